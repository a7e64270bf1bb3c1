/**
 * Collects the words that a reader sees, with the place of each in the wikitext. In go pieces of the text in order, to
 * be copied or replaced; out comes a passage. White space is written as HTML shows it: a run of blanks is one. Where
 * lines matter, as in the value of a field, each stands on a line of its own, and bullets are `* `.
 */
import type { Range } from '../../range.ts';
import {
  placeOf,
  runsOf,
  stride,
  subPassage,
  type Address,
  type Citation,
  type Guess,
  type LanguageStretch,
  type Link,
  type Passage,
  type Writable,
} from '../passage.ts';
import { isNoteMark, smallFigures } from './figures.ts';

/** White space that HTML shows as one blank. */
const blanks = /[ \t\r\n]{2,}|[\t\r\n]/g;
/** A run of blanks with its line ends, and the bullets that follow the last of them. */
const blanksWithBullets = /[ \t]*\r?(?:\n[ \t\r\n]*([*#:;]+)?|\t)[ \t]*|[ \t\r]{2,}|\r/g;

/** Whether a stretch has white space that is not written as it stands: a line end, or several blanks. */
function hasRun(text: string, from: number, to: number): boolean {
  let blank = false;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x20) blank = false;
    else if (blank || code !== 0x20) return true;
    else blank = true;
  }
  return false;
}

/** The passage of a stretch without marks, trimmed, that is read as it stands; undefined if some of it is not. */
export function exactPassage(text: string, range: Range): Passage | undefined {
  const { start, end } = range;
  if (start >= end || hasRun(text, start, end)) return undefined;
  return { words: text.slice(start, end), range, map: [0, start, end] };
}

/** Words under construction. */
export class PassageWriter {
  /** Whether lines and bullets are kept, or one blank stands for a line end. */
  readonly lines: boolean;
  /** Small figures above or below the line. */
  figures: 'raised' | 'lowered' | undefined;
  /** While this is above 0, lines are not kept: the words are those of a link, which is one name. */
  inline = 0;
  /** What is written while this is above 0 does not show. */
  hidden = 0;
  readonly #text: string;
  /** The words in pieces: a string that grows and is looked at would be copied each time. */
  readonly #pieces: string[] = [];
  #length = 0;
  /** The length of the words before a bullet that has no words yet; -1 if there is none. */
  #bareBullet = -1;
  /** An `OffsetMap`. */
  readonly #runs: number[] = [];
  readonly #links: Writable<Link>[] = [];
  readonly #addresses: Address[] = [];
  readonly #languages: LanguageStretch[] = [];
  readonly #citations: Citation[] = [];
  readonly #guesses: Guess[] = [];

  constructor(text: string, lines: boolean) {
    this.#text = text;
    this.lines = lines;
  }

  /** How many words there are, in UTF-16 units. */
  get length(): number {
    return this.#length;
  }

  /** How many links have been written. */
  get linkCount(): number {
    return this.#links.length;
  }

  /** Copies a stretch of the text without marks. */
  copy(from: number, to: number): void {
    if (from >= to || this.hidden > 0) return;
    if (!hasRun(this.#text, from, to)) {
      this.#copyExact(from, to);
      return;
    }
    const piece = this.#text.slice(from, to);
    let at = 0;
    for (const found of piece.matchAll(this.lines ? blanksWithBullets : blanks)) {
      this.#copyExact(from + at, from + found.index);
      this.#blank(found[0], found[1], from + found.index);
      at = found.index + found[0].length;
    }
    this.#copyExact(from + at, to);
  }

  /** Writes words that stand for a stretch of the text as a whole. */
  put(words: string, place: Range): void {
    if (words === '' || this.hidden > 0) return;
    const kept = this.#afterBlank() ? words.replace(/^ +/, '') : words;
    if (kept === '') return;
    this.#run(place.start, place.end, false);
    this.#add(kept);
  }

  /** Writes words that stand for nothing in the text: what joins two parts of a template. */
  join(words: string): void {
    const place = this.#runs.at(-1) ?? 0;
    this.put(words, { start: place, end: place });
  }

  /** Starts a line; with a depth it is a bullet's. Where lines are not kept, a blank stands for it. */
  break(place: Range, depth = 0): void {
    if (this.hidden > 0) return;
    if (!this.lines || this.inline > 0) {
      this.put(' ', place);
      return;
    }
    this.#dropBareBullet();
    this.#trimEnd();
    const before = this.#length;
    const mark = (before > 0 ? '\n' : '') + (depth > 0 ? `${'*'.repeat(depth)} ` : '');
    if (mark === '') return;
    this.#run(place.start, place.end, false);
    this.#add(mark);
    if (depth > 0) this.#bareBullet = before;
  }

  /** Writes a passage made from a part of the same text. What would go back in the text is written as a whole. */
  append(passage: Passage, whole: Range): void {
    if (this.hidden > 0) return;
    const last = this.#runs.at(-1) ?? 0;
    if (this.lines && this.#length > 0 && /^\*+ /.test(passage.words) && this.#last() !== 0x0a) this.join('\n');
    const from = this.#length;
    if (!passage.map || placeOf(passage, 0, 0).start < last) this.put(passage.words, whole);
    else {
      for (const { start, end, exact, place } of runsOf(passage)) {
        if (exact) this.#copyExact(place.start, place.end);
        else this.put(passage.words.slice(start, end), place);
      }
    }
    // A blank at the start may have been left out.
    const shift = this.#length - passage.words.length;
    const moved = <S extends { start: number; end: number }>(stretch: S): S => ({
      ...stretch,
      start: Math.max(from, stretch.start + shift),
      end: Math.max(from, stretch.end + shift),
    });
    for (const link of passage.links ?? []) this.#links.push(moved(link));
    for (const address of passage.addresses ?? []) this.#addresses.push(moved(address));
    for (const language of passage.languages ?? []) this.#languages.push(moved(language));
    for (const citation of passage.citations ?? [])
      this.#citations.push({ ...citation, at: Math.max(from, citation.at + shift) });
    for (const guess of passage.guesses ?? []) this.#guesses.push(moved(guess));
  }

  /** Makes a link of the words written since `start`. */
  link(start: number, target: string): void {
    this.#stretch(start, (from, end) => this.#links.push({ start: from, end, target }));
  }

  /** Makes the last link reach over the last words, if it ends where they begin. */
  extendLink(length: number): void {
    const last = this.#links.at(-1);
    if (last?.end === this.#length - length) last.end = this.#length;
  }

  /** Makes a link to an address of the words written since `start`. */
  address(start: number, address: string): void {
    this.#stretch(start, (from, end) => this.#addresses.push({ start: from, end, address }));
  }

  /** States the language of the words written since `start`. */
  language(start: number, lang: string): void {
    this.#stretch(start, (from, end) => this.#languages.push({ start: from, end, lang }));
  }

  /** Cites a source after the words so far. */
  cite(source: string, pages?: string): void {
    if (this.hidden > 0) return;
    const at = this.#length - (this.#length > 0 && this.#afterBlank() ? 1 : 0);
    this.#citations.push({ at, source, ...(pages !== undefined && { pages }) });
  }

  /** Gives the last citation its pages. */
  pages(pages: string): void {
    const last = this.#citations.at(-1);
    if (last && last.pages === undefined) this.#citations[this.#citations.length - 1] = { ...last, pages };
  }

  /** Says that the words since `start` are a guess at what a template gives. */
  guess(start: number, template: string): void {
    if (this.hidden > 0) return;
    this.#guesses.push({ start: Math.min(start, this.#length), end: this.#length, template });
  }

  /** The words as a passage, without white space at its ends. */
  passage(range: Range): Passage {
    this.#dropBareBullet();
    const words = this.#pieces.length === 1 ? (this.#pieces[0] ?? '') : this.#pieces.join('');
    const whole: Writable<Passage> = { words, range, map: this.#runs };
    if (this.#links.length > 0) whole.links = this.#links;
    if (this.#addresses.length > 0) whole.addresses = this.#addresses;
    if (this.#languages.length > 0) whole.languages = this.#languages;
    // One bullet alone is no list.
    const lone = this.lines && /^\*+ [^\n]*$/.test(words) ? words.indexOf(' ') + 1 : 0;
    const trimmed = lone > 0 || words !== words.trim() ? { ...subPassage(whole, lone, this.#length), range } : whole;
    if (this.#citations.length === 0 && this.#guesses.length === 0) return trimmed;
    // Citations before the first word stay with the passage.
    const limit = trimmed.words.length;
    const held = (at: number): number => Math.max(0, Math.min(at - lone, limit));
    const citations = this.#citations.map((citation) => ({ ...citation, at: held(citation.at) }));
    const guesses = this.#guesses.map((guess) => ({ ...guess, start: held(guess.start), end: held(guess.end) }));
    return { ...trimmed, ...(citations.length > 0 && { citations }), ...(guesses.length > 0 && { guesses }) };
  }

  #stretch(start: number, add: (start: number, end: number) => void): void {
    let from = Math.min(start, this.#length);
    let end = this.#length;
    const words = this.#since(from);
    const blank = (at: number): boolean => /\s/.test(words.charAt(at - Math.min(start, this.#length)));
    while (from < end && blank(from)) from++;
    while (end > from && blank(end - 1)) end--;
    if (from < end) add(from, end);
  }

  /** The words from an offset on. */
  #since(start: number): string {
    let from = this.#length;
    let index = this.#pieces.length;
    while (from > start && index > 0) from -= this.#pieces[--index]?.length ?? 0;
    return this.#pieces
      .slice(index)
      .join('')
      .slice(start - from);
  }

  #copyExact(from: number, to: number): void {
    if (from >= to) return;
    if (this.figures) {
      this.#putFigures(from, to);
      return;
    }
    const start = this.#text.charCodeAt(from) === 0x20 && this.#afterBlank() ? from + 1 : from;
    if (start >= to) return;
    this.#run(start, to, true);
    this.#add(this.#text.slice(start, to));
  }

  #putFigures(from: number, to: number): void {
    const words = this.#text.slice(from, to);
    const { figures = 'raised' } = this;
    if (figures === 'raised' && isNoteMark(words, this.#last(), this.#length, this.#links.at(-1))) return;
    this.figures = undefined;
    const small = smallFigures(words, figures);
    if (small === undefined) this.#copyExact(from, to);
    else this.put(small, { start: from, end: to });
    this.figures = figures;
  }

  #blank(blanks: string, bullets: string | undefined, start: number): void {
    const place = { start, end: start + blanks.length };
    if (!this.lines || !blanks.includes('\n')) {
      this.put(' ', place);
      return;
    }
    if (bullets !== undefined) {
      this.break(place, /[*#]/.test(bullets) ? bullets.length : 0);
      return;
    }
    if (/\n[ \t\r]*\n/.test(blanks)) {
      this.break(place);
      return;
    }
    this.put(' ', place);
  }

  #run(start: number, end: number, exact: boolean): void {
    const runs = this.#runs;
    const last = runs.length - stride;
    const before = last < 0 ? 0 : (runs[last + 1] ?? 0);
    // Words that go on where the last ones ended need no new run.
    if (exact && last >= 0 && before >= 0 && runs[last + 2] === start) {
      runs[last + 2] = end;
      return;
    }
    const floor = last < 0 ? 0 : before >= 0 ? (runs[last + 2] ?? 0) : ~before;
    if (exact) runs.push(this.#length, start, end);
    else runs.push(this.#length, ~Math.max(start, floor), Math.max(end, floor));
  }

  #dropBareBullet(): void {
    if (this.#bareBullet < 0) return;
    this.#truncate(this.#bareBullet);
    this.#bareBullet = -1;
  }

  #add(words: string): void {
    this.#pieces.push(words);
    this.#length += words.length;
    if (this.#bareBullet >= 0 && words.trim() !== '') this.#bareBullet = -1;
  }

  #last(): number {
    const piece = this.#pieces.at(-1);
    return piece === undefined ? -1 : piece.charCodeAt(piece.length - 1);
  }

  #afterBlank(): boolean {
    const last = this.#last();
    return last === -1 || last === 0x20 || last === 0x0a;
  }

  #trimEnd(): void {
    for (let piece = this.#pieces.at(-1); piece !== undefined; piece = this.#pieces.at(-1)) {
      let end = piece.length;
      while (end > 0 && (piece.charCodeAt(end - 1) === 0x20 || piece.charCodeAt(end - 1) === 0x0a)) end--;
      this.#truncate(this.#length - piece.length + end);
      if (end > 0) return;
    }
  }

  #truncate(length: number): void {
    if (length >= this.#length) return;
    while (this.#length > length) {
      const piece = this.#pieces.pop() ?? '';
      this.#length -= piece.length;
      if (this.#length >= length) continue;
      this.#pieces.push(piece.slice(0, length - this.#length));
      this.#length = length;
    }
    const runs = this.#runs;
    while (runs.length > 0 && (runs.at(-stride) ?? 0) >= length) runs.length -= stride;
    const last = runs.length - stride;
    const start = runs[last + 1] ?? -1;
    if (last >= 0 && start >= 0) runs[last + 2] = start + length - (runs[last] ?? 0);
    for (let i = this.#citations.length - 1; i >= 0 && (this.#citations[i]?.at ?? 0) > length; i--)
      this.#citations[i] = { ...(this.#citations[i] as Citation), at: length };
  }
}
