/**
 * Loads the graphs of a dataset into a triple store. Each goes into a staging graph, is read back and compared, and
 * takes the live graph's place in one step, so that readers see the old data or the new and never a mix. What is there
 * already is left alone; a run that was cut off is gone on with by the next.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoints, StoreAdapter } from '../publish/store/adapters.ts';
import { compareGraphs, mergeGraphs, readGraphs, type CanonicalGraph } from '../publish/store/canonical.ts';
import { planLoad, stageOf, type GraphPlan } from '../publish/store/plan.ts';
import {
  addRequest,
  batches,
  constructRequest,
  countQuery,
  graphQuery,
  publishUpdate,
  recordQuery,
  recordTerms,
  recordUpdate,
  removeUpdate,
  selectRequest,
  stageUpdate,
  updateRequest,
  type GraphRecord,
  type RecordTerms,
} from '../publish/store/requests.ts';
import { EnvironmentError } from './files.ts';
import type { QuadFiles } from './quad-files.ts';
import { isPassing, StoreError, type StoreClient } from './store-client.ts';

/** How a load is done. */
export interface LoadOptions {
  readonly adapter: StoreAdapter;
  readonly endpoints: Endpoints;
  readonly base: string;
  readonly client: StoreClient;
  readonly batchBytes: number;
  /** `hash` reads back what was sent, `full` also what was there, `count` only counts. */
  readonly verify: 'hash' | 'full' | 'count';
  readonly deleteMissing: boolean;
  /** Only asks, and only once: nothing is lost when the store is not there. */
  readonly dryRun: boolean;
  /** Milliseconds before a step whose outcome is unknown is looked into. */
  readonly settle?: number;
  readonly onPlan?: (plans: readonly GraphPlan[]) => void;
  readonly onProgress?: (triples: number, total: number, graph: string) => void;
}

/** What came of a load. */
export interface LoadResult {
  readonly sent: number;
  readonly kept: number;
  readonly removed: number;
  /** Triples sent. */
  readonly triples: number;
  /** Graphs in which the store differs from the dataset, and how. */
  readonly differences: readonly { readonly graph: string; readonly reason: string }[];
}

/** Graphs per query that counts them: few enough for the shortest limit on rows and on the length of queries. */
const graphsPerCount = 100;

/** Loads; throws an `EnvironmentError` when the store cannot go on, with what is loaded until then in place. */
export async function loadDataset(files: QuadFiles, options: LoadOptions): Promise<LoadResult> {
  return new Loader(files, options).run();
}

class Loader {
  readonly #files: QuadFiles;
  readonly #options: LoadOptions;
  readonly #terms: RecordTerms;
  #triples = 0;

  constructor(files: QuadFiles, options: LoadOptions) {
    this.#files = files;
    this.#options = options;
    this.#terms = recordTerms(options.base);
  }

  async run(): Promise<LoadResult> {
    const { dryRun, deleteMissing, onPlan, onProgress } = this.#options;
    const wanted = this.#files.records;
    if (wanted.has(this.#terms.graph)) {
      throw new EnvironmentError(`The dataset has a graph "${this.#terms.graph}", in which the store's state is kept`);
    }
    const { records, stages } = await this.#readRecord();
    const counts = await this.#count([...wanted.keys()].filter((graph) => records.has(graph)));
    const plans = planLoad(wanted, { records, counts }, deleteMissing);
    onPlan?.(plans);
    const of = (action: GraphPlan['action']): string[] =>
      plans.filter((plan) => plan.action === action).map(({ graph }) => graph);
    const [send, keep, remove] = [of('send'), of('keep'), of('remove')];
    const total = send.reduce((sum, graph) => sum + (wanted.get(graph)?.triples ?? 0), 0);
    const summary = { sent: send.length, kept: keep.length, removed: remove.length, triples: total };
    if (dryRun) return { ...summary, differences: [] };

    if (stages.length > 0) await this.#update(removeUpdate(stages, this.#terms));
    const failed = new Map<string, string>();
    for (const graph of send) {
      const reason = await this.#replace(this.#files.graph(graph));
      if (reason !== undefined) failed.set(graph, reason);
      onProgress?.(this.#triples, total, graph);
    }
    for (const graph of remove) await this.#update(removeUpdate([graph], this.#terms));
    return { ...summary, differences: await this.#verify(send, keep, remove, failed) };
  }

  /** Puts a graph in the place of the one in the store; gives the reason when the store does not hold what was sent. */
  async #replace(data: CanonicalGraph): Promise<string | undefined> {
    const { adapter, batchBytes } = this.#options;
    const { graph } = data;
    const stage = stageOf(graph);
    const long = data.lines.find((line) => Buffer.byteLength(line, 'utf8') > (adapter.maxLine ?? Infinity));
    if (long !== undefined) {
      return `${adapter.name} takes no triple of ${Buffer.byteLength(long, 'utf8')} bytes: ${long.slice(0, 200)} …`;
    }
    await this.#update(stageUpdate(stage, graph, this.#terms));
    for (const batch of batches(data.lines, batchBytes)) await this.#add(stage, batch);
    const reason = await this.#difference(stage, data);
    if (reason !== undefined) {
      await this.#update(removeUpdate([stage], this.#terms));
      return `It was not put in place, for after sending, ${reason}`;
    }
    await this.#publish(stage, graph, { sha256: data.sha256, triples: data.normal.length });
    return undefined;
  }

  /** Adds lines to a graph, in halves where the store finds them too many. */
  async #add(graph: string, lines: readonly string[]): Promise<void> {
    const { client, endpoints, adapter } = this.#options;
    try {
      await client.send(addRequest(endpoints, adapter, graph, lines));
      this.#triples += lines.length;
    } catch (error) {
      if (!(error instanceof StoreError) || error.status !== 413 || lines.length < 2) throw error;
      const half = Math.ceil(lines.length / 2);
      await this.#add(graph, lines.slice(0, half));
      await this.#add(graph, lines.slice(half));
    }
  }

  /**
   * Moves the staged graph into place. Never simply sent again when the answer is lost: the stage would be gone by then,
   * and moving a graph that is not there empties the other in RDF4J and Virtuoso.
   */
  async #publish(stage: string, graph: string, record: GraphRecord): Promise<void> {
    const { client, endpoints, settle = 1000 } = this.#options;
    const move = updateRequest(endpoints, publishUpdate(stage, graph, record, this.#terms));
    for (let attempt = 0; ; attempt++) {
      try {
        await client.send(move, 'once');
        return;
      } catch (error) {
        if (attempt >= 5 || !isPassing(error)) throw error;
        await sleep(settle * 2 ** attempt);
        const counts = await this.#count([stage, graph]);
        if (counts.get(stage) === record.triples) continue;
        if (counts.has(stage) || counts.get(graph) !== record.triples) throw error;
        await this.#update(recordUpdate(stage, graph, record, this.#terms));
        return;
      }
    }
  }

  /** Says how a graph of the store differs from the data, if it does. */
  async #difference(graph: string, data: CanonicalGraph): Promise<string | undefined> {
    const read = this.#options.verify !== 'count';
    const held = read ? await this.#readGraph(graph) : undefined;
    const count = held ? held.normal.length : ((await this.#count([graph])).get(graph) ?? 0);
    if (count !== data.normal.length) return `the store holds ${count} of ${data.normal.length} triples`;
    if (!held || held.sha256 === data.sha256) return undefined;
    const { missing, extra } = compareGraphs(data, held);
    return `the store holds other triples: ${missing.length} are missing, such as ${missing[0] ?? 'none'}, and ${extra.length} were not sent, such as ${extra[0] ?? 'none'}`;
  }

  /** Reads a graph back, in pages where the store cuts its answers. */
  async #readGraph(graph: string): Promise<CanonicalGraph> {
    const { adapter, endpoints, client } = this.#options;
    const limit = adapter.rowLimit;
    const pages: CanonicalGraph[] = [];
    for (let offset = 0; ; offset += limit ?? 0) {
      const query = graphQuery(graph, limit === undefined ? undefined : { limit, offset });
      const answer = await client.send(constructRequest(endpoints, query, adapter));
      try {
        pages.push(...readGraphs(answer).values());
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new EnvironmentError(`The store's answer is no N-Triples: ${reason}`);
      }
      if (limit === undefined || (pages.at(-1)?.lines.length ?? 0) < limit || pages.length * limit <= offset) break;
    }
    return mergeGraphs(graph, pages);
  }

  /** Counts and compares every graph of the dataset once more, and looks for what should be gone. */
  async #verify(
    sent: readonly string[],
    kept: readonly string[],
    removed: readonly string[],
    failed: ReadonlyMap<string, string>,
  ): Promise<LoadResult['differences']> {
    const differences = [...failed].map(([graph, reason]) => ({ graph, reason }));
    const add = (graph: string, reason: string | undefined): void => {
      if (reason !== undefined) differences.push({ graph, reason });
    };
    for (const graph of sent) {
      if (!failed.has(graph)) add(graph, await this.#difference(graph, this.#files.graph(graph)));
    }
    const counts = await this.#count([...kept, ...removed]);
    for (const graph of kept) {
      const { triples = 0 } = this.#files.records.get(graph) ?? {};
      const count = counts.get(graph) ?? 0;
      if (count !== triples) add(graph, `the store holds ${count} of ${triples} triples`);
      else if (this.#options.verify === 'full') add(graph, await this.#difference(graph, this.#files.graph(graph)));
    }
    for (const graph of removed) {
      if (counts.has(graph)) add(graph, 'the store still holds it');
    }
    return differences;
  }

  async #update(text: string): Promise<void> {
    await this.#options.client.send(updateRequest(this.#options.endpoints, text));
  }

  async #count(graphs: readonly string[]): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (let at = 0; at < graphs.length; at += graphsPerCount) {
      for (const row of await this.#select(countQuery(graphs.slice(at, at + graphsPerCount)))) {
        if (row.has('graph')) counts.set(row.get('graph') ?? '', Number(row.get('triples')));
      }
    }
    return counts;
  }

  /** What the store's own record says, and the staging graphs that a run left behind. */
  async #readRecord(): Promise<{ records: Map<string, GraphRecord>; stages: string[] }> {
    const records = new Map<string, GraphRecord>();
    const stages: string[] = [];
    const limit = this.#options.adapter.rowLimit;
    for (let offset = 0; ; offset += limit ?? 0) {
      const page = limit === undefined ? '' : ` LIMIT ${limit} OFFSET ${offset}`;
      const rows = await this.#select(recordQuery(this.#terms) + page);
      for (const row of rows) {
        const graph = row.get('graph') ?? '';
        if (row.has('stageOf')) stages.push(graph);
        else records.set(graph, { sha256: row.get('sha256') ?? '', triples: Number(row.get('triples')) });
      }
      if (limit === undefined || rows.length < limit) return { records, stages };
    }
  }

  async #select(query: string): Promise<Map<string, string>[]> {
    const { client, endpoints, dryRun } = this.#options;
    const answer = await client.send(selectRequest(endpoints, query), dryRun ? 'once' : 'retry');
    try {
      const { results } = JSON.parse(answer) as { results: { bindings: Record<string, { value: string }>[] } };
      return results.bindings.map((row) => new Map(Object.entries(row).map(([name, { value }]) => [name, value])));
    } catch {
      throw new EnvironmentError(
        `The answer to a query is no SPARQL JSON result but "${answer.slice(0, 100)}". Check --endpoint and --store`,
      );
    }
  }
}
