/**
 * Parses an article rendered to plain text. Never throws: what it cannot place becomes section text, so no character
 * is lost.
 *
 *     = Title =
 *
 *     Name , native name
 *     - Key: value          <- infobox, up to the first blank line
 *
 *     Lead paragraph.       <- each line is a paragraph
 *     == Heading ==
 *     - item                <- bullets that follow one another are a list
 *      "Words."             <- quotation
 */
import { slice, type Range } from '../range.ts';
import type { Report } from '../message.ts';
import type { Article, Block, Item, Leaf, Section } from './article.ts';
import { readInfobox } from './infobox.ts';
import { coverText } from './leaf.ts';
import { plainPassage } from './passage.ts';
import { readLines, type HeadingLine, type Line } from './line.ts';
import { sectionIds, sectionKind, type ParentSection } from './section.ts';
import { splitSentences } from './sentence.ts';
import type { ArticleWords } from './words.ts';

/** What a reader needs to know beside the text. */
export interface PlainContext {
  readonly words: ArticleWords;
  /** The stem of the file's name: with blanks for dashes it is the title of an article that gives none. */
  readonly name: string;
}

/** Reads an article in the plain form. */
export function parsePlain(text: string, context: PlainContext, report: Report): Article {
  const lines = readLines(text);
  const first = lines[0];
  const titleLine = first?.kind === 'heading' && first.level === 1 ? first : undefined;
  const title = titleLine ? slice(text, titleLine.words) : titleOfName(context.name);
  const box = readInfobox(text, lines, titleLine ? 1 : 0, { words: context.words, title }, report);
  const leaves: Leaf[] = titleLine ? [{ kind: 'title', range: titleLine.words }] : [];
  if (box) for (const leaf of box.leaves) leaves.push(leaf);
  const next = box?.next ?? (titleLine ? 1 : 0);
  const sections = readSections(text, lines, next, context.words, leaves);
  reportGaps({ first, titleLine, title, box: box !== undefined, empty: leaves.length === 0 }, report);
  return {
    text,
    title,
    ...(titleLine ? { titleRange: titleLine.words } : {}),
    ...(box ? { infobox: box.infobox } : {}),
    sections,
    leaves: coverText(text, leaves),
  };
}

function titleOfName(name: string): string {
  const title = name
    .split(/[-_\s]+/)
    .filter(Boolean)
    .join(' ');
  const [initial = ''] = title;
  return initial.toUpperCase() + title.slice(initial.length);
}

function reportGaps(
  found: { first: Line | undefined; titleLine: HeadingLine | undefined; title: string; box: boolean; empty: boolean },
  report: Report,
): void {
  const at = found.first ? { range: found.first.range } : {};
  if (found.empty) {
    report({ level: 'error', rule: 'article/empty', reason: 'The file has no text', ...at });
    return;
  }
  if (!found.titleLine) {
    const reason = `The first line is no "= Title =", so the title is taken from the file name: "${found.title}"`;
    report({ level: 'warning', rule: 'article/no-title', reason, ...at });
  }
  if (!found.box) {
    const reason = 'The article has no infobox of "- Key: value" lines after its title';
    report({ level: 'info', rule: 'article/no-infobox', reason, ...at });
  }
}

/** Reads the lead and the sections from line `next` on, and adds their leaves. */
function readSections(
  text: string,
  lines: readonly Line[],
  next: number,
  words: ArticleWords,
  leaves: Leaf[],
): Section[] {
  const newId = sectionIds();
  /** The headings that enclose the current one, by level. */
  const parents: ParentSection[] = [];
  const sections: Section[] = [];
  let from = next;
  let heading: HeadingLine | undefined;
  do {
    let to = from;
    while (to < lines.length && lines[to]?.kind !== 'heading') to++;
    const title = heading ? slice(text, heading.words) : '(lead)';
    const id = newId(heading ? title : 'lead');
    if (heading) leaves.push({ kind: 'heading', range: heading.words });
    const blocks = readBlocks(text, lines.slice(from, to), id, words, leaves);
    const start = heading?.range.start ?? blocks[0]?.range.start ?? lines[from - 1]?.range.end ?? 0;
    sections.push({
      id,
      level: heading?.level ?? 1,
      title,
      kind: heading ? sectionKind(title, heading.level, parents, words) : 'lead',
      range: { start, end: blocks.at(-1)?.range.end ?? heading?.range.end ?? start },
      ...(heading ? { headingRange: heading.words } : {}),
      blocks,
    });
    const line = lines[to];
    heading = line?.kind === 'heading' ? line : undefined;
    from = to + 1;
  } while (heading);
  return sections;
}

/** The blocks of one section. Sentences, items and quotations share one count, so no two have one id. */
function readBlocks(
  text: string,
  lines: readonly Line[],
  section: string,
  words: ArticleWords,
  leaves: Leaf[],
): Block[] {
  const blocks: Block[] = [];
  let items: Item[] = [];
  let count = 0;
  const newNode = (kind: 'sentence' | 'item' | 'quotation', range: Range): { id: string; range: Range } => {
    leaves.push({ kind, range });
    return { id: `${section}.${++count}`, range };
  };
  const closeList = (): void => {
    const [firstItem, lastItem] = [items[0], items.at(-1)];
    if (firstItem && lastItem)
      blocks.push({ kind: 'list', range: { start: firstItem.range.start, end: lastItem.range.end }, items });
    items = [];
  };
  for (const line of lines) {
    if (line.kind !== 'bullet' || line.afterBlank) closeList();
    if (line.kind === 'bullet') {
      items.push({ ...newNode('item', line.body), passage: plainPassage(text, line.body), depth: line.depth });
    } else if (line.kind === 'text') {
      const sentences = splitSentences(text, line.body, words).map((range) => ({
        ...newNode('sentence', range),
        passage: plainPassage(text, range),
      }));
      blocks.push({ kind: 'paragraph', range: line.body, sentences });
    } else if (line.kind === 'quotation') {
      const node = newNode('quotation', line.quotation);
      blocks.push({ kind: 'quotation', ...node, passage: plainPassage(text, line.words) });
    }
  }
  closeList();
  return blocks;
}
