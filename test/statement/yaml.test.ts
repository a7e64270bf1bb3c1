import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Document } from '../../src/statement/document.ts';
import { writeYaml } from '../../src/statement/yaml.ts';
import { document } from '../publish/example.ts';

/** What readers of both versions make of a document. */
function readings(yaml: string): unknown[] {
  return [parse(yaml, { version: '1.2' }), parse(yaml, { version: '1.1', schema: 'yaml-1.1', merge: true })];
}

/** A document with a text where texts stand: as a key, in a block, in a line. */
function documentWith(text: string): Document {
  const { statements, ...rest } = structuredClone(document);
  const [first] = statements;
  return {
    ...rest,
    entities: { [text]: { class: 'Thing', label: { en: text }, alias: { en: [text, 'x'] } } },
    statements: [{ ...first!, subject: text, slot: text, evidence: [{ ...first!.evidence[0]!, quote: text }] }],
    works: [{ raw: text, at: [0, 1], part: text, item: text }],
  };
}

describe('writeYaml', () => {
  it('writes a statement as a block and its evidence as a line', () => {
    expect(writeYaml(document)).toContain(`statements:
  - id: 11111111-1111-5111-8111-111111111111
    subject: Ada_Roe
    property: P19
    value: {entity: Ulm}
    by: infobox
    rule: person/birth_place
    evidence:
      - {quote: Ulm, at: [30, 33], part: infobox, field: Birth Place}
    qualifiers:
      - property: P585
        value: {time: {edtf: "0657", calendar: julian, precision: year}}
        evidence:
          - {quote: pilot, at: [92, 97], part: infobox}
works: []
messages:
`);
  });

  it.each([
    ...[
      '0657',
      '657',
      '0658-07',
      '[0658-07,0658-08]',
      '0656-05-01',
      '12:30',
      '1e3',
      '0x290',
      '.inf',
      '.NaN',
      '-1',
      '+1',
    ],
    ...['~', 'null', 'Null', 'No', 'y', 'ON', 'true', '', ' ', 'a ', ' a', 'a: b', 'a:', 'a #b', '#a', '- a', '? a'],
    ...['<<', '=', '&a', '*a', '!a', '|', '>', '%a', '@a', '`a', '{a}', 'a, b', "'a'", '"a"', 'a\nb', 'a\tb', 'a\\b'],
    ...[
      '---',
      '...',
      '__proto__',
      'constructor',
      '\u202e',
      '\u2028',
      '\u0085',
      '\0',
      '\ufeff',
      '😀',
      'é',
      '\ufffe',
      '1_0',
    ],
  ])('keeps %j', (text) => {
    const wanted = documentWith(text);
    for (const read of readings(writeYaml(wanted))) expect(read).toEqual(wanted);
  });

  it('keeps every text', () => {
    const yamlish = fc.string({
      unit: fc.constantFrom(...Array.from('- :#,[]{}\'"\\\n\t&*!|>%@`?=<~.0a_eé😀\u202e\u0085')),
    });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), yamlish), (text) => {
        const wanted = documentWith(text.toWellFormed());
        for (const read of readings(writeYaml(wanted))) expect(read).toEqual(wanted);
      }),
      { numRuns: 500 },
    );
  });

  it('shows what cannot be seen', () => {
    expect(writeYaml(documentWith('a\u202eb\u2066'))).toContain('quote: "a\\u202eb\\u2066"');
  });

  it('writes half of a surrogate pair as an escape', () => {
    expect(writeYaml(documentWith('a\ud800'))).toContain('quote: "a\\ud800"');
  });
});
