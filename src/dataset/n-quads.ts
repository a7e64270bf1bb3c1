/**
 * Quads as N-Quads: sorted by code point, each once, escaped as RDFC-1.0 wants it. As there are no blank nodes, the text
 * is the canonical form of the dataset, and a difference of texts is a difference of graphs.
 */
import type { Literal, Quad, Term } from '@rdfjs/types';

const string = 'http://www.w3.org/2001/XMLSchema#string';

const escapes: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

const escaped = /["\\\u0000-\u001f\u007f]/g;

/** A text within quotation marks, for N-Quads, Turtle and TriG. */
export function quoteText(text: string): string {
  const body = text.replace(
    escaped,
    (char) => escapes[char] ?? `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return `"${body}"`;
}

function formatLiteral({ value, language, datatype }: Literal): string {
  // jsonld.js leaves the language out where RDF/JS wants it empty.
  if (language) return `${quoteText(value)}@${language}`;
  return datatype.value === string ? quoteText(value) : `${quoteText(value)}^^<${datatype.value}>`;
}

function formatTerm(term: Term): string {
  return term.termType === 'Literal' ? formatLiteral(term) : `<${term.value}>`;
}

/** One quad as a line, without its line end. */
export function formatNQuad({ subject, predicate, object, graph }: Quad): string {
  const name = graph.termType === 'DefaultGraph' ? '' : ` <${graph.value}>`;
  return `<${subject.value}> <${predicate.value}> ${formatTerm(object)}${name} .`;
}

/** Quads as sorted N-Quads; the empty text for none. */
export function formatNQuads(quads: Iterable<Quad>): string {
  const lines = new Set<string>();
  for (const quad of quads) lines.add(formatNQuad(quad));
  return sortLines(lines)
    .map((line) => `${line}\n`)
    .join('');
}

/** Lines in the order of their code points. */
export function sortLines(lines: Iterable<string>): string[] {
  const all = [...lines];
  // Without surrogates the order by UTF-16 unit is that by code point, and far faster.
  return all.sort(all.some((line) => /[\ud800-\udfff]/.test(line)) ? byCodePoint : undefined);
}

/** Order by code point, which is also that of UTF-8 bytes (`LC_ALL=C sort`); JavaScript's own is by UTF-16 unit. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const unitA = a.charCodeAt(i);
    const unitB = b.charCodeAt(i);
    if (unitA === unitB) continue;
    // Surrogates stand for code points above all others.
    const highA = unitA >= 0xd800 && unitA <= 0xdfff;
    const highB = unitB >= 0xd800 && unitB <= 0xdfff;
    return highA === highB ? unitA - unitB : highA ? 1 : -1;
  }
  return a.length - b.length;
}
