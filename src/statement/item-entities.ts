/**
 * Finds who or what an item of a list names: the pages it links to, or the entity of its words. What is a description, a
 * number or a sentence names nothing.
 */
import { placeOf, type Link, type Passage } from '../article/passage.ts';
import type { Class } from './document.ts';
import type { Entity } from './entity.ts';
import type { FieldContext } from './field-context.ts';
import type { ListWords } from './list-words.ts';
import { isName, joinedParts, type ListItem } from './list.ts';
import type { Row } from './mapping.ts';
import { resolveShortName } from './short-name.ts';

/** Classes whose members have proper names. */
export const proper: ReadonlySet<Class> = new Set<Class>(['Person', 'Place', 'Organization', 'Event', 'CreativeWork']);

/** `44th President`: the number of an office. */
export const ordinal = /^(\d{1,4})(?:st|nd|rd|th)\s+(?=\p{L})/u;

/** The entities that an item names: those of its links, or the one of its words. */
export function entitiesOf(
  item: ListItem,
  passage: Passage,
  entityClass: Class,
  row: Row,
  context: FieldContext,
): Entity[] {
  if (!isAmong(item, row, context) && row.otherwise === undefined) return [];
  const { except, without } = row;
  if (except && namesIn(item).some((name) => context.lists[except].has(name.toLowerCase()))) return [];
  if (without && item.name.split(/[\s-]+/).some((word) => context.lists[without].has(word.toLowerCase()))) return [];
  const linked = linkedEntities(item, passage, entityClass, row, context);
  // A translation of a name, or the third stanza of it, is not what its link leads to.
  if (!linked && row.translated === true && item.links.length > 0) return [];
  if (linked) return linked;
  const dropped = entityClass === 'Position' ? (ordinal.exec(item.name)?.[0].length ?? 0) : 0;
  const name = item.name.slice(dropped);
  const start = item.start + dropped;
  const eponymous = context.properties.properties.get(row.property ?? '')?.eponymous === true;
  return namesOf(name, entityClass, row, context).map((one) => {
    const range = placeOf(passage, start + one.start, start + one.start + one.name.length);
    if (eponymous && !/\s/.test(one.name))
      return context.registry.use({
        name: { text: one.name, lang: context.lang },
        class: entityClass,
        range,
        local: true,
      });
    return useName(one.name, range, entityClass, context);
  });
}

/** Whether words tell of something without naming it: "a river", "uncle of Jane Roe", "Former: Roe Ltd", "Lee Roe – 1940". */
function isDescription(words: string, entityClass: Class, { describing, people }: ListWords): boolean {
  const [first = ''] = words.split(/\s/, 1);
  const opens = first.length < words.length && first === first.toLowerCase();
  if (opens && entityClass !== 'Concept' && (describing.has(first) || people.has(first))) return true;
  if (opens && proper.has(entityClass) && /^\p{Ll}{5,}$/u.test(first)) return true;
  if (entityClass !== 'CreativeWork' && /:\s/.test(words)) return true;
  // "4 years in prison", "$5 in costs" are amounts of a kind.
  if (entityClass === 'Concept' && /^\p{Sc}|^\d+\s/u.test(words)) return true;
  return entityClass === 'Person' && /\d{3}/.test(words);
}

/** The names that words are: none, one, or the people of "John Roe and Jane Doe". */
function namesOf(
  words: string,
  entityClass: Class,
  { joined }: Row,
  { lists }: FieldContext,
): readonly { readonly name: string; readonly start: number }[] {
  if (isDescription(words, entityClass, lists) || !isName(words, proper.has(entityClass), lists)) return [];
  const whole = [{ name: words, start: 0 }];
  if (joined !== undefined) {
    const parts = joinedParts(words, lists, joined === true).filter(({ name }) => name !== '');
    return shareNoun(parts) ? whole : parts;
  }
  if (entityClass !== 'Person' && entityClass !== 'Thing') return whole;
  const parts = joinedParts(words, lists);
  if (parts.length === 1) return whole;
  const full = parts.every(({ name }) => /^\p{Lu}\S*(?:\s+\p{Lu}\S*)+$/u.test(name));
  // "Trinidad and Tobago" may be one thing; no person's name has an "and".
  if (entityClass === 'Thing') return full ? [] : whole;
  return full ? parts : [];
}

/** Whether the last noun may be that of a part before it too: "film and television actor". */
function shareNoun(parts: readonly { readonly name: string }[]): boolean {
  const lengths = parts.map(({ name }) => name.split(/\s+/).length);
  return lengths.some((length) => length < (lengths.at(-1) ?? 0));
}

/** A link shows "American" and leads to the people, the language or the state: only the last is among the countries. */
export function isAmong(item: ListItem, { among }: Pick<Row, 'among'>, { lists }: FieldContext): boolean {
  if (among === undefined) return true;
  const names = namesIn(item);
  return among === 'schools'
    ? names.every((name) => isSchool(name, lists))
    : names.every((name) => lists.countries.has(name.toLowerCase()));
}

/** A name with a word such as "University", all of it capitals and small particles: "Studied law at Ulm University" is none. */
function isSchool(name: string, { schools }: ListWords): boolean {
  const parts = name.split(/[\s,–-]+/).filter(Boolean);
  const capital = parts.every((part) => /^[^\p{Ll}]/u.test(part) || (/^\p{Ll}{1,3}$/u.test(part) && part !== 'at'));
  return capital && parts.some((part) => schools.has(part.toLowerCase().replace(/\P{L}+$/u, '')));
}

/** The pages that an item links to, or else its name. */
function namesIn({ name, links }: ListItem): string[] {
  return links.length > 0 ? links.map(({ target }) => target) : [name];
}

/** The entities of links that make up the whole item, honorifics and joining words apart; undefined when they do not. */
function linkedEntities(
  { links, start, end }: Pick<ListItem, 'links' | 'start' | 'end'>,
  passage: Passage,
  entityClass: Class,
  { agreeing, reader }: Row,
  context: FieldContext,
): Entity[] | undefined {
  if (links.length === 0 || links.some((link) => link.start < start || link.end > end)) return undefined;
  const { joins, honorifics } = context.lists;
  let rest = '';
  let at = start;
  for (const link of links) {
    rest += `${passage.words.slice(at, link.start)} `;
    at = link.end;
  }
  rest += passage.words.slice(at, end);
  const others = rest
    .toLowerCase()
    .split(/[\s,;/]+/)
    .filter(Boolean);
  if (!others.every((word) => joins.has(word) || (links.length === 1 && honorifics.has(word)))) return undefined;
  if (agreeing === true && !links.every((link) => agrees(passage.words.slice(link.start, link.end), link.target)))
    return undefined;
  // "Hetman Jane Roe", both linked, is one name and not two; only kinds may stand together, as in "federal republic".
  const close = links.some(
    ({ start: next }, index) => index > 0 && passage.words.slice(links[index - 1]?.end ?? next, next).trim() === '',
  );
  if (links.length > 1 && close && (reader === 'entity' || entityClass !== 'Concept')) return [];
  return links.map((link) => useLink(link, passage, entityClass, context));
}

/** Whether the words of a link say what its page is titled, or a part of it: "director" of Film director, "CET" of Central European Time. */
function agrees(words: string, title: string): boolean {
  const parts = (text: string): string[] =>
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
  const known = new Set(parts(title).flatMap((part) => [part, `${part}s`]));
  const initials = parts(title).map((part) => part.charAt(0));
  return parts(words).every((part) => known.has(part)) || initials.join('').startsWith(words.toLowerCase());
}

function useLink(link: Link, passage: Passage, entityClass: Class, { registry, lang }: FieldContext): Entity {
  const range = placeOf(passage, link.start, link.end);
  const text = passage.words.slice(link.start, link.end);
  return registry.use({ name: { text, lang }, class: entityClass, range, title: link.target });
}

/** The entity of a name without a link; a short name of a person means the full name that fits, or stays in the article. */
function useName(
  text: string,
  range: { start: number; end: number },
  entityClass: Class,
  context: FieldContext,
): Entity {
  const { registry, lang } = context;
  const use = { name: { text, lang }, class: entityClass, range };
  if (entityClass !== 'Person' || /\s\p{L}+\s/u.test(text)) return registry.use(use);
  const reading = resolveShortName(text, context.fullNames(), registry);
  if (reading.kind === 'one') {
    const entity = registry.use({ ...use, name: { text: reading.name.text, lang } });
    registry.addName(entity, { text, lang });
    entity.resolutions.push({ name: text, range, rule: reading.rule });
    return entity;
  }
  const known = registry.find(text).filter((entity) => entity.title !== undefined);
  if (reading.kind === 'none' && known.length === 1) return registry.use(use);
  const fold = registry.fold(text);
  const elsewhere = context
    .fullNames()
    .some((name) => name.range.start !== range.start && name.fold.join(' ') === fold.join(' '));
  const single = !/\s/.test(text.trim()) || (registry.spellings.isKunya(fold) && !elsewhere);
  if (reading.kind === 'several') {
    const names = reading.names
      .slice(0, 5)
      .map((name) => `"${name.text}"`)
      .join(', ');
    context.report({ level: 'warning', rule: 'entity/ambiguous', reason: `"${text}" may mean ${names}`, range });
  } else if (single) {
    context.report({
      level: 'info',
      rule: 'entity/unresolved',
      reason: `"${text}" is no full name, and the article has none that it clearly stands for`,
      range,
    });
  }
  return registry.use({ ...use, local: reading.kind === 'several' || single });
}
