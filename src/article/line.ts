/**
 * Tells the lines of a plain-text article apart by their form. In goes the text, out comes every line that is not
 * blank, with its parts.
 *
 *     == Heading ==       heading, level 2
 *     ** Bullet           bullet, depth 2
 *      "Words"            quotation
 *     ----                rule: marks without words
 *     anything else       text
 */
import { trimRange, type Range } from '../range.ts';

/** A line that is not blank. */
export type Line = HeadingLine | BulletLine | QuotationLine | TextLine | RuleLine;

interface AnyLine {
  /** The line without surrounding white space. */
  readonly range: Range;
  /** Whether a blank line stands before it. */
  readonly afterBlank: boolean;
}

/** `== words ==`; as in MediaWiki the level is the smaller number of `=` on the two sides, at most 6. */
export interface HeadingLine extends AnyLine {
  readonly kind: 'heading';
  readonly level: number;
  readonly words: Range;
}

/** `- body`, or `*` or `#`; the number of marks is the depth. */
export interface BulletLine extends AnyLine {
  readonly kind: 'bullet';
  readonly depth: number;
  readonly body: Range;
}

/** An indented line wholly in quotation marks. */
export interface QuotationLine extends AnyLine {
  readonly kind: 'quotation';
  readonly quotation: Range;
  readonly words: Range;
}

/** Running text, without the colons that indent it. */
export interface TextLine extends AnyLine {
  readonly kind: 'text';
  readonly indented: boolean;
  readonly body: Range;
}

/** Markup without words: `----`, `= =`, a bullet without text. */
export interface RuleLine extends AnyLine {
  readonly kind: 'rule';
}

/** The lines of a text that are not blank. Lines end with LF, CRLF or CR; a byte order mark belongs to no line. */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let afterBlank = false;
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (start < text.length) {
    let end = start;
    while (end < text.length && text.charCodeAt(end) !== 0x0a && text.charCodeAt(end) !== 0x0d) end++;
    const range = trimRange(text, { start, end });
    if (range.start < range.end) lines.push(readLine(text, range, range.start > start, afterBlank));
    afterBlank = range.start === range.end;
    start = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  return lines;
}

function readLine(text: string, range: Range, blanksBefore: boolean, afterBlank: boolean): Line {
  const rule: RuleLine = { kind: 'rule', range, afterBlank };
  if (!blanksBefore && text.charAt(range.start) === '=' && text.charAt(range.end - 1) === '=') {
    const level = headingLevel(text, range);
    const words = trimRange(text, { start: range.start + level, end: range.end - level });
    return level > 0 && words.start < words.end ? { kind: 'heading', level, words, range, afterBlank } : rule;
  }
  const marks = skip(text, range, '-*#');
  if (marks === range.end) return rule;
  if (marks > range.start && /\s/.test(text.charAt(marks))) {
    const body = trimRange(text, { start: marks, end: range.end });
    return { kind: 'bullet', depth: marks - range.start, body, range, afterBlank };
  }
  const body = trimRange(text, { start: skip(text, range, ':'), end: range.end });
  if (body.start === body.end) return rule;
  const indented = blanksBefore || body.start > range.start;
  const words = indented ? quotedWords(text, body) : undefined;
  if (words) return { kind: 'quotation', quotation: body, words, range, afterBlank };
  return { kind: 'text', indented, body, range, afterBlank };
}

/** The smaller number of `=` on the two sides, at most 6; 0 for a line of nothing else. */
function headingLevel(text: string, range: Range): number {
  const left = skip(text, range, '=') - range.start;
  if (left === range.end - range.start) return 0;
  let right = 0;
  while (right < 6 && text.charAt(range.end - 1 - right) === '=') right++;
  return Math.min(left, right, 6);
}

/** The offset of the first character of a range that is none of `characters`. */
function skip(text: string, range: Range, characters: string): number {
  let at = range.start;
  while (at < range.end && characters.includes(text.charAt(at))) at++;
  return at;
}

/** Quotation marks by the opening one. Single ones are left out, because they are apostrophes and letters too: ‘Ali. */
const marksOfQuotation: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['「', '」'],
]);

/** The words within one pair of quotation marks that takes in the whole range: `"a" and "b"` has none. */
export function quotedWords(text: string, range: Range): Range | undefined {
  const open = text.charAt(range.start);
  const close = marksOfQuotation.get(open);
  if (close === undefined || range.end - range.start < 3 || text.charAt(range.end - 1) !== close) return undefined;
  let depth = 1;
  for (let at = range.start + 1; at < range.end - 1 && depth > 0; at++) {
    const char = text.charAt(at);
    if (char === close) depth--;
    else if (char === open) depth++;
  }
  const words = trimRange(text, { start: range.start + 1, end: range.end - 1 });
  return depth === 1 && words.start < words.end ? words : undefined;
}
