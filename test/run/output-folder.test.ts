import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/run/files.ts';
import { OutputFolder } from '../../src/run/output-folder.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'isnad-out-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Every file of the folder with its content. */
function contents(): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile());
  return Object.fromEntries(
    files.map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(folder, name), 'utf8')]),
  );
}

/** What a build of these files leaves; gives what the next one needs to know. */
async function build(files: Record<string, string>, earlier: { path: string; sha256: string }[] = []) {
  const out = new OutputFolder(folder);
  for (const [name, content] of Object.entries(files)) out.write(name, content);
  await out.complete(earlier);
  return [...out.files].map(([name, { sha256: hash }]) => ({ path: name, sha256: hash }));
}

describe('OutputFolder', () => {
  it('writes, leaves equal files alone and lists what it wrote', async () => {
    const file = path.join(folder, 'a/b.txt');
    await build({ 'a/b.txt': 'é' });
    utimesSync(file, 1000, 1000);
    const second = new OutputFolder(folder);
    second.write('a/b.txt', 'é');
    await second.complete();
    expect(statSync(file).mtimeMs).toBe(1_000_000);
    expect(second.changed).toBe(0);
    expect(second.files).toEqual(new Map([['a/b.txt', { bytes: 2, sha256: sha256('é') }]]));
    await build({ 'a/b.txt': 'new' });
    expect(contents()).toEqual({ 'a/b.txt': 'new' });
  });

  it('takes the last word when a file is written twice', async () => {
    await build({ a: 'old' });
    const out = new OutputFolder(folder);
    out.write('a', 'new');
    out.write('a', 'old');
    await out.complete();
    expect(out.changed).toBe(0);
    expect(contents()).toEqual({ a: 'old' });
  });

  it('shows nothing of a build that was stopped', async () => {
    await build({ a: 'old', b: 'old' });
    new OutputFolder(folder).write('a', 'new');
    expect(readFileSync(path.join(folder, 'a'), 'utf8')).toBe('old');
    await build({ b: 'new' });
    expect(contents()).toEqual({ a: 'old', b: 'new' });
  });

  it('abandons what waits', () => {
    const out = new OutputFolder(folder);
    out.write('a', 'new');
    out.abandon();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('finishes what a build that was stopped while moving its files left to do', async () => {
    await build({ a: 'old', b: 'old', 'c/d': 'old' });
    const out = new OutputFolder(folder);
    out.write('a', 'new');
    out.write('b', 'new');
    const plan = { move: ['a', 'b'], remove: ['c/d'] };
    writeFileSync(path.join(folder, '.staging/.plan.json'), JSON.stringify(plan));
    renameSync(path.join(folder, '.staging/a'), path.join(folder, 'a'));
    new OutputFolder(folder).abandon();
    expect(contents()).toEqual({ a: 'new', b: 'new' });
    expect(existsSync(path.join(folder, 'c'))).toBe(false);
  });

  it('keeps out of a folder that another process writes to', () => {
    new OutputFolder(folder).write('a', 'x');
    writeFileSync(path.join(folder, '.staging/.owner'), String(process.ppid));
    expect(() => new OutputFolder(folder)).toThrow(`Another build (process ${process.ppid}) is writing to`);
  });

  it.each(['../x', '/x', 'a/../../x', 'a//b', './x', '', 'a\\b', 'C:x', 'a\0b'])('refuses %j', (name) => {
    expect(() => new OutputFolder(folder).write(name, 'x')).toThrow('is no path within the output folder');
  });

  it('does not follow a symbolic link out', () => {
    const canary = path.join(folder, 'canary');
    writeFileSync(canary, 'alive');
    mkdirSync(path.join(folder, 'out'));
    symlinkSync(canary, path.join(folder, 'out/file'));
    symlinkSync(folder, path.join(folder, 'out/dir'));
    const out = new OutputFolder(path.join(folder, 'out'));
    expect(() => out.write('file', 'dead')).toThrow('symbolic link');
    expect(() => out.write('dir/canary', 'dead')).toThrow('symbolic link');
    expect(readFileSync(canary, 'utf8')).toBe('alive');
  });

  it('removes only what is still as it was written', async () => {
    const earlier = await build({ 'old/file': 'old', edited: 'edited', kept: 'kept' });
    writeFileSync(path.join(folder, 'edited'), 'by a person');
    await build({ kept: 'kept' }, [...earlier, { path: 'never', sha256: sha256('never') }]);
    expect(contents()).toEqual({ edited: 'by a person', kept: 'kept' });
    expect(existsSync(path.join(folder, 'old'))).toBe(false);
  });

  it('says so when a folder is a file', () => {
    writeFileSync(path.join(folder, 'file'), '');
    expect(() => new OutputFolder(path.join(folder, 'file/out'))).toThrow('Cannot make the folder');
  });

  it('says so where the file system takes no folder', () => {
    expect(() => new OutputFolder('/proc/isnad/out')).toThrow(/^Cannot make the folder "\/proc\/isnad\/out": /);
  });

  it('says so when a file is a folder', () => {
    mkdirSync(path.join(folder, 'a'));
    expect(() => new OutputFolder(folder).write('a', 'x')).toThrow('It is a folder');
  });

  it.skipIf(process.getuid?.() === 0)('says so when it may not write', () => {
    chmodSync(folder, 0o500);
    expect(() => new OutputFolder(folder)).toThrow('Permission is denied');
    chmodSync(folder, 0o700);
  });
});
