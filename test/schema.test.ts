import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../src/range.ts';
import { validateData, validateYaml } from '../src/schema.ts';

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1 },
    kind: { enum: ['a', 'b'] },
    id: { type: 'string', format: 'uuid' },
    page: { type: 'string', format: 'uri' },
    list: { type: 'array', items: { type: 'integer' } },
    value: { description: 'A text or an entity.', oneOf: [{ $ref: '#/$defs/Text' }, { $ref: '#/$defs/Entity' }] },
    map: { type: 'object', propertyNames: { pattern: '^[a-z]+$' }, additionalProperties: { type: 'integer' } },
  },
  $defs: {
    Text: {
      type: 'object',
      required: ['text', 'lang'],
      additionalProperties: false,
      properties: { text: { type: 'string' }, lang: { type: 'string' } },
    },
    Entity: {
      type: 'object',
      required: ['entity'],
      additionalProperties: false,
      properties: { entity: { type: 'string' } },
    },
  },
};

/** What is said about a text: `line:column reason`. */
function problemsOf(text: string): string[] {
  const lines = new LineIndex(text);
  const problems: string[] = [];
  const data = validateYaml(
    text,
    schema,
    ({ level, rule, reason, range }) => {
      expect([level, rule]).toEqual(['error', 'config/invalid']);
      const at = range && lines.position(range.start);
      problems.push(at ? `${at.line}:${at.column} ${reason}` : reason);
    },
    'config/invalid',
  );
  expect(data === undefined).toBe(problems.length > 0);
  return problems;
}

describe('validateYaml', () => {
  it('gives plain data', () => {
    const yaml = 'name: "0657"\nvalue: {entity: A} # why\nlist: [1, 2]\n';
    const data = validateYaml(yaml, schema, () => expect.unreachable(), 'config/invalid');
    expect(data).toEqual({ name: '0657', value: { entity: 'A' }, list: [1, 2] });
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
  });

  it.each([
    ['name: 0657', '1:7 Value 657 is a number, not text; put it in quotes'],
    ['name: 1e3', '1:7 Value 1000 is a number, not text; put it in quotes'],
    ['name: .NaN', '1:7 Value null is a number, not text; put it in quotes'],
    ['name: Null', '1:7 The value is empty, not text'],
    ['name:', '1:6 The value is empty, not text'],
    ['kind: a', '1:1 Key "name" is missing'],
    ['name: x\nkind: c', '2:7 Value "c" is not one of "a", "b"'],
    [
      'name: x\nknid: a',
      '2:1 Key "knid" is not known here; known are "name", "kind", "id", "page", "list", "value", "map"',
    ],
    ['name: x\nid: y', '2:5 Value "y" is no UUID'],
    ['name: x\npage: y', '2:7 Value "y" is no absolute address'],
    ['name: x\nlist:\n  - 1\n  - x', '4:5 Value "x" is text, not a whole number'],
    ['name: x\nlist: 1', '2:7 Value 1 is a number, not a list'],
    ['name: x\nmap: {B: 1}', '2:7 Key "B" does not have the form ^[a-z]+$'],
    ['name: x\nmap: {constructor: x}', '2:20 Value "x" is text, not a whole number'],
    ['name: x\nvalue: {text: y}', '2:1 Key "lang" is missing'],
    ['name: x\nvalue: {entity: 1}', '2:17 Value 1 is a number, not text; put it in quotes'],
    ['name: x\nvalue: {entity: y, z: 1}', '2:20 Key "z" is not known here; known are "entity"'],
    ['name: x\nvalue: {z: 1}', '2:8 The map has none of the forms that are taken here (A text or an entity)'],
    ['', '1:1 The value is empty, not a map'],
    ['- a', '1:1 The list is a list, not a map'],
    ['name: x\n__proto__: {a: 1}', /^2:1 Key "__proto__" is not known here/],
    ['constructor: x', /^1:1 Key "name" is missing/],
  ])('%j', (text, expected) =>
    expect(problemsOf(text)[0]).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected)),
  );

  it.each([
    ['name: x\nname: y', '2:1 Key "name" occurs twice'],
    ['a: &x 1\nname: *x', '2:7 Alias "*x" stands for data given elsewhere; write it out here'],
    ['name: !!js/function x', '1:7 A tag ("!…") stands here; write plain data without tags'],
    ['name: !evil x', '1:7 A tag ("!…") stands here; write plain data without tags'],
    ['name: x\n---\nname: y', '2:1 A second document starts here; a file holds one'],
    ['map:\n\ta: 1', '2:1 A tab indents this line; YAML takes spaces only'],
    ['? [a]\n: 1', '1:3 A key is no text'],
    ['0657: x', '1:1 Key 0657 is no text; quote it'],
    ['null: x', '1:1 Key null is no text; quote it'],
    ['name: [', /^1:\d Flow sequence/],
    ['"name', /^1:\d /],
    ['name: x\n<<: {kind: a}', /^2:1 Key "<<" is not known here/],
  ])('%j is refused', (text, expected) => {
    expect(problemsOf(text)[0]).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  it('takes small numbers as keys, as they are written', () => {
    expect(problemsOf('name: x\nmap: {1: 1}')).toEqual(['2:7 Key "1" does not have the form ^[a-z]+$']);
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{a: '.repeat(100_000)],
    ['dashes', '- '.repeat(100_000)],
    ['question marks', '? '.repeat(100_000)],
    ['indentation', Array.from({ length: 2000 }, (_, index) => `${' '.repeat(index)}a:`).join('\n')],
  ])('refuses %s without end', (_, text) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining('Lists and maps lie more than 200 deep in each other')]);
  });

  it('does not take brackets within quotes for depth', () => {
    expect(problemsOf(`name: "${'['.repeat(100_000)}"`)).toEqual([]);
  });

  it('does not expand a billion laughs', () => {
    const level = (name: string, of: string) =>
      `${name}: &${name} [${Array.from({ length: 10 }, () => `*${of}`).join(', ')}]`;
    const text = [
      'a: &a [x]',
      ...Array.from('bcdefghij', (name, index) => level(name, 'abcdefghi'.charAt(index))),
    ].join('\n');
    expect(problemsOf(text)).toHaveLength(90);
  });

  it('tells of a hundred problems, and how many more there are', () => {
    const text = `name: x\nlist: [${'x, '.repeat(5000)}]`;
    const problems = problemsOf(text);
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toBe('There are 4900 more problems like these');
  });

  it('reads a map of 40,000 keys in time that grows with its length', () => {
    const keys = Array.from(
      { length: 40_000 },
      (_, index) => `  k${String(index).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))}: 1`,
    );
    const start = performance.now();
    expect(problemsOf(`name: x\nmap:\n${keys.join('\n')}`)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('answers for any text', () => {
    const yamlish = fc.string({ unit: fc.constantFrom(...Array.from('- :#,[]{}\'"\\\n\t&*!|>%@`?=<~.0a_e')) });
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), yamlish), (text) => void problemsOf(text)));
  });
});

describe('validateData', () => {
  it('gives the paths of problems', () => {
    expect(validateData({ name: 'x', list: [1, 'x'] }, schema)).toEqual([
      { path: ['list', '1'], aboutKey: false, reason: 'Value "x" is text, not a whole number' },
    ]);
    expect(validateData({ name: 'x' }, schema)).toEqual([]);
  });

  it('does not take what every object inherits for a key', () => {
    const wants = { type: 'object', required: ['toString'], properties: { toString: { type: 'string' } } };
    expect(validateData({}, wants)).toHaveLength(1);
  });

  it('fetches no schema', () => {
    expect(() => validateData({}, { $ref: 'https://example.org/schema.json' })).toThrow("can't resolve reference");
  });
});

describe('the schemas of the package', () => {
  const shapes = fileURLToPath(new URL('../shapes/', import.meta.url));
  const files = readdirSync(shapes, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.schema.json'),
  );

  it.each(files)('%s is a schema', (name) => {
    const ajv = new Ajv2020();
    expect(
      ajv.validateSchema(JSON.parse(readFileSync(path.join(shapes, name), 'utf8')) as object),
      ajv.errorsText(),
    ).toBe(true);
  });
});
