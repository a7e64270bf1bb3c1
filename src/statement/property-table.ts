/**
 * Compiles source/properties.yaml: its checked data goes in; the table of properties and the roles that some of them
 * play comes out. Whatever does not match the pinned vocabularies is reported at its place in the file.
 */
import type { Report } from '../message.ts';
import type { DataPath, YamlData } from '../schema.ts';
import type { Class } from './document.ts';
import { itemRoles, propertyRoles, type Property, type PropertyTable } from './mapping.ts';
import { isSubclass, type Pinned } from './pinned.ts';

/** The form of the file, as shapes/source/properties.schema.json checks it. */
interface PropertyFile {
  readonly roles: Readonly<Record<string, string>>;
  readonly items: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, Omit<Property, 'id' | 'schema' | 'single'> & Partial<Property>>>;
}

/** The type that each class of this dataset has in schema.org. */
const schemaTypes: Readonly<Record<Class | 'default', string>> = {
  Person: 'Person',
  Place: 'Place',
  Organization: 'Organization',
  Event: 'Event',
  Position: 'Occupation',
  CreativeWork: 'CreativeWork',
  Concept: 'DefinedTerm',
  Thing: 'Thing',
  default: 'Thing',
};

/** Compiles a file that its schema has passed. What is reported is an error, and the table is not to be used then. */
export function compileProperties(yaml: YamlData, pinned: Pinned, report: Report): PropertyTable {
  const file = yaml.data as PropertyFile;
  const unknown = (reason: string, path: DataPath): void =>
    report({ level: 'error', rule: 'mapping/unknown-property', reason, range: yaml.valueRange(path) });
  const properties = new Map<string, Property>();
  for (const [id, property] of Object.entries(file.properties)) {
    const known = pinned.properties.get(id);
    if (!known) {
      const reason = `Property "${id}" is not in the pinned list`;
      report({ level: 'error', rule: 'mapping/unknown-property', reason, range: yaml.keyRange(['properties', id]) });
      continue;
    }
    for (const part of ['label', 'datatype'] as const) {
      if (property[part] !== known[part]) {
        unknown(`The ${part} of ${id} is "${property[part]}", the pinned list has "${known[part]}"`, [
          'properties',
          id,
          part,
        ]);
      }
    }
    properties.set(id, { id, schema: {}, single: false, ...property });
  }
  for (const [id, label] of Object.entries(file.items)) {
    const known = pinned.items.get(id);
    if (known !== label) {
      const wanted = known === undefined ? 'is not in the pinned list' : `is "${known}" in the pinned list`;
      unknown(`Item ${id}, here "${label}", ${wanted}`, ['items', id]);
    }
  }
  checkRoles(file, unknown);
  checkTerms(yaml, properties, pinned, report);
  return { properties, roles: file.roles };
}

function checkRoles(file: PropertyFile, unknown: (reason: string, path: DataPath) => void): void {
  const check = (names: readonly string[], among: object, what: string): void => {
    for (const role of names) {
      const id = file.roles[role];
      if (id === undefined) unknown(`Role "${role}" is missing`, ['roles']);
      else if (!Object.hasOwn(among, id))
        unknown(`Role "${role}" wants ${what} of this file, not "${id}"`, ['roles', role]);
    }
  };
  check(propertyRoles, file.properties, 'a property');
  check(itemRoles, file.items, 'an item');
  const all = new Set<string>([...propertyRoles, ...itemRoles]);
  for (const role of Object.keys(file.roles))
    if (!all.has(role)) unknown(`Role "${role}" has no part in the program`, ['roles', role]);
}

function checkTerms(yaml: YamlData, properties: ReadonlyMap<string, Property>, pinned: Pinned, report: Report): void {
  // The classes of this dataset are coarse: a term of a narrower type, such as Book or Country, may serve.
  const fits = (type: string, wanted: readonly string[]): boolean =>
    wanted.some((to) => isSubclass(pinned.terms, type, to) || isSubclass(pinned.terms, to, type));
  for (const { id, schema, valueClass, schemaClass } of properties.values()) {
    const value = schemaClass ?? valueClass;
    for (const [subject, name] of Object.entries(schema) as [Class | 'default', string][]) {
      const term = pinned.terms.get(name);
      const type = schemaTypes[subject];
      const problem =
        term?.kind !== 'property'
          ? 'is no property of the pinned schema.org'
          : term.supersededBy !== undefined
            ? `has been superseded by "${term.supersededBy}"`
            : !fits(type, term.domains)
              ? `is not for a subject of type ${type}, only ${term.domains.join(', ')}`
              : value !== undefined && !term.ranges.includes('Text') && !fits(schemaTypes[value], term.ranges)
                ? `does not lead to a ${schemaTypes[value]}, only to ${term.ranges.join(', ')}`
                : undefined;
      if (problem === undefined) continue;
      const range = yaml.valueRange(['properties', id, 'schema', subject]);
      report({ level: 'error', rule: 'mapping/unknown-term', reason: `Term "${name}" ${problem}`, range });
    }
  }
}
