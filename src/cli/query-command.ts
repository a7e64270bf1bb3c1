/** `isnad query`: asks the dataset in SPARQL, without a server. */
import path from 'node:path';
import { prefixesOf } from '../dataset/vocabulary.ts';
import { Iris } from '../iri.ts';
import { visible } from '../message.ts';
import { formatTable, type Answer } from '../publish/store/answer.ts';
import { queryKind, withPrefixes } from '../publish/store/query-text.ts';
import { loadConfig, type DatasetConfig } from '../run/config.ts';
import { EnvironmentError } from '../run/files.ts';
import { findQuery, namedQueries } from '../run/queries.ts';
import { listQuadFiles, readQuadFile } from '../run/quad-files.ts';
import type { SupportingStatement } from '../run/support.ts';
import type { CommonOptions } from './command.ts';
import type { Terminal } from './terminal.ts';

/** The options of `isnad query`. */
export interface QueryCommandOptions extends CommonOptions {
  readonly list?: boolean;
  readonly out?: string;
  readonly format?: string;
  readonly explain?: boolean;
}

const mediaTypes: Readonly<Record<string, string>> = {
  json: 'application/sparql-results+json',
  xml: 'application/sparql-results+xml',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  turtle: 'text/turtle',
  ntriples: 'application/n-triples',
  jsonld: 'application/ld+json',
};

/** Asks, prints the answer, and gives the exit code: 1 for an answer without rows, or "no". */
export async function queryCommand(
  [asked, ...more]: readonly string[],
  options: QueryCommandOptions,
  terminal: Terminal,
  cwd: string,
): Promise<number> {
  const config = loadConfig(options.config, cwd, terminal.tell);
  if (!config) return 1;
  if (options.list) return listQueries(config, options, terminal);
  if (asked === undefined || more.length > 0) {
    throw new EnvironmentError('Give one query: SPARQL in quotation marks, a file, or a name of --list');
  }
  const prefixes = prefixesOf(new Iris(config.base));
  const text = withPrefixes(findQuery(asked, cwd, config), prefixes);
  const isGraph = queryKind(text) === 'graph';
  const format = options.json ? 'json' : (options.format ?? (isGraph ? 'turtle' : 'table'));
  const fitting = isGraph === ['turtle', 'ntriples', 'jsonld'].includes(format);
  if (!(format === 'table' || Object.hasOwn(mediaTypes, format)) || !fitting) {
    const choice = isGraph ? 'turtle, ntriples or jsonld' : 'table, json, xml, csv or tsv';
    throw new EnvironmentError(`This query can be answered as ${choice}, not as "${format}"`);
  }
  const { EmbeddedStore, QueryError } = await import('../run/embedded-store.ts');
  const store = new EmbeddedStore();
  const out = options.out === undefined ? config.out : path.resolve(cwd, options.out);
  for (const file of listQuadFiles([out], config.base)) store.load(readQuadFile(file));
  try {
    const answer = store.query(text, mediaTypes[format] ?? mediaTypes['json'] ?? '');
    const table = isGraph || !['table', 'json'].includes(format) ? undefined : (JSON.parse(answer) as Answer);
    const support =
      options.explain && !isGraph
        ? (await import('../run/support.ts')).findSupport(text, store, config.base, config.languages[0] ?? 'en')
        : undefined;
    if (options.json && table) terminal.print(JSON.stringify({ ...table, ...(support && { support }) }, undefined, 2));
    else terminal.print(table && format === 'table' ? formatTable(table, prefixes) : answer.trimEnd());
    if (support && !options.json) explain(support, terminal);
    return table && (table.boolean === false || table.results?.bindings.length === 0) ? 1 : 0;
  } catch (error) {
    if (error instanceof QueryError) throw new EnvironmentError(`The query cannot be answered: ${error.message}`);
    throw error;
  }
}

function listQueries(config: DatasetConfig, options: QueryCommandOptions, terminal: Terminal): number {
  const queries = [...namedQueries(config).values()];
  if (options.json) {
    terminal.print(JSON.stringify(queries, undefined, 2));
    return 0;
  }
  const size = Math.max(0, ...queries.map(({ name }) => name.length));
  for (const { name, title } of queries) terminal.print(`${terminal.colors.bold(name.padEnd(size))}  ${title}`);
  return 0;
}

/** Shows each statement once, with its quotes below. */
function explain(support: readonly SupportingStatement[], terminal: Terminal): void {
  const { bold, dim } = terminal.colors;
  terminal.print(support.length === 0 ? '\nNo statement stands behind this answer' : '\nThis rests on');
  for (const { subject, property, value, evidence } of support) {
    terminal.print(bold(visible(`  ${subject} · ${property} · ${value}`)));
    for (const { quote, start, end, part } of evidence) {
      const place = [start === undefined ? '' : `characters ${start}–${end}`, part ?? ''].filter((one) => one !== '');
      terminal.print(`    "${visible(quote)}"${place.length > 0 ? dim(`  ${visible(place.join(', '))}`) : ''}`);
    }
  }
}
