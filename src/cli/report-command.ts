/** `isnad report`: how good a build is, in numbers, as a page and as JSON beside the data. */
import path from 'node:path';
import { formatReport } from '../publish/report.ts';
import { loadConfig } from '../run/config.ts';
import { EnvironmentError, writeFile } from '../run/files.ts';
import { reportOn } from '../run/report.ts';
import type { CommonOptions } from './command.ts';
import type { Terminal } from './terminal.ts';

/** The options of `isnad report`. */
export interface ReportOptions extends CommonOptions {
  readonly to?: string;
  readonly print?: boolean;
}

/** Writes the report and gives the exit code; what checks found does not fail it, as `isnad check` is there for that. */
export async function reportCommand(
  [named]: readonly string[],
  options: ReportOptions,
  terminal: Terminal,
  cwd: string,
): Promise<number> {
  const config = loadConfig(options.config, cwd, terminal.tell);
  if (!config) return 1;
  const out = named === undefined ? config.out : path.resolve(cwd, named);
  const report = await reportOn(out, config, cwd, terminal.tell);
  if (!report) throw new EnvironmentError(`There are no documents in "${out}"; run "isnad build" first`);
  const json = `${JSON.stringify(report, undefined, 2)}\n`;
  if (options.print || options.json) {
    terminal.print((options.json ? json : formatReport(report)).trimEnd());
    return 0;
  }
  const folder = options.to === undefined ? out : path.resolve(cwd, options.to);
  writeFile(path.join(folder, 'report.md'), formatReport(report));
  writeFile(path.join(folder, 'report.json'), json);
  terminal.note(`report.md and report.json are in ${path.relative(cwd, folder) || '.'}/`);
  return 0;
}
