/** A small document with its article, for tests of what is told about documents. */
import { Iris } from '../../src/iri.ts';
import { sha256 } from '../../src/run/files.ts';
import type { Source } from '../../src/publish/explanation.ts';
import type { Document, Evidence } from '../../src/statement/document.ts';
import type { PropertyTable } from '../../src/statement/mapping.ts';

export const text = `= Ada 😀 Roe =

- Birth Place: Ulm, Bavaria
- Death Date: July
- Hobby: chess

Ada Roe was a pilot.
`;

/** How many code points a text has. */
function lengthOf(words: string): number {
  return Array.from(words).length;
}

/** Evidence for the words, found where they first occur; offsets in code points. */
function evidence(quote: string, field?: string): Evidence {
  const start = lengthOf(text.slice(0, text.indexOf(quote)));
  const at: [number, number] = [start, start + lengthOf(quote)];
  return { quote, at, part: 'infobox', ...(field !== undefined && { field }) };
}

function field(key: string, raw: string, outcome: 'stated' | 'local', rule?: string) {
  const at = { key: evidence(key).at, value: evidence(raw).at };
  return { key, norm: key.toLowerCase().replace(' ', '_'), raw, at, outcome, ...(rule !== undefined && { rule }) };
}

export const document: Document = {
  format: 'isnad/document/1',
  article: {
    key: 'enwiki:Ada_Roe',
    site: 'enwiki',
    lang: 'en',
    title: 'Ada Roe',
    licence: 'https://creativecommons.org/licenses/by-sa/4.0/',
    subject: 'Ada_Roe',
    class: 'Person',
    source: {
      ...{ file: 'ada.txt', form: 'plain', sha256: sha256(text), bytes: 1 },
      ...{ codepoints: lengthOf(text), offsets: 'codepoint' },
    },
  },
  infobox: {
    at: [0, 1],
    fields: [
      field('Birth Place', 'Ulm, Bavaria', 'stated', 'person/birth_place'),
      field('Death Date', 'July', 'local', 'person/death_date'),
      field('Hobby', 'chess', 'local'),
    ],
  },
  sections: [{ id: 'lead', level: 1, title: '(lead)', kind: 'lead', at: [0, 1] }],
  entities: {
    Ada_Roe: { class: 'Person', label: { en: 'Ada Roe' }, alias: { en: ['A. Roe'] } },
    Ulm: { class: 'Place', label: { en: 'Ulm' } },
    "Saint_Anne's": { class: 'Place', label: { en: 'Saint Anne’s' } },
  },
  statements: [
    {
      id: '11111111-1111-5111-8111-111111111111',
      subject: 'Ada_Roe',
      property: 'P19',
      value: { entity: 'Ulm' },
      by: 'infobox',
      rule: 'person/birth_place',
      evidence: [evidence('Ulm', 'Birth Place')],
      qualifiers: [
        {
          property: 'P585',
          value: { time: { edtf: '0657', calendar: 'julian', precision: 'year' } },
          evidence: [evidence('pilot')],
        },
      ],
    },
  ],
  works: [],
  messages: [{ level: 'warning', rule: 'time/no-year', reason: 'Date "July" has no year', at: evidence('July').at }],
};

export const source: Source = { name: 'ada', document, text };

const row = { single: false, datatype: 'wikibase-item' } as const;

export const properties = {
  properties: new Map([
    ['P19', { ...row, id: 'P19', label: 'place of birth', schema: { Person: 'birthPlace' } }],
    ['P585', { ...row, id: 'P585', label: 'point in time', datatype: 'time', schema: {} }],
  ]),
} as unknown as PropertyTable;

export const iris = new Iris('https://data.example.org/');
