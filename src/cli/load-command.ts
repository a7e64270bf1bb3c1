/** `isnad load`: the named graphs of a dataset into a triple store. */
import path from 'node:path';
import { adapters, findAdapter, type Endpoints, type StoreAdapter, type StoreKind } from '../publish/store/adapters.ts';
import { writeBulk } from '../run/bulk.ts';
import { loadConfig } from '../run/config.ts';
import { readCredentials } from '../run/credentials.ts';
import { EnvironmentError } from '../run/files.ts';
import { loadDataset, type LoadOptions, type LoadResult } from '../run/load.ts';
import { listQuadFiles, QuadFiles } from '../run/quad-files.ts';
import { StoreClient } from '../run/store-client.ts';
import type { CommonOptions } from './command.ts';
import type { Terminal } from './terminal.ts';

/** The options of `isnad load`. */
export interface LoadCommandOptions extends CommonOptions {
  readonly store: string;
  readonly endpoint?: string;
  readonly graphStore?: string;
  readonly update?: string;
  readonly query?: string;
  readonly auth?: string;
  readonly credentials?: string;
  readonly insecure?: boolean;
  readonly deleteMissing?: boolean;
  readonly dryRun?: boolean;
  readonly verify: string;
  readonly batchBytes?: string;
  readonly timeout: string;
  readonly retries: string;
  readonly bulk?: string;
}

/** Loads, prints what came of it, and gives the exit code: 1 when the store differs from the dataset. */
export async function loadCommand(
  paths: readonly string[],
  options: LoadCommandOptions,
  terminal: Terminal,
  cwd: string,
): Promise<number> {
  const config = loadConfig(options.config, cwd, terminal.tell);
  if (!config) return 1;
  const adapter: StoreAdapter | undefined = findAdapter(options.store);
  if (!adapter) {
    throw new EnvironmentError(`There is no store "${options.store}"; there are ${Object.keys(adapters).join(', ')}`);
  }
  const inputs = paths.length > 0 ? paths.map((name) => path.resolve(cwd, name)) : [config.out];
  const listed = listQuadFiles(inputs, config.base);
  if (options.bulk !== undefined) {
    const written = writeBulk(listed, options.store as StoreKind, path.resolve(cwd, options.bulk), config.base);
    terminal.print(`${written} files and load.sh in ${options.bulk}; load.sh says how it is used`);
    return 0;
  }
  const files = new QuadFiles(listed);
  const credentials = readCredentials(
    {
      store: options.store,
      environment: terminal.environment,
      ...(options.auth !== undefined && { auth: options.auth }),
      ...(options.credentials !== undefined && { file: path.resolve(cwd, options.credentials) }),
    },
    (reason) => terminal.note(`warning ${reason}`),
  );
  const client = new StoreClient({
    credentials,
    timeout: count('--timeout', options.timeout) * 1000,
    retries: count('--retries', options.retries),
    backoff: 500,
    insecure: options.insecure ?? false,
    onRetry: (reason, milliseconds) =>
      terminal.note(
        `${reason}${/[.?!]$/.test(reason) ? '' : '.'} Trying again in ${(milliseconds / 1000).toFixed(1)} s`,
      ),
  });
  const started = performance.now();
  const rate = (triples: number): string =>
    `${Math.round((triples / Math.max(performance.now() - started, 1)) * 1000)} triples/s`;
  const request: LoadOptions = {
    adapter,
    client,
    endpoints: endpointsOf(adapter, options),
    base: config.base,
    batchBytes: options.batchBytes === undefined ? adapter.batchBytes : count('--batch-bytes', options.batchBytes),
    verify: verifyOf(options.verify),
    deleteMissing: options.deleteMissing ?? false,
    dryRun: options.dryRun ?? false,
    onPlan: (plans) => {
      const changes = plans.filter(({ action }) => action !== 'keep');
      if (!options.dryRun || options.json || options.quiet) return;
      for (const { graph, action, reason } of changes) terminal.print(`would ${action} ${graph}: ${reason}`);
    },
    onProgress: (triples, total, graph) => terminal.progress(triples, total, `${rate(triples)} ${graph}`),
  };
  const result = await loadDataset(files, request);
  const seconds = (performance.now() - started) / 1000;
  report(result, options, terminal, `${seconds.toFixed(1)} s, ${rate(result.triples)}`);
  return result.differences.length > 0 ? 1 : 0;
}

function report(result: LoadResult, options: LoadCommandOptions, terminal: Terminal, speed: string): void {
  const { sent, kept, removed, triples, differences } = result;
  if (options.json) {
    terminal.print(
      JSON.stringify({ ok: differences.length === 0, dryRun: options.dryRun ?? false, ...result }, undefined, 2),
    );
    return;
  }
  for (const { graph, reason } of differences) terminal.fail(`<${graph}> differs: ${reason}`);
  if (options.quiet) return;
  const graphs = `${sent} graphs with ${triples} triples ${options.dryRun ? 'would be sent' : 'sent'}`;
  const checked = options.dryRun
    ? ''
    : `; ${sent + kept - differences.length} of ${sent + kept} graphs verified, ${speed}`;
  terminal.print(`${graphs}, ${kept} unchanged, ${removed} removed${checked}`);
}

function endpointsOf(adapter: StoreAdapter, options: LoadCommandOptions): Endpoints {
  const { endpoint, graphStore, update, query } = options;
  for (const url of [endpoint, graphStore, update, query]) if (url !== undefined) checkUrl(url);
  if (endpoint === undefined && (query === undefined || update === undefined)) {
    throw new EnvironmentError(`Say where the store answers with --endpoint, such as ${adapter.example}`);
  }
  const own = endpoint === undefined ? undefined : adapter.endpoints(endpoint.replace(/\/$/, ''));
  const store = graphStore ?? own?.graphStore;
  return {
    query: query ?? own?.query ?? '',
    update: update ?? own?.update ?? '',
    ...(store !== undefined && { graphStore: store }),
  };
}

function checkUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new EnvironmentError(`"${text}" is no http or https address`);
  if (url.username !== '' || url.password !== '') {
    throw new EnvironmentError(
      'A password does not belong into an address; set ISNAD_STORE_USER and ISNAD_STORE_PASSWORD, or give --credentials',
    );
  }
}

function count(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new EnvironmentError(`${option} takes a whole number, not "${text}"`);
}

function verifyOf(text: string): LoadOptions['verify'] {
  if (text === 'hash' || text === 'full' || text === 'count') return text;
  throw new EnvironmentError(`--verify takes hash, full or count, not "${text}"`);
}
