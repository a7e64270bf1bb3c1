/**
 * The words of a language that amounts are made of. In goes the content of source/languages/<tag>/numbers.yaml, which
 * its schema has accepted; out comes one table from a word in lower case to what it means.
 */

/** Words that stand before or between numbers. */
export type NumberMarker = 'circa' | 'over' | 'under' | 'from' | 'between' | 'and' | 'to';

/** What a word may mean in an amount. */
export type NumberWord =
  /** `scale` is the power of ten that multiplies what stands before it. */
  { readonly kind: 'small' | 'tens' | 'scale'; readonly value: number } | { readonly kind: NumberMarker };

/** The words of one language. */
export interface NumberWords {
  /** By word or words in lower case, single blanks. */
  readonly words: ReadonlyMap<string, NumberWord>;
  /** The first word of each entry: no number starts with another. */
  readonly starts: ReadonlySet<string>;
  /** How many words the longest entry has. */
  readonly longest: number;
  /** What bare numbers count. */
  readonly counted: ReadonlySet<string>;
  readonly decimal: string;
  readonly group: string;
  /** Digits as the language writes them, sticky. Thousands are parted by its mark or a blank that does not break. */
  readonly digits: RegExp;
}

/** What numbers.yaml holds. */
interface NumberData {
  readonly decimal: string;
  readonly group: string;
  readonly small: Readonly<Record<string, number>>;
  readonly tens: Readonly<Record<string, number>>;
  readonly scales: Readonly<Record<string, number>>;
  readonly markers: Readonly<Record<NumberMarker, readonly string[]>>;
  readonly counted: readonly string[];
}

/** Compiles the data file of the article's language. */
export function compileNumberWords(data: unknown): NumberWords {
  const { decimal, group, small, tens, scales, markers, counted } = data as NumberData;
  const words = new Map<string, NumberWord>();
  const values = { small, tens, scale: scales } as const;
  for (const kind of ['small', 'tens', 'scale'] as const) {
    for (const [word, value] of Object.entries(values[kind])) words.set(word, { kind, value });
  }
  for (const kind of Object.keys(markers) as NumberMarker[]) {
    for (const word of markers[kind]) words.set(word, { kind });
  }
  const longest = Math.max(1, ...[...words.keys()].map((word) => word.split(' ').length));
  const starts = new Set([...words.keys()].map((word) => /^\p{L}*/u.exec(word)?.[0] ?? ''));
  return { words, starts, longest, counted: new Set(counted), decimal, group, digits: digitsForm(decimal, group) };
}

function digitsForm(decimal: string, group: string): RegExp {
  const grouped = String.raw`(?:[${group}]\d{3}){1,12}|(?:[\u00A0\u2009\u202F]\d{3}){1,12}`;
  return new RegExp(String.raw`[-\u2212]?(?:\d{1,3}(?:${grouped})|\d{1,30})(?:[${decimal}]\d{1,30})?`, 'y');
}
