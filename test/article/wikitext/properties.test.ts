/** What holds for any text: nothing is thrown, leaves cover, words lead back to the text, and time is linear. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/article/article.ts';
import { placeOf, runsOf, type Passage } from '../../../src/article/passage.ts';
import type { Content } from '../../../src/article/wikitext/node.ts';
import { deepest, parseTree } from '../../../src/article/wikitext/tree.ts';
import { passagesOf, readPage } from './tables.ts';

/** What is wrong with an article, if anything is. */
function faultOf(article: Article): string | undefined {
  let at = 0;
  for (const { kind, range } of article.leaves) {
    if (range.start !== at || range.end <= at) return `leaf ${kind} at ${range.start} after ${at}`;
    at = range.end;
  }
  if (at !== article.text.length) return `leaves end at ${at} of ${article.text.length}`;
  for (const passage of passagesOf(article)) {
    const fault = faultOfPassage(passage, article.text);
    if (fault !== undefined) return `${fault} in ${JSON.stringify(passage.words.slice(0, 100))}`;
  }
  return undefined;
}

function faultOfPassage(passage: Passage, text: string): string | undefined {
  const { words, map, range, links = [], citations = [] } = passage;
  if (range.start > range.end || range.end > text.length) return 'range';
  for (const { start, end } of links) if (start >= end || end > words.length) return 'link';
  for (const { at } of citations) if (at > words.length) return 'citation';
  if (!map) return words === text.slice(range.start, range.end) ? undefined : 'words';
  let at = 0;
  let last = 0;
  for (const { start, end, exact, place } of runsOf(passage)) {
    if (start !== at || end <= start || place.start < last) return `map at ${start}`;
    if (exact && text.slice(place.start, place.end) !== words.slice(start, end)) return `copy at ${start}`;
    at = end;
    last = place.start;
  }
  if (at !== words.length) return 'end of map';
  const whole = placeOf(passage, 0, words.length);
  return whole.start > whole.end || whole.end > text.length ? 'place' : undefined;
}

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '{{',
      '}}',
      '{{{',
      '}}}',
      '[[',
      ']]',
      '[http://a.b ',
      ']',
      '|',
      '=',
      "''",
      "'''",
      '\n',
      '\n\n',
      '\n*',
      '\n==',
      '==\n',
    ],
    ...[
      '<ref>',
      '</ref>',
      '<ref name=a>',
      '<ref name=a/>',
      '<nowiki>',
      '</nowiki>',
      '<!--',
      '-->',
      '<br>',
      '<sup>',
      '</sup>',
    ],
    ...[
      '{|',
      '\n{|',
      '\n|}',
      '&amp;',
      '&#0;',
      '__TOC__',
      'Infobox a|b=',
      'ubl|',
      'plainlist|',
      'birth date|1950|1|2',
      'sfn|A|1',
    ],
    ...[
      'cite book|title=T|last=A|year=1',
      'marriage|X|1|2',
      'lang|ar|',
      'convert|1|km',
      'coord|1|2',
      '<span style="display:none">',
    ],
    ...[' ', 'A', 'b. ', 'C, D', 'é', '𐍈', '\ud800', '2', '#REDIRECT ', 'Category:X', 'File:X'],
  ),
  fc.string({ maxLength: 5 }),
);
const wikitext = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('any text', () => {
  it('is read without exception; leaves cover it and words lead back to it', () => {
    fc.assert(
      fc.property(wikitext, (text) => {
        const page = readPage(`{{Infobox a|b=${text}}}\n${text}`);
        expect(faultOf(page)).toBeUndefined();
        expect(faultOf(readPage(text))).toBeUndefined();
      }),
      { numRuns: 1500 },
    );
  });

  it('gives nodes that nest and follow one another', () => {
    const check = (content: Content, depth: number): void => {
      expect(depth).toBeLessThan(3 * deepest);
      let at = content.start;
      for (const node of content.nodes) {
        expect(node.start).toBeGreaterThanOrEqual(at);
        expect(node.end).toBeGreaterThan(node.start);
        at = node.end;
        if ('parts' in node) for (const part of node.parts) check(part, depth + 1);
        if (node.kind === 'element' && node.content) check(node.content, depth + 1);
      }
      expect(content.end).toBeGreaterThanOrEqual(at);
    };
    fc.assert(
      fc.property(wikitext, (text) => check(parseTree(text), 0)),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['braces', '{{'.repeat(5000) + 'x' + '}}'.repeat(5000)],
    ['brackets', '[['.repeat(5000) + 'x' + ']]'.repeat(5000)],
    ['parameters', '{{{a|'.repeat(5000) + '}}}'.repeat(5000)],
    ['templates', '{{nowrap|'.repeat(5000) + 'x' + '}}'.repeat(5000)],
    ['references', '<ref>{{a|'.repeat(5000) + '}}</ref>'.repeat(5000)],
    ['tables', '\n{|'.repeat(5000)],
  ])('may nest %s 5,000 deep', (_, text) => expect(faultOf(readPage(text))).toBeUndefined());
});

describe('time', () => {
  const timeOf = (piece: string, size: number): number => {
    const text = piece.repeat(Math.ceil(size / piece.length));
    const start = performance.now();
    readPage(text);
    return performance.now() - start;
  };

  it.each([
    ...[
      '{{{{[[[[',
      '[[',
      '{{a|',
      '<ref>',
      '<ref name=a>',
      "'''''",
      '[http://a ',
      '<!--',
      '__A',
      '&am',
      '{|\n',
      '\n*',
      '\n==',
      '|',
      '=',
    ],
    ...[
      '{{nowrap|a}} ',
      '[[A|b]] ',
      '<ref>x</ref>',
      '<br>',
      '{{ubl|a|b}}',
      '<span style="display:none">',
      '{{sfn|a|1}}',
    ],
  ])(
    'for many %j is like that for prose',
    (piece) => {
      // 1 MB of what opens and never closes; an eighth of it for the rest, to be quick.
      const size = piece === '{{{{[[[[' ? 1 << 20 : 1 << 17;
      const prose = Math.min(timeOf('Words of a sentence. ', size), timeOf('Words of a sentence. ', size));
      // What is slow once may be the machine's doing.
      expect(Math.min(timeOf(piece, size), timeOf(piece, size))).toBeLessThan(8 * prose + 200);
    },
    60_000,
  );

  it('for twice as much is twice as long', () => {
    const long = '{{nowrap|[[A|b]]}} <ref>{{cite book|title=T}}</ref>\n';
    timeOf(long, 1 << 16);
    expect(timeOf(long, 1 << 19)).toBeLessThan(20 * timeOf(long, 1 << 16) + 200);
  }, 60_000);
});

const pages = new URL('../../../../shared/data/wikitext/', import.meta.url);

describe.skipIf(!existsSync(pages))('real pages (skipped without ../shared/data)', () => {
  it.each(existsSync(pages) ? readdirSync(pages).filter((name) => name.endsWith('.wikitext')) : [])('%s', (name) => {
    const page = readPage(readFileSync(new URL(encodeURIComponent(name), pages), 'utf8'));
    expect(faultOf(page)).toBeUndefined();
    const words = passagesOf(page).some((passage) => passage.words !== '');
    expect(words || page.page?.redirect !== undefined || page.page?.templates.length === 0).toBe(true);
  });
});
