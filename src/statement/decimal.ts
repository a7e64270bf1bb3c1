/** Exact decimal numbers, in the form of the Document: `-12.5`, no exponent, no zeros at the ends. */

/** `units` times ten to the power of minus `places`. */
export interface Decimal {
  readonly units: bigint;
  readonly places: number;
}

/** Reads digits with at most one `.`; nothing for what is longer than any amount. */
export function parseDecimal(digits: string): Decimal | undefined {
  const match = /^(-?\d{1,40})(?:\.(\d{1,40}))?$/.exec(digits);
  if (!match) return undefined;
  const [, whole = '0', part = ''] = match;
  return { units: BigInt(whole + part), places: part.length };
}

/** The number times a power of ten. */
export function shift({ units, places }: Decimal, power: number): Decimal {
  return power <= places
    ? { units, places: places - power }
    : { units: units * 10n ** BigInt(power - places), places: 0 };
}

/** Both with the same number of places. */
function aligned(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const places = Math.max(a.places, b.places);
  const raise = ({ units, places: own }: Decimal): bigint => units * 10n ** BigInt(places - own);
  return [raise(a), raise(b), places];
}

export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, places] = aligned(a, b);
  return { units: x + y, places };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, { units: -b.units, places: b.places });
}

/** Half way between the two. */
export function mean(a: Decimal, b: Decimal): Decimal {
  const { units, places } = add(a, b);
  return { units: units * 5n, places: places + 1 };
}

export function isLess(a: Decimal, b: Decimal): boolean {
  const [x, y] = aligned(a, b);
  return x < y;
}

export function formatDecimal({ units, places }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  let part = places === 0 ? '' : digits.slice(-places);
  while (part.endsWith('0')) part = part.slice(0, -1);
  const sign = units < 0n ? '-' : '';
  return part === '' ? `${sign}${whole}` : `${sign}${whole}.${part}`;
}
