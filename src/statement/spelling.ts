/**
 * Compares names as a reader does: without diacritics, apostrophes and upper case, and with the spellings that a table
 * declares equal. The content of spellings.yaml goes in, folders of names come out.
 */

/** The content of spellings.yaml, which its schema has accepted. */
interface SpellingData {
  readonly patronymics: readonly (readonly string[])[];
  readonly kunyas: readonly string[];
  readonly words: readonly (readonly string[])[];
  readonly letters: readonly (readonly [string, string])[];
  readonly ends: readonly (readonly [string, string])[];
  readonly articles: readonly string[];
}

/** Letters that Unicode does not take apart. */
const plainLetters: ReadonlyMap<string, string> = new Map(
  Object.entries({ ø: 'o', ł: 'l', ß: 'ss', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h' }),
);

/** A name in lower-case words without marks, apostrophes and punctuation: `Qays ibn Sa'd` gives `qays ibn sad`. */
export function bareWords(name: string): string[] {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/['’‘ʼʻʾʿ`´′ʹ]/g, '')
    .replace(/[øłßæœđðþıħ]/g, (letter) => plainLetters.get(letter) ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Folds names of one article: two names with the same fold are spellings of one. */
export class Spellings {
  readonly #patronymics = new Map<string, string>();
  readonly #kunyas: ReadonlySet<string>;
  readonly #words = new Map<string, string>();
  readonly #sequences: { readonly words: readonly string[]; readonly one: string }[] = [];
  readonly #letters: readonly (readonly [string, string])[];
  readonly #ends: readonly (readonly [string, string])[];
  readonly #articles: ReadonlySet<string>;

  constructor(data: unknown) {
    const { patronymics, kunyas, words, letters, ends, articles } = data as SpellingData;
    for (const row of patronymics) for (const word of row) this.#patronymics.set(word, row[0] ?? word);
    for (const row of words) {
      const one = row[0] ?? '';
      for (const spelling of row) {
        const parts = spelling.split(' ');
        if (parts.length === 1) this.#words.set(spelling, one);
        else this.#sequences.push({ words: parts, one });
      }
    }
    this.#kunyas = new Set(kunyas);
    this.#letters = letters;
    this.#ends = ends;
    this.#articles = new Set(articles);
  }

  /** Whether a word stands between a name and that of a parent or ancestor: `ibn`, `bint`. A single letter needs its full stop. */
  isPatronymic(word: string): boolean {
    const bare = word.toLowerCase();
    return bare.length > 2
      ? this.#patronymics.has(bare)
      : /^\p{L}\.$/u.test(bare) && this.#patronymics.has(bare[0] ?? '');
  }

  /** Whether a folded name is only that of somebody's father or mother: `Umm Kulthum`. */
  isKunya(fold: readonly string[]): boolean {
    return fold.length === 2 && this.#kunyas.has(fold[0] ?? '');
  }

  /** Whether a name is one of those that the tables of letters are for: it holds a particle between names. */
  isTransliterated(name: string): boolean {
    return name
      .split(/\s+/)
      .slice(1)
      .some((word) => this.isPatronymic(word) && /^\p{Ll}/u.test(word));
  }

  /** The words of a name with one spelling each; with `transliterated`, articles are dropped and letters levelled. */
  fold(name: string, transliterated: boolean): string[] {
    const words = this.#joinSequences(bareWords(name)).map(
      (word) => this.#patronymics.get(word) ?? this.#words.get(word) ?? word,
    );
    if (!transliterated) return words;
    const kept = words.filter(
      (word, index) => !this.#articles.has(word) || (index === words.length - 1 && words.length === 1),
    );
    return kept.map((word) => (this.#patronymics.has(word) ? word : this.#level(word)));
  }

  #level(word: string): string {
    let level = word;
    for (const [from, to] of this.#letters) level = level.replaceAll(from, to);
    for (const [from, to] of this.#ends)
      if (level.length > from.length + 2 && level.endsWith(from)) level = level.slice(0, -from.length) + to;
    return this.#words.get(level) ?? level;
  }

  #joinSequences(words: readonly string[]): string[] {
    const joined: string[] = [];
    for (let at = 0; at < words.length;) {
      const found = this.#sequences.find((sequence) =>
        sequence.words.every((word, index) => words[at + index] === word),
      );
      joined.push(found ? found.one : (words[at] ?? ''));
      at += found ? found.words.length : 1;
    }
    return joined;
  }
}
