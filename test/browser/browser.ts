/** A browser and a served site, for tests. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { jsonLdContext } from '../../src/dataset/json-ld-context.ts';
import { prefixesOf } from '../../src/dataset/vocabulary.ts';
import { build } from '../../src/run/build.ts';
import { listQuadFiles, readQuadFile } from '../../src/run/quad-files.ts';
import { LocalEngine } from '../../src/run/query-engine.ts';
import { startServer, type Listening } from '../../src/run/serve.ts';
import { SiteFolder } from '../../src/run/site-folder.ts';
import { config, resources, root } from '../resources.ts';
import { hostileText } from '../site/hostile.ts';
import { iris } from '../site/site.ts';

export const browserFile = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
export const hasBrowser = existsSync(browserFile);

/** A page in wikitext. */
export const wikitext = `{{Infobox person
| name = Jane "🙂" Doe
| birth_place = [[Ulm]], [[Germany]]
| death_date = {{death date|2000|7|3}}
}}
'''Jane "🙂" Doe''' was a [[Aircraft pilot|pilot]].<ref>{{cite book |title=A Life}}</ref> She was born in [[Ulm|the city of Ulm]].

== Life ==
* She flew to [[Vienna]].
`;

/** The site of the seed, of a page in wikitext and of a hostile article, built and served as users do it. */
export interface ServedSite {
  readonly url: string;
  readonly folder: string;
  close(): Promise<void>;
}

export async function serveSite(): Promise<ServedSite> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'isnad-site-'));
  const out = path.join(folder, 'out');
  const hostile = path.join(folder, 'hostile.txt');
  writeFileSync(hostile, hostileText());
  const wiki = path.join(folder, 'Jane_Doe.wikitext');
  writeFileSync(wiki, wikitext);
  const request = { ...config, out, lock: path.join(folder, 'ids.lock.yaml') };
  const inputs = [path.join(root, 'source/articles/muhammad-ibn-abi-bakr.txt'), hostile, wiki];
  await build(
    { config: request, inputs, documents: [], partial: false },
    () => undefined,
    () => undefined,
  );
  const engine = new LocalEngine(listQuadFiles([out], config.base).map(readQuadFile), config.base);
  const server: Listening = await startServer(
    {
      ...{ engine, base: config.base, title: config.title, licence: config.licence, version: '0' },
      ...{ prefixes: prefixesOf(iris), context: jsonLdContext(resources.context.properties, iris) },
      maxRequest: 1024 * 1024,
      site: new SiteFolder(out),
    },
    '127.0.0.1',
    0,
  );
  return {
    url: server.url,
    folder: out,
    close: async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Starts the browser without any connection of its own. */
export function startBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath: browserFile, args: [...args, ...quiet] });
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a page breaks of the rules of accessibility, in words. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.length} ${nodes[0]?.html.slice(0, 160) ?? ''}`);
  });
}

/** A page that remembers whatever went wrong in it, and all that it asked for. */
export interface WatchedPage {
  readonly page: Page;
  readonly problems: string[];
  readonly requests: string[];
}

export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(url);
  return { page, problems, requests };
}
