/** Reads the fields that name the subject. */
import type { Passage } from '../article/passage.ts';
import type { FieldContext } from './field-context.ts';
import { isName, readList } from './list.ts';
import type { Row } from './mapping.ts';

/** The names of a field that names the subject. */
export function readSubjectNames(
  passage: Passage,
  { order }: Row,
  context: FieldContext,
): { text: string; start: number; end: number }[] {
  if (order === 'family first') return invertedNames(passage, context);
  return readList(passage, context.lists)
    .filter(({ name, hedge }) => hedge === undefined && isName(name, false, context.lists))
    .map(({ name, start, end }) => ({ text: name, start, end }));
}

/** Names that lists sort by, "Roe, Jane; Doe, J.", as they are said. One with a second comma is not taken apart. */
function invertedNames({ words }: Passage, { lists }: FieldContext): { text: string; start: number; end: number }[] {
  return [...words.matchAll(/[^;\n]+/g)].flatMap(({ 0: part, index }) => {
    const bare = part
      .replace(/\([^()]*\)/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const names = bare.split(', ');
    const text = names.reverse().join(' ');
    if (names.length > 2 || !isName(text, true, lists)) return [];
    return [{ text, start: index + part.search(/\S/), end: index + part.trimEnd().length }];
  });
}
