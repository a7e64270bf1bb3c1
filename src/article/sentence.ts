/**
 * Cuts running text into sentences: `Intl.Segmenter` (Unicode UAX #29) proposes the breaks, and a list of
 * abbreviations takes back those after "Dr.", "c." or an initial. In doubt two sentences stay one.
 */
import { isBlank, trimRange, type Range } from '../range.ts';
import type { AbbreviationKind, ArticleWords } from './words.ts';

/** The sentences of a stretch of text, in order, without surrounding white space. */
export function splitSentences(text: string, range: Range, words: ArticleWords): Range[] {
  const sentences: Range[] = [];
  let start = range.start;
  const close = (end: number): void => {
    const sentence = trimRange(text, { start, end });
    if (sentence.start < sentence.end) sentences.push(sentence);
    start = end;
  };
  for (const at of sentenceBreaks(text, range, words.lang))
    if (endsSentence(text, start, at, range.end, words)) close(at);
  close(range.end);
  return sentences;
}

/**
 * The breaks that `Intl.Segmenter` proposes within a range, both ends excluded. V8 takes time proportional to the
 * length of the whole string for each segment, so the text is handed over in windows.
 */
export function* sentenceBreaks(text: string, range: Range, lang: string, size = 2048): Generator<number> {
  let from = range.start;
  let width = size;
  while (from < range.end) {
    const to = Math.min(range.end, from + width);
    const starts: number[] = [];
    for (const { index } of segmenter(lang).segment(text.slice(from, to))) {
      if (index > 0) starts.push(from + index);
      // A window made wide for one long sentence may hold thousands of short ones after it.
      if (width > size && starts.length === 2) break;
    }
    const last = width > size && starts.length === 2;
    // Rule SB8 looks ahead, up to the next stop, for a lower-case letter; so what the end of the window cuts off can
    // make the last break wrong, but no break before it.
    if (to < range.end || last) starts.pop();
    yield* starts;
    if (to === range.end && !last) return;
    const resume = starts.at(-1);
    width = resume === undefined ? width * 2 : size;
    from = resume ?? from;
  }
}

const segmenters = new Map<string, Intl.Segmenter>();

/** The segmenter of a language; making one is slow, so each is kept. */
function segmenter(lang: string): Intl.Segmenter {
  let found = segmenters.get(lang);
  if (!found) segmenters.set(lang, (found = new Intl.Segmenter(lang, { granularity: 'sentence' })));
  return found;
}

/** Abbreviations and opening words are looked for this far from a break, in UTF-16 units. */
const reach = 24;

/** Line ends that are white space. */
const lineEnds: ReadonlySet<number> = new Set([0x0a, 0x0d, 0x2028, 0x2029]);
const numeral = /^(?:\p{Nd}|[IVXLCDM]+(?!\p{L}))/u;
const initials = /^(?:\p{Lm}?\p{L}\p{M}*\.-?)+$/u;
const twoDots = /\..*\./;

/** Whether a proposed break at `at`, in a sentence that began at `start`, is one. */
function endsSentence(text: string, start: number, at: number, limit: number, words: ArticleWords): boolean {
  let end = at;
  while (end > start && isBlank(text.charCodeAt(end - 1))) if (lineEnds.has(text.charCodeAt(--end))) return true;
  const next = text.slice(at, Math.min(limit, at + reach));
  // UAX #29 breaks after "?" and "!" whatever follows: "Is it?" he asked.
  if (/^\p{Ll}/u.test(next)) return false;
  let stop = end;
  while (stop > start && /[)\]}]/.test(text.charAt(stop - 1))) stop--;
  if (text.charAt(stop - 1) !== '.') return true;
  if (end === at) return false;
  const token = lastWord(text, Math.max(start, stop - reach), stop);
  const stem = token.replace(/\.+$/, '');
  const dots = token.length - stem.length;
  if (stem === '') return dots === 1 || opensSentence(next, words);
  if (dots > 2) return true;
  const kind = abbreviationKind(`${stem}.`, words);
  if (kind === 'name' && dots === 1) return false;
  if (kind === 'number') return !numeral.test(next);
  return kind === undefined || opensSentence(next, words);
}

/** What may follow a word with a stop, if the word is an abbreviation. */
export function abbreviationKind(word: string, words: ArticleWords): AbbreviationKind | undefined {
  const known = words.abbreviations.get(word.normalize('NFC'));
  if (known) return known;
  // "plan b." is no initial, "J." and "a.m." are.
  return initials.test(word) && (/^\p{Lm}?\p{Lu}/u.test(word) || twoDots.test(word)) ? 'any' : undefined;
}

/** The characters from the last blank before `end`, without opening brackets and quotation marks. */
export function lastWord(text: string, start: number, end: number): string {
  let from = end;
  while (from > start && !isBlank(text.charCodeAt(from - 1))) from--;
  return text.slice(from, end).replace(/^[([{"'“‘«]+/, '');
}

function opensSentence(next: string, words: ArticleWords): boolean {
  const word = /^[([{"'“‘«]*(\p{Lu}\p{L}*)(?![\p{L}.])/u.exec(next)?.[1];
  return word !== undefined && words.openers.has(word.toLowerCase());
}
