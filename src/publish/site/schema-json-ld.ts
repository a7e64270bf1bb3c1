/** The schema.org triples among quads as JSON-LD for the head of a page: a `@vocab` and nothing that must be fetched. */
import type { Quad, Term } from '@rdfjs/types';
import { namespaces } from '../../dataset/vocabulary.ts';

const { schema, rdf, xsd } = namespaces;

/** Whether a quad is of the schema.org view. */
export function isSchemaQuad({ predicate, object }: Quad): boolean {
  return predicate.value.startsWith(schema) || (predicate.value === `${rdf}type` && object.value.startsWith(schema));
}

/** A JSON-LD document of those quads whose predicate is schema.org's, by subject; of one of them only if `about` is given. */
export function schemaJsonLd(quads: Iterable<Quad>, about: (subject: string) => boolean = () => true): object {
  const nodes = new Map<string, Record<string, unknown[]>>();
  for (const quad of quads) {
    const { subject, predicate, object } = quad;
    if (!isSchemaQuad(quad) || !about(subject.value)) continue;
    let node = nodes.get(subject.value);
    if (!node) nodes.set(subject.value, (node = {}));
    const isType = predicate.value === `${rdf}type`;
    const key = isType ? '@type' : predicate.value.slice(schema.length);
    (node[key] ??= []).push(isType ? object.value.slice(schema.length) : valueOf(object));
  }
  return {
    '@context': { '@vocab': schema },
    '@graph': [...nodes].map(([id, properties]) => ({
      '@id': id,
      ...Object.fromEntries(Object.entries(properties).map(single)),
    })),
  };
}

function single([key, values]: [string, unknown[]]): [string, unknown] {
  return [key, values.length === 1 ? values[0] : values];
}

function valueOf(object: Term): unknown {
  if (object.termType !== 'Literal') return { '@id': object.value };
  const { value, language, datatype } = object;
  if (language !== '') return { '@value': value, '@language': language };
  return datatype.value === `${xsd}string` ? value : { '@value': value, '@type': datatype.value };
}
