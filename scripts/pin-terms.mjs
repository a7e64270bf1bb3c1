/**
 * Writes shapes/vocabulary/terms.tsv, the terms of the vocabularies that the data uses beside schema.org and Wikidata,
 * from a folder with the npm packages @vocabulary/* and from the copy of Wikibase's ontology in ../shared/data/vocab.
 * The packages are not dependencies: install them elsewhere to refresh the list.
 *
 *     node scripts/pin-terms.mjs <folder with node_modules/@vocabulary>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Parser } from 'n3';

const folder = process.argv[2];
const vocabularies = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  prov: 'http://www.w3.org/ns/prov#',
  oa: 'http://www.w3.org/ns/oa#',
  void: 'http://rdfs.org/ns/void#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  sh: 'http://www.w3.org/ns/shacl#',
};

/** Terms that the copies lack: those that RDF defines without describing them, and newer ones. */
const implied = {
  // DCAT 3; the package has DCAT 2
  dcat: ['DatasetSeries', 'inSeries', 'previousVersion', 'version'],
  rdf: ['_1', 'HTML', 'XMLLiteral', 'langString', 'JSON'],
};

const rows = [];
for (const [prefix, iri] of Object.entries(vocabularies)) {
  const quads = new Parser().parse(readFileSync(`${folder}/node_modules/@vocabulary/${prefix}/${prefix}.nq`, 'utf8'));
  const names = new Set(implied[prefix]);
  for (const { subject } of quads) if (subject.value.startsWith(iri)) names.add(subject.value.slice(iri.length));
  names.delete('');
  rows.push(...[...names].sort().map((name) => `${iri}\t${name}`));
}

const wikibase = 'http://wikiba.se/ontology#';
const ontology = readFileSync(new URL('../../shared/data/vocab/wikibase/ontology.owl', import.meta.url), 'utf8');
/** What Wikibase's own RDF (`RdfVocabulary`) has and its ontology lacks, or spells otherwise. */
const spelled = ['GlobeCoordinate', 'propertyType'];
const names = new Set([...spelled, ...[...ontology.matchAll(/rdf:about="&wikibase;(\w+)"/g)].map(([, name]) => name)]);
rows.push(...[...names].sort().map((name) => `${wikibase}\t${name}`));
writeFileSync(new URL('../shapes/vocabulary/terms.tsv', import.meta.url), `namespace\tname\n${rows.join('\n')}\n`);
