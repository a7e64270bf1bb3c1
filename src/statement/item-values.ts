/**
 * Reads fields whose values are entities: lists of names with marks in parentheses, and places with what they lie in.
 * A name with a word of doubt, and what is no name at all, states nothing.
 */
import { placeOf, type Link, type Passage } from '../article/passage.ts';
import type { Class } from './document.ts';
import { draftStatement, type DraftSnak, type DraftStatement, type Ground } from './draft.ts';
import type { Entity } from './entity.ts';
import type { FieldContext, FieldReading, FieldTask, FieldValue } from './field-context.ts';
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
  for (const item of readList(passage, context.lists, one)) {
    if (isWhere(item, task, context)) continue;
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
function isWhere(item: ListItem, task: FieldTask, { lists, registry }: FieldContext): boolean {
  if (!item.follows || task.valueClass === 'Place' || item.marks.length > 0) return false;
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

function aboutItem(
  subject: Entity,
  property: string,
  value: DraftSnak['value'],
  grounds: readonly Ground[],
  task: FieldTask,
): DraftStatement {
  return draftStatement({ subject, property, value, by: 'infobox', rule: task.row.rule, grounds: [...grounds] });
}

function reportItem(item: ListItem, passage: Passage, doubt: boolean, { report }: FieldContext): void {
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
  for (const mark of item.marks) {
    const meaning = markMeaning(mark, row);
    if (meaning) {
      property = meaning.property;
      valueClass = meaning.valueClass;
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
function entitiesOf(item: ListItem, passage: Passage, entityClass: Class, row: Row, context: FieldContext): Entity[] {
  if (!isAmong(item, row, context) && row.otherwise === undefined) return [];
  const linked = linkedEntities(item, passage, entityClass, context);
  if (linked) return linked;
  const dropped = entityClass === 'Position' ? (ordinal.exec(item.name)?.[0].length ?? 0) : 0;
  const name = item.name.slice(dropped);
  if (!isName(name, proper.has(entityClass), context.lists)) return [];
  return [useName(name, placeOf(passage, item.start + dropped, item.end), entityClass, context)];
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

/** Reads places, one a line: the first name is the value, each next one is what the one before lies in. */
export function readPlaces(passage: Passage, task: FieldTask, context: FieldContext): FieldReading {
  const reading: FieldReading = { values: [], about: [] };
  for (const chain of placeChains(passage, context)) {
    const value = readChain(chain, passage, task, context, reading.about);
    if (value) reading.values.push(value);
  }
  return reading;
}

/** The pieces of each line; a name that holds a comma is one piece. */
function placeChains(passage: Passage, context: FieldContext): ListItem[][] {
  const chains: ListItem[][] = [];
  for (const item of readList(passage, context.lists)) {
    const chain = chains.at(-1);
    const previous = chain?.at(-1);
    if (!chain || !previous || /[\n;•·]/.test(passage.words.slice(previous.end, item.start))) {
      chains.push([item]);
      continue;
    }
    const joined = passage.words.slice(previous.start, item.end);
    if (context.lists.commaNames.has(joined.toLowerCase())) {
      chain[chain.length - 1] = { ...previous, name: joined, end: item.end, marks: item.marks };
    } else chain.push(item);
  }
  return chains;
}

function readChain(
  chain: readonly ListItem[],
  passage: Passage,
  task: FieldTask,
  context: FieldContext,
  about: DraftStatement[],
): FieldValue | undefined {
  const doubtful = chain.find((item) => item.hedge !== undefined);
  const [first] = chain;
  if (!first) return undefined;
  if (doubtful) {
    reportItem(doubtful, passage, true, context);
    return undefined;
  }
  let inner: Entity | undefined;
  let value: FieldValue | undefined;
  for (const item of chain) {
    const [place, more] = isPlaceName(item.name) ? entitiesOf(item, passage, task.valueClass, task.row, context) : [];
    if (!place || more) {
      if (!value) reportItem(item, passage, false, context);
      break;
    }
    value ??= { property: task.property, value: { entity: place }, qualifiers: [] };
    if (inner && inner !== place && task.row.within !== undefined) {
      const { roles } = context.properties;
      const within = context.lists.countries.has(item.name.toLowerCase()) ? roles.country : task.row.within;
      about.push(aboutItem(inner, within, { entity: place }, [task.ground], task));
    }
    inner = place;
  }
  return value;
}

/** A place begins with a capital, or with a particle of a name: `al-Andalus`, `s-Hertogenbosch`. */
function isPlaceName(name: string): boolean {
  return /^(?:['’]?\p{Ll}{1,3}[-'’ ])?[\p{Lu}\p{Lt}\p{Lo}]/u.test(name) && !/\d{3}/.test(name);
}
