/**
 * All four formats give the same graph back: in the library that stands behind them and in readers that share no code
 * with us. There are no blank nodes, so equal sorted N-Quads are equal graphs (RDFC-1.0).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NamedNode, Quad } from '@rdfjs/types';
import jsonld from 'jsonld';
import { DataFactory, Parser } from 'n3';
import { parse as parseOxigraph } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { contextDocument, jsonLdContext } from '../../src/dataset/json-ld-context.ts';
import { datasetDocument, entityDocuments, formatJson } from '../../src/dataset/json-ld.ts';
import { formatNQuads } from '../../src/dataset/n-quads.ts';
import { documentQuads } from '../../src/dataset/quads.ts';
import { formatTrig, formatTurtle } from '../../src/dataset/turtle.ts';
import { prefixesOf } from '../../src/dataset/vocabulary.ts';
import { contextOf, document } from './seed.ts';

const context = contextOf();
const quads = documentQuads(document, context);
const options = { prefixes: prefixesOf(context.iris) };
const nquads = formatNQuads(quads);
const triples = ntriplesOf(quads);
const terms = jsonLdContext(context.properties, context.iris);
const url = `${context.iris.base}context/v1.jsonld`;

function ntriplesOf(all: Iterable<Quad>): string {
  return formatNQuads(
    Array.from(all, ({ subject, predicate, object }) =>
      DataFactory.quad(subject as NamedNode, predicate as NamedNode, object as NamedNode),
    ),
  );
}

/** Reads JSON-LD with nothing but our own context at hand. */
async function readJsonLd(json: object): Promise<Quad[]> {
  return await jsonld.toRDF(json, {
    safe: true,
    documentLoader: (address: string) => {
      if (address !== url) throw new Error(`Not at hand: ${address}`);
      return Promise.resolve({ contextUrl: undefined, documentUrl: url, document: contextDocument(terms) });
    },
  });
}

it('has no blank node, and writes each quad once', () => {
  expect(
    quads.filter(({ subject, object }) => subject.termType === 'BlankNode' || object.termType === 'BlankNode'),
  ).toEqual([]);
  expect(nquads.trimEnd().split('\n')).toHaveLength(quads.length);
});

it('writes N-Quads in the canonical form of RDFC-1.0', async () => {
  const canonical = await jsonld.canonize(nquads, {
    algorithm: 'RDFC-1.0',
    inputFormat: 'application/n-quads',
    safe: true,
  });
  expect(nquads).toBe(canonical);
});

describe('read by n3 and Oxigraph', () => {
  const texts: [name: string, format: string, text: string, wanted: string][] = [
    ['N-Quads', 'application/n-quads', nquads, nquads],
    ['TriG', 'application/trig', formatTrig(quads, options), nquads],
    ['Turtle', 'text/turtle', formatTurtle(quads, options), triples],
  ];
  it.each(texts)('%s', (_, format, text, wanted) => {
    expect(formatNQuads(new Parser({ format }).parse(text) as Quad[])).toBe(wanted);
    expect(formatNQuads(parseOxigraph(text, { format }) as Quad[])).toBe(wanted);
  });
});

describe('JSON-LD', () => {
  it.each([
    ['by address', { url }],
    ['inline', { inline: true as const }],
  ])('a dataset is the same quads, its context %s', async (_, reference) => {
    expect(formatNQuads(await readJsonLd(datasetDocument(quads, { context: terms, reference })))).toBe(nquads);
  });

  it('is read by Oxigraph too, with its context inline', () => {
    const text = formatJson(datasetDocument(quads, { context: terms, reference: { inline: true } }));
    expect(formatNQuads(parseOxigraph(text, { format: 'application/ld+json' }) as Quad[])).toBe(nquads);
  });

  it('gives each entity a document whose triples are of the dataset, all of its own among them', async () => {
    const all = new Set(triples.trimEnd().split('\n'));
    const documents = [...entityDocuments(quads, { context: terms, reference: { url } })];
    expect(documents).toHaveLength(Object.keys(document.entities).length);
    for (const { iri, document: json } of documents) {
      const got = formatNQuads(await readJsonLd(json))
        .trimEnd()
        .split('\n');
      expect(got.filter((line) => !all.has(line))).toEqual([]);
      const own = [...all].filter((line) => line.startsWith(`<${iri}> `));
      expect(own.filter((line) => !got.includes(line))).toEqual([]);
    }
  });

  it('puts statements, values, references and quoted words inside the entity', () => {
    const [first] = entityDocuments(quads, { context: terms, reference: { url } });
    const json = first?.document as Record<string, Record<string, Record<string, unknown>[]>[]>;
    expect(first?.iri).toBe('https://data.example.org/entity/Muhammad_ibn_Abi_Bakr');
    const born = json['p:P19']?.[0];
    expect(born).toMatchObject({
      type: ['Statement', 'BestRank'],
      'ps:P19': 'e:Mecca',
      wasDerivedFrom: [
        {
          'pr:P1683': { en: 'Birth Place: Mecca, Hejaz' },
          wasQuotedFrom: [{ hasSelector: [{}, { start: 245, end: 270 }] }],
        },
      ],
    });
    expect(json['included']).toContainEqual({ id: 'e:Mecca', label: { en: 'Mecca' } });
  });
});

const folder = mkdtempSync(path.join(tmpdir(), 'isnad-'));
const python = ['python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import rdflib'], { stdio: 'ignore' }).status === 0,
);
const hasRapper = spawnSync('rapper', ['--version'], { stdio: 'ignore' }).status === 0;
if (!hasRapper) process.stderr.write('rapper (raptor2-utils) is not here: its round trips are skipped\n');
if (python === undefined) process.stderr.write('rdflib (python3-rdflib) is not here: its round trips are skipped\n');

describe.skipIf(!hasRapper)('rapper', () => {
  it.each([
    ['turtle', formatTurtle(quads, options), triples],
    ['nquads', nquads, nquads],
  ])('%s', (format, text, wanted) => {
    const file = path.join(folder, `rapper.${format}`);
    writeFileSync(file, text);
    const output = execFileSync('rapper', ['-q', '-i', format, '-o', 'nquads', file], {
      encoding: 'utf8',
      maxBuffer: 1e9,
    });
    expect(formatNQuads(new Parser({ format: 'N-Quads' }).parse(output) as Quad[])).toBe(wanted);
  });
});

describe.skipIf(python === undefined)('rdflib', () => {
  const script = `
import sys, rdflib
rdflib.NORMALIZE_LITERALS = False
data = rdflib.ConjunctiveGraph()
data.parse(sys.argv[1], format=sys.argv[2])
sys.stdout.buffer.write(data.serialize(format="nquads").encode("utf-8"))
`;
  it.each([
    ['turtle', formatTurtle(quads, options), triples],
    ['trig', formatTrig(quads, options), nquads],
    ['nquads', nquads, nquads],
  ])('%s', (format, text, wanted) => {
    const file = path.join(folder, `rdflib.${format}`);
    writeFileSync(file, text);
    const output = execFileSync(python ?? '', ['-c', script, file, format], { encoding: 'utf8', maxBuffer: 1e9 });
    // rdflib calls the graph of a file without graphs by the file's name.
    const got = new Parser({ format: 'N-Quads' }).parse(output) as Quad[];
    expect(format === 'turtle' ? ntriplesOf(got) : formatNQuads(got)).toBe(wanted);
  });
});
