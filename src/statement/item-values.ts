/**
 * Reads fields whose values are entities: lists of names with marks in parentheses. A name with a word of doubt, and what
 * is no name at all, states nothing.
 */
import { placeOf, type Passage } from '../article/passage.ts';
import type { Class } from './document.ts';
import { draftStatement, type DraftSnak, type DraftStatement, type Ground } from './draft.ts';
import type { Entity } from './entity.ts';
import type { FieldContext, FieldReading, FieldTask } from './field-context.ts';
import { entitiesOf, isAmong, ordinal, proper } from './item-entities.ts';
import { readList, type ListItem, type Mark } from './list.ts';
import type { Row } from './mapping.ts';
import { readTime } from './time.ts';
import { periodQualifiers, pointQualifiers } from './time-values.ts';

/** Reads a list of names, or with `one` a single name. */
export function readItems(passage: Passage, task: FieldTask, context: FieldContext, one: boolean): FieldReading {
  const reading: FieldReading = { values: [], about: [] };
  /** The last entity of each depth, for what is part of it. */
  const above: (Entity | undefined)[] = [];
  let before: ListItem | undefined;
  for (const item of itemsOf(passage, task.row, context, one)) {
    const where = isWhere(item, before, task, context);
    before = item;
    if (where) continue;
    const meaning = readMarks(item, task, context);
    const entities = meaning.doubt
      ? []
      : entitiesOf(item, passage, meaning.valueClass ?? task.valueClass, task.row, context);
    if (entities.length === 0) reportItem(item, passage, meaning.doubt, context);
    // Where only marks decide, an item without one says nothing that has a property.
    if (meaning.property === undefined && task.row.property === undefined) continue;
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
      // A bullet behind a battle is the next battle, and no part of it.
      const [first = ''] = (whole?.label.text ?? '').toLowerCase().split(/\s/, 1);
      if (task.row.nested !== undefined && whole && whole !== entity && !context.lists.single.has(first)) {
        reading.about.push(aboutItem(entity, task.row.nested, { entity: whole }, [task.ground], task));
      }
    }
    above[item.depth] = entities[0];
    above.length = item.depth + 1;
  }
  return reading;
}

/** The items of a list; a comma may part a name from the mark that decides its property: "Jane Roe, Chairman". */
function itemsOf(passage: Passage, row: Row, { lists }: FieldContext, one: boolean): ListItem[] {
  const items: ListItem[] = [];
  for (const item of readList(passage, lists, one)) {
    const before = items.at(-1);
    const { name: words, start, end } = item;
    if (before && item.follows && item.marks.length === 0 && markMeaning({ words, start, end }, row))
      items[items.length - 1] = { ...before, marks: [...before.marks, { words, start, end }] };
    else items.push(item);
  }
  if (row.translated !== true) return items;
  const linked = items.filter(({ links }) => links.length > 0);
  return linked.length > 0 ? linked : items.slice(0, 1);
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

/** `44th President of …`: the number qualifies the holding of the office. */
function ordinalOf(item: ListItem, task: FieldTask, context: FieldContext): DraftSnak[] {
  const number = task.valueClass === 'Position' ? ordinal.exec(item.name)?.[1] : undefined;
  if (number === undefined) return [];
  return [{ property: context.properties.roles.ordinal, value: { string: number }, grounds: [task.ground] }];
}
