/** A dataset that follows its sources: what comes of an edit is what a build from nothing gives, and the store has it too. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../src/run/build.ts';
import { loadConfig, type DatasetConfig } from '../../src/run/config.ts';
import { LiveDataset } from '../../src/run/live-dataset.ts';
import { LiveState } from '../../src/run/live.ts';
import { listQuadFiles, readQuadFile } from '../../src/run/quad-files.ts';
import { EmbeddedStore } from '../../src/run/embedded-store.ts';
import { StoreFiles } from '../../src/run/store-files.ts';
import { root } from '../resources.ts';

const nothing = () => undefined;

describe('LiveDataset', () => {
  let folder: string;
  let config: DatasetConfig;
  const store = new EmbeddedStore();
  let dataset: LiveDataset;
  const state = new LiveState();

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'isnad-live-'));
    cpSync(path.join(root, 'source'), path.join(folder, 'source'), { recursive: true });
    writeFileSync(path.join(folder, 'source/articles/jane-doe.txt'), '= Jane Doe =\n\nJane Doe\n- Father: John Doe\n');
    edit('source/dataset.yaml', '# mappings:', 'mappings:');
    const loaded = loadConfig(undefined, folder, nothing);
    if (!loaded) throw new Error('The configuration is broken');
    config = loaded;
    await build({ config, inputs: config.inputs, documents: [], partial: false }, nothing, nothing);
    const files = new StoreFiles(store);
    for (const file of listQuadFiles([config.out], config.base)) files.load(file);
    const engine = {
      reload: (all: Parameters<StoreFiles['replace']>[0], changed: readonly string[]) => {
        expect(files.replace(all, changed)).toBe(true);
        return Promise.resolve();
      },
    };
    dataset = new LiveDataset(engine, state, config.out);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function edit(name: string, from: string, to: string): void {
    const file = path.join(folder, name);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(from);
    writeFileSync(file, text.replace(from, to));
  }

  function contents(out: string): Record<string, string> {
    const names = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => !name.startsWith('.'));
    const files = names.sort().filter((name) => statSync(path.join(out, name)).isFile());
    return Object.fromEntries(files.map((name) => [name, readFileSync(path.join(out, name), 'utf8')]));
  }

  function count(pattern: string, of = store): number {
    return Number(of.query(`SELECT (COUNT(*) AS ?n) { GRAPH ?g { ${pattern} } }`, 'text/csv').split(/\s+/)[1]);
  }

  const label = 'http://www.w3.org/2000/01/rdf-schema#label';

  it.each<[string, string, string, string, string]>([
    ['an article', 'source/articles/muhammad-ibn-abi-bakr.txt', 'Birth Place: Mecca', 'Birth Place: Basra', 'Basra'],
    ['another article', 'source/articles/jane-doe.txt', 'John Doe', 'Peter Poe', 'Peter Poe'],
    [
      'a correction',
      'source/corrections/muhammad-ibn-abi-bakr.yaml',
      'label: Rebel camp at Dhu Khushub',
      'label: Camp of rebels',
      'Camp of rebels',
    ],
    ['a mapping', 'source/mappings/person.yaml', '# Any person.', '# Anybody.', 'Basra'],
    ['the configuration', 'source/dataset.yaml', 'title: ', 'title: New ', 'Basra'],
  ])('follows %s', async (_, file, from, to, name) => {
    const before = state.version;
    edit(file, from, to);
    const fresh = loadConfig(undefined, folder, nothing);
    if (!fresh) throw new Error('The configuration is broken');
    expect(await dataset.update(fresh, nothing)).toBeGreaterThan(0);
    expect(state.version).toBe(before + 1);
    expect(count(`?s <${label}> ?o FILTER(STR(?o) = ${JSON.stringify(name)})`)).toBeGreaterThan(0);
    // The same as a build that knows nothing, in files and in the store.
    const out = path.join(folder, 'again');
    await build({ config: { ...fresh, out }, inputs: fresh.inputs, documents: [], partial: false }, nothing, nothing);
    expect(contents(config.out)).toEqual(contents(out));
    const again = new EmbeddedStore();
    for (const one of listQuadFiles([out], config.base)) again.load(readQuadFile(one));
    expect(count('?s ?p ?o')).toBe(count('?s ?p ?o', again));
  });

  it('does nothing when nothing has changed', async () => {
    const before = state.version;
    expect(await dataset.update({ ...config, title: `New ${config.title}` }, nothing)).toBe(0);
    expect(state.version).toBe(before);
  });

  it('leaves the data as it is when a table is broken, and goes on when it is mended', async () => {
    const before = contents(config.out);
    const fresh = { ...config, title: `New ${config.title}` };
    edit('source/mappings/person.yaml', 'class: Person', 'klass: Person');
    expect(await dataset.update(fresh, nothing)).toBe(0);
    expect(contents(config.out)).toEqual(before);
    edit('source/mappings/person.yaml', 'klass: Person', 'class: Person');
    edit('source/articles/jane-doe.txt', 'Peter Poe', 'Paul Poe');
    expect(await dataset.update(fresh, nothing)).toBeGreaterThan(0);
    expect(count(`?s <${label}> "Peter Poe"@en`)).toBe(0);
  });
});
