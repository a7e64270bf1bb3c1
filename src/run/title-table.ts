/**
 * Reads tables by title: which Wikidata item a page is about, which page a title redirects to. In go files of two
 * columns parted by a tab, or SQL dumps of MediaWiki's `page_props`; plain or compressed. Out comes a map.
 */
import { linesOf } from './dump-index.ts';
import { openStream } from './dump-stream.ts';
import { EnvironmentError } from './files.ts';

/** The Wikidata items of pages: by title, and by page id where the table comes from `page_props`. */
export interface Sitelinks {
  readonly byTitle: ReadonlyMap<string, string>;
  readonly byPage: ReadonlyMap<string, string>;
}

/** A title as links have it: blanks, no namespace of its own. */
function titleOf(written: string): string {
  return written.normalize('NFC').replaceAll('_', ' ').trim();
}

/** Reads the Wikidata items of titles. Lines that are none are counted and left out. */
export async function readSitelinks(file: string): Promise<Sitelinks> {
  const byTitle = new Map<string, string>();
  const byPage = new Map<string, string>();
  for await (const line of linesOf(openStream(file))) {
    if (line.startsWith('INSERT INTO')) {
      for (const [page, item] of wikibaseItems(line)) byPage.set(page, item);
      continue;
    }
    const [title = '', item = ''] = line.split('\t');
    if (/^Q[1-9]\d*$/.test(item.trim())) byTitle.set(titleOf(title), item.trim());
  }
  if (byTitle.size === 0 && byPage.size === 0)
    throw new EnvironmentError(`"${file}" has no line with a title, a tab and a Wikidata item such as Q42`);
  return { byTitle, byPage };
}

/** The rows of `page_props` that name an item: page, 'wikibase_item', the item, sort key. */
function* wikibaseItems(line: string): Generator<[page: string, item: string]> {
  for (const [, page = '', item = ''] of line.matchAll(/\((\d+),'wikibase_item','(Q[1-9]\d*)'/g)) yield [page, item];
}

/** Reads which title each title redirects to; a chain leads to its end. */
export async function readRedirects(file: string): Promise<ReadonlyMap<string, string>> {
  const table = new Map<string, string>();
  for await (const line of linesOf(openStream(file))) {
    const [from = '', to = ''] = line.split('\t');
    if (from !== '' && to !== '') table.set(titleOf(from), titleOf(to.replace(/#.*$/s, '')));
  }
  if (table.size === 0) throw new EnvironmentError(`"${file}" has no line with a title, a tab and another title`);
  return followed(table);
}

/** The ends of chains; a circle is followed for a few steps only. */
export function followed(table: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const ends = new Map<string, string>();
  for (const [from, first] of table) {
    let to = first;
    for (let step = 0; step < 4; step++) to = table.get(to) ?? to;
    if (to !== from) ends.set(from, to);
  }
  return ends;
}

/** Tables by title, as the context of a conversion has them. */
export interface TitleTables {
  readonly sitelinks?: Sitelinks;
  readonly redirects?: ReadonlyMap<string, string>;
}

/** The tables in the files that a request names. */
export async function readTitleTables(request: {
  readonly sitelinks?: string;
  readonly redirects?: string;
}): Promise<TitleTables> {
  const { sitelinks, redirects } = request;
  return {
    ...(sitelinks !== undefined && { sitelinks: await readSitelinks(sitelinks) }),
    ...(redirects !== undefined && { redirects: await readRedirects(redirects) }),
  };
}
