/**
 * Cuts the value of a field into the names it lists. Lines and bullets are items; commas part names, but not within
 * parentheses, not within a link, and not before a title or suffix of the name before; a bullet after a comma,
 * `War, * Battle`, is a part of the item before it.
 */
import type { Link, Passage } from '../article/passage.ts';
import type { ListWords } from './list-words.ts';

/** One item of a list. Offsets are those of the passage's words. */
export interface ListItem {
  /** The name, without marks and footnotes. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** What stands in parentheses after the name, in order. */
  readonly marks: readonly Mark[];
  /** 1, or more for the part of an item. */
  readonly depth: number;
  /** A comma, not a line break, stands before it. */
  readonly follows: boolean;
  /** The links within the name. */
  readonly links: readonly Link[];
  /** A word of doubt or choice: the item states nothing. */
  readonly hedge?: string;
}

/** Words in parentheses after a name. */
export interface Mark {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** Reads a list. With `one`, commas belong to the name. */
export function readList(passage: Passage, words: ListWords, one = false): ListItem[] {
  const items: ListItem[] = [];
  for (const piece of pieces(passage, words, one)) {
    const item = readItem(passage, piece, words);
    if (item) items.push(item);
  }
  return items;
}

/** A stretch between separators. */
interface Piece {
  start: number;
  end: number;
  depth: number;
  /** A comma stands before it on its line. */
  follows: boolean;
}

function pieces(passage: Passage, words: ListWords, one: boolean): Piece[] {
  const found: Piece[] = [];
  for (const line of lines(passage.words)) {
    /** The depth of one star. */
    let base: number | undefined;
    let first = true;
    for (const raw of one ? [line] : commaPieces(passage, line.start, line.end)) {
      const piece = { start: raw.start, end: raw.end, depth: line.depth, follows: !first };
      trim(passage.words, piece);
      const stars = /^\*+\s*/.exec(passage.words.slice(piece.start, Math.min(piece.end, piece.start + 12)))?.[0];
      if (stars !== undefined) {
        // A flattened bullet is part of the item without one before it; what opens a list is an item.
        base ??= first || line.bullet ? line.depth : line.depth + 1;
        piece.depth = base + stars.trim().length - 1;
        piece.start += stars.length;
        trim(passage.words, piece);
      }
      const previous = found.at(-1);
      const [word = ''] = passage.words.slice(piece.start, piece.start + 20).split(/\s/, 1);
      // A line break within a name: "Helsinki Committee / for Human Rights".
      if (first && !line.bullet && previous && words.continues.has(word)) {
        previous.end = piece.end;
        continue;
      }
      const suffix = first || !previous ? 0 : belongingTo(passage.words, previous, piece, words);
      if (previous && suffix > 0) {
        previous.end = piece.start + suffix;
        piece.start = previous.end;
        trim(passage.words, piece);
      }
      if (piece.start < piece.end) found.push(piece);
      first = false;
    }
  }
  return found;
}

/** The lines of a value and the depth of their bullets, bullets left out. */
function* lines(words: string): Generator<Piece & { bullet: boolean }> {
  let start = 0;
  while (start <= words.length) {
    const stop = words.indexOf('\n', start);
    const end = stop < 0 ? words.length : stop;
    const bullet =
      start > 0 || words.startsWith('*') ? /^\s*([*#•]+)\s*/.exec(words.slice(start, Math.min(end, start + 20))) : null;
    yield {
      start: start + (bullet?.[0].length ?? 0),
      end,
      depth: Math.max(1, bullet?.[1]?.length ?? 1),
      follows: false,
      bullet: bullet !== null,
    };
    start = end + 1;
  }
}

const separators = new Set([',', ';', '،', '、', '·', '•']);

/** Cuts at separators that stand neither in parentheses nor in a link, nor between digits. */
function* commaPieces(passage: Passage, from: number, to: number): Generator<{ start: number; end: number }> {
  const { words, links = [] } = passage;
  let start = from;
  let depth = 0;
  let link = 0;
  for (let at = from; at < to; at++) {
    while (link < links.length && (links[link]?.end ?? 0) <= at) link++;
    const inLink = (links[link]?.start ?? Infinity) <= at;
    const char = words.charAt(at);
    if (char === '(' || char === '[') depth++;
    else if ((char === ')' || char === ']') && depth > 0) depth--;
    else if (depth === 0 && !inLink && separators.has(char)) {
      if (char === ',' && /\d/.test(words.charAt(at - 1)) && /\d/.test(words.charAt(at + 1))) continue;
      yield { start, end: at };
      start = at + 1;
    }
  }
  // An unclosed parenthesis would swallow the rest; the rest is then one piece, which reads as odd.
  yield { start, end: to };
}

/** White space, and the characters without width that templates leave between words. */
const blank = /[\s\u200B\u200E\u200F\u2060]/;

function trim(words: string, piece: Piece): void {
  while (piece.start < piece.end && blank.test(words.charAt(piece.start))) piece.start++;
  while (piece.end > piece.start && /[\s.\u200B\u200E\u200F\u2060]/.test(words.charAt(piece.end - 1))) {
    // "Jr." and "D.C." keep their stop; a stop after a long lower-case word ends a sentence.
    if (
      words.charAt(piece.end - 1) === '.' &&
      !/\p{Ll}{4,}\.$/u.test(words.slice(Math.max(piece.start, piece.end - 12), piece.end))
    )
      break;
    piece.end--;
  }
}

/**
 * How much of a piece after a comma belongs to the name before it, in UTF-16 units: all of a suffix or title, the suffix
 * of "Jr. and Jane Roe", nothing of another name.
 */
function belongingTo(text: string, before: Piece, piece: Piece, words: ListWords): number {
  const own = text.slice(piece.start, piece.end);
  // What follows a parenthesis is no suffix: "Roe Prize (2009), FRS (1999)".
  const closed = text.charAt(before.end - 1) === ')';
  const suffix = closed ? undefined : /^(\S+)\s+(\S+)\s/.exec(own);
  if (suffix?.[1] && words.suffixes.has(suffix[1].toLowerCase()) && words.joins.has((suffix[2] ?? '').toLowerCase()))
    return suffix[1].length;
  return belongsToName(own, closed, words) ? own.length : 0;
}

function belongsToName(piece: string, closed: boolean, words: ListWords): boolean {
  const lower = piece.toLowerCase().replace(/\s*[([].*$/s, '');
  if (words.suffixes.has(lower)) return !closed;
  const parts = lower.replace(/^(?:the\s+)?(?:\d+(?:st|nd|rd|th)\s+)?/, '').split(/\s+/);
  const [first = '', second = ''] = parts;
  if (words.titlesOf.has(first)) return parts.slice(1).some((part) => words.titleLinks.has(part));
  if (words.titles.has(first) || words.titles.has(`${first} ${second}`)) return /\s/.test(lower);
  return /^\d+(?:st|nd|rd|th)\s/.test(lower);
}

const footnote = /\s*\[[^\][]{1,12}\]/g;
const longestName = { units: 120, words: 14 };

function readItem(passage: Passage, piece: Piece, words: ListWords): ListItem | undefined {
  let { start } = piece;
  const whole = passage.words.slice(start, piece.end);
  const [first = ''] = whole.split(/\s/, 1);
  if (first.length < whole.length && words.joins.has(first.toLowerCase())) {
    start += first.length;
    while (/\s/.test(passage.words.charAt(start))) start++;
  }
  // "the First Persian invasion": an article in lower case is no part of the name.
  const article = /^(\p{Ll}+)\s+(?=\p{Lu})/u.exec(passage.words.slice(start, piece.end));
  if (article?.[1] !== undefined && words.articles.has(article[1])) start += article[0].length;
  const text = passage.words.slice(start, piece.end);
  const open = text.search(/[([]/);
  // Daggers mark the dead, and say nothing of the name.
  const bare = (open < 0 ? text : text.slice(0, open)).replace(/[\s\u200B\u200E\u200F\u2060†‡✝]+$/, '');
  const nameEnd = withoutRest(bare, words).length;
  const name = text.slice(0, nameEnd).replace(/\s*\n\s*/g, ' ');
  const lower = name.toLowerCase();
  if (name === '' || words.rests.has(lower) || words.nothing.has(lower)) return undefined;
  const marks = open < 0 ? [] : readMarks(text, open, start);
  const doubt = marks === undefined ? text.slice(open) : hedgeOf(name, marks, words);
  return {
    name,
    start,
    end: start + nameEnd,
    marks: marks ?? [],
    depth: piece.depth,
    follows: piece.follows,
    links: (passage.links ?? []).filter((link) => link.start < start + nameEnd && link.end > start),
    ...(doubt !== undefined && { hedge: doubt }),
  };
}

/** A name without what ends a list and names nobody: "Jane Roe and others". */
function withoutRest(name: string, words: ListWords): string {
  const lower = name.toLowerCase();
  for (const rest of words.rests)
    if (rest.includes(' ') && lower.endsWith(` ${rest}`)) return name.slice(0, -rest.length).trimEnd();
  return name;
}

/** The groups in parentheses that a text ends with; undefined when words stand between or after them. */
function readMarks(text: string, open: number, offset: number): Mark[] | undefined {
  const rest = text.slice(open);
  const marks: Mark[] = [];
  let at = 0;
  while (at < rest.length) {
    const char = rest.charAt(at);
    if (blank.test(char)) {
      at++;
      continue;
    }
    footnote.lastIndex = 0;
    if (char === '[') {
      const close = rest.indexOf(']', at);
      if (close < 0 || close - at > 12) return undefined;
      at = close + 1;
      continue;
    }
    if (char !== '(') return undefined;
    const close = closing(rest, at);
    if (close < 0) return undefined;
    const inner = rest.slice(at + 1, close);
    const lead = inner.length - inner.trimStart().length;
    const start = offset + open + at + 1 + lead;
    if (inner.trim() !== '') marks.push({ words: inner.trim(), start, end: start + inner.trim().length });
    at = close + 1;
  }
  return marks;
}

function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text.charAt(at) === '(') depth++;
    else if (text.charAt(at) === ')' && --depth === 0) return at;
  }
  return -1;
}

/** A word of doubt in a name or its marks. In a name it must be in lower case, or an adverb that opens it. */
function hedgeOf(name: string, marks: readonly Mark[], words: ListWords): string | undefined {
  const parts = name.split(/\s+/);
  for (const [index, part] of parts.entries()) {
    const bare = part.replace(/[,;:]$/, '');
    const lower = bare.toLowerCase();
    if (
      bare.endsWith('?') ||
      (words.hedges.has(lower) &&
        (bare === lower || (index === 0 && (lower.endsWith('ly') || (parts.length > 1 && lower === 'near')))))
    )
      return part;
  }
  for (const mark of marks) {
    for (const part of mark.words.toLowerCase().split(/[\s,;]+/)) {
      if (part.endsWith('?') || words.hedges.has(part.replace(/[.:]$/, ''))) return mark.words;
    }
  }
  return undefined;
}

/** The parts of words that a word such as "and" joins, or with `slashes` a slash: "513 and 283". */
export function joinedParts(
  words: string,
  { joins }: ListWords,
  slashes = false,
): { readonly name: string; readonly start: number }[] {
  const parts: { name: string; start: number }[] = [];
  let start = 0;
  const add = (end: number): void => {
    while (start < end && /\s/.test(words.charAt(start))) start++;
    parts.push({ name: words.slice(start, end).trimEnd(), start });
  };
  for (const { 0: join, index } of words.matchAll(/(?<=\s)[^\s/]+(?=\s)|\//g)) {
    if (join === '/' ? !slashes : !joins.has(join.toLowerCase())) continue;
    add(index);
    start = index + join.length;
  }
  add(words.length);
  return parts;
}

/** Whether words may be a name of something: short, no number, no sentence; people, places and the like begin somewhere with a capital or a letter that has none. */
export function isName(name: string, proper: boolean, words: ListWords): boolean {
  if (name.length > longestName.units) return false;
  const parts = name.split(/\s+/);
  if (parts.length > longestName.words || !/\p{L}/u.test(name)) return false;
  if (proper && !/\p{Lu}|\p{Lt}|\p{Lo}/u.test(name)) return false;
  if (
    /\p{Ll}{3,}[.!?]\s+\p{Lu}/u.test(name) ||
    /[{}<>|=→←↔⇒]|#\s*\d|:\s\p{Lu}.*\s\p{Ll}|:[^\s\p{L}\p{N}]|https?:|www\./u.test(name)
  )
    return false;
  const counted = /^(?:\d+|\p{Ll}+|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)$/u.test(parts[0] ?? '');
  return !(counted && parts.slice(1).some((part) => words.people.has(part.toLowerCase())));
}
