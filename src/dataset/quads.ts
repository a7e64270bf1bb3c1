/**
 * A document as RDF/JS quads: every view writes the layers it belongs to, each layer goes to its graph. No blank nodes,
 * and no order that depends on anything but the document.
 */
import type { NamedNode, Quad } from '@rdfjs/types';
import type { Document } from '../statement/document.ts';
import { ArticleTerms } from './article-terms.ts';
import { claimQuads } from './claims-view.ts';
import { graphIri, type DatasetContext, type Layer, type Views } from './context.ts';
import { articleQuads } from './document-view.ts';
import { EvidenceTerms } from './evidence-terms.ts';
import { linkQuads } from './links-view.ts';
import { evidenceQuads } from './provenance-view.ts';
import { ReferenceTerms } from './reference-terms.ts';
import { entityQuads, schemaQuads } from './schema-view.ts';
import { inGraph, termKey } from './terms.ts';
import { wikibaseQuads } from './wikibase-view.ts';

/** What the views of one document share. */
interface Shared {
  readonly terms: ArticleTerms;
  readonly evidence: EvidenceTerms;
  readonly references: ReferenceTerms;
}

/** A part of the output: its layer, when it is written, and what writes it. */
interface Part {
  readonly layer: Layer;
  readonly wanted: (views: Views) => boolean;
  readonly quads: (shared: Shared) => Iterable<Quad>;
}

const parts: readonly Part[] = [
  { layer: 'facts', wanted: (views) => views.schema || views.wikibase, quads: ({ terms }) => entityQuads(terms) },
  {
    layer: 'facts',
    wanted: (views) => views.wikibase,
    quads: ({ terms, references }) => wikibaseQuads(terms, references),
  },
  { layer: 'facts', wanted: (views) => views.schema, quads: ({ terms }) => schemaQuads(terms) },
  {
    layer: 'claims',
    wanted: (views) => views.wikibase,
    quads: ({ terms, references }) => claimQuads(terms, references),
  },
  {
    layer: 'evidence',
    wanted: (views) => views.provenance,
    quads: ({ terms, evidence }) => evidenceQuads(terms, evidence),
  },
  { layer: 'document', wanted: () => true, quads: ({ terms }) => articleQuads(terms) },
  { layer: 'links', wanted: (views) => views.schema || views.wikibase, quads: ({ terms }) => linkQuads(terms) },
];

/** All quads of a document, each once in its graph, in an order that follows the document. Terms that cannot be written are reported and left out. */
export function documentQuads(document: Document, context: DatasetContext): Quad[] {
  const terms = new ArticleTerms(document, context);
  const evidence = new EvidenceTerms(terms);
  const shared: Shared = { terms, evidence, references: new ReferenceTerms(terms, evidence) };
  const { site, title } = document.article;
  const seen = new Set<string>();
  const all: Quad[] = [];
  for (const { layer, wanted, quads } of parts) {
    if (!wanted(context.views)) continue;
    const graph = terms.iri(graphIri(context, site, title, layer)) as NamedNode;
    for (const quad of quads(shared)) {
      const key = `${graph.value} ${quad.subject.value} ${quad.predicate.value} ${termKey(quad.object)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      all.push(inGraph(quad, graph));
    }
  }
  return all;
}
