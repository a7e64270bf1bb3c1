/**
 * Compiles the files of source/mappings/: their checked data goes in; the mappings with all their rows, and the indexes
 * by which one is chosen, come out. A row that cannot work is reported at its place in its file.
 */
import { normaliseKey } from '../article/key.ts';
import type { Report, Rule } from '../message.ts';
import type { DataPath, YamlData } from '../schema.ts';
import type { Class } from './document.ts';
import type { Datatype, Interval, Mapping, MappingTable, PropertyTable, ReaderName, Row } from './mapping.ts';

/** One file of mappings, which its schema has passed. */
export interface MappingFile {
  /** The name of the file without its ending: the name of the mapping. */
  readonly name: string;
  readonly yaml: YamlData;
  /** Takes messages about this file. */
  readonly report: Report;
}

/** The form of a file, as shapes/source/mapping.schema.json checks it. */
interface MappingData {
  readonly class: Class;
  readonly extends?: readonly string[];
  readonly templates?: readonly string[];
  readonly unlike?: readonly string[];
  readonly told?: Readonly<Record<string, readonly string[]>>;
  readonly layoutEndings?: readonly string[];
  readonly rows?: readonly Partial<Row>[];
  /** Keys whose rows have a placement and nothing else. */
  readonly names?: readonly string[];
  readonly local?: readonly string[];
  readonly role?: readonly string[];
  readonly layout?: readonly string[];
}

/** What a reader gives a value for; the first reader of a datatype is its default. */
const readers: Readonly<Record<Datatype, readonly ReaderName[]>> = {
  'wikibase-item': ['entity', 'entities', 'places'],
  time: ['time', 'interval'],
  quantity: ['quantity', 'clock', 'offset'],
  'globe-coordinate': ['coordinate'],
  monolingualtext: ['text', 'texts'],
  string: ['string', 'identifier', 'identifiers'],
  'external-id': ['identifier', 'identifiers', 'string'],
  url: ['url'],
  commonsMedia: ['media'],
};

/** A mapping before it has taken over the rows of others. */
interface Draft {
  readonly file: MappingFile;
  readonly data: MappingData;
  readonly rows: readonly Row[];
  readonly byKey: ReadonlyMap<string, readonly Row[]>;
}

/** Compiles all files together, as one may take rows from another. */
export function compileMappings(files: readonly MappingFile[], properties: PropertyTable): MappingTable {
  const drafts = new Map<string, Draft>();
  for (const file of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const data = file.yaml.data as MappingData;
    const rows = compileRows(file, data, properties);
    drafts.set(file.name, { file, data, rows, byKey: rowsByKey(rows) });
  }
  const mappings = [...drafts.values()].map((draft) => inherit(draft, drafts));
  return { mappings, byTemplate: indexTemplates(mappings, drafts), evidence: weighKeys(mappings) };
}

/** The name of a template as tables have it: lower case, blanks single, no name space. */
export function templateName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_]+/gu, ' ')
    .trim()
    .replace(/^template: ?/, '');
}

function compileRows(file: MappingFile, data: MappingData, properties: PropertyTable): Row[] {
  const bare = (placement: Row['placement'], list: 'names' | 'local' | 'role' | 'layout'): [Row, DataPath][] =>
    (data[list] ?? []).map((key, index) => [{ rule: `${file.name}/${key}`, keys: [key], placement }, [list, index]]);
  const full = (data.rows ?? []).map((row, index): [Row, DataPath] => [
    compileRow(file, row, ['rows', index], properties),
    ['rows', index],
  ]);
  const all = [
    ...full,
    ...bare('name', 'names'),
    ...bare('local', 'local'),
    ...bare('role', 'role'),
    ...bare('layout', 'layout'),
  ];
  const open = new Set<string>();
  for (const [row, path] of all) {
    for (const key of row.keys) {
      const { norm } = normaliseKey(key);
      if (norm !== key) tell(file, 'mapping/invalid', `No key looks like "${key}": it is read as "${norm}"`, path);
      // A row without a condition takes every value that reaches it: one more row would never be read.
      if (open.has(key)) tell(file, 'mapping/conflict', `Key "${key}" has a row already, without a condition`, path);
      if (!isConditional(row)) open.add(key);
    }
  }
  return all.map(([row]) => row);
}

function compileRow(file: MappingFile, data: Partial<Row>, path: DataPath, properties: PropertyTable): Row {
  const placement = data.placement ?? 'main';
  const stated = data.property ?? data.interval?.start;
  const named = [
    ...(data.property === undefined ? [] : [[data.property, 'property']]),
    ...(data.of ?? []).map((id, index) => [id, 'of', index]),
    ...(data.otherwise === undefined ? [] : [[data.otherwise, 'otherwise']]),
    ...(data.point === undefined ? [] : [[data.point, 'point']]),
    ...(data.nested === undefined ? [] : [[data.nested, 'nested']]),
    ...(data.within === undefined ? [] : [[data.within, 'within']]),
    ...(data.count === undefined ? [] : [[data.count, 'count']]),
    ...intervalParts('interval', data.interval),
    ...intervalParts('otherwiseInterval', data.otherwiseInterval),
    ...Object.entries(data.place ?? {}).map(([part, id]) => [id, 'place', part]),
    ...Object.keys(data.qualifiers ?? {}).map((id) => [id, 'qualifiers', id]),
    ...Object.entries(data.marks ?? {}).map(([mark, { property }]) => [property, 'marks', mark, 'property']),
  ] as [string, ...(string | number)[]][];
  for (const [id, ...where] of named) {
    if (properties.properties.has(id)) continue;
    tell(file, 'mapping/unknown-property', `Property "${id}" is not in source/properties.yaml`, [...path, ...where]);
  }
  const datatype = stated === undefined ? undefined : properties.properties.get(stated)?.datatype;
  const reader = data.reader ?? (datatype && readers[datatype][0]);
  if (datatype && reader && !readers[datatype].includes(reader)) {
    const reason = `Reader "${reader}" gives no value for ${stated ?? ''}, whose datatype is ${datatype}`;
    tell(file, 'mapping/unknown-property', reason, [...path, 'reader']);
  }
  const wanted = wantedParts(placement, data);
  if (wanted !== undefined) tell(file, 'mapping/invalid', wanted, path);
  const keys = data.keys ?? [];
  return { ...data, rule: `${file.name}/${keys[0] ?? ''}`, keys, placement, ...(reader && { reader }) };
}

/** Whether a row may leave a value to the next row of its key. */
function isConditional({ when, only, number }: Row): boolean {
  return (when ?? only ?? number) !== undefined;
}

function intervalParts(option: string, interval: Interval | undefined): string[][] {
  return interval
    ? [
        [interval.start, option, 'start'],
        [interval.end, option, 'end'],
      ]
    : [];
}

/** What a row of a placement lacks, or has too much. */
function wantedParts(placement: Row['placement'], row: Partial<Row>): string | undefined {
  const states = row.property !== undefined || row.reader === 'interval' || row.marks !== undefined;
  if (placement === 'qualifier' && !row.of && !row.to)
    return 'A qualifier wants "of", the properties it may qualify, or "to", their keys';
  if (placement === 'about' && !row.to) return 'A row of placement "about" wants "to", the keys it is about';
  if (
    placement !== 'qualifier' &&
    (row.of ?? row.otherwiseInterval ?? (row.among ? undefined : row.otherwise)) !== undefined
  ) {
    return 'Only a qualifier has "of" and "otherwiseInterval", and only it or a row with "among" has "otherwise"';
  }
  if (['name', 'local', 'role', 'layout'].includes(placement)) {
    return states ? `A row of placement "${placement}" states no property` : undefined;
  }
  return states ? undefined : 'The row wants a property, marks, or the reader "interval"';
}

function rowsByKey(rows: readonly Row[]): Map<string, Row[]> {
  const byKey = new Map<string, Row[]>();
  for (const row of rows) {
    for (const key of row.keys) {
      const known = byKey.get(key);
      if (known) known.push(row);
      else byKey.set(key, [row]);
    }
  }
  return byKey;
}

/** A draft with the rows of what it extends: its own come first, then those of the nearest. */
function inherit(draft: Draft, drafts: ReadonlyMap<string, Draft>): Mapping {
  const { file, data } = draft;
  const ancestors = new Map<string, Draft>();
  const visit = ({ file: from, data: { extends: parents = [] } }: Draft): void => {
    parents.forEach((name, index) => {
      const parent = drafts.get(name);
      if (!parent || name === draft.file.name) {
        const problem = parent ? `Mapping "${name}" extends itself` : `No mapping is called "${name}"`;
        if (from === file || parent) tell(from, 'mapping/invalid', problem, ['extends', index]);
      } else if (!ancestors.has(name)) {
        ancestors.set(name, parent);
        visit(parent);
      }
    });
  };
  visit(draft);
  const byKey = new Map(draft.byKey);
  for (const ancestor of ancestors.values()) {
    // A key of an ancestor is asked for only where no nearer row takes every value.
    for (const [key, own] of ancestor.byKey) {
      const nearer = byKey.get(key);
      if (!nearer) byKey.set(key, own);
      else if (nearer.every(isConditional)) byKey.set(key, [...nearer, ...own]);
    }
  }
  return {
    name: file.name,
    class: data.class,
    templates: (data.templates ?? []).map(templateName),
    unlike: data.unlike ?? [],
    told: data.told ?? {},
    extends: [...ancestors.keys()],
    rows: [...new Set([...byKey.values()].flat())],
    byKey,
    layoutEndings: [draft, ...ancestors.values()].flatMap((from) => from.data.layoutEndings ?? []),
    ownKeys: new Set(draft.rows.filter((row) => row.placement !== 'layout').flatMap((row) => row.keys)),
  };
}

function indexTemplates(mappings: readonly Mapping[], drafts: ReadonlyMap<string, Draft>): Map<string, Mapping[]> {
  const byTemplate = new Map<string, Mapping[]>();
  for (const mapping of mappings) {
    mapping.templates.forEach((template, index) => {
      const others = byTemplate.get(template) ?? [];
      const rival = others.find((other) => other.class === mapping.class);
      const file = drafts.get(mapping.name)?.file;
      const reason = `Template "${template}" belongs to mapping "${rival?.name ?? ''}" of the same class`;
      if (rival && file) tell(file, 'mapping/conflict', reason, ['templates', index]);
      else byTemplate.set(template, [...others, mapping]);
    });
  }
  return byTemplate;
}

/**
 * How strongly each key speaks for each class. A class's share in a key is the part of its families that know the key;
 * shares of all classes make the probability of a class, and the evidence is how much more that is than by chance, as a
 * natural logarithm. What is only known as layout tells nothing.
 */
function weighKeys(mappings: readonly Mapping[]): Map<string, Map<Class, number>> {
  const families = new Map<Class, number>();
  const counts = new Map<string, Map<Class, number>>();
  for (const { class: own, byKey } of mappings) {
    families.set(own, (families.get(own) ?? 0) + 1);
    for (const [key, rows] of byKey) {
      if (rows.every(({ placement }) => placement === 'layout')) continue;
      const count = counts.get(key) ?? new Map<Class, number>();
      counts.set(key, count.set(own, (count.get(own) ?? 0) + 1));
    }
  }
  const evidence = new Map<string, Map<Class, number>>();
  for (const [key, count] of counts) {
    const shares = [...count].map(([name, known]) => [name, known / (families.get(name) ?? 1)] as const);
    const sum = shares.reduce((total, [, share]) => total + share, 0);
    const weights = shares.map(([name, share]) => [name, Math.log((share / sum) * families.size)] as const);
    const telling = weights.filter(([, weight]) => weight > 0);
    if (telling.length > 0) evidence.set(key, new Map(telling));
  }
  return evidence;
}

function tell(file: MappingFile, rule: Rule, reason: string, path: DataPath): void {
  file.report({ level: 'error', rule, reason, range: file.yaml.valueRange(path) });
}
