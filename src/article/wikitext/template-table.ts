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
  | {
      readonly form: 'parameters';
      readonly parameters: readonly ParameterKey[];
      readonly before?: string;
      readonly between?: string;
      readonly after?: string;
    }
  | { readonly form: 'link'; readonly target: ParameterKey; readonly label?: ParameterKey }
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
  /** Rows for names that begin so; what follows is the language of a `language` row. Longest first. */
  readonly prefixes: readonly (readonly [prefix: string, row: TemplateRow])[];
  readonly sources: SourceParameters;
}

interface TemplateFile {
  readonly templates: readonly (TemplateRow & { readonly names: readonly string[] })[];
  readonly sources?: Partial<SourceParameters>;
}

const sourceKeys = [
  'title',
  'publisher',
  'year',
  'isbn',
  'doi',
  'url',
  'pages',
  'last',
  'first',
  'author',
  'ref',
] as const;

/** Compiles files of templates; where two know a name, the first counts. */
export function compileTemplates(files: readonly unknown[]): TemplateTable {
  const rows = new Map<string, TemplateRow>();
  const prefixes = new Map<string, TemplateRow>();
  for (const { templates } of files as readonly TemplateFile[])
    for (const { names, ...row } of templates)
      for (const name of names.map(templateKey)) {
        const [table, key] = name.endsWith('*') ? [prefixes, name.slice(0, -1)] : [rows, name];
        if (!table.has(key)) table.set(key, row);
      }
  const parameters = (key: keyof SourceParameters): string[] =>
    (files as readonly TemplateFile[]).flatMap(({ sources }) => sources?.[key] ?? []);
  return {
    rows,
    prefixes: [...prefixes].sort(([a], [b]) => b.length - a.length),
    sources: Object.fromEntries(sourceKeys.map((key) => [key, parameters(key)])) as unknown as SourceParameters,
  };
}

/** A row with what its name tells: the language at its end, or a first parameter after its colon. */
export interface FoundRow {
  readonly row: TemplateRow;
  /** The part of the name after the prefix. */
  readonly rest: string;
}

/** The row of a template by its name as `templateKey` gives it. A parser function is known with its colon: `formatnum:`. */
export function findRow(key: string, table: TemplateTable): FoundRow | undefined {
  const row = table.rows.get(key);
  if (row) return { row, rest: '' };
  const found = table.prefixes.find(([prefix]) => key.startsWith(prefix));
  return found && { row: found[1], rest: key.slice(found[0].length) };
}
