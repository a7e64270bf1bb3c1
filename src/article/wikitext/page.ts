/**
 * Makes the sections of a page of its blocks: sentences, items and quotations with their words, each with its place in
 * the wikitext. Tables and boxes are kept out of them.
 */
import type { Range } from '../../range.ts';
import type { Block, Item, Leaf, Section, Sentence } from '../article.ts';
import { quotedWords } from '../line.ts';
import { subPassage, type Passage } from '../passage.ts';
import { sectionIds, sectionKind, type ParentSection } from '../section.ts';
import { splitSentences } from '../sentence.ts';
import type { ArticleWords } from '../words.ts';
import { readPageBlocks, type PageBlock } from './block.ts';
import type { Content, TemplateNode } from './node.ts';
import type { Renderer } from './render.ts';
import { TemplateArguments } from './template-arguments.ts';
import { findRow, type TemplateRow } from './template-table.ts';

/** The sections of a page and their leaves. */
export interface SectionsReading {
  readonly sections: readonly Section[];
  readonly leaves: readonly Leaf[];
}

/** Reads the sections of a page. */
export function readPageSections(page: Content, renderer: Renderer, words: ArticleWords): SectionsReading {
  return new SectionsReader(renderer, words).read(page);
}

/** A section under construction. */
interface OpenSection {
  readonly id: string;
  readonly level: number;
  readonly title: string;
  readonly kind: Section['kind'];
  readonly headingRange?: Range;
  readonly range: Range;
  readonly blocks: Block[];
  items: Item[];
  count: number;
}

class SectionsReader {
  readonly #renderer: Renderer;
  readonly #words: ArticleWords;
  readonly #newId = sectionIds();
  readonly #parents: ParentSection[] = [];
  readonly #sections: Section[] = [];
  readonly #leaves: Leaf[] = [];
  #open: OpenSection;

  constructor(renderer: Renderer, words: ArticleWords) {
    this.#renderer = renderer;
    this.#words = words;
    const range = { start: 0, end: 0 };
    this.#open = {
      id: this.#newId('lead'),
      level: 1,
      title: '(lead)',
      kind: 'lead',
      range,
      blocks: [],
      items: [],
      count: 0,
    };
  }

  read(page: Content): SectionsReading {
    this.#readBlocks(page, 0);
    this.#close();
    return { sections: this.#sections, leaves: this.#leaves };
  }

  #readBlocks(content: Content, depth: number): void {
    for (const block of readPageBlocks(this.#renderer.text, content)) this.#readBlock(block, depth);
  }

  #readBlock(block: PageBlock, depth: number): void {
    if (block.kind !== 'item' || block.afterBlank) this.#closeList();
    switch (block.kind) {
      case 'heading':
        // A heading within a template is no section of the page.
        if (depth === 0) this.#startSection(block);
        return;
      case 'item': {
        this.#addItem(block.content, block.depth);
        return;
      }
      case 'text': {
        this.#addText(block.content, block.indented);
        return;
      }
      case 'marks': {
        this.#addMarks(block.content, depth);
        return;
      }
      case 'table':
        this.#leaves.push({ kind: 'table', range: block.range });
    }
  }

  #startSection({ level, range, content }: PageBlock & { kind: 'heading' }): void {
    this.#close();
    const passage = this.#renderer.passage(content, false);
    const title = passage.words;
    const headingRange = passage.range;
    if (headingRange.start < headingRange.end) this.#leaves.push({ kind: 'heading', range: headingRange });
    this.#open = {
      id: this.#newId(title === '' ? 'untitled' : title),
      level,
      title,
      kind: sectionKind(title, level, this.#parents, this.#words),
      headingRange,
      range,
      blocks: [],
      items: [],
      count: 0,
    };
  }

  #close(): void {
    this.#closeList();
    const { items: _items, count: _count, range, blocks, ...section } = this.#open;
    const start = section.headingRange ? range.start : (blocks[0]?.range.start ?? 0);
    this.#sections.push({ ...section, range: { start, end: blocks.at(-1)?.range.end ?? range.end }, blocks });
  }

  #closeList(): void {
    const { items, blocks } = this.#open;
    const [first, last] = [items[0], items.at(-1)];
    if (!first || !last) return;
    blocks.push({ kind: 'list', range: { start: first.range.start, end: last.range.end }, items });
    this.#open.items = [];
  }

  #newNode(kind: 'sentence' | 'item' | 'quotation', range: Range): { id: string; range: Range } {
    this.#leaves.push({ kind, range });
    return { id: `${this.#open.id}.${++this.#open.count}`, range };
  }

  #addItem(content: Content, depth: number): void {
    const passage = this.#renderer.passage(content, false);
    if (passage.words === '') return;
    this.#open.items.push({ ...this.#newNode('item', passage.range), passage, depth });
  }

  #addText(content: Content, indented: boolean): void {
    const passage = this.#renderer.passage(content, false);
    if (passage.words === '') return;
    const quoted = indented ? quotedWords(passage.words, { start: 0, end: passage.words.length }) : undefined;
    if (quoted) this.#addQuotation(passage, subPassage(passage, quoted.start, quoted.end));
    else this.#addParagraph(passage);
  }

  #addQuotation({ range }: Passage, passage: Passage): void {
    this.#open.blocks.push({ kind: 'quotation', ...this.#newNode('quotation', range), passage });
  }

  #addParagraph(passage: Passage): void {
    const sentences: Sentence[] = [];
    let end = passage.range.start;
    for (const found of splitSentences(passage.words, { start: 0, end: passage.words.length }, this.#words)) {
      const sentence = subPassage(passage, found.start, found.end);
      // Two sentences out of one template stand at one place.
      const range = { start: Math.max(end, sentence.range.start), end: Math.max(end, sentence.range.end) };
      end = range.end;
      const placed = range.start === sentence.range.start && range.end === sentence.range.end;
      sentences.push({
        ...this.#newNode('sentence', range),
        passage: placed ? sentence : { ...sentence, range },
      });
    }
    const [first, last] = [sentences[0], sentences.at(-1)];
    if (!first || !last) return;
    this.#open.blocks.push({
      kind: 'paragraph',
      range: { start: first.range.start, end: last.range.end },
      sentences,
    });
  }

  /** Templates alone on a line: a quotation, blocks in a wrapper, words that stand for themselves, or a box. */
  #addMarks(content: Content, depth: number): void {
    const [node, second] = content.nodes.filter((mark) => mark.kind !== 'comment');
    const row = node?.kind === 'template' && !second ? this.#rowOf(node) : undefined;
    if (node?.kind === 'template' && row?.form === 'block' && depth < 5) {
      const args = new TemplateArguments(node, this.#renderer, false);
      const inner = args.contentOf(row.parameter);
      if (inner) this.#readBlocks(inner, depth + 1);
      return;
    }
    const passage = this.#renderer.passage(content, false, true);
    if (passage.words === '') return;
    if (row?.form === 'quotation') this.#addQuotation(passage, passage);
    else this.#addParagraph(passage);
  }

  #rowOf(node: TemplateNode): TemplateRow | undefined {
    return findRow(this.#renderer.nameOf(node).key, this.#renderer.context.templates)?.row;
  }
}
