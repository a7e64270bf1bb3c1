/**
 * Reads the fields of an infobox into statements. Fields of one number belong together: those that qualify are hung on
 * the statement of their group. Every field has an outcome, and what gives no statement is kept as a literal.
 */
import type { Article, Field } from '../article/article.ts';
import { normaliseKey } from '../article/key.ts';
import type { Class, FieldRecord } from './document.ts';
import { draftStatement, type DraftSnak, type DraftStatement, type Ground } from './draft.ts';
import type { FieldContext, FieldReading, FieldTask, FieldValue } from './field-context.ts';
import { readField, readSubjectNames } from './field-values.ts';
import { languageOf } from './language.ts';
import type { Choice } from './mapping-choice.ts';
import { findRow } from './mapping-choice.ts';
import type { Row } from './mapping.ts';
import { timeBounds } from './time-forms.ts';
import type { PartialReading } from './time-reading.ts';
import { placeOf } from '../article/passage.ts';

/** What became of a field. */
export interface ReadFieldRecord {
  readonly field: Field;
  readonly row?: Row;
  outcome: FieldRecord['outcome'];
}

/** A date without its year, for the lead to complete. */
export interface UnfinishedDate {
  readonly reading: PartialReading;
  readonly task: FieldTask;
  readonly record: ReadFieldRecord;
}

export interface InfoboxStatements {
  readonly statements: DraftStatement[];
  readonly records: readonly ReadFieldRecord[];
  readonly unfinished: readonly UnfinishedDate[];
}

/** Reads all fields, those that make statements first. */
export function readInfoboxStatements(article: Article, choice: Choice, context: FieldContext): InfoboxStatements {
  const result = {
    statements: [] as DraftStatement[],
    records: [] as ReadFieldRecord[],
    unfinished: [] as UnfinishedDate[],
  };
  for (const group of groupFields(article.infobox?.fields ?? [])) readGroup(group, choice, context, result);
  result.records.sort((a, b) => a.field.range.start - b.field.range.start);
  return result;
}

/** Fields by template and number, in order. */
function groupFields(fields: readonly Field[]): Field[][] {
  const groups = new Map<string, Field[]>();
  for (const field of fields) {
    const key = `${field.template ?? ''}/${field.number ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(field);
    else groups.set(key, [field]);
  }
  return [...groups.values()];
}

interface GroupTask {
  readonly record: ReadFieldRecord;
  readonly row: Row;
}

function readGroup(
  group: readonly Field[],
  choice: Choice,
  context: FieldContext,
  result: { statements: DraftStatement[]; records: ReadFieldRecord[]; unfinished: UnfinishedDate[] },
): void {
  const sibling = (norm: string): string | undefined => group.find((field) => field.norm === norm)?.value.words;
  const own: DraftStatement[] = [];
  const qualifying: GroupTask[] = [];
  for (const field of group) {
    const row = findRow({ norm: field.norm, value: field.value.words, template: field.template }, choice, sibling);
    const record: ReadFieldRecord = {
      field,
      ...(row && { row }),
      outcome: field.value.words.trim() === '' ? 'empty' : 'local',
    };
    result.records.push(record);
    if (record.outcome === 'empty') continue;
    if (!row) reportUnknown(field, choice, context);
    else if (row.placement === 'qualifier') qualifying.push({ record, row });
    else own.push(...readRow({ record, row }, context, result.unfinished));
  }
  for (const task of qualifying) own.push(...readQualifier(task, own, context));
  for (const statement of own) dropReversed(statement, context);
  result.statements.push(...own);
}

/** A term that ends before it starts: one of the two fields is wrong, and nothing tells which. */
function dropReversed({ qualifiers }: DraftStatement, { properties: { roles }, report }: FieldContext): void {
  const day = (wanted: string, bound: 'jdStart' | 'jdEnd'): number[] =>
    qualifiers.flatMap(({ property, value }) =>
      property === wanted && 'time' in value ? (timeBounds(value.time)?.[bound] ?? []) : [],
    );
  const [start, otherStart] = day(roles.startTime, 'jdStart');
  const [end, otherEnd] = day(roles.endTime, 'jdEnd');
  if (start === undefined || end === undefined || otherStart !== undefined || otherEnd !== undefined || start <= end)
    return;
  const range = qualifiers.find(({ property }) => property === roles.endTime)?.grounds[0]?.range;
  const kept = qualifiers.filter(({ property }) => property !== roles.startTime && property !== roles.endTime);
  qualifiers.splice(0, qualifiers.length, ...kept);
  report({ level: 'warning', rule: 'time/reversed', reason: 'It ends before it starts', ...(range && { range }) });
}

function reportUnknown(field: Field, choice: Choice, { report }: FieldContext): void {
  const reason = choice.known
    ? `No mapping knows the key "${field.key}"`
    : `The keys do not tell what the article is about, so "${field.key}" is kept as it is`;
  report({
    level: choice.known ? 'warning' : 'info',
    rule: choice.known ? 'infobox/unknown-key' : 'infobox/unknown-class',
    reason,
    range: field.keyRange,
  });
}

/** Reads a field that does not qualify another. */
function readRow({ record, row }: GroupTask, context: FieldContext, unfinished: UnfinishedDate[]): DraftStatement[] {
  const { field } = record;
  if (row.placement === 'layout') {
    record.outcome = 'layout';
    return [];
  }
  if (row.placement === 'name') return readName(record, context);
  const property = row.property ?? row.interval?.start ?? row.point;
  if (row.placement === 'local' || property === undefined) {
    context.report({
      level: 'info',
      rule: 'infobox/kept-local',
      reason: `"${field.key}" is kept as a literal`,
      range: field.keyRange,
    });
    return [];
  }
  const task = taskOf(field, row, property, context);
  const reading = readField(field.value, task, context);
  if (isPartial(reading)) {
    unfinished.push({ reading, task, record });
    return [];
  }
  const statements = reading.values.map((value) => stateValue(value, task, row, context));
  if (statements.length > 0) record.outcome = 'stated';
  return [...statements, ...reading.about];
}

function isPartial(reading: FieldReading | PartialReading): reading is PartialReading {
  return 'kind' in reading;
}

/** The task of a field: its property, the class of its values and what its statements rest on. */
function taskOf(field: Field, row: Row, property: string, context: FieldContext): FieldTask {
  return {
    row,
    property,
    valueClass: row.valueClass ?? classOfValues(property, context),
    ground: groundOf(field),
    range: field.range,
  };
}

function classOfValues(property: string, { properties }: FieldContext): Class {
  return properties.properties.get(property)?.valueClass ?? 'Thing';
}

/** The whole field, key and value, as evidence. */
export function groundOf(field: Field): Ground {
  const words = `${field.key}: ${field.value.words}`;
  return { range: field.range, part: 'infobox', field: field.key, ...(field.value.map && { words }) };
}

function stateValue(value: FieldValue, task: FieldTask, row: Row, context: FieldContext): DraftStatement {
  const { subject } = context.registry;
  const common = {
    by: 'infobox' as const,
    rule: row.rule,
    grounds: [task.ground],
    qualifiers: [...value.qualifiers],
    ...slotOf(value.property, task, context),
  };
  if (row.placement === 'inverse' && 'entity' in value.value) {
    return draftStatement({
      ...common,
      subject: value.value.entity,
      property: value.property,
      value: { entity: subject },
    });
  }
  return draftStatement({ ...common, subject, property: value.property, value: value.value });
}

/** An office may be held twice, so the field that names it tells its terms apart. */
function slotOf(property: string, task: FieldTask, { properties: { roles } }: FieldContext): { slot?: string } {
  if (property !== roles.positionHeld || task.ground.field === undefined) return {};
  const { norm, number } = normaliseKey(task.ground.field);
  return { slot: `${norm}${number ?? ''}` };
}

/** Names of the subject. A field that repeats the title is no other name. */
function readName(record: ReadFieldRecord, context: FieldContext): DraftStatement[] {
  const { field } = record;
  for (const { text, start, end } of readSubjectNames(field.value, context)) {
    context.registry.addName(context.registry.subject, { text, lang: languageOf(text, context.lang) });
    context.registry.subject.addMention(placeOf(field.value, start, end));
    record.outcome = 'named';
  }
  return [];
}

/**
 * Hangs a field on the statement of its group. A statement that is not there, or one of several, is not guessed: the
 * row may say what the field states by itself.
 */
function readQualifier(
  { record, row }: GroupTask,
  group: readonly DraftStatement[],
  context: FieldContext,
): DraftStatement[] {
  const { field } = record;
  const wanted = (row.of ?? []).map((property) =>
    group.filter((statement) => statement.property === property && statement.subject === context.registry.subject),
  );
  const target = wanted.find((found) => found.length > 0);
  const statement = target?.length === 1 ? target[0] : undefined;
  const { roles } = context.properties;
  const period = row.reader === 'interval';
  const property = row.property ?? row.interval?.start ?? roles.startTime;
  const task = taskOf(
    field,
    statement || !row.otherwiseInterval ? row : { ...row, interval: row.otherwiseInterval },
    statement ? property : (row.otherwise ?? property),
    context,
  );
  if (!statement && row.otherwise === undefined && !(period && row.otherwiseInterval)) {
    const reason = target
      ? `"${field.key}" may qualify several statements`
      : `"${field.key}" qualifies a statement that is not there`;
    context.report({ level: 'warning', rule: 'infobox/orphan-qualifier', reason, range: field.keyRange });
    return [];
  }
  const reading = readField(field.value, task, context);
  if (isPartial(reading)) {
    context.report({
      level: 'warning',
      rule: 'time/no-year',
      reason: `"${field.key}: ${field.value.words}" has no year`,
      range: field.range,
    });
    return [];
  }
  if (reading.values.length > 0) record.outcome = 'stated';
  if (!statement) return [...reading.values.map((value) => stateValue(value, task, row, context)), ...reading.about];
  for (const value of reading.values) statement.qualifiers.push(...flatten(value, task, context));
  return reading.about;
}

/** A value with its qualifiers as qualifiers of one statement: bounds and approximation stay where there is a property for them. */
function flatten(value: FieldValue, task: FieldTask, { properties: { roles } }: FieldContext): DraftSnak[] {
  const bounds: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    [roles.startTime]: { [roles.earliestDate]: roles.earliestDate, [roles.latestDate]: roles.latestStart },
    [roles.endTime]: { [roles.earliestDate]: roles.earliestEnd, [roles.latestDate]: roles.latestEnd },
  };
  const main: DraftSnak[] =
    'unknown' in value.value ? [] : [{ property: value.property, value: value.value, grounds: [task.ground] }];
  const rest = value.qualifiers.map((snak) => ({
    ...snak,
    property: bounds[value.property]?.[snak.property] ?? snak.property,
  }));
  return [...main, ...rest];
}
