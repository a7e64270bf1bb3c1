/** `isnad coverage`: how much of a corpus's infoboxes becomes statements, and what to map next. */
import path from 'node:path';
import { formatCoverage, formatCoverageDocument, formatCoveragePage } from '../publish/coverage-report.ts';
import { loadConfig } from '../run/config.ts';
import { measureCoverage } from '../run/coverage.ts';
import { writeFile } from '../run/files.ts';
import { atSite, pageSelection, type PageOptions } from './page-options.ts';
import type { CommonOptions } from './command.ts';
import type { Terminal } from './terminal.ts';

/** The options of `isnad coverage`. */
export interface CoverageOptions extends CommonOptions, PageOptions {
  readonly html?: string;
  readonly markdown?: string;
  readonly rows?: string;
}

/** Measures, prints or writes, and gives the exit code. */
export async function coverageCommand(
  inputs: readonly string[],
  options: CoverageOptions,
  terminal: Terminal,
  cwd: string,
): Promise<number> {
  const config = atSite(loadConfig(options.config, cwd, terminal.tell), options.site);
  if (!config) return terminal.exitCode(false);
  const wanted = inputs.length > 0 ? inputs.map((name) => path.resolve(cwd, name)) : config.inputs;
  const { selection } = pageSelection(options);
  const coverage = await measureCoverage(
    wanted,
    config,
    terminal.tell,
    (done, name) => terminal.progress(done, done + 1, name),
    selection,
  );
  if (!coverage) return terminal.exitCode(false);
  const corpus = wanted.map((name) => path.basename(name)).join(', ');
  if (options.html !== undefined) writeFile(path.resolve(cwd, options.html), formatCoveragePage(coverage, corpus));
  if (options.markdown !== undefined)
    writeFile(path.resolve(cwd, options.markdown), formatCoverageDocument(coverage, corpus));
  if (options.json) terminal.print(JSON.stringify(coverage, undefined, 2));
  else if (!options.quiet) terminal.print(formatCoverage(coverage, Number(options.rows ?? 20) || 20));
  return terminal.exitCode(false);
}
