/** Tokens are slices, and no text makes the reader throw or stall. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CodePoints, slice } from '../../../src/range.ts';
import { tokenize } from '../../../src/statement/prose/token.ts';
import { convertText } from '../../resources.ts';

const words = fc.constantFrom(
  'John',
  'Roe',
  'of',
  'the',
  'and',
  ',',
  '(',
  ')',
  '"',
  "'s",
  'was',
  'born',
  'in',
  'son',
  'his',
  'He',
  'who',
  '.',
  '1066',
  'King',
  'Battle',
  'married',
  'not',
  'according',
  'to',
  'ibn',
  '–',
  '🕌',
  'suggests',
  'that',
);

it('cuts tokens that are slices of the words, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      let end = 0;
      for (const token of tokenize(text)) {
        expect(token.text).toBe(text.slice(token.start, token.end));
        expect(token.start).toBeGreaterThanOrEqual(end);
        end = token.end;
      }
      const rest = tokenize(text).reduce((left, token) => left - token.text.length, text.replace(/\s/gu, '').length);
      expect(rest).toBe(0);
    }),
  );
});

it('never throws, and quotes only what stands in the text', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
      const text = `= John Roe =\n\nJohn Roe was a nobleman. He was known.\n\n${parts.join(' ')}\n`;
      const { document } = convertText(text);
      const points = new CodePoints(text);
      for (const { evidence } of document.statements)
        for (const { quote, at } of evidence) expect(slice(text, points.range(at))).toBe(quote);
    }),
    { numRuns: 150 },
  );
});

it.each([
  ['names', 'John '.repeat(20_000)],
  ['possessives', "John's ".repeat(20_000)],
  ['commas', 'John Roe, '.repeat(10_000)],
  ['kin', 'the son of the son of '.repeat(5_000)],
  ['brackets', '('.repeat(20_000)],
  ['cues', 'not never if who suggests that '.repeat(3_000)],
  ['births', 'John Roe was born in Leeds and '.repeat(3_000)],
])('reads a long row of %s in linear time', (_, sentence) => {
  const start = performance.now();
  convertText(`= John Roe =\n\nJohn Roe was a nobleman. He was known.\n\n${sentence}.\n`);
  expect(performance.now() - start).toBeLessThan(15_000);
});
