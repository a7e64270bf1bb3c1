/**
 * Reads the value of a field by the reader that its row names. What no reader can read without guessing is reported and
 * gives nothing; the field is then kept as a literal.
 */
import { placeOf, subPassage, type Passage } from '../article/passage.ts';
import { hoursOfOffset, secondsOfClock } from './clock.ts';
import { readCoordinate } from './coordinate.ts';
import type { FieldContext, FieldReading, FieldTask, FieldValue } from './field-context.ts';
import { excerpt, nothing, one, unreadable } from './field-reading.ts';
import { plainOrdinal, readIdentifierList, readIdentifiers } from './identifier-values.ts';
import { readItems } from './item-values.ts';
import { endOfDate } from './date-and-place.ts';
import type { DraftSnak } from './draft.ts';
import { languageOf } from './language.ts';
import { readList } from './list.ts';
import type { ReaderName } from './mapping.ts';
import { readPlaces } from './place-values.ts';
import { readQuantity } from './quantity.ts';
import { readMediaFile, readString, readUrl } from './text-values.ts';
import { readTime } from './time.ts';
import type { DateReading, IntervalReading, PartialReading } from './time-reading.ts';
import { pointQualifiers, pointValue } from './time-values.ts';

/** Reads a value; an unfinished date is handed back for the lead to complete. */
export function readField(passage: Passage, task: FieldTask, context: FieldContext): FieldReading | PartialReading {
  const [guess] = passage.guesses ?? [];
  if (guess) return unreadable(`The value holds template "${guess.template}", which is not known`, passage, context);
  return readers[task.row.reader ?? 'entities'](passage, task, context);
}

type Reader = (passage: Passage, task: FieldTask, context: FieldContext) => FieldReading | PartialReading;

const readers: Readonly<Record<ReaderName, Reader>> = {
  time: readDate,
  interval: readPeriod,
  quantity: readAmounts,
  clock: readClock,
  offset: readOffset,
  coordinate: (passage, task, context) => {
    const reading = readCoordinate(passage.words);
    if (reading.kind === 'unreadable') return unreadable(reading.reason, passage, context);
    return one(task, { coordinate: reading.coordinate });
  },
  text: (passage, task, context) => textValues(lineTexts(passage, task, context), passage, task, context),
  texts: (passage, task, context) => textValues(listTexts(passage, context), passage, task, context),
  string: (passage, task, context) => {
    const string = readString(plainOrdinal(passage.words, task, context));
    if (string === undefined || string.length > 400) return unreadable('The value is no short text', passage, context);
    return one(task, { string });
  },
  identifier: (passage, task, context) => readIdentifiers([passage.words], passage, task, context),
  identifiers: readIdentifierList,
  url: (passage, task, context) => {
    const reading = readUrl(addressOf(passage));
    if (reading.kind === 'url') return one(task, { url: reading.url });
    if (reading.kind === 'unsafe')
      return unreadable('The address is no http or https address', passage, context, 'value/unsafe-url');
    return unreadable('The value is no web address', passage, context);
  },
  media: (passage, task) => {
    const string = readMediaFile(passage.words);
    return string === undefined ? nothing() : one(task, { string });
  },
  entity: (passage, task, context) => readItems(passage, task, context, true),
  entities: readNames,
  places: readPlaces,
};

/** Names, or where the row allows it, how many there are. */
function readNames(passage: Passage, task: FieldTask, context: FieldContext): FieldReading {
  const { count } = task.row;
  const amount =
    count === undefined ? undefined : /^\s*(\d{1,3})\s*$/.exec(passage.words.replace(/\[[^\][]{1,12}\]/g, ''))?.[1];
  if (count !== undefined && amount !== undefined) {
    return {
      values: [{ property: count, value: { quantity: { amount: String(Number(amount)) } }, qualifiers: [] }],
      about: [],
    };
  }
  return readItems(passage, task, context, false);
}

/** The words with semicolons for the bullets of a list, at the same offsets. */
function unbulleted({ words }: Passage): string {
  return words.replace(/(^|\n)[*#•]+/g, (bullets, before: string) => (before && ';').padEnd(bullets.length));
}

function readDate(passage: Passage, task: FieldTask, context: FieldContext): FieldReading | PartialReading {
  const { place } = task.row;
  const cut = place && endOfDate(passage.words);
  if (place && cut !== undefined) {
    const { place: _, ...row } = task.row;
    const date = readDate(subPassage(passage, 0, cut), { ...task, row }, context);
    if ('kind' in date || date.values.length === 0) return date;
    const where = {
      ...task,
      row: { ...row, within: place.within },
      property: place.property,
      valueClass: 'Place' as const,
    };
    const places = readPlaces(subPassage(passage, cut, passage.words.length), where, context);
    return { values: [...date.values, ...places.values], about: [...date.about, ...places.about] };
  }
  const reading = readTime(unbulleted(passage), context.time);
  switch (reading.kind) {
    case 'partial':
      return reading;
    case 'date':
      return { values: dateValues([reading], passage, task, context), about: [] };
    case 'several': {
      const dates = reading.readings.filter((part): part is DateReading => part.kind === 'date');
      if (task.row.property !== undefined && context.properties.properties.get(task.property)?.single === true) {
        return unreadable('There are several dates where one was wanted', passage, context, 'time/unreadable');
      }
      return {
        values: dates.length === reading.readings.length ? dateValues(dates, passage, task, context) : [],
        about: [],
      };
    }
    case 'interval': {
      // An event's date may be its period; which properties that takes is the row's to say.
      if (task.row.interval) return readPeriod(passage, task, context);
      return unreadable('There is a period where one date was wanted', passage, context, 'time/unreadable');
    }
    case 'impossible':
      return unreadable(reading.reason, passage, context, 'time/impossible');
    case 'unreadable':
      return unreadable(reading.reason, passage, context, 'time/unreadable');
  }
}

function dateValues(
  dates: readonly DateReading[],
  passage: Passage,
  task: FieldTask,
  context: FieldContext,
): FieldValue[] {
  return dates.flatMap(({ point, notes }): FieldValue[] => {
    const range = placeOf(passage, point.start, point.end);
    if (point.disagreement !== undefined) {
      context.report({ level: 'warning', rule: 'time/calendars-disagree', reason: point.disagreement, range });
    }
    const doubt = notes.find((note) => hedged(note.words, context));
    if (doubt || point.floruit) {
      const reason = doubt ? `The date is in doubt: "${doubt.words}"` : 'The date is when the subject flourished';
      context.report({ level: 'warning', rule: 'time/unreadable', reason, range });
      return [];
    }
    return [{ property: task.property, ...pointValue(point, [task.ground], context.properties.roles) }];
  });
}

function hedged(words: string, { lists }: FieldContext): boolean {
  return words
    .toLowerCase()
    .split(/[\s,;.]+/)
    .some((word) => lists.hedges.has(word) || word.endsWith('?'));
}

/** A period as values of two properties, or one date as that of the row's `point`. */
function readPeriod(passage: Passage, task: FieldTask, context: FieldContext): FieldReading {
  const { roles } = context.properties;
  const { interval = { start: roles.startTime, end: roles.endTime }, point } = task.row;
  const reading = readTime(unbulleted(passage), context.time);
  if (reading.kind === 'date' && (point ?? task.row.property) !== undefined) {
    return {
      values: dateValues([reading], passage, { ...task, property: point ?? task.property }, context),
      about: [],
    };
  }
  if (reading.kind === 'interval')
    return { values: periodValues(reading, passage, interval, task, context), about: [] };
  const reason = 'reason' in reading ? reading.reason : 'The value is no single period';
  return unreadable(reason, passage, context, reading.kind === 'impossible' ? 'time/impossible' : 'time/unreadable');
}

function periodValues(
  period: IntervalReading,
  passage: Passage,
  { start, end }: { start: string; end: string },
  task: FieldTask,
  context: FieldContext,
): FieldValue[] {
  if (period.reversed) {
    const reason = `The period "${excerpt(passage.words)}" ends before it starts`;
    context.report({ level: 'warning', rule: 'time/reversed', reason, range: passage.range });
    return [];
  }
  const { roles } = context.properties;
  return [
    ...(period.from ? [{ property: start, ...pointValue(period.from, [task.ground], roles) }] : []),
    ...(period.to ? [{ property: end, ...pointValue(period.to, [task.ground], roles) }] : []),
  ];
}

/** An amount; where a row says so, one a line, each with the time it is of: "1,714 (2014)". */
function readAmounts(passage: Passage, task: FieldTask, context: FieldContext): FieldReading {
  if (task.row.times !== 'qualifier') return readAmount(passage.words, passage, task, context);
  const lines = passage.words.split('\n').map((line) => line.replace(/^\s*[*•]\s*/, ''));
  const values = lines.flatMap((line) => (line.trim() === '' ? [] : readAmount(line, passage, task, context).values));
  const dated = values.filter(({ qualifiers }) =>
    qualifiers.some(({ property }) => property === context.properties.roles.pointInTime),
  );
  // Of several amounts those without a time are amounts of nobody knows what.
  return { values: values.length > 1 ? dated : values, about: [] };
}

function readAmount(words: string, passage: Passage, task: FieldTask, context: FieldContext): FieldReading {
  const { numbers, units, properties } = context;
  const { unit, times } = task.row;
  const known = unit === undefined ? undefined : (units.bySymbol.get(unit) ?? units.byName.get(unit));
  const reading = readQuantity(words, { words: numbers, units, ...(known && { unit: known.item }) });
  if (reading.kind === 'unreadable') return unreadable(reading.reason, passage, context);
  const { point, notes } = reading;
  if (point.bound !== undefined) return unreadable('The amount is only a bound', passage, context);
  if (notes.some((note) => hedged(note.words, context))) return unreadable('The amount is in doubt', passage, context);
  if (point.quantity.unit === undefined && properties.properties.get(task.property)?.measured === true)
    return unreadable('The amount has no unit', passage, context);
  const { roles } = properties;
  const circa = { property: roles.sourcingCircumstances, value: { item: roles.circa }, grounds: [task.ground] };
  const dates = times === 'qualifier' ? notes.flatMap((note) => dateOfNote(note.words, task, context)) : [];
  return one(task, { quantity: point.quantity }, [...(point.circa ? [circa] : []), ...dates]);
}

/** A length of time as a clock shows it, in the row's unit; else an amount with its unit. */
function readClock(passage: Passage, task: FieldTask, context: FieldContext): FieldReading {
  const seconds = secondsOfClock(passage.words);
  if (seconds === undefined) return readAmounts(passage, { ...task, row: { ...task.row, unit: '' } }, context);
  return clockValue(seconds, passage, task, context);
}

function readOffset(passage: Passage, task: FieldTask, context: FieldContext): FieldReading {
  const hours = hoursOfOffset(passage.words);
  if (hours !== undefined) return clockValue(hours, passage, task, context);
  return unreadable('The value is no offset of a clock', passage, context);
}

function clockValue(amount: number, { words }: Passage, task: FieldTask, { units }: FieldContext): FieldReading {
  const unit = units.byName.get(task.row.unit ?? '')?.item;
  return one(task, {
    quantity: { amount: String(amount), ...(unit !== undefined && { unit }), lexical: words.trim() },
  });
}

/** The time that a note in parentheses gives an amount. */
function dateOfNote(words: string, task: FieldTask, context: FieldContext): readonly DraftSnak[] {
  const reading = readTime(words.slice(1, -1), context.time);
  if (reading.kind !== 'date') return [];
  const { roles } = context.properties;
  return pointQualifiers(roles.pointInTime, reading.point, [task.ground], roles);
}

function textValues(texts: readonly string[], passage: Passage, task: FieldTask, context: FieldContext): FieldReading {
  // Names and mottos of a people or place are often not in the language of the article.
  const foreign = context.properties.properties.get(task.property)?.foreign === true;
  // "Transilvania/Ardeal" are two names.
  const parts = foreign ? texts.flatMap((text) => text.split(/\s*\/\s*/).filter((part) => part !== '')) : texts;
  const values = parts.map((text): FieldValue => {
    const told = task.row.lang ?? markedLanguage(passage, text);
    const lang = told ?? (isMixed(text) ? 'mul' : languageOf(text, foreign ? 'und' : context.lang));
    return { property: task.property, value: { text, lang }, qualifiers: [] };
  });
  return { values, about: [] };
}

/** Whether words of two scripts stand in a text: it is in no one language. */
function isMixed(text: string): boolean {
  const words = text.match(/\p{L}{3,}/gu) ?? [];
  const latin = words.filter((word) => /\p{Script=Latin}/u.test(word)).length;
  return latin > 1 && words.length - latin > 1;
}

/** The language that markup tells of a text. */
function markedLanguage({ words, languages = [] }: Passage, text: string): string | undefined {
  const bare = (written: string): string => written.replace(/^[\s"“”'‘’«»]+|[\s"“”'‘’«»]+$/g, '');
  const stretch = languages.find(({ start, end }) => bare(words.slice(start, end)) === bare(text));
  return stretch?.lang.toLowerCase();
}

/** The address that a value is, or that it links to when that is all it does. */
function addressOf({ words, addresses = [] }: Passage): string {
  const [first, second] = addresses;
  return first && !second && first.start === 0 && first.end === words.length ? first.address : words;
}

/** Texts of a field that lists them. What is marked or in doubt is left out. */
function listTexts(passage: Passage, context: FieldContext): string[] {
  // A link around several texts does not make them one.
  return readList({ ...passage, links: [] }, context.lists)
    .filter(({ hedge, marks }) => hedge === undefined && marks.length === 0)
    .flatMap(({ name }) => readString(name.replace(/^["“](.*)["”]$/, '$1')) ?? []);
}

/** Texts of a field, one a line; what qualifies a statement is one text. */
function lineTexts(passage: Passage, { row }: FieldTask, context: FieldContext): string[] {
  const items =
    passage.words.includes('\n') && row.placement !== 'qualifier'
      ? readList(passage, context.lists, true).map(({ name }) => name)
      : [passage.words];
  return items.flatMap((words) => {
    const text = readString(words.replace(/\[[^\][]{1,12}\]/g, ''))?.replace(/^["“]([^"“”]+)["”]$/, '$1');
    return text !== undefined && text.length <= 400 ? [text] : [];
  });
}
