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
  /** The values of keys that may tell which mapping is meant, lower case; absent when none does. */
  readonly values?: ReadonlyMap<string, string>;
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

/** The least evidence that decides a class: one key that hardly any other class has. */
const leastEvidence = 1.9;

/** How much of the best class's evidence the next may have. */
const mostDoubt = 0.55;

/** Chooses by template names where one is known, and by keys otherwise. */
export function chooseMappings(signs: InfoboxSigns, table: MappingTable): Choice {
  const norms = new Set(signs.norms);
  const candidates = (signs.templates ?? []).map((name) => table.byTemplate.get(templateName(name)) ?? []);
  const byTemplate = candidates.map((mappings) => meantMapping(mappings, norms, signs.values, table));
  const named = [...new Set(byTemplate.filter((mapping) => mapping !== undefined))];
  const main = named[0];
  if (main) return { class: main.class, known: true, mappings: named, byTemplate };
  // Keys of a template that is known to serve several classes, but not for which, decide no other class.
  const decided = candidates.some((mappings) => mappings.length > 0) ? undefined : decideClass(norms, table);
  if (!decided) return { class: 'Thing', known: false, mappings: everyClass(table), byTemplate };
  return { class: decided, known: true, mappings: fittingMappings(norms, decided, table), byTemplate };
}

/** Of the mappings that share a template, the one that a value tells, or that of the class that the keys speak for. */
function meantMapping(
  candidates: readonly Mapping[],
  norms: ReadonlySet<string>,
  values: ReadonlyMap<string, string> | undefined,
  table: MappingTable,
): Mapping | undefined {
  if (candidates.length < 2) return candidates[0];
  const told = candidates.filter(({ told: signs }) =>
    Object.entries(signs).some(([key, words]) => words.includes(values?.get(key) ?? '')),
  );
  if (told.length === 1) return told[0];
  const classes = new Set(candidates.map((mapping) => mapping.class));
  const decided = decideClass(norms, table, classes);
  return candidates.find((mapping) => mapping.class === decided);
}

/** The class that the keys speak for, if they speak clearly; of some classes only, when it must be one of them. */
export function decideClass(
  norms: ReadonlySet<string>,
  table: MappingTable,
  among?: ReadonlySet<Class>,
): Class | undefined {
  const excluded = new Set(
    table.mappings.filter(({ unlike }) => unlike.some((key) => norms.has(key))).map((m) => m.class),
  );
  const sums = new Map<Class, number>();
  for (const norm of norms) {
    for (const [name, weight] of table.evidence.get(norm) ?? []) {
      if (!among || among.has(name)) sums.set(name, (sums.get(name) ?? 0) + weight);
    }
  }
  const [best, second] = [...sums].sort((a, b) => b[1] - a[1]);
  if (!best || best[1] < leastEvidence || (second?.[1] ?? 0) > best[1] * mostDoubt) return undefined;
  return excluded.has(best[0]) ? undefined : best[0];
}

/**
 * The mappings of a class that a key tells of which no other has, most keys first, and the general one of the class. A
 * key that several share, such as `position` of a player and of a prince, chooses none of them.
 */
function fittingMappings(norms: ReadonlySet<string>, wanted: Class, table: MappingTable): Mapping[] {
  const ofClass = table.mappings.filter((mapping) => mapping.class === wanted);
  const apart = (a: Mapping, b: Mapping): boolean =>
    a !== b && !a.extends.includes(b.name) && !b.extends.includes(a.name);
  const tells = (mapping: Mapping, key: string): boolean =>
    mapping.ownKeys.has(key) && !ofClass.some((other) => apart(mapping, other) && other.byKey.has(key));
  const fit = new Map(ofClass.map((mapping) => [mapping, [...norms].filter((key) => mapping.byKey.has(key)).length]));
  return ofClass
    .filter((mapping) => isGeneral(mapping, ofClass) || [...norms].some((key) => tells(mapping, key)))
    .sort((a, b) => (fit.get(b) ?? 0) - (fit.get(a) ?? 0) || a.extends.length - b.extends.length);
}

/** Whether others of its class extend a mapping, while it extends none of them. */
function isGeneral(mapping: Mapping, ofClass: readonly Mapping[]): boolean {
  const names = new Set(ofClass.map(({ name }) => name));
  return (
    ofClass.some((other) => other.extends.includes(mapping.name)) && !mapping.extends.some((name) => names.has(name))
  );
}

/** The mappings that hold for whatever an article is about. */
function everyClass(table: MappingTable): Mapping[] {
  const bases = table.mappings.filter((mapping) => mapping.extends.length === 0 && mapping.templates.length === 0);
  return bases.filter((mapping) => mapping.class === 'Thing');
}

/** A field as far as finding its row needs it. */
export interface Sought {
  readonly norm: string;
  /** The number of its key. */
  readonly number?: number | undefined;
  /** The value as a person reads it. */
  readonly value: string;
  /** Which of the page's templates it belongs to. */
  readonly template?: number | undefined;
}

/**
 * The row of a field: the first whose conditions hold, of the mapping of its own template, else of the mappings chosen.
 * There rows of a mapping's own go before those it takes over, which say what is so in general. `sibling` gives the
 * value of another field of the same group.
 */
export function findRow(field: Sought, choice: Choice, sibling: (norm: string) => string | undefined): Row | undefined {
  const named = field.template === undefined ? undefined : choice.byTemplate[field.template];
  const own = choice.mappings.filter((mapping) => mapping.ownKeys.has(field.norm));
  for (const mapping of [...(named ? [named] : []), ...own, ...choice.mappings]) {
    const row = mapping.byKey.get(field.norm)?.find((candidate) => holds(candidate, field, sibling));
    if (row) return row;
  }
  return layoutRow(field.norm, named ?? choice.mappings[0]);
}

/** The row of a key that only its end tells to be layout. */
function layoutRow(norm: string, mapping: Mapping | undefined): Row | undefined {
  const ending = mapping?.layoutEndings.find((end) => norm.endsWith(end));
  return ending === undefined
    ? undefined
    : { rule: `${mapping?.name ?? ''}/*${ending}`, keys: [norm], placement: 'layout' };
}

function holds(row: Row, { value, number }: Sought, sibling: (norm: string) => string | undefined): boolean {
  if (row.number !== undefined && row.number !== number) return false;
  if (row.only && !row.only.includes(value.trim().toLowerCase())) return false;
  if (!row.when) return true;
  const other = sibling(row.when.key)?.trim().toLowerCase();
  return other !== undefined && row.when.values.includes(other);
}
