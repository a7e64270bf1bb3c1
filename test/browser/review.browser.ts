/** A review in a real browser: what each action writes, what undo restores, and who is refused. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { build } from '../../src/run/build.ts';
import { loadConfig, type DatasetConfig } from '../../src/run/config.ts';
import { reviewApp } from '../../src/run/review-app.ts';
import { ReviewSession } from '../../src/run/review-session.ts';
import { review } from '../../src/run/review.ts';
import { listen, type Listening } from '../../src/run/serve.ts';
import { SiteFolder } from '../../src/run/site-folder.ts';
import { root } from '../resources.ts';
import { axeViolations, browserFile, hasBrowser, openPage, startBrowser, type WatchedPage } from './browser.ts';

const text = `= Jane Doe =

Jane Doe
- Birth Name: Jane Roe
- Birth Date: 1 May 1950
- Birth Place: Ulm
- Children: Peter Doe
- Father: John Doe
- Mother: Anna Roe

Jane Doe (2 June 1951 – 3 July 2000) was a pilot. She lived in Vienna.

== Life ==

Her husband was called Paul Poe.
`;

const handwritten = `# By hand.
format: isnad/corrections/1
article: enwiki:Jane_Doe
entries:
  # The first one.
  - id: own-label
    on: { entity: John_Doe }   # as the article has it
    set: { label: 'Old John Doe' }
    by: somebody
    date: '2026-01-01'
    why: "He is called so"
# The end.
`;

if (!hasBrowser) it.skip(`There is no ${browserFile}; install Debian's chromium to run these tests`, () => undefined);

describe.runIf(hasBrowser)('a review in the browser', () => {
  let browser: Browser;
  let folder: string;
  let config: DatasetConfig;
  let server: Listening;
  let url: string;
  const token = 'a-token-of-tests';
  const opened: WatchedPage[] = [];
  const file = (): string => path.join(folder, 'corrections/jane-doe.yaml');

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'isnad-review-'));
    mkdirSync(path.join(folder, 'corrections'));
    writeFileSync(path.join(folder, 'jane-doe.txt'), text);
    writeFileSync(
      path.join(folder, 'dataset.yaml'),
      readFileSync(path.join(root, 'source/dataset.yaml'), 'utf8')
        .replace('root: ..', 'root: .')
        .replace('source/articles/*.txt', 'jane-doe.txt')
        .replace('source/corrections', 'corrections')
        .replace('source/ids.lock.yaml', 'ids.lock.yaml')
        .replace(/^entities:.*$/m, ''),
    );
    const loaded = loadConfig(undefined, folder, () => undefined);
    if (!loaded) throw new Error('The configuration is broken');
    config = loaded;
    const nothing = () => undefined;
    await build({ config, inputs: config.inputs, documents: [], partial: false }, nothing, nothing);
    await start();
  });
  afterEach(async () => {
    // Before the server: a page that loads itself again would find nobody.
    for (const { page } of opened) await page.context().close();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  async function start(): Promise<void> {
    const nothing = () => undefined;
    const session = new ReviewSession(config, review(undefined, config, nothing), nothing);
    server = await listen(
      reviewApp({ session, config, token, site: new SiteFolder(config.out) }).fetch,
      '127.0.0.1',
      0,
    );
    url = `${server.url}/${token}/`;
  }

  async function open(): Promise<Page> {
    const watched = await openPage(browser, url);
    opened.push(watched);
    return watched.page;
  }

  /** Every file of the folder with a hash of its bytes. */
  function tree(): Record<string, string> {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    return Object.fromEntries(
      names.map((name) => {
        const one = path.join(folder, name);
        return [name, statSync(one).isFile() ? createHash('sha256').update(readFileSync(one)).digest('hex') : ''];
      }),
    );
  }

  /** What the files of the tree are that differ from before. */
  function changed(before: Record<string, string>): string[] {
    const after = tree();
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]);
  }

  const entry = (property: string): string => `.s[data-p="${property}"]`;

  async function send(page: Page, action: string, fields: Record<string, string> = {}): Promise<void> {
    await page.check(`dialog input[value=${action}]`);
    for (const [name, value] of Object.entries(fields)) await page.fill(`dialog [name=${name}]`, value);
    await page.fill('dialog [name=why]', 'tested');
    await page.fill('dialog [name=by]', 'me');
    await page.fill('dialog [name=date]', '2026-01-02');
    await page.click('dialog button[type=submit]');
  }

  async function done(page: Page): Promise<string> {
    const said = page.locator('.outcome p');
    const problem = page.locator('dialog .problem');
    await expect.poll(async () => `${await said.textContent()}${await problem.textContent()}`).not.toBe('');
    expect(await problem.textContent()).toBe('');
    return (await said.textContent()) ?? '';
  }

  /** Takes back the last action; the page then loads itself again. */
  async function undo(page: Page): Promise<void> {
    await Promise.all([page.waitForEvent('load'), page.click('#undo')]);
  }

  function entries(): Record<string, unknown>[] {
    return (parse(readFileSync(file(), 'utf8')) as { entries: Record<string, unknown>[] }).entries;
  }

  const signed = {
    by: 'me',
    date: '2026-01-02',
    why: 'tested',
    id: expect.stringMatching(/^review-[0-9a-f]{8}$/) as string,
  };

  it('rejects a statement, keeps what people wrote, writes nothing else, and takes it back to the byte', async () => {
    writeFileSync(file(), handwritten);
    const page = await open();
    const before = tree();
    const id = (await page.locator(entry('P19')).first().getAttribute('id'))?.slice(2);
    await page.click(`${entry('P19')} .act >> nth=0`);
    await send(page, 'drop');
    expect(await done(page)).toContain('1 are gone');
    expect(await page.locator(entry('P19')).count()).toBe(0);
    expect(changed(before)).toEqual(['corrections/jane-doe.yaml']);
    const written = readFileSync(file(), 'utf8');
    expect(written.replace(/ {2}- id: review-[\s\S]*(?=# The end)/, '')).toBe(handwritten);
    expect(entries()[1]).toEqual({
      ...signed,
      on: { statement: id },
      expect: { quote: 'Birth Place: Ulm' },
      drop: true,
    });
    await undo(page);
    await expect.poll(() => page.locator(entry('P19')).count()).toBe(1);
    expect(changed(before)).toEqual([]);
  });

  it('accepts a message as the terminal does', async () => {
    const page = await open();
    await page.click('.review summary');
    const item = page.locator('.review li', { hasText: 'statement/conflict' }).first();
    const quote = await item.locator('p').first().textContent();
    await item.locator('button').click();
    await send(page, 'accept');
    await done(page);
    expect(entries()).toEqual([
      { ...signed, on: { message: 'statement/conflict', quote: expect.any(String) as string }, accept: true },
    ]);
    expect(await page.locator('.review').textContent()).not.toContain(quote);
  });

  it('merges two entities, and says what is meant in Wikidata and on Wikipedia', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'About John Doe' }).first().click();
    await send(page, 'same', { wikidata: 'Q42' });
    await done(page);
    await page.getByRole('button', { name: 'About Peter Doe' }).first().click();
    await send(page, 'merge', { to: 'John Doe' });
    await expect.poll(() => page.getByRole('button', { name: 'About Peter Doe' }).count()).toBe(0);
    await page.getByRole('button', { name: 'About Anna Roe' }).first().click();
    await send(page, 'link', { to: 'Anna of Ulm' });
    await expect.poll(() => page.getByRole('button', { name: 'About Anna of Ulm' }).count()).toBeGreaterThan(0);
    const [same, merge, link] = entries();
    expect(same).toMatchObject({ ...signed, same: { wikidata: 'Q42', checked: 'https://www.wikidata.org/wiki/Q42' } });
    expect(merge).toMatchObject({ ...signed, merge: (same?.['on'] as { entity: string }).entity });
    expect(link).toMatchObject({ ...signed, link: 'Anna of Ulm' });
    // Undone in turn, last first.
    for (const left of [2, 1]) {
      await undo(page);
      await expect.poll(() => entries().length).toBe(left);
    }
    await undo(page);
    await expect.poll(() => existsSync(file())).toBe(false);
  });

  /** Selects words in the text, as a pointer would. */
  async function select(page: Page, words: string, within: string): Promise<void> {
    await page.evaluate(`{
      const [wanted, block] = ${JSON.stringify([words, within])};
      const element = [...document.querySelectorAll('.text [data-at]')].find((one) => one.textContent.includes(block));
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const start = node.data.indexOf(wanted);
        if (start >= 0) getSelection().setBaseAndExtent(node, start, node, start + wanted.length);
      }
    }`);
    await page.locator('.selection').waitFor({ state: 'visible' });
  }

  it('fixes a value by the words selected: stated already, elsewhere in the article, and where the statement rests', async () => {
    const page = await open();
    const fixBirth = async (words: string): Promise<void> => {
      await select(page, words, 'was a pilot');
      await page.click('.selection [data-for=value]');
      const choice = page.locator('dialog select option', { hasText: '1950' });
      await page.selectOption('dialog select', (await choice.first().getAttribute('value')) ?? '');
      await send(page, 'fix');
      await done(page);
    };
    await fixBirth('2 June 1951');
    expect(entries()).toEqual([
      {
        ...signed,
        on: { statement: expect.any(String) as string },
        expect: { quote: 'Birth Date: 1 May 1950' },
        drop: true,
      },
    ]);
    await undo(page);
    await expect.poll(() => existsSync(file())).toBe(false);
    await fixBirth('3 July 2000');
    expect(entries()).toEqual([
      {
        ...signed,
        on: { statement: expect.any(String) as string },
        expect: { quote: 'Birth Date: 1 May 1950' },
        drop: true,
      },
      {
        ...signed,
        add: {
          ...{ subject: 'Jane_Doe', property: 'P569', quote: '3 July 2000' },
          value: { time: expect.objectContaining({ edtf: '2000-07-03', precision: 'day' }) as object },
        },
      },
    ]);
    await undo(page);
    await expect.poll(() => existsSync(file())).toBe(false);
    await select(page, 'Roe', 'Birth Name');
    await page.click(`${entry('P1477')} .act >> nth=0`);
    await send(page, 'fix');
    await done(page);
    expect(entries()).toEqual([
      {
        ...{ ...signed, on: { statement: expect.any(String) as string } },
        ...{ expect: { quote: 'Roe' }, replace: { value: { text: 'Roe', lang: 'en' } } },
      },
    ]);
    expect(
      await page
        .locator(`${entry('P1477')} .v`)
        .first()
        .textContent(),
    ).toContain('Roe');
  });

  it('says what a name means where it stands, and that it means somebody else', async () => {
    const page = await open();
    await select(page, 'Anna Roe', 'Mother');
    await page.click('.selection [data-for=mention]');
    await send(page, 'split');
    await expect.poll(() => page.locator('dialog .problem').textContent()).toContain('Only a name in a sentence');
    await send(page, 'link', { to: 'Anna of Ulm' });
    await done(page);
    await select(page, 'Vienna', 'was a pilot');
    await page.click('.selection [data-for=mention]');
    await send(page, 'split', { to: 'Vienna (club)' });
    await expect.poll(() => entries().length).toBe(2);
    expect(entries()).toEqual([
      {
        ...signed,
        on: { mention: 'Anna Roe', in: 'infobox.Mother' },
        expect: { quote: 'Anna Roe' },
        link: 'Anna of Ulm',
      },
      { ...signed, on: { mention: 'Vienna', in: 'lead.2' }, expect: { quote: 'Vienna' }, split: 'Vienna (club)' },
    ]);
  });

  it('refuses words that are no such value, and keeps the form open', async () => {
    const page = await open();
    await page.click(`${entry('P569')} .act >> nth=0`);
    await send(page, 'fix', { words: 'pilot' });
    const problem = page.locator('dialog .problem');
    await expect.poll(() => problem.textContent()).toContain('pilot');
    await page.fill('dialog [name=words]', 'no such words');
    await page.click('dialog button[type=submit]');
    await expect.poll(() => problem.textContent()).toContain('has no words');
    expect(existsSync(file())).toBe(false);
  });

  it('says when the file was changed by hand, is broken, or may not be written', async () => {
    const page = await open();
    const attempt = async (): Promise<string> => {
      await page.click(`${entry('P22')} .act >> nth=0`);
      await send(page, 'drop');
      await expect.poll(() => page.locator('dialog .problem').textContent()).not.toBe('');
      const said = (await page.locator('dialog .problem').textContent()) ?? '';
      await page.keyboard.press('Escape');
      return said;
    };
    writeFileSync(file(), handwritten);
    expect(await attempt()).toContain('changed meanwhile');
    await page.reload();
    chmodSync(file(), 0o444);
    expect(await attempt()).toContain('is read-only');
    chmodSync(file(), 0o644);
    writeFileSync(file(), `${handwritten}  - id: none\n`);
    expect(await attempt()).toContain('no file of corrections');
  });

  it('undoes nothing that somebody changed since', async () => {
    const page = await open();
    await page.click(`${entry('P22')} .act >> nth=0`);
    await send(page, 'drop');
    await done(page);
    const more = `${readFileSync(file(), 'utf8')}# a remark\n`;
    writeFileSync(file(), more);
    await page.click('#undo');
    await expect.poll(() => page.locator('.outcome p').textContent()).toContain('changed meanwhile');
    expect(readFileSync(file(), 'utf8')).toBe(more);
  });

  it('is used by keyboard alone, and breaks no rule of accessibility', async () => {
    const page = await open();
    await page
      .locator(`${entry('P22')} .act`)
      .first()
      .focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.closest("dialog") !== null')).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Space');
    for (let i = 0; i < 3 && (await page.evaluate('document.activeElement.name')) !== 'why'; i++)
      await page.keyboard.press('Tab');
    await page.keyboard.type('tested');
    await page.keyboard.press('Tab');
    await page.keyboard.type('me');
    await page.keyboard.press('Enter');
    expect(await done(page)).toContain('Wrote drop');
    expect(await page.evaluate('document.activeElement.role ?? document.activeElement.getAttribute("role")')).toBe(
      'status',
    );
    expect(await axeViolations(page)).toEqual([]);
  });

  it('refuses whoever has no token, comes by another name, or from another site', async () => {
    const status = async (address: string, init: RequestInit = {}): Promise<number> =>
      (await fetch(address, init)).status;
    expect(await status(url)).toBe(200);
    for (const path of ['', 'wrong/', 'assets/site.css', 'wrong/act', `${token}x/`, `x${token}/assets/site.css`])
      expect(await status(`${server.url}/${path}`), path).toBe(403);
    const json = { 'content-type': 'application/json' };
    const post = (headers: Record<string, string>, path = `${token}/undo`) =>
      status(`${server.url}/${path}`, { method: 'POST', headers, body: '{}' });
    expect(await post(json, 'wrong/undo')).toBe(403);
    expect(await post({ ...json, origin: 'https://evil.example' })).toBe(403);
    expect(await post({ 'content-type': 'text/plain' })).toBe(403);
    expect(await post(json)).toBe(409);
    const app = reviewApp({
      ...{ config, token, site: new SiteFolder(config.out) },
      session: new ReviewSession(
        config,
        review(undefined, config, () => undefined),
        () => undefined,
      ),
    });
    const named = (host: string) => app.request(`http://${host}/${token}/`, { headers: { host } });
    expect((await named('evil.example:80')).status).toBe(403);
    expect((await named('127.0.0.1.evil.example')).status).toBe(403);
    const answer = await named('localhost:1234');
    expect(answer.status).toBe(302);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect((await fetch(`${url}jane-doe/index.html`)).headers.get('content-security-policy')).not.toContain('unsafe');
  });

  it('lets nothing go wrong in a page, and nothing leave', () => {
    expect(opened.length).toBeGreaterThan(5);
    // A refused action is an answer of the server, which the console tells too.
    const problems = opened.flatMap((one) => one.problems).filter((one) => !one.includes('409'));
    expect(problems).toEqual([]);
    expect(opened.flatMap(({ requests }) => requests).filter((one) => !/^http:\/\/127\.0\.0\.1:/.test(one))).toEqual(
      [],
    );
  });
});
