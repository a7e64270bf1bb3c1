/** `isnad build`: articles, or edited documents, to a dataset on disk. */
import path from 'node:path';
import { build, type BuildResult } from '../run/build.ts';
import { loadConfig, shownPath } from '../run/config.ts';
import { EnvironmentError } from '../run/files.ts';
import type { CommonOptions } from './command.ts';
import { atSite, pageSelection, type PageOptions } from './page-options.ts';
import type { Terminal } from './terminal.ts';

/** The options of `isnad build`. */
export interface BuildOptions extends CommonOptions, PageOptions {
  readonly out?: string;
  readonly from?: string[];
  readonly timings?: boolean;
  readonly strict?: boolean;
  readonly sitelinks?: string;
  readonly redirects?: string;
  readonly jobs?: string;
}

/** More threads than any computer has. */
const mostJobs = 1024;

/** Builds, prints what came of it, and gives the exit code. */
export async function buildCommand(
  inputs: readonly string[],
  options: BuildOptions,
  terminal: Terminal,
  cwd: string,
): Promise<number> {
  const config = atSite(loadConfig(options.config, cwd, terminal.tell), options.site);
  if (!config) return finish(undefined, options, terminal, cwd);
  const absolute = (name: string): string => path.resolve(cwd, name);
  const from = (options.from ?? []).map(absolute);
  const result = await build(
    {
      config: options.out === undefined ? config : { ...config, out: absolute(options.out) },
      inputs: inputs.length > 0 || from.length > 0 ? inputs.map(absolute) : config.inputs,
      documents: from,
      ...pageSelection(options),
      ...(options.sitelinks !== undefined && { sitelinks: absolute(options.sitelinks) }),
      ...(options.redirects !== undefined && { redirects: absolute(options.redirects) }),
      ...(options.jobs !== undefined && { jobs: jobsOf(options.jobs) }),
      partial: inputs.length > 0 || from.length > 0,
    },
    terminal.tell,
    (done, total, name, articles) =>
      articles === undefined ? terminal.progress(done, total, name) : terminal.articles(articles, name),
  );
  return finish(result, options, terminal, cwd);
}

function jobsOf(written: string): number {
  const jobs = Number(written);
  if (/^\d{1,4}$/.test(written) && jobs >= 1 && jobs <= mostJobs) return jobs;
  throw new EnvironmentError(`"${written}" is no number of threads from 1 to ${mostJobs}`);
}

function finish(result: BuildResult | undefined, options: BuildOptions, terminal: Terminal, cwd: string): number {
  const exitCode = terminal.exitCode(options.strict ?? false);
  if (options.json) {
    const { count, messages } = terminal;
    const timings = result && options.timings ? { milliseconds: Object.fromEntries(result.timings) } : {};
    const summary = result && {
      articles: result.articles,
      failed: result.failed,
      out: result.out,
      files: result.files,
    };
    terminal.print(JSON.stringify({ ok: exitCode === 0, ...summary, count, ...timings, messages }, undefined, 2));
    return exitCode;
  }
  if (!result) return exitCode;
  if (!options.quiet) printSummary(result, terminal, cwd);
  if (options.timings) printTimings(result, terminal);
  return exitCode;
}

/** One line per article, up to twenty, and one for all. */
function printSummary(result: BuildResult, terminal: Terminal, cwd: string): void {
  const { bold, dim } = terminal.colors;
  for (const article of result.articles.slice(0, 20)) {
    const { name, statements, entities, quads } = article;
    const counts = [amount(statements, 'statement'), amount(entities, 'entity', 'entities'), amount(quads, 'quad')];
    terminal.print(`${bold(name)}: ${counts.join(', ')}`);
  }
  if (result.articles.length > 20) terminal.print(dim(`… and ${result.articles.length - 20} more`));
  const { error, warning, info } = terminal.count;
  const found = [amount(error, 'error'), amount(warning, 'warning'), amount(info, 'note')].join(', ');
  const folder = shownPath(result.out, cwd);
  const failed = result.failed.length > 0 ? `, ${result.failed.length} failed` : '';
  terminal.print(`${amount(result.articles.length, 'article')}${failed}, ${found}`);
  terminal.print(`${amount(result.files, 'file')} in ${folder}/ (${result.changed} changed)`);
}

function printTimings(result: BuildResult, terminal: Terminal): void {
  const total = result.timings.get('total') ?? 0;
  for (const [stage, milliseconds] of result.timings) {
    const share = total > 0 ? Math.round((milliseconds / total) * 100) : 0;
    terminal.print(`${stage.padEnd(22)} ${milliseconds.toFixed(1).padStart(9)} ms ${String(share).padStart(4)} %`);
  }
}

function amount(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
