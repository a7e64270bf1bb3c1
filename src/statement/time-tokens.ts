/**
 * Cuts words into the tokens of dates: numbers, words that may mean something in a date, ISO dates, punctuation.
 * Footnote marks and invisible characters are left out. Offsets are those of the words.
 */
import { apostrophes, foldWord, type TimeWord, type TimeWords } from './time-words.ts';

/** `other` is a word or character that means nothing in a date. */
export type Token =
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly digits: number;
      /** `1st`, `1990s`. */
      readonly ending?: 'ordinal' | 'decade';
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'word';
      readonly word: TimeWord;
      readonly capital: boolean;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'iso';
      readonly year: number;
      readonly month: number;
      readonly day: number;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'dash' | 'hyphen' | 'slash' | 'comma' | 'semicolon' | 'open' | 'close' | 'stop' | 'other';
      readonly start: number;
      readonly end: number;
    };

const punctuation: Readonly<
  Record<string, 'dash' | 'hyphen' | 'slash' | 'comma' | 'semicolon' | 'open' | 'close' | 'stop'>
> = {
  '-': 'hyphen',
  '\u2010': 'hyphen',
  '\u2011': 'hyphen',
  '\u2012': 'dash',
  '\u2013': 'dash',
  '\u2014': 'dash',
  '\u2015': 'dash',
  '\u2212': 'dash',
  '/': 'slash',
  '\u2044': 'slash',
  ',': 'comma',
  '\u060C': 'comma',
  ';': 'semicolon',
  '(': 'open',
  '[': 'open',
  ')': 'close',
  ']': 'close',
  '.': 'stop',
};

// Alternatives in order: footnote mark; invisible; ISO date; number that is no date (1,234 12.5 12:30); number; dotted
// letters (A.H.); word; anything else. No two quantifiers in a row can match the same character.
const tokenForm = new RegExp(
  [
    String.raw`(\[(?:\d{1,3}|\p{Ll}{1,2}|(?:note|nb|n) ?\d{1,3})\]|[\s\u00AD\u200B-\u200F\u2060\u2066-\u2069\uFEFF]+)`,
    String.raw`((?<![\d.,/-])\d{3,4}-\d\d-\d\d(?![\d-]))`,
    String.raw`(\d{1,3}(?:[,.]\d{3})+(?!\d)|\d+[.:]\d[\d.:]*)`,
    String.raw`(\d+)`,
    String.raw`(\p{L}(?:\.\p{L}(?!\p{L}))+\.?)`,
    String.raw`(\p{L}[\p{L}\p{M}${apostrophes}]*)`,
    String.raw`([^])`,
  ].join('|'),
  'gu',
);

/** The groups of the alternatives; names for them in the form itself would take longer than the match. */
const group = { skip: 1, iso: 2, amount: 3, number: 4, dotted: 5, word: 6 } as const;

/** All tokens of the words, in order. */
export function tokensOf(words: string, table: TimeWords): readonly Token[] {
  const pieces = [...words.matchAll(tokenForm)].filter((piece) => piece[group.skip] === undefined);
  const tokens: Token[] = [];
  for (let i = 0; i < pieces.length;) {
    const [token, used] = tokenAt(words, pieces, i, table);
    tokens.push(token);
    i += used;
  }
  return tokens;
}

type Piece = RegExpMatchArray;

/** The token that starts at a piece, and of how many pieces it is made. */
function tokenAt(words: string, pieces: readonly Piece[], at: number, table: TimeWords): [Token, number] {
  const piece = pieces[at];
  const text = piece?.[0] ?? '';
  const start = piece?.index ?? 0;
  const end = start + text.length;
  if (piece?.[group.iso] !== undefined) {
    const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
    return [{ kind: 'iso', year, month, day, start, end }, 1];
  }
  if (piece?.[group.number] !== undefined) return numberAt(words, pieces, at, table);
  if (piece?.[group.word] !== undefined || piece?.[group.dotted] !== undefined) {
    return wordAt(words, pieces, at, table) ?? [{ kind: 'other', start, end }, 1];
  }
  return [{ kind: punctuation[text] ?? 'other', start, end }, 1];
}

function numberAt(words: string, pieces: readonly Piece[], at: number, table: TimeWords): [Token, number] {
  const piece = pieces[at];
  const text = piece?.[0] ?? '';
  const start = piece?.index ?? 0;
  const end = start + text.length;
  const number = { kind: 'number', value: Number(text), digits: text.length, start } as const;
  // A letter right before makes it part of a name (A380), but for c1860.
  if (text.length > 5 || /[\p{L}\p{N}_#$€£¥]$/u.test(words.slice(Math.max(0, start - 1), start).replace(/^c$/i, ''))) {
    return [{ kind: 'other', start, end }, 1];
  }
  // The ending stands right behind: 1st, 1990s, 1990's, and in some languages 22.
  let used = 1;
  let ending = pieces[at + used];
  if (ending?.index === end && ending[0].length === 1 && apostrophes.includes(ending[0])) ending = pieces[at + ++used];
  const behind = ending?.index === end + used - 1 ? ending : undefined;
  const letters =
    behind?.[group.word] !== undefined || isDayStop(text, behind) ? (behind?.[0] ?? '').toLowerCase() : '';
  const kind = table.ordinalEndings.has(letters) ? 'ordinal' : table.decadeEndings.has(letters) ? 'decade' : undefined;
  if (kind === undefined) return [{ ...number, end }, 1];
  return [{ ...number, ending: kind, end: end + used - 1 + letters.length }, used + 1];
}

/** Whether a stop may make a day of a number: of a year it ends the sentence. */
function isDayStop(digits: string, piece: Piece | undefined): boolean {
  return piece?.[0] === '.' && digits.length <= 2;
}

/** The longest entry of the table that starts at a piece; words of it are parted by blanks or hyphens. */
function wordAt(words: string, pieces: readonly Piece[], at: number, table: TimeWords): [Token, number] | undefined {
  const start = pieces[at]?.index ?? 0;
  let found: [Token, number] | undefined;
  let end = start;
  let count = 0;
  let stops = false;
  const longest = table.longest.get(firstOf(pieces[at]?.[0] ?? '')) ?? 0;
  for (let i = at; i < pieces.length && count < longest; i++) {
    const piece = pieces[i];
    if (piece?.[group.word] === undefined && piece?.[group.dotted] === undefined) {
      const mark = punctuation[piece?.[0] ?? ''];
      if (mark !== 'hyphen' && mark !== 'stop') break;
      stops ||= mark === 'stop';
      continue;
    }
    end = (piece.index ?? 0) + piece[0].length;
    count++;
    const word = table.words.get(foldWord(words.slice(start, end)));
    if (!word) continue;
    const dotted = piece[group.dotted] !== undefined;
    if (stops && word.inner === 'never') continue;
    if (!stops && !dotted && word.inner === 'required') continue;
    const stopped = !dotted && words.charAt(end) === '.' && word.stop !== 'never';
    if (word.stop === 'required' && !stopped && !dotted) continue;
    const capital = /^\p{Lu}/u.test(words.slice(start, start + 2));
    found = [{ kind: 'word', word, capital, start, end: stopped ? end + 1 : end }, i - at + (stopped ? 2 : 1)];
  }
  return found;
}

/** The word that an entry of the table may start with; no entry is as long as some words. */
function firstOf(word: string): string {
  return word.length > 40 ? '' : foldWord(word);
}
