/** The plain form of an article: what is title, infobox, sentence, item, and that no character is lost. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlain } from '../../src/article/plain.ts';
import type { Article } from '../../src/article/article.ts';
import type { Message } from '../../src/message.ts';
import { slice } from '../../src/range.ts';
import { resources, root } from '../resources.ts';

const seed = readFileSync(path.join(root, 'source/articles/muhammad-ibn-abi-bakr.txt'), 'utf8');
const { words } = resources.context;

function read(text: string, name = 'my-article'): Article & { rules: string[] } {
  const messages: Message[] = [];
  const article = parsePlain(text, { words, name }, (message) => messages.push(message));
  return { ...article, rules: messages.map(({ rule }) => rule) };
}

const fields = (article: Article): [string, number | undefined, string][] =>
  (article.infobox?.fields ?? []).map(({ norm, number, value }) => [norm, number, value.words]);
const blocks = ({ sections }: Article): string[] =>
  sections.flatMap((section) =>
    section.blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? block.sentences.map(({ passage }) => `${section.title} | ${passage.words}`)
        : block.kind === 'list'
          ? block.items.map(({ passage, depth }) => `${section.title} ${'*'.repeat(depth)} ${passage.words}`)
          : [`${section.title} " ${block.passage.words}`],
    ),
  );

/** Every range of an article that has words. */
function* ranges(article: Article) {
  for (const name of article.infobox?.names ?? []) yield { range: name.range, words: name.text };
  for (const { key, keyRange, value } of article.infobox?.fields ?? []) {
    yield { range: keyRange, words: key };
    yield { range: value.range, words: value.words };
  }
  for (const { blocks: all } of article.sections) {
    for (const block of all) {
      const nodes = block.kind === 'paragraph' ? block.sentences : block.kind === 'list' ? block.items : [];
      for (const { passage } of nodes) yield { range: passage.range, words: passage.words };
      if (block.kind === 'quotation') yield { range: block.passage.range, words: block.passage.words };
    }
  }
}

/** Each character is in one leaf, and no word is in one that is only marks. */
function expectCovered(article: Article): void {
  expect(article.leaves.map(({ range }) => slice(article.text, range)).join('')).toBe(article.text);
  for (const { kind, range } of article.leaves)
    if (kind === 'mark' || kind === 'space') expect(slice(article.text, range)).not.toMatch(/[\p{L}\p{N}]/u);
  for (const { range, words: own } of ranges(article)) expect(slice(article.text, range)).toBe(own);
}

describe('the article in source/', () => {
  const article = read(seed);

  it('has a title, names, fields, sections, a quotation and lists', () => {
    expect(article.title).toBe('Muhammad ibn Abi Bakr');
    expect(article.infobox?.names.map(({ text }) => text)).toEqual(['Muhammad ibn Abi Bakr', 'مُحَمَّد بْن أَبِي بَكْر']);
    expect(fields(article)).toHaveLength(14);
    expect(fields(article)[4]).toEqual(['successor', 1, 'Malik al-Ashtar , Amr ibn al-As']);
    expect(article.sections.map(({ kind }) => kind)).toEqual([
      'lead',
      ...Array<string>(5).fill('prose'),
      'see-also',
      'bibliography',
    ]);
    expect(blocks(article).filter((block) => block.startsWith('Legacy "'))).toHaveLength(1);
    expect(blocks(article).filter((block) => block.startsWith('Bibliography *'))).toHaveLength(11);
    expectCovered(article);
  });

  it.each([
    ['CRLF', seed.replaceAll('\n', '\r\n')],
    ['CR', seed.replaceAll('\n', '\r')],
    ['a byte order mark', `\ufeff${seed}`],
    ['blank lines at the end', `${seed}\n\n\n`],
    ['headings without blanks', seed.replaceAll(/^== (.+) ==$/gm, '==$1==')],
  ])('is the same with %s', (_, text) => {
    const other = read(text);
    expectCovered(other);
    expect([other.title, fields(other), blocks(other)]).toEqual([article.title, fields(article), blocks(article)]);
  });

  it('keeps decomposed letters and characters beyond 16 bits as they are', () => {
    for (const text of [seed.normalize('NFD'), `= 𐩠 =\n\n😀 , 𐎀\n- Key 𐎀: 😀\n\n😀 is. 𐩠 is.\n`])
      expectCovered(read(text));
    expect(fields(read('= A =\n\n- Pére: x\n'.normalize('NFD')))).toEqual([['pére', undefined, 'x']]);
  });
});

describe('an infobox', () => {
  it.each([
    [
      '= A =\n\nA\n- Office1: x\n- Term Start12: y\n',
      [
        ['office', 1, 'x'],
        ['term_start', 12, 'y'],
      ],
      [],
    ],
    ['= A =\n- Key: x\n\nText.\n', [['key', undefined, 'x']], []],
    [
      '= A =\n\n- Key:\n- Key: x: y\n',
      [
        ['key', undefined, ''],
        ['key', undefined, 'x: y'],
      ],
      ['infobox/empty-value', 'infobox/duplicate-key'],
    ],
    ['= A =\n\nA\n\nText.\n', [], ['article/no-infobox']],
    ['= A =\n\nText of a lead.\n- Not a key of this: but an item.\n', [], ['article/no-infobox']],
    [
      '= A =\n\n- Key: x\nstray words\n- Other: y\n',
      [
        ['key', undefined, 'x'],
        ['other', undefined, 'y'],
      ],
      ['article/stray-line'],
    ],
    ['- Key: x\n', [['key', undefined, 'x']], ['article/no-title']],
    [
      '= A =\n\n- Population 2010: 5\n- Area km2: 3\n',
      [
        ['population_2010', undefined, '5'],
        ['area_km2', undefined, '3'],
      ],
      [],
    ],
  ])('%j', (text, expected, rules) => {
    const article = read(text);
    expect(fields(article)).toEqual(expected);
    expect(article.rules).toEqual(rules);
    expectCovered(article);
  });

  it('is taken from the file name when there is no title', () =>
    expect(read('Words.\n', 'ada-roe').title).toBe('Ada roe'));

  it('is an error in an empty file', () => {
    for (const text of ['', '\ufeff', ' \n\t\r\n']) expect(read(text).rules).toEqual(['article/empty']);
  });
});

describe('sections', () => {
  it.each([
    ['== B ==\nOne. Two.\n', ['B | One.', 'B | Two.']],
    ['==B==\n=== C ===\n====== D ======\nOne.', ['D | One.']],
    ['== B ==\n- one. Two.\n-- three\n* four', ['B * one. Two.', 'B ** three', 'B * four']],
    ['== B ==\n "Words."\n', ['B " Words.']],
    ['== B ==\nHe met Dr. Roe in c. 1900. It was St. Roe.', ['B | He met Dr. Roe in c. 1900.', 'B | It was St. Roe.']],
    ['== B =\nOne.', [' B | One.']],
  ])('%j', (text, expected) => {
    const article = read(`= A =\n\n${text}`);
    expect(blocks(article).map((block) => block.replace(/^= /, ' '))).toEqual(expected);
    expectCovered(article);
  });

  it('have ids of their own', () => {
    const ids = read('= A =\n\n== B ==\nOne.\n== B ==\nOne.\n== lead ==\nTwo.').sections.map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });
});

describe('whatever the text', () => {
  const piece = fc.constantFrom(
    ...[
      '= A =\n',
      '== B ==\n',
      '==C==',
      '- Key: value\n',
      '- Key:',
      '-',
      '* item',
      ' "q"',
      ':',
      '\n',
      '\r\n',
      '\r',
      '\n\n',
      'Words. More',
      ' , ',
      'é',
      '😀',
      '\ud83d',
      '\ufeff',
      '\u00a0',
      '=',
      '----\n',
      'اسم',
    ],
  );

  it('loses nothing, throws nothing, and all ranges are slices', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (parts) => expectCovered(read(parts.join('')))),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => expectCovered(read(text))),
      { numRuns: 500 },
    );
  });

  it('reads ten megabytes', { timeout: 120_000 }, () => {
    const body = seed.slice(seed.indexOf('\n\n== Birth'));
    const article = read(seed + body.repeat(Math.ceil(10e6 / body.length)));
    expect(article.text.length).toBeGreaterThan(10e6);
    expect(article.leaves.at(-1)?.range.end).toBe(article.text.length);
  });
});
