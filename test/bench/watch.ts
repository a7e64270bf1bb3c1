/**
 * How long a page of `isnad serve --watch` waits for an edit: a copy of the sources is served, an article, a mapping, a
 * correction and a word are edited in turn, and the milliseconds until the page is told to load again are printed.
 *
 *     npm run compile && npx tsx test/bench/watch.ts [rounds]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const rounds = Number(process.argv[2] ?? 3);
const folder = mkdtempSync(path.join(os.tmpdir(), 'isnad-watch-'));
cpSync(path.join(root, 'source'), path.join(folder, 'source'), { recursive: true });
// The tables of the package are used otherwise.
const config = path.join(folder, 'source/dataset.yaml');
writeFileSync(config, readFileSync(config, 'utf8').replace('# mappings:', 'mappings:'));

const program = path.join(root, 'dist/cli/main.js');
const run = (...args: string[]) =>
  spawn(process.execPath, [program, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
await once(run('build', '--quiet'), 'exit');

const server = run('serve', '--watch', '--port', '0');
server.stderr.on('data', (text: Buffer) => {
  if (process.env['VERBOSE']) process.stderr.write(text);
});
const [started] = (await once(server.stdout, 'data')) as [Buffer];
const url = /http:\S+?(?=,)/.exec(started.toString())?.[0] ?? '';
const version = async (known: number): Promise<number> =>
  Number(await (await fetch(`${url}/live?known=${known}`)).text());

// It builds once by itself, for what may have changed before.
await new Promise((resolve) => setTimeout(resolve, 4000));

/** Puts other words in the place of some, and waits for the page's turn. */
async function edit(file: string, from: RegExp, to: string): Promise<number> {
  const name = path.join(folder, file);
  const text = readFileSync(name, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`"${file}" has no ${String(from)}`);
  const known = await version(0);
  const told = version(known);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const begun = performance.now();
  writeFileSync(name, changed);
  if ((await told) === known) throw new Error(`Nothing came of the edit of "${file}"`);
  return performance.now() - begun;
}

const article = 'source/articles/muhammad-ibn-abi-bakr.txt';
const corrections = 'source/corrections/muhammad-ibn-abi-bakr.yaml';
const kinds: readonly (readonly [name: string, file: string, from: RegExp, to: (round: number) => string])[] = [
  ['article', article, /Birth Place: \w+/, (round) => `Birth Place: ${round % 2 ? 'Mecca' : 'Basra'}`],
  ['correction', corrections, /label: Rebel camp[^}]*/, (round) => `label: Rebel camp number ${round} `],
  ['mapping', 'source/mappings/person.yaml', /^(.*#.*)$/m, (round) => `$1 ${round}`],
  ['configuration', 'source/dataset.yaml', /^title: .*$/m, (round) => `title: Edition ${round}`],
];
try {
  for (const [kind, file, from, to] of kinds) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      try {
        times.push(Math.round(await edit(file, from, to(round))));
      } catch (error) {
        process.stdout.write(`${kind}: ${String(error)}\n`);
      }
    }
    process.stdout.write(`${kind.padEnd(14)} edit to reload ${times.join(', ')} ms\n`);
  }
} finally {
  server.kill('SIGINT');
  await once(server, 'exit');
  rmSync(folder, { recursive: true });
}
