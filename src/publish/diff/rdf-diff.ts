/** How two RDF graphs differ: in words, node by node, and as RDF Patch, which stores and scripts can apply. */
import type { NamedNode, Quad, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { differenceOf, quadKey } from '../../dataset/difference.ts';
import { Graph } from '../../dataset/graph.ts';
import { formatNQuad } from '../../dataset/n-quads.ts';
import { namespaces, oa, prov, rdfs } from '../../dataset/vocabulary.ts';
import { groupBy } from '../finding.ts';

/** What changed about one node. */
export interface NodeChange {
  readonly node: string;
  readonly label: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Predicates whose values move with every edit of the text, and say nothing about the world. */
const moving = new Set(
  [oa('start'), oa('end'), oa('prefix'), oa('suffix'), oa('hasSource'), prov('wasGeneratedBy'), prov('used')].map(
    ({ value }) => value,
  ),
);

/** The changes of each node, in the order of their IRIs; graphs, order and offsets are passed over. */
export function diffGraphs(before: Iterable<Quad>, after: Iterable<Quad>): NodeChange[] {
  const [old, now] = [new Graph(before), new Graph(after)];
  const { removed, added } = differenceOf(old.quads, now.quads);
  const said = ({ predicate, subject }: Quad): boolean =>
    !moving.has(predicate.value) && !/\/(?:activity|text\/sha256)\//.test(subject.value);
  const labelOf = (term: Term): string =>
    (now.object(term, rdfs('label')) ?? old.object(term, rdfs('label')))?.value ?? shorten(term);
  const words = ({ predicate, object }: Quad): string =>
    `${shorten(predicate)} ${object.termType === 'Literal' ? shorten(object) : labelOf(object)}`;
  const [gone, come] = [removed, added].map((quads) => groupBy(quads.filter(said), ({ subject }) => subject.value));
  const nodes = [...new Set([...(gone?.keys() ?? []), ...(come?.keys() ?? [])])].sort();
  return nodes.map((node) => {
    const [minus, plus] = [gone?.get(node) ?? [], come?.get(node) ?? []];
    const subject = (plus[0] ?? minus[0])?.subject;
    return { node, label: subject ? labelOf(subject) : node, removed: minus.map(words), added: plus.map(words) };
  });
}

const prefixes = Object.entries(namespaces).sort(([, a], [, b]) => b.length - a.length);

function shorten(term: Term): string {
  if (term.termType === 'Literal') {
    return `"${term.value}"${term.language === '' ? '' : `@${term.language}`}`;
  }
  const found = prefixes.find(([, iri]) => term.value.startsWith(iri));
  return found ? `${found[0]}:${term.value.slice(found[1].length)}` : term.value.replace(/^.*\/(?=[^/]+$)/, '');
}

/**
 * The difference as RDF Patch (https://afs.github.io/rdf-delta/rdf-patch.html): one transaction, deletions first, each
 * line a quad. Applied to the first, it gives the second, to the byte of its canonical N-Quads.
 */
export function formatPatch(before: Iterable<Quad>, after: Iterable<Quad>): string {
  const { removed, added } = differenceOf(before, after, quadKey);
  const lines = (mark: string, quads: readonly Quad[]): string[] =>
    quads.map((quad) => `${mark} ${patchLine(quad)}`).sort();
  return ['TX .', ...lines('D', removed), ...lines('A', added), 'TC .', ''].join('\n');
}

/** A quad as N-Quads writes it, blank nodes too, which data of others may have. */
function patchLine(quad: Quad): string {
  const named = (term: Term): NamedNode =>
    term.termType === 'BlankNode' ? DataFactory.namedNode(`urn:blank:${term.value}`) : (term as NamedNode);
  const line = formatNQuad(
    DataFactory.quad(named(quad.subject), named(quad.predicate), named(quad.object), named(quad.graph)),
  );
  return line.replace(/<urn:blank:([^>]*)>/g, '_:$1');
}
