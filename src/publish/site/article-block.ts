/**
 * The lines of an article as blocks of a page: what each line is (heading, infobox field, bullet, words) follows from the
 * sections of the Document. Each block's text is a stretch of the article, letter for letter.
 */
import { trimRange, type CodePoints, type Range } from '../../range.ts';
import type { Document, SectionRecord } from '../../statement/document.ts';

/** What a block is. */
export type BlockKind = 'title' | 'name' | 'field' | 'heading' | 'item' | 'quotation' | 'paragraph' | 'source';

/** A line of the article. */
export interface Block {
  readonly kind: BlockKind;
  readonly range: Range;
}

/** A section with its lines; the first may be what stands before the lead: title and infobox. */
export interface BlockSection {
  readonly section?: SectionRecord;
  readonly blocks: readonly Block[];
}

/** A place whose kind the Document tells. */
interface Known {
  readonly kind: BlockKind;
  readonly range: Range;
}

/** The article's lines by section. Linear in the length of the text. */
export function articleBlocks(document: Document, text: string, points: CodePoints): BlockSection[] {
  const known = knownPlaces(document, points);
  const starts = document.sections.map((section) => ({ section, start: points.range(section.at).start }));
  const result: { section?: SectionRecord; blocks: Block[] }[] = [{ blocks: [] }];
  let nextSection = 0;
  let nextKnown = 0;
  for (const line of linesOf(text)) {
    while (nextSection < starts.length && (starts[nextSection]?.start ?? 0) < line.end) {
      const section = starts[nextSection++]?.section;
      if (section) result.push({ section, blocks: [] });
    }
    while (nextKnown < known.length && (known[nextKnown]?.range.end ?? 0) <= line.start) nextKnown++;
    const place = known[nextKnown];
    // A place that takes several lines is shown line by line.
    const inside = place && place.range.start < line.end;
    const range = inside && place.range.start >= line.start && place.range.end <= line.end ? place.range : line;
    result.at(-1)?.blocks.push({ kind: inside ? place.kind : 'paragraph', range });
  }
  return result.filter(({ section, blocks }) => section !== undefined || blocks.length > 0);
}

function knownPlaces({ article, infobox, sections }: Document, points: CodePoints): Known[] {
  // Of wikitext everything is shown as written: what it becomes is not what stands there.
  if (article.source.form !== 'plain') return [];
  const places: Known[] = [];
  const add = (kind: BlockKind, start: number, end: number): void => {
    places.push({ kind, range: points.range([start, end]) });
  };
  if (article.titleAt) add('title', ...article.titleAt);
  const [first] = infobox?.names ?? [];
  const last = infobox?.names?.at(-1);
  if (first && last) add('name', first.at[0], last.at[1]);
  for (const { at } of infobox?.fields ?? []) add('field', at.key[0], at.value[1]);
  for (const { heading, items = [], quotations = [] } of sections) {
    if (heading) add('heading', ...heading);
    for (const { at } of items) add('item', ...at);
    for (const { at } of quotations) add('quotation', ...at);
  }
  return places.filter(({ range }) => range.end > range.start).sort((a, b) => a.range.start - b.range.start);
}

/** The lines that are not blank, without blanks at their ends. */
function* linesOf(text: string): Generator<Range> {
  const lineEnd = /[\r\n]+/g;
  for (let start = 0; start < text.length;) {
    lineEnd.lastIndex = start;
    const end = lineEnd.exec(text)?.index ?? text.length;
    const range = trimRange(text, { start, end });
    if (range.end > range.start) yield range;
    start = Math.max(end, start) + 1;
  }
}
