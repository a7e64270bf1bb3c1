/**
 * Reads amounts out of words: a whole infobox value, or what stands in prose. What cannot be read without guessing is
 * unreadable. Never throws; linear in the length of the words.
 */
import type { Quantity } from './document.ts';
import { numberAt, quantityOf, type NumberAt } from './number.ts';
import type { NumberWords } from './number-words.ts';
import { unitAt, type UnitTable } from './units.ts';

/** What a reader of amounts needs to know beside the words. */
export interface QuantityContext {
  readonly words: NumberWords;
  readonly units: UnitTable;
  /** The item of the unit, when the key itself tells it: `area_km2`. A bare number is then of this unit. */
  readonly unit?: string;
}

/** An amount as the words give it. */
export interface QuantityPoint {
  readonly quantity: Quantity;
  /** The words say that it is approximate: `about 400`. */
  readonly circa: boolean;
  /** The words say that it is a bound, not the amount: `lower` for `over 400`, `upper` for `up to 400`. */
  readonly bound?: 'lower' | 'upper';
  readonly start: number;
  readonly end: number;
}

/** What an infobox value says, when it starts with an amount and says nothing else that matters. */
export type QuantityReading =
  | {
      readonly kind: 'quantity';
      readonly point: QuantityPoint;
      /** Words in parentheses that no reader knows: `(2018)`. The same amount in another unit is none of them. */
      readonly notes: readonly { readonly words: string; readonly start: number; readonly end: number }[];
    }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads an infobox value that must be one amount as a whole: the first unit counts, others in parentheses repeat it. */
export function readQuantity(words: string, context: QuantityContext): QuantityReading {
  const first = amountAt(words, blanks(words, 0), context);
  if (!first) return unreadable(words, 0, 'starts no amount');
  // 6 ft 2 in is no amount of one unit, but the same in parentheses is.
  const second = first.measured ? amountAt(words, blanks(words, first.end), context) : undefined;
  let end = second?.measured ? second.end : first.end;
  const notes: { words: string; start: number; end: number }[] = [];
  const repeats: Amount[] = [];
  for (;;) {
    const open = blanks(words, end);
    const mark = words.charAt(open);
    const close = mark === '(' ? words.indexOf(')', open) : mark === '[' ? words.indexOf(']', open) : -1;
    // 158.925354(8) is how exact the digits are.
    if (close < 0 || /^\d\(\d/.test(words.slice(open - 1, open + 2))) break;
    const inside = repeatsIn(words, open + 1, close, context);
    if (inside) repeats.push(...inside);
    else if (mark === '(') notes.push({ words: words.slice(open, close + 1), start: open, end: close + 1 });
    else if (!/^\[(?:\d{1,3}|\p{Ll}{1,4}(?: ?\d{1,3})?)\]$/u.test(words.slice(open, close + 1))) break;
    end = close + 1;
  }
  if (blanks(words, end) < words.length) return unreadable(words, end, 'is no part of an amount');
  if (!second?.measured) return { kind: 'quantity', point: first.point, notes };
  const whole = repeats.find(({ measured }) => measured);
  return whole ? { kind: 'quantity', point: whole.point, notes } : unreadable(words, 0, 'has two units');
}

interface Amount {
  readonly point: QuantityPoint;
  /** It has a unit of its own, not just the key's. */
  readonly measured: boolean;
  readonly end: number;
}

/** A number with its unit, before it (`US$ 5`) or behind it. */
function amountAt(words: string, at: number, context: QuantityContext): Amount | undefined {
  const lead = unitAt(words, at, context.units);
  const money = lead && /\p{Sc}|^[A-Z]{3}$/u.test(words.slice(at, lead.end)) ? lead : undefined;
  const start = money ? blanks(words, money.end) : at;
  const number = numberAt(words, start, context.words);
  if (!number) return undefined;
  const gap = blanks(words, number.end);
  const behind = money ? undefined : unitAt(words, gap, context.units);
  const unit = money?.unit ?? behind?.unit;
  const counted = unit ? undefined : countedAt(words, gap, context);
  const end = behind?.end ?? counted ?? number.end;
  // km/h is a unit, /km2 behind a number is part of one that no table has.
  if (/^\s?[/·×*^]/.test(words.slice(end, end + 2))) return undefined;
  const item = unit?.item ?? (counted === undefined ? context.unit : undefined);
  return { point: pointOf(number, item, words.slice(at, end), at, end), measured: unit !== undefined, end };
}

function countedAt(words: string, at: number, { words: table }: QuantityContext): number | undefined {
  const noun = /^\p{L}{2,30}(?![\p{L}\p{N}])/u.exec(words.slice(at, at + 32))?.[0];
  return noun !== undefined && table.counted.has(noun.toLowerCase()) ? at + noun.length : undefined;
}

/** The amounts that fill parentheses: `(5 ft 7 in)`, `(84 kg; 13 st 3 lb)`. */
function repeatsIn(words: string, from: number, to: number, context: QuantityContext): Amount[] | undefined {
  const inside = words.slice(0, to);
  const amounts: Amount[] = [];
  let at = blanks(inside, from);
  while (at < to) {
    const amount = amountAt(inside, at, context);
    if (!amount?.measured) {
      // A unit that the table lacks may still repeat the amount: 13 st 3 lb.
      const unknown = /^[\d.,]+\s?\p{L}{1,3}(?=[\s;,)]|$)/u.exec(inside.slice(at, at + 40))?.[0];
      if (unknown === undefined || amounts.length === 0) return undefined;
      at = separator(inside, at + unknown.length);
      continue;
    }
    const next = separator(inside, amount.end);
    // The second of two joined units does not stand alone.
    const joined = amountAt(inside, next, context);
    if (joined?.measured && next === blanks(inside, amount.end)) {
      at = separator(inside, joined.end);
      amounts.push({ ...amount, measured: false });
    } else {
      at = next;
      amounts.push(amount);
    }
  }
  return amounts.length > 0 ? amounts : undefined;
}

function separator(words: string, at: number): number {
  const end = blanks(words, at);
  return /[;,]/.test(words.charAt(end)) ? blanks(words, end + 1) : end;
}

function pointOf(
  number: NumberAt,
  unit: string | undefined,
  lexical: string,
  start: number,
  end: number,
): QuantityPoint {
  const { circa, bound } = number;
  return { quantity: quantityOf(number, unit, lexical), circa, ...(bound ? { bound } : {}), start, end };
}

/** Finds the numbers in running words, in order, not overlapping: `six thousand`, `between 400 and 700`. Units are not read. */
export function findNumbers(words: string, context: QuantityContext): readonly QuantityPoint[] {
  const found: QuantityPoint[] = [];
  // A run of letters and digits, and the letters it begins with as far as an entry of the table may reach.
  const start = /(?=(\p{L}{0,20}))[\p{L}\d~≈<>≥≤]+/gu;
  const { starts } = context.words;
  for (let match = start.exec(words); match; match = start.exec(words)) {
    const letters = match[1] ?? '';
    if (letters !== '' && !starts.has(letters.toLowerCase())) continue;
    const number = numberAt(words, match.index, context.words);
    // `5th`, `5%` and the `five` of `five-year` count nothing.
    if (!number || /^(?:-?\p{L}|[\p{N}%])/u.test(words.slice(number.end, number.end + 3))) continue;
    if (isPronoun(number, words)) continue;
    found.push(pointOf(number, undefined, words.slice(number.start, number.end), number.start, number.end));
    start.lastIndex = Math.max(number.end, match.index + 1);
  }
  return found;
}

/** `one` alone is hardly ever a number. */
function isPronoun({ amount, digits, start, end }: NumberAt, words: string): boolean {
  return !digits && amount.units === 1n && !/\s/.test(words.slice(start, end));
}

function blanks(words: string, at: number): number {
  let end = at;
  while (end < words.length && /[\s\u200B-\u200F\uFEFF]/.test(words.charAt(end))) end++;
  return end;
}

function unreadable(words: string, at: number, what: string): QuantityReading {
  const text = words.slice(at).trim();
  const shown = text.length > 40 ? `${text.slice(0, 39).trim()}…` : text;
  return {
    kind: 'unreadable',
    reason: text === '' ? 'There are no words to read an amount from' : `"${shown}" ${what}`,
  };
}
