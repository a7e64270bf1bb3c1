/**
 * What becomes of a template: a row from its name, and those that redirect to it, to one of a few forms. In goes the
 * content of source/templates/*.yaml, which its schema has accepted; out comes a table by name.
 */
import { templateKey } from './site.ts';

/** A parameter by number or name, or the first of several that is there. */
export type ParameterKey = string | number | readonly (string | number)[];

/** What a template becomes. The options of each form are explained in shapes/source/templates.schema.json. */
export type TemplateRow =
  | { readonly form: 'nothing' | 'disambiguation' | 'note' | 'quotation' | 'reference' | 'short-citation' }
  | { readonly form: 'block'; readonly parameter: ParameterKey }
  | { readonly form: 'words'; readonly words: string }
  | { readonly form: 'page'; readonly page: string }
  | {
      readonly form: 'parameters';
      readonly parameters: readonly ParameterKey[];
      readonly before?: string;
      readonly between?: string;
      readonly after?: string;
    }
  | {
      readonly form: 'link';
      readonly target: ParameterKey;
      readonly label?: ParameterKey;
      readonly item?: ParameterKey;
    }
  | { readonly form: 'list'; readonly from?: number }
  | {
      readonly form: 'date';
      readonly parameters?: readonly ParameterKey[];
      readonly end?: readonly ParameterKey[];
      readonly before?: string;
    }
  | { readonly form: 'dates'; readonly each: number }
  | {
      readonly form: 'marriage';
      readonly spouse: ParameterKey;
      readonly start: ParameterKey;
      readonly end: ParameterKey;
      readonly before: string;
    }
  | { readonly form: 'coordinates' }
  | {
      readonly form: 'measure';
      readonly symbols?: Readonly<Record<string, string>>;
      readonly ranges?: Readonly<Record<string, string>>;
      readonly compounds?: Readonly<Record<string, readonly string[]>>;
      readonly powers?: boolean;
    }
  | { readonly form: 'amounts'; readonly amounts: readonly Readonly<Record<string, string>>[] }
  | {
      readonly form: 'address';
      readonly parameter: ParameterKey;
      readonly label?: ParameterKey;
      readonly prefix?: string;
    }
  | { readonly form: 'language'; readonly lang?: ParameterKey; readonly parameter: ParameterKey }
  | { readonly form: 'pages'; readonly parameter: ParameterKey }
  | { readonly form: 'source' };

export type FormName = TemplateRow['form'];

/** The row of a form. */
export type RowOf<F extends FormName> = Extract<TemplateRow, { readonly form: F }>;

/** Which parameters of a cite template say what about the work; the first that is there counts. */
export type SourceParameters = Readonly<
  Record<
    'title' | 'publisher' | 'year' | 'isbn' | 'doi' | 'url' | 'pages' | 'last' | 'first' | 'author' | 'ref',
    readonly string[]
  >
>;

/** The templates of a site. */
export interface TemplateTable {
  readonly rows: ReadonlyMap<string, TemplateRow>;
  /** Rows for names that begin or end so; the rest is the language of a `language` row. Longest first. */
  readonly patterns: readonly Pattern[];
  readonly sources: SourceParameters;
  /** Names of countries by the codes that flags use. */
  readonly countries: ReadonlyMap<string, string>;
  /** Names that have been looked up. */
  readonly known: Map<string, FoundRow | undefined>;
}

/** The row of all templates whose names begin and end so. */
interface Pattern {
  readonly start: string;
  readonly end: string;
  readonly row: TemplateRow;
}

interface TemplateFile {
  readonly templates: readonly (TemplateRow & { readonly names: readonly (string | number)[] })[];
  readonly sources?: Partial<SourceParameters>;
  readonly countries?: Readonly<Record<string, string>>;
}

const sourceKeys = [
  ...(['title', 'publisher', 'year', 'isbn', 'doi', 'url', 'pages', 'last', 'first', 'author', 'ref'] as const),
];

/** Compiles files of templates; where two know a name, the first counts. */
export function compileTemplates(files: readonly unknown[]): TemplateTable {
  const rows = new Map<string, TemplateRow>();
  const patterns: Pattern[] = [];
  const all = files as readonly TemplateFile[];
  for (const { templates } of all)
    for (const { names, ...row } of templates)
      for (const name of names) {
        const [start = '', end] = String(name)
          .split('*')
          .map((part) => part.toLowerCase());
        if (end !== undefined) patterns.push({ start, end, row });
        else if (!rows.has(templateKey(start))) rows.set(templateKey(start), row);
      }
  const countries = new Map(all.toReversed().flatMap((file) => Object.entries(file.countries ?? {})));
  // The code of a country is a template too: its flag and a link.
  for (const [code, name] of countries) {
    const key = templateKey(code);
    if (!rows.has(key)) rows.set(key, { form: 'page', page: name });
  }
  const parameters = (key: keyof SourceParameters): string[] => all.flatMap(({ sources }) => sources?.[key] ?? []);
  return {
    rows,
    patterns: patterns.sort((a, b) => b.start.length + b.end.length - a.start.length - a.end.length),
    sources: Object.fromEntries(sourceKeys.map((key) => [key, parameters(key)])) as unknown as SourceParameters,
    countries,
    known: new Map(),
  };
}

/** A row, and the part of the template's name that its pattern leaves open. */
export interface FoundRow {
  readonly row: TemplateRow;
  readonly rest: string;
}

/** The row of a template by its name as `templateKey` gives it. A parser function is known with its colon: `formatnum:`. */
export function findRow(key: string, table: TemplateTable): FoundRow | undefined {
  if (table.known.has(key)) return table.known.get(key);
  const found = matchRow(key, table);
  if (table.known.size < 20_000) table.known.set(key, found);
  return found;
}

function matchRow(key: string, table: TemplateTable): FoundRow | undefined {
  const row = table.rows.get(key);
  if (row) return { row, rest: '' };
  const found = table.patterns.find(
    ({ start, end }) => key.length >= start.length + end.length && key.startsWith(start) && key.endsWith(end),
  );
  return found && { row: found.row, rest: key.slice(found.start.length, key.length - found.end.length) };
}
