/** The rules of the house that can be checked by reading the source. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

function filesOf(folder: string, extension: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    .sort();
}

const sources = filesOf('src', '.ts').map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
const generated = new Set(['src/statement/document.ts']);

/** Each layer may import itself and what stands before it. */
const layers = [
  'range',
  'message',
  'iri',
  'schema',
  'article',
  'statement',
  'dataset',
  'publish',
  'convert',
  'run',
  'cli',
];

function layerOf(file: string): string {
  return file.replace(/^src\//, '').replace(/\.ts$|\/.*$/, '');
}

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

/** The text without comments, as far as a line-by-line reading can tell. */
function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\s\/\/ .*$/gm, '');
}

function offenders(pattern: RegExp, within: (file: string) => boolean = () => true): string[] {
  return sources
    .filter(({ file }) => within(file) && !generated.has(file))
    .flatMap(({ file, text }) => [...codeOf(text).matchAll(pattern)].map((match) => `${file}: ${match[0]}`));
}

const pure = (file: string): boolean =>
  ['article', 'statement', 'dataset', 'publish', 'convert'].includes(layerOf(file));

describe('architecture', () => {
  it('has sources to look at', () => expect(sources.length).toBeGreaterThan(10));

  it.each(sources.filter(({ file }) => file !== 'src/index.ts'))('$file imports one way', ({ file, text }) => {
    const own = layers.indexOf(layerOf(file));
    expect(own, `layer of ${file}`).toBeGreaterThanOrEqual(0);
    const wrong = importsOf(text)
      .filter((name) => name.startsWith('.'))
      .map((name) => path.posix.join(path.posix.dirname(file), name))
      .filter((target) => layers.indexOf(layerOf(target)) > own || layerOf(target) === 'index');
    expect(wrong).toEqual([]);
  });

  it('has no import cycles', () => {
    const graph = new Map(
      sources.map(({ file, text }) => [
        file,
        importsOf(text.replace(/^import type .*$/gm, ''))
          .filter((name) => name.startsWith('.'))
          .map((name) => path.posix.join(path.posix.dirname(file), name)),
      ]),
    );
    const done = new Set<string>();
    const visit = (file: string, trail: string[]): void => {
      expect(trail, `cycle at ${file}`).not.toContain(file);
      if (done.has(file)) return;
      for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
      done.add(file);
    };
    for (const file of graph.keys()) visit(file, []);
  });

  it('imports relative files with .ts and Node modules with node:', () => {
    const wrong = sources.flatMap(({ file, text }) =>
      importsOf(text)
        .filter((name) =>
          name.startsWith('.') ? !name.endsWith('.ts') : /^(?:fs|path|crypto|url|util|os|process)$/.test(name),
        )
        .map((name) => `${file}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('names no property or item in code', () => {
    expect(
      offenders(/['"`](?:\w+:|https?:[^'"`]*\/)?[PQ]\d+['"`]/g, (file) => file !== 'src/dataset/vocabulary.ts'),
    ).toEqual([]);
  });

  it('names nobody out of an article in code or in the words of a language', () => {
    // Words of the seed that are names and nothing else; the full list would hold "Battle" and "Prophet".
    const names =
      /\b(?:Bakr|Asma|Umays|Aisha|Uthman|Muhammad|Mecca|Hejaz|Medina|Siffin|Qays|Hazleton|Madelung|Kennedy|Rashidun|Fustat|Egypt)\b/g;
    expect(offenders(names)).toEqual([]);
    const words = filesOf('source/languages', '.yaml').map((file) => readFileSync(path.join(root, file), 'utf8'));
    expect(words.flatMap((text) => text.replace(/#.*$/gm, '').match(names) ?? [])).toEqual([]);
  });

  it('prints and exits in the command line only', () => {
    const effects = /\bconsole\.|process\.(?:stdout|stderr|exit|exitCode)\b/g;
    expect(offenders(effects, (file) => layerOf(file) !== 'cli')).toEqual([]);
  });

  it('keeps clock, chance, files, network and locale out of the stages', () => {
    const effects =
      /\bDate\.now\b|\bnew Date\b|Math\.random|randomUUID|randomBytes|performance\.now|process\.(?:env|cwd)|\bfetch\(|localeCompare|toLocale\w+|node:(?:fs|net|http|https|os|child_process)\b/g;
    expect(offenders(effects, pure)).toEqual([]);
    expect(offenders(/localeCompare|\bnew Date\b|Math\.random/g)).toEqual([]);
  });

  it('has no drawer for odds and ends', () => {
    const drawers = /(?:^|\/)(?:utils?|common|helpers?|managers?|core|misc|shared)(?:\/|\.ts$)/;
    expect(sources.map(({ file }) => file).filter((file) => drawers.test(file))).toEqual([]);
    expect(
      sources.map(({ file }) => file).filter((file) => /\/index\.ts$/.test(file) && file !== 'src/index.ts'),
    ).toEqual([]);
  });

  it.each(sources.filter(({ file }) => !generated.has(file)))(
    '$file is short and says what it is',
    ({ file, text }) => {
      expect(text.split('\n').length, file).toBeLessThanOrEqual(350);
      expect(text.replace(/^#!.*\n/, ''), file).toMatch(/^\/\*\*/);
    },
  );
});
