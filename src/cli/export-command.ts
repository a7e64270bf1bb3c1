/** `isnad export`: the facts of the dataset in the forms in which Wikidata takes edits, for people to review. */
import path from 'node:path';
import { amount } from '../publish/findings/text.ts';
import { formatQuickStatements, formatQuickStatementsCsv } from '../publish/wikibase/quick-statements.ts';
import { wikibaseItems, type WikibaseItem } from '../publish/wikibase/item.ts';
import { loadConfig } from '../run/config.ts';
import { listDocuments, readDocument } from '../run/documents.ts';
import { EnvironmentError, writeFile } from '../run/files.ts';
import { readProperties } from '../run/resources.ts';
import type { CommonOptions } from './command.ts';
import type { Terminal } from './terminal.ts';

/** The options of `isnad export`. */
export interface ExportCommandOptions extends CommonOptions {
  readonly to: string;
  readonly out?: string;
  readonly file?: string;
  readonly create?: boolean;
  readonly article?: string;
}

type LeaveOut = (item: string, property: string, reason: string) => void;

const writers: Readonly<Record<string, (items: readonly WikibaseItem[], leaveOut: LeaveOut) => string>> = {
  quickstatements: formatQuickStatements,
  'quickstatements-csv': formatQuickStatementsCsv,
  'wikibase-json': (items) =>
    items.length === 0 ? '[]\n' : `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`,
};

/** Exports, tells what was left out and why, and gives the exit code: 1 when there was nothing to export. */
export function exportCommand(
  _: readonly string[],
  options: ExportCommandOptions,
  terminal: Terminal,
  cwd: string,
): number {
  const write = Object.hasOwn(writers, options.to) ? writers[options.to] : undefined;
  if (!write) throw new EnvironmentError(`--to takes ${Object.keys(writers).join(', ')}, not "${options.to}"`);
  const config = loadConfig(options.config, cwd, terminal.tell);
  const properties = config && readProperties(config, terminal.tell);
  if (!config || !properties) return 1;
  const out = options.out === undefined ? config.out : path.resolve(cwd, options.out);
  const reasons = new Map<string, number>();
  const because = (reason: string): void => {
    // One line a reason, whatever entity it names.
    const kind = reason.replace(/"[^"]*"/, 'a value');
    reasons.set(kind, (reasons.get(kind) ?? 0) + 1);
  };
  const items: WikibaseItem[] = [];
  for (const file of listDocuments(out)) {
    const document = readDocument(file, config, properties, terminal.tell)?.document;
    const name = path.basename(path.dirname(file));
    if (!document || (options.article !== undefined && ![name, document.article.key].includes(options.article)))
      continue;
    const siteItem = config.sites[document.article.site]?.item;
    const create = options.create ?? false;
    items.push(
      ...wikibaseItems(document, { properties, siteItem, create, leaveOut: (_id, reason) => because(reason) }),
    );
  }
  const text = write(mergeItems(items), (_item, _property, reason) => because(reason));
  if (options.file === undefined) terminal.print(text.trimEnd());
  else writeFile(path.resolve(cwd, options.file), text);
  const statements = items.flatMap(({ claims }) => Object.values(claims).flat()).length;
  terminal.note(`${amount(items.length, 'item')} with ${amount(statements, 'statement')} can be exported`);
  for (const [reason, count] of [...reasons].sort(([, a], [, b]) => b - a))
    terminal.note(`${count} left out: ${reason}`);
  return items.length > 0 ? 0 : 1;
}

/** Items that several articles speak of become one. */
function mergeItems(items: readonly WikibaseItem[]): WikibaseItem[] {
  const merged = new Map<string, WikibaseItem>();
  const rest: WikibaseItem[] = [];
  for (const item of items) {
    if (item.id === undefined) {
      rest.push(item);
      continue;
    }
    const { claims = {} } = merged.get(item.id) ?? {};
    const both = { ...claims };
    for (const [property, statements] of Object.entries(item.claims)) {
      both[property] = [...(both[property] ?? []), ...statements];
    }
    merged.set(item.id, { ...item, claims: both });
  }
  return [...merged.values(), ...rest];
}
