/** The site in a real browser: light both ways, keyboard, links, filter, search, SPARQL, accessibility, hostile articles. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../resources.ts';
import {
  axeViolations,
  browserFile,
  hasBrowser,
  openPage,
  serveSite,
  startBrowser,
  wikitext,
  type ServedSite,
  type WatchedPage,
} from './browser.ts';

/** Something of the element that has the focus. */
function focused(page: Page, what: string): Promise<unknown> {
  return page.evaluate(`document.activeElement.${what}`);
}

const articleText = readFileSync(`${root}source/articles/muhammad-ibn-abi-bakr.txt`, 'utf8');

if (!hasBrowser) it.skip(`There is no ${browserFile}; install Debian's chromium to run these tests`, () => undefined);

describe.runIf(hasBrowser)('the site in a browser', () => {
  let site: ServedSite;
  let browser: Browser;
  const opened: WatchedPage[] = [];

  beforeAll(async () => {
    [site, browser] = await Promise.all([serveSite(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Opens a page whose problems and requests are looked at in the end. */
  async function open(path: string, options = {}): Promise<WatchedPage['page']> {
    const watched = await openPage(browser, site.url + path, options);
    opened.push(watched);
    return watched.page;
  }

  const article = '/muhammad-ibn-abi-bakr/';
  const born = '.s[data-p="P19"]';

  it('lights the text from a statement, and the statement from the text', async () => {
    const page = await open(article);
    await page.hover(`${born} .v`);
    expect(await page.locator('.text .e.lit').allTextContents()).toEqual(['Birth Place: Mecca, Hejaz']);
    await page.hover('.text .e:has-text("Death Place")');
    expect(await page.locator('.s.lit').count()).toBeGreaterThan(0);
    expect(await page.locator('.s[data-p="P20"].lit').count()).toBe(1);
    expect(await page.locator(`${born}.lit`).count()).toBe(0);
  });

  it('goes from text to statement and from quote to text by clicks', async () => {
    const page = await open(article);
    await page.click('.text .e:has-text("Death Place")');
    expect(page.url()).toMatch(/#s-[0-9a-f-]{36}$/);
    expect(await page.locator('.s[data-p="P20"]').isVisible()).toBe(true);
    expect(await focused(page, `matches('.s[data-p="P20"]')`)).toBe(true);
    await page.click(`${born} a.q`);
    expect(page.url()).toMatch(/#char=245,270$/);
    expect(await page.locator('.text .e.lit').first().textContent()).toBe('Birth Place: Mecca, Hejaz');
  });

  it('is used by keyboard alone', async () => {
    const page = await open(article);
    await page.keyboard.press('Tab');
    expect(await focused(page, 'className')).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await focused(page, 'id')).toBe('_main');
    await page.locator('.text a.e').nth(1).focus();
    const stretch = await page.locator('.text a.e').nth(1).getAttribute('data-s');
    const [first = ''] = (stretch ?? '').split(' ');
    expect(await page.locator(`.s[data-n="${first}"]`).getAttribute('class')).toContain('lit');
    await page.keyboard.press('Enter');
    expect(await focused(page, 'dataset.n')).toBe(first);
    // From the statement, the next stop is within it.
    await page.keyboard.press('Tab');
    expect(await focused(page, `closest('.s').dataset.n`)).toBe(first);
    await page.keyboard.press('Escape');
    expect(await page.locator('.lit').count()).toBe(0);
  });

  it('follows links to a statement and to a range of the text', async () => {
    const list = await open(article);
    const id = await list.locator(born).getAttribute('id');
    const page = await open(`${article}#${id ?? ''}`);
    expect(await page.locator(`${born}.lit`).count()).toBe(1);
    expect((await page.locator(born).boundingBox())?.y).toBeLessThan(900);
    for (const [start, end] of [
      [78, 104],
      [700, 743],
      [1100, 1250],
    ] as const) {
      const ranged = await open(`${article}#char=${start},${end}`);
      const marked = await ranged.evaluate<string>(`[...(CSS.highlights.get('range') ?? [])].join()`);
      expect(marked).toBe(articleText.slice(start, end).replace(/\n+/g, ''));
    }
  });

  it('shows the words of wikitext, and marks ranges of it', async () => {
    const page = await open('/Jane_Doe/');
    expect(await page.locator('.text').innerText()).toContain(
      'Jane "🙂" Doe was a pilot. She was born in the city of Ulm.',
    );
    await page.hover('.s[data-p="P19"] .v');
    expect((await page.locator('.text .e.lit').allTextContents()).join('')).toContain('birth_place: Ulm, Germany');
    const points = [...wikitext];
    const at = (words: string): number => [...wikitext.slice(0, wikitext.indexOf(words))].length;
    for (const [raw, shown] of [
      ['the city of Ulm', 'the city of Ulm'],
      ['{{death date|2000|7|3}}', '3 July 2000'],
    ] as const) {
      const span = [at(raw), at(raw) + [...raw].length] as const;
      expect(points.slice(...span).join('')).toBe(raw);
      const ranged = await open(`/Jane_Doe/#char=${span.join()}`);
      expect(await ranged.evaluate(`[...(CSS.highlights.get('range') ?? [])].join()`)).toBe(shown);
    }
  });

  it('filters by property, class, section and kind', async () => {
    const page = await open(article);
    const shown = (): Promise<number> => page.locator('.s:visible').count();
    const all = await shown();
    await page.selectOption('select[name=p]', { label: 'place of birth' });
    expect(await shown()).toBe(1);
    expect(await page.locator('.filter output').textContent()).toBe(`1 of ${all}`);
    await page.click('.filter button');
    await expect.poll(shown).toBe(all);
    for (const [name, value] of [
      ['kind', 'claim'],
      ['c', 'Event'],
      ['part', 'Legacy'],
    ] as const) {
      await page.selectOption(`select[name=${name}]`, value);
      const some = await shown();
      expect(some, name).toBeGreaterThan(0);
      expect(some, name).toBeLessThan(all);
      await page.selectOption(`select[name=${name}]`, '');
    }
    expect(await shown()).toBe(all);
  });

  it('searches names and other names without marks', async () => {
    const page = await open('/');
    await page.fill('input[name=q]', 'ibn affan');
    expect(await page.locator('.found > li:visible a').allTextContents()).toEqual(['Uthman']);
    await page.fill('input[name=q]', 'subhani jafar');
    expect(await page.locator('.found > li:visible').count()).toBe(0);
    await page.fill('input[name=q]', 'hejaz');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/entity\/Hejaz\//);
  });

  it('answers SPARQL in the page', async () => {
    const page = await open('/sparql.html');
    const editor = page.getByRole('textbox', { name: 'SPARQL' });
    await page.locator('.editor').waitFor();
    expect(await page.locator('textarea').isVisible()).toBe(false);
    const write = async (query: string): Promise<void> => {
      await editor.focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await page.keyboard.type(query);
    };
    await write('SELECT ?place { ?s wdt:P19/rdfs:label ?place FILTER(?place = "Mecca"@en) }');
    // The words of the language are told apart without any inline style.
    expect(await editor.locator('span').count()).toBeGreaterThan(3);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.locator('.status').textContent(), { timeout: 40_000 }).toContain('row');
    expect(await page.locator('.answer td').allTextContents()).toEqual(['Mecca']);
    await page.selectOption('select[name=named]', { index: 1 });
    expect(await editor.textContent()).not.toContain('Mecca');
    await write('SELECT nonsense');
    await page.click('button[type=submit]');
    await page.waitForSelector('.problem');
    // Tab leaves the editor.
    await editor.focus();
    await page.keyboard.press('Tab');
    expect(await focused(page, 'textContent')).toBe('Ask');
  });

  it('reads without scripts', async () => {
    const page = await open(article, { javaScriptEnabled: false });
    expect(await page.locator('.filter').isVisible()).toBe(false);
    expect(await page.locator('.s').count()).toBeGreaterThan(80);
    const target = await page.locator('.text a.e').nth(1).getAttribute('href');
    await page.locator('.text a.e').nth(1).click();
    expect(page.url()).toContain(target ?? 'none');
  });

  it('redirects things to their pages', async () => {
    const { page } = await openPage(browser, `${site.url}/entity/Abu_Bakr`);
    expect(page.url()).toBe(`${site.url}/entity/Abu_Bakr/`);
    expect(await page.locator('h1').textContent()).toBe('Abu Bakr');
  });

  const kinds = [
    article,
    '/',
    '/dataset.html',
    '/sparql.html',
    '/entity/Muhammad_ibn_Abi_Bakr/',
    '/entity/Abu_Bakr/',
    '/property/P39/',
    '/hostile/',
    '/Jane_Doe/',
  ];
  it.each(
    kinds.flatMap(
      (path) =>
        [
          ['light', path],
          ['dark', path],
        ] as const,
    ),
  )('%s %s breaks no rule of accessibility', async (colorScheme, path) => {
    const page = await open(path, { colorScheme });
    expect(await axeViolations(page)).toEqual([]);
  });

  it.each([320, 768, 1280, 3840])('needs no sideways scrolling at %i pixels', async (width) => {
    for (const path of kinds) {
      const page = await open(path, { viewport: { width, height: 800 } });
      const beyond = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(beyond, path).toBeLessThanOrEqual(0);
    }
  });

  it('shows a hostile article as words', async () => {
    const page = await open('/hostile/');
    await page.hover('.text .e >> nth=0');
    expect(await page.locator('main script, main img, main iframe, main [onload], main [onmouseover]').count()).toBe(0);
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    expect(await page.locator('.text').textContent()).toContain('<script>alert(1)</script>');
  });

  it('lets nothing go wrong and nothing leave', () => {
    expect(opened.length).toBeGreaterThan(10);
    expect(opened.flatMap(({ problems }) => problems)).toEqual([]);
    expect(opened.flatMap(({ requests }) => requests).filter((url) => !url.startsWith(site.url))).toEqual([]);
  });
});
