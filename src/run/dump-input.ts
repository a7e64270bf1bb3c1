/**
 * Reads articles out of dumps. In go the path of an export, plain or compressed, and which pages are wanted; out come
 * their texts, one at a time. Redirects are no articles: they are counted and kept for who asks for them.
 */
import type { SourceText } from '../convert.ts';
import { templateKey } from '../article/wikitext/site.ts';
import { LineIndex } from '../range.ts';
import { shownPath, type Tell } from './config.ts';
import { dumpRange } from './dump-index.ts';
import { DumpReader, type DumpPage, type DumpProblem } from './dump-pages.ts';
import { CompressionError, openStream } from './dump-stream.ts';
import { sha256 } from './files.ts';

/** Which pages of dumps are wanted. */
export interface PageSelection {
  readonly titles?: ReadonlySet<string>;
  /** Names of categories, without the namespace; a page must be in one of them. */
  readonly categories?: ReadonlySet<string>;
  /** Names of infobox templates; a page must have one of them. */
  readonly infoboxes?: ReadonlySet<string>;
  /** Numbers of namespaces; the articles' own when absent. */
  readonly namespaces?: ReadonlySet<number>;
  /** How many pages to read at most. */
  readonly limit?: number;
}

/** What a reading of a dump counted. */
export interface DumpCounts {
  pages: number;
  redirects: number;
  /** Pages of other namespaces or that are no wikitext. */
  others: number;
  /** Pages that the selection leaves out. */
  unwanted: number;
  /** Pages without text: the revision was deleted, or nothing was written. */
  empty: number;
  articles: number;
}

/** What a reader of dumps is told beside the path. */
export interface DumpContext {
  readonly root: string;
  readonly tell: Tell;
  readonly selection?: PageSelection;
  readonly counts?: DumpCounts;
  /** Takes the redirects that are met: from a title to a title. */
  readonly onRedirect?: (from: string, to: string) => void;
}

/** Counts that start at nothing. */
export function newCounts(): DumpCounts {
  return { pages: 0, redirects: 0, others: 0, unwanted: 0, empty: 0, articles: 0 };
}

/** All pages of a dump, whatever their namespace. What is wrong with it is told; what was read before stands. */
export async function* readDumpPages(file: string, context: DumpContext): AsyncGenerator<DumpPage> {
  const path = shownPath(file, context.root);
  const tell = (problem: DumpProblem): void => {
    const { kind, reason, offset } = problem;
    const level = kind === 'doctype' || kind === 'too-long' ? 'warning' : 'error';
    context.tell(
      { level, rule: `dump/${kind}`, reason: `${reason} (byte ${offset})` },
      { path, lines: new LineIndex('') },
    );
  };
  const part = await dumpRange(file, context.selection?.titles);
  const reader = new DumpReader(tell, part !== undefined);
  try {
    for await (const piece of openStream(file, part)) {
      yield* reader.write(piece);
      if (reader.stopped) return;
    }
    yield* reader.close();
  } catch (error) {
    if (!(error instanceof CompressionError)) throw error;
    tell({ kind: 'truncated', reason: error.message, offset: reader.offset });
  }
}

/** The articles of a dump that are wanted. */
export async function* readDump(file: string, context: DumpContext): AsyncGenerator<SourceText> {
  const { selection = {}, counts = newCounts() } = context;
  const shown = shownPath(file, context.root);
  const namespaces = selection.namespaces ?? new Set([0]);
  const titles = selection.titles && new Set(selection.titles);
  for await (const page of readDumpPages(file, context)) {
    counts.pages++;
    if (!namespaces.has(page.namespace) || page.model !== 'wikitext') counts.others++;
    else if (page.redirect !== undefined || /^\s*#redirect\b/i.test(page.text)) {
      counts.redirects++;
      const target = page.redirect ?? redirectIn(page.text);
      if (target !== undefined) context.onRedirect?.(page.title, target);
    } else if (!isWanted(page, selection)) counts.unwanted++;
    else if (page.text.trim() === '') counts.empty++;
    else {
      counts.articles++;
      yield sourceOf(page, shown);
      if (counts.articles >= (selection.limit ?? Infinity)) return;
    }
    // Titles occur once in a dump, so with all of them found the rest need not be read.
    titles?.delete(page.title);
    if (titles?.size === 0) return;
  }
}

/** Tells that a dump has no page of the selection. */
export function tellNoPage(file: string, { root, tell, selection = {} }: DumpContext): void {
  const { titles = [], categories = [], infoboxes = [] } = selection;
  const asked = Object.entries({ title: titles, category: categories, infobox: infoboxes }).flatMap(([kind, names]) => {
    const [first, ...others] = [...names].map((name) => `"${name}"`);
    if (first === undefined) return [];
    const more = others.length > 2 ? `${others.length} others` : others.join(' or ');
    return `${kind} ${[first, more].filter(Boolean).join(' or ')}`;
  });
  const reason = `No page of the dump is in the selection: ${asked.join(' and ')}`;
  tell({ level: 'warning', rule: 'dump/no-page', reason }, { path: shownPath(file, root), lines: new LineIndex('') });
}

/** Exports before version 0.6 do not tell what a redirect leads to. */
function redirectIn(text: string): string | undefined {
  return /\[\[([^\][{}|<>#]+)/.exec(text.slice(0, 500))?.[1]?.replaceAll('_', ' ').trim();
}

function sourceOf(page: DumpPage, shown: string): SourceText {
  const { title, id, text, revision, timestamp } = page;
  const bytes = Buffer.from(text);
  return {
    name: title,
    // No file of that name exists: the article is a part of the dump.
    file: `${shown}#${title}`,
    text,
    sha256: sha256(bytes),
    bytes: bytes.length,
    form: 'wikitext',
    title,
    ...(id !== '' && { page: id }),
    ...(revision !== undefined && { revision }),
    ...(timestamp !== undefined && { timestamp }),
  };
}

function isWanted({ title, text }: DumpPage, { titles, categories, infoboxes }: PageSelection): boolean {
  if (titles && !titles.has(title)) return false;
  if (categories && !anyOf(text, /\[\[\s*[^\][|:{}]{1,40}:\s*([^\][|{}#]{1,255})/g, categories)) return false;
  return !infoboxes || anyOf(text, /\{\{\s*([^{}|<>[\]]{1,255})/g, infoboxes);
}

/** Whether what a pattern finds in a text is one of some names, in any case and with `_` or blanks. */
function anyOf(text: string, pattern: RegExp, names: ReadonlySet<string>): boolean {
  const wanted = new Set([...names].map(templateKey));
  for (const [, name = ''] of text.matchAll(pattern)) if (wanted.has(templateKey(name))) return true;
  return false;
}
