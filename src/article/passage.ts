/**
 * A passage is what a person reads at a place of an article: words, with the place of each of them in the text. In the
 * plain form the words are the text itself; in wikitext they are what is left of it once markup is rendered, and a map
 * leads from the words back to the text.
 */
import { isBlank, slice, type Range } from '../range.ts';

/** Words as a person reads them, and where they stand. */
export interface Passage {
  readonly words: string;
  /** Where the whole passage stands in the text, markup included. */
  readonly range: Range;
  /** How offsets of `words` lead to the text; absent when the words are the text at `range`, letter for letter. */
  readonly map?: OffsetMap;
  /** Where the words begin among those that the map is of: parts of a passage share its map. 0 when absent. */
  readonly from?: number;
  /** The stretches of `words` that link to a page, in order, not overlapping. */
  readonly links?: readonly Link[];
  /** The sources that are cited at a point of `words`, in order. */
  readonly citations?: readonly Citation[];
  /** The stretches of `words` that link to an address outside the wiki, in order. */
  readonly addresses?: readonly Address[];
  /** The stretches of `words` whose language the markup tells, in order. */
  readonly languages?: readonly LanguageStretch[];
  /** Where words of templates stand that the reader does not know: they are a guess, so nothing is stated from them. */
  readonly guesses?: readonly Guess[];
}

/** A stretch of a passage's words that a template gave which the reader does not know; empty if it gave none. */
export interface Guess {
  readonly start: number;
  readonly end: number;
  /** The template's name, lower case. */
  readonly template: string;
}

/** A stretch of a passage's words that links to an address outside the wiki. */
export interface Address {
  readonly start: number;
  readonly end: number;
  /** As written: nothing vouches for its form. */
  readonly address: string;
}

/** A stretch of a passage's words in another language. */
export interface LanguageStretch {
  readonly start: number;
  readonly end: number;
  /** BCP 47, as written. */
  readonly lang: string;
}

/** A stretch of a passage's words that links to a page of the same wiki. */
export interface Link {
  /** Offsets in the passage's words. */
  readonly start: number;
  readonly end: number;
  /** The title of the page, normalised, without a section. */
  readonly target: string;
}

/** A mark that cites a source, such as a `<ref>`: it stands after the words before `at`. */
export interface Citation {
  /** Offset in the passage's words. */
  readonly at: number;
  /** The id of the cited source among the article's `sources`. */
  readonly source: string;
  /** Pages, where the mark gives them. */
  readonly pages?: string;
}

/**
 * Runs of words and where each comes from, in order, three numbers for each: the offset of its first word; where it
 * starts in the text if it stands there letter for letter, and if it stands for that place as a whole, the complement
 * (`~`) of that; where it ends in the text.
 */
export type OffsetMap = readonly number[];

/** The map of words that stand for a place as a whole. */
export function wholeMap({ start, end }: Range): OffsetMap {
  return [0, ~start, end];
}

/** Numbers per run. */
export const stride = 3;

/** The passage that is the text itself. */
export function plainPassage(text: string, range: Range): Passage {
  return { words: slice(text, range), range };
}

/** Where words of a passage stand in the text: from the place of the first to that of the last. */
export function placeOf(passage: Passage, start: number, end: number): Range {
  const { map, range, from = 0 } = passage;
  if (!map) return { start: range.start + start, end: range.start + end };
  if (map.length === 0) return range;
  const first = placeAt(map, from + start);
  const last = end > start ? placeAt(map, from + end - 1) : first;
  return { start: first.start, end: Math.max(first.end, last.end) };
}

/** Where one unit of the words stands. */
function placeAt(map: OffsetMap, offset: number): Range {
  const run = runAt(map, offset);
  const start = map[run + 1] ?? 0;
  if (start < 0) return { start: ~start, end: map[run + 2] ?? ~start };
  const at = start + offset - (map[run] ?? 0);
  return { start: at, end: at + 1 };
}

/** The index of the run that holds a unit of the words. */
function runAt(map: OffsetMap, offset: number): number {
  let low = 0;
  let high = map.length / stride - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((map[middle * stride] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low * stride;
}

/** Words that come from one place. */
export interface Run {
  /** Offsets in the passage's words. */
  readonly start: number;
  readonly end: number;
  /** Letter for letter, or as a whole. */
  readonly exact: boolean;
  readonly place: Range;
}

/** The runs of a passage's words, in order. */
export function* runsOf({ words, map = [], from = 0 }: Passage): Generator<Run> {
  for (let index = runAt(map, from); index < map.length; index += stride) {
    const start = Math.max(0, (map[index] ?? 0) - from);
    const end = Math.min(words.length, (map[index + stride] ?? Infinity) - from);
    if (start >= words.length) return;
    const written = map[index + 1] ?? 0;
    const exact = written >= 0;
    const first = exact ? written + Math.max(0, from - (map[index] ?? 0)) : ~written;
    yield { start, end, exact, place: { start: first, end: exact ? first + end - start : (map[index + 2] ?? first) } };
  }
}

/** A stretch of a passage as a passage of its own, without white space at its ends. */
export function subPassage(passage: Passage, from: number, to: number): Passage {
  let start = from;
  let end = to;
  while (start < end && isBlank(passage.words.charCodeAt(start))) start++;
  while (end > start && isBlank(passage.words.charCodeAt(end - 1))) end--;
  const place = placeOf(passage, start, end);
  const words = passage.words.slice(start, end);
  const range = start < end ? place : { start: place.start, end: place.start };
  if (!passage.map) return { words, range };
  // Every sentence of a page comes by here, so nothing is made that stays empty.
  const part: Writable<Passage> = { words, range, map: passage.map, from: (passage.from ?? 0) + start };
  const links = stretches(passage.links, start, end);
  const addresses = stretches(passage.addresses, start, end);
  const languages = stretches(passage.languages, start, end);
  const guesses = stretches(passage.guesses, start, end);
  const citations = subCitations(passage.citations, start, end);
  if (links) part.links = links;
  if (addresses) part.addresses = addresses;
  if (languages) part.languages = languages;
  if (guesses) part.guesses = guesses;
  if (citations) part.citations = citations;
  return part;
}

/** A record under construction. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The stretches that lie within a part of the words, with offsets in that part; nothing if there are none. */
function stretches<S extends { readonly start: number; readonly end: number }>(
  all: readonly S[] | undefined,
  start: number,
  end: number,
): S[] | undefined {
  if (!all || all.length === 0) return undefined;
  let found: S[] | undefined;
  for (let i = firstFrom(all, (stretch) => stretch.start >= start); i < all.length; i++) {
    const stretch = all[i];
    if (!stretch || stretch.start >= end) break;
    if (stretch.end > end) continue;
    (found ??= []).push({ ...stretch, start: stretch.start - start, end: stretch.end - start });
  }
  return found;
}

/** The citations after the first letter of a part of the words, up to its end; nothing if there are none. */
function subCitations(all: readonly Citation[] | undefined, start: number, end: number): Citation[] | undefined {
  if (!all || all.length === 0) return undefined;
  let found: Citation[] | undefined;
  for (let i = firstFrom(all, (citation) => citation.at > start); i < all.length; i++) {
    const citation = all[i];
    if (!citation || citation.at > end) break;
    (found ??= []).push({ ...citation, at: citation.at - start });
  }
  return found;
}

/** The index of the first of an ordered list that holds; the length of the list if none does. */
function firstFrom<T>(ordered: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(ordered[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
