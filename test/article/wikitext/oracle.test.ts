/**
 * Compares the reader with others: the keys and links of wtf_wikipedia on the shared pages, and the words of MediaWiki's
 * own parser tests (GPL, read from ../shared/data and no part of this package).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { decodeHTML } from 'entities';
import { describe, expect, it } from 'vitest';
import wtf from 'wtf_wikipedia';
import type { Content } from '../../../src/article/wikitext/node.ts';
import { linkTarget } from '../../../src/article/wikitext/site.ts';
import { parseTree } from '../../../src/article/wikitext/tree.ts';
import { contextOf, passagesOf, readPage } from './tables.ts';

const shared = new URL('../../../../shared/data/', import.meta.url);
const { site } = contextOf();

const fold = (key: string): string => key.toLowerCase().replace(/[ _-]+/g, '_');

/** The pages that the links of a text lead to, lower case, and those that are no one thing. */
function targetsOf(text: string): Set<string> {
  const found = new Set<string>();
  const walk = ({ nodes }: Content): void => {
    for (const node of nodes) {
      if (node.kind === 'link' && node.parts[0]) {
        const target = linkTarget(text.slice(node.parts[0].start, node.parts[0].end), site);
        if (target.kind === 'page') found.add(target.title.toLowerCase());
      }
      if ('parts' in node) node.parts.forEach(walk);
      if (node.kind === 'element' && node.content) walk(node.content);
    }
  };
  walk(parseTree(text));
  return found;
}

describe.skipIf(!existsSync(shared))('wtf_wikipedia (skipped without ../shared/data)', () => {
  const folder = new URL('wikitext/', shared);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^en__.*\.wikitext$/.test(name)) : [];
  const pages = names.map((name) => ({ name, text: readFileSync(new URL(encodeURIComponent(name), folder), 'utf8') }));

  it('finds no key of an infobox that is not found here', () => {
    const missing = pages.flatMap(({ name, text }) => {
      const keys = new Set(readPage(text).infobox?.fields.map(({ key }) => fold(key)));
      const theirs = wtf(text)
        .infoboxes()
        .flatMap((box) => Object.keys((box as unknown as { data: object }).data));
      return theirs
        .filter((key) => !['list', 'template'].includes(key) && !keys.has(fold(key)))
        .map((key) => `${name}: ${key}`);
    });
    // One page is in Afrikaans, whose infoboxes are called otherwise.
    expect(missing.filter((entry) => !entry.startsWith('en__Mark_Behr'))).toEqual([]);
  });

  it('finds hardly a link to a page that is not found here', () => {
    let all = 0;
    const missing: string[] = [];
    for (const { name, text } of pages) {
      const targets = targetsOf(text);
      for (const link of wtf(text).links() as unknown as { type(): string; page(): string | undefined }[]) {
        const page = link.page()?.replace(/_/g, ' ').replace(/#.*/, '').trim() ?? '';
        const other = page === '' || /^:|^[a-z-]{2,12}:|^(?:List|Lists|Index|Outline|Timeline) of /.test(page);
        // What a template links to is not in the text.
        const written = text.toLowerCase().replaceAll('_', ' ').includes(`[[${page.toLowerCase()}`);
        if (other || !written || link.type() !== 'internal') continue;
        all++;
        if (!targets.has(page.toLowerCase())) missing.push(`${name}: ${page}`);
      }
    }
    expect(all).toBeGreaterThan(10_000);
    expect(missing.length, missing.slice(0, 20).join('\n')).toBeLessThan(all / 500);
  });
});

interface ParserCase {
  readonly title: string;
  readonly wikitext: string;
  readonly html: string;
  readonly options: string;
}

function parserCases(text: string): ParserCase[] {
  const cases: ParserCase[] = [];
  for (const [, body = ''] of text.matchAll(/^!! ?test\n([\s\S]*?)^!! ?end\b/gm)) {
    const part = (...names: string[]): string | undefined =>
      names
        .map((name) => new RegExp(`^!! ?${name}\\n([\\s\\S]*?)(?=^!!)`, 'm').exec(`${body}!!`)?.[1])
        .find((found) => found !== undefined);
    const wikitext = part('wikitext', 'input');
    const html = part('html/php', 'html/\\*', 'html', 'result');
    if (wikitext === undefined || html === undefined) continue;
    const title = body.slice(0, body.indexOf('\n'));
    cases.push({ title, wikitext: wikitext.replace(/\n$/, ''), html, options: part('options') ?? '' });
  }
  return cases;
}

/** The words of a page of HTML. */
function wordsOfHtml(html: string): string {
  const bare = html
    .replace(/<(style|script)[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<span class="mw-editsection">[\s\S]*?<\/span><\/span>/g, '')
    .replace(/<(?:br|\/p|\/li|\/h\d|\/dd|\/dt|\/div|\/tr|\/td)[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '');
  return decodeHTML(bare).replace(/\s+/g, ' ').trim();
}

function wordsOfPage(wikitext: string): string {
  const { sections, ...page } = readPage(wikitext);
  const words = sections.flatMap((section) => [
    section.headingRange ? section.title : '',
    ...passagesOf({ ...page, sections: [section] }).map((passage) => passage.words),
  ]);
  return words.join(' ').replace(/\s+/g, ' ').trim();
}

describe.skipIf(!existsSync(shared))("MediaWiki's parser tests (skipped without ../shared/data)", () => {
  const file = new URL('suites/mediawiki-parserTests.txt.gz', shared);
  const cases = existsSync(file) ? parserCases(gunzipSync(readFileSync(file)).toString()) : [];
  // What this reader leaves out on purpose: templates of the suite, tables, pictures, references, addresses alone,
  // saving, tables of contents, categories.
  const other =
    /\{\{|\{\||<(?:pre|table|gallery|math|ref|references|nowiki|tag|html|source|section|statictag|sealtag|aside|style|link|langconvert|tåg|asidetag|includeonly|noinclude|onlyinclude)|~~~|__|RFC|PMID|ISBN|\[\[ *(?:File|Image|Media|Category|[a-z]+ *:)|^[ \t]|\[http|\[\/\/|\[mailto|http:|^;/im;
  const otherOptions =
    /disabled|pst|msg|subpage|language=|title=|showtitle|comment|preprocessor|parsoid=|cat|ill|section=|replace=|wgMaxToc/;
  const handled = cases.filter(
    ({ wikitext, html, options }) => !other.test(wikitext) && !otherOptions.test(options) && !/class="toc/.test(html),
  );

  it('are read without exception, all of them', () => {
    expect(cases.length).toBeGreaterThan(1000);
    for (const { wikitext } of cases) expect(readPage(wikitext).text).toBe(wikitext);
  });

  it('give the words that MediaWiki shows, for nearly all of what is handled', () => {
    const wrong = handled.filter(({ wikitext, html }) => wordsOfPage(wikitext) !== wordsOfHtml(html));
    expect(handled.length).toBeGreaterThan(200);
    expect(wrong.length, wrong.map(({ title }) => title).join('\n')).toBeLessThan(handled.length * 0.08);
  });
});
