/** The article as published, with every stretch lit that a statement rests on: a Document and its text go in. */
import { CodePoints, slice, type Range, type Span } from '../../range.ts';
import type { Document } from '../../statement/document.ts';
import { articleBlocks, type Block } from './article-block.ts';
import { html, type Content, type Markup } from './markup.ts';
import { cutSegments, type LitSpan, type Segment } from './segment.ts';
import type { Listed } from './listed.ts';

/** The text column of a page. */
export function articleText(document: Document, text: string, listed: readonly Listed[]): Markup {
  const points = new CodePoints(text);
  const sections = articleBlocks(document, text, points);
  const blocks = sections.flatMap(({ blocks }) => blocks);
  const segments = cutSegments(
    blocks.map(({ range }) => range),
    litSpans(listed, points),
  );
  const writer = new TextWriter(text, points, listed);
  const { lang } = document.article;
  let at = 0;
  const parts = sections.map(({ section, blocks }) => {
    const content = blocks.map((block) => writer.block(block, segments[at++] ?? []));
    if (!section) return html`<div class="before">${content}</div> `;
    return html`<section
      id="part-${encodeURIComponent(section.id)}"
      aria-label="${section.kind === 'lead' ? 'Lead' : section.title}"
    >
      ${content}
    </section> `;
  });
  return html`<div class="text${document.article.source.form === 'wikitext' && ' source'}" lang="${lang}">
    ${parts}
  </div>`;
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

  block({ kind, range }: Block, segments: readonly Segment[]): Markup {
    const content = segments.map((segment) => this.#segment(segment));
    const at = this.#points.at(range.start);
    return blockElement(kind, at, content);
  }

  #segment({ range, refs, begins }: Segment): Content {
    const words = slice(this.#text, range);
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

function blockElement(kind: Block['kind'], at: number, content: Content): Markup {
  switch (kind) {
    case 'heading':
      return html`<h3 data-at="${at}" dir="auto">${content}</h3> `;
    case 'quotation':
      return html`<blockquote data-at="${at}" dir="auto">${content}</blockquote> `;
    case 'paragraph':
      return html`<p data-at="${at}" dir="auto">${content}</p> `;
    default:
      return html`<p class="${kind}" data-at="${at}" dir="auto">${content}</p> `;
  }
}
