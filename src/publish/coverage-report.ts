/** Writes the coverage of a corpus for people: a table of text, a Markdown document, an HTML page with bars. */
import {
  fieldOutcomes,
  lacking,
  mappedCounts,
  readShare,
  silent,
  statedShare,
  total,
  type Coverage,
  type CoverageRow,
  type FieldOutcome,
  type OutcomeCounts,
} from './coverage.ts';
import { amount } from './findings/text.ts';
import { html, type Markup } from './site/markup.ts';

/** What each outcome means, in a few words. */
const meanings: Readonly<Record<FieldOutcome, string>> = {
  stated: 'gave a statement or a qualifier',
  named: 'gave a name of the subject',
  unread: 'has a property, but the value could not be read without guessing',
  kept: 'kept as a literal: no property is safe for the key',
  unmapped: 'no mapping knows the key',
  role: 'only tells how another field is to be read (its title, its unit, the rest of its value), not counted',
  layout: 'says how the box looks, not counted',
};

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** What the numbers come to, in sentences. */
function summary(coverage: Coverage): string[] {
  const mapped = mappedCounts(coverage.templates);
  const all = total(coverage.counts);
  return [
    `${amount(coverage.articles, 'article')}, ${coverage.boxed} with an infobox, ${amount(all, 'field')} with a value`,
    `${percent(readShare(coverage.counts))} of the fields that have a property or name the subject were read (${percent(readShare(mapped))} in templates with a mapping)`,
    `${percent(statedShare(coverage.counts))} of all fields gave a statement or a name (${percent(statedShare(mapped))} in templates with a mapping)`,
    `${coverage.counts.stated} gave statements, ${coverage.counts.named} names, ${coverage.counts.kept} are kept as literals, ${coverage.counts.unmapped} have keys that no mapping knows, ${coverage.counts.unread} could not be read`,
  ];
}

/** The coverage as text: a row per template, then the keys with most to gain. */
export function formatCoverage(coverage: Coverage, rows = 20): string {
  const lines = summary(coverage);
  const row = (name: string, counts: OutcomeCounts): string =>
    `${name.slice(0, 44).padEnd(44)} ${[...outcomesOf(counts)].map((count) => String(count).padStart(10)).join('')} ${percent(readShare(counts)).padStart(8)}`;
  lines.push('', `${'template'.padEnd(44)} ${columns.map((name) => name.padStart(10)).join('')} ${'read'.padStart(8)}`);
  for (const { template, counts } of coverage.templates.slice(0, rows)) lines.push(row(template, counts));
  const wanting = coverage.keys.filter(({ counts }) => lacking(counts) > 0).slice(0, rows);
  if (wanting.length > 0) lines.push('', 'keys with most to gain');
  for (const { template, key = '', counts, examples } of wanting)
    lines.push(
      `${String(lacking(counts)).padStart(5)}  ${template} | ${key} = ${oneLine(examples[0]?.value ?? '', 60)}`,
    );
  if (coverage.unknown.length > 0)
    lines.push(
      '',
      `templates without a row: ${coverage.unknown
        .slice(0, rows)
        .map(({ template, pages }) => `${template} (${pages})`)
        .join(', ')}`,
    );
  return lines.join('\n');
}

const columns = fieldOutcomes.filter((outcome) => outcome !== 'layout' && outcome !== 'role');

function* outcomesOf(counts: OutcomeCounts): Generator<number> {
  for (const outcome of columns) yield counts[outcome];
}

function oneLine(words: string, length: number): string {
  const flat = Array.from(words.replace(/\s+/g, ' '));
  return flat.length > length ? `${flat.slice(0, length).join('')}…` : flat.join('');
}

/** Text in a cell of a Markdown table. */
function cell(words: string): string {
  return oneLine(words, 70).replace(/[\\|`*_[\]<>]/g, (char) => `\\${char}`);
}

/** The coverage as a Markdown document. */
export function formatCoverageDocument(coverage: Coverage, corpus: string): string {
  const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] => [
    `| ${head.join(' | ')} |`,
    `| ${head.map((_, index) => (index === 0 ? '---' : '--:')).join(' | ')} |`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ];
  const line = ({ template, mapping, articles, counts }: CoverageRow): (string | number)[] => [
    cell(template),
    mapping ?? '–',
    articles,
    ...outcomesOf(counts),
    percent(readShare(counts)),
    percent(statedShare(counts)),
  ];
  const failures = coverage.keys
    .filter(({ counts }) => silent(counts) > 0)
    .sort((a, b) => silent(b.counts) - silent(a.counts))
    .slice(0, 50);
  return [
    '# Coverage',
    '',
    `How much of the infoboxes of ${corpus} becomes statements. Made by \`isnad coverage --markdown\`.`,
    '',
    ...summary(coverage).map((sentence) => `- ${sentence}.`),
    '',
    ...fieldOutcomes.map((outcome) => `- **${outcome}**: ${meanings[outcome]}.`),
    '',
    '_Read_ is the share of the fields with a property, or that name the subject, that were read; _gives_ the share of all fields',
    'that gave a statement, a qualifier or a name. A field that only belongs to another (the title of a leader, the minutes of a',
    'coordinate) is no fact of its own and counts in neither.',
    '',
    '## Templates',
    '',
    '<!-- prettier-ignore -->',
    ...table(['template', 'mapping', 'articles', ...columns, 'read', 'gives'], coverage.templates.map(line)),
    '',
    '## The most frequent failures',
    '',
    'Keys whose fields give no statement: kept because no property is safe, unknown to every mapping, or not to be read without guessing.',
    '',
    '<!-- prettier-ignore -->',
    ...table(
      ['key', 'kept', 'unmapped', 'unread', 'a value'],
      failures.map(({ template, key = '', counts, examples }) => [
        `${cell(template)}: ${cell(key)}`,
        counts.kept,
        counts.unmapped,
        counts.unread,
        cell(examples[0]?.value ?? ''),
      ]),
    ),
    '',
    '## Templates without a row',
    '',
    'Templates in values and sentences that no file of `source/templates` knows, by how many pages have them.',
    '',
    coverage.unknown
      .slice(0, 100)
      .map(({ template, pages }) => `${cell(template)} (${pages})`)
      .join(', ') || 'None.',
    '',
  ].join('\n');
}

/** The coverage as a page of its own, with bars. */
export function formatCoveragePage(coverage: Coverage, corpus: string): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Coverage of ${corpus}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>
          <h1>Coverage of ${corpus}</h1>
          <ul>
            ${summary(coverage).map((sentence) => html`<li>${sentence}.</li>`)}
          </ul>
          <dl class="legend">
            ${columns.map(
              (outcome) =>
                html`<div>
                  <dt class="${outcome}">${outcome}</dt>
                  <dd>${meanings[outcome]}</dd>
                </div>`,
            )}
          </dl>
          <h2>Templates</h2>
          ${barTable(coverage.templates.slice(0, 200), ({ template }) => template)}
          <h2>Keys with most to gain</h2>
          ${barTable(
            coverage.keys.filter(({ counts }) => lacking(counts) > 0).slice(0, 200),
            ({ template, key = '' }) => `${template} | ${key}`,
            true,
          )}
        </main>
      </body>
    </html>`;
  return `${page.text}\n`;
}

function barTable(rows: readonly CoverageRow[], name: (row: CoverageRow) => string, examples = false): Markup {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">name</th>
        <th scope="col">fields</th>
        <th scope="col">read</th>
        <th scope="col">what became of them</th>
        ${examples && html`<th scope="col">a value</th>`}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            <th scope="row">${name(row)}</th>
            <td>${total(row.counts)}</td>
            <td>${percent(readShare(row.counts))}</td>
            <td>${bar(row.counts)}</td>
            ${examples && html`<td class="value">${oneLine(row.examples[0]?.value ?? '', 80)}</td>`}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** A bar of one part per outcome; its words say the same to those who do not see it. */
function bar(counts: OutcomeCounts): Markup {
  const all = Math.max(1, total(counts));
  const parts = columns.filter((outcome) => counts[outcome] > 0);
  const words = parts.map((outcome) => `${counts[outcome]} ${outcome}`).join(', ');
  return html`<span class="bar" role="img" aria-label="${words}" title="${words}"
    >${parts.map((outcome) => html`<span class="${outcome}" style="width:${((100 * counts[outcome]) / all).toFixed(2)}%"></span>`)}</span
  >`;
}

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0}main{max-width:70rem;margin:auto;padding:1rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25rem .5rem;border-bottom:1px solid #8884;font-weight:normal}
td:nth-child(2),td:nth-child(3){text-align:right;white-space:nowrap}.bar{display:flex;width:16rem;height:1rem;background:#8882}.bar span{display:block}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem}.legend dt{display:inline;padding:0 .4rem;color:#fff}.legend dd{display:inline;margin:0 0 0 .4rem}
.stated{background:#1a7f37}.named{background:#0969a8}.unread{background:#b42318}.kept{background:#6e6e6e}.unmapped{background:#8a5a00}.value{font-size:.9em}`;
