/**
 * Reads cite templates as works: who wrote what, when, and where it is found. The words written for one have the shape
 * of a line of a bibliography: `Last, First; Last, First. "Title" (1998). Publisher`.
 */
import type { CitedSource } from '../article.ts';
import type { Passage } from '../passage.ts';
import type { TemplateUse } from './form.ts';
import type { TemplateNode } from './node.ts';
import type { TemplateArguments } from './template-arguments.ts';
import type { RowOf, SourceParameters } from './template-table.ts';
import type { PassageWriter } from './writer.ts';

/** Cite templates number at most this many authors that are worth naming. */
const mostAuthors = 9;

/** An author as a cite template names one. */
interface Author {
  readonly last: Passage;
  readonly first?: Passage | undefined;
}

/** The names of parameters that give the n-th author: `last1` and `last` for the first, `last2` for the second. */
function numbered(keys: readonly string[], number: number): readonly string[] {
  let known = numberedKeys.get(keys);
  if (!known) numberedKeys.set(keys, (known = []));
  return (known[number] ??= keys.flatMap((key) => (number === 1 ? [key, `${key}1`] : [`${key}${number}`])));
}

const numberedKeys = new WeakMap<readonly string[], (readonly string[])[]>();

/** The authors, in order, from `last1`, `first1`, `author2` and the like. */
function authorsOf(args: TemplateArguments, names: SourceParameters): Author[] {
  const authors: Author[] = [];
  for (let number = 1; number <= mostAuthors; number++) {
    const last = args.get(numbered(names.last, number));
    const author = last ?? args.get(numbered(names.author, number));
    if (!author) break;
    const first = last && args.get(numbered(names.first, number));
    authors.push({ last: author, ...(first && { first }) });
  }
  return authors;
}

/** Writes the words of a cite template and cites its source. */
export function writeSource({ args, node, renderer }: TemplateUse<RowOf<'source'>>, out: PassageWriter): void {
  const names = renderer.context.templates.sources;
  const authors = authorsOf(args, names);
  authors.forEach(({ last, first }, index) => {
    if (index > 0) out.join('; ');
    out.append(last, node);
    if (!first) return;
    out.join(', ');
    out.append(first, node);
  });
  const title = args.get(names.title);
  if (authors.length > 0) out.join(title ? '. ' : '');
  if (title) {
    out.join('"');
    out.append(title, node);
    out.join('"');
  }
  const rest = restOf(args, names);
  if (rest !== '') out.join(`${title || authors.length > 0 ? ' ' : ''}${rest}`);
  for (const source of renderer.sources?.ofTemplate(node) ?? []) out.cite(source);
}

/** What stands after the title: the year and the publisher. */
function restOf(args: TemplateArguments, names: SourceParameters): string {
  const year = yearOf(args, names);
  const publisher = args.words(names.publisher).replace(/["“”«»]/g, '');
  return [year && `(${year})`, publisher].filter(Boolean).join('. ');
}

function yearOf(args: TemplateArguments, names: SourceParameters): string | undefined {
  return /(?<!\d)\d{3,4}(?!\d)/.exec(args.words(names.year))?.[0];
}

/** What a cite template says about its work. */
export function readSource(
  id: string,
  node: TemplateNode,
  template: string,
  args: TemplateArguments,
  names: SourceParameters,
): CitedSource {
  const authors = authorsOf(args, names).map(({ last, first }) =>
    first ? `${last.words}, ${first.words}` : last.words,
  );
  const year = yearOf(args, names);
  const title = args.words(names.title);
  const work = [authors.join('; '), title && `"${title}"`].filter(Boolean).join('. ');
  const words = [work, restOf(args, names)].filter(Boolean).join(' ');
  const stated = Object.entries({
    title,
    publisher: args.words(names.publisher),
    year: year ?? '',
    isbn: args.words(names.isbn),
    doi: args.words(names.doi),
    url: args.words(names.url),
    pages: args.words(names.pages),
  }).filter(([, value]) => value !== '');
  return {
    id,
    range: { start: node.start, end: node.end },
    authors,
    ...Object.fromEntries(stated),
    template,
    words,
  };
}

/** What short citations call a work by: the last names of its first four authors and its year. */
export function shortKeyOf(args: TemplateArguments, names: SourceParameters): string | undefined {
  const authors = authorsOf(args, names).slice(0, 4);
  const year = /(?<!\d)\d{3,4}[a-z]?(?!\w)/.exec(args.words(names.year))?.[0];
  if (authors.length === 0 || year === undefined) return undefined;
  return shortKey([...authors.map(({ last }) => last.words), year]);
}

/** Names and a year as one key. */
export function shortKey(parts: readonly string[]): string {
  return parts
    .map((part) => part.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join('|');
}
