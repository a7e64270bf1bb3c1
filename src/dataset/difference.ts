/** How two sets of triples differ: those of one that the other lacks, whatever their order and graphs. */
import type { Quad } from '@rdfjs/types';
import { termKey } from './terms.ts';

/** A triple as a key: equal triples have equal keys. */
export function tripleKey({ subject, predicate, object }: Quad): string {
  return `${termKey(subject)}\n${predicate.value}\n${termKey(object)}`;
}

/** A quad as a key, its graph included. */
export function quadKey(quad: Quad): string {
  return `${tripleKey(quad)}\n${quad.graph.value}`;
}

/** What is in `before` only, and what is in `after` only, each in its own order. */
export function differenceOf(
  before: Iterable<Quad>,
  after: Iterable<Quad>,
  keyOf: (quad: Quad) => string = tripleKey,
): { removed: Quad[]; added: Quad[] } {
  const rest = new Map<string, Quad>();
  for (const quad of before) rest.set(keyOf(quad), quad);
  const known = new Set(rest.keys());
  const added: Quad[] = [];
  for (const quad of after) {
    const key = keyOf(quad);
    rest.delete(key);
    if (known.has(key)) continue;
    known.add(key);
    added.push(quad);
  }
  return { removed: [...rest.values()], added };
}
