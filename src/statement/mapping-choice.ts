/**
 * Chooses the mappings of an article: the names of its infobox templates, or else its keys, go in; the class of its
 * subject and the mappings to look keys up in, best fit first, come out. It rather says that it does not know.
 */
import type { Class } from './document.ts';
import type { Mapping, MappingTable, Row } from './mapping.ts';
import { templateName } from './mapping-table.ts';

/** What is known of an infobox before any value is read. */
export interface InfoboxSigns {
  /** The normalised keys of the fields that have a value. */
  readonly norms: readonly string[];
  /** The names of the page's infobox templates, in order; empty for the plain form. */
  readonly templates?: readonly string[];
}

export interface Choice {
  /** The class of the subject; `Thing` when it is not known. */
  readonly class: Class;
  /** Whether templates or keys decided the class. If not, only keys that mean the same for every class are mapped. */
  readonly known: boolean;
  /** Best fit first. Not empty if the table has a mapping of class Thing without templates. */
  readonly mappings: readonly Mapping[];
  /** The mapping of each template, by its place in `templates`. */
  readonly byTemplate: readonly (Mapping | undefined)[];
}

/** The least evidence that decides a class: more than one key that only this class has. */
const leastEvidence = 2.2;

/** How much of the best class's evidence the next may have. */
const mostDoubt = 0.55;

/** Chooses by template names where one is known, and by keys otherwise. */
export function chooseMappings(signs: InfoboxSigns, table: MappingTable): Choice {
  const byTemplate = (signs.templates ?? []).map((name) => table.byTemplate.get(templateName(name)));
  const named = [...new Set(byTemplate.filter((mapping) => mapping !== undefined))];
  const main = named[0];
  if (main) return { class: main.class, known: true, mappings: named, byTemplate };
  const norms = new Set(signs.norms);
  const decided = decideClass(norms, table);
  if (!decided) return { class: 'Thing', known: false, mappings: everyClass(table), byTemplate };
  return { class: decided, known: true, mappings: fittingMappings(norms, decided, table), byTemplate };
}

/** The class that the keys speak for, if they speak clearly. */
export function decideClass(norms: ReadonlySet<string>, table: MappingTable): Class | undefined {
  const sums = new Map<Class, number>();
  for (const norm of norms) {
    for (const [name, weight] of table.evidence.get(norm) ?? []) sums.set(name, (sums.get(name) ?? 0) + weight);
  }
  const [best, second] = [...sums].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] < leastEvidence || (second?.[1] ?? 0) > best[1] * mostDoubt) return undefined;
  return best[0];
}

/** The mappings of a class by how many keys only they add, the general ones of the class last. */
function fittingMappings(norms: ReadonlySet<string>, wanted: Class, table: MappingTable): Mapping[] {
  const ofClass = table.mappings.filter((mapping) => mapping.class === wanted);
  const general = new Set(ofClass.flatMap((mapping) => mapping.extends));
  const known = new Map(ofClass.map((mapping) => [mapping.name, [...norms].filter((norm) => mapping.byKey.has(norm))]));
  const own = new Map(
    ofClass.map((mapping) => [mapping, [...norms].filter((norm) => mapping.ownKeys.has(norm)).length]),
  );
  const fit = (mapping: Mapping): number => known.get(mapping.name)?.length ?? 0;
  return ofClass
    .filter((mapping) => (own.get(mapping) ?? 0) > 0 || general.has(mapping.name))
    .filter((mapping) => fit(mapping) > 0)
    .sort((a, b) => fit(b) - fit(a) || a.extends.length - b.extends.length);
}

/** The mappings that hold for whatever an article is about. */
function everyClass(table: MappingTable): Mapping[] {
  const bases = table.mappings.filter((mapping) => mapping.extends.length === 0 && mapping.templates.length === 0);
  return bases.filter((mapping) => mapping.class === 'Thing');
}

/** A field as far as finding its row needs it. */
export interface Sought {
  readonly norm: string;
  /** The value as a person reads it. */
  readonly value: string;
  /** Which of the page's templates it belongs to. */
  readonly template?: number | undefined;
}

/** The row of a field: the first whose conditions hold. `sibling` gives the value of another field of the same group. */
export function findRow(field: Sought, choice: Choice, sibling: (norm: string) => string | undefined): Row | undefined {
  const own = field.template === undefined ? undefined : choice.byTemplate[field.template];
  let local: Row | undefined;
  for (const mapping of own ? [own, ...choice.mappings] : choice.mappings) {
    const row = mapping.byKey.get(field.norm)?.find((candidate) => holds(candidate, field.value, sibling));
    if (!row) continue;
    // The family of a template says what its keys mean; among families guessed from keys, one that knows a property does.
    if (row.placement !== 'local' || mapping === own) return row;
    local ??= row;
  }
  return local;
}

function holds(row: Row, value: string, sibling: (norm: string) => string | undefined): boolean {
  if (row.only && !row.only.includes(value.trim().toLowerCase())) return false;
  if (!row.when) return true;
  const other = sibling(row.when.key)?.trim().toLowerCase();
  return other !== undefined && row.when.values.includes(other);
}
