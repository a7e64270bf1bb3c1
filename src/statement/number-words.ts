/**
 * The words of a language that amounts are made of. In goes the content of source/languages/<tag>/numbers.yaml, which
 * its schema has accepted; out comes one table from a word in lower case to what it means.
 */

/** What a word may mean in an amount. */
export type NumberWord =
  | { readonly kind: 'unit' | 'tens' | 'hundred' | 'scale'; readonly value: number }
  | { readonly kind: 'circa' | 'over' | 'under' | 'from' | 'between' | 'and' | 'to' };

/** The words of one or more languages. */
export interface NumberWords {
  /** By word or words in lower case, single blanks. */
  readonly words: ReadonlyMap<string, NumberWord>;
  /** How many words the longest entry has. */
  readonly longest: number;
}
