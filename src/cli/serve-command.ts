/** `isnad serve`: the dataset over HTTP, on this computer only unless told otherwise, and read-only unless told otherwise. */
import path from 'node:path';
import { jsonLdContext } from '../dataset/json-ld-context.ts';
import { prefixesOf } from '../dataset/vocabulary.ts';
import { contentHash, Iris } from '../iri.ts';
import { loadConfig, type DatasetConfig } from '../run/config.ts';
import { EnvironmentError, readText, sha256 } from '../run/files.ts';
import { listQuadFiles } from '../run/quad-files.ts';
import { LiveDataset } from '../run/live-dataset.ts';
import { LiveState, watchFolders } from '../run/live.ts';
import { WorkerEngine } from '../run/query-engine.ts';
import { readProperties } from '../run/resources.ts';
import { newSecret } from '../run/secret.ts';
import { startServer } from '../run/serve.ts';
import { SiteFolder } from '../run/site-folder.ts';
import type { CommonOptions } from './command.ts';
import type { Terminal } from './terminal.ts';

/** The options of `isnad serve`. */
export interface ServeCommandOptions extends CommonOptions {
  readonly out?: string;
  readonly host: string;
  readonly port: string;
  readonly timeout: string;
  readonly maxAnswer: string;
  readonly writable?: boolean;
  readonly watch?: boolean;
}

/** Serves until SIGINT or SIGTERM. */
export async function serveCommand(
  _: readonly string[],
  options: ServeCommandOptions,
  terminal: Terminal,
  cwd: string,
): Promise<number> {
  const config = loadConfig(options.config, cwd, terminal.tell);
  const properties = config && readProperties(config, terminal.tell);
  if (!config || !properties) return 1;
  const out = options.out === undefined ? config.out : path.resolve(cwd, options.out);
  const files = listQuadFiles([out], config.base);
  const limits = {
    timeout: number('--timeout', options.timeout) * 1000,
    maxBytes: number('--max-answer', options.maxAnswer) * 1024 * 1024,
    queue: 32,
  };
  const given = terminal.environment['ISNAD_SERVE_TOKEN'] || undefined;
  const token = options.writable ? (given ?? newSecret()) : undefined;
  const iris = new Iris(config.base);
  const site = new SiteFolder(out, options.watch);
  const live = options.watch ? new LiveState() : undefined;
  const engine = new WorkerEngine(files, config.base, limits);
  let stopWatching: (() => void) | undefined;
  const stopping = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  const data = contentHash(
    files.map((file) => sha256(readText(file.path))),
    32,
  );
  try {
    await engine.ready();
    const server = await startServer(
      {
        engine,
        base: config.base,
        title: config.title,
        licence: config.licence,
        get version() {
          return live ? `${data} ${live.version}` : data;
        },
        prefixes: prefixesOf(iris),
        context: jsonLdContext(properties, iris),
        maxRequest: 1024 * 1024,
        ...(site.exists && { site }),
        ...(live && { live }),
        ...(token !== undefined && { token }),
      },
      options.host,
      number('--port', options.port),
    );
    const isNew = token !== undefined && given === undefined;
    terminal.print(
      options.json
        ? JSON.stringify({ url: server.url, sparql: `${server.url}/sparql`, ...(isNew && { token }) })
        : `Serving ${config.base} at ${server.url}, SPARQL at ${server.url}/sparql`,
    );
    if (isNew) terminal.note(`Updates, kept until the server stops, need the token ${token}`);
    if (live)
      stopWatching = followSources({ ...config, out }, new LiveDataset(engine, live, out), options, terminal, cwd);
    await stopping;
    await server.stop();
    terminal.note('Stopped');
    return 0;
  } finally {
    stopWatching?.();
    await engine.close();
  }
}

/** Builds again whenever something changes that the dataset is made from. */
function followSources(
  config: DatasetConfig,
  dataset: LiveDataset,
  options: ServeCommandOptions,
  terminal: Terminal,
  cwd: string,
): () => void {
  const { inputs, entities, corrections, mappings, rules, root } = config;
  const folders = [...inputs.map((input) => path.dirname(input)), entities, corrections, mappings, rules];
  const watched = folders.filter((folder) => folder !== undefined);
  const own = path.join(root, 'source');
  const follow = async (): Promise<void> => {
    try {
      const started = performance.now();
      const fresh = loadConfig(options.config, cwd, terminal.tell);
      const changed = fresh ? await dataset.update({ ...fresh, out: config.out }, terminal.tell) : 0;
      if (changed > 0)
        terminal.note(`Built again in ${Math.round(performance.now() - started)} ms, ${changed} files changed`);
    } catch (error) {
      // Whatever it is, what was built before is served on.
      terminal.fault(error);
    }
  };
  // Once now: what changed while nobody looked, and so that the next time finds everything made.
  void follow();
  return watchFolders(watched.every((folder) => folder.startsWith(own)) ? [own] : [...new Set(watched)], follow);
}

function number(option: string, text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new EnvironmentError(`${option} takes a whole number, not "${text}"`);
}
