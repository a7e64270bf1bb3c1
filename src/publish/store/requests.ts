/**
 * What is said to a store: graphs and their state go in, HTTP requests come out as data. Nothing is sent here.
 * Every name that comes into a query or an update is an IRI that `checkIri` let through.
 */
import { checkIri } from '../../iri.ts';
import type { Endpoints, StoreAdapter } from './adapters.ts';

/** An HTTP request. A body is always whole, so that it goes out with its length: chunked ones are lost by some stores. */
export interface StoreRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What the store's own record says of a graph. */
export interface GraphRecord {
  readonly sha256: string;
  readonly triples: number;
}

/** Terms of the record; the graph that holds it is `{base}graph/loaded`. */
export interface RecordTerms {
  readonly graph: string;
  readonly sha256: string;
  readonly triples: string;
  readonly stageOf: string;
}

/** The terms of the record under a base. */
export function recordTerms(base: string): RecordTerms {
  const term = (name: string): string => `${base}ns#${name}`;
  return {
    graph: `${base}graph/loaded`,
    sha256: term('graphSha256'),
    triples: term('graphTriples'),
    stageOf: term('stageOf'),
  };
}

/** An IRI in angle brackets; throws on one that could end them early. */
export function iriRef(iri: string): string {
  if (!checkIri(iri)) throw new TypeError(`"${iri}" is no IRI that can be sent to a store`);
  return `<${iri}>`;
}

/** Asks for JSON results. */
export function selectRequest({ query }: Endpoints, text: string): StoreRequest {
  return queryRequest(query, text, 'application/sparql-results+json');
}

/** Asks for triples as N-Triples. */
export function constructRequest({ query }: Endpoints, text: string, { accept }: StoreAdapter): StoreRequest {
  return queryRequest(query, text, accept);
}

// As a form: the one way of the protocol that every store takes, and that no limit on addresses cuts.
function queryRequest(url: string, text: string, accept: string): StoreRequest {
  return {
    method: 'POST',
    url,
    headers: { accept, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ query: text }).toString(),
  };
}

/** Carries out an update: one request, so that stores with transactions make it one. */
export function updateRequest({ update }: Endpoints, text: string): StoreRequest {
  return { method: 'POST', url: update, headers: { 'content-type': 'application/sparql-update' }, body: text };
}

/** Adds triples, given as N-Triples lines, to a graph. Sending them twice does no harm: there are no blank nodes. */
export function addRequest(
  endpoints: Endpoints,
  adapter: StoreAdapter,
  graph: string,
  lines: readonly string[],
): StoreRequest {
  const body = `${lines.join('\n')}\n`;
  if (endpoints.graphStore === undefined) {
    return updateRequest(endpoints, `INSERT DATA { GRAPH ${iriRef(graph)} {\n${body}} }`);
  }
  iriRef(graph);
  const separator = endpoints.graphStore.includes('?') ? '&' : '?';
  const url = `${endpoints.graphStore}${separator}graph=${encodeURIComponent(graph)}`;
  return { method: 'POST', url, headers: { 'content-type': adapter.mediaType }, body };
}

/** Empties the staging graph and notes whose it is, so that a later run can clear up after one that was cut off. */
export function stageUpdate(stage: string, graph: string, terms: RecordTerms): string {
  return `DROP SILENT GRAPH ${iriRef(stage)} ;
INSERT DATA { GRAPH ${iriRef(terms.graph)} { ${iriRef(stage)} ${iriRef(terms.stageOf)} ${iriRef(graph)} } }`;
}

/** Puts the staged graph in the place of the live one, then records what is there. The move comes first: a record must never promise what is not there. */
export function publishUpdate(stage: string, graph: string, record: GraphRecord, terms: RecordTerms): string {
  return `MOVE GRAPH ${iriRef(stage)} TO GRAPH ${iriRef(graph)} ;
${recordUpdate(stage, graph, record, terms)}`;
}

/** Records what a graph holds, and that its staging graph is gone. */
export function recordUpdate(stage: string, graph: string, record: GraphRecord, terms: RecordTerms): string {
  return `${forgetUpdate([stage, graph], terms)} ;
INSERT DATA { GRAPH ${iriRef(terms.graph)} {
  ${iriRef(graph)} ${iriRef(terms.sha256)} "${record.sha256}" ; ${iriRef(terms.triples)} ${record.triples} .
} }`;
}

/** Removes graphs and what is recorded of them. */
export function removeUpdate(graphs: readonly string[], terms: RecordTerms): string {
  return [...graphs.map((graph) => `DROP SILENT GRAPH ${iriRef(graph)}`), forgetUpdate(graphs, terms)].join(' ;\n');
}

function forgetUpdate(names: readonly string[], terms: RecordTerms): string {
  return names.map((name) => `DELETE WHERE { GRAPH ${iriRef(terms.graph)} { ${iriRef(name)} ?p ?o } }`).join(' ;\n');
}

/** Reads the record: one row per graph, and one per staging graph that was left behind. */
export function recordQuery(terms: RecordTerms): string {
  return `SELECT ?graph ?sha256 ?triples ?stageOf WHERE { GRAPH ${iriRef(terms.graph)} {
  { ?graph ${iriRef(terms.sha256)} ?sha256 ; ${iriRef(terms.triples)} ?triples } UNION { ?graph ${iriRef(terms.stageOf)} ?stageOf }
} }`;
}

/** Counts the triples of graphs; a graph that is not there has no row. */
export function countQuery(graphs: readonly string[]): string {
  return `SELECT ?graph (COUNT(*) AS ?triples) WHERE {
  VALUES ?graph { ${graphs.map(iriRef).join(' ')} } GRAPH ?graph { ?s ?p ?o }
} GROUP BY ?graph`;
}

/** Reads a graph, or a page of it. */
export function graphQuery(graph: string, page?: { limit: number; offset: number }): string {
  const cut = page ? ` LIMIT ${page.limit} OFFSET ${page.offset}` : '';
  return `CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ${iriRef(graph)} { ?s ?p ?o } }${cut}`;
}

/** Cuts lines into batches of at most so many bytes; a longer line stands alone. The same lines give the same batches. */
export function batches(lines: readonly string[], maxBytes: number): string[][] {
  const all: string[][] = [];
  let batch: string[] = [];
  let bytes = 0;
  for (const line of lines) {
    const size = Buffer.byteLength(line, 'utf8') + 1;
    if (batch.length > 0 && bytes + size > maxBytes) {
      all.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(line);
    bytes += size;
  }
  if (batch.length > 0) all.push(batch);
  return all;
}
