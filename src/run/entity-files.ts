/** The names of the JSON-LD files about the entities of an article: quads go in, file names by IRI come out. */
import type { Quad } from '@rdfjs/types';
import { namespaces } from '../dataset/vocabulary.ts';
import type { Iris } from '../iri.ts';
import { fileNames } from './files.ts';

const { rdf, wikibase } = namespaces;

/** What an entity is called in its IRI. */
export function entityName(iri: string, { base }: Iris): string {
  const prefix = `${base}entity/`;
  return decodeURIComponent(iri.startsWith(prefix) ? iri.slice(prefix.length) : iri);
}

/** The file of each entity of an article, within the article's folder. */
export function entityFiles(quads: Iterable<Quad>, iris: Iris): Map<string, string> {
  const items = new Set<string>();
  for (const { subject, predicate, object } of quads) {
    if (predicate.value === `${rdf}type` && object.value === `${wikibase}Item`) items.add(subject.value);
  }
  const names = fileNames([...items].map((iri) => entityName(iri, iris)));
  return new Map([...items].map((iri) => [iri, `entities/${names.get(entityName(iri, iris)) ?? ''}.jsonld`]));
}
