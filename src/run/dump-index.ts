/**
 * Finds pages in a multistream dump by its index, so that a title is read without the gigabytes before it. The index,
 * `…-multistream-index.txt`, plain or compressed, lies beside the dump; each line is `offset:page id:title`, where the
 * offset is that of the bzip2 stream that holds the page and 99 others.
 */
import { existsSync, statSync } from 'node:fs';
import { openStream } from './dump-stream.ts';

/** The index of a dump, if it lies beside it. */
export function indexOf(file: string): string | undefined {
  const base = /^(.*-multistream\d*)\.xml(-p\d+p\d+)?\.bz2$/.exec(file);
  if (!base) return undefined;
  const [, stem = '', range = ''] = base;
  const name = stem.replace(/-multistream(\d*)$/, `-multistream-index$1.txt${range}`);
  return ['', '.bz2', '.gz'].map((ending) => name + ending).find((candidate) => existsSync(candidate));
}

/** A line of an index. */
export interface IndexEntry {
  readonly offset: number;
  readonly title: string;
}

/** The lines of an index, in order. */
export async function* readIndex(index: string): AsyncGenerator<IndexEntry> {
  for await (const line of linesOf(openStream(index))) {
    const [, offset, title] = /^(\d+):\d+:(.*)$/s.exec(line) ?? [];
    if (offset !== undefined && title !== undefined) yield { offset: Number(offset), title };
  }
}

/**
 * The bytes of a dump that hold some titles: of one stream, when the index tells it for all of them. Undefined when the
 * whole dump must be read.
 */
export async function dumpRange(
  file: string,
  titles: ReadonlySet<string> | undefined,
): Promise<{ start: number; end: number } | undefined> {
  const index = titles && titles.size === 1 ? indexOf(file) : undefined;
  if (index === undefined || !titles) return undefined;
  let start = -1;
  for await (const { offset, title } of readIndex(index)) {
    if (start >= 0 && offset > start) return { start, end: offset };
    if (titles.has(title)) start = offset;
  }
  return start < 0 ? undefined : { start, end: statSync(file).size };
}

/** The lines of a text that comes in pieces. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
