/** `isnad pages`: what a dump holds, a line per page, or its table of redirects. */
import path from 'node:path';
import { loadConfig } from '../run/config.ts';
import { newCounts, readDump, readDumpPages } from '../run/dump-input.ts';
import { listDumps } from '../run/input.ts';
import type { CommonOptions } from './command.ts';
import { pageSelection, type PageOptions } from './page-options.ts';
import type { Terminal } from './terminal.ts';

/** The options of `isnad pages`. */
export interface PagesOptions extends CommonOptions, PageOptions {
  readonly redirects?: boolean;
  readonly all?: boolean;
}

/** Lists the pages and gives the exit code. */
export async function pagesCommand(
  dumps: readonly string[],
  options: PagesOptions,
  terminal: Terminal,
  cwd: string,
): Promise<number> {
  const config = loadConfig(options.config, cwd, terminal.tell);
  if (!config) return terminal.exitCode(false);
  const counts = newCounts();
  const line = (...columns: readonly (string | number | undefined)[]): void => {
    if (!options.json) terminal.print(columns.map((column) => column ?? '').join('\t'));
  };
  const onRedirect = (from: string, to: string): void => {
    if (options.redirects) line(from, to);
  };
  const context = { root: config.root, tell: terminal.tell, counts, onRedirect, ...pageSelection(options) };
  for (const dump of listDumps(dumps.map((name) => path.resolve(cwd, name)))) {
    if (options.all) {
      for await (const { title, namespace, id, revision, timestamp, redirect } of readDumpPages(dump, context)) {
        counts.pages++;
        line(title, namespace, id, revision, timestamp, redirect);
      }
      continue;
    }
    for await (const { title, page, revision, timestamp } of readDump(dump, context))
      if (!options.redirects) line(title, page, revision, timestamp);
  }
  const { pages, articles, redirects, others, unwanted, empty } = counts;
  if (options.json) terminal.print(JSON.stringify(counts, undefined, 2));
  else
    terminal.note(
      options.all
        ? `${pages} pages`
        : `${pages} pages: ${articles} articles, ${redirects} redirects, ${others} of other namespaces, ${empty} without text, ${unwanted} not wanted`,
    );
  return terminal.exitCode(false);
}
