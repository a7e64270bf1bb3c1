/**
 * Where articles come from: a path, folder or pattern goes in, the texts of articles come out, one at a time. How a file
 * is read depends on its ending.
 */
import path from 'node:path';
import type { SourceText } from '../convert.ts';
import { shownPath } from './config.ts';
import { readArticle } from './documents.ts';
import { readDump, type DumpContext } from './dump-input.ts';
import { compressedEndings } from './dump-stream.ts';
import { listFiles } from './files.ts';

/** What a reader of files is told beside the path. */
export type InputContext = DumpContext;

/** Reads the articles of a file. What cannot be read is told of and left out. */
export type InputReader = (file: string, context: InputContext) => Iterable<SourceText> | AsyncIterable<SourceText>;

/** Readers by the ending of the file's name, longest ending first. */
const readers: readonly (readonly [ending: string, reader: InputReader])[] = [
  ['.txt', readWhole('plain')],
  ['.wiki', readWhole('wikitext')],
  ['.wikitext', readWhole('wikitext')],
  ['.mediawiki', readWhole('wikitext')],
  ['.xml', readDump],
  ...compressedEndings.map((ending) => [`.xml${ending}`, readDump] as const),
];

/** The files that paths, folders and patterns mean, each once, in the order given. */
export function listInputs(patterns: readonly string[]): string[] {
  const endings = readers.map(([ending]) => ending);
  return [...new Set(patterns.flatMap((pattern) => listFiles(pattern, endings)))];
}

/** The dumps that paths, folders and patterns mean, each once, in the order given; a file that is named may end in anything. */
export function listDumps(patterns: readonly string[]): string[] {
  const endings = readers.filter(([, reader]) => reader === readDump).map(([ending]) => ending);
  return [...new Set(patterns.flatMap((pattern) => listFiles(pattern, endings)))];
}

/** The articles of a file; one with an unknown ending is taken for the plain form. */
export function readInput(file: string, context: InputContext): ReturnType<InputReader> {
  return (readerOf(file) ?? readWhole('plain'))(file, context);
}

function readerOf(file: string): InputReader | undefined {
  return readers.find(([ending]) => file.toLowerCase().endsWith(ending))?.[1];
}

/** Whether a file may hold many articles. */
export function isDump(file: string): boolean {
  return readerOf(file) === readDump;
}

/** The name of an input: that of its file without its ending. */
export function inputName(file: string): string {
  const name = path.basename(file);
  const ending = readers.find(([one]) => name.toLowerCase().endsWith(one))?.[0] ?? path.extname(name);
  return name.slice(0, name.length - ending.length) || name;
}

/** Reads a file that is one article. */
function readWhole(form: SourceText['form']): InputReader {
  return (file, { root, tell }) => {
    const shown = shownPath(file, root);
    const read = readArticle(file, shown, tell);
    if (!read) return [];
    return [{ name: inputName(file), file: shown, text: read.text, sha256: read.sha256, bytes: read.bytes, form }];
  };
}
