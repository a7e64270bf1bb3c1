/** Makes statements of what a field's reader gave: their task, the property and class they state, and what the key itself tells. */
import type { Field } from '../article/article.ts';
import { wholeMap, type Passage } from '../article/passage.ts';
import { normaliseKey } from '../article/key.ts';
import type { Class, FieldRecord } from './document.ts';
import { draftStatement, type DraftSnak, type DraftStatement, type Ground } from './draft.ts';
import type { FieldContext, FieldReading, FieldTask, FieldValue } from './field-context.ts';
import type { Row } from './mapping.ts';
import type { PartialReading } from './time-reading.ts';

/** What became of a field. */
export interface ReadFieldRecord {
  readonly field: Field;
  readonly row?: Row;
  outcome: FieldRecord['outcome'];
}

/** A field with its row. */
export interface GroupTask {
  readonly record: ReadFieldRecord;
  readonly row: Row;
}

/** Whether a date lacks its year. */
export function isPartial(reading: FieldReading | PartialReading): reading is PartialReading {
  return 'kind' in reading;
}

/** The task of a field: its property, the class of its values and what its statements rest on. */
export function taskOf(
  field: Field,
  row: Row,
  property: string,
  group: readonly Field[],
  context: FieldContext,
): FieldTask {
  return {
    row,
    property,
    valueClass: row.valueClass ?? classOfValues(property, context),
    ground: groundOf(field),
    rest: restOf(row, group).map(groundOf),
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

/** A value as a statement of the subject, or of the value itself. */
export function stateValue(value: FieldValue, task: FieldTask, row: Row, context: FieldContext): DraftStatement {
  const { subject } = context.registry;
  const common = {
    by: 'infobox' as const,
    rule: row.rule,
    grounds: [task.ground, ...task.rest],
    qualifiers: [...value.qualifiers, ...toldByKey(row, task, context)],
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

/** The qualifiers that the key of a field tells, whatever its value. */
function toldByKey(
  { qualifiers = {} }: Row,
  { ground }: FieldTask,
  { properties: { roles } }: FieldContext,
): DraftSnak[] {
  return Object.entries(qualifiers).map(([property, told]) => ({
    property,
    value: told === 'unknown' ? { unknown: true } : { item: roles[told] },
    grounds: [ground],
  }));
}

/** An office may be held twice, so the field that names it tells its terms apart. */
function slotOf(property: string, task: FieldTask, { properties: { roles } }: FieldContext): { slot?: string } {
  if ((property !== roles.positionHeld && task.row.apart !== true) || task.ground.field === undefined) return {};
  const { norm, number } = normaliseKey(task.ground.field);
  return { slot: `${norm}${number ?? ''}` };
}

/** The fields of a group that go on with the value of one. */
function restOf({ rest = [] }: Row, group: readonly Field[]): Field[] {
  return rest.flatMap((norm) => group.find((other) => other.norm === norm && other.value.words.trim() !== '') ?? []);
}

/** A value with those that go on with it in other fields of its group, parted by blanks. */
export function wholeValue({ value }: Field, row: Row, group: readonly Field[]): Passage {
  const rest = restOf(row, group);
  if (rest.length === 0) return value;
  return {
    words: [value, ...rest.map((field) => field.value)].map(({ words }) => words.trim()).join(' '),
    range: value.range,
    map: wholeMap(value.range),
  };
}
