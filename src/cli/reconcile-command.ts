/** `isnad reconcile`: external ids of the entities from a reconciliation service. */
import path from 'node:path';
import { visible } from '../message.ts';
import { loadConfig } from '../run/config.ts';
import { reconcileArticles } from '../run/reconcile.ts';
import type { CommonOptions } from './command.ts';
import type { Terminal } from './terminal.ts';

/** The options of `isnad reconcile`. */
export interface ReconcileOptions extends CommonOptions {
  readonly out?: string;
  readonly article?: string;
  readonly date?: string;
}

/** Asks the service and says what was found. */
export async function reconcileCommand(
  [url = '']: readonly string[],
  options: ReconcileOptions,
  terminal: Terminal,
  cwd: string,
): Promise<number> {
  const config = loadConfig(options.config, cwd, terminal.tell);
  if (!config) return 1;
  const { date } = options;
  if (date === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    terminal.fail('Say when the ids are checked: --date YYYY-MM-DD');
    return 2;
  }
  if (!/^https?:\/\//.test(url)) {
    terminal.fail(`"${visible(url)}" is no http or https address of a service`);
    return 2;
  }
  const out = options.out === undefined ? config.out : path.resolve(cwd, options.out);
  const result = await reconcileArticles({ url, article: options.article, date }, { ...config, out }, terminal.tell);
  if (options.json) {
    terminal.print(JSON.stringify(result, undefined, 2));
    return 0;
  }
  const shown = (file: string): string => path.relative(cwd, file);
  terminal.print(`${result.accepted} linked in ${shown(result.entitiesFile)}; build again to use them`);
  terminal.print(
    `${result.toReview} to look at in ${shown(result.reviewFile)}; ${result.unknown} unknown to the service`,
  );
  return 0;
}
