/**
 * The JSON-LD context of the dataset (data-model §7), made from the table of properties: terms for every position a
 * property may stand in, typed by its datatype. Closed and protected: nobody's remote context can change our triples.
 */
import type { Iris } from '../iri.ts';
import type { Datatype, Property, PropertyTable } from '../statement/mapping.ts';
import { namespaces, prefixesOf, schemaTypes } from './vocabulary.ts';

/** How a term's values are written: as an IRI, as a list of IRIs even of one, as texts by language, as one datatype, or with nothing said. */
export type Coercion = 'id' | 'ids' | 'language' | 'none' | { readonly datatype: string };

/** A term of the context. */
export interface ContextTerm {
  readonly term: string;
  readonly iri: string;
  readonly coercion: Coercion;
}

/** What is needed to write JSON-LD by this context. */
export interface JsonLdContext {
  readonly prefixes: Readonly<Record<string, string>>;
  /** By the IRI they stand for. */
  readonly terms: ReadonlyMap<string, ContextTerm>;
  /** Names of types by IRI. */
  readonly types: ReadonlyMap<string, string>;
}

/** Names that stand for JSON-LD's own keys. */
export const keywords = { id: '@id', type: '@type', graph: '@graph', included: '@included' } as const;

const { schema, rdfs, skos, prov, oa, wikibase, xsd, edtf, dcterms, owl } = namespaces;

/** The terms that do not come from the table of properties, by how their values are written. */
const fixedTerms: readonly [space: string, coercion: Coercion, names: string][] = [
  [rdfs, 'language', 'label'],
  [skos, 'language', 'altLabel'],
  [schema, 'language', 'name alternateName text roleName articleSection creditText'],
  [schema, 'ids', 'sameAs about mentions citation hasPart author hasOccupation'],
  [schema, 'id', 'mainEntity isPartOf isBasedOn license appearance spokenByCharacter unitCode geo'],
  [schema, 'none', 'inLanguage position version contentSize encodingFormat softwareVersion startDate endDate'],
  [schema, { datatype: `${xsd}decimal` }, 'value minValue maxValue latitude longitude'],
  [prov, 'ids', 'wasDerivedFrom wasQuotedFrom wasInfluencedBy'],
  [prov, 'id', 'wasGeneratedBy wasAssociatedWith used'],
  [oa, 'ids', 'hasBody hasSelector'],
  [oa, 'id', 'hasTarget hasSource motivatedBy'],
  [oa, 'none', 'exact prefix suffix'],
  [oa, { datatype: `${xsd}nonNegativeInteger` }, 'start end'],
  [wikibase, 'id', 'rank timeCalendarModel quantityUnit geoGlobe'],
  [wikibase, { datatype: `${xsd}dateTime` }, 'timeValue'],
  [wikibase, { datatype: `${xsd}integer` }, 'timePrecision timeTimezone'],
  [wikibase, { datatype: `${xsd}decimal` }, 'quantityAmount quantityLowerBound quantityUpperBound'],
  [wikibase, { datatype: `${xsd}double` }, 'geoLatitude geoLongitude geoPrecision'],
  [dcterms, 'none', 'identifier creator description'],
  [dcterms, { datatype: `${xsd}date` }, 'date'],
];

/** Likewise for the terms of our own. */
const ownTerms: readonly [coercion: Coercion, names: string][] = [
  ['ids', 'conflictsWith inferredFrom'],
  ['id', 'likelyWork accordingTo'],
  ['language', 'reportingVerb lexical'],
  ['none', 'derivedBy hijri operation'],
  [{ datatype: `${edtf}EDTF` }, 'edtf'],
  [{ datatype: `${xsd}date` }, 'notBefore notAfter'],
  [{ datatype: `${xsd}integer` }, 'julianDay jdStart jdEnd year level codePoints'],
  [{ datatype: `${xsd}hexBinary` }, 'sha256'],
];

/** How the simple value of each datatype is written. */
const valueCoercions: Readonly<Record<Datatype, Coercion>> = {
  'wikibase-item': 'id',
  time: { datatype: `${xsd}dateTime` },
  quantity: { datatype: `${xsd}decimal` },
  'globe-coordinate': { datatype: `${namespaces.geo}wktLiteral` },
  monolingualtext: 'language',
  string: 'none',
  url: 'id',
  'external-id': 'none',
  commonsMedia: 'id',
};

const full = new Set<Datatype>(['time', 'quantity', 'globe-coordinate']);

/** The datatypes that qualifiers are likely to have: a position without a term is written out, which is longer but the same. */
const qualifying = new Set<Datatype>(['wikibase-item', 'time', 'quantity', 'monolingualtext']);

/** The terms of one property, in each position. */
function propertyTerms({ id, datatype }: Property, references: ReadonlySet<string>): [prefix: string, Coercion][] {
  const value = valueCoercions[datatype];
  const terms: [string, Coercion][] = [
    ['wdt', value === 'id' ? 'ids' : value],
    ['p', 'ids'],
    ['ps', value],
  ];
  if (qualifying.has(datatype)) terms.push(['pq', value]);
  if (full.has(datatype)) terms.push(['psv', 'id'], ['pqv', 'id']);
  if (references.has(id)) terms.push(['pr', value]);
  return terms.filter(([, coercion]) => coercion !== 'none');
}

/** The properties that references use, by their parts in the model. */
function referenceProperties({ roles }: PropertyTable): Set<string> {
  return new Set([
    roles.importedFrom,
    roles.importUrl,
    roles.pageVersionUrl,
    roles.section,
    roles.quotation,
    roles.statedIn,
    roles.pages,
    roles.referenceUrl,
    roles.inferredFrom,
    roles.accordingTo,
  ]);
}

/** The context of a dataset under a base, for a table of properties. */
export function jsonLdContext(table: PropertyTable, iris: Iris): JsonLdContext {
  const { field: _, ...prefixes } = prefixesOf(iris);
  const terms = new Map<string, ContextTerm>();
  const add = (term: string, iri: string, coercion: Coercion): void => {
    if (!terms.has(iri)) terms.set(iri, { term, iri, coercion });
  };
  const names = new Set<string>();
  const addNamed = (name: string, iri: string, coercion: Coercion): void => {
    if (terms.has(iri)) return;
    const prefix = Object.entries(prefixes).find(([, space]) => iri === space + name)?.[0] ?? '';
    // A name that is taken (`text` is schema.org's) keeps its prefix.
    add(names.has(name) || name in prefixes || name in keywords ? `${prefix}:${name}` : name, iri, coercion);
    names.add(name);
  };
  for (const [space, coercion, list] of fixedTerms) {
    for (const name of list.split(' ')) addNamed(name, space + name, coercion);
  }
  for (const [coercion, list] of ownTerms) {
    for (const name of list.split(' ')) addNamed(name, iris.term(name), coercion);
  }
  add('owl:sameAs', `${owl}sameAs`, 'ids');
  const references = referenceProperties(table);
  for (const property of table.properties.values()) {
    for (const name of Object.values(property.schema)) {
      if (name !== undefined) addNamed(name, schema + name, schemaCoercion(property.datatype));
    }
    for (const [prefix, coercion] of propertyTerms(property, references)) {
      add(`${prefix}:${property.id}`, (prefixes[prefix] ?? '') + property.id, coercion);
    }
  }
  const types = new Map([
    ...Object.values(schemaTypes).map((name): [string, string] => [schema + name, name]),
    ...['Role', 'Claim', 'Quotation', 'Article', 'WebPageElement'].map((name): [string, string] => [
      schema + name,
      name,
    ]),
    ...['Item', 'Statement', 'BestRank', 'Reference', 'TimeValue', 'QuantityValue', 'GlobecoordinateValue'].map(
      (name): [string, string] => [wikibase + name, name],
    ),
  ]);
  return { prefixes, terms, types };
}

/** How a schema.org term is written: dates have several datatypes there, numbers are bare or things of their own. */
function schemaCoercion(datatype: Datatype): Coercion {
  const coercion = valueCoercions[datatype];
  if (coercion === 'id') return 'ids';
  return datatype === 'globe-coordinate' ? 'id' : typeof coercion === 'object' ? 'none' : coercion;
}

/** The context as the text of a JSON document, a term a line. */
export function formatContext(context: JsonLdContext): string {
  const { '@context': terms } = contextDocument(context);
  const lines = Object.entries(terms).map(
    ([term, definition]) => `  ${JSON.stringify(term)}: ${JSON.stringify(definition)}`,
  );
  return `{\n "@context": {\n${lines.join(',\n')}\n }\n}\n`;
}

/** The context as a JSON document. */
export function contextDocument({ prefixes, terms, types }: JsonLdContext): {
  '@context': Readonly<Record<string, unknown>>;
} {
  const short = (iri: string): string => {
    const found = Object.entries(prefixes).find(
      ([, space]) => iri.startsWith(space) && !/[/#]/.test(iri.slice(space.length)),
    );
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
  };
  const definition = ({ iri, coercion }: ContextTerm): object | string => {
    if (coercion === 'none') return short(iri);
    if (coercion === 'id') return { '@id': short(iri), '@type': '@id' };
    if (coercion === 'ids') return { '@id': short(iri), '@type': '@id', '@container': '@set' };
    if (coercion === 'language') return { '@id': short(iri), '@container': '@language' };
    return { '@id': short(iri), '@type': short(coercion.datatype) };
  };
  return {
    '@context': {
      '@version': 1.1,
      '@protected': true,
      ...keywords,
      ...prefixes,
      ...Object.fromEntries([...types].map(([iri, name]) => [name, short(iri)])),
      ...Object.fromEntries([...terms.values()].map((term) => [term.term, definition(term)])),
    },
  };
}
