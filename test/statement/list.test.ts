import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Link, Passage } from '../../src/article/passage.ts';
import { compileListWords } from '../../src/statement/list-words.ts';
import { isName, readList } from '../../src/statement/list.ts';

const words = compileListWords(
  parse(readFileSync(new URL('../../source/languages/en/lists.yaml', import.meta.url), 'utf8')),
);

function passage(text: string, links: readonly Link[] = []): Passage {
  return { words: text, range: { start: 0, end: text.length }, links };
}

/** Names with their depth, marks and doubt, as one text each. */
function shown(text: string, one = false): string[] {
  return readList(passage(text), words, one).map(({ name, depth, marks, hedge }) => {
    const mark = marks.map((each) => ` [${each.words}]`).join('');
    return `${'>'.repeat(depth - 1)}${name}${mark}${hedge === undefined ? '' : ' ?'}`;
  });
}

describe('readList', () => {
  it.each([
    ['Ada Roe', ['Ada Roe']],
    ['Malik al-Ashtar , Amr ibn al-As', ['Malik al-Ashtar', 'Amr ibn al-As']],
    ['Abu Bakr (father), Asma bint Umays (mother)', ['Abu Bakr [father]', 'Asma bint Umays [mother]']],
    [
      'Uprisings (654–656), First Fitna, * Battle of the Camel, * Raids (657–658)',
      ['Uprisings [654–656]', 'First Fitna', '>Battle of the Camel', '>Raids [657–658]'],
    ],
    ['War A, * Battle B, ** Raid C, War D, * Battle E', ['War A', '>Battle B', '>>Raid C', 'War D', '>Battle E']],
    ['* Battle A, * Battle B, ** Raid C', ['Battle A', 'Battle B', '>Raid C']],
    ['* A One\n** B Two\n* C Three', ['A One', '>B Two', 'C Three']],
    ['Martin Roe, Jr., Jane Doe', ['Martin Roe, Jr.', 'Jane Doe']],
    ['Robert Dudley, 1st Earl of Leicester, Jane Doe', ['Robert Dudley, 1st Earl of Leicester', 'Jane Doe']],
    ['Anne, Queen of Great Britain', ['Anne, Queen of Great Britain']],
    ['Lord Byron, Lady Byron', ['Lord Byron', 'Lady Byron']],
    ['Jane Roe, Queen Victoria', ['Jane Roe', 'Queen Victoria']],
    ['Ada, Ben, and Cem', ['Ada', 'Ben', 'Cem']],
    ['Ada, Ben, others', ['Ada', 'Ben']],
    ['Ada Roe and others', ['Ada Roe']],
    ['none', []],
    ['Jane Doe (m. 1990; div. 2000)', ['Jane Doe [m. 1990; div. 2000]']],
    ['Jane Doe (Paris, France)', ['Jane Doe [Paris, France]']],
    ['Jane Doe[1][a]', ['Jane Doe']],
    ['Mecca or Medina', ['Mecca or Medina ?']],
    ['possibly Mecca', ['possibly Mecca ?']],
    ['Possibly Mecca', ['Possibly Mecca ?']],
    ['Unknown Pleasures', ['Unknown Pleasures']],
    ['Jane Doe (disputed)', ['Jane Doe [disputed] ?']],
    ['Jane Doe (alleged) of Ulm', ['Jane Doe ?']],
    ['10,000 Maniacs, Roe', ['10,000 Maniacs', 'Roe']],
    ['Jane (', ['Jane ?']],
    ['Helsinki Committee\nfor Human Rights\nRoe Club', ['Helsinki Committee for Human Rights', 'Roe Club']],
    ['Washington, D.C.', ['Washington', 'D.C.']],
  ])('%j', (text, expected) => expect(shown(text)).toEqual(expected));

  it('keeps commas of a single value', () => {
    expect(shown('Secretary of Trade, Industry and Energy', true)).toEqual(['Secretary of Trade, Industry and Energy']);
  });

  it('does not cut within a link', () => {
    const link = { start: 0, end: 16, target: 'Washington, D.C.' };
    expect(readList(passage('Washington, D.C., U.S.', [link]), words).map(({ name }) => name)).toEqual([
      'Washington, D.C.',
      'U.S.',
    ]);
  });

  it('gives names that stand where it says, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aB ,;()*\n[].·–1?') }), (text) => {
        for (const { name, start, end, marks } of readList(passage(text), words)) {
          expect(text.slice(start, end).replace(/\s*\n\s*/g, ' ')).toBe(name);
          for (const mark of marks) expect(text.slice(mark.start, mark.end)).toBe(mark.words);
        }
      }),
    );
  });

  it('takes time proportional to the length', () => {
    const hostile = '(,'.repeat(100_000);
    const start = performance.now();
    readList(passage(hostile), words);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('isName', () => {
  it.each([
    ['Jane Doe', true],
    ['al-Qasim', true],
    ['أبو بكر', true],
    ['poet', false],
    ['7', false],
    ['two sons', false],
    ['Three daughters', false],
    ['He was born. She was not', false],
    ['http://example.org', false],
    ['See: Jane Doe and religion', false],
    ['Conflict: Global Terror', true],
  ])('%j may be a proper name: %j', (name, expected) => expect(isName(name, true, words)).toBe(expected));
});
