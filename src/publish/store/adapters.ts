/**
 * The triple stores that data can be loaded into, one row each: where their protocols answer below the address a
 * person names, how one logs in, and what they cannot do. Everything else about a store follows from its row.
 */

/** How a request proves who sends it. */
export type AuthScheme = 'none' | 'basic' | 'digest' | 'bearer';

/** The addresses of a store. */
export interface Endpoints {
  readonly query: string;
  readonly update: string;
  /** Takes `?graph=IRI` (SPARQL 1.1 Graph Store HTTP Protocol); absent when triples go in by INSERT DATA. */
  readonly graphStore?: string;
}

/** One kind of store. */
export interface StoreAdapter {
  readonly name: string;
  /** An example of the address a person gives. */
  readonly example: string;
  endpoints(endpoint: string): Endpoints;
  /** What is used when a user or token is given and no scheme is named. */
  readonly auth: AuthScheme;
  /** The media type under which it takes N-Triples. */
  readonly mediaType: string;
  /** The media type under which it gives N-Triples. */
  readonly accept: string;
  /** Results are cut after this many rows, so longer ones are read in pages. */
  readonly rowLimit?: number;
  /** Lines with more bytes fail. */
  readonly maxLine?: number;
  /** Quads per request beyond which it was seen, or is documented, to fail or to hold all in memory. */
  readonly batchBytes: number;
}

const mebibyte = 1024 * 1024;
const ntriples = { mediaType: 'application/n-triples', accept: 'application/n-triples' };

function rdf4jEndpoints(endpoint: string): Endpoints {
  return { query: endpoint, update: `${endpoint}/statements`, graphStore: `${endpoint}/rdf-graphs/service` };
}

function sameEndpoint(endpoint: string): Endpoints {
  return { query: endpoint, update: endpoint };
}

export const adapters = {
  fuseki: {
    name: 'Apache Jena Fuseki',
    example: 'http://localhost:3030/dataset',
    endpoints: (endpoint) => ({
      query: `${endpoint}/query`,
      update: `${endpoint}/update`,
      graphStore: `${endpoint}/data`,
    }),
    auth: 'basic',
    ...ntriples,
    batchBytes: 32 * mebibyte,
  },
  rdf4j: {
    name: 'RDF4J Server',
    example: 'http://localhost:8080/rdf4j-server/repositories/name',
    endpoints: rdf4jEndpoints,
    auth: 'basic',
    ...ntriples,
    batchBytes: 32 * mebibyte,
  },
  graphdb: {
    name: 'GraphDB',
    example: 'http://localhost:7200/repositories/name',
    endpoints: rdf4jEndpoints,
    auth: 'basic',
    ...ntriples,
    batchBytes: 32 * mebibyte,
  },
  virtuoso: {
    name: 'OpenLink Virtuoso',
    example: 'http://localhost:8890',
    endpoints: (endpoint) => ({
      query: `${endpoint}/sparql-auth`,
      update: `${endpoint}/sparql-auth`,
      graphStore: `${endpoint}/sparql-graph-crud-auth`,
    }),
    auth: 'digest',
    mediaType: 'text/turtle',
    accept: 'text/plain',
    rowLimit: 10_000,
    maxLine: 64_000,
    batchBytes: 8 * mebibyte,
  },
  oxigraph: {
    name: 'Oxigraph server',
    example: 'http://localhost:7878',
    endpoints: (endpoint) => ({
      query: `${endpoint}/query`,
      update: `${endpoint}/update`,
      graphStore: `${endpoint}/store`,
    }),
    auth: 'basic',
    ...ntriples,
    batchBytes: 32 * mebibyte,
  },
  qlever: {
    name: 'QLever',
    example: 'http://localhost:7019',
    endpoints: (endpoint) => ({ query: endpoint, update: endpoint, graphStore: endpoint }),
    auth: 'bearer',
    ...ntriples,
    batchBytes: 4 * mebibyte,
  },
  blazegraph: {
    name: 'Blazegraph',
    example: 'http://localhost:9999/blazegraph/namespace/kb/sparql',
    endpoints: sameEndpoint,
    auth: 'basic',
    mediaType: 'application/sparql-update',
    accept: 'text/plain',
    batchBytes: 2 * mebibyte,
  },
  sparql: {
    name: 'any store with SPARQL 1.1 Query and Update',
    example: 'http://localhost:8080/sparql',
    endpoints: sameEndpoint,
    auth: 'basic',
    ...ntriples,
    batchBytes: 2 * mebibyte,
  },
} as const satisfies Record<string, StoreAdapter>;

/** The name of a kind of store, as `--store` takes it. */
export type StoreKind = keyof typeof adapters;

/** The row of a kind of store; undefined for a name that is none. */
export function findAdapter(kind: string): StoreAdapter | undefined {
  return Object.hasOwn(adapters, kind) ? adapters[kind as StoreKind] : undefined;
}
