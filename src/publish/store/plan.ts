/** Compares what a dataset holds with what a store records and counts: says which graphs to send, which to leave, which to remove. */
import { contentHash } from '../../iri.ts';
import type { GraphRecord } from './requests.ts';

/** What to do about one graph. */
export interface GraphPlan {
  readonly graph: string;
  readonly action: 'send' | 'keep' | 'remove';
  /** Why a graph is sent or removed, in words. */
  readonly reason: string;
}

/** What a store is known to hold. */
export interface StoreState {
  readonly records: ReadonlyMap<string, GraphRecord>;
  /** Counted now, for the graphs of the dataset that have a record. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Plans a load; `wanted` is in the order in which graphs are sent. Graphs of the record that the dataset lacks are removed only where `deleteMissing` says so. */
export function planLoad(
  wanted: ReadonlyMap<string, GraphRecord>,
  { records, counts }: StoreState,
  deleteMissing: boolean,
): GraphPlan[] {
  const plans = [...wanted].map(([graph, { sha256, triples }]): GraphPlan => {
    const record = records.get(graph);
    const count = counts.get(graph) ?? 0;
    if (!record) return { graph, action: 'send', reason: 'it is new' };
    if (record.sha256 !== sha256) return { graph, action: 'send', reason: 'it changed' };
    if (count !== triples) return { graph, action: 'send', reason: `the store holds ${count} of ${triples} triples` };
    return { graph, action: 'keep', reason: '' };
  });
  const missing = deleteMissing ? [...records.keys()].filter((graph) => !wanted.has(graph)) : [];
  return [...plans, ...missing.map((graph) => ({ graph, action: 'remove', reason: 'its article is gone' }) as const)];
}

/** The graph that new data waits in: the same for each load of one graph, so that a run that was cut off leaves at most one. */
export function stageOf(graph: string): string {
  return `urn:isnad:stage:${contentHash([graph], 32)}`;
}
