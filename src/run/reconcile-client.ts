/**
 * Asks a service of the W3C Entity Reconciliation API (0.2): its manifest first, then batches of queries, with a cache of
 * what was answered before, and patience with a service that is busy.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { contentHash } from '../iri.ts';
import { readAnswers, type Candidate, type ReconciliationQuery } from '../publish/reconciliation.ts';
import { EnvironmentError } from './files.ts';

/** What a service says of itself. */
export interface ServiceManifest {
  readonly name: string;
  readonly versions?: readonly string[];
  readonly identifierSpace: string;
  readonly batchSize?: number;
}

export interface ClientOptions {
  readonly url: string;
  /** Answers by the hash of service and query; new ones are added. */
  readonly cache: Map<string, readonly Candidate[]>;
  /** Queries in one request, at the most. */
  readonly batch: number;
  /** How often a request is tried. */
  readonly tries: number;
  /** The first pause before another try, in milliseconds; it doubles. */
  readonly pause: number;
  /** How long a request may take, in milliseconds. */
  readonly timeout: number;
}

/** Reads the manifest; throws an `EnvironmentError` when there is no such service. */
export async function readManifest(options: ClientOptions): Promise<ServiceManifest> {
  const data = (await request(options, undefined)) as Partial<ServiceManifest> | null;
  if (typeof data?.name !== 'string' || typeof data.identifierSpace !== 'string')
    throw new EnvironmentError(`"${options.url}" is no reconciliation service: it has no manifest`);
  // Services of 0.1 name no version; their queries are the same.
  const { versions } = data;
  if (versions && !versions.some((version) => version === '0.1' || version === '0.2'))
    throw new EnvironmentError(
      `"${options.url}" speaks version ${versions.join(', ')} of the protocol; 0.1 or 0.2 is needed`,
    );
  return data as ServiceManifest;
}

/** The candidates for each query, in order. */
export async function reconcile(
  queries: readonly ReconciliationQuery[],
  manifest: ServiceManifest,
  options: ClientOptions,
): Promise<(readonly Candidate[])[]> {
  const key = (query: ReconciliationQuery): string => contentHash([options.url, JSON.stringify(query)], 32);
  const open = [
    ...new Map(queries.filter((query) => !options.cache.has(key(query))).map((query) => [key(query), query])).values(),
  ];
  const size = Math.max(1, Math.min(options.batch, manifest.batchSize ?? options.batch));
  for (let at = 0; at < open.length; at += size) {
    const batch = open.slice(at, at + size);
    const body = Object.fromEntries(batch.map((query, index) => [`q${index}`, query]));
    const answers = readAnswers(await request(options, body));
    batch.forEach((query, index) => {
      const found = answers.get(`q${index}`);
      if (found) options.cache.set(key(query), found);
    });
  }
  return queries.map((query) => options.cache.get(key(query)) ?? []);
}

/** One request, tried again while the service is busy. */
async function request({ url, tries, pause, timeout }: ClientOptions, queries: object | undefined): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    const body = queries && new URLSearchParams({ queries: JSON.stringify(queries) });
    let problem: string;
    let delay = pause * 2 ** (attempt - 1);
    try {
      const response = await fetch(url, {
        headers: { accept: 'application/json' },
        signal: AbortSignal.timeout(timeout),
        ...(body && { method: 'POST', body }),
      });
      if (response.ok) return await response.json();
      problem = `${response.status} ${response.statusText}`;
      if (response.status !== 429 && response.status < 500) throw new EnvironmentError(`"${url}" answered ${problem}`);
      const after = Number(response.headers.get('retry-after'));
      if (Number.isFinite(after) && after > 0) delay = Math.max(delay, after * 1000);
    } catch (error) {
      if (error instanceof EnvironmentError) throw error;
      problem = error instanceof Error ? error.message : String(error);
    }
    if (attempt >= tries) throw new EnvironmentError(`"${url}" did not answer after ${tries} tries: ${problem}`);
    await wait(delay);
  }
}
