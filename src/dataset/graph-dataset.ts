/** A graph as the RDF/JS dataset that the SHACL engine reads: lookups only, by the graph's own indexes. */
import type { DatasetCore, Quad, Term } from '@rdfjs/types';
import type { Graph } from './graph.ts';

/** A dataset over a graph; it cannot be changed. All triples are in the default graph. */
export function graphDataset(graph: Graph): DatasetCore {
  const byPredicate = new Map<string, Quad[]>();
  for (const quad of graph.quads) {
    const list = byPredicate.get(quad.predicate.value);
    if (list) list.push(quad);
    else byPredicate.set(quad.predicate.value, [quad]);
  }
  const candidates = (subject?: Term | null, predicate?: Term | null, object?: Term | null): readonly Quad[] => {
    if (subject) return graph.outgoing(subject);
    if (object) return graph.incoming(object);
    return predicate ? (byPredicate.get(predicate.value) ?? []) : graph.quads;
  };
  return datasetOf(graph.quads, (subject, predicate, object) =>
    candidates(subject, predicate, object).filter(
      (quad) =>
        (!subject || quad.subject.equals(subject)) &&
        (!predicate || quad.predicate.value === predicate.value) &&
        (!object || quad.object.equals(object)),
    ),
  );
}

type Match = (subject?: Term | null, predicate?: Term | null, object?: Term | null) => readonly Quad[];

function datasetOf(quads: readonly Quad[], match: Match): DatasetCore {
  const fixed = (): never => {
    throw new TypeError('The dataset cannot be changed');
  };
  return {
    size: quads.length,
    [Symbol.iterator]: () => quads[Symbol.iterator](),
    has: ({ subject, predicate, object }) => match(subject, predicate, object).length > 0,
    add: fixed,
    delete: fixed,
    match: (subject, predicate, object) => {
      const found = match(subject, predicate, object);
      return datasetOf(found, (s, p, o) =>
        found.filter(
          (quad) => (!s || quad.subject.equals(s)) && (!p || quad.predicate.equals(p)) && (!o || quad.object.equals(o)),
        ),
      );
    },
  };
}
