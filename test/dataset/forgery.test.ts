/** No text of an article can forge a triple: whatever stands in titles, names, keys, quotes and addresses, each format reads back as exactly the quads that were written. */
import type { Quad } from '@rdfjs/types';
import fc from 'fast-check';
import { Parser } from 'n3';
import { parse } from 'oxigraph';
import { expect, it } from 'vitest';
import { jsonLdContext } from '../../src/dataset/json-ld-context.ts';
import { datasetDocument, formatJson } from '../../src/dataset/json-ld.ts';
import { formatNQuads } from '../../src/dataset/n-quads.ts';
import { documentQuads } from '../../src/dataset/quads.ts';
import { maxLiteralLength, Terms } from '../../src/dataset/terms.ts';
import { formatTrig, formatTurtle } from '../../src/dataset/turtle.ts';
import { prefixesOf, xsd } from '../../src/dataset/vocabulary.ts';
import type { Message } from '../../src/message.ts';
import type { Document } from '../../src/statement/document.ts';
import { contextOf, document as seed, iris } from './seed.ts';

/** Text that tries to get out of what it stands in. */
const hostile = fc.oneof(
  fc.constantFrom(
    'a> <b> <c> . <d',
    '"@en . <a> <b> "c',
    '\\"\n<a> <b> <c> .',
    '""" . # ',
    'x\r\ny\u0085\u2028z',
    '\u0000',
    '\ud800',
    '😀\u0301',
    '} } <g> {',
    '{"@id":"x"}',
    '@context',
    '@none',
    '//evil.example/',
    '__proto__',
    'a#b#c',
    '%zz',
    '\ufeff',
    '\ufffe',
    '',
    ' ',
    'p:P1',
    "it's",
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ maxLength: 12 }),
);

const hostileDocument = fc
  .record({
    title: hostile,
    other: hostile,
    key: hostile,
    label: hostile,
    lang: hostile,
    quote: hostile,
    part: hostile,
    url: hostile,
    string: hostile,
    edtf: hostile,
    amount: hostile,
    norm: hostile,
    item: hostile,
    property: hostile,
    id: hostile,
    verb: hostile,
  })
  .map((text): Document => {
    const evidence = [{ quote: text.quote, at: [0, 1] as [number, number], part: text.part }];
    const values: Document['statements'][number]['value'][] = [
      { string: text.string },
      { text: text.string, lang: text.lang },
      { url: text.url },
      { url: `https://example.org/${text.url}` },
      { url: `https://${text.url}` },
      { url: `urn:${text.url}` },
      { item: text.item },
      { entity: text.key },
      { time: { edtf: text.edtf, calendar: 'julian', precision: 'year', lexical: text.string, hijri: text.string } },
      { quantity: { amount: text.amount, unit: text.item } },
      { coordinate: { latitude: text.amount, longitude: '1', precision: '1' } },
    ];
    const statement = (index: number, property: string, value: (typeof values)[number]) => ({
      id: `${text.id}${index}`,
      subject: text.key,
      property,
      value,
      by: 'infobox' as const,
      rule: text.string,
      evidence,
      qualifiers: [{ property, value, evidence }],
      references: [{ work: text.key, pages: text.string }],
    });
    return {
      ...seed,
      article: {
        ...seed.article,
        title: text.title,
        url: text.url,
        key: `enwiki:${text.title}`,
        subject: text.key,
        revision: text.other,
        licence: text.other,
      },
      infobox: {
        at: [0, 1],
        fields: [
          { key: text.key, norm: text.norm, raw: text.string, at: { key: [0, 1], value: [0, 1] }, outcome: 'local' },
        ],
      },
      sections: [{ id: text.part, level: 2, title: text.string, kind: 'prose', at: [0, 1] }],
      entities: {
        [text.key]: {
          class: 'Person',
          title: text.other,
          label: { en: text.label, [text.lang]: text.label },
          alias: { [text.lang]: [text.label, text.other] },
          same: { wikidata: text.item },
          mentions: [[0, 1]],
        },
      },
      statements: [
        ...values.map((value, index) => statement(index, 'P19', value)),
        ...['P18', 'P39', text.property].map((property, index) =>
          statement(100 + index, property, { string: text.string }),
        ),
        { ...statement(200, 'P19', { none: true }), evidence: [], source: text.url, corrections: [text.id] },
      ],
      claims: [
        {
          ...{ id: text.id, subject: text.key, property: 'P50', value: values[0]!, by: 'sentence', rule: text.string },
          ...{ according: [text.key], verb: text.verb, nature: text.item, work: text.key, evidence },
        },
      ],
      quotations: [{ id: text.id, text: text.string, lang: text.lang, credit: text.other, evidence }],
      corrections: [{ id: text.id, operation: 'add', by: text.other, date: text.edtf, why: text.string }],
      works: [{ raw: text.string, at: [0, 1], part: text.part, item: text.id }],
    };
  });

// A small table, as every run reads the whole context again.
const { properties, roles } = contextOf().properties;
const table = {
  roles,
  properties: new Map([...properties].filter(([id]) => ['P18', 'P19', 'P39', 'P50', 'P143', 'P1683'].includes(id))),
};
const context = jsonLdContext(table, iris);
const options = { prefixes: prefixesOf(iris) };
const asTriples = (quads: Iterable<Quad>): string[] =>
  formatNQuads(quads)
    .trim()
    .split('\n')
    .map((line) => line.replace(/ <[^<>]*> \.$/, ' .'));

it('reads back as the quads that were written, in every format', () => {
  fc.assert(
    fc.property(
      hostileDocument,
      fc.constantFrom('full' as const, 'compact' as const, 'none' as const),
      (document, evidence) => {
        const messages: Message[] = [];
        const report = (message: Message): void => void messages.push(message);
        const quads = documentQuads(
          document,
          contextOf({ report, properties: table, evidence, text: undefined as never }),
        );
        const nquads = formatNQuads(quads);
        expect(nquads.split('\n').length - 1).toBe(quads.length);
        expect(formatNQuads(new Parser({ format: 'N-Quads' }).parse(nquads) as Quad[])).toBe(nquads);
        expect(formatNQuads(parse(nquads, { format: 'application/n-quads' }) as Quad[])).toBe(nquads);
        const trig = formatTrig(quads, options);
        expect(formatNQuads(new Parser({ format: 'TriG' }).parse(trig) as Quad[])).toBe(nquads);
        expect(formatNQuads(parse(trig, { format: 'application/trig' }) as Quad[])).toBe(nquads);
        const turtle = formatTurtle(quads, options);
        const triples = formatNQuads(parse(turtle, { format: 'text/turtle' }) as Quad[]);
        expect(new Set(triples.trim().split('\n'))).toEqual(new Set(asTriples(quads)));
        const json = formatJson(datasetDocument(quads, { context, reference: { inline: true } }));
        expect(formatNQuads(parse(json, { format: 'application/ld+json' }) as Quad[])).toBe(nquads);
        for (const { rule } of messages) expect(rule).toBe('term/invalid');
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);

it('refuses what cannot be written, and says so', () => {
  const messages: Message[] = [];
  const terms = new Terms((message) => messages.push(message));
  expect(terms.iri('https://example.org/a> <b')).toBeUndefined();
  expect(terms.iri('relative')).toBeUndefined();
  expect(terms.text('a\u0000b')).toBeUndefined();
  expect(terms.text('\ud800')).toBeUndefined();
  expect(terms.text('x'.repeat(maxLiteralLength + 1))).toBeUndefined();
  expect(terms.text('x', 'en-verylongsubtag')).toBeUndefined();
  expect(terms.typed('+6000', xsd('decimal'))).toBeUndefined();
  expect(terms.typed('007', xsd('integer'))).toBeUndefined();
  expect(terms.typed('0658-13-01T00:00:00Z', xsd('dateTime'))).toBeUndefined();
  expect(messages.map(({ rule, level }) => `${level} ${rule}`)).toEqual(Array(9).fill('warning term/invalid'));
  expect(terms.text('x', 'zh-Hant')?.language).toBe('zh-hant');
  expect(terms.typed('-0043', xsd('gYear'))?.value).toBe('-0043');
  expect(messages).toHaveLength(9);
});
