import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Explainer, formatValue } from '../../src/publish/explanation.ts';
import { answer } from '../../src/publish/query.ts';
import type { Value } from '../../src/statement/document.ts';
import { document, iris, properties, source } from './example.ts';

const ask = (...words: string[]) => answer(words, [source], { properties, iris });
const id = '11111111-1111-5111-8111-111111111111';

describe('answer', () => {
  it.each([
    ['id', [id]],
    ['IRI of the statement', [`https://data.example.org/entity/statement/Ada_Roe-${id}`]],
    ['IRI in brackets', [`<https://data.example.org/entity/statement/Ada_Roe-${id.toUpperCase()}>`]],
    ['property', ['P19']],
    ['property in any prefix', ['wdt:P19']],
    ['property as IRI', ['http://www.wikidata.org/prop/direct/P19']],
    ['qualifier', ['pq:P585']],
    ['schema.org term', ['schema:birthPlace']],
    ['label', ['place of birth']],
    ['label in three words', ['place', 'of', 'birth']],
    ['subject', ['Ada Roe']],
    ['alias, any case', ['a. roe']],
    ['value', ['ulm']],
    ['IRI of an entity', ['https://data.example.org/entity/Ulm']],
    ['triple of labels', ['Ada Roe', 'place of birth', 'Ulm']],
    ['triple of compact IRIs', ['ent:Ada_Roe', 'wdt:P19', 'ent:Ulm']],
    [
      'triple in one string',
      ['<https://data.example.org/entity/Ada_Roe> wdt:P19 <https://data.example.org/entity/Ulm> .'],
    ],
    ['triple with a gap', ['_', 'P19', '_']],
    ['triple of a qualifier', ['Ada Roe', 'P585', '"0657"^^xsd:gYear']],
    ['triple about the statement node', [`s:Ada_Roe-${id}`, 'ps:P19', 'Ulm']],
  ])('finds a statement by %s', (_, words) => {
    expect(ask(...words).found).toMatchObject([{ kind: 'statement', id, label: 'place of birth', value: 'Ulm' }]);
  });

  it.each([
    ['another object', ['Ada Roe', 'P19', 'Bavaria']],
    ['another subject', ['Ulm', 'P19', 'Ulm']],
    ['another predicate', ['Ada Roe', 'P20', 'Ulm']],
    ['an id that is not there', ['21111111-1111-5111-8111-111111111111']],
    ['an object that is nothing', ['Ada Roe', 'P19', '']],
    ['nothing', ['']],
  ])('finds nothing by %s', (_, words) => expect(ask(...words).found).toEqual([]));

  it.each(['Birth Place', 'birth_place', 'BIRTH  PLACE'])('explains the field %j', (key) => {
    expect(ask(key).found).toMatchObject([{ kind: 'field', outcome: 'stated', statements: [{ id }], messages: [] }]);
  });

  it('says why there is no statement', () => {
    expect(ask('Death Date').found).toEqual([
      {
        kind: 'field',
        article: 'enwiki:Ada_Roe',
        key: 'Death Date',
        value: 'July',
        outcome: 'local',
        rule: 'person/death_date',
        place: 'ada.txt:4:3',
        lines: '    - Death Date: July\n      ^^^^^^^^^^^^^^^^',
        statements: [],
        messages: [{ level: 'warning', rule: 'time/no-year', reason: 'Date "July" has no year' }],
      },
    ]);
  });

  it.each([
    ['Birth Plce', ['Birth Place']],
    ['hoby', ['Hobby']],
    ['xyzzy', []],
    ['roe', ['Ada Roe']],
  ])('names what is near %j', (asked, nearest) => expect(ask(asked).nearest).toEqual(nearest));

  it('answers anything', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }), (words) => void ask(...words)));
  });
});

describe('Explainer', () => {
  it('puts carets under the quote and counts lines in UTF-16, after an astral character too', () => {
    const one = new Explainer(source, properties).statement(document.statements[0]!);
    expect(one.evidence).toMatchObject([
      { quote: 'Ulm', place: 'ada.txt:3:16', lines: '    - Birth Place: Ulm, Bavaria\n                   ^^^' },
    ]);
    expect(one.qualifiers).toMatchObject([{ label: 'point in time', value: '0657 (julian, year)' }]);
  });

  it('shows the quote alone without the text', () => {
    const { text: _, ...bare } = source;
    const [evidence] = new Explainer(bare, properties).statement(document.statements[0]!).evidence;
    expect(evidence).toEqual({ quote: 'Ulm', at: [30, 33], part: 'infobox', field: 'Birth Place', place: 'ada.txt' });
  });
});

describe('formatValue', () => {
  it.each<[Value, string]>([
    [{ entity: 'Ulm' }, 'Ulm'],
    [{ entity: 'Not_there' }, 'Not_there'],
    [{ entity: 'constructor' }, 'constructor'],
    [{ item: 'Q1' }, 'wd:Q1'],
    [{ quantity: { amount: '550', lower: '400', upper: '700' } }, '550 (400–700)'],
    [{ quantity: { amount: '2', unit: 'Q11573' } }, '2 wd:Q11573'],
    [{ coordinate: { latitude: '1', longitude: '-2', precision: '1' } }, '1, -2'],
    [{ text: 'a', lang: 'en' }, '"a"@en'],
    [{ string: 'a' }, '"a"'],
    [{ url: 'http://a.example/' }, 'http://a.example/'],
    [{ unknown: true }, '(unknown value)'],
    [{ none: true }, '(no value)'],
  ])('%j', (value, expected) => expect(formatValue(value, document)).toBe(expected));
});
