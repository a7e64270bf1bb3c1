/** Articles that somebody made to break a program: each is built, or told of, in time that grows with its length. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Document } from '../../src/statement/document.ts';
import { Workplace } from './run-command.ts';

let work: Workplace;
beforeEach(() => {
  work = new Workplace();
  work.write('canary', 'alive');
});
afterEach(() => work.remove());

const box = (...fields: string[]): string =>
  `= Ada Roe =\n\nAda Roe\n${fields.map((field) => `- ${field}\n`).join('')}\nAda Roe was a pilot.\n`;

const articles: Record<string, string | Buffer> = {
  nothing: '',
  blanks: ' \n\n\t\n',
  'a title without words': '= =\n',
  'equals signs and blanks': `${'='.repeat(5000)}${' '.repeat(5000)}`,
  'a line of 1 MB': `= A =\n\n${'word '.repeat(200_000)}`,
  'a word of 1 MB': `= A =\n\n${'x'.repeat(1_000_000)}`,
  'a key of 1 MB': box(`${'k'.repeat(1_000_000)}: v`),
  '5,000 fields': box(...Array.from({ length: 5000 }, (_, index) => `Key${index}: v`)),
  '2,000 fields of one key': box(...Array.from({ length: 2000 }, () => 'Spouse: Ben Roe')),
  'a list of 20,000 names': box(
    `Children: ${Array.from({ length: 20_000 }, (_, index) => `Name ${index}`).join(', ')}`,
  ),
  'keys that every object has': box('__proto__: x', 'constructor: y', 'toString: z', 'hasOwnProperty: w'),
  'a NUL': box('Occupation: Pi\0lot', 'Birth Place: U\0lm'),
  'half a surrogate pair': Buffer.from(box('Occupation: Pilot').replace('Pilot', '\ufffd')),
  'marks of direction': box('Occupation: \u202epilot\u2066', 'Birth Place: U\u202elm'),
  'an IRI that breaks out': box('Birth Place: a> <http://e/p> <http://evil/x> .', 'Website: http://x.org/> <a'),
  'addresses that run': box('Website: javascript:alert(1)', 'Occupation: data:text/html,x'),
  'quotes and backslashes': box(`Occupation: """ \\ ' \\u005C "`, 'Birth Place: "Ulm"'),
  'numbers at the edge': box('Birth Date: 99999999999', 'Death Date: -1', 'Height: 1e3', 'Weight: Infinity'),
  'all brackets at once': box(`Occupation: ${'(['.repeat(20_000)}`),
  'a byte that is no UTF-8': Buffer.from([0x3d, 0x20, 0x41, 0xff]),
  'UTF-16': Buffer.from('\ufeff= A =', 'utf16le'),
};

const wikitexts: Record<string, string> = {
  'templates that never close': '{{'.repeat(50_000),
  'links that never close': '[['.repeat(50_000),
  'references that never close': '<ref>'.repeat(50_000),
  'comments that never close': '<!--'.repeat(50_000),
  apostrophes: "'''".repeat(50_000),
  'templates in templates': '{{a|'.repeat(10_000) + '}}'.repeat(10_000),
  'tables in tables': '{|\n|\n'.repeat(10_000),
  nothing: '',
};

async function build(name: string): Promise<void> {
  const { code, err } = await work.run(['build', name]);
  expect(err).not.toContain('The program has a fault');
  expect(code).toBeLessThan(2);
  expect(
    readdirSync(work.folder)
      .filter((file) => !['out', 'ids.lock.yaml'].includes(file))
      .sort(),
  ).toEqual([name, 'canary'].sort());
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  if (code === 1) return;
  const validated = await work.run(['validate']);
  expect(validated).toMatchObject({ code: 0, err: '' });
}

describe('isnad build', () => {
  it.each(Object.keys(articles))('withstands %s', async (name) => {
    work.write('article.txt', articles[name] ?? '');
    await build('article.txt');
  });

  it.each(Object.keys(wikitexts))('withstands wikitext with %s', async (name) => {
    work.write('article.wiki', wikitexts[name] ?? '');
    await build('article.wiki');
  });

  it('keeps keys that every object has as keys like any other', async () => {
    work.write('article.txt', articles['keys that every object has'] ?? '');
    await work.run(['build', 'article.txt']);
    const { infobox } = parse(readFileSync(work.path('out/article/article.yaml'), 'utf8')) as Document;
    expect(infobox?.fields.map(({ key }) => key)).toEqual(['__proto__', 'constructor', 'toString', 'hasOwnProperty']);
  });

  it('finds the same statements with and without a byte order mark and carriage returns', async () => {
    const text = box('Birth Place: Ulm', 'Occupation: Pilot');
    const ids = async (content: string): Promise<string[]> => {
      work.write('article.txt', content);
      await work.run(['build', 'article.txt']);
      const { statements } = parse(readFileSync(work.path('out/article/article.yaml'), 'utf8')) as Document;
      return statements.map(({ id }) => id);
    };
    const wanted = await ids(text);
    expect(wanted.length).toBeGreaterThan(1);
    expect(await ids(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(wanted);
    expect((await work.run(['validate'])).code).toBe(0);
  });
});
