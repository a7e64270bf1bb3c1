/** Reading of MediaWiki exports: pages, broken files, compressed files, the index of multistream dumps, selections. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { Message } from '../../src/message.ts';
import { newCounts, readDump, readDumpPages, type PageSelection } from '../../src/run/dump-input.ts';
import { DumpReader, type DumpProblem } from '../../src/run/dump-pages.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'isnad-dump-'));
afterAll(() => rmSync(folder, { recursive: true }));

const page = (title: string, text: string, more = ''): string =>
  `<page><title>${title}</title><ns>0</ns><id>7</id>${more}<revision><id>70</id><timestamp>2020-01-02T03:04:05Z</timestamp><contributor><id>9</id></contributor><model>wikitext</model><text xml:space="preserve">${text}</text></revision></page>`;
const head =
  '<mediawiki><siteinfo><dbname>xwiki</dbname><namespaces><namespace key="0" case="first-letter" /><namespace key="10">Template</namespace></namespaces></siteinfo>';

function read(xml: string | Buffer, size = 7): { titles: string[]; problems: DumpProblem[]; reader: DumpReader } {
  const problems: DumpProblem[] = [];
  const reader = new DumpReader((problem) => problems.push(problem));
  const bytes = Buffer.from(xml);
  const pages = [];
  for (let at = 0; at < bytes.length; at += size) pages.push(...reader.write(bytes.subarray(at, at + size)));
  pages.push(...reader.close());
  return { titles: pages.map(({ title, text }) => `${title}=${text}`), problems, reader };
}

async function readFile(name: string, content: string | Buffer, selection: PageSelection = {}) {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return readPath(file, selection);
}

async function readPath(file: string, selection: PageSelection = {}) {
  const messages: Message[] = [];
  const counts = newCounts();
  const redirects: string[] = [];
  const names: string[] = [];
  const context = {
    root: folder,
    tell: (message: Message) => messages.push(message),
    selection,
    counts,
    onRedirect: (from: string, to: string) => redirects.push(`${from}→${to}`),
  };
  for await (const source of readDump(file, context)) names.push(source.name);
  return { names, counts, redirects, rules: messages.map(({ rule }) => rule) };
}

describe('DumpReader', () => {
  it('gives pages as soon as they are complete, whatever the pieces', () => {
    const xml = `${head}${page('A &amp; B', 'x &lt;ref&gt; é𐍈')}${page('C', '')}</mediawiki>`;
    for (const size of [1, 2, 3, 1000]) expect(read(xml, size).titles).toEqual(['A & B=x <ref> é𐍈', 'C=']);
    expect(read(xml).reader.site).toEqual({
      database: 'xwiki',
      namespaces: new Map([
        [0, ''],
        [10, 'Template'],
      ]),
    });
    expect(read(xml).problems).toEqual([]);
  });

  it('keeps what stands before an error, and tells the byte', () => {
    const before = `${head}${page('Ä', 'é')}`;
    const { titles, problems } = read(`${before}<page><title>B</titel></page>`);
    expect(titles).toEqual(['Ä=é']);
    const at = Buffer.byteLength(`${before}<page><title>B</titel`);
    expect(problems).toMatchObject([{ kind: 'malformed' }]);
    expect(Math.abs(problems[0]!.offset - at)).toBeLessThan(2);
  });

  it('tells where a truncated dump ends', () => {
    const { titles, problems } = read(`${head}${page('A', 'x')}<page><title>B</title>`);
    expect(titles).toEqual(['A=x']);
    expect(problems).toMatchObject([{ kind: 'truncated', reason: 'The dump ends within page "B" after 1 pages' }]);
  });

  it('expands no entities of a document type', () => {
    const lol = '<!DOCTYPE x [<!ENTITY lol "lol">]>';
    const { titles, problems } = read(`${lol}${head}${page('A', '&lol;')}</mediawiki>`);
    expect(titles.join()).not.toContain('lol');
    expect(problems.map(({ kind }) => kind)).toEqual(['doctype', 'malformed']);
  });

  it('holds no text without end', () => {
    const problems: DumpProblem[] = [];
    const reader = new DumpReader((problem) => problems.push(problem));
    reader.write(Buffer.from('<mediawiki><page><title>X</title><revision><text>'));
    const piece = Buffer.alloc(1 << 20, 0x61);
    for (let i = 0; i < 100 && !reader.stopped; i++) reader.write(piece);
    expect(problems).toMatchObject([{ kind: 'malformed', reason: expect.stringContaining('without a tag') }]);
    expect(reader.offset).toBeLessThan(70 << 20);
  });

  it('reads characters that pieces cut, and tells of bytes that are none', () => {
    const before = `${head}${page('A', 'é𐍈\ufffd\ufeffx')}`;
    const xml = Buffer.concat([
      Buffer.from(`${before}${page('B', 'b')}<page><title>C`),
      Buffer.from([0xc0, 0xaf, 0x41]),
    ]);
    for (const size of [1, 2, 3, 5, 1000]) {
      const { titles, problems } = read(xml, size);
      expect(titles).toEqual(['A=é𐍈\ufffd\ufeffx', 'B=b']);
      expect(problems).toEqual([{ kind: 'malformed', reason: 'Byte 0xC0 is no UTF-8', offset: xml.length - 3 }]);
    }
    const bom = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(`${before}</mediawiki>`)]);
    for (const size of [1, 2, 1000]) expect(read(bom, size).titles).toEqual(['A=é𐍈\ufffd\ufeffx']);
  });

  it('says when a file is no dump', () => {
    expect(read('<html></html>').problems).toMatchObject([{ kind: 'no-dump' }]);
    expect(read('').problems).toMatchObject([{ kind: 'no-dump' }]);
  });
});

describe('readDump', () => {
  const xml = `${head}${page('A', '{{Infobox person|a=b}} [[Category:Old kings|A]]')}${page('B', '[[A]]')}${page(
    'C',
    '#REDIRECT [[A]]',
    '<redirect title="A" />',
  )}${page('T', 'x').replace('<ns>0', '<ns>10')}</mediawiki>`;

  it('leaves redirects and other namespaces out and counts them', async () => {
    const { names, counts, redirects } = await readFile('a.xml', xml);
    expect(names).toEqual(['A', 'B']);
    expect(counts).toEqual({ pages: 4, redirects: 1, others: 1, unwanted: 0, empty: 0, articles: 2 });
    expect(redirects).toEqual(['C→A']);
  });

  it('leaves out pages without text and counts them', async () => {
    const text = '<text deleted="deleted" />';
    const deleted = `<page><title>D</title><ns>0</ns><id>1</id><revision><id>1</id>${text}</revision></page>`;
    const { names, counts, rules } = await readFile(
      'e.xml',
      `${head}${deleted}${page('E', ' ')}${page('F', 'x')}</mediawiki>`,
    );
    expect([names, counts.empty, counts.articles, rules]).toEqual([['F'], 2, 1, []]);
  });

  it.each<[PageSelection, string[]]>([
    [{ titles: new Set(['B']) }, ['B']],
    [{ categories: new Set(['old_Kings']) }, ['A']],
    [{ infoboxes: new Set(['Infobox person']) }, ['A']],
    [{ limit: 1 }, ['A']],
    [{ namespaces: new Set([10]) }, ['T']],
  ])('selects by %j', async (selection, names) => {
    expect((await readFile('a.xml', xml, selection)).names).toEqual(names);
  });

  it('reads gzip, and keeps what a cut-off file holds', async () => {
    expect((await readFile('a.xml.gz', gzipSync(xml))).names).toEqual(['A', 'B']);
    const long = `${head}${Array.from({ length: 500 }, (_, i) => page(`P${i}`, String(Math.sin(i)).repeat(9))).join('')}</mediawiki>`;
    const cut = await readFile('cut.xml.gz', gzipSync(long).subarray(0, -2000));
    expect(cut.names.length).toBeGreaterThan(100);
    expect(cut.rules).toEqual(['dump/truncated']);
  });
});

const dumps = fileURLToPath(new URL('../../../shared/data/dumps/', import.meta.url));

describe.skipIf(!existsSync(dumps))('real dumps (skipped without ../shared/data)', () => {
  const manifest = existsSync(dumps) ? readFileSync(path.join(dumps, 'MANIFEST.tsv'), 'utf8').split('\n').slice(1) : [];
  const rows = manifest.map((line) => line.split('\t')).filter(([file]) => file);

  it.each(rows.map((row) => [row[0]!, Number(row[6])] as const))(
    '%s has %i pages',
    async (name, pages) => {
      const messages: Message[] = [];
      let count = 0;
      const context = { root: folder, tell: (message: Message) => messages.push(message) };
      for await (const { title, revision } of readDumpPages(path.join(dumps, name), context)) {
        count++;
        expect(title).not.toBe('');
        expect(revision).toMatch(/^\d+$/);
      }
      expect(messages).toEqual([]);
      expect(count).toBe(pages);
    },
    60_000,
  );

  it('reads several streams in one file, and one of them by the index', async () => {
    const head = readFileSync(path.join(dumps, 'frwiki-2010-6p.xml.bz2'));
    const two = readFileSync(path.join(dumps, 'dbpedia-minidump-es.xml.bz2'));
    const file = path.join(folder, 'x-multistream.xml.bz2');
    writeFileSync(file, Buffer.concat([head, two]));
    const index = `0:1:First\n${head.length}:2:Second\n`;
    writeFileSync(path.join(folder, 'x-multistream-index.txt'), index);
    const { counts, rules } = await readPath(file, { titles: new Set(['Second']) });
    // The second stream is a dump of its own with one page: nothing of the first was read.
    expect(counts.pages).toBe(1);
    expect(rules).toEqual([]);
  });

  it('has as many files as the manifest says', () =>
    expect(readdirSync(dumps).filter((name) => name.endsWith('.xml.bz2'))).toHaveLength(rows.length));
});
