/** A build that is stopped at any step leaves the old dataset or the new one, once the folder is opened again. */
import { spawnSync } from 'node:child_process';
import fs, {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { OutputFolder } from '../../src/run/output-folder.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'isnad-stop-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Files = Record<string, string>;

/** Every file of the folder, but for what waits. */
function contents(root = folder): Files {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => !name.startsWith('.staging') && statSync(path.join(root, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(path.join(root, name), 'utf8')]));
}

const earlier: Files = { 'a/x': 'old', 'b/y': 'old', 'c/z': 'same', manifest: 'old' };
const later: Files = { 'a/x': 'new', 'c/z': 'same', 'd/w': 'new', manifest: 'new' };

async function build(files: Files, before: Files): Promise<void> {
  const out = new OutputFolder(folder);
  for (const [name, content] of Object.entries(files)) out.write(name, content);
  const hashed = Object.entries(before).map(([name, content]) => ({ path: name, sha256: hashOf(content) }));
  await out.complete(hashed);
}

const hashes = new Map<string, string>();

function hashOf(content: string): string {
  return hashes.get(content) ?? '';
}

const steps = [
  'mkdirSync',
  'openSync',
  'writeSync',
  'fsyncSync',
  'closeSync',
  'renameSync',
  'rmSync',
  'rmdirSync',
  'writeFileSync',
] as const;

/** Does some work with a disk that stops for good after a number of steps; says whether it did. */
async function withDyingDisk(count: number, work: () => Promise<void>): Promise<boolean> {
  const real = { ...fs };
  let left = count;
  for (const step of steps) {
    (fs as Record<string, unknown>)[step] = (...args: unknown[]) => {
      if (left-- <= 0) throw new Error('stopped');
      return (real[step] as (...all: unknown[]) => unknown)(...args);
    };
  }
  syncBuiltinESMExports();
  try {
    await work();
    return false;
  } catch {
    return true;
  } finally {
    Object.assign(fs, Object.fromEntries(steps.map((step) => [step, real[step]])));
    syncBuiltinESMExports();
  }
}

it('leaves the old files or the new ones, at whichever step it is stopped', async () => {
  const out = new OutputFolder(folder);
  for (const [name, content] of Object.entries(earlier)) out.write(name, content);
  for (const [name, { sha256 }] of out.files) hashes.set(earlier[name] ?? '', sha256);
  out.abandon();
  const seen = { old: 0, new: 0 };
  let count = 0;
  for (let stopped = true; stopped; count++) {
    rmSync(folder, { recursive: true });
    await build(earlier, {});
    stopped = await withDyingDisk(count, () => build(later, earlier));
    new OutputFolder(folder).abandon();
    const found = contents();
    expect([earlier, later], `stopped after ${count} steps`).toContainEqual(found);
    seen[found['manifest'] === 'old' ? 'old' : 'new']++;
  }
  expect(count).toBeGreaterThan(20);
  expect(Math.min(seen.old, seen.new)).toBeGreaterThan(3);
});

it('leaves the old dataset or the new one when its process is killed', { timeout: 120_000 }, () => {
  const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
  const article = (words: string): string =>
    `= Ada Roe =\n\nAda Roe\n- Birth Place: ${words}\n- Occupation: Pilot\n\nAda Roe was a pilot.\n`;
  const run = (preload: string[] = []): string | null => {
    const argv = ['--import', 'tsx', ...preload, main, 'build', 'ada.txt', '--quiet'];
    return spawnSync(process.execPath, argv, { cwd: folder }).signal;
  };
  // So that `--import tsx` finds it from there.
  symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), path.join(folder, 'node_modules'));
  const input = path.join(folder, 'ada.txt');
  const out = path.join(folder, 'out');
  writeFileSync(input, article('Ulm'));
  run();
  const before = contents(out);
  writeFileSync(input, article('Bonn'));
  // The owner, the plan and then each file that is moved to its place are renamed.
  for (const renames of [1, 8]) {
    const kill =
      `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';` +
      `let left = ${renames}; const real = fs.renameSync;` +
      `fs.renameSync = (...args) => left-- <= 0 ? process.kill(process.pid, 'SIGKILL') : real(...args);` +
      `syncBuiltinESMExports();`;
    expect(run(['--import', `data:text/javascript,${encodeURIComponent(kill)}`])).toBe('SIGKILL');
    expect(existsSync(path.join(out, '.staging'))).toBe(true);
    if (!existsSync(path.join(out, '.staging/.plan.json'))) expect(contents(out)).toEqual(before);
  }
  expect(run()).toBe(null);
  const after = contents(out);
  expect(after['ada/ada.nq']).toContain('Bonn');
  rmSync(out, { recursive: true });
  run();
  expect(contents(out)).toEqual(after);
});
