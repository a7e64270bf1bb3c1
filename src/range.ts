/**
 * Places in a text. Inside the program a place is a pair of UTF-16 offsets, so
 * that `text.slice(start, end)` is the quote; line and column, and the Unicode
 * code points that RDF and YAML use, are worked out on demand from an index.
 */

/** A half-open stretch of a text, in UTF-16 code units: `text.slice(start, end)`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Two offsets in Unicode code points, end exclusive: the form used in YAML and RDF. */
export type Span = [start: number, end: number];

/** The words of a text at a range. */
export function slice(text: string, range: Range): string {
  return text.slice(range.start, range.end);
}

/** Narrows a range so that it neither starts nor ends with white space. An all-blank range becomes empty at its start. */
export function trimRange(text: string, range: Range): Range {
  let { start, end } = range;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** Whether a UTF-16 unit is white space as `String.prototype.trim` sees it, byte order mark included. */
export function isBlank(unit: number): boolean {
  // Letters, digits and most marks: asked for every character of a text.
  if (unit > 0x20 && unit < 0xa0) return false;
  return (
    unit === 0x20 ||
    (unit >= 0x09 && unit <= 0x0d) ||
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}

/** Whether `inner` lies within `outer` (equal ends included). */
export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether the span `inner` lies within `outer` (equal ends included). */
export function containsSpan(outer: Span, inner: Span): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}

/** Finds the last index whose value is at most `wanted`, in an ascending list that starts at or below it. */
function lastAtMost(ascending: readonly number[], wanted: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Turns offsets of one text into lines and columns, both counted from 1. Lines end with LF, CRLF or CR. */
export class LineIndex {
  readonly text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.text = text;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(i + 1) !== 0x0a)) this.#starts.push(i + 1);
    }
  }

  /** Line and column, from 1, of a UTF-16 offset; an offset beyond the text is held at its end. */
  position(offset: number): { line: number; column: number } {
    const held = Math.max(0, Math.min(offset, this.text.length));
    const line = lastAtMost(this.#starts, held);
    return { line: line + 1, column: held - (this.#starts[line] ?? 0) + 1 };
  }

  /** The range of the line that holds an offset, without its line end. */
  line(offset: number): Range {
    const { line } = this.position(offset);
    const start = this.#starts[line - 1] ?? 0;
    let end = this.#starts[line] ?? this.text.length;
    while (end > start && (this.text.charCodeAt(end - 1) === 0x0a || this.text.charCodeAt(end - 1) === 0x0d)) end--;
    return { start, end };
  }
}

/**
 * Converts between UTF-16 offsets and Unicode code points of one text. Web
 * Annotation positions count code points (W3C Web Annotation Data Model §4.2.5).
 */
export class CodePoints {
  /** UTF-16 offsets of the high surrogates, ascending: each takes two units but is one code point. */
  readonly #astral: number[] = [];
  readonly length: number;

  constructor(text: string) {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0xd800 || unit > 0xdbff) continue;
      const next = text.charCodeAt(i + 1);
      if (next >= 0xdc00 && next <= 0xdfff) this.#astral.push(i++);
    }
    this.length = text.length - this.#astral.length;
  }

  /** The code point offset of a UTF-16 offset. */
  at(offset: number): number {
    const astral = this.#astral;
    if (astral.length === 0 || offset <= (astral[0] ?? 0)) return offset;
    return offset - (lastAtMost(astral, offset - 1) + 1);
  }

  /** A range in code points. */
  span(range: Range): Span {
    return [this.at(range.start), this.at(range.end)];
  }

  /** The UTF-16 offset of a code point offset: the inverse of `at`. */
  offset(codePoint: number): number {
    const astral = this.#astral;
    let low = 0;
    let high = astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      // The character at astral[middle] is the code point number astral[middle] - middle.
      if ((astral[middle] ?? 0) - middle < codePoint) low = middle + 1;
      else high = middle;
    }
    return codePoint + low;
  }

  /** The UTF-16 range of a span in code points. */
  range([start, end]: Span): Range {
    return { start: this.offset(start), end: this.offset(end) };
  }
}
