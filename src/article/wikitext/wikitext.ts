/**
 * Parses an article in wikitext. In go the text and what is known of its wiki, out comes the same `Article` as for the
 * plain form: infobox, sections, sentences and items, with the words that a reader sees and the place of each in the
 * unmodified text. Never throws; time is linear in the length of the text.
 */
import { slice } from '../../range.ts';
import type { Report } from '../../message.ts';
import type { Article, Leaf } from '../article.ts';
import { coverText } from '../leaf.ts';
import type { ArticleWords } from '../words.ts';
import { readInfoboxes } from './infobox.ts';
import type { Content, LinkNode, Node } from './node.ts';
import { readPageSections } from './page.ts';
import { Renderer } from './render.ts';
import { linkTarget, pageTitle, type SiteProfile } from './site.ts';
import { PageSources } from './sources.ts';
import { findRow, type TemplateTable } from './template-table.ts';
import { parseTree } from './tree.ts';

/** What a reader of wikitext needs to know beside the text. */
export interface WikitextContext {
  readonly words: ArticleWords;
  readonly site: SiteProfile;
  readonly templates: TemplateTable;
  /** The stem of the file's name: the title of a page that gives none. */
  readonly name: string;
  /** The page's title, where a dump tells it. */
  readonly title?: string;
  readonly revision?: string;
  readonly timestamp?: string;
  /** The title that a title redirects to, where a table of redirects is given. */
  readonly redirects?: ReadonlyMap<string, string>;
}

/** Reads an article in wikitext. */
export function parseWikitext(text: string, context: WikitextContext, report: Report): Article {
  const { site, templates, redirects, revision, timestamp } = context;
  const title = pageTitle(context.title ?? titleOfName(context.name), site);
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const page: Content = { start, end: text.length, nodes: parseTree(text).nodes };
  const rendering = { site, templates, title, ...(redirects && { redirects }) };
  const sources = new PageSources(text, page, rendering);
  const renderer = new Renderer(text, rendering, sources);
  const redirect = redirectOf(text, page, renderer);
  // A page that leads elsewhere, or lists what a word may mean, is about no one thing.
  const disambiguation = isDisambiguation(page.nodes, renderer);
  const empty = redirect !== undefined || disambiguation;
  const box = readInfoboxes(empty ? [] : infoboxNodes(text, page, renderer), renderer);
  const body = empty ? undefined : readPageSections(page, renderer, context.words);
  const leaves = inOrder([...box.leaves, ...(body?.leaves ?? [])]);
  const { items } = renderer;
  reportGaps(text, renderer, report);
  return {
    text,
    title,
    ...(box.infobox && { infobox: box.infobox }),
    sections: body?.sections ?? [],
    leaves: coverText(text, leaves),
    page: {
      categories: categoriesOf(page.nodes, renderer),
      sources: sources.list,
      templates: box.templates,
      ...(items.size > 0 && { items }),
      ...(revision !== undefined && { revision }),
      ...(timestamp !== undefined && { timestamp }),
      ...(redirect !== undefined && { redirect }),
      ...(disambiguation && { disambiguation: true }),
    },
  };
}

/** A file's name as a title: `_` for blanks, and no more is guessed. */
function titleOfName(name: string): string {
  return name.replaceAll('_', ' ');
}

/** The title that a redirect leads to. */
function redirectOf(text: string, page: Content, renderer: Renderer): string | undefined {
  const head = text
    .slice(page.start, page.start + 100)
    .trimStart()
    .toLowerCase();
  if (!renderer.context.site.redirects.some((word) => head.startsWith(word))) return undefined;
  const link = page.nodes.find((node): node is LinkNode => node.kind === 'link');
  const target = link?.parts[0] && linkTarget(renderer.targetOf(link.parts[0]), renderer.context.site);
  return target?.kind === 'page' ? target.title : undefined;
}

/** The marks before the first heading. */
function leadNodes(text: string, page: Content): readonly Node[] {
  let at = page.start;
  for (const [index, node] of page.nodes.entries()) {
    if (/\n==/.test(text.slice(at, node.start))) return page.nodes.slice(0, index);
    at = node.end;
  }
  return page.nodes;
}

/** The marks that may be infoboxes of the page's subject: those of the lead, and those that are meant wherever they stand. */
function infoboxNodes(text: string, page: Content, renderer: Renderer): readonly Node[] {
  const lead = leadNodes(text, page);
  const { infoboxesAnywhere } = renderer.context.site;
  const others = page.nodes
    .slice(lead.length)
    .filter((node) => node.kind === 'template' && infoboxesAnywhere.has(renderer.nameOf(node).key));
  return [...lead, ...others];
}

function categoriesOf(nodes: readonly Node[], renderer: Renderer): string[] {
  const names = new Set<string>();
  for (const node of nodes) {
    if (node.kind !== 'link' || !node.parts[0]) continue;
    const written = renderer.targetOf(node.parts[0]);
    if (!written.includes(':')) continue;
    const target = linkTarget(written, renderer.context.site);
    if (target.kind === 'category') names.add(target.name);
  }
  return [...names];
}

function isDisambiguation(nodes: readonly Node[], renderer: Renderer): boolean {
  return nodes.some(
    (node) =>
      node.kind === 'template' &&
      findRow(renderer.nameOf(node).key, renderer.context.templates)?.row.form === 'disambiguation',
  );
}

/** Leaves by place, each ending before the next begins. */
function inOrder(leaves: readonly Leaf[]): Leaf[] {
  const sorted = leaves.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  const kept: Leaf[] = [];
  let end = 0;
  for (const leaf of sorted) {
    const { start, end: stop } = leaf.range;
    if (Math.max(start, end) >= stop) continue;
    kept.push(start >= end ? leaf : { kind: leaf.kind, range: { start: end, end: stop } });
    end = stop;
  }
  return kept;
}

function reportGaps(text: string, renderer: Renderer, report: Report): void {
  if (text.trim() === '') report({ level: 'error', rule: 'article/empty', reason: 'The file has no text' });
  for (const [name, { count, range }] of renderer.unknown) {
    const times = count === 1 ? 'once' : `${count} times`;
    const reason = `Template "${name}" is not known and was read by its numbered parameters ${times}: ${excerpt(slice(text, range))}`;
    report({ level: 'warning', rule: 'wikitext/unknown-template', reason, range });
  }
}

function excerpt(words: string): string {
  const start = Array.from(words.slice(0, 160)).slice(0, 60).join('');
  return `"${start.length < words.length ? `${start}…` : start}"`;
}
