/** `isnad diff`: what changed in the data between two builds, revisions or RDF files. */
import path from 'node:path';
import { formatDiffJson, formatDiffMarkdown, formatDiffText, isEmpty } from '../publish/diff/formats.ts';
import { compare, type Comparison } from '../run/compare.ts';
import { loadConfig } from '../run/config.ts';
import { EnvironmentError, writeFile } from '../run/files.ts';
import type { CommonOptions } from './command.ts';
import type { Terminal } from './terminal.ts';

/** The options of `isnad diff`. */
export interface DiffOptions extends CommonOptions {
  readonly format?: string[];
  readonly exitCode?: boolean;
}

type Formatter = (comparison: Comparison, terminal?: Terminal) => string | Promise<string>;

const formats: Readonly<Record<string, Formatter>> = {
  text: ({ diff }, terminal) => {
    if (!terminal) return formatDiffText(diff);
    const { green, red, yellow, dim } = terminal.colors;
    return formatDiffText(diff, { added: green, removed: red, changed: yellow, dim });
  },
  markdown: ({ diff }) => formatDiffMarkdown(diff),
  json: ({ diff }) => formatDiffJson(diff),
  patch: ({ patch }) => patch(),
};

/** Compares, writes the difference in each format asked for, and gives the exit code. */
export async function diffCommand(
  [before = '', after]: readonly string[],
  options: DiffOptions,
  terminal: Terminal,
  cwd: string,
): Promise<number> {
  const outputs = (options.format ?? [options.json ? 'json' : 'text']).map((words) => {
    const [name = '', ...rest] = words.split('=');
    const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
    if (!format) throw new EnvironmentError(`"${name}" is no format; there are ${Object.keys(formats).join(', ')}`);
    return { format, file: rest.length > 0 ? rest.join('=') : undefined };
  });
  const config = loadConfig(options.config, cwd, terminal.tell);
  if (!config) return 1;
  const comparison = await compare({ before, after: after ?? config.out, config, cwd }, terminal.tell);
  for (const { format, file } of outputs) {
    const text = await format(comparison, file === undefined ? terminal : undefined);
    if (file === undefined) terminal.print(text.replace(/\n$/, ''));
    else writeFile(path.resolve(cwd, file), text);
  }
  return options.exitCode && !isEmpty(comparison.diff) ? 1 : 0;
}
