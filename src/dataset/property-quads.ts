/**
 * The properties in use as Wikibase describes them: label, datatype, and the predicates that stand for each position.
 * With them a query service shows labels without asking Wikidata.
 */
import type { NamedNode, Quad } from '@rdfjs/types';
import type { Iris } from '../iri.ts';
import type { Report } from '../message.ts';
import type { PropertyTable } from '../statement/mapping.ts';
import { Terms, triples, type Pair } from './terms.ts';
import { namespaces, owl, propertyTypes, rdf, rdfs, wd, wikibase } from './vocabulary.ts';

/** The predicates of a property by position (`PropertyRdfBuilder` of Wikibase). */
const positions = {
  directClaim: namespaces.wdt,
  claim: namespaces.p,
  statementProperty: namespaces.ps,
  statementValue: namespaces.psv,
  qualifier: namespaces.pq,
  qualifierValue: namespaces.pqv,
  reference: namespaces.pr,
  referenceValue: namespaces.prv,
} as const;

/** Positions whose object is always a node. */
const nodePositions = new Set(['claim', 'statementValue', 'qualifierValue', 'referenceValue']);

/** Datatypes whose simple value is an IRI. */
const iriDatatypes = new Set(['wikibase-item', 'url', 'commonsMedia']);

/** The P-numbers of the table among predicates, in the order of the table. */
export function usedProperties(predicates: Iterable<string>, { properties }: PropertyTable): string[] {
  const used = new Set<string>();
  for (const predicate of predicates) {
    const id = /\/(P\d+)$/.exec(predicate)?.[1];
    if (id !== undefined) used.add(id);
  }
  return [...properties.keys()].filter((id) => used.has(id));
}

/** Describes properties of the table by their numbers; numbers that it lacks are left out. */
export function* propertyQuads(
  ids: Iterable<string>,
  table: PropertyTable,
  iris: Iris,
  report: Report,
): Generator<Quad> {
  const terms = new Terms(report);
  for (const id of ids) {
    const property = table.properties.get(id);
    if (!property) continue;
    const predicates = Object.entries(positions).map(([name, space]): [string, NamedNode | undefined] => [
      name,
      terms.iri(space + id),
    ]);
    const novalue = terms.iri(namespaces.wdno + id);
    yield* triples(wd(id), [
      [rdf('type'), wikibase('Property')],
      [rdfs('label'), terms.text(property.label, 'en')],
      [wikibase('propertyType'), wikibase(propertyTypes[property.datatype])],
      ...predicates.map(([name, predicate]): Pair => [wikibase(name), predicate]),
      [wikibase('novalue'), novalue],
      [terms.iri(iris.term('attributedClaim')), terms.iri(iris.attributed(id))],
    ]);
    for (const [name, predicate] of predicates) {
      const isNode = nodePositions.has(name) || iriDatatypes.has(property.datatype);
      yield* triples(predicate, [[rdf('type'), owl(isNode ? 'ObjectProperty' : 'DatatypeProperty')]]);
    }
    yield* triples(terms.iri(iris.attributed(id)), [[rdf('type'), owl('ObjectProperty')]]);
    yield* triples(novalue, [[rdf('type'), owl('Class')]]);
  }
}
