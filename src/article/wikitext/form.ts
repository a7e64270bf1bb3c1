/**
 * Writes a template in the form that its row names: the words that a reader sees, in a shape that the readers of values
 * know. One function per form; the table at the end calls them.
 */
import { slice } from '../../range.ts';
import type { Passage } from '../passage.ts';
import { writeAmounts, writeMeasure } from './measure.ts';
import { writeDate, writeDates } from './date.ts';
import { writeCoordinates } from './coordinates.ts';
import type { TemplateNode } from './node.ts';
import type { Renderer } from './render.ts';
import { linkTarget } from './site.ts';
import { writeSource } from './citation.ts';
import type { TemplateArguments } from './template-arguments.ts';
import type { FormName, ParameterKey, RowOf, TemplateRow } from './template-table.ts';
import type { PassageWriter } from './writer.ts';

/** One use of a template. */
export interface TemplateUse<R extends TemplateRow = TemplateRow> {
  readonly row: R;
  /** What follows the prefix that the row is known by. */
  readonly rest: string;
  readonly node: TemplateNode;
  readonly args: TemplateArguments;
  readonly renderer: Renderer;
}

type Form<F extends FormName> = (use: TemplateUse<RowOf<F>>, out: PassageWriter) => void;

/** Writes one use of a template. */
export function writeForm(use: TemplateUse, out: PassageWriter): void {
  (forms[use.row.form] as (use: TemplateUse, out: PassageWriter) => void)(use, out);
}

const nothing = (): void => undefined;

const forms: { readonly [F in FormName]: Form<F> } = {
  nothing,
  disambiguation: nothing,
  note: nothing,
  words: ({ row, node }, out) => out.put(row.words, node),
  block: ({ row, args, node }, out) => {
    const content = args.get(row.parameter);
    if (content) out.append(content, node);
  },
  page: ({ row, node }, out) => {
    const start = out.length;
    out.put(row.page, node);
    out.link(start, row.page);
  },
  parameters: writeParameters,
  link: writeLink,
  list: writeList,
  date: writeDate,
  dates: writeDates,
  marriage: writeMarriage,
  coordinates: writeCoordinates,
  measure: writeMeasure,
  amounts: writeAmounts,
  address: writeAddress,
  language: writeLanguage,
  quotation: ({ args, node }, out) => {
    const quoted = args.get(['1', 'text', 'quote']);
    if (quoted) out.append(quoted, node);
  },
  reference: ({ node, renderer }, out) => {
    for (const source of renderer.sources?.ofTemplate(node) ?? []) out.cite(source);
  },
  'short-citation': ({ args, renderer }, out) => {
    for (const { source, pages } of renderer.sources?.ofShortCitation(args) ?? []) out.cite(source, pages);
  },
  pages: ({ row, args }, out) => {
    const pages = args.words(row.parameter);
    if (pages !== '') out.pages(pages);
  },
  source: writeSource,
};

function writeParameters({ row, node, args }: TemplateUse<RowOf<'parameters'>>, out: PassageWriter): void {
  const found = row.parameters.map((key) => args.get(key)).filter((passage) => passage !== undefined);
  if (found.length === 0 && row.parameters.length > 0 && row.before === undefined) return;
  if (row.before !== undefined) out.put(row.before, opening(node));
  found.forEach((passage, index) => {
    if (index > 0 && row.between !== undefined) out.join(row.between);
    out.append(passage, node);
  });
  if (row.after !== undefined) out.join(row.after);
}

/** The braces and the name of a template: what words before its first parameter stand for. */
function opening(node: TemplateNode): { start: number; end: number } {
  return { start: node.start, end: node.parts[0]?.end ?? node.start };
}

function writeLink({ row, node, args, renderer }: TemplateUse<RowOf<'link'>>, out: PassageWriter): void {
  const target = args.get(row.target);
  const label = (row.label === undefined ? undefined : args.get(row.label)) ?? target;
  if (!target || !label) return;
  const start = out.length;
  const country = renderer.context.templates.countries.get(target.words);
  if (country !== undefined) {
    out.put(country, node);
    out.link(start, country);
    return;
  }
  out.append(label, node);
  const to = linkTarget(target.words, renderer.context.site);
  if (to.kind !== 'page' || (label.links?.length ?? 0) > 0) return;
  const title = renderer.context.redirects?.get(to.title) ?? to.title;
  out.link(start, title);
  if (row.item !== undefined) renderer.tellItem(title, args.words(row.item));
}

function writeList({ row, node, args }: TemplateUse<RowOf<'list'>>, out: PassageWriter): void {
  args.positional(row.from ?? 1).forEach((passage, index) => {
    const place = passage.range;
    const at = { start: place.start, end: place.start };
    // A lone parameter may hold bullets of its own.
    if (!out.lines && index > 0) out.join(' · ');
    else if (out.lines && !/^\*+ /.test(passage.words)) out.break(at, 1);
    out.append(passage, node);
  });
}

function writeMarriage(use: TemplateUse<RowOf<'marriage'>>, out: PassageWriter): void {
  const { row, node, args } = use;
  const spouse = args.get(row.spouse);
  if (!spouse) return;
  out.append(spouse, node);
  const [start, end] = [args.get(row.start), args.get(row.end)];
  if (!start && !end) return;
  out.join(` (${row.before}`);
  if (start) out.append(start, node);
  if (end) {
    out.join('–');
    out.append(end, node);
  }
  out.join(')');
}

function writeAddress({ row, node, args, renderer }: TemplateUse<RowOf<'address'>>, out: PassageWriter): void {
  const content = firstContent(args, row.parameter);
  const written = content && slice(renderer.text, content).trim();
  if (!content || written === undefined || written === '') return;
  const prefix = row.prefix ?? (/^(?:[a-z]+:)?\/\//i.test(written) ? '' : 'http://');
  const label = row.label === undefined ? undefined : args.get(row.label);
  const start = out.length;
  if (label) out.append(label, node);
  else out.put(prefix + written, content);
  out.address(start, prefix + written);
}

function firstContent(args: TemplateArguments, key: ParameterKey): ReturnType<TemplateArguments['content']> {
  const names = Array.isArray(key) ? (key as readonly (string | number)[]) : [key as string | number];
  const name = names.find((candidate) => args.get(candidate));
  return name === undefined ? undefined : args.content(String(name));
}

function writeLanguage({ row, rest, node, args }: TemplateUse<RowOf<'language'>>, out: PassageWriter): void {
  const passage: Passage | undefined = args.get(row.parameter);
  if (!passage) return;
  const lang = row.lang === undefined ? rest : args.words(row.lang);
  const start = out.length;
  out.append(passage, node);
  if (/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(lang)) out.language(start, lang);
}
