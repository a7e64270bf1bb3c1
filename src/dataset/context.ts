/** What the views need to know beside the document: types, and the graphs that quads are put in. */
import type { Iris } from '../iri.ts';
import type { Report } from '../message.ts';
import type { PropertyTable } from '../statement/mapping.ts';

/** The wiki that an article comes from. */
export interface SiteRecord {
  readonly name: string;
  readonly lang: string;
  /** A page's address without its title. */
  readonly pages: string;
  /** The wiki's Wikidata item. */
  readonly item?: string;
}

/** Which projections are written. */
export interface Views {
  readonly schema: boolean;
  readonly wikibase: boolean;
  readonly provenance: boolean;
  readonly document: boolean;
}

/** How much of the text each statement shows: the quote with its place and surroundings, the quote with its place, or nothing. */
export type EvidenceForm = 'full' | 'compact' | 'none';

/** How named graphs are cut. */
export type GraphCut = 'per-article' | 'per-layer' | 'single';

/** The kinds of data of one article; each can be loaded, replaced or left out by itself. */
export type Layer = 'facts' | 'claims' | 'evidence' | 'document' | 'links';

/** How a document becomes quads. */
export interface DatasetContext {
  readonly iris: Iris;
  readonly properties: PropertyTable;
  readonly site: SiteRecord;
  readonly views: Views;
  readonly evidence: EvidenceForm;
  readonly graphs: GraphCut;
  /** The version of the program. */
  readonly version: string;
  /** A hash of the configuration and tables that the document was made with; part of the run's identity. */
  readonly inputs?: string;
  /** The article's text, for the words around a quote. */
  readonly text?: string;
  readonly report: Report;
}

/** The IRI of the graph of one layer of an article. */
export function graphIri(context: DatasetContext, site: string, title: string, layer: Layer): string {
  if (context.graphs === 'per-article') return context.iris.articleGraph(site, title, layer);
  return context.iris.graph(context.graphs === 'per-layer' ? layer : 'data');
}
