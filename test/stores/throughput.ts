/**
 * How fast each store takes a dataset from `isnad load`, against its own bulk loader in the same run:
 * `npm run bench:stores [quads] [store…]`. The dataset is what the build made of the articles, again and again under
 * other names.
 */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isnad, root, runProgram } from './program.ts';
import { cache, fusekiJar, start, type ServerKind, type StoreServer } from './servers.ts';

const [size = '1000000', ...named] = process.argv.slice(2);
const kinds = (named.length > 0 ? named : ['fuseki', 'rdf4j', 'virtuoso', 'oxigraph']) as ServerKind[];

/** Writes so many quads: each copy of the articles stands under a base of its own, in graphs of its own. */
function makeDataset(folder: string, wanted: number): number {
  const articles = readdirSync(path.join(root, 'out'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.nq'),
  );
  const texts = articles.map((name) => readFileSync(path.join(root, 'out', name), 'utf8'));
  const quads = texts.map((text) => text.split('\n').length - 1);
  let written = 0;
  for (let copy = 0; written < wanted; copy++) {
    texts.forEach((text, index) => {
      const own = text.replaceAll('<https://data.example.org/', `<https://data.example.org/copy${copy}/`);
      writeFileSync(path.join(folder, `${copy}-${index}.nq`), own);
      written += quads[index] ?? 0;
    });
  }
  return written;
}

/** The command that runs the recipe of `isnad load --bulk`, on an empty store. */
async function bulkLoad(server: StoreServer, folder: string): Promise<void> {
  const offline = server.kind === 'fuseki' || server.kind === 'oxigraph';
  const data = path.join(server.folder, 'data');
  if (offline) {
    await server.stop();
    rmSync(data, { recursive: true });
    mkdirSync(data);
  }
  const args: Record<ServerKind, string[]> = {
    fuseki: [fusekiJar(), data],
    oxigraph: [data],
    rdf4j: [server.endpoint],
    virtuoso: [server.environment['ISNAD_TEST_ISQL'] ?? ''],
  };
  const command = `cd '${folder}' && PATH="${path.join(cache, 'venv/bin')}:$PATH" ./load.sh ${args[server.kind].join(' ')}`;
  const run = await runProgram('sh', ['-c', command], server.environment);
  if (run.code !== 0)
    throw new Error(`The bulk loader of ${server.kind} failed: ${run.out.slice(-500)} ${run.err.slice(-500)}`);
}

async function measure(kind: ServerKind, dataset: string, quads: number): Promise<string> {
  const seconds = async (work: () => Promise<unknown>): Promise<number> => {
    const before = performance.now();
    await work();
    return (performance.now() - before) / 1000;
  };
  // Virtuoso reads only from folders that its configuration names; this is one.
  const bulkFolder = path.join(cache, 'bulk', kind);
  rmSync(bulkFolder, { recursive: true, force: true });
  const load = async (server: StoreServer, ...more: string[]) => {
    const args = ['load', dataset, '--store', kind, '--endpoint', server.endpoint, '--json', ...more];
    const run = await isnad(args, server.environment);
    if (run.code !== 0) throw new Error(`isnad load failed: ${run.err.slice(-500)} ${run.out.slice(-500)}`);
    return JSON.parse(run.out) as { sent: number; kept: number };
  };

  let server = await start(kind, path.join(cache, 'run', `bench-${kind}`));
  const prepared = await isnad(['load', dataset, '--store', kind, '--bulk', bulkFolder]);
  if (prepared.code !== 0) throw new Error(prepared.err);
  const bulk = await seconds(() => bulkLoad(server, bulkFolder));
  await server.restart();
  const after = await load(server, '--verify', 'count');
  if (after.sent > 0) throw new Error(`After the bulk load, ${after.sent} graphs were sent again`);
  await server.kill();

  server = await start(kind, path.join(cache, 'run', `bench-${kind}`));
  const http = await seconds(() => load(server));
  const again = await seconds(() => load(server));
  await server.kill();
  rmSync(server.folder, { recursive: true, force: true });
  rmSync(bulkFolder, { recursive: true, force: true });
  const rate = (time: number): string => `${Math.round(quads / time).toLocaleString('en')} quads/s`;
  return `${kind} ${server.version}: isnad load ${rate(http)}, own bulk loader ${rate(bulk)}, ratio ${(bulk / http).toFixed(2)}; nothing to do ${again.toFixed(1)} s`;
}

async function main(): Promise<void> {
  const dataset = mkdtempSync(path.join(tmpdir(), 'isnad-bench-'));
  try {
    const quads = makeDataset(dataset, Number(size));
    process.stdout.write(`${quads.toLocaleString('en')} quads in ${readdirSync(dataset).length} files\n`);
    for (const kind of kinds) process.stdout.write(`${await measure(kind, dataset, quads)}\n`);
  } finally {
    rmSync(dataset, { recursive: true, force: true });
  }
}

await main();
