/** Files in a store: a changed file takes the place of itself, and where that cannot be told, nothing is done. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EmbeddedStore } from '../../src/run/embedded-store.ts';
import type { QuadFile } from '../../src/run/quad-files.ts';
import { StoreFiles } from '../../src/run/store-files.ts';

describe('StoreFiles', () => {
  let folder: string;
  let store: EmbeddedStore;
  let files: StoreFiles;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'isnad-store-'));
    store = new EmbeddedStore();
    files = new StoreFiles(store);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function file(name: string, ...lines: string[]): QuadFile {
    const one = path.join(folder, name);
    writeFileSync(one, lines.map((line) => `${line} .\n`).join(''));
    return { path: one };
  }
  const quads = (): string[] =>
    store
      .query('SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?o', 'text/csv')
      .split(/\r?\n/)
      .slice(1)
      .filter((line) => line !== '');
  const quad = (graph: string, object: string): string =>
    `<http://e/s> <http://e/p> "${object}"@en-GB <http://e/${graph}>`;

  it('replaces what changed, takes what is new, and drops what is gone', () => {
    const [a, b, c] = [
      file('a', quad('a', '1 \\" <http://e/x>')),
      file('b', quad('b', '2')),
      file('c', quad('c', '3')),
    ];
    for (const one of [a, b, c]) files.load(one);
    file('a', quad('a2', '4'));
    const d = file('d', quad('d', '5'));
    expect(files.replace([a, b, d], [a.path])).toBe(true);
    expect(quads()).toEqual(['http://e/a2,4', 'http://e/b,2', 'http://e/d,5']);
    expect(files.replace([a, b, d], [])).toBe(true);
    expect(quads().length).toBe(3);
  });

  it.each<[string, string]>([
    ['shares a graph', quad('b', '9')],
    ['has a triple in no graph', '<http://e/s> <http://e/p> <http://e/o>'],
  ])('does nothing with a file that %s', (_, line) => {
    const [a, b] = [file('a', quad('a', '1')), file('b', quad('b', '2'))];
    for (const one of [a, b]) files.load(one);
    file('a', line);
    expect(files.replace([a, b], [a.path])).toBe(false);
    expect(quads()).toEqual(['http://e/a,1', 'http://e/b,2']);
  });
});
