/** Reads fields whose values are identifiers and numbers of a series. */
import type { Passage } from '../article/passage.ts';
import type { FieldContext, FieldReading, FieldTask, FieldValue } from './field-context.ts';
import { unreadable } from './field-reading.ts';
import { joinedParts, readList } from './list.ts';
import { readIdentifier, readIsbn } from './text-values.ts';

/** A list of identifiers; what stands in parentheses behind one says that it is another matter: "61002 (old)". */
export function readIdentifierList(passage: Passage, task: FieldTask, context: FieldContext): FieldReading {
  // A link around several does not make them one.
  const items = readList({ ...passage, links: [] }, context.lists).filter(
    ({ marks, hedge }) => marks.length === 0 && hedge === undefined,
  );
  const all = items.flatMap(({ name }) => joinedParts(name, context.lists).map((part) => part.name));
  return readIdentifiers(all, passage, task, context);
}

/** Identifiers, all of them or none. */
export function readIdentifiers(
  all: readonly string[],
  passage: Passage,
  task: FieldTask,
  context: FieldContext,
): FieldReading {
  const { roles } = context.properties;
  const isbn = task.property === roles.isbn13 || task.property === roles.isbn10;
  const values = all.flatMap((words): FieldValue[] => {
    const string = isbn ? readIsbn(words) : readIdentifier(plainOrdinal(words, task, context));
    if (string === undefined) return [];
    const long = string.replace(/[^0-9X]/gi, '').length === 13;
    return [
      { property: isbn ? (long ? roles.isbn13 : roles.isbn10) : task.property, value: { string }, qualifiers: [] },
    ];
  });
  if (values.length === 0 || values.length < all.length)
    return unreadable('The value is no identifier', passage, context);
  return { values, about: [] };
}

/** `16th` as a number in a series is 16. */
export function plainOrdinal(words: string, task: FieldTask, { properties }: FieldContext): string {
  return task.property === properties.roles.ordinal ? words.replace(/^\s*(\d+)(?:st|nd|rd|th)\s*$/, '$1') : words;
}
