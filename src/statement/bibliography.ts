/**
 * Reads the lists of an article: pages under "See also", and works in its bibliography.
 *
 *     - Last, First. "Title"
 *
 * A work gets the title in quotation marks and the authors before it; where the line gives none, none is stated. Out come
 * the works, also by the id of the source that a line cites by template.
 */
import type { Article, Item, Section } from '../article/article.ts';
import { subPassage } from '../article/passage.ts';
import type { Report } from '../message.ts';
import { describeWork, makeWork } from './cited.ts';
import { draftStatement, type DraftStatement, type Ground } from './draft.ts';
import type { Entity } from './entity.ts';
import type { PropertyTable } from './mapping.ts';
import type { EntityRegistry } from './registry.ts';

/** A line of the bibliography, with its work if it could be read. */
export interface CitedWork {
  readonly item: Item;
  readonly section: Section;
  readonly work?: Entity;
}

export interface ListContext {
  readonly registry: EntityRegistry;
  readonly properties: PropertyTable;
  readonly lang: string;
  readonly report: Report;
}

function* itemsOf(article: Article, kind: Section['kind']): Generator<{ item: Item; section: Section }> {
  for (const section of article.sections) {
    if (section.kind !== kind) continue;
    for (const block of section.blocks)
      if (block.kind === 'list') for (const item of block.items) yield { item, section };
  }
}

/** The pages under "See also", by the id of their item. */
export function readSeeAlso(article: Article, { registry, lang }: ListContext): Map<string, Entity> {
  const pages = new Map<string, Entity>();
  for (const { item } of itemsOf(article, 'see-also')) {
    const { words, links, range } = item.passage;
    const link = links?.[0];
    if (links && !link) continue;
    const text = link ? words.slice(link.start, link.end) : words.replace(/\s+[–—-]\s.*$/s, '').trim();
    if (text === '' || text.length > 150 || /[{}<>|[\]]|[.!?]$/.test(text)) continue;
    pages.set(item.id, registry.use({ name: { text, lang }, class: 'Thing', range, title: link?.target ?? text }));
  }
  return pages;
}

/** The works of the bibliography, with statements of their titles and authors; a cite template tells better than its words. */
export function readBibliography(
  article: Article,
  context: ListContext,
): { works: CitedWork[]; statements: DraftStatement[]; bySource: ReadonlyMap<string, Entity> } {
  const works: CitedWork[] = [];
  const statements: DraftStatement[] = [];
  const bySource = new Map<string, Entity>();
  const { registry, properties } = context;
  const cited = (article.page?.sources ?? [])
    .filter(({ template, title }) => template !== undefined && title !== undefined)
    .sort((a, b) => a.range.start - b.range.start);
  let next = 0;
  for (const { item, section } of itemsOf(article, 'bibliography')) {
    while ((cited[next]?.range.start ?? Infinity) < item.range.start) next++;
    const source = cited[next];
    if (source && source.range.end <= item.range.end) {
      const work = makeWork(source, registry);
      works.push({ item, section, work });
      bySource.set(source.id, work);
      statements.push(...describeWork(work, source, article, registry, properties));
      continue;
    }
    const parts = splitWork(item.passage.words);
    if (!parts) {
      context.report({
        level: 'warning',
        rule: 'work/unreadable',
        reason: 'The line has no title in quotation marks',
        range: item.range,
      });
      works.push({ item, section });
      continue;
    }
    const ground = groundOf(item, section);
    const work = useWork(parts, item, context);
    works.push({ item, section, work });
    statements.push(...stateWork(work, parts, item, ground, context));
  }
  return { works, statements, bySource };
}

function groundOf(item: Item, section: Section): Ground {
  return {
    range: item.range,
    part: section.id,
    sentence: item.id,
    ...(item.passage.map && { words: item.passage.words }),
  };
}

/** A title and the names before it, as offsets of the line. */
interface WorkParts {
  readonly title: { readonly start: number; readonly end: number };
  readonly authors: readonly {
    readonly start: number;
    readonly end: number;
    readonly name: string;
    readonly inverted: boolean;
  }[];
}

const opening = /["“«]/;
const closingMark = /["”»]/g;

/** Splits `Last, First. "Title"`; undefined without a title. Names that cannot be told apart are left out. */
export function splitWork(words: string): WorkParts | undefined {
  const open = words.search(opening);
  // What is quoted in parentheses is said of the work.
  if (open < 0 || words.lastIndexOf('(', open) > words.lastIndexOf(')', open)) return undefined;
  let close = -1;
  closingMark.lastIndex = open + 1;
  // The last mark on the line: titles may quote.
  for (let found = closingMark.exec(words); found; found = closingMark.exec(words)) close = found.index;
  if (close <= open + 1) return undefined;
  let end = close;
  while (end > open + 1 && /[\s,]/.test(words.charAt(end - 1))) end--;
  if (!/[\p{L}\p{N}]/u.test(words.slice(open + 1, end))) return undefined;
  return { title: { start: open + 1, end }, authors: splitAuthors(words, open) };
}

function splitAuthors(words: string, end: number): WorkParts['authors'] {
  const before = words.slice(0, end);
  if (/\bed(?:s|ited)?\b|\btrans(?:lated)?\b|\d/i.test(before)) return [];
  const authors: { start: number; end: number; name: string; inverted: boolean }[] = [];
  let start = 0;
  for (const piece of before.split(';')) {
    const name = authorName(piece);
    const from = start + (piece.length - piece.trimStart().length);
    start += piece.length + 1;
    if (name === undefined) continue;
    authors.push({ start: from, end: from + piece.trim().length, ...name });
  }
  return authors;
}

/** A name as one says it: `Last, First.` gives `First Last`. */
function authorName(piece: string): { name: string; inverted: boolean } | undefined {
  const trimmed = piece.trim().replace(/[\s,:]+$/, '');
  // The stop ends the name, unless it is that of an initial or follows another.
  const bare = trimmed.endsWith('.') && !/(?:^|[\s.])\p{Lu}\.$/u.test(trimmed) ? trimmed.slice(0, -1) : trimmed;
  const parts = bare.split(',').map((part) => part.trim());
  if (parts.length > 2 || parts.some((part) => !/\p{L}/u.test(part)) || bare.length > 100) return undefined;
  const [last = '', first] = parts;
  // "The novel", "a review by": words, and no name.
  if (/(?:^|\s)\p{Ll}{4,}/u.test(bare)) return undefined;
  if (first === undefined) return { name: last, inverted: false };
  return /\s(?:and|&)\s/.test(first) ? undefined : { name: `${first} ${last}`, inverted: true };
}

function useWork(parts: WorkParts, item: Item, { registry }: ListContext): Entity {
  const title = subPassage(item.passage, parts.title.start, parts.title.end);
  return registry.create({
    name: { text: title.words, lang: unknownLanguage },
    class: 'CreativeWork',
    range: title.range,
    local: true,
  });
}

/** BCP 47: the line does not say in which language a work is. */
const unknownLanguage = 'und';

function stateWork(work: Entity, parts: WorkParts, item: Item, ground: Ground, context: ListContext): DraftStatement[] {
  const { registry, properties, lang } = context;
  const { roles } = properties;
  const text = item.passage.words.slice(parts.title.start, parts.title.end).trim();
  const common = { subject: work, by: 'list', rule: 'bibliography' } as const;
  const statements = [
    draftStatement({ ...common, property: roles.title, value: { text, lang: unknownLanguage }, grounds: [ground] }),
  ];
  for (const author of parts.authors) {
    const { range } = subPassage(item.passage, author.start, author.end);
    const entity = registry.use({
      name: { text: author.name, lang },
      class: author.inverted ? 'Person' : 'Thing',
      range,
    });
    statements.push(draftStatement({ ...common, property: roles.author, value: { entity }, grounds: [ground] }));
  }
  return statements;
}
