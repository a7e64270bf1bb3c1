/** Differences in the forms people and programs read: text for a terminal, Markdown for a comment on a change, JSON. */
import { visible } from '../../message.ts';
import { escapeMarkdown } from '../readme.ts';
import type { Detail, DocumentDiff, EntityChange, StatementChange } from './document-diff.ts';
import type { NodeChange } from './rdf-diff.ts';

/** All that differs between two versions of a dataset. */
export interface DataDiff {
  readonly before: string;
  readonly after: string;
  /** For builds: by article, in the order of their names. */
  readonly articles: readonly DocumentDiff[];
  /** For RDF files: by node. */
  readonly nodes: readonly NodeChange[];
}

/** Colours for lines that came, went or changed. */
export interface DiffPaint {
  readonly added: (text: string) => string;
  readonly removed: (text: string) => string;
  readonly changed: (text: string) => string;
  readonly dim: (text: string) => string;
}

const same = (text: string): string => text;
const plain: DiffPaint = { added: same, removed: same, changed: same, dim: same };
const marks = { added: '+', removed: '−', changed: '~' } as const;

/** Whether nothing differs. */
export function isEmpty({ articles, nodes }: DataDiff): boolean {
  return articles.length === 0 && nodes.length === 0;
}

/** How much came, went and changed, in a line. */
export function diffSummary({ articles, nodes }: DataDiff): string {
  if (nodes.length > 0) {
    const sum = (key: 'added' | 'removed'): number => nodes.reduce((total, node) => total + node[key].length, 0);
    return `${amount(nodes.length, 'node')}: ${sum('added')} triples added, ${sum('removed')} removed`;
  }
  const all = articles.flatMap(({ statements }) => statements);
  const count = (kind: StatementChange['kind']): number => all.filter((one) => one.kind === kind).length;
  const entities = articles.reduce((total, { entities: some }) => total + some.length, 0);
  const moved = articles.reduce((total, article) => total + article.moved, 0);
  const parts = [
    `${amount(count('added'), 'statement')} added`,
    `${count('removed')} removed`,
    `${count('changed')} changed`,
  ];
  if (entities > 0) parts.push(`${amount(entities, 'entity', 'entities')} touched`);
  if (moved > 0) parts.push(`the evidence of ${moved} moved`);
  return articles.length === 0 ? 'No difference' : `${amount(articles.length, 'article')}: ${parts.join(', ')}`;
}

function amount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `before → after`, `+ after` or `− before`. */
function detailWords({ what, before, after }: Detail): string {
  const words =
    before === undefined ? `+ ${after ?? ''}` : after === undefined ? `− ${before}` : `${before} → ${after}`;
  const quoted = what === 'evidence' ? words.replace(/^([+−] )(.*)$/s, '$1"$2"') : words;
  return `${what} ${quoted}`;
}

/** For a terminal. */
export function formatDiffText(diff: DataDiff, paint: DiffPaint = plain): string {
  const lines: string[] = [];
  for (const article of diff.articles) {
    lines.push(visible(`${article.name} (${article.key})${article.kind === 'changed' ? '' : `, ${article.kind}`}`));
    for (const one of article.statements) {
      lines.push(paint[one.kind](`  ${marks[one.kind]} ${visible(statementWords(one))}`));
      for (const detail of one.details) lines.push(`      ${visible(detailWords(detail))}`);
      if (one.kind === 'added')
        lines.push(...one.quotes.slice(0, 2).map((quote) => paint.dim(`      because "${visible(quote)}"`)));
    }
    for (const entity of article.entities)
      lines.push(paint[entity.kind](`  ${marks[entity.kind]} ${visible(entityWords(entity))}`));
    for (const other of article.others) lines.push(visible(`  ${other}`));
    if (article.moved > 0)
      lines.push(paint.dim(`  the evidence of ${amount(article.moved, 'statement')} moved to another part`));
    lines.push('');
  }
  for (const { label, node, removed, added } of diff.nodes) {
    lines.push(visible(`${label}  <${node}>`));
    lines.push(
      ...removed.map((words) => paint.removed(visible(`  − ${words}`))),
      ...added.map((words) => paint.added(visible(`  + ${words}`))),
    );
  }
  return `${[...lines, diffSummary(diff)].join('\n')}\n`;
}

function statementWords({ subject, property, value, claim }: StatementChange): string {
  return `${subject} · ${property} · ${value}${claim ? ' (claim)' : ''}`;
}

function entityWords({ label, key, kind, details }: EntityChange): string {
  const name = label === key.replace(/_/g, ' ') ? label : `${label} [${key}]`;
  return `${name}${kind === 'changed' ? `: ${details.join(', ')}` : ` (${details.join(', ')})`}`;
}

/** GitHub refuses comments over 65,536 characters. */
const longest = 60_000;

/** For a comment on a change: the summary first, then an article after the other, folded when there are many. */
export function formatDiffMarkdown(diff: DataDiff): string {
  const head = ['## What changes in the data', '', `${diffSummary(diff)}.`, ''];
  const blocks = [
    ...diff.articles.map((article) => articleBlock(article, diff.articles.length > 3)),
    ...diff.nodes.map(nodeBlock),
  ];
  const lines = [...head];
  let length = lines.join('\n').length;
  for (const [index, block] of blocks.entries()) {
    length += block.length + 1;
    if (length > longest) {
      lines.push(`… and ${amount(blocks.length - index, 'more block')}; \`isnad diff\` shows all.`, '');
      break;
    }
    lines.push(block);
  }
  return lines.join('\n');
}

function articleBlock(article: DocumentDiff, folded: boolean): string {
  const title = `${escapeMarkdown(article.name)}${article.kind === 'changed' ? '' : ` (${article.kind})`}`;
  const rows = article.statements.map((one) => {
    const why =
      one.kind === 'changed'
        ? one.details.map(detailWords).join('; ')
        : one.quotes
            .slice(0, 2)
            .map((quote) => `"${quote}"`)
            .join(' ');
    return `| ${marks[one.kind]} | ${[statementWords(one), why].map(escapeMarkdown).join(' | ')} |`;
  });
  const lines = folded
    ? [`<details><summary>${title}: ${amount(article.statements.length, 'statement')}</summary>`, '']
    : [`### ${title}`, ''];
  if (rows.length > 0) lines.push('| | statement | why |', '| --- | --- | --- |', ...rows, '');
  const more = [...article.entities.map((one) => `${marks[one.kind]} ${entityWords(one)}`), ...article.others];
  lines.push(...more.map((words) => `- ${escapeMarkdown(words)}`));
  if (article.moved > 0) lines.push(`- the evidence of ${amount(article.moved, 'statement')} moved to another part`);
  if (more.length > 0 || article.moved > 0) lines.push('');
  if (folded) lines.push('</details>', '');
  return lines.join('\n');
}

function nodeBlock({ label, removed, added }: NodeChange): string {
  const rows = [
    ...removed.map((words) => `- − ${escapeMarkdown(words)}`),
    ...added.map((words) => `- \\+ ${escapeMarkdown(words)}`),
  ];
  return [`### ${escapeMarkdown(label)}`, '', ...rows, ''].join('\n');
}

/** For programs. */
export function formatDiffJson(diff: DataDiff): string {
  return `${JSON.stringify({ format: 'isnad/diff/1', ...diff }, undefined, 2)}\n`;
}
