/**
 * Reads the fields of an infobox into statements. Fields of one number belong together: those that qualify are hung on
 * the statement of their group. Every field has an outcome, and what gives no statement is kept as a literal.
 */
import type { Article, Field } from '../article/article.ts';
import type { DraftStatement } from './draft.ts';
import type { FieldContext, FieldTask } from './field-context.ts';
import { readAbout, readQualifier } from './field-dependents.ts';
import { isPartial, stateValue, taskOf, wholeValue, type GroupTask, type ReadFieldRecord } from './field-statement.ts';
import { readField } from './field-values.ts';
import { languageOf } from './language.ts';
import type { Choice } from './mapping-choice.ts';
import { findRow } from './mapping-choice.ts';
import type { Row } from './mapping.ts';
import { readSubjectNames } from './subject-names.ts';
import { timeBounds } from './time-forms.ts';
import type { PartialReading } from './time-reading.ts';
import { placeOf } from '../article/passage.ts';

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
  const fields = article.infobox?.fields ?? [];
  const inTemplate = new Map(fields.map(({ template, norm, value }) => [`${template ?? ''}/${norm}`, value.words]));
  for (const group of groupFields(fields)) readGroup(group, inTemplate, choice, context, result);
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

function readGroup(
  group: readonly Field[],
  inTemplate: ReadonlyMap<string, string>,
  choice: Choice,
  context: FieldContext,
  result: { statements: DraftStatement[]; records: ReadFieldRecord[]; unfinished: UnfinishedDate[] },
): void {
  const [first] = group;
  const sibling = (key: string): string | undefined => {
    const norm = key.replace('#', String(first?.number ?? ''));
    if (norm !== key) return inTemplate.get(`${first?.template ?? ''}/${norm}`);
    return group.find((field) => field.norm === norm)?.value.words;
  };
  const own: DraftStatement[] = [];
  const stated = new Map<string, DraftStatement[]>();
  const dependent: GroupTask[] = [];
  for (const field of group) {
    const row = findRow({ ...field, value: field.value.words }, choice, sibling);
    const record: ReadFieldRecord = {
      field,
      ...(row && { row }),
      outcome: field.value.words.trim() === '' ? 'empty' : 'local',
    };
    result.records.push(record);
    if (record.outcome === 'empty') continue;
    if (!row) reportUnknown(field, choice, context);
    else if (row.placement === 'qualifier' || row.placement === 'about') dependent.push({ record, row });
    else {
      const statements = readRow({ record, row }, group, context, result.unfinished);
      stated.set(field.norm, statements);
      own.push(...statements);
    }
  }
  for (const task of dependent) {
    own.push(
      ...(task.row.placement === 'about'
        ? readAbout(task, group, stated, context)
        : readQualifier(task, own, stated, context)),
    );
  }
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
function readRow(
  { record, row }: GroupTask,
  group: readonly Field[],
  context: FieldContext,
  unfinished: UnfinishedDate[],
): DraftStatement[] {
  const { field } = record;
  if (row.placement === 'layout') {
    record.outcome = 'layout';
    return [];
  }
  if (row.placement === 'name') return readName(record, row, context);
  const property =
    row.property ?? row.interval?.start ?? row.point ?? Object.values(row.marks ?? {}).map((mark) => mark.property)[0];
  if (row.placement === 'local' || row.placement === 'role' || property === undefined) {
    context.report({
      level: 'info',
      rule: 'infobox/kept-local',
      reason: `"${field.key}" is kept as a literal`,
      range: field.keyRange,
    });
    return [];
  }
  const task = taskOf(field, row, property, group, context);
  const reading = readField(wholeValue(field, row, group), task, context);
  if (isPartial(reading)) {
    unfinished.push({ reading, task, record });
    return [];
  }
  const statements = reading.values.map((value) => stateValue(value, task, row, context));
  if (statements.length > 0) record.outcome = 'stated';
  return [...statements, ...reading.about];
}

/** Names of the subject. A field that repeats the title is no other name. */
function readName(record: ReadFieldRecord, row: Row, context: FieldContext): DraftStatement[] {
  const { field } = record;
  for (const { text, start, end } of readSubjectNames(field.value, row, context)) {
    context.registry.addName(context.registry.subject, { text, lang: languageOf(text, context.lang) });
    context.registry.subject.addMention(placeOf(field.value, start, end));
    record.outcome = 'named';
  }
  return [];
}
