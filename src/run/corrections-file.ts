/**
 * The file of the corrections of one article. Entries are put in as text, so that every line that people wrote stays as
 * they wrote it; what comes out is read back and compared before it is written.
 */
import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { isMap, isSeq, parseDocument, stringify, type YAMLSeq } from 'yaml';
import { canonicalJson } from '../iri.ts';
import type { Message } from '../message.ts';
import { validateYaml } from '../schema.ts';
import type { Correction, CorrectionFile } from '../statement/corrections/correction.ts';
import { EnvironmentError, readText, writeFile } from './files.ts';
import { readSchema } from './package.ts';

/** The article that a file is about. */
export interface CorrectedArticle {
  /** The name of its folder, and of the file. */
  readonly name: string;
  readonly key: string;
  readonly title: string;
}

/** A file before and after a change. */
export interface FileChange {
  readonly file: string;
  /** Undefined when there was no file. */
  readonly before: string | undefined;
  readonly after: string;
  /** The folder was made for it. */
  readonly newFolder: boolean;
}

const written = { lineWidth: 0, compat: 'yaml-1.1' } as const;

/** Appends corrections to the file of an article; throws an `EnvironmentError` and writes nothing when that cannot be. */
export function addCorrections(
  article: CorrectedArticle,
  corrections: readonly Correction[],
  folder: string,
): FileChange {
  const file = correctionsFile(article, folder);
  const before = existsSync(file) ? readText(file) : undefined;
  const newFolder = !existsSync(path.dirname(file));
  checkWritable(file);
  const after = withCorrections(before, article, corrections, file);
  writeFile(file, after);
  return { file, before, after, newFolder };
}

/** Where the corrections of an article stand. */
export function correctionsFile({ name }: CorrectedArticle, folder: string): string {
  const file = path.join(folder, `${name}.yaml`);
  return existsSync(file) ? realpathSync(file) : file;
}

/** The text of a file with more entries at its end; throws an `EnvironmentError` when it is no file of this article. */
export function withCorrections(
  before: string | undefined,
  article: CorrectedArticle,
  corrections: readonly Correction[],
  file: string,
): string {
  const head = `# What people have corrected in the reading of ${JSON.stringify(article.title)}.\n`;
  const fresh = `${head}${stringify({ format: 'isnad/corrections/1', article: article.key, entries: [] }, written)}`;
  const text = before ?? fresh;
  const old = readCorrections(text, file);
  if (old.article !== article.key)
    throw new EnvironmentError(`"${file}" is about "${old.article}", not about "${article.key}"; rename one of them`);
  const twice = corrections.find(({ id }) => old.entries.some((one) => one.id === id));
  if (twice)
    throw new EnvironmentError(`"${file}" has a correction "${twice.id}" already; build again, or change it there`);
  const after = insert(text, corrections, file);
  const entries = [...old.entries, ...corrections];
  if (canonicalJson(readCorrections(after, file)) !== canonicalJson({ ...old, entries }))
    throw new EnvironmentError(`"${file}" is written in a way that no entry can be put into; write it by hand`);
  return after;
}

/** The content of a file that fits its schema; throws an `EnvironmentError` with the first problem and its line. */
function readCorrections(text: string, file: string): CorrectionFile {
  const problems: Message[] = [];
  const data = validateYaml(text, readSchema('source/corrections'), (one) => problems.push(one), 'mapping/invalid');
  if (data !== undefined) return data as CorrectionFile;
  const [first] = problems;
  const line = text.slice(0, first?.range?.start ?? 0).split('\n').length;
  throw new EnvironmentError(`"${file}" is no file of corrections: line ${line}: ${first?.reason ?? 'it is not YAML'}`);
}

/** Puts entries behind the last one, with its indentation and the line ends of the file. */
function insert(text: string, corrections: readonly Correction[], file: string): string {
  const yaml = parseDocument(text);
  const entries: unknown = isMap(yaml.contents) ? yaml.contents.get('entries') : undefined;
  if (!isSeq(entries)) throw new EnvironmentError(`"${file}" has no list of entries`);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = (indent: string): string =>
    stringify([...corrections], written)
      .replace(/^(?=.)/gm, indent)
      .replaceAll('\n', end);
  const [start, last] = rangeOf(entries);
  if (entries.items.length === 0) return `${text.slice(0, start).trimEnd()}${end}${lines('  ')}${rest(text, last)}`;
  if (entries.flow === true)
    throw new EnvironmentError(`"${file}" has its entries in one line; begin each with a "-" on a line of its own`);
  const kept = text.slice(0, last).trimEnd();
  const indent = text.slice(text.lastIndexOf('\n', start) + 1, start);
  return `${kept}${end}${lines(/^\s*$/.test(indent) ? indent : '  ')}${rest(text, kept.length)}`;
}

function rangeOf({ range }: YAMLSeq): readonly [start: number, end: number] {
  return range ? [range[0], range[1]] : [0, 0];
}

/** What follows in the file, from the next line on. */
function rest(text: string, from: number): string {
  return text.slice(from).replace(/^[^\S\n]*\r?\n/, '');
}

/** A file is written by putting another in its place, which the folder allows even where the file does not. */
export function checkWritable(file: string): void {
  const readOnly = `"${file}" is read-only; make it writable, and try again`;
  if (!existsSync(file)) return;
  if ((statSync(file).mode & 0o222) === 0) throw new EnvironmentError(readOnly);
  try {
    accessSync(file, constants.W_OK);
  } catch {
    throw new EnvironmentError(readOnly);
  }
}
