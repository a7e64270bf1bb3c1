/** A triple store within the process: N-Quads texts go in, answers to SPARQL come out as text. Every query sees all graphs as one, and each by its name. */
import oxigraph from 'oxigraph';
import { namesGraphs, queryKind, type QueryKind } from '../publish/store/query-text.ts';

/** The media types in which each kind of query can be answered, the usual one first. */
export const answerTypes: Readonly<Record<QueryKind, readonly string[]>> = {
  select: [
    'application/sparql-results+json',
    'application/sparql-results+xml',
    'text/csv',
    'text/tab-separated-values',
  ],
  ask: ['application/sparql-results+json', 'application/sparql-results+xml'],
  graph: ['text/turtle', 'application/n-triples', 'application/ld+json', 'application/rdf+xml'],
};

/** A query, or an update, that the store does not understand. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
}

/** What a query may be told about the graphs that it sees (SPARQL 1.1 Protocol §2.1.4). */
export interface QueryDataset {
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
}

const labelProperty = oxigraph.namedNode('http://www.w3.org/2000/01/rdf-schema#label');

/** Whether an IRI is of something that has no life of its own: a statement, a value, a reference, a role. */
function isPart(iri: string, base: string): boolean {
  return (
    iri.startsWith(base) &&
    /^(?:entity\/statement|value|reference|evidence|\.well-known\/genid)\//.test(iri.slice(base.length))
  );
}

export class EmbeddedStore {
  readonly #store = new oxigraph.Store();
  #fragments: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  /** Where the dataset's own IRIs start. */
  base = '';

  /** Adds the quads of an N-Quads text. */
  load(text: string): void {
    this.#fragments = undefined;
    this.#store.load(text, { format: 'application/n-quads', no_transaction: true });
  }

  /** How many quads there are. */
  get size(): number {
    return this.#store.size;
  }

  /** Answers a query in a media type that fits its kind; throws a `QueryError` on what is no query. */
  query(text: string, mediaType: string, { defaultGraphs, namedGraphs }: Partial<QueryDataset> = {}): string {
    const kind = queryKind(text);
    if (!kind) throw new QueryError('This is no SPARQL query; it must be a SELECT, ASK, CONSTRUCT or DESCRIBE');
    const type = answerTypes[kind].includes(mediaType) ? mediaType : answerTypes[kind][0];
    const named = (defaultGraphs?.length ?? 0) + (namedGraphs?.length ?? 0) > 0;
    return this.#try(
      () =>
        this.#store.query(text, {
          ...(type !== undefined && { results_format: type }),
          ...(named
            ? {
                default_graph: (defaultGraphs ?? []).map((iri) => oxigraph.namedNode(iri)),
                named_graphs: (namedGraphs ?? []).map((iri) => oxigraph.namedNode(iri)),
              }
            : // A query that names its graphs itself (FROM) must not be given all of them.
              { use_default_graph_as_union: !namesGraphs(text) }),
        }) as string,
    );
  }

  /**
   * What the dataset says about a thing, as N-Quads: about itself and its fragments, its statements, their values and
   * references, and the labels of what these name; for a graph, what is in it. Empty for what it does not know.
   */
  describe(iri: string): string {
    const graph = oxigraph.namedNode(iri);
    const content = this.#store.match(undefined, undefined, undefined, graph);
    if (content.length > 0) return content.map((quad) => `${quad.toString()} .\n`).join('');
    const found = new Map<string, string>();
    const labels = new Set<string>();
    const waiting = [iri, ...(this.#fragmentsOf().get(iri) ?? [])];
    const seen = new Set(waiting);
    for (let subject = waiting.pop(); subject !== undefined; subject = waiting.pop()) {
      for (const quad of this.#store.match(oxigraph.namedNode(subject))) {
        found.set(quad.toString(), `${quad.toString()} .\n`);
        const { value, termType } = quad.object;
        if (termType !== 'NamedNode' || seen.has(value)) continue;
        if (!isPart(value, this.base)) labels.add(value);
        else waiting.push(value);
        if (isPart(value, this.base)) seen.add(value);
      }
    }
    if (found.size === 0) return '';
    for (const label of labels) {
      for (const quad of this.#store.match(oxigraph.namedNode(label), labelProperty)) {
        found.set(quad.toString(), `${quad.toString()} .\n`);
      }
    }
    return [...found.values()].join('');
  }

  /** The subjects that are fragments of each document. */
  #fragmentsOf(): ReadonlyMap<string, ReadonlySet<string>> {
    if (this.#fragments) return this.#fragments;
    const fragments = new Map<string, Set<string>>();
    const rows = this.#store.query('SELECT DISTINCT ?s { ?s ?p ?o FILTER(CONTAINS(STR(?s), "#")) }', {
      use_default_graph_as_union: true,
    }) as Map<string, { value: string }>[];
    for (const row of rows) {
      const iri = row.get('s')?.value ?? '';
      const document = iri.slice(0, iri.indexOf('#'));
      const known = fragments.get(document);
      if (known) known.add(iri);
      else fragments.set(document, new Set([iri]));
    }
    return (this.#fragments = fragments);
  }

  /** Takes a graph out. */
  dropGraph(iri: string): void {
    this.update(`DROP SILENT GRAPH <${iri}>`);
  }

  /** Carries out an update; throws a `QueryError` on what is none. */
  update(text: string): void {
    this.#fragments = undefined;
    this.#try(() => this.#store.update(text));
  }

  #try<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      // A fault of WebAssembly leaves the module broken: it must reach whoever can start a new one.
      if (error instanceof Error && error.name === 'RuntimeError') throw error;
      throw new QueryError(error instanceof Error ? error.message : String(error));
    }
  }
}
