/** The readings that every reader of fields gives: one value, or nothing with a message. */
import type { Passage } from '../article/passage.ts';
import type { Rule } from '../message.ts';
import type { FieldContext, FieldReading, FieldTask, FieldValue } from './field-context.ts';

/** What reads as nothing. */
export const nothing = (): FieldReading => ({ values: [], about: [] });

/** A reading of one value. */
export function one(
  task: FieldTask,
  value: FieldValue['value'],
  qualifiers: FieldValue['qualifiers'] = [],
): FieldReading {
  return { values: [{ property: task.property, value, qualifiers }], about: [] };
}

/** Reports that a value cannot be read, and gives nothing. */
export function unreadable(
  reason: string,
  passage: Passage,
  { report }: FieldContext,
  rule: Rule = 'value/unreadable',
): FieldReading {
  report({ level: 'warning', rule, reason: `${reason}: "${excerpt(passage.words)}"`, range: passage.range });
  return nothing();
}

/** The beginning of some words, on one line. */
export function excerpt(words: string): string {
  const line = words.slice(0, 200).replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}
