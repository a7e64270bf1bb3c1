/**
 * Reads fields whose values are entities: lists of names with marks in parentheses. A name with a word of doubt, and what
 * is no name at all, states nothing.
 */
import { placeOf, type Link, type Passage } from '../article/passage.ts';
import type { Class } from './document.ts';
import { draftStatement, type DraftSnak, type DraftStatement, type Ground } from './draft.ts';
import type { Entity } from './entity.ts';
import type { FieldContext, FieldReading, FieldTask } from './field-context.ts';
import type { ListWords } from './list-words.ts';
import { isName, readList, type ListItem, type Mark } from './list.ts';
import type { Row } from './mapping.ts';
import { resolveShortName } from './short-name.ts';
import { readTime } from './time.ts';
import { periodQualifiers, pointQualifiers } from './time-values.ts';

/** Classes whose members have proper names. */
const proper: ReadonlySet<Class> = new Set<Class>(['Person', 'Place', 'Organization', 'Event', 'CreativeWork']);

/** Reads a list of names, or with `one` a single name. */
export function readItems(passage: Passage, task: FieldTask, context: FieldContext, one: boolean): FieldReading {
  const reading: FieldReading = { values: [], about: [] };
  /** The last entity of each depth, for what is part of it. */
  const above: (Entity | undefined)[] = [];
  let before: ListItem | undefined;
  for (const item of readList(passage, context.lists, one)) {
    const where = isWhere(item, before, task, context);
    before = item;
    if (where) continue;
    const meaning = readMarks(item, task, context);
    const entities = meaning.doubt
      ? []
      : entitiesOf(item, passage, meaning.valueClass ?? task.valueClass, task.row, context);
    if (entities.length === 0) reportItem(item, passage, meaning.doubt, context);
    for (const entity of entities) {
      reading.values.push({
        property:
          meaning.property ??
          (isAmong(item, task.row, context) ? task.property : (task.row.otherwise ?? task.property)),
        value: { entity },
        qualifiers: [...meaning.qualifiers, ...ordinalOf(item, task, context)],
      });
      for (const { property, value, grounds } of meaning.times)
        reading.about.push(aboutItem(entity, property, value, grounds, task));
      const whole = item.depth > 1 ? above[item.depth - 1] : undefined;
      if (task.row.nested !== undefined && whole && whole !== entity) {
        reading.about.push(aboutItem(entity, task.row.nested, { entity: whole }, [task.ground], task));
      }
    }
    above[item.depth] = entities[0];
    above.length = item.depth + 1;
  }
  return reading;
}

/** Whether an item only says where the one before it is: `École normale supérieure, France` in a list of schools. */
function isWhere(
  item: ListItem,
  before: ListItem | undefined,
  task: FieldTask,
  { lists, registry }: FieldContext,
): boolean {
  if (!item.follows || item.marks.length > 0) return false;
  // "Ulm, Germany" among twin towns; but "Germany, Poland" are two.
  const isState = (name: string): boolean => lists.countries.has(name.toLowerCase());
  if (task.valueClass === 'Place') return isState(item.name) && before !== undefined && !isState(before.name);
  // "Hackensack, New Jersey" as the title of the page it links to.
  const tail = /, ([^,()]+)$/.exec(item.links[0]?.target ?? '')?.[1]?.toLowerCase();
  if (tail !== undefined && (lists.countries.has(tail) || lists.regions.has(tail))) return true;
  if (!proper.has(task.valueClass)) return false;
  const name = item.name.toLowerCase();
  return (
    lists.countries.has(name) ||
    lists.regions.has(name) ||
    registry.find(item.name).some((entity) => entity.class === 'Place')
  );
}

export function aboutItem(
  subject: Entity,
  property: string,
  value: DraftSnak['value'],
  grounds: readonly Ground[],
  task: FieldTask,
): DraftStatement {
  return draftStatement({ subject, property, value, by: 'infobox', rule: task.row.rule, grounds: [...grounds] });
}

export function reportItem(item: ListItem, passage: Passage, doubt: boolean, { report }: FieldContext): void {
  const reason =
    item.hedge !== undefined || doubt
      ? `"${item.name}" is given with a doubt or a choice ("${item.hedge ?? item.marks.map((mark) => mark.words).join('; ')}"), so nothing is stated`
      : `"${item.name}" cannot be read as a name`;
  report({ level: 'warning', rule: 'value/unreadable', reason, range: placeOf(passage, item.start, item.end) });
}

/** What the marks of an item say. */
interface Meaning {
  readonly property?: string;
  readonly valueClass?: Class;
  readonly qualifiers: readonly DraftSnak[];
  /** Times of the item itself. */
  readonly times: readonly DraftSnak[];
  readonly doubt: boolean;
}

function readMarks(item: ListItem, task: FieldTask, context: FieldContext): Meaning {
  const { roles } = context.properties;
  const { row } = task;
  let property: string | undefined;
  let valueClass: Class | undefined;
  const qualifiers: DraftSnak[] = [];
  const times: DraftSnak[] = [];
  if (item.hedge !== undefined) return { qualifiers, times, doubt: true };
  const kind = kindOf(item, row);
  for (const mark of [...item.marks, ...kind]) {
    const meaning = markMeaning(mark, row);
    if (meaning) {
      property = meaning.property;
      // A clan among the relatives is no person.
      valueClass = meaning.valueClass ?? context.properties.properties.get(meaning.property)?.valueClass;
      if (meaning.kinship === true) {
        const kin = context.registry.use({
          name: { text: mark.words.toLowerCase(), lang: context.lang },
          class: 'Concept',
        });
        qualifiers.push({ property: roles.kinship, value: { entity: kin }, grounds: [task.ground] });
      }
    } else if (row.times === 'item') {
      times.push(...itemTimes(mark, task, context));
    } else if (row.times === 'qualifier') {
      qualifiers.push(...markTimes(mark, task, context));
    }
  }
  return {
    ...(property !== undefined && { property }),
    ...(valueClass && { valueClass }),
    qualifiers,
    times,
    doubt: false,
  };
}

/** A mark that is the last word of the name: "Roe family". */
function kindOf({ name, marks, end }: ListItem, row: Row): Mark[] {
  const last = /\s(\p{Ll}+)$/u.exec(name)?.[1];
  if (marks.length > 0 || last === undefined) return [];
  const mark = { words: last, start: end - last.length, end };
  return markMeaning(mark, row) ? [mark] : [];
}

function markMeaning(mark: Mark, row: Row): NonNullable<Row['marks']>[string] | undefined {
  const words = mark.words.toLowerCase();
  return row.marks && Object.hasOwn(row.marks, words) ? row.marks[words] : undefined;
}

/** Years in parentheses after an event are the event's: a period, or the time at which it was. */
function itemTimes(mark: Mark, task: FieldTask, context: FieldContext): DraftSnak[] {
  const { roles } = context.properties;
  const reading = readTime(mark.words, context.time);
  if (reading.kind === 'date') return pointQualifiers(roles.pointInTime, reading.point, [task.ground], roles);
  if (reading.kind !== 'interval') return [];
  return periodQualifiers(reading, { start: roles.startTime, end: roles.endTime }, [task.ground], roles);
}

/** Years in parentheses that qualify the statement: `(1990–2000)`, `(m. 1990; div. 2000)`. One that cannot be read whole gives nothing. */
function markTimes(mark: Mark, task: FieldTask, context: FieldContext): DraftSnak[] {
  const { roles } = context.properties;
  const { marriage } = context.lists;
  const snaks: DraftSnak[] = [];
  for (const part of mark.words.split(/[;,]/)) {
    const words = part.trim();
    const [first = ''] = words.split(/\s+/, 1);
    const begins = marriage.start.has(first.toLowerCase());
    const ends = marriage.end.has(first.toLowerCase());
    const reading = readTime(begins || ends ? words.slice(first.length).trim() : words, context.time);
    if (reading.kind === 'interval' && !ends) {
      snaks.push(...periodQualifiers(reading, { start: roles.startTime, end: roles.endTime }, [task.ground], roles));
    } else if (reading.kind === 'date' && (begins || ends)) {
      snaks.push(...pointQualifiers(begins ? roles.startTime : roles.endTime, reading.point, [task.ground], roles));
    } else if (reading.kind === 'date' && !/^\p{L}/u.test(words)) {
      snaks.push(...pointQualifiers(roles.pointInTime, reading.point, [task.ground], roles));
    }
  }
  return snaks;
}

const ordinal = /^(\d{1,4})(?:st|nd|rd|th)\s+(?=\p{L})/u;

/** `44th President of …`: the number qualifies the holding of the office. */
function ordinalOf(item: ListItem, task: FieldTask, context: FieldContext): DraftSnak[] {
  const number = task.valueClass === 'Position' ? ordinal.exec(item.name)?.[1] : undefined;
  if (number === undefined) return [];
  return [{ property: context.properties.roles.ordinal, value: { string: number }, grounds: [task.ground] }];
}

/** The entities that an item names: those of its links, or the one of its words. */
export function entitiesOf(
  item: ListItem,
  passage: Passage,
  entityClass: Class,
  row: Row,
  context: FieldContext,
): Entity[] {
  if (!isAmong(item, row, context) && row.otherwise === undefined) return [];
  const { without } = row;
  if (without && item.name.split(/[\s-]+/).some((word) => context.lists[without].has(word.toLowerCase()))) return [];
  const linked = linkedEntities(item, passage, entityClass, context);
  if (linked) return linked;
  const dropped = entityClass === 'Position' ? (ordinal.exec(item.name)?.[0].length ?? 0) : 0;
  const name = item.name.slice(dropped);
  const start = item.start + dropped;
  const eponymous = context.properties.properties.get(row.property ?? '')?.eponymous === true;
  return namesOf(name, entityClass, context).map((one) => {
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
  return entityClass === 'Person' && /\d{3}/.test(words);
}

/** The names that words are: none, one, or the people of "John Roe and Jane Doe". */
function namesOf(words: string, entityClass: Class, { lists }: FieldContext): { name: string; start: number }[] {
  if (isDescription(words, entityClass, lists) || !isName(words, proper.has(entityClass), lists)) return [];
  const whole = [{ name: words, start: 0 }];
  if (entityClass !== 'Person' && entityClass !== 'Thing') return whole;
  const parts: { name: string; start: number }[] = [];
  let start = 0;
  for (const join of words.matchAll(/(?<=\s)\S+(?=\s)/g)) {
    if (!lists.joins.has(join[0].toLowerCase())) continue;
    parts.push({ name: words.slice(start, join.index).trimEnd(), start });
    start = join.index + join[0].length;
    while (/\s/.test(words.charAt(start))) start++;
  }
  if (parts.length === 0) return whole;
  parts.push({ name: words.slice(start), start });
  const full = parts.every(({ name }) => /^\p{Lu}\S*(?:\s+\p{Lu}\S*)+$/u.test(name));
  // "Trinidad and Tobago" may be one thing; no person's name has an "and".
  if (entityClass === 'Thing') return full ? [] : whole;
  return full ? parts : [];
}

/** A link shows "American" and leads to the people, the language or the state: only the last is among the countries. */
function isAmong(item: ListItem, { among }: Row, { lists }: FieldContext): boolean {
  const names = item.links.length > 0 ? item.links.map((link) => link.target) : [item.name];
  return among === undefined || names.every((name) => lists[among].has(name.toLowerCase()));
}

/** The entities of links that make up the whole item, honorifics and joining words apart; undefined when they do not. */
function linkedEntities(
  { links, start, end }: Pick<ListItem, 'links' | 'start' | 'end'>,
  passage: Passage,
  entityClass: Class,
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
  return links.map((link) => useLink(link, passage, entityClass, context));
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
