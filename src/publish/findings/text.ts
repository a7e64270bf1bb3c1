/** Findings for a person at a terminal: place, level, rule and message, the line of the article with carets, what it is about and what to do. */
import { visible, type Level } from '../../message.ts';
import { countFindings, placeOf, type CheckReport, type FilePlace, type Finding } from '../finding.ts';

/** Colours for the parts of a line; each gives the text as it is where there are none. */
export interface Paint {
  readonly level: (text: string, level: Level) => string;
  readonly dim: (text: string) => string;
}

export const plain: Paint = { level: (text) => text, dim: (text) => text };

/** How many findings of one rule are shown before the rest is only counted. */
const shownPerRule = 20;

/** All findings of a level or a worse one, and a line that counts all. */
export function formatText(
  report: CheckReport,
  { level = 'warning', paint = plain }: { level?: Level; paint?: Paint } = {},
): string {
  const levels: readonly Level[] =
    level === 'info' ? ['error', 'warning', 'info'] : level === 'warning' ? ['error', 'warning'] : ['error'];
  const shown = report.findings.filter((finding) => levels.includes(finding.level));
  const count = new Map<string, number>();
  const lines: string[] = [];
  for (const finding of shown) {
    const seen = (count.get(finding.rule) ?? 0) + 1;
    count.set(finding.rule, seen);
    if (seen <= shownPerRule) lines.push(formatFinding(finding, paint), '');
  }
  for (const [rule, seen] of count) {
    if (seen > shownPerRule)
      lines.push(paint.dim(`… and ${seen - shownPerRule} more of ${rule}; --format json has all`), '');
  }
  return `${[...lines, summaryLine(report)].join('\n')}\n`;
}

/** One finding, without a line end. */
export function formatFinding(finding: Finding, paint: Paint = plain): string {
  const place = placeOf(finding);
  const others = [finding.document, finding.data].filter(
    (one) => one !== undefined && one !== place && one.line !== undefined,
  );
  return [
    `${place ? `${formatPlace(place)} ` : ''}${paint.level(finding.level, finding.level)} ${finding.rule} ${visible(finding.message)}`,
    ...(place?.excerpt === undefined ? [] : [place.excerpt]),
    ...(finding.subject ? [paint.dim(`    about ${visible(finding.subject)}`)] : []),
    ...(others.length === 0
      ? []
      : [paint.dim(`    see   ${others.map((one) => formatPlace(one as FilePlace)).join(', ')}`)]),
    ...(finding.hint === undefined ? [] : [paint.dim(`    hint  ${visible(finding.hint)}`)]),
  ].join('\n');
}

/** `path:line:column`, as far as known. */
export function formatPlace({ path, line, column }: FilePlace): string {
  return [visible(path), line, column].filter((part) => part !== undefined).join(':');
}

/** How much was checked and what was found. */
export function summaryLine({ findings, accepted, units }: CheckReport): string {
  const { error, warning, info } = countFindings(findings);
  const triples = units.reduce((sum, unit) => sum + unit.triples, 0);
  const also = accepted.length > 0 ? `, ${accepted.length} accepted` : '';
  const checked = `${amount(units.length, 'unit')}, ${amount(triples, 'triple')} checked`;
  return `${checked}: ${amount(error, 'error')}, ${amount(warning, 'warning')}, ${amount(info, 'note')}${also}`;
}

/** A number of things: `1 error`, `2 errors`. */
export function amount(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
