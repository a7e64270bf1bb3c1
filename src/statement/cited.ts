/**
 * Gives statements the sources that the article cites for them. In go the article's passages with their citations and
 * the statements read from them, out come references, and works for the sources that are referred to. A citation is
 * taken for a statement only where nothing else stands between the value and the mark; the rest cites something else.
 */
import type { Article, CitedSource } from '../article/article.ts';
import { placeOf, type Citation, type Passage } from '../article/passage.ts';
import type { Range } from '../range.ts';
import { draftStatement, type DraftStatement, type Ground } from './draft.ts';
import type { Entity } from './entity.ts';
import type { PropertyTable } from './mapping.ts';
import type { EntityRegistry } from './registry.ts';
import { readIdentifier, readIsbn } from './text-values.ts';

/** The works that statements refer to, by the id of the source, and what is known of them. */
export interface CitedWorks {
  readonly works: ReadonlyMap<string, Entity>;
  readonly statements: readonly DraftStatement[];
}

/** Adds references to statements, and makes the works that they name, but for those that the bibliography lists. */
export function citeStatements(
  article: Article,
  statements: readonly DraftStatement[],
  registry: EntityRegistry,
  properties: PropertyTable,
  listed: ReadonlyMap<string, Entity> = new Map(),
): CitedWorks {
  const sources = new Map((article.page?.sources ?? []).map((source) => [source.id, source]));
  const works = new Map<string, Entity>();
  const told: DraftStatement[] = [];
  if (sources.size === 0) return { works, statements: told };
  const passages = citedPassages(article);
  const together = byPlace(statements);
  for (const statement of statements) {
    if (statement.by !== 'infobox' && statement.by !== 'lead' && statement.by !== 'sentence') continue;
    for (const ground of statement.grounds) {
      const passage = passages.get(placeKey(ground));
      if (!passage) continue;
      const alone = (together.get(placeKey(ground)) ?? 0) === 1;
      for (const { source, pages } of citationsFor(statement, passage, ground, alone)) {
        const cited = sources.get(source);
        if (!cited || !isWork(cited)) continue;
        const inList = listed.get(source);
        if (inList) works.set(source, inList);
        else if (!works.has(source)) {
          works.set(source, makeWork(cited, registry));
          told.push(...describeWork(works.get(source) as Entity, cited, article, registry, properties));
        }
        if (statement.references.some((one) => one.source === source && one.pages === pages)) continue;
        statement.references.push({ source, ...pagesOf(pages ?? cited.pages) });
      }
    }
  }
  return { works, statements: told };
}

/** Pages as references give them; what is no number is no page. */
function pagesOf(words: string | undefined): { pages?: string } {
  return words !== undefined && /\d/.test(words) && words.length <= 60 ? { pages: words } : {};
}

/** Where something stands: a field or a sentence. */
function placeKey({ part, sentence, range }: Ground): string {
  return sentence ?? `${part} ${range.start}`;
}

function citedPassages(article: Article): Map<string, Passage> {
  const found = new Map<string, Passage>();
  for (const { range, value } of article.infobox?.fields ?? [])
    if (value.citations) found.set(`infobox ${range.start}`, value);
  for (const { blocks } of article.sections)
    for (const block of blocks)
      if (block.kind === 'paragraph')
        for (const { id, passage } of block.sentences) if (passage.citations) found.set(id, passage);
  return found;
}

/** How many different values were read at each place. */
function byPlace(statements: readonly DraftStatement[]): Map<string, number> {
  const values = new Map<string, Set<string>>();
  for (const { value, grounds } of statements)
    for (const ground of grounds) {
      const key = placeKey(ground);
      const known = values.get(key) ?? new Set();
      known.add('entity' in value ? value.entity.self.label.text : JSON.stringify(value));
      values.set(key, known);
    }
  return new Map([...values].map(([key, known]) => [key, known.size]));
}

/** The citations of a passage that stand for a statement. */
function citationsFor(
  { value }: DraftStatement,
  passage: Passage,
  ground: Ground,
  alone: boolean,
): readonly Citation[] {
  const { words, citations = [] } = passage;
  const from = 'entity' in value ? endOfMention(value.entity.self, passage, ground) : undefined;
  if (from === undefined) {
    // A value of a field that is all of it, or the only one of a sentence that is cited as a whole.
    if (!alone || /[\n;]/.test(words)) return [];
    return ground.sentence === undefined || citations.every(({ at }) => at >= words.length) ? citations : [];
  }
  const first = citations.find(({ at }) => at >= from);
  if (!first) return [];
  const between = words.slice(from, first.at);
  if (ground.sentence === undefined ? /[\n,;]/.test(between) : /[;:]/.test(between)) return [];
  return citations.filter(({ at }) => at === first.at);
}

/** Where in the words the last mention of an entity ends. */
function endOfMention(entity: Entity, passage: Passage, ground: Ground): number | undefined {
  let end: number | undefined;
  for (const mention of entity.mentions) {
    if (mention.start < ground.range.start || mention.end > ground.range.end) continue;
    const at = offsetAfter(passage, mention);
    if (at !== undefined) end = Math.max(end ?? 0, at);
  }
  return end;
}

/** The offset in the words after what stands at a place of the text. */
function offsetAfter(passage: Passage, { end }: Range): number | undefined {
  let low = 0;
  let high = passage.words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf(passage, middle, middle + 1).end <= end) low = middle + 1;
    else high = middle;
  }
  return low > 0 ? low : undefined;
}

/** A source is a work if something calls it by a name. */
function isWork({ title, words }: CitedSource): boolean {
  return title !== undefined || (/\p{L}{3}/u.test(words) && words.length <= 300 && !/^https?:/.test(words));
}

/** BCP 47: a citation does not say in which language a work is. */
const unknownLanguage = 'und';

/** The work of a source. */
export function makeWork({ title, words, range }: CitedSource, registry: EntityRegistry): Entity {
  const name = { text: title ?? words, lang: unknownLanguage };
  return registry.create({ name, class: 'CreativeWork', range, local: true });
}

/** What a cite template says about its work. */
export function describeWork(
  work: Entity,
  source: CitedSource,
  article: Article,
  registry: EntityRegistry,
  { roles }: PropertyTable,
): DraftStatement[] {
  if (source.template === undefined || source.title === undefined) return [];
  const { range } = source;
  const section = article.sections.findLast((one) => one.range.start <= range.start && range.start < one.range.end);
  const inBox = article.infobox !== undefined && range.start < article.infobox.range.end;
  const grounds = [{ range, part: inBox ? 'infobox' : (section?.id ?? 'lead'), words: source.words }];
  const common = { subject: work, by: 'list', rule: 'citation', grounds } as const;
  const statements = [
    draftStatement({ ...common, property: roles.title, value: { text: source.title, lang: unknownLanguage } }),
  ];
  for (const author of source.authors) {
    const [last = '', first, ...rest] = author.split(', ');
    if (first === undefined || rest.length > 0 || !/^\p{Lu}/u.test(last) || /\d|\bet al/.test(author)) continue;
    const entity = registry.use({ name: { text: `${first} ${last}`, lang: unknownLanguage }, class: 'Person', range });
    statements.push(draftStatement({ ...common, property: roles.author, value: { entity } }));
  }
  const isbn = source.isbn === undefined ? undefined : readIsbn(source.isbn);
  const digits = isbn?.replace(/[^\dX]/g, '').length;
  const doi = source.doi === undefined ? undefined : readIdentifier(source.doi);
  for (const [property, string] of [
    [digits === 13 ? roles.isbn13 : roles.isbn10, isbn],
    [roles.doi, doi !== undefined && /^10\.\d{4,}\//.test(doi) ? doi.toUpperCase() : undefined],
  ] as const)
    if (string !== undefined) statements.push(draftStatement({ ...common, property, value: { string } }));
  return statements;
}
