/**
 * The words of a language that dates are made of. In goes the content of source/languages/<tag>/time.yaml, which its
 * schema has accepted; out comes one table from a word in lower case to what it means.
 */

/** What a word may mean in a date. */
export type TimeWord =
  | { readonly kind: 'month' | 'hijri-month' | 'season'; readonly number: number }
  | { readonly kind: 'era'; readonly era: 'ce' | 'bce' | 'hijri' | 'before-hijra' }
  | { readonly kind: 'part'; readonly part: 'early' | 'middle' | 'late' }
  | { readonly kind: 'ordinal'; readonly number: number }
  | { readonly kind: Marker };

/** Words that have no number of their own. */
export type Marker =
  | 'weekday'
  | 'circa'
  | 'before'
  | 'after'
  | 'by'
  | 'between'
  | 'from'
  | 'since'
  | 'to'
  | 'until'
  | 'and'
  | 'or'
  | 'in'
  | 'on'
  | 'of'
  | 'the'
  | 'year'
  | 'present'
  | 'century'
  | 'millennium'
  | 'decade'
  | 'age'
  | 'ago'
  | 'unit'
  | 'old-style'
  | 'new-style'
  | 'born'
  | 'died'
  | 'reigned'
  | 'floruit'
  | 'follower';

/** The words of one or more languages. */
export interface TimeWords {
  /** By word in lower case, with its full stop if it has one, blanks single. */
  readonly words: ReadonlyMap<string, TimeWord>;
  /** How many words the longest entry has. */
  readonly longest: number;
  /** Endings that make a number an ordinal: `st`, `th`. */
  readonly ordinalEndings: ReadonlySet<string>;
  /** Endings that make a year a decade: `s`. */
  readonly decadeEndings: ReadonlySet<string>;
  /** Endings of words that may follow a bare year: `ed`. */
  readonly followerEndings: readonly string[];
}
