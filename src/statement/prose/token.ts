/**
 * Cuts the words of a sentence into tokens: words, numbers and marks, each with its place. An apostrophe within a word
 * belongs to it (`Mu'awiya`), a possessive ending is a token of its own (`Ali` + `'s`), and so is every other mark.
 */

/** One token. Offsets count UTF-16 units of the words that were cut. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark' | 'possessive';
  readonly text: string;
  /** As patterns write it: NFC, lower case, straight apostrophes. */
  readonly norm: string;
  /** It starts with a letter in upper case, or with an article written before one: `al-Ashtar`. */
  readonly capital: boolean;
  readonly start: number;
  readonly end: number;
}

const apostrophes = "'’‘ʼʿʾ`´";
/** What may stand within a word; a long dash parts words. */
const joiners = `${apostrophes}\\-‐‑–`;

/**
 * Initials, word, number, or else a mark: a word may hold apostrophes and hyphens between its letters; an initial or a
 * title keeps its full stop. The groups have no names, which would take longer than the match.
 */
const pattern = new RegExp(
  `((?:\\p{Lu}\\.){1,6}(?!\\p{L}))` +
    `|([\\p{L}\\p{M}]+(?:[${joiners}]{1,2}[\\p{L}\\p{M}\\d]+)*)` +
    `|(\\p{Nd}+(?:[.,]\\p{Nd}+)*(?:st|nd|rd|th|s)?)` +
    `|\\S`,
  'gu',
);

const possessive = new RegExp(`[${apostrophes}]s$`, 'u');
const hyphens = /\p{Pd}/gu;
const quotes = new RegExp(`[${apostrophes}]`, 'gu');

/** What has no accents and no marks that have several forms. */
const plain = /^[a-zA-Z\d'.,-]*$/;

/** A word in the form that patterns and lists of words use. */
export function normalize(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text.normalize('NFC').toLowerCase().replace(quotes, "'").replace(hyphens, '-');
}

/** The tokens of a text, in order. White space is left out. Linear in its length. */
export function tokenize(words: string): Token[] {
  const tokens: Token[] = [];
  const add = (kind: Token['kind'], start: number, end: number): void => {
    const text = words.slice(start, end);
    tokens.push({ kind, text, norm: normalize(text), capital: kind === 'word' && isCapital(text), start, end });
  };
  for (const match of words.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    const [, initials, word, number] = match;
    if (number !== undefined) add('number', start, end);
    else if (initials !== undefined) add('word', start, end);
    else if (word === undefined) {
      // "the rebels' camp": an apostrophe right after a word that ends in s.
      const last = tokens.at(-1);
      const owner = apostrophes.includes(match[0]) && last?.end === start && /s$/.test(last.norm);
      add(owner ? 'possessive' : 'mark', start, end);
    } else if (possessive.test(word)) {
      add('word', start, end - 2);
      add('possessive', end - 2, end);
    } else add('word', start, end);
  }
  return tokens;
}

/** `Ali`, `ʿAlī`, `al-Ashtar`, `d'Alembert` and `J.` start in upper case. */
function isCapital(text: string): boolean {
  if (/^[a-z]+$/.test(text)) return false;
  return /^\p{Lm}*\p{Lu}/u.test(text) || /^\p{Ll}{1,3}[\p{Pd}'’]\p{Lm}*[‘’']?\p{Lu}/u.test(text);
}
