/**
 * Cuts the content of a page into lines and tells them apart, as MediaWiki does before it shows them. In goes content,
 * out come headings, items, tables and stretches of running text; a line end within a template or link ends no line.
 *
 *     == Heading ==
 *     ** item
 *     : indented
 *     {| table |}
 *     running text, over several lines
 */
import { isBlank, trimRange, type Range } from '../../range.ts';
import type { Content, Node } from './node.ts';

/** One block of a page. */
export type PageBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly range: Range; readonly content: Content }
  | { readonly kind: 'item'; readonly depth: number; readonly content: Content; readonly afterBlank: boolean }
  | { readonly kind: 'text'; readonly indented: boolean; readonly content: Content }
  /** Templates and elements that stand on a line without words of its own. */
  | { readonly kind: 'marks'; readonly content: Content }
  | { readonly kind: 'table'; readonly range: Range };

interface PageLine extends Content {
  /** Where the first character stands that is no comment. */
  readonly first: number;
}

/** The blocks of some content, in order. */
export function* readPageBlocks(text: string, content: Content): Generator<PageBlock> {
  let open: { start: number; end: number; nodes: Node[]; indented: boolean } | undefined;
  let table: { start: number; depth: number } | undefined;
  let afterBlank = false;
  const close = (): PageBlock[] => {
    const block = open;
    open = undefined;
    if (!block) return [];
    const { start, end, nodes, indented } = block;
    return [{ kind: 'text', indented, content: { start, end, nodes } }];
  };
  for (const line of linesOf(text, content)) {
    const start = text.slice(line.first, Math.min(line.first + 12, line.end));
    if (table || /^[ \t:]*\{\|/.test(start)) {
      yield* close();
      table ??= { start: line.start, depth: 0 };
      if (/^[ \t:]*\{\|/.test(start)) table.depth++;
      else if (/^[ \t]*\|\}(?!\})/.test(start)) table.depth--;
      if (table.depth > 0) continue;
      yield { kind: 'table', range: { start: table.start, end: line.end } };
      table = undefined;
      continue;
    }
    const blank = allBlank(text, line.first, line.end);
    const heading = start.startsWith('=') ? headingOf(text, line) : undefined;
    const [marks = ''] = /^[*#:;]+/.exec(start) ?? [];
    if (blank) {
      // A line of nothing but comments is no line.
      if (line.nodes.length === 0) yield* close();
      else open?.nodes.push(...line.nodes);
      afterBlank ||= line.nodes.length === 0;
      continue;
    }
    if (heading || marks !== '' || /^----/.test(start)) {
      yield* close();
      const from = line.first + marks.length;
      const body = { start: from, end: line.end, nodes: line.nodes.filter((node) => node.start >= from) };
      if (heading) yield heading;
      else if (/[*#]/.test(marks)) yield { kind: 'item', depth: marks.length, content: body, afterBlank };
      else if (marks !== '') yield { kind: 'text', indented: true, content: body };
    } else if (!hasWords(text, line)) {
      yield* close();
      yield { kind: 'marks', content: line };
    } else if (open) {
      open.end = line.end;
      for (const node of line.nodes) open.nodes.push(node);
    } else open = { start: line.start, end: line.end, nodes: [...line.nodes], indented: /^\s/.test(start) };
    afterBlank = false;
  }
  if (table) yield { kind: 'table', range: { start: table.start, end: content.end } };
  yield* close();
}

/** The lines of content: line ends within marks are none. */
function* linesOf(text: string, { start: from, end: to, nodes }: Content): Generator<PageLine> {
  let start = from;
  let held: Node[] = [];
  let at = from;
  let index = 0;
  let stop = nextStop(text, at);
  const line = (end: number): PageLine => {
    let first = start;
    for (const node of held) {
      if (node.kind !== 'comment' || node.start !== first) break;
      first = node.end;
    }
    const read = { start, end, nodes: held, first: Math.min(first, end) };
    start = end + 1;
    held = [];
    return read;
  };
  for (;;) {
    const node = nodes[index];
    const gap = Math.min(node?.start ?? to, to);
    if (stop < at) stop = nextStop(text, at);
    for (; stop < gap; stop = nextStop(text, stop + 1)) yield line(stop);
    if (!node) break;
    held.push(node);
    at = node.end;
    index++;
  }
  if (start < to) yield line(to);
}

/** The next line end from an offset on; beyond the text if there is none. */
function nextStop(text: string, from: number): number {
  const stop = text.indexOf('\n', from);
  return stop < 0 ? Infinity : stop;
}

function allBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isBlank(text.charCodeAt(at))) return false;
  return true;
}

/** Whether a line has words beside its templates, elements and comments, or a link. */
function hasWords(text: string, line: PageLine): boolean {
  let at = line.start;
  for (const node of line.nodes) {
    if (!allBlank(text, at, node.start)) return true;
    if (node.kind === 'link' || node.kind === 'address' || node.kind === 'character') return true;
    at = node.end;
  }
  return !allBlank(text, at, line.end);
}

/** A heading; its level is the smaller number of `=` on the two sides, at most 6. */
function headingOf(text: string, line: PageLine): PageBlock | undefined {
  let { end } = trimRange(text, { start: line.first, end: line.end });
  for (const node of line.nodes.toReversed()) {
    if (node.kind !== 'comment' || node.end !== end) break;
    ({ end } = trimRange(text, { start: line.first, end: node.start }));
  }
  let left = 0;
  while (left < 6 && text.charAt(line.first + left) === '=') left++;
  let right = 0;
  while (right < 6 && end - 1 - right > line.first && text.charAt(end - 1 - right) === '=') right++;
  const level = Math.min(left, right, (end - line.first - 1) >> 1);
  if (level < 1) return undefined;
  const content = {
    start: line.first + level,
    end: end - level,
    nodes: line.nodes.filter((node) => node.end <= end - level),
  };
  return { kind: 'heading', level, range: { start: line.first, end }, content };
}
