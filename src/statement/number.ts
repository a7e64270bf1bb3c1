/**
 * Reads numbers at an offset of words: digits (`1,234.5`, `1.5 million`), words (`six thousand`), ranges (`400–700`,
 * `between 400 and 700`) and what qualifies them (`about`, `over`, `±`). Linear in the length of what is read.
 */
import { add, formatDecimal, isLess, mean, parseDecimal, shift, subtract, type Decimal } from './decimal.ts';
import type { NumberMarker, NumberWord, NumberWords } from './number-words.ts';

/** A number or range and what is said about it. */
export interface NumberAt {
  readonly amount: Decimal;
  readonly lower?: Decimal;
  readonly upper?: Decimal;
  readonly circa: boolean;
  readonly bound?: 'lower' | 'upper';
  /** It was given in digits, at least in part. */
  readonly digits: boolean;
  readonly start: number;
  readonly end: number;
}

/** One number without its surroundings. */
interface Plain {
  readonly value: Decimal;
  /** The power of ten that a scale word multiplied it with. */
  readonly scale: number;
  readonly digits: boolean;
  readonly end: number;
}

/** The number that starts at an offset, words before it included. */
export function numberAt(words: string, at: number, table: NumberWords): NumberAt | undefined {
  let start = at;
  let circa = false;
  let bound: 'lower' | 'upper' | undefined;
  let pair: 'between' | 'from' | undefined;
  for (let count = 0; count < 3; count++) {
    const marker = markerAt(words, start, table, ['circa', 'over', 'under', 'between', 'from']);
    if (!marker) break;
    if (marker.kind === 'circa') circa = true;
    else if (marker.kind === 'over') bound = 'lower';
    else if (marker.kind === 'under') bound = 'upper';
    else if (marker.kind === 'between' || marker.kind === 'from') pair = marker.kind;
    start = blanks(words, marker.end);
  }
  const first = plainAt(words, start, table);
  if (!first) return undefined;
  const made = (value: Pick<NumberAt, 'amount'> & Partial<NumberAt>, end: number): NumberAt => ({
    circa,
    digits: first.digits,
    ...(bound ? { bound } : {}),
    ...value,
    start: at,
    end,
  });
  const range = rangeAt(words, first, pair, table);
  if (range) return bound === undefined ? made(range, range.end) : undefined;
  if (pair !== undefined) return undefined;
  const spread = /^\s?(?:±|\+\/[-−])\s?/.exec(words.slice(first.end, first.end + 6));
  if (spread) {
    const margin = plainAt(words, first.end + spread[0].length, table);
    if (!margin?.digits) return undefined;
    const { value } = first;
    return made({ amount: value, lower: subtract(value, margin.value), upper: add(value, margin.value) }, margin.end);
  }
  if (words.charAt(first.end) === '+') return made({ amount: first.value, bound: 'lower' }, first.end + 1);
  return made({ amount: first.value }, first.end);
}

/** A second number after a dash or `to`; `between` wants `and`. The first takes the scale of the second: `39–50 million`. */
function rangeAt(
  words: string,
  first: Plain,
  pair: 'between' | 'from' | undefined,
  table: NumberWords,
): (Pick<NumberAt, 'amount'> & { lower: Decimal; upper: Decimal; end: number }) | undefined {
  const joint = /^(\s?[–—-]\s?|\s)/u.exec(words.slice(first.end, first.end + 3))?.[0];
  if (joint === undefined) return undefined;
  let at = first.end + joint.length;
  if (/^\s$/.test(joint)) {
    const marker = markerAt(words, at, table, pair === 'between' ? ['and'] : ['to']);
    if (!marker) return undefined;
    at = blanks(words, marker.end);
  }
  const second = plainAt(words, at, table);
  if (!second) return undefined;
  const lower = first.scale === 0 && second.scale > 0 ? shift(first.value, second.scale) : first.value;
  const upper = second.value;
  return isLess(lower, upper) ? { amount: mean(lower, upper), lower, upper, end: second.end } : undefined;
}

const blank = /[\s\u00A0\u2009\u202F]/;

function blanks(words: string, at: number): number {
  let end = at;
  while (end < words.length && blank.test(words.charAt(end))) end++;
  return end;
}

/** Digits or words, and a scale word after them. */
function plainAt(words: string, at: number, table: NumberWords): Plain | undefined {
  return digitsAt(words, at, table) ?? wordsAt(words, at, table);
}

function digitsAt(words: string, at: number, table: NumberWords): Plain | undefined {
  // A380 and 5th are no numbers.
  if (/(?:[\p{L}\p{N}_]|\d[.,:])$/u.test(words.slice(Math.max(0, at - 2), at))) return undefined;
  const form = table.digits;
  form.lastIndex = at;
  const text = form.exec(words)?.[0];
  if (text === undefined) return undefined;
  const end = at + text.length;
  // Nor are 1,23 and 1.234.567 and 12:30 in a language that writes 1,234.5.
  if (/^(?:[.,:]\d|[\d⁄½¼¾])/.test(words.slice(end, end + 2))) return undefined;
  const [whole = '', part] = text.split(table.decimal);
  const digits = whole.replaceAll('\u2212', '-').replace(/[^\d-]/g, '');
  const value = parseDecimal(part === undefined ? digits : `${digits}.${part}`);
  return value && scaled({ value, scale: 0, digits: true, end }, words, table);
}

/** `1.5 million`: a scale behind digits or words. */
function scaled(plain: Plain, words: string, table: NumberWords): Plain {
  const at = blanks(words, plain.end);
  const word = at > plain.end ? wordAt(words, at, table) : undefined;
  if (word?.meaning.kind !== 'scale' || word.meaning.value < 3) return plain;
  const { value } = word.meaning;
  return { ...plain, value: shift(plain.value, value), scale: value, end: word.end };
}

/** `six thousand`, `two hundred and five`, `twenty-five`. */
function wordsAt(words: string, at: number, table: NumberWords): Plain | undefined {
  let total = 0;
  let current = 0;
  let last: 'small' | 'tens' | 'scale' | undefined;
  let smallest = Infinity;
  let end = at;
  for (let i = at, count = 0; count < 12; count++) {
    const joined = last === 'scale' ? markerAt(words, i, table, ['and']) : undefined;
    const word = wordAt(words, joined ? blanks(words, joined.end) : i, table);
    if (word?.meaning.kind !== 'small' && word?.meaning.kind !== 'tens' && word?.meaning.kind !== 'scale') break;
    const { kind, value } = word.meaning;
    if (kind === 'scale') {
      if (last === undefined || (value >= 3 && value >= smallest) || (value === 2 && last === 'scale')) break;
      if (value === 2) current *= 100;
      else {
        total += current * 10 ** value;
        current = 0;
        smallest = value;
      }
    } else if (kind === 'tens') {
      if (last === 'small' || last === 'tens') break;
      current += value;
    } else {
      if (last === 'small' || (last === 'tens' && (value === 0 || value > 9))) break;
      current += value;
    }
    last = kind;
    end = word.end;
    i = word.end + (/^[\s-]/.exec(words.slice(word.end, word.end + 1))?.[0].length ?? 0);
    if (i === word.end) break;
  }
  const sum = total + current;
  return last === undefined || !Number.isSafeInteger(sum)
    ? undefined
    : { value: { units: BigInt(sum), places: 0 }, scale: 0, digits: false, end };
}

/** The single word at an offset. */
function wordAt(words: string, at: number, table: NumberWords): { meaning: NumberWord; end: number } | undefined {
  if (/[\p{L}\p{N}]/u.test(words.charAt(at - 1))) return undefined;
  const text = /^\p{L}{2,20}/u.exec(words.slice(at, at + 24))?.[0];
  const meaning = text === undefined ? undefined : table.words.get(text.toLowerCase());
  if (text === undefined || !meaning || /^[\p{L}\p{N}]/u.test(words.slice(at + text.length))) return undefined;
  return { meaning, end: at + text.length };
}

/** The marker at an offset, the longest of those wanted. */
function markerAt(
  words: string,
  at: number,
  table: NumberWords,
  wanted: readonly NumberMarker[],
): { kind: NumberMarker; end: number } | undefined {
  const symbol = table.words.get(words.charAt(at));
  if (symbol && !/\p{L}/u.test(words.charAt(at)))
    return isWanted(symbol, wanted) ? { kind: symbol.kind, end: at + 1 } : undefined;
  const form = /\p{L}{1,20}(?:\s\p{L}{1,20}){0,2}/uy;
  form.lastIndex = at;
  let text = form.exec(words)?.[0];
  while (text !== undefined && text !== '') {
    const end = at + text.length;
    const meaning = table.words.get(text.toLowerCase().replace(/\s/g, ' '));
    if (meaning && isWanted(meaning, wanted)) {
      const stop = words.charAt(end) === '.' ? 1 : 0;
      const ends = stop === 1 || /^[\s\d]/.test(words.slice(end, end + 1));
      return ends ? { kind: meaning.kind, end: end + stop } : undefined;
    }
    const cut = text.search(/\s\S*$/);
    text = cut < 0 ? undefined : text.slice(0, cut);
  }
  return undefined;
}

function isWanted(meaning: NumberWord, wanted: readonly NumberMarker[]): meaning is { kind: NumberMarker } {
  return (wanted as readonly string[]).includes(meaning.kind);
}

/** A number in the form of the Document. */
export function quantityOf(
  { amount, lower, upper }: NumberAt,
  unit?: string,
  lexical?: string,
): {
  amount: string;
  lower?: string;
  upper?: string;
  unit?: string;
  lexical?: string;
} {
  return {
    amount: formatDecimal(amount),
    ...(lower ? { lower: formatDecimal(lower) } : {}),
    ...(upper ? { upper: formatDecimal(upper) } : {}),
    ...(unit === undefined ? {} : { unit }),
    ...(lexical === undefined ? {} : { lexical }),
  };
}
