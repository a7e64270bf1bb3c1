/** Reads the fields that belong to others of their group: qualifiers of their statements, and statements about their values. */
import type { Field } from '../article/article.ts';
import type { DraftSnak, DraftStatement } from './draft.ts';
import type { FieldContext, FieldTask, FieldValue } from './field-context.ts';
import { isPartial, stateValue, taskOf, wholeValue, type GroupTask } from './field-statement.ts';
import { readField } from './field-values.ts';

/** What fields of a group stated, by their keys. */
export type Stated = ReadonlyMap<string, readonly DraftStatement[]>;

/**
 * Hangs a field on the statement of its group. A statement that is not there, or one of several, is not guessed: the
 * row may say what the field states by itself.
 */
export function readQualifier(
  { record, row }: GroupTask,
  group: readonly DraftStatement[],
  stated: Stated,
  context: FieldContext,
): DraftStatement[] {
  const { field } = record;
  const ofSubject = ({ subject }: DraftStatement): boolean => subject === context.registry.subject;
  const wanted = [
    ...(row.to ?? []).map((key) => stated.get(key)?.filter(ofSubject) ?? []),
    ...(row.of ?? []).map((id) => group.filter((one) => one.property === id && ofSubject(one))),
  ];
  const target = wanted.find((found) => found.length > 0);
  const statement = target?.length === 1 ? target[0] : undefined;
  const { roles } = context.properties;
  const period = row.reader === 'interval';
  const property = row.property ?? row.interval?.start ?? roles.startTime;
  const task = taskOf(
    field,
    statement || !row.otherwiseInterval ? row : { ...row, interval: row.otherwiseInterval },
    statement ? property : (row.otherwise ?? property),
    [],
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

/** States a field about the one thing that another field of its group names. */
export function readAbout(
  { record, row }: GroupTask,
  fields: readonly Field[],
  stated: Stated,
  context: FieldContext,
): DraftStatement[] {
  const { field } = record;
  const target = (row.to ?? []).map((key) => stated.get(key) ?? []).find((found) => found.length > 0);
  const [one, another] = target ?? [];
  if (!one || another || row.property === undefined || !('entity' in one.value)) {
    const reason = `"${field.key}" is about another field, which names no one thing`;
    context.report({ level: 'info', rule: 'infobox/orphan-qualifier', reason, range: field.keyRange });
    return [];
  }
  const task = taskOf(field, row, row.property, fields, context);
  const reading = readField(wholeValue(field, row, fields), task, context);
  if (isPartial(reading) || reading.values.length === 0) return [];
  record.outcome = 'stated';
  const subject = one.value.entity;
  return reading.values.map((value) => ({ ...stateValue(value, task, row, context), subject }));
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
