/**
 * Reads a pair of degrees, latitude first: `30°03′N 31°14′E`, `51.5°N 0.12°W`, `51.5, -0.12`. The precision is that of
 * the digits as written. Never throws; linear in the length of the words.
 */
import { add, formatDecimal, isLess, parseDecimal, type Decimal } from './decimal.ts';
import type { Coordinate } from './document.ts';

export type CoordinateReading =
  | { readonly kind: 'coordinate'; readonly coordinate: Coordinate; readonly start: number; readonly end: number }
  | { readonly kind: 'unreadable'; readonly reason: string };

// Degrees, then perhaps minutes and seconds, then the side: the ASCII signs of hurried writers are read as well.
const angle = String.raw`(\d{1,3}(?:\.\d{1,12})?)\s?[°º]\s?(?:(\d{1,2}(?:\.\d{1,12})?)\s?[′'’]\s?)?(?:(\d{1,2}(?:\.\d{1,12})?)\s?(?:[″"”]|′′|'')\s?)?`;
// The parts of an angle in fields of their own: `43 42 0 N 79 24 W`.
const parted = String.raw`(\d{1,3}(?:\.\d{1,12})?) (?:(\d{1,2}(?:\.\d{1,12})?) )?(?:(\d{1,2}(?:\.\d{1,12})?) )?`;
const spaced = new RegExp(String.raw`${parted}([NS]) ${parted}([EW])$`, 'u');
const sided = new RegExp(String.raw`${angle}([NS])[\s,;]{0,3}${angle}([EW])(?!\p{L})`, 'u');
const signed = /([-−+]?\d{1,2}(?:\.\d{1,12})?)(?:\s?[,;]\s?|\s)([-−+]?\d{1,3}(?:\.\d{1,12})?)(?![\d.,;])/u;
const forms = [
  [sided, readSided],
  [spaced, readSided],
  [signed, readSigned],
] as const;
const invisible = /[\s\u00A0\u200B-\u200F\u2060\uFEFF]/u;

/** Reads a value that starts with a place on Earth; the same place in another notation may follow. */
export function readCoordinate(words: string): CoordinateReading {
  let start = 0;
  while (start < words.length && invisible.test(words.charAt(start))) start++;
  const text = words.slice(start, start + 200);
  const [match, read] = forms
    .map(([form, reader]) => [form.exec(text), reader] as const)
    .find(([found]) => found?.index === 0) ?? [undefined, undefined];
  const pair = match && read?.(match);
  if (!match || !pair) return unreadable('Not a latitude and a longitude in degrees');
  // What follows may repeat the place after a slash, or say nothing.
  const rest = words.slice(start + match[0].length).replace(/^[\s\u00A0\u200B-\u200F\u2060\uFEFF]+/u, '');
  if (rest !== '' && !/^[/(]/.test(rest)) return unreadable('More stands behind the latitude and the longitude');
  const [latitude, longitude, places] = pair;
  if (!within(latitude, 90n) || !within(longitude, 180n)) return unreadable('The degrees are beyond the globe');
  const end = start + match[0].length;
  return {
    kind: 'coordinate',
    coordinate: {
      latitude: formatDecimal(latitude),
      longitude: formatDecimal(longitude),
      precision: places,
      lexical: words.slice(start, end).replace(/[\u200B-\u200F\u2060\uFEFF]/gu, ''),
    },
    start,
    end,
  };
}

type Pair = readonly [latitude: Decimal, longitude: Decimal, precision: string];

function readSided(match: RegExpExecArray): Pair | undefined {
  const [, d1, m1, s1, ns, d2, m2, s2, ew] = match;
  const latitude = degrees(d1, m1, s1, ns === 'S');
  const longitude = degrees(d2, m2, s2, ew === 'W');
  if (!latitude || !longitude) return undefined;
  return [latitude.value, longitude.value, coarser(latitude.precision, longitude.precision)];
}

/** Without letters it must be decimal, or any two numbers would be a place. */
function readSigned([, first = '', second = '']: RegExpExecArray): Pair | undefined {
  const [latitude, longitude] = [first, second].map((text) => parseDecimal(text.replace('−', '-').replace('+', '')));
  if (!latitude || !longitude || latitude.places < 2 || longitude.places < 2) return undefined;
  return [latitude, longitude, coarser(power(latitude.places), power(longitude.places))];
}

interface Degrees {
  readonly value: Decimal;
  readonly precision: string;
}

/** How exact an angle is, in degrees, by the least of its units, as Wikibase names precisions. */
const minute = '0.016666666666666666';
const second = '0.0002777777777777778';

function degrees(d = '', m: string | undefined, s: string | undefined, negative: boolean): Degrees | undefined {
  const whole = parseDecimal(d);
  const minutes = parseDecimal(m ?? '0');
  const seconds = parseDecimal(s ?? '0');
  const sixty = { units: 60n, places: 0 };
  if (!whole || !minutes || !seconds || !isLess(minutes, sixty) || !isLess(seconds, sixty)) return undefined;
  // Only the last unit may have a fraction, and seconds need minutes.
  if ((m !== undefined && whole.places > 0) || (s !== undefined && (m === undefined || minutes.places > 0))) {
    return undefined;
  }
  const sum = add(whole, add(divide(minutes, 60n), divide(seconds, 3600n)));
  const value = negative ? { units: -sum.units, places: sum.places } : sum;
  const last = s === undefined ? minutes.places : seconds.places;
  if (m === undefined) return { value, precision: power(whole.places) };
  return { value, precision: scaleDown(s === undefined ? minute : second, last) };
}

/** The quotient to ten places, more than any precision needs. */
function divide({ units, places }: Decimal, by: bigint): Decimal {
  if (units === 0n) return { units, places: 0 };
  const scaled = units * 10n ** 10n;
  return { units: (scaled * 2n + by * 10n ** BigInt(places)) / (2n * by * 10n ** BigInt(places)), places: 10 };
}

/** Ten to the power of minus `places`. */
function power(places: number): string {
  return formatDecimal({ units: 1n, places });
}

function scaleDown(precision: string, places: number): string {
  const value = parseDecimal(precision);
  return value ? formatDecimal({ units: value.units, places: value.places + places }) : precision;
}

function coarser(a: string, b: string): string {
  const [x, y] = [parseDecimal(a), parseDecimal(b)];
  return x && y && isLess(x, y) ? b : a;
}

function within({ units, places }: Decimal, limit: bigint): boolean {
  const most = limit * 10n ** BigInt(places);
  return units <= most && units >= -most;
}

function unreadable(reason: string): CoordinateReading {
  return { kind: 'unreadable', reason };
}
