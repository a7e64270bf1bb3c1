/**
 * The words of a language that dates are made of. In goes the content of source/languages/<tag>/time.yaml, which its
 * schema has accepted; out comes one table from a folded word to what it may mean.
 */

/** Words that have no number of their own. */
export type Marker =
  | 'weekday'
  | 'circa'
  | 'about'
  | 'before'
  | 'after'
  | 'by'
  | 'not'
  | 'between'
  | 'from'
  | 'since'
  | 'to'
  | 'until'
  | 'and'
  | 'or'
  | 'in'
  | 'of'
  | 'the'
  | 'year'
  | 'present'
  | 'century'
  | 'millennium'
  | 'age'
  | 'ago'
  | 'unit'
  | 'old-style'
  | 'new-style'
  | 'julian'
  | 'gregorian'
  | 'born'
  | 'died'
  | 'reigned'
  | 'floruit';

export type Era = 'ce' | 'bce' | 'hijri' | 'before-hijra';

/** Everything that one word may mean in a date. */
export interface TimeWord {
  readonly month?: number;
  readonly hijriMonth?: number;
  /** 21 to 24, as in EDTF. */
  readonly season?: number;
  readonly era?: Era;
  readonly part?: 'early' | 'middle' | 'late';
  readonly ordinal?: number;
  readonly markers: ReadonlySet<Marker>;
  /** In running text it starts upper case. */
  readonly capital: boolean;
  /** Whether a full stop belongs to it. */
  readonly stop: 'never' | 'optional' | 'required';
  /** Whether full stops stand within it, as in `v. Chr.`: without them the letters may be any words. */
  readonly inner: 'never' | 'optional' | 'required';
}

/** The words of one or more languages. */
export interface TimeWords {
  /** By `foldWord`. */
  readonly words: ReadonlyMap<string, TimeWord>;
  /** How many words the longest entry has that starts with a word. */
  readonly longest: ReadonlyMap<string, number>;
  /** Endings that make a number an ordinal: `st`, `th`. */
  readonly ordinalEndings: ReadonlySet<string>;
  /** Endings that make a year a decade: `s`. */
  readonly decadeEndings: ReadonlySet<string>;
  /** Words in lower case that may follow a bare year in running text. */
  readonly followers: ReadonlySet<string>;
  /** Endings of such words: `ed`. */
  readonly followerEndings: readonly string[];
}

/** Apostrophes and the letters that transliterations use like them. */
export const apostrophes = "'`\u2018\u2019\u02BB\u02BC\u02BE\u02BF\u02B9";

const apostrophe = new RegExp(`[${apostrophes}]`, 'gu');

/** A word or words as the table has them: lower case, no accents, apostrophes or stops, hyphens as blanks. */
export function foldWord(word: string): string {
  if (/^[a-zA-Z]+$/.test(word)) return word.toLowerCase();
  return word
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .replace(apostrophe, '')
    .toLowerCase()
    .split(/[\s\u00AD\u2010\u2011-]+/u)
    .join(' ')
    .trim();
}

type Lists = Readonly<Record<string, readonly string[]>>;

/** What time.yaml holds. */
interface TimeData {
  readonly months: Lists;
  readonly 'hijri-months': Lists;
  readonly seasons: Lists;
  readonly eras: Lists;
  readonly weekdays: readonly string[];
  readonly ordinals: Lists;
  readonly parts: Lists;
  readonly markers: Lists;
  readonly 'ordinal-endings': readonly string[];
  readonly 'decade-endings': readonly string[];
  readonly followers: readonly string[];
  readonly 'follower-endings': readonly string[];
}

/** Compiles the data files of the languages that an article's dates may be written in, first language first. */
export function compileTimeWords(...languages: readonly unknown[]): TimeWords {
  const words = new Map<string, TimeWord>();
  const add = (entry: string, meaning: Partial<TimeWord>, marker?: Marker): void => {
    const key = foldWord(entry);
    const old = words.get(key);
    const stopped = entry.endsWith('.');
    const stop = !stopped ? 'never' : key.length === 1 ? 'required' : 'optional';
    const inner = /\.[^]*\p{L}/u.test(entry) ? 'required' : 'never';
    words.set(key, {
      ...meaning,
      ...old,
      markers: new Set([...(old?.markers ?? []), ...(marker ? [marker] : [])]),
      capital: (old?.capital ?? true) && /^\p{Lu}/u.test(entry),
      stop: old === undefined || old.stop === stop ? stop : 'optional',
      inner: old === undefined || old.inner === inner ? inner : 'optional',
    });
  };
  const all = languages as readonly TimeData[];
  for (const data of all) {
    const each = (lists: Lists, meaning: (key: string) => Partial<TimeWord>): void => {
      for (const [key, entries] of Object.entries(lists)) for (const entry of entries) add(entry, meaning(key));
    };
    each(data.months, (key) => ({ month: Number(key) }));
    each(data['hijri-months'], (key) => ({ hijriMonth: Number(key) }));
    each(data.seasons, (key) => ({ season: Number(key) }));
    each(data.eras, (key) => ({ era: key as Era }));
    each(data.ordinals, (key) => ({ ordinal: Number(key) }));
    each(data.parts, (key) => ({ part: key as 'early' | 'middle' | 'late' }));
    for (const entry of data.weekdays) add(entry, {}, 'weekday');
    for (const [marker, entries] of Object.entries(data.markers)) {
      for (const entry of entries) add(entry, {}, marker as Marker);
    }
  }
  return {
    words,
    longest: longestByFirst(words.keys()),
    ordinalEndings: new Set(all.flatMap((data) => data['ordinal-endings'])),
    decadeEndings: new Set(all.flatMap((data) => data['decade-endings'])),
    followers: new Set(all.flatMap((data) => data.followers)),
    followerEndings: all.flatMap((data) => data['follower-endings']),
  };
}

function longestByFirst(entries: Iterable<string>): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const entry of entries) {
    const parts = entry.split(' ');
    const [first = ''] = parts;
    longest.set(first, Math.max(longest.get(first) ?? 0, parts.length));
  }
  return longest;
}
