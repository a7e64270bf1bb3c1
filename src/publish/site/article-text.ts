/** The text of an article with every stretch lit that a statement rests on: a Document and its text go in. */
import { CodePoints, slice, type Range, type Span } from '../../range.ts';
import type { Document, SectionRecord } from '../../statement/document.ts';
import { articleBlocks, type Block, type BlockKind } from './article-block.ts';
import { html, type Content, type Markup } from './markup.ts';
import type { ReadableBlock, ReadableRun } from './readable.ts';
import { cutSegments, type LitSpan, type Segment } from './segment.ts';
import type { Listed } from './listed.ts';

/** The text column of a page: the lines as published, or those that a reader of the wiki sees. */
export function articleText(
  document: Document,
  text: string,
  listed: readonly Listed[],
  readable?: readonly ReadableBlock[],
): Markup {
  const points = new CodePoints(text);
  const writer = new TextWriter(text, points, listed);
  const spans = litSpans(listed, points);
  const sections = readable
    ? readableSections(document, readable, spans, writer)
    : writtenSections(document, text, points, spans, writer);
  const parts = sections.map(({ section, content }) => {
    if (!section) return html`<div class="before">${content}</div> `;
    return html`<section
      id="part-${encodeURIComponent(section.id)}"
      aria-label="${section.kind === 'lead' ? 'Lead' : section.title}"
    >
      ${content}
    </section> `;
  });
  const isSource = document.article.source.form === 'wikitext' && !readable;
  return html`<div class="text${isSource && ' source'}" lang="${document.article.lang}">${parts}</div>`;
}

interface WrittenSection {
  readonly section?: SectionRecord;
  readonly content: readonly Markup[];
}

function writtenSections(
  document: Document,
  text: string,
  points: CodePoints,
  spans: readonly LitSpan[],
  writer: TextWriter,
): WrittenSection[] {
  const sections = articleBlocks(document, text, points);
  const ranges = sections.flatMap(({ blocks }) => blocks.map(({ range }) => range));
  const segments = cutSegments(ranges, spans).values();
  return sections.map(({ section, blocks }) => ({
    ...(section && { section }),
    content: blocks.map((block) => writer.block(block, segments.next().value ?? [])),
  }));
}

/** The lines of words; what statements rest on and is none of them stands as written at the end of its section. */
function readableSections(
  { sections }: Document,
  blocks: readonly ReadableBlock[],
  spans: readonly LitSpan[],
  writer: TextWriter,
): WrittenSection[] {
  // Places in the order of the text and apart from each other, as stretches are cut; a line may repeat one.
  const runs = blocks.flatMap((block) => block.runs).sort((a, b) => a.place.start - b.place.start);
  let end = 0;
  const ranges = runs.map(({ place }) => {
    const range = { start: Math.max(end, place.start), end: Math.max(end, place.end) };
    end = range.end;
    return range;
  });
  const cut = cutSegments(ranges, spans);
  const segments = new Map(runs.map((run, index) => [run, cut[index] ?? []]));
  const shown = new Set(cut.flat().flatMap(({ refs }) => refs));
  const hidden = joined(spans.filter(({ refs }) => !refs.every((ref) => shown.has(ref))).map(({ range }) => range));
  const written = cutSegments(hidden, spans);
  const starts = sections.map(({ id, at }) => ({ id, start: writer.offset(at[0]) }));
  const sectionAt = ({ start }: Range): string | undefined => starts.findLast((one) => one.start <= start)?.id;
  const content = new Map<string | undefined, Markup[]>([[undefined, []]]);
  for (const { id } of sections) content.set(id, []);
  for (const { kind, section, runs: own } of blocks)
    content.get(section)?.push(
      writer.line(
        kind,
        own.map((run) => [run, segments.get(run) ?? []] as const),
      ),
    );
  for (const [index, range] of hidden.entries())
    content.get(sectionAt(range))?.push(writer.block({ kind: 'source', range }, written[index] ?? []));
  return [
    { content: content.get(undefined) ?? [] },
    ...sections.map((section) => ({ section, content: content.get(section.id) ?? [] })),
  ].filter(({ content: lines }) => lines.length > 0);
}

/** Ranges that touch or overlap as one. */
function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && range.start <= last.end)
      result.splice(-1, 1, { start: last.start, end: Math.max(last.end, range.end) });
    else result.push(range);
  }
  return result;
}

/** Everything that is lit, each stretch once: what statements rest on, and the places of open questions. */
function litSpans(listed: readonly Listed[], points: CodePoints): LitSpan[] {
  const spans = new Map<string, { range: Range; refs: number[] }>();
  const spanAt = (at: Span): { range: Range; refs: number[] } => {
    const key = at.join();
    let span = spans.get(key);
    if (!span) spans.set(key, (span = { range: points.range(at), refs: [] }));
    return span;
  };
  for (const [ref, { evidence }] of listed.entries()) for (const { at } of evidence) spanAt(at).refs.push(ref);
  return [...spans.values()].filter(({ range }) => range.end > range.start);
}

/** Writes blocks: a link for each stretch that something rests on, where the keyboard stops once for each beginning. */
class TextWriter {
  readonly #text: string;
  readonly #points: CodePoints;
  readonly #listed: readonly Listed[];

  constructor(text: string, points: CodePoints, listed: readonly Listed[]) {
    this.#text = text;
    this.#points = points;
    this.#listed = listed;
  }

  /** The UTF-16 offset of a code point. */
  offset(point: number): number {
    return this.#points.offset(point);
  }

  block({ kind, range }: Block, segments: readonly Segment[]): Markup {
    const content = segments.map((segment) => this.#segment(segment));
    return blockElement(kind, html` data-at="${this.#points.at(range.start)}"`, content);
  }

  /** A line of words of several places, each with the code points that it comes from. */
  line(kind: BlockKind, runs: readonly (readonly [ReadableRun, readonly Segment[]])[]): Markup {
    const content = runs.map(([{ words, place, exact }, segments]) => {
      const whole = segments.flatMap(({ refs }) => refs).length > 0;
      const shown = exact && sameLength(segments, words);
      const inner = shown
        ? segments.map((segment) => this.#segment(segment))
        : whole
          ? this.#whole(segments, words)
          : words;
      const [start, end] = this.#points.span(place);
      if (!exact && place.end === place.start) return inner;
      return html`<span data-at="${start}" ${!shown && html` data-to="${end}"`}>${inner}</span>`;
    });
    return blockElement(kind, undefined, content);
  }

  /** Words that stand for a place as a whole: a stretch of all that rests on a part of it. */
  #whole(segments: readonly Segment[], words: string): Content {
    const refs = [...new Set(segments.flatMap((one) => one.refs))];
    const range = { start: segments[0]?.range.start ?? 0, end: segments.at(-1)?.range.end ?? 0 };
    return this.#segment({ range, refs, begins: segments.flatMap(({ begins }) => begins) }, words);
  }

  #segment({ range, refs, begins }: Segment, words = slice(this.#text, range)): Content {
    const [first] = refs;
    const target = first === undefined ? undefined : this.#listed[first];
    if (!target) return words;
    const ids = begins.map(({ range: one }) => `char=${this.#points.span(one).join()}`);
    const kinds = new Set(refs.flatMap((ref) => this.#listed[ref]?.kind ?? []));
    return html`${ids.slice(1).map((id) => html`<span id="${id}"></span>`)}<a${
      ids[0] !== undefined && html` id="${ids[0]}"`
    } class="e ${[...kinds].join(' ')}" href="#${target.id}" data-s="${refs.join(' ')}"${begins.length === 0 && html` tabindex="-1"`}>${words}</a>`;
  }
}

/** Whether stretches are all of the words. */
function sameLength(segments: readonly Segment[], words: string): boolean {
  const [first, last] = [segments[0], segments.at(-1)];
  return first !== undefined && last !== undefined && last.range.end - first.range.start === words.length;
}

function blockElement(kind: BlockKind, at: Content, content: Content): Markup {
  switch (kind) {
    case 'heading':
      return html`<h3${at} dir="auto">${content}</h3> `;
    case 'quotation':
      return html`<blockquote${at} dir="auto">${content}</blockquote> `;
    case 'paragraph':
      return html`<p${at} dir="auto">${content}</p> `;
    default:
      return html`<p${[html` class="${kind}"`, at]} dir="auto">${content}</p> `;
  }
}
