/** The tables of properties and mappings: what they promise, and that each check of them can fail. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/message.ts';
import { parseYaml } from '../../src/schema.ts';
import { compileEntities } from '../../src/statement/entity-table.ts';
import { compileMappings } from '../../src/statement/mapping-table.ts';
import { readPinned } from '../../src/statement/pinned.ts';
import { compileProperties } from '../../src/statement/property-table.ts';
import { resources, root } from '../resources.ts';

const { mappings, properties } = resources.context;
const read = (path: string): string => readFileSync(new URL(path, `file://${root}`), 'utf8');
const pinned = readPinned({
  properties: read('shapes/vocabulary/wikidata-properties.tsv'),
  items: read('shapes/vocabulary/wikidata-items.tsv'),
  terms: read('shapes/vocabulary/schema-org.tsv'),
});

function parsed(text: string, messages: Message[]) {
  const yaml = parseYaml(text, (message) => messages.push(message), 'mapping/invalid');
  if (!yaml) throw new Error('no YAML');
  return yaml;
}

/** What is said about the table of properties after a change, with the words it is said about. */
function propertyProblems(from: string, to: string): string[] {
  const text = read('source/properties.yaml').replace(from, to);
  expect(text).not.toBe(read('source/properties.yaml'));
  const messages: Message[] = [];
  compileProperties(parsed(text, messages), pinned, (message) => messages.push(message));
  return messages.map(({ rule, reason, range }) => `${rule} ${reason} @ ${text.slice(range?.start, range?.end)}`);
}

/** What is said about mapping files, by the name of the file. */
function mappingProblems(files: Record<string, string>): string[] {
  const messages: string[] = [];
  const compiled = Object.entries(files).map(([name, rows]) => {
    const text = `format: isnad/mapping/1\nclass: Person\n${rows}`;
    const yaml = parsed(text, []);
    const report = ({ rule, reason, range }: Message): void =>
      void messages.push(`${name} ${rule} ${reason} @ ${text.slice(range?.start, range?.end)}`);
    return { name, yaml, report };
  });
  compileMappings(compiled, properties);
  return messages;
}

describe('the table of properties', () => {
  it('is sound as it stands', () => expect(properties.properties.size).toBeGreaterThan(300));

  it.each([
    [
      'a wrong label',
      'label: place of birth,',
      'label: birthplace,',
      'The label of P19 is "birthplace", the pinned list has "place of birth" @ birthplace',
    ],
    [
      'a wrong datatype',
      'P570: { label: date of death, datatype: time',
      'P570: { label: date of death, datatype: string',
      'The datatype of P570 is "string", the pinned list has "time" @ string',
    ],
    [
      'a property that is not there',
      '\n  P570:',
      '\n  P99999999:',
      'Property "P99999999" is not in the pinned list @ P99999999',
    ],
    ['a wrong item', 'Q5: human', 'Q5: person', 'Item Q5, here "person", is "human" in the pinned list @ person'],
    [
      'an item that is not there',
      'Q5: human',
      'Q42: human',
      'Item Q42, here "human", is not in the pinned list @ human',
    ],
    [
      'a role without its property',
      'startTime: P580',
      'startTime: P581',
      'Role "startTime" wants a property of this file, not "P581" @ P581',
    ],
    [
      'a role that code does not know',
      'startTime: P580',
      'startTime: P580\n  begin: P580',
      'Role "begin" has no part in the program @ P580',
    ],
    ['a missing role', '  startTime: P580\n', '', 'Role "startTime" is missing'],
  ])('tells %s', (_, from, to, wanted) => {
    expect(propertyProblems(from, to).join('\n')).toContain(`mapping/unknown-property ${wanted}`);
  });

  it.each([
    ['an unknown term', 'bornIn', 'Term "bornIn" is no property of the pinned schema.org @ bornIn'],
    ['a class for a term', 'Person', 'Term "Person" is no property of the pinned schema.org @ Person'],
    ['a term for other subjects', 'isbn', 'Term "isbn" is not for a subject of type Person, only Book @ isbn'],
    ['a term for other values', 'parent', 'Term "parent" does not lead to a Place, only to Person @ parent'],
    ['a superseded term', 'parents', 'Term "parents" has been superseded by "parent" @ parents'],
  ])('tells %s', (_, term, wanted) => {
    expect(propertyProblems('Person: birthPlace', `Person: ${term}`)).toEqual([`mapping/unknown-term ${wanted}`]);
  });

  it('agrees with the pinned list in label and datatype, which has the real types of files and coordinates', () => {
    expect(properties.properties.get(properties.roles.coordinates)?.datatype).toBe('globe-coordinate');
    expect(properties.properties.get(properties.roles.image)?.datatype).toBe('commonsMedia');
  });
});

describe('mapping files', () => {
  it.each([
    [
      'a key with two rows',
      { a: 'rows:\n  - { keys: [born], property: P569 }\nlocal: [born]\n' },
      'a mapping/conflict Key "born" has a row already, without a condition @ born',
    ],
    [
      'a property that is not in the table',
      { a: 'rows:\n  - { keys: [born], property: P1 }\n' },
      'a mapping/unknown-property Property "P1" is not in source/properties.yaml @ P1',
    ],
    [
      'a property of an option',
      { a: 'rows:\n  - { keys: [kin], property: P1038, marks: { aunt: { property: P2 } } }\n' },
      'a mapping/unknown-property Property "P2" is not in source/properties.yaml @ P2',
    ],
    [
      'a reader of another datatype',
      { a: 'rows:\n  - { keys: [born], property: P569, reader: entity }\n' },
      'a mapping/unknown-property Reader "entity" gives no value for P569, whose datatype is time @ entity',
    ],
    ['a mapping that is not there', { a: 'extends: [b]\n' }, 'a mapping/invalid No mapping is called "b" @ b'],
    ['a circle', { a: 'extends: [b]\n', b: 'extends: [a]\n' }, 'b mapping/invalid Mapping "a" extends itself @ a'],
    [
      'a template of two mappings',
      { a: 'templates: [infobox x]\n', b: 'templates: [infobox x]\n' },
      'b mapping/conflict Template "infobox x" belongs to mapping "a" of the same class @ infobox x',
    ],
    [
      'a qualifier of nothing',
      { a: 'rows:\n  - { keys: [end], property: P582, placement: qualifier }\n' },
      'a mapping/invalid A qualifier wants "of", the properties it may qualify, or "to", their keys @ { keys: [end], property: P582, placement: qualifier }',
    ],
    [
      'a key that no article can have',
      { a: 'local: [term_start1]\n' },
      'a mapping/invalid No key looks like "term_start1": it is read as "term_start" @ term_start1',
    ],
    [
      'a row that states nothing',
      { a: 'rows:\n  - { keys: [born] }\n' },
      'a mapping/invalid The row wants a property, marks, or the reader "interval" @ { keys: [born] }',
    ],
  ])('tell %s', (_, files, wanted) => expect(mappingProblems(files)).toContain(wanted));

  it('let rows with conditions share a key', () => {
    const rows =
      'rows:\n  - { keys: [child], placement: layout, only: ["yes"] }\n  - { keys: [child], property: P40 }\n';
    expect(mappingProblems({ a: rows })).toEqual([]);
  });

  it('cover the common families, and every row has a property of the table and a reader', () => {
    expect(mappings.mappings.length).toBeGreaterThanOrEqual(60);
    const stating = mappings.mappings.flatMap(({ rows }) => rows.filter((row) => row.property ?? row.interval));
    expect(stating.length).toBeGreaterThan(1000);
    for (const row of stating) {
      expect(row.reader, row.rule).toBeDefined();
      if (row.property !== undefined) expect(properties.properties.has(row.property), row.rule).toBe(true);
    }
  });

  it('take over rows, their own first', () => {
    const military = mappings.mappings.find(({ name }) => name === 'military-person');
    expect(military?.byKey.get('birth_place')?.map(({ rule }) => rule)).toEqual(['person/birth_place']);
    expect(military?.byKey.get('image_size')?.map(({ placement }) => placement)).toEqual(['layout']);
  });

  it('are what docs/mappings.md says (else: npm run docs)', () => {
    const check = (): unknown => execFileSync(process.execPath, ['scripts/mapping-docs.mjs', '--check'], { cwd: root });
    expect(check).not.toThrow();
  });
});

describe('curated entities', () => {
  const compile = (text: string): [ReturnType<typeof compileEntities>, string[]] => {
    const messages: string[] = [];
    const yaml = parsed(text, []);
    const entities = compileEntities([{ yaml, report: ({ reason }) => void messages.push(reason) }], 'en');
    return [entities, messages];
  };

  it('have their title as a name, and what was checked', () => {
    const entry =
      'entities: { Uthman: { class: Person, names: { en: [Uthman ibn Affan] }, wikidata: Q1, checked: there } }';
    expect(compile(entry)).toEqual([
      [
        {
          title: 'Uthman',
          class: 'Person',
          names: [
            { text: 'Uthman', lang: 'en' },
            { text: 'Uthman ibn Affan', lang: 'en' },
          ],
          wikidata: 'Q1',
          checked: 'there',
        },
      ],
      [],
    ]);
  });

  it('share no name and no item', () => {
    const [, messages] = compile(
      'entities: { A: { names: { en: [A, X] }, wikidata: Q1 }, B: { names: { en: [B, X] }, wikidata: Q1 } }',
    );
    expect(messages).toEqual(['"X" belongs to "A" already', '"Q1" belongs to "A" already']);
  });
});
