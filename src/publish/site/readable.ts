/**
 * An article in wikitext as a reader sees it: lines of words, and for each stretch of them the place in the text that it
 * comes from. What no words come from (references, templates without words, tables) is not among them.
 */
import type { Article, Block, Field, Section } from '../../article/article.ts';
import { runsOf, type Passage } from '../../article/passage.ts';
import { slice, type Range } from '../../range.ts';
import type { BlockKind } from './article-block.ts';

/** A stretch of words of one place. */
export interface ReadableRun {
  readonly words: string;
  /** In the text. */
  readonly place: Range;
  /** The words stand there letter for letter. */
  readonly exact: boolean;
}

/** A line to read. */
export interface ReadableBlock {
  readonly kind: BlockKind;
  /** The id of its section; none before the lead. */
  readonly section?: string;
  readonly runs: readonly ReadableRun[];
}

/** The lines of an article, infobox first. */
export function readableBlocks(article: Article): ReadableBlock[] {
  const { text, infobox, sections } = article;
  const blocks = [
    ...(infobox?.fields ?? []).map((field) => fieldBlock(field, text)),
    ...sections.flatMap((section) => sectionBlocks(section, text)),
  ];
  return blocks.filter(({ runs }) => runs.some(({ words }) => words.trim() !== ''));
}

function fieldBlock({ key, keyRange, value }: Field, text: string): ReadableBlock {
  if (value.words.trim() === '') return { kind: 'field', runs: [] };
  const between = { start: keyRange.end, end: Math.max(keyRange.end, value.range.start) };
  const name = { words: key, place: keyRange, exact: slice(text, keyRange) === key };
  return { kind: 'field', runs: [name, { words: ': ', place: between, exact: false }, ...passageRuns(value)] };
}

function sectionBlocks({ id, title, headingRange, blocks }: Section, text: string): ReadableBlock[] {
  const heading = headingRange && { words: title, place: headingRange, exact: slice(text, headingRange) === title };
  return [
    ...(heading ? [{ kind: 'heading', section: id, runs: [heading] } as const] : []),
    ...blocks.flatMap((block) => linesOf(block).map(({ kind, runs }) => ({ kind, section: id, runs }))),
  ];
}

function linesOf(block: Block): Pick<ReadableBlock, 'kind' | 'runs'>[] {
  switch (block.kind) {
    case 'paragraph':
      return [
        {
          kind: 'paragraph',
          runs: block.sentences.flatMap(({ passage, range }, index) => {
            const gap = { words: ' ', place: { start: range.start, end: range.start }, exact: false };
            return index === 0 ? passageRuns(passage) : [gap, ...passageRuns(passage)];
          }),
        },
      ];
    case 'list':
      return block.items.map(({ passage }) => ({ kind: 'item', runs: passageRuns(passage) }));
    case 'quotation':
      return [{ kind: 'quotation', runs: passageRuns(block.passage) }];
  }
}

function passageRuns(passage: Passage): ReadableRun[] {
  const { words, range, map } = passage;
  if (!map) return [{ words, place: range, exact: true }];
  return [...runsOf(passage)].map(({ start, end, exact, place }) => ({ words: words.slice(start, end), place, exact }));
}
