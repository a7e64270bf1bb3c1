/**
 * Writes the pinned vocabularies of shapes/vocabulary/ from the copies in ../shared/data/vocab (or the folder given):
 * Wikidata's properties with label and datatype, and the terms of schema.org. The output depends on those files alone.
 *
 *     node scripts/pin-vocabulary.mjs [folder of the copies]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Parser, Store } from 'n3';

const copies = process.argv[2] ?? new URL('../../shared/data/vocab', import.meta.url).pathname;
const out = (name) => new URL(`../shapes/vocabulary/${name}`, import.meta.url);

/** The datatypes of the newest list, which folds media files, coordinates and a few rare ones into String. */
const folded = {
  Item: 'wikibase-item',
  Time: 'time',
  Quantity: 'quantity',
  Text: 'monolingualtext',
  String: 'string',
  IRI_: 'url',
  Url: 'url',
  ExternalId: 'external-id',
  Property: 'wikibase-property',
  Lexeme: 'wikibase-lexeme',
};
/** Identifiers are some ten thousand, each of one database: only those that the table of properties uses are kept. */
const used = new Set(readFileSync(new URL('../source/properties.yaml', import.meta.url), 'utf8').match(/\bP\d+\b/g));

const [, ...lines] = readFileSync(`${copies}/wikidata-properties/properties-2025-10.tsv`, 'utf8').trimEnd().split('\n');
const exact = new Map(
  // the header has no P-number, so it is never asked for
  gunzipSync(readFileSync(`${copies}/wikidata-properties/metadata.property.datatypes.tsv.gz`))
    .toString('utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([, id, , datatype]) => [id, datatype]),
);
const number = (row) => Number(row[0].slice(1));
const properties = lines
  .map((line) => line.split('\t'))
  .map(([id, label, datatype]) => {
    const own = exact.get(id);
    const known = folded[datatype] ?? datatype;
    // The older list is the finer one, but only where the newer one could not tell.
    return [id, label, known === 'string' && own && own !== 'external-id' ? own : known];
  })
  .filter(([id, , datatype]) => datatype !== 'external-id' || used.has(id))
  .sort((a, b) => number(a) - number(b));
write('wikidata-properties.tsv', ['id\tlabel\tdatatype', ...properties.map((row) => row.join('\t'))]);

const schema = 'https://schema.org/';
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const rdfs = 'http://www.w3.org/2000/01/rdf-schema#';
const store = new Store(new Parser().parse(readFileSync(`${copies}/schemaorg-30.0/schemaorg-all-https.ttl`, 'utf8')));
const names = (subject, predicate) =>
  store
    .getObjects(subject, predicate, null)
    .map(({ value }) => value)
    .filter((value) => value.startsWith(schema))
    .map((value) => value.slice(schema.length))
    .sort()
    .join(' ');
const terms = [];
for (const { value } of store.getSubjects(null, null, null)) {
  if (!value.startsWith(schema)) continue;
  const name = value.slice(schema.length);
  const superseded = names(value, `${schema}supersededBy`);
  if (store.countQuads(value, `${rdf}type`, `${rdf}Property`)) {
    const domains = names(value, `${schema}domainIncludes`);
    terms.push([name, 'property', domains, names(value, `${schema}rangeIncludes`), superseded]);
  } else if (store.countQuads(value, `${rdf}type`, `${rdfs}Class`)) {
    terms.push([name, 'class', names(value, `${rdfs}subClassOf`), '', superseded]);
  }
}
terms.sort(([a], [b]) => (a < b ? -1 : 1));
write('schema-org.tsv', [
  'name\tkind\tdomains or superclasses\tranges\tsuperseded by',
  ...terms.map((row) => row.join('\t')),
]);

function write(name, rows) {
  writeFileSync(out(name), `${rows.join('\n')}\n`);
}
