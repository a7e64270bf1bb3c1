/** Conversion in threads: order, articles that break or hold up a thread, and the same dataset whatever the number of threads. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { ConvertContext, SourceText } from '../../src/convert.ts';
import type { ArticlePress } from '../../src/run/article-press.ts';
import { localConverter } from '../../src/run/conversion.ts';
import { ConversionPool, inOrder } from '../../src/run/conversion-pool.ts';
import type { WorkerTables } from '../../src/run/conversion-worker.ts';

const worker = new URL('./workers/moody.mjs', import.meta.url);
const none = {} as WorkerTables;

function source(text: string): SourceText {
  return { name: text, file: text, title: `Title of ${text}`, text, sha256: '', bytes: 0, form: 'wikitext' };
}

async function reasons(texts: readonly string[], jobs: number, options: object = {}): Promise<string[]> {
  const pool = new ConversionPool(jobs, none, { worker, ...options });
  try {
    const found: string[] = [];
    const most = { items: jobs * 4, weight: 1e6 };
    for await (const [, { messages }] of inOrder(listed(texts.map(source)), pool.convert, () => 1, most))
      found.push(...messages.map(({ level, rule, reason }) => (level === 'info' ? reason : `${rule}: ${reason}`)));
    return found;
  } finally {
    await pool.close();
  }
}

async function* listed<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

describe('ConversionPool', () => {
  it('gives results in the order of the articles, whichever is done first', async () => {
    const texts = Array.from({ length: 40 }, (_, i) => `article ${(i * 7) % 30} ${i}`);
    expect(await reasons(texts, 3)).toEqual(texts);
  });

  it('leaves out an article that holds up its thread, that ends it, or that throws, and keeps the others', async () => {
    const texts = ['a', 'hang', 'b', 'exit', 'c', 'throw', 'd', 'e', 'f'];
    const found = await reasons(texts, 2, { seconds: 2 });
    expect(found.filter((reason) => !reason.includes(':'))).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(found[1]).toBe('article/abandoned: "Title of hang" was left out: it took longer than 2 s');
    expect(found[3]).toMatch(/^article\/abandoned: "Title of exit" was left out: it ended its thread/);
    expect(found[5]).toBe('article/abandoned: "Title of throw" was left out: it ended its thread (no good)');
  });

  it('leaves out an article that takes all memory', async () => {
    expect(await reasons(['a', 'eat', 'b'], 1, { megabytes: 64 })).toEqual([
      'a',
      'article/abandoned: "Title of eat" was left out: it took more than 64 MB of memory',
      'b',
    ]);
  });

  it('does not go on when a thread has other tables than the build', async () => {
    await expect(reasons(['a', 'stale', 'b'], 2)).rejects.toThrow('The tables have changed during the build');
  });
});

describe('a converter without threads', () => {
  it('leaves out an article that the program fails on', () => {
    const broken = localConverter({} as ConvertContext, undefined as unknown as ArticlePress);
    const { messages, made } = broken(source('a'));
    expect(made).toBeUndefined();
    expect(messages).toMatchObject([{ level: 'error', rule: 'article/abandoned' }]);
    expect(messages[0]?.reason).toMatch(/^"Title of a" was left out: the program failed on it/);
  });
});

describe('inOrder', () => {
  it('has no more under way than it may', async () => {
    let open = 0;
    let most = 0;
    const work = async (weight: number): Promise<number> => {
      most = Math.max(most, ++open);
      await new Promise((resolve) => setTimeout(resolve, weight));
      open--;
      return weight;
    };
    const items = [5, 1, 9, 3, 2, 8, 1, 1, 4];
    for await (const [item, result] of inOrder(listed(items), work, () => 1, { items: 3, weight: 100 }))
      expect(result).toBe(item);
    expect(most).toBe(3);
    most = 0;
    for await (const [item] of inOrder(listed(items), work, (weight) => weight, { items: 99, weight: 10 }))
      expect(item).toBeDefined();
    expect(most).toBeLessThan(5);
  });
});

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = path.join(root, 'dist/cli/main.js');
const dump = path.join(root, '../shared/data/dumps/enwiki-wikireader-composers-453p.xml.bz2');
const ready = existsSync(dump) && existsSync(path.join(root, 'dist/run/conversion-worker.js'));

describe.skipIf(!ready)('isnad build --jobs (skipped without dist/ and ../shared/data)', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'isnad-jobs-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('writes the same bytes and says the same with one thread and with several', () => {
    const built = ['1', '3'].map((jobs) => {
      const cwd = mkdtempSync(path.join(folder, 'run-'));
      const args = [main, 'build', dump, '--limit', '30', '--jobs', jobs];
      return { ...spawnSync(process.execPath, args, { cwd, encoding: 'utf8' }), files: filesOf(cwd) };
    });
    const [one, several] = built;
    expect(one?.status).toBe(0);
    expect(several?.stderr).toBe(one?.stderr);
    expect(several?.stdout).toBe(one?.stdout);
    expect(several?.files.size).toBeGreaterThan(500);
    for (const [name, content] of one?.files ?? []) if (several?.files.get(name) !== content) expect.fail(name);
    expect(several?.files.size).toBe(one?.files.size);
  });

  it('takes only numbers of threads', () => {
    const run = spawnSync(process.execPath, [main, 'build', dump, '--jobs', '0'], { cwd: folder, encoding: 'utf8' });
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('"0" is no number of threads');
  });
});

/** The content of each file below a folder. */
function filesOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}
