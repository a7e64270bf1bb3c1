/** `isnad validate`: checks documents, and output folders, that people may have edited. */
import path from 'node:path';
import { amount } from '../publish/findings/text.ts';
import { check } from '../run/check.ts';
import { loadConfig } from '../run/config.ts';
import type { CommonOptions } from './command.ts';
import type { Terminal } from './terminal.ts';

/** The options of `isnad validate`. */
export interface ValidateOptions extends CommonOptions {
  readonly strict?: boolean;
}

/** Checks, prints what was found, and gives the exit code. */
export function validateCommand(
  paths: readonly string[],
  options: ValidateOptions,
  terminal: Terminal,
  cwd: string,
): number {
  const config = loadConfig(options.config, cwd, terminal.tell);
  const wanted = paths.length > 0 ? paths.map((name) => path.resolve(cwd, name)) : config ? [config.out] : [];
  const result = config && check(wanted, config, terminal.tell);
  const changed = result?.changed ?? [];
  const exitCode = terminal.exitCode(options.strict ?? false) || (options.strict && changed.length > 0 ? 1 : 0);
  for (const file of changed) terminal.note(`${path.relative(cwd, file)} is missing or not what the build wrote`);
  const { count, messages } = terminal;
  if (options.json) terminal.print(JSON.stringify({ ok: exitCode === 0, ...result, count, messages }, undefined, 2));
  else if (result && !options.quiet) {
    const documents = amount(result.documents, 'document');
    const files = result.files > 0 ? `, ${amount(result.files, 'file')} compared with the manifest` : '';
    const found = [
      amount(count.error, 'error'),
      amount(count.warning, 'warning'),
      ...(changed.length > 0 ? [`${amount(changed.length, 'file')} missing or not what the build wrote`] : []),
    ];
    terminal.print(`${documents}${files} checked: ${found.join(', ')}`);
  }
  return exitCode;
}
