/** The first article changed in ways that must change only what they must: names, years, order, marks, sections. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { convert } from '../../../src/convert.ts';
import { sha256 } from '../../../src/run/files.ts';
import { resources, root } from '../../resources.ts';
import { line } from './facts.ts';

const text = readFileSync(`${root}source/articles/muhammad-ibn-abi-bakr.txt`, 'utf8');

/** What the article states, with names as they are folded, in no order. */
function facts(variant: string): string[] {
  const source = {
    name: 'article',
    file: 'article.txt',
    text: variant,
    sha256: sha256(variant),
    bytes: 0,
    form: 'plain',
  } as const;
  // Corrections and checked entities are about the article as it is.
  const context = { ...resources.context, corrections: new Map(), curated: [] };
  const { document } = convert(source, context, () => undefined);
  const all = [...document.statements, ...(document.claims ?? [])].filter(
    ({ by }) => by !== 'list' && by !== 'curation',
  );
  return all
    .map((one) =>
      line(one, document)
        .normalize('NFC')
        .replace(/[‘’ʿ']/gu, "'"),
    )
    .sort();
}

const original = facts(text);

describe('variants of an article', () => {
  it('is read at all', () => expect(original.length).toBeGreaterThan(60));

  it.each<[string, (text: string) => string]>([
    ['lines that end in CR LF', (one) => one.replaceAll('\n', '\r\n')],
    ['characters taken apart (NFD)', (one) => one.normalize('NFD')],
    ['other apostrophes', (one) => one.replaceAll("'", '’')],
    ['an emoji in the infobox', (one) => one.replace('- Office1', '- Motto: 🕌\n- Office1')],
  ])('states the same with %s', (_, change) => {
    expect(facts(change(text)).filter((fact) => !fact.includes('🕌'))).toEqual(original);
  });

  it('states the same of other people with other names', () => {
    const renamed = (one: string): string =>
      one.replaceAll('Muhammad', 'Hamid').replaceAll('Hudayj', 'Khalaf').replaceAll('Siffin', 'Raqqa');
    // The prophet's name is in titles of works as well; they are left out above.
    expect(facts(renamed(text))).toEqual(original.map(renamed).sort());
  });

  it('moves dates with their years', () => {
    const shifted = (one: string): string =>
      one.replace(/\b0?65([4-8])\b/g, (year, last: string) => year.replace(/65.$/, `67${last}`));
    const got = facts(shifted(text).replace(" (1 Dhu al-Qa'da 35 AH)", ''));
    expect(got).toEqual(original.map((fact) => shifted(fact)).sort());
  });

  it('loses only what stood in a section that is cut out', () => {
    const cut = text.replace(/== Defeat and Death ==[\s\S]*?(?=== Legacy ==)/, '');
    const got = facts(cut);
    expect(got.filter((fact) => !original.includes(fact))).toEqual([]);
    expect(got.some((fact) => fact.includes('P157'))).toBe(false);
  });
});
