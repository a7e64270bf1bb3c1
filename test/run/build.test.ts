import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatMessage, type Message, type Place } from '../../src/message.ts';
import { parseManifest } from '../../src/publish/manifest.ts';
import { build, type BuildResult } from '../../src/run/build.ts';
import { loadConfig, type DatasetConfig } from '../../src/run/config.ts';
import { sha256 } from '../../src/run/files.ts';

const ada = '= Ada Roe =\n\nAda Roe\n- Birth Place: Ulm\n- Occupation: Pilot\n\nAda Roe was a pilot.\n';
const ben = '= Ben Roe =\n\nBen Roe\n- Birth Place: Ulm\n\nBen Roe was a sailor.\n';

let folder = '';
let messages: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'isnad-build-'));
  messages = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const tell = (message: Message, place?: Place): void => {
  if (message.level !== 'info') messages.push(formatMessage(message, place));
};
const inFolder = (name: string): string => path.join(folder, name);

function write(name: string, content: string | Buffer): void {
  mkdirSync(path.dirname(inFolder(name)), { recursive: true });
  writeFileSync(inFolder(name), content);
}

function config(): DatasetConfig {
  const loaded = loadConfig(undefined, folder, tell);
  if (!loaded) throw new Error(messages.join('\n'));
  return loaded;
}

/** Builds these inputs, or documents, in the folder. */
async function run(inputs: string[], options: { documents?: string[]; partial?: boolean } = {}): Promise<BuildResult> {
  const { documents = [], partial = false } = options;
  const request = { config: config(), inputs: inputs.map(inFolder), documents: documents.map(inFolder), partial };
  const result = await build(request, tell, () => undefined);
  if (!result) throw new Error(messages.join('\n'));
  return result;
}

/** Every file of a folder with its content. */
function contents(name = 'out'): Record<string, string> {
  const names = readdirSync(inFolder(name), { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((file) => statSync(path.join(inFolder(name), file)).isFile());
  return Object.fromEntries(files.map((file) => [file, readFileSync(path.join(inFolder(name), file), 'utf8')]));
}

describe('build', () => {
  it('writes a folder for each article, and the files of the dataset', async () => {
    write('ada.txt', ada);
    write('ben.txt', ben);
    const result = await run(['*.txt']);
    expect(messages).toEqual([]);
    expect(result.articles.map(({ name, title }) => [name, title])).toEqual([
      ['ada', 'Ada Roe'],
      ['ben', 'Ben Roe'],
    ]);
    const files = Object.keys(contents());
    for (const ending of ['yaml', 'ttl', 'trig', 'nq', 'jsonld']) expect(files).toContain(`ada/ada.${ending}`);
    expect(files).toContain('ada/entities/Ada_Roe.jsonld');
    for (const file of ['README.md', 'ATTRIBUTION.md', 'manifest.json', 'counts.json', 'context/v1.jsonld'])
      expect(files).toContain(file);
    for (const file of ['dataset.ttl', 'properties.ttl', 'ontology.ttl']) expect(files).toContain(file);
    expect(existsSync(inFolder('ids.lock.yaml'))).toBe(true);
    expect(files.some((file) => file.startsWith('.'))).toBe(false);
  });

  it('lists every file but the manifest in the manifest, with its hash', async () => {
    write('ada.txt', ada);
    const { files } = await run(['ada.txt']);
    const all = contents();
    const manifest = parseManifest(all['manifest.json'] ?? '');
    expect(manifest?.files.map((file) => [file.path, file.sha256])).toEqual(
      Object.entries(all)
        .filter(([name]) => name !== 'manifest.json')
        .map(([name, content]) => [name, sha256(content)])
        .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    );
    expect(files).toBe(Object.keys(all).length);
  });

  it('writes the same bytes again, whatever the order of its inputs, and leaves the files alone', async () => {
    write('ada.txt', ada);
    write('ben.txt', ben);
    await run(['ada.txt', 'ben.txt']);
    const first = contents();
    const lock = readFileSync(inFolder('ids.lock.yaml'), 'utf8');
    expect((await run(['ada.txt', 'ben.txt'])).changed).toBe(0);
    rmSync(inFolder('out'), { recursive: true });
    rmSync(inFolder('ids.lock.yaml'));
    await run(['ben.txt', 'ada.txt']);
    expect(contents()).toEqual(first);
    expect(readFileSync(inFolder('ids.lock.yaml'), 'utf8').split('\n').length).toBe(lock.split('\n').length);
  });

  it('removes what an earlier build wrote, but not what a person put there', async () => {
    write('ada.txt', ada);
    write('ben.txt', ben);
    await run(['*.txt']);
    write('out/notes.txt', 'mine');
    write('out/ben/ben.ttl', '# edited');
    await run(['ada.txt']);
    const files = Object.keys(contents());
    expect(files).toContain('notes.txt');
    expect(files.filter((file) => file.startsWith('ben/'))).toEqual(['ben/ben.ttl']);
  });

  it('keeps the other articles when only some are built, as if all had been', async () => {
    write('ada.txt', ada);
    write('ben.txt', ben);
    await run(['*.txt']);
    const whole = contents();
    write('ben.txt', ben.replace('sailor', 'painter'));
    await run(['ben.txt'], { partial: true });
    const parts = contents();
    expect(parts['ada/ada.nq']).toBe(whole['ada/ada.nq']);
    expect(parts['ben/ben.yaml']).not.toBe(whole['ben/ben.yaml']);
    write('ben.txt', ben);
    await run(['ben.txt'], { partial: true });
    expect(contents()).toEqual(whole);
  });

  it('tells of articles that cannot be read and goes on', async () => {
    write('ada.txt', ada);
    write('bad.txt', Buffer.from([0x41, 0xff]));
    write('empty.txt', '');
    const result = await run(['*.txt']);
    expect(result.articles.map(({ name }) => name)).toEqual(['ada']);
    expect(result.failed).toEqual(['bad.txt', 'empty.txt']);
    expect(messages).toEqual([
      'bad.txt error article/encoding The file is not UTF-8: byte 0xFF at offset 1',
      expect.stringMatching(/^empty\.txt.* error article\/empty The file has no text/),
    ]);
    expect(Object.keys(contents()).filter((name) => /bad|empty/.test(name))).toEqual([]);
  });

  it('leaves the output alone when no article can be read', async () => {
    write('ada.txt', ada);
    await run(['ada.txt']);
    const before = contents();
    write('ada.txt', '');
    expect((await run(['ada.txt'])).articles).toEqual([]);
    expect(contents()).toEqual(before);
  });

  it('does not let two inputs be the same article', async () => {
    write('a/ada.txt', ada);
    write('b/ada.txt', ada);
    const result = await run(['a', 'b']);
    expect(result.articles).toHaveLength(1);
    expect(messages).toEqual([
      'b/ada.txt error article/twice Article "enwiki:Ada_Roe" was built from "a/ada.txt" already; leave one of them out',
    ]);
  });

  it('gives articles whose files have one name folders of their own, whatever their order', async () => {
    write('a/roe.txt', ada);
    write('b/roe.txt', ben);
    const names = (await run(['a', 'b'])).articles.map(({ name, key }) => [key, name]);
    expect(names.map(([, name]) => name)).toEqual([
      expect.stringMatching(/^roe-[0-9a-f]{8}$/),
      expect.stringMatching(/^roe-[0-9a-f]{8}$/),
    ]);
    expect(new Set(names.map(([, name]) => name)).size).toBe(2);
    rmSync(inFolder('out'), { recursive: true });
    expect((await run(['b', 'a'])).articles.map(({ name, key }) => [key, name])).toEqual(names);
  });

  it.each(['../../CANARY', '..', 'CON', 'context', 'README.md', '.staging'])(
    'is safe with an article that is called "%s"',
    async (title) => {
      write('canary', 'alive');
      write(`in/${title.replace(/[./]+/g, '_')}.txt`, `= ${title} =\n\nText of it.\n`);
      await run(['in']);
      expect(readdirSync(folder).sort()).toEqual(['canary', 'ids.lock.yaml', 'in', 'out']);
    },
  );

  it('warns when two articles use one name for different things', async () => {
    write('ada.txt', ada);
    write('ulm.txt', '= Ulm =\n\nUlm\n- Birth Place: Ada Roe\n- Occupation: Pilot\n\nUlm was a pilot.\n');
    await run(['*.txt']);
    expect(messages.some((text) => /warning entity\/homonym ".+" is a \w+ here and a \w+ in "enwiki:/.test(text))).toBe(
      true,
    );
  });

  it('builds the same from the document as from the article', async () => {
    write('ada.txt', ada);
    await run(['ada.txt']);
    const before = contents();
    cpSync(inFolder('out/ada/ada.yaml'), inFolder('ada.yaml'));
    await run([], { documents: ['ada.yaml'], partial: true });
    expect(messages).toEqual([]);
    expect(contents()).toEqual(before);
  });

  it('builds from an edited document, and refuses one that contradicts its article', async () => {
    write('ada.txt', ada);
    await run(['ada.txt']);
    const yaml = readFileSync(inFolder('out/ada/ada.yaml'), 'utf8');
    write('ada.yaml', yaml.replace('label: {en: Ulm}', 'label: {en: Ulm, de: Ulm}'));
    await run([], { documents: ['ada.yaml'], partial: true });
    expect(contents()['ada/ada.ttl']).toContain('"Ulm"@de');
    write('ada.yaml', yaml.replace('quote: "Birth Place: Ulm"', 'quote: "Birth Place: Bonn"'));
    const result = await run([], { documents: ['ada.yaml'], partial: true });
    expect(result.failed).toEqual(['ada.yaml']);
    expect(messages[0]).toMatch(
      /ada\.yaml:\d+:\d+ error evidence\/drift The text has "Birth Place: Ulm" at \d+ to \d+/,
    );
    expect(messages[0]).toContain('^^^^');
  });

  it('keeps the IRIs of the lock', async () => {
    write('ada.txt', ada);
    write(
      'ids.lock.yaml',
      'format: isnad/ids/1\nids:\n  Ada_R.:\n    iri: entity/Ada_R.\n    aliases: [Ada_Roe]\n    first: enwiki:Ada_R.\n',
    );
    await run(['ada.txt']);
    expect(contents()['ada/ada.nq']).toContain('<https://data.example.org/entity/Ada_R.>');
    expect(contents()['ada/ada.nq']).not.toContain('/entity/Ada_Roe>');
    expect(readFileSync(inFolder('ids.lock.yaml'), 'utf8')).toMatch(/Ada_R\.:[\s\S]*Ulm:/);
  });

  it('reports a lock that is broken, and writes nothing', async () => {
    write('ada.txt', ada);
    write('ids.lock.yaml', 'format: isnad/ids/1\nids: 5\n');
    const request = { config: config(), inputs: [inFolder('ada.txt')], documents: [], partial: false };
    expect(await build(request, tell, () => undefined)).toBeUndefined();
    expect(messages[0]).toContain('ids.lock.yaml:2:6 error config/invalid Value 5 is a number, not a map');
    expect(existsSync(inFolder('out'))).toBe(false);
  });

  it('says so when there is nothing to build', async () => {
    await expect(run([])).rejects.toThrow('There is nothing to build');
    await expect(run(['*.txt'])).rejects.toThrow('There is nothing to build');
    await expect(run(['missing.txt'])).rejects.toThrow('There is no file or folder');
  });

  it('does not write into the folder that it reads from', async () => {
    write('out/ada.txt', ada);
    await expect(run(['out'])).rejects.toThrow('choose another with --out');
  });

  it('tells how far it is', async () => {
    for (let number = 0; number < 3; number++)
      write(`in/a${number}.txt`, ada.replaceAll('Ada Roe', `Ada Roe ${'I'.repeat(number + 1)}`));
    const steps: unknown[] = [];
    await build({ config: config(), inputs: [inFolder('in')], documents: [], partial: false }, tell, (...step) =>
      steps.push(step),
    );
    expect(steps).toEqual([
      [1, 3, 'in/a0.txt'],
      [2, 3, 'in/a1.txt'],
      [3, 3, 'in/a2.txt'],
    ]);
  });
});
