/** The files that are about the whole dataset: its description, the properties in use, the ontology, the context. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Quad } from '@rdfjs/types';
import { Store } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { countQuads, sumCounts } from '../../src/dataset/counts.ts';
import { datasetQuads, type DatasetRecord } from '../../src/dataset/description.ts';
import { formatContext, jsonLdContext } from '../../src/dataset/json-ld-context.ts';
import { ontologyQuads } from '../../src/dataset/ontology.ts';
import { propertyQuads, usedProperties } from '../../src/dataset/property-quads.ts';
import { documentQuads } from '../../src/dataset/quads.ts';
import { formatTurtle } from '../../src/dataset/turtle.ts';
import { prefixesOf } from '../../src/dataset/vocabulary.ts';
import { contextOf, document, iris } from './seed.ts';

const context = contextOf();
const quads = documentQuads(document, context);
const counts = countQuads(quads, { yearTerm: iris.term('year') });
const prefixes = prefixesOf(iris);

function ask(query: string, content: Iterable<Quad>): string[] {
  const store = new Store();
  store.load(formatTurtle(content, { prefixes }), { format: 'text/turtle' });
  const heads = Object.entries(prefixes).map(([prefix, space]) => `PREFIX ${prefix}: <${space}>\n`);
  const rows = store.query(heads.join('') + query) as Map<string, { value: string }>[];
  return rows.map((row) => [...row.values()].map(({ value }) => value).join(' ')).sort();
}

const record: DatasetRecord = {
  title: 'A dataset',
  description: 'Statements read from encyclopedia articles, each with the words it rests on.',
  publisher: { name: 'Somebody', url: 'https://example.org/' },
  creator: { name: 'Somebody' },
  licence: 'https://creativecommons.org/licenses/by-sa/4.0/',
  version: '1.2.3',
  issued: '2026-01-01',
  sources: ['https://en.wikipedia.org/wiki/Muhammad_ibn_Abi_Bakr'],
  counts,
  entities: 60,
  example: iris.entity('Muhammad_ibn_Abi_Bakr', 'x'),
  files: [{ path: 'a b/c.ttl', bytes: 12, sha256: '0'.repeat(64), mediaType: 'text/turtle' }],
};

describe('counts', () => {
  it('tell what is there', () => {
    expect(counts.quads).toBe(quads.length);
    expect(counts.classes['http://wikiba.se/ontology#Statement']).toBe(document.statements.length + 4);
    expect(counts.links).toEqual({ 'http://dbpedia.org/': 1, 'http://www.wikidata.org/': 1 });
    expect(counts.years).toEqual([654, 658]);
  });

  it('add up', () => {
    const twice = sumCounts([counts, counts]);
    expect(twice.quads).toBe(2 * quads.length);
    expect(twice.years).toEqual(counts.years);
    expect(sumCounts([])).toEqual({ quads: 0, properties: {}, classes: {}, links: {} });
  });
});

describe('the description', () => {
  const description = [...datasetQuads(record, iris, context.report)];
  it('is of one node in three vocabularies', () => {
    expect(
      ask('SELECT ?d { ?d a dcat:Dataset, void:Dataset, schema:Dataset ; dcterms:title "A dataset"@en }', description),
    ).toEqual(['https://data.example.org/dataset']);
    expect(
      ask('SELECT ?c ?n { ?d schema:temporalCoverage ?c ; void:triples ?n ; dcat:version "1.2.3" }', description),
    ).toEqual([`0654/0658 ${quads.length}`]);
  });

  it('has files with their hashes', () => {
    expect(
      ask(
        'SELECT ?u ?m ?h { ?d dcat:distribution ?f . ?f dcat:downloadURL ?u ; dcat:mediaType ?m ; spdx:checksum/spdx:checksumValue ?h ; dcterms:license ?l }',
        description,
      ),
    ).toEqual([
      `https://data.example.org/a%20b/c.ttl https://www.iana.org/assignments/media-types/text/turtle ${'0'.repeat(64)}`,
    ]);
  });

  it('has its parts counted', () => {
    expect(
      ask('SELECT ?n { ?d void:classPartition [ void:class schema:Claim ; void:entities ?n ] }', description),
    ).toEqual(['4']);
    expect(
      ask('SELECT ?n { ?d void:propertyPartition [ void:property wdt:P22 ; void:triples ?n ] }', description),
    ).toEqual(['5']);
    expect(ask('SELECT ?t { ?d void:subset [ a void:Linkset ; void:objectsTarget ?t ] }', description)).toEqual([
      'http://dbpedia.org/',
      'http://www.wikidata.org/',
    ]);
  });
});

it('describes exactly the properties in use, with labels', () => {
  const used = usedProperties(Object.keys(counts.properties), context.properties);
  const properties = [...propertyQuads(used, context.properties, iris, context.report)];
  expect(
    ask('SELECT ?l { wd:P22 a wikibase:Property ; rdfs:label ?l ; wikibase:directClaim wdt:P22 }', properties),
  ).toEqual(['father']);
  const described = ask('SELECT ?p { ?p a wikibase:Property }', properties).map((iri) => iri.replace(/^.*\//, ''));
  const predicates = Object.keys(counts.properties).flatMap((iri) => /\/(P\d+)$/.exec(iri)?.[1] ?? []);
  expect(described).toEqual([...new Set(predicates)].sort());
});

it('defines every own term with label and comment', () => {
  const ontology = [...ontologyQuads(iris, '1.2.3', context.report)];
  expect(
    ask('SELECT ?t { ?t rdfs:isDefinedBy ?o FILTER NOT EXISTS { ?t rdfs:label ?l ; rdfs:comment ?c } }', ontology),
  ).toEqual([]);
  expect(ask('SELECT ?v { ?o a owl:Ontology ; owl:versionInfo ?v }', ontology)).toEqual(['1.2.3']);
});

it('ships the context that the table of properties gives; UPDATE=1 writes it', () => {
  const file = new URL('../../context/v1.jsonld', import.meta.url);
  const wanted = formatContext(jsonLdContext(context.properties, iris));
  if (process.env['UPDATE'] === '1') writeFileSync(file, wanted);
  expect(readFileSync(file, 'utf8')).toBe(wanted);
});
