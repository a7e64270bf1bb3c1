/** Pages of articles in wikitext: what a reader sees, lit where statements rest on it, with the places of the raw text. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/convert.ts';
import { readableBlocks } from '../../src/publish/site/readable.ts';
import { CodePoints } from '../../src/range.ts';
import { resources, root } from '../resources.ts';
import { siteOfText } from './site.ts';

const text = `{{Infobox person
| name = Jane Doe
| birth_date = {{birth date|1950|5|1}}
| birth_place = [[Ulm]], [[Germany]]
}}
'''Jane "🙂" Doe''' (born 1 May 1950) was a [[Aircraft pilot|pilot]].<ref>{{cite book |title=A Life}}</ref> She was born in [[Ulm]].

== Life & <i>works</i> ==
* A ''bullet'' of <script>alert(1)</script>
`;

/** The text of the page's text column, without markup. */
function column(page: string): string {
  const inner = /<div class="text[^"]*"[^>]*>([\s\S]*?)<section\s+class="column panel"/.exec(page)?.[1] ?? '';
  const plain = inner
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"');
  return plain.replace(/&amp;/g, '&').replace(/\n+/g, '\n');
}

describe('the page of an article in wikitext', () => {
  const { page, document } = siteOfText(text, 'Jane Doe', 'wikitext');

  it('shows words, not markup', () => {
    const words = column(page);
    expect(words).toContain('Jane "🙂" Doe (born 1 May 1950) was a pilot. She was born in Ulm.');
    expect(words).toContain('birth_place: Ulm, Germany');
    expect(words).toContain('Life & works');
    // A source that the article cites is no word of it, and stands as written.
    expect(page).toMatch(/<p class="source"[^>]*>.*cite book/);
    for (const markup of ["'''", '[[', '<ref', '{{b', '== ']) expect(words).not.toContain(markup);
    expect(page).not.toContain('<script>alert');
  });

  it('lights every statement, at the places of the raw text', () => {
    expect(document.statements.length).toBeGreaterThan(2);
    const lit = new Set([...page.matchAll(/data-s="([\d ]+)"/g)].flatMap((match) => (match[1] ?? '').split(' ')));
    for (const [number] of document.statements.entries()) expect(lit, String(number)).toContain(String(number));
    const points = new CodePoints(text);
    for (const [, at = '', content = ''] of page.matchAll(/<span data-at="(\d+)">([\s\S]*?)<\/span>/g)) {
      const words = column(`<div class="text">${content}<section class="column panel"`);
      const start = points.offset(Number(at));
      expect(text.slice(start, start + words.length)).toBe(words);
    }
  });

  it.skipIf(!existsSync(path.join(root, '../shared/data/wikitext')))('has a place for every run of real pages', () => {
    for (const name of ['en__Kharkiv', 'en__Jupiter', 'en__bob-marley']) {
      const file = path.join(root, `../shared/data/wikitext/${name}.wikitext`);
      if (!existsSync(file)) continue;
      const raw = readFileSync(file, 'utf8');
      const article = readArticle({ text: raw, name, form: 'wikitext' }, resources.context, () => undefined);
      const runs = readableBlocks(article).flatMap((block) => block.runs);
      expect(runs.length).toBeGreaterThan(50);
      for (const { words, place, exact } of runs) {
        expect(place.end).toBeGreaterThanOrEqual(place.start);
        if (exact) expect(raw.slice(place.start, place.end)).toBe(words);
      }
    }
  });
});
