/** The answer to a SPARQL query for people: SPARQL JSON results go in, a table of short names comes out. */
import { visible } from '../../message.ts';

/** A term of the SPARQL 1.1 Query Results JSON Format. */
export interface AnswerTerm {
  readonly type: 'uri' | 'literal' | 'bnode' | 'typed-literal' | 'triple';
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}

/** An answer, as that format has it. */
export interface Answer {
  readonly boolean?: boolean;
  readonly head: { readonly vars?: readonly string[] };
  readonly results?: { readonly bindings: readonly Readonly<Record<string, AnswerTerm>>[] };
}

/** An IRI with a prefix where one fits, else in angle brackets. */
export function shortenIri(iri: string, prefixes: Readonly<Record<string, string>>): string {
  let best = '';
  let short = `<${iri}>`;
  for (const [prefix, start] of Object.entries(prefixes)) {
    const local = iri.slice(start.length);
    if (start.length <= best.length || !iri.startsWith(start) || !/^[\w%.~()'-]*(?:#[\w%.~()'-]*)?$/.test(local))
      continue;
    best = start;
    short = `${prefix}:${local}`;
  }
  return short;
}

function formatTerm({ type, value }: AnswerTerm, prefixes: Readonly<Record<string, string>>): string {
  return type === 'uri' ? shortenIri(value, prefixes) : value;
}

/** An answer as a table, one row a line, or `yes` and `no`. Control characters are made visible; nothing is cut off. */
export function formatTable(answer: Answer, prefixes: Readonly<Record<string, string>>): string {
  if (answer.boolean !== undefined) return answer.boolean ? 'yes' : 'no';
  const columns = answer.head.vars ?? [];
  const rows = (answer.results?.bindings ?? []).map((row) =>
    columns.map((column) => (row[column] ? visible(formatTerm(row[column], prefixes)) : '')),
  );
  const widths = columns.map((column, index) =>
    Math.max(...[column, ...rows.map((row) => row[index] ?? '')].map(width)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => cell + ' '.repeat(Math.max(0, (widths[index] ?? 0) - width(cell))))
      .join('  ')
      .trimEnd();
  return [line(columns), widths.map((size) => '-'.repeat(size)).join('  '), ...rows.map(line)].join('\n');
}

/** Columns that a text takes: marks that stand on other letters take none. */
function width(text: string): number {
  return Array.from(text.replace(/\p{M}/gu, '')).length;
}
