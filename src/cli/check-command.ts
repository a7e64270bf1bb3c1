/** `isnad check`: everything that can be checked about data, told where it can be mended. */
import path from 'node:path';
import type { Level } from '../message.ts';
import { reaches } from '../publish/finding.ts';
import { findingFormats } from '../publish/findings/formats.ts';
import { summaryLine, type Paint } from '../publish/findings/text.ts';
import { loadConfig } from '../run/config.ts';
import { checkData } from '../run/data-check.ts';
import { EnvironmentError, writeFile } from '../run/files.ts';
import type { CommonOptions } from './command.ts';
import type { Terminal } from './terminal.ts';

/** The options of `isnad check`. */
export interface CheckOptions extends CommonOptions {
  /** `name` or `name=file`, several. */
  readonly format?: string[];
  readonly failOn?: string;
  readonly level?: string;
  readonly rules?: string;
  readonly base?: string;
}

/** Checks, writes what was found in each format asked for, and gives the exit code. */
export async function checkCommand(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  cwd: string,
): Promise<number> {
  const outputs = (options.format ?? [options.json ? 'json' : 'text']).map(readOutput);
  const failOn = readLevel(options.failOn ?? 'error', '--fail-on', ['never']);
  const level = readLevel(options.level ?? (options.quiet ? 'error' : 'warning'), '--level');
  const found = loadConfig(options.config, cwd, terminal.tell);
  if (!found) return 1;
  const config = options.base === undefined ? found : { ...found, base: options.base };
  const wanted = paths.length > 0 ? paths.map((name) => path.resolve(cwd, name)) : [config.out];
  const rules = options.rules === undefined ? {} : { rules: path.resolve(cwd, options.rules) };
  const report = await checkData(
    { config, paths: wanted, cwd: shownFrom(cwd), ...rules },
    terminal.tell,
    (done, total, name) => terminal.progress(done, total, name),
  );
  for (const { format, file } of outputs) {
    const paint = file === undefined ? { paint: paintOf(terminal) } : {};
    const text = format(report, {
      level: level as Level,
      ...(failOn !== 'never' && { failOn: failOn as Level }),
      ...paint,
    });
    if (file === undefined) terminal.print(text.replace(/\n$/, ''));
    else writeFile(path.resolve(cwd, file), text);
  }
  if (outputs.every(({ file }) => file !== undefined)) terminal.note(summaryLine(report));
  return failOn !== 'never' && reaches(report.findings, failOn as Level) ? 1 : 0;
}

/** The folder that paths are shown from: GitHub finds files from the root of the repository, wherever the corpus lies in it. */
function shownFrom(cwd: string): string {
  const root = process.env['GITHUB_WORKSPACE'];
  return root !== undefined && `${cwd}${path.sep}`.startsWith(`${root}${path.sep}`) ? root : cwd;
}

/** `sarif=check.sarif`: a format and the file it goes to; without a file it is printed. */
function readOutput(words: string): { format: (typeof findingFormats)[string]; file?: string } {
  const [name = '', ...rest] = words.split('=');
  const format = Object.hasOwn(findingFormats, name) ? findingFormats[name] : undefined;
  if (!format)
    throw new EnvironmentError(`"${name}" is no format; there are ${Object.keys(findingFormats).join(', ')}`);
  return { format, ...(rest.length > 0 && { file: rest.join('=') }) };
}

function readLevel(word: string, option: string, more: readonly string[] = []): string {
  const known = ['error', 'warning', 'info', ...more];
  if (!known.includes(word)) throw new EnvironmentError(`${option} takes ${known.join(', ')}, not "${word}"`);
  return word;
}

function paintOf({ colors }: Terminal): Paint {
  const levels: Readonly<Record<Level, (text: string) => string>> = {
    error: colors.red,
    warning: colors.yellow,
    info: colors.cyan,
  };
  return { level: (text, level) => levels[level](text), dim: colors.dim };
}
