/** Asking the dataset: what comes before and after the store, and what an answer rests on. */
import { describe, expect, it } from 'vitest';
import { formatNQuads } from '../../src/dataset/n-quads.ts';
import { documentQuads } from '../../src/dataset/quads.ts';
import { prefixesOf } from '../../src/dataset/vocabulary.ts';
import { formatTable, shortenIri, type Answer } from '../../src/publish/store/answer.ts';
import { namesGraphs, queryKind, readNamedQuery, withPrefixes } from '../../src/publish/store/query-text.ts';
import { supportQuery } from '../../src/publish/store/rests-on.ts';
import { EmbeddedStore, QueryError } from '../../src/run/embedded-store.ts';
import { namedQueries } from '../../src/run/queries.ts';
import { findSupport } from '../../src/run/support.ts';
import { contextOf, document, iris, text as article } from '../dataset/seed.ts';

const prefixes = prefixesOf(iris);
const store = new EmbeddedStore();
store.load(formatNQuads(documentQuads(document, contextOf())));
const queries = namedQueries({ root: process.cwd(), base: iris.base });
const support = (query: string) => findSupport(withPrefixes(query, prefixes), store, iris.base, 'en');

describe('the text of a query', () => {
  it.each([
    ['SELECT * {}', 'select'],
    ['# ASK\nPREFIX select: <http://ASK/#x> base <http://e/>\n construct WHERE { ?s ?p ?o }', 'graph'],
    ['prefix : <http://e/> ask {}', 'ask'],
    ['DESCRIBE <http://e/>', 'graph'],
    ['INSERT DATA {}', undefined],
    ['DROP ALL', undefined],
    ['', undefined],
    ['{ SELECT', undefined],
  ])('%j is of kind %s', (text, kind) => expect(queryKind(text)).toBe(kind));

  it('gets the prefixes that it uses and has not, on its first line', () => {
    const text = 'PREFIX e: <http://mine/>\nSELECT * { e:x wdt:P19 <http://p:80/ps:y> }';
    const full = withPrefixes(text, prefixes);
    expect(full.split('\n')).toHaveLength(2);
    expect(full).toContain('PREFIX wdt: <http://www.wikidata.org/prop/direct/>');
    expect(full).not.toMatch(/PREFIX (?:ps|p|e): <https?:\/\/(?:www\.wikidata|data)/);
  });

  it.each([
    ['# from each\nSELECT * { ?from ?p "FROM <x>" }', false],
    ['SELECT * FROM <http://e/g> { ?s ?p ?o }', true],
    ['CONSTRUCT { ?s ?p ?o } from named e:g WHERE { ?s ?p ?o }', true],
    ['SELECT * { <http://e/FROM> ?p ?o }', false],
  ])('%j names its graphs: %s', (text, named) => expect(namesGraphs(text)).toBe(named));

  it('is put under the base of the dataset', () => {
    const query = readNamedQuery('x', '# Who?\nASK { <https://data.example.org/entity/X> ?p ?o }', 'http://mine/');
    expect(query).toEqual({ name: 'x', title: 'Who?', text: '# Who?\nASK { <http://mine/entity/X> ?p ?o }' });
  });
});

describe('an answer', () => {
  it('is a table with short names, in which nothing moves the cursor', () => {
    const answer: Answer = {
      head: { vars: ['a', 'bb'] },
      results: {
        bindings: [
          { a: { type: 'uri', value: `${iris.base}entity/Ali` }, bb: { type: 'literal', value: 'x\u001b[2J' } },
          { bb: { type: 'literal', value: 'مُحَمَّد' } },
        ],
      },
    };
    expect(formatTable(answer, prefixes).split('\n')).toEqual([
      'a      bb',
      '-----  ----------',
      'e:Ali  x\\u{1b}[2J',
      '       مُحَمَّد',
    ]);
    expect(formatTable({ head: {}, boolean: false }, prefixes)).toBe('no');
  });

  it.each([
    ['http://www.wikidata.org/prop/direct/P19', 'wdt:P19'],
    ['http://www.wikidata.org/prop/statement/value/P19', 'psv:P19'],
    [`${iris.base}entity/A#B`, 'e:A#B'],
    ['http://elsewhere/x', '<http://elsewhere/x>'],
    [`${iris.base}entity/a/b`, `<${iris.base}entity/a/b>`],
  ])('shows <%s> as %s', (iri, short) => expect(shortenIri(iri, prefixes)).toBe(short));

  it('comes in the media type asked for, or in the first that fits', () => {
    const query = withPrefixes('SELECT ?n { e:Asma_bint_Umays wdt:P26/rdfs:label ?n } ORDER BY ?n', prefixes);
    expect(store.query(query, 'text/csv').trim().split(/\r?\n/)).toEqual(['n', 'Abu Bakr', 'Ali']);
    expect(JSON.parse(store.query(query, 'text/turtle'))).toHaveProperty('results');
  });

  it.each(['SELECT', 'DROP ALL', 'SELECT * { SERVICE <http://e/> { ?s ?p ?o } }'])('to %j is an error', (text) =>
    expect(() => store.query(text, 'text/csv')).toThrow(QueryError),
  );
});

describe('what an answer rests on', () => {
  it.each([...queries.values()].map(({ name }) => name))('can be asked of %s', (name) => {
    const found = support(queries.get(name)?.text ?? '');
    for (const { evidence } of found) {
      expect(evidence.length).toBeGreaterThan(0);
      for (const { quote, start, end } of evidence) expect(Array.from(article).slice(start, end).join('')).toBe(quote);
    }
  });

  it('is each statement of a path of any length, once', () => {
    const statements = support(queries.get('descendants')?.text ?? '').map(
      ({ subject, property, value }) => `${subject} ${property} ${value}`,
    );
    expect(new Set(statements).size).toBe(statements.length);
    expect(statements).toContain('Fatima (Umm Farwah) P25 Asma bint Abd al-Rahman');
    expect(statements).toContain('Abd al-Rahman ibn Abi Bakr P22 Abu Bakr');
    expect(statements).not.toContain('Asma bint Umays P26 Ali');
  });

  it('is not what must be absent, and nothing where nothing matched', () => {
    expect(support('ASK { e:Ali rdfs:label ?l FILTER NOT EXISTS { ?x wdt:P22 ?y } }')).toEqual([]);
    expect(support('SELECT * { ?x wdt:P22 e:Nobody }')).toEqual([]);
    expect(supportQuery('CONSTRUCT WHERE { ?s ?p ?o }')).toBeUndefined();
  });

  it('cannot be told of what is no query', () => expect(() => support('SELECT {')).toThrow(QueryError));
});
