/** Holds RDF against what it is made from: the document's own quads, and the same triples in another file. */
import type { Quad } from '@rdfjs/types';
import type { DataResult } from '../dataset/data-result.ts';
import { differenceOf } from '../dataset/difference.ts';
import type { Graph } from '../dataset/graph.ts';
import { documentQuads } from '../dataset/quads.ts';
import { oa } from '../dataset/vocabulary.ts';
import type { Iris } from '../iri.ts';
import type { Document } from '../statement/document.ts';
import type { PropertyTable } from '../statement/mapping.ts';
import type { DatasetConfig } from './config.ts';
import { packageVersion } from './package.ts';

/** What documents become RDF with. */
export interface DerivationContext {
  readonly config: DatasetConfig;
  readonly iris: Iris;
  readonly properties: PropertyTable;
  readonly text?: string;
}

/** How many triples of one kind are told. */
const toldAtMost = 50;

/** What the RDF says beside its document, and what it leaves out. */
export function checkDerivation(graph: Graph, document: Document, context: DerivationContext): DataResult[] {
  const { config, iris, properties, text } = context;
  const { views, evidence, graphs, sites, base } = config;
  const { site, lang } = document.article;
  const made = documentQuads(document, {
    ...{ iris, properties, views, evidence, graphs },
    site: sites[site] ?? { name: site, lang, pages: '' },
    version: packageVersion(),
    ...(text !== undefined && { text }),
    report: () => undefined,
  });
  // The run is named after all its tables, and the words around a quote are only known with the text.
  const compared = ({ subject, predicate, object }: Quad): boolean =>
    ![subject, object].some(
      ({ value }) => value.startsWith(`${base}activity/`) || value.startsWith(`${base}ns#program-`),
    ) &&
    (text !== undefined || ![oa('prefix').value, oa('suffix').value].includes(predicate.value));
  const { removed, added } = differenceOf(made.filter(compared), graph.quads.filter(compared));
  return [
    ...told(removed, 'The document gives a triple that the RDF lacks', 'rdf/derivation'),
    ...told(added, 'The RDF has a triple that the document does not give', 'rdf/derivation'),
  ];
}

/** Where two files that hold the same triples differ. */
export function checkAgreement(first: Graph, second: Graph, firstName: string, secondName: string): DataResult[] {
  const { removed, added } = differenceOf(first.quads, second.quads);
  return [
    ...told(removed, `A triple of ${firstName} is not in ${secondName}`, 'rdf/formats'),
    ...told(added, `A triple of ${secondName} is not in ${firstName}`, 'rdf/formats'),
  ];
}

function told(quads: readonly Quad[], words: string, rule: 'rdf/derivation' | 'rdf/formats'): DataResult[] {
  return quads.slice(0, toldAtMost).map(({ subject, predicate, object }) => {
    const triple = `${inShort(subject.value)} ${inShort(predicate.value)} ${object.termType === 'Literal' ? `"${object.value}"` : inShort(object.value)}`;
    return { rule, level: 'error', message: `${words}: ${triple}`, focus: subject, path: predicate, value: object };
  });
}

function inShort(iri: string): string {
  return iri.replace(/^.*\/(?=[^/]+$)/, '');
}
