/** The pages of a site: valid HTML, text that stays text, the same facts for machines. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { formatTriple } from '../../src/publish/store/canonical.ts';
import { isSchemaQuad } from '../../src/publish/site/schema-json-ld.ts';
import { escapeText, html } from '../../src/publish/site/markup.ts';
import { CodePoints } from '../../src/range.ts';
import { Parser } from 'n3';
import { reviewItems } from '../../src/publish/review.ts';
import { reviewPage } from '../../src/publish/site/review-page.ts';
import { config, convertText, resources, root } from '../resources.ts';
import { hostileText } from './hostile.ts';
import { iris, quadsOf, siteOf, siteOfText } from './site.ts';

const text = readFileSync(path.join(root, 'source/articles/muhammad-ibn-abi-bakr.txt'), 'utf8');
const seed = siteOfText(text, 'muhammad-ibn-abi-bakr');
const htmlPages = (pages: ReadonlyMap<string, string>) => [...pages].filter(([name]) => name.endsWith('.html'));

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // What is left to taste: spelling of void elements, blanks, length of titles. Everything is of one origin, so no SRI.
    'doctype-style': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'require-sri': 'off',
    // The filter applies as it is changed.
    'wcag/h32': 'off',
    // Ids are what IRIs and links need; HTML asks for no more than that they have no blanks.
    'valid-id': ['error', { relaxed: true }],
  },
});

const wikitext = `{{Infobox person
| name = Jane Doe
| birth_place = [[Ulm]]
| coordinates = {{coord|48|24|N|9|59|E}}
}}
'''Jane Doe''' was a [[Aircraft pilot|pilot]].<ref>{{cite book |title=A <b>Life</b>}}</ref> She was born in [[Ulm]].

== Life & "works" ==
* A bullet of <script>alert(1)</script>
`;

/** The page on which an article is reviewed. */
function reviewOf(article: string): string {
  const { document } = convertText(article);
  const { title, description, publisher, licence } = config;
  const own = { name: 'test', document, text: article, site: 'Wiki', files: new Map() };
  const items = reviewItems(document, article);
  const outcome = 'Wrote <b> & "more"';
  return reviewPage(
    own,
    { items, version: '1', by: 'A "Reader"', outcome, undoable: outcome },
    {
      ...{ title, description, publisher, licence, version: '0', iris, articles: [own] },
      ...{ properties: resources.context.properties, pages: new Map(), land: [], queries: [], downloads: [] },
    },
  );
}

/** What stands in the page's head for machines. */
function jsonLdOf(page: string): object {
  return JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '') as object;
}

describe('markup', () => {
  it('escapes whatever stands in a hole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const { text: made } = html`<p title="${words}">${words}</p>`;
        expect(made.slice(0, 10)).toBe('<p title="');
        expect(made.match(/[<>"]/g)).toEqual(['<', '"', '"', '>', '<', '>']);
      }),
    );
  });

  it('keeps one character for each', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const shown = escapeText(words).replace(/&(?:amp|lt|gt|quot|#39|#13);/g, '?');
        expect(new CodePoints(shown).length).toBe(new CodePoints(words.toWellFormed()).length);
      }),
    );
  });

  it('shows characters that reorder text as unknown', () => {
    expect(escapeText('a\u202eb\u2066c\0')).toBe('a\ufffdb\ufffdc\ufffd');
  });
});

describe('pages', () => {
  it.each([
    ['of the seed', seed.pages],
    ['of a hostile article', siteOfText(hostileText()).pages],
    ['of an article in wikitext', siteOfText(wikitext, 'jane', 'wikitext').pages],
    [
      'of a hostile article in wikitext',
      siteOfText(`{{Infobox person|name=x}}\n${hostileText()}`, 'x', 'wikitext').pages,
    ],
    [
      'of a review',
      new Map([
        ['review.html', reviewOf(text)],
        ['hostile.html', reviewOf(hostileText())],
      ]),
    ],
  ])('%s are valid HTML', async (_, pages) => {
    const found: string[] = [];
    for (const [name, content] of htmlPages(pages)) {
      const { results } = await validator.validateString(content, name);
      for (const { line, ruleId, message } of results.flatMap(({ messages }) => messages))
        found.push(`${name}:${line} ${ruleId} ${message}`);
    }
    expect(found).toEqual([]);
  });

  it('have JSON-LD that says what the schema.org view says', async () => {
    const nquads = (await jsonld.toRDF(jsonLdOf(seed.page), {
      format: 'application/n-quads',
    } as never)) as unknown as string;
    const lines = new Parser({ format: 'application/n-quads' })
      .parse(nquads)
      .map((quad) => formatTriple(quad, quad.object));
    const wanted = quadsOf(seed.document, text)
      .filter(isSchemaQuad)
      .map((quad) => formatTriple(quad, quad.object));
    expect(wanted.length).toBeGreaterThan(100);
    expect([...new Set(lines)].sort()).toEqual([...new Set(wanted)].sort());
  });

  it('allow no script or style within them, and nothing from elsewhere', () => {
    for (const [name, content] of [...htmlPages(seed.pages), ...htmlPages(siteOfText(hostileText()).pages)]) {
      expect(content, name).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;/);
      expect(content, name).not.toContain('unsafe-inline');
      const tags = content.replace(/"[^"]*"/g, '""').match(/<[a-z][^>]*>/g) ?? [];
      expect(
        tags.filter((tag) => /\s(?:style|on\w+)=/.test(tag)),
        name,
      ).toEqual([]);
      expect(
        content.match(/(?:src|href)="[^"]*\.(?:js|css)"/g)?.every((one) => !/="(?:\w+:)?\/\//.test(one)),
        name,
      ).toBe(true);
      const types = [...content.matchAll(/<script([^>]*)>/g)].map((match) => match[1]);
      expect(
        types.every((attributes) => /^ type="application\/(?:ld\+)?json"$|^ src="[^"]+" defer$/.test(attributes ?? '')),
        name,
      ).toBe(true);
    }
  });

  it('stay small: the article with what it loads is under 300 kB', () => {
    const sizes = [seed.page, seed.pages.get('assets/site.css') ?? '', seed.pages.get('assets/site.js') ?? ''];
    expect(sizes.every((size) => size.length > 0)).toBe(true);
    expect(sizes.reduce((sum, content) => sum + Buffer.byteLength(content), 0)).toBeLessThan(300_000);
  });

  it('link only to pages and anchors that are there', () => {
    const ids = new Map(
      htmlPages(seed.pages).map(([name, content]) => [
        name,
        new Set([...content.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])),
      ]),
    );
    const broken: string[] = [];
    for (const [name, content] of htmlPages(seed.pages)) {
      for (const [, target = ''] of content.matchAll(/<a(?: [^>]*)? href="([^"]*)"/g)) {
        const url = new URL(target.replace(/&#39;/g, "'"), `http://site/${name}`);
        const to = decodeURIComponent(url.pathname.slice(1));
        if (url.origin !== 'http://site' || !to.endsWith('.html')) continue;
        const anchors = ids.get(to);
        // Ranges that nothing rests on have no anchor: a script finds them.
        const missing = url.hash !== '' && !url.hash.startsWith('#char=') && !anchors?.has(url.hash.slice(1));
        if (!anchors || missing) broken.push(`${name} -> ${target}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('show the words of the article in their places', () => {
    const points = new CodePoints(text);
    const blocks = [
      ...seed.page.matchAll(/<(p|h3|blockquote)(?: class="\w+")? data-at="(\d+)" dir="auto">(.*?)<\/\1>/gs),
    ];
    expect(blocks.length).toBeGreaterThan(40);
    for (const [, , at = '', content = ''] of blocks) {
      const shown = content
        .replace(/<[^>]*>/g, '')
        .replace(/&#39;/g, "'")
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&');
      const start = points.offset(Number(at));
      expect(text.slice(start, start + shown.length)).toBe(shown);
    }
  });

  it('light each piece of evidence once, and number what rests on it', () => {
    const spans = new Set(
      seed.document.statements.flatMap(({ evidence }) => evidence.map(({ at }) => `char=${at.join()}`)),
    );
    for (const id of spans) expect(seed.page.split(` id="${id}"`).length, id).toBe(2);
  });

  it('tell claims from facts, and put contradictions side by side', () => {
    const claims = seed.document.claims ?? [];
    expect(claims.length).toBeGreaterThan(0);
    for (const { id } of claims) expect(seed.page).toMatch(new RegExp(`<li\\s+class="s claim"\\s+id="s-${id}"`));
    expect(seed.page.split('<div class="pair">').length - 1).toBe(
      seed.document.statements.filter(({ conflicts = [] }) => conflicts.length > 0).length,
    );
  });

  it('of a hostile article hold its words and none of its markup', () => {
    const hostile = hostileText();
    const { page } = siteOfText(hostile);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(/<(?:script>|img|iframe|svg on)|(?:href|src)="javascript/i.exec(page)).toBeNull();
    expect(/[\u202a-\u202e\u2066-\u2069]/.exec(page)).toBeNull();
  });

  it('of an article of 5 MB with 100,000 mentions are written in seconds', () => {
    const { document } = convertText('= Long =\n\nLong was a painter, born in Ulm.\n');
    const words = 'A <b>ram</b> eats grass in Ulm. ';
    const long = `= Long =\n\n${words.repeat(160_000)}\n`;
    const [lead] = document.sections;
    const [key = ''] = Object.keys(document.entities);
    const mentions = Array.from({ length: 100_000 }, (_, at): [number, number] => [
      10 + at * words.length,
      20 + at * words.length,
    ]);
    const entity = { ...document.entities[key]!, mentions };
    const grown = {
      ...document,
      sections: [{ ...lead!, at: [10, long.length] as [number, number] }],
      entities: { ...document.entities, [key]: entity },
    };
    const started = performance.now();
    const page = siteOf([{ name: 'long', document: grown, text: long }]).get('long/index.html') ?? '';
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(page.split('&lt;b&gt;ram').length - 1).toBeGreaterThanOrEqual(160_000);
    expect(page).not.toContain('<b>');
  });
});
