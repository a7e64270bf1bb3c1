/** What a server hands out of a built site, and what it does not; how pages learn of a new build. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LiveState, watchFolders } from '../../src/run/live.ts';
import { SiteFolder } from '../../src/run/site-folder.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'isnad-folder-'));
  mkdirSync(path.join(folder, 'out/entity/Ada'), { recursive: true });
  writeFileSync(path.join(folder, 'secret.html'), 'secret');
  writeFileSync(path.join(folder, 'out/.hidden.html'), 'secret');
  writeFileSync(path.join(folder, 'out/noted.txt'), 'secret');
  writeFileSync(path.join(folder, 'out/index.html'), '<head></head>home');
  writeFileSync(path.join(folder, 'out/entity/Ada/index.html'), '<head></head>Ada');
  writeFileSync(
    path.join(folder, 'out/pages.json'),
    '{"https://data.example.org/entity/Ada": "entity/Ada/index.html"}',
  );
  symlinkSync(path.join(folder, 'secret.html'), path.join(folder, 'out/link.html'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const site = (live = false): SiteFolder => new SiteFolder(path.join(folder, 'out'), live);

describe('the folder of a site', () => {
  it.each([
    ['/', '<head></head>home'],
    ['/entity/Ada/', '<head></head>Ada'],
    ['/entity/Ada/index.html', '<head></head>Ada'],
  ])('gives %s', (address, content) => {
    const file = site().file(address);
    expect(file?.bytes.toString()).toBe(content);
    expect(file?.policy).toContain("default-src 'none'");
  });

  it.each([
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/entity/..%2f..%2f..%2fsecret.html',
    '/entity\\..\\..\\secret.html',
    '/.hidden.html',
    '/link.html',
    '/noted.txt',
    '/entity/Ada',
    '/entity/',
    '/%ff.html',
    '/a%00.html',
    '//etc/passwd.html',
    '/assets/live.js',
  ])('does not give %s', (address) => expect(site().file(address)).toBeUndefined());

  it('gives the store for the browser out of its package', () => {
    expect(site().file('/assets/oxigraph/web_bg.wasm')?.bytes.subarray(1, 4).toString()).toBe('asm');
  });

  it('tells the page about an IRI', () => {
    expect(site().pageOf('https://data.example.org/entity/Ada')).toBe('entity/Ada/index.html');
    expect(site().pageOf('toString')).toBeUndefined();
  });

  it('lets pages follow a build only when it is asked to', () => {
    expect(site(true).file('/')?.bytes.toString()).toContain('<script src="/assets/live.js" defer></script>');
    expect(site(true).file('/assets/live.js')).toBeDefined();
  });
});

describe('following a build', () => {
  it('tells those who wait, and at once those who know another', async () => {
    const live = new LiveState();
    expect(await live.next(0)).toBe(1);
    const waiting = live.next(1);
    live.advance();
    expect(await waiting).toBe(2);
  });

  it('builds once for changes that come together, and again for one that comes meanwhile', async () => {
    const watched = path.join(folder, 'watched');
    mkdirSync(watched);
    let builds = 0;
    const stop = watchFolders([watched, path.join(folder, 'none')], async () => {
      builds++;
      if (builds === 1) writeFileSync(path.join(watched, 'c'), 'c');
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    writeFileSync(path.join(watched, 'a'), 'a');
    writeFileSync(path.join(watched, 'b'), 'b');
    await expect.poll(() => builds, { timeout: 5000 }).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 500));
    stop();
    expect(builds).toBe(2);
  });
});
