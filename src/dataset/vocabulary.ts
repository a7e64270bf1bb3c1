/**
 * The vocabularies that the dataset is written in: name spaces and the constants of Wikibase's model. Properties and
 * items of Wikidata that mean something about the world stand in source/, not here.
 */
import type { Iris } from '../iri.ts';
import type { Datatype } from '../statement/mapping.ts';
import type { Class } from '../statement/document.ts';
import { namespace } from './terms.ts';

/** Name spaces by prefix, in the order in which Turtle lists them. */
export const namespaces = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  schema: 'http://schema.org/',
  prov: 'http://www.w3.org/ns/prov#',
  oa: 'http://www.w3.org/ns/oa#',
  void: 'http://rdfs.org/ns/void#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  spdx: 'http://spdx.org/rdf/terms#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  geo: 'http://www.opengis.net/ont/geosparql#',
  edtf: 'http://id.loc.gov/datatypes/edtf/',
  wikibase: 'http://wikiba.se/ontology#',
  wd: 'http://www.wikidata.org/entity/',
  wdt: 'http://www.wikidata.org/prop/direct/',
  p: 'http://www.wikidata.org/prop/',
  ps: 'http://www.wikidata.org/prop/statement/',
  psv: 'http://www.wikidata.org/prop/statement/value/',
  pq: 'http://www.wikidata.org/prop/qualifier/',
  pqv: 'http://www.wikidata.org/prop/qualifier/value/',
  pr: 'http://www.wikidata.org/prop/reference/',
  prv: 'http://www.wikidata.org/prop/reference/value/',
  wdno: 'http://www.wikidata.org/prop/novalue/',
} as const;

export const rdf = namespace(namespaces.rdf);
export const rdfs = namespace(namespaces.rdfs);
export const owl = namespace(namespaces.owl);
export const xsd = namespace(namespaces.xsd);
export const skos = namespace(namespaces.skos);
export const schema = namespace(namespaces.schema);
export const prov = namespace(namespaces.prov);
export const oa = namespace(namespaces.oa);
export const dcat = namespace(namespaces.dcat);
export const dcterms = namespace(namespaces.dcterms);
export const spdx = namespace(namespaces.spdx);
export const foaf = namespace(namespaces.foaf);
export const wikibase = namespace(namespaces.wikibase);
export const wd = namespace(namespaces.wd);
export const wdt = namespace(namespaces.wdt);
export const p = namespace(namespaces.p);
export const ps = namespace(namespaces.ps);
export const psv = namespace(namespaces.psv);
export const pq = namespace(namespaces.pq);
export const pqv = namespace(namespaces.pqv);
export const pr = namespace(namespaces.pr);
export const wdno = namespace(namespaces.wdno);
/** The Vocabulary of Interlinked Datasets; `void` is no name in TypeScript. */
export const voids = namespace(namespaces.void);

/** `wikibase:timeCalendarModel`. */
export const calendarModels = { julian: wd('Q1985786'), gregorian: wd('Q1985727') } as const;

/** `wikibase:geoGlobe`: the Earth. */
export const earth = wd('Q2');

/** `wikibase:quantityUnit` of a bare number (`RdfVocabulary::ONE_ENTITY`). */
export const one = wd('Q199');

export const ranks = {
  preferred: wikibase('PreferredRank'),
  normal: wikibase('NormalRank'),
  deprecated: wikibase('DeprecatedRank'),
} as const;

/** `wikibase:propertyType` (`RdfVocabulary` of Wikibase). */
export const propertyTypes: Readonly<Record<Datatype, string>> = {
  'wikibase-item': 'WikibaseItem',
  time: 'Time',
  quantity: 'Quantity',
  'globe-coordinate': 'GlobeCoordinate',
  monolingualtext: 'Monolingualtext',
  string: 'String',
  url: 'Url',
  'external-id': 'ExternalId',
  commonsMedia: 'CommonsMedia',
};

/** Where Wikimedia Commons serves a file (`CommonsMedia` in Wikibase's RDF). */
export const commonsFiles = 'http://commons.wikimedia.org/wiki/Special:FilePath/';

/** The schema.org type of each class. */
export const schemaTypes: Readonly<Record<Class, string>> = {
  Person: 'Person',
  Place: 'Place',
  Organization: 'Organization',
  Event: 'Event',
  Position: 'Occupation',
  CreativeWork: 'CreativeWork',
  Concept: 'DefinedTerm',
  Thing: 'Thing',
};

/** The prefixes of a dataset: the vocabularies, and what stands under its own base. */
export function prefixesOf({ base }: Iris): Readonly<Record<string, string>> {
  return {
    ...namespaces,
    isnad: `${base}ns#`,
    field: `${base}ns/infobox/`,
    pa: `${base}prop/attributed/`,
    e: `${base}entity/`,
    s: `${base}entity/statement/`,
    v: `${base}value/`,
    ref: `${base}reference/`,
    ev: `${base}evidence/`,
  };
}
