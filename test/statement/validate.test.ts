import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statementId } from '../../src/iri.ts';
import { LineIndex } from '../../src/range.ts';
import { readSchema } from '../../src/run/package.ts';
import type { Document, Statement } from '../../src/statement/document.ts';
import { validateDocument } from '../../src/statement/validate.ts';
import { writeYaml } from '../../src/statement/yaml.ts';
import { document as example, properties, text } from '../publish/example.ts';

const base = 'https://data.example.org/';
const context = { schema: readSchema('document'), properties, base };

/** A sound document of the example's text. */
function sound(): Document {
  const document = structuredClone(example);
  document.article.source.form = 'plain';
  for (const statement of document.statements) statement.id = statementId(statement, document.article.key, base);
  document.statements[0]!.evidence[0]!.part = 'infobox';
  return document;
}

/** What is said about some YAML: `line rule reason`, with the words that the caret is under. */
function problemsOf(yaml: string, withText = true): string[] {
  const lines = new LineIndex(yaml);
  const problems: string[] = [];
  const read = validateDocument(yaml, { ...context, ...(withText && { text }) }, ({ rule, reason, range }) => {
    const where = range
      ? `${yaml.slice(lines.line(range.start).start, range.start).trim()}>${yaml.slice(range.start, range.end)}<`
      : '';
    problems.push(`${where} ${rule} ${reason}`);
  });
  expect(read === undefined).toBe(problems.length > 0);
  return problems;
}

/** The problems of the example after a change. */
function after(change: (document: Document, statement: Statement) => void, withText = true): string[] {
  const document = sound();
  change(document, document.statements[0]!);
  return problemsOf(writeYaml(document), withText);
}

describe('validateDocument', () => {
  it('gives back a sound document', () => {
    expect(validateDocument(writeYaml(sound()), { ...context, text }, () => expect.unreachable())).toEqual(sound());
    expect(problemsOf(writeYaml(sound()), false)).toEqual([]);
  });

  it('reports what is no YAML, and what breaks the schema', () => {
    expect(problemsOf('format: [')[0]).toMatch(/document\/yaml Flow sequence/);
    expect(problemsOf('a: 1')[0]).toMatch(/document\/schema Key "format" is missing/);
    const typo = writeYaml(sound()).replace('infobox:', 'infobx:');
    expect(problemsOf(typo)).toEqual([
      expect.stringMatching(/^>infobx< document\/schema Key "infobx" is not known here/),
    ]);
    const number = writeYaml(sound()).replace('"0657"', '0657');
    expect(problemsOf(number)).toEqual([
      'value: {time: {edtf:>0657< document/schema Value 657 is a number, not text; put it in quotes',
    ]);
  });

  const cases: [string, (document: Document, statement: Statement) => void, string | RegExp][] = [
    [
      'a subject',
      (_, one) => (one.subject = 'Nobody'),
      /^subject:>Nobody< document\/reference Entity "Nobody" is not among the entities of the document$/,
    ],
    ['an inherited name as subject', (_, one) => (one.subject = 'constructor'), /document\/reference/],
    ['a value', (_, one) => (one.value = { entity: 'Nowhere' }), /^value: {entity:>Nowhere< document\/reference/],
    [
      'the subject of the article',
      ({ article }) => (article.subject = 'Nobody'),
      /^subject:>Nobody< document\/reference/,
    ],
    ['a work', (_, one) => (one.references = [{ work: 'Lost' }]), /^- {work:>Lost< document\/reference/],
    [
      'an item',
      ({ sections }) => (sections[0]!.items = [{ id: 'a', at: [0, 1], entity: 'Lost' }]),
      /entity:>Lost< document\/reference/,
    ],
    [
      'a cited work',
      ({ works }) => works.push({ entity: 'Lost', raw: 'x', at: [0, 1], part: 'lead', item: 'x' }),
      /entity:>Lost< document\/reference/,
    ],
    [
      'a conflict',
      (_, one) => (one.conflicts = ['22222222-2222-5222-8222-222222222222']),
      /^conflicts: \[>22222222-2222-5222-8222-222222222222< document\/reference Statement "2+/,
    ],
    [
      'a correction',
      (_, one) => (one.corrections = ['ov-1']),
      /document\/reference Correction "ov-1" is not in the document$/,
    ],
    [
      'a section',
      (_, one) => (one.evidence[0]!.part = 'Life'),
      /part:>Life< document\/reference There is no section "Life"$/,
    ],
    [
      'a field',
      (_, one) => (one.evidence[0]!.field = 'Spouse'),
      /field:>Spouse< document\/reference The infobox has no field "Spouse"$/,
    ],
    [
      'a property',
      (_, one) => (one.qualifiers![0]!.property = 'P9'),
      /^- property:>P9< mapping\/unknown-property Property "P9" is not in the property table$/,
    ],
    [
      'a kind of value',
      (_, one) => (one.qualifiers![0]!.value = { string: 'x' }),
      /^value:>{string: x}< document\/value-kind Value of kind "string" does not fit P585/,
    ],
    [
      'an id',
      (_, one) => (one.id = '22222222-2222-5222-8222-222222222222'),
      /^- id:>22222222-2222-5222-8222-222222222222< document\/id Id "2.*" is not the one its content gives, "/,
    ],
    [
      'a quote',
      (_, one) => (one.evidence[0]!.quote = 'Ulma'),
      /quote:>Ulma< evidence\/drift The text has "Ulm" at 30 to 33; the text does not have the quote$/,
    ],
    [
      'a place',
      (_, one) => (one.evidence[0]!.at = [31, 34]),
      /quote:>Ulm< evidence\/drift The text has "lm," at 31 to 34; the quote is at 30$/,
    ],
    [
      'a span beyond the text',
      (_, one) => (one.evidence[0]!.at = [30, 3000]),
      /evidence\/drift The text has no characters 30 to 3000; it has 99$/,
    ],
    [
      'a span backwards',
      (_, one) => (one.evidence[0]!.at = [33, 30]),
      /evidence\/drift The text has no characters 33 to 30/,
    ],
    ['no evidence', (_, one) => (one.evidence = []), /^evidence:>\[\]< evidence\/missing/],
  ];
  it.each(cases)('reports %s that is wrong', (_, change, expected) => {
    expect(after(change)).toContainEqual(expect.stringMatching(expected));
  });

  it.each([
    ['0657-13', 'julian'],
    ['0700-02-30', 'julian'],
    ['0700-02-29', 'gregorian'],
    ['657', 'julian'],
    ['July 657', 'julian'],
  ] as const)('reports the date %s of the %s calendar', (edtf, calendar) => {
    const problems = after((_, one) => (one.qualifiers![0]!.value = { time: { edtf, calendar, precision: 'day' } }));
    expect(problems).toEqual([
      expect.stringContaining(`time/unreadable "${edtf}" is no date of the ${calendar} calendar`),
    ]);
  });

  it('reports an id that occurs twice', () => {
    expect(after((document, one) => document.statements.push(structuredClone(one)))).toEqual([
      expect.stringMatching(/document\/id Id ".*" occurs twice$/),
    ]);
  });

  it('counts the characters of a quote when the text is not at hand', () => {
    expect(after((_, one) => (one.evidence[0]!.at = [30, 34]), false)).toEqual([
      expect.stringContaining('The quote has 3 characters, but 30 to 34 are 4'),
    ]);
    expect(after((_, one) => (one.evidence[0] = { ...one.evidence[0]!, quote: '😀', at: [6, 7] }), false)).toEqual([]);
  });

  it('takes a statement without evidence whose source is given', () => {
    expect(after((_, one) => Object.assign(one, { evidence: [], source: 'https://example.org/' }))).toEqual([]);
  });

  it('lets a corrected statement keep its id', () => {
    expect(
      after((document, one) => {
        document.corrections = [{ id: 'ov-1', operation: 'set', by: 'a', date: '2026-01-01', why: 'x' }];
        one.corrections = ['ov-1'];
        one.value = { entity: 'Ada_Roe' };
      }),
    ).toEqual([]);
  });

  it('answers for any text, and any document with a part cut out', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (yaml) => void problemsOf(yaml)));
    const yaml = writeYaml(sound());
    fc.assert(
      fc.property(
        fc.nat(yaml.length),
        fc.nat(40),
        (start, length) => void problemsOf(yaml.slice(0, start) + yaml.slice(start + length)),
      ),
    );
  });
});
