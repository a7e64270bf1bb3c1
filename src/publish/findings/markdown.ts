/** Findings as a Markdown summary, for a comment on a change or the page of a run: the counts, then the findings by rule. */
import { countFindings, groupBy, placeOf, type CheckReport, type Finding } from '../finding.ts';
import { escapeMarkdown } from '../readme.ts';
import { formatPlace, summaryLine } from './text.ts';

/** GitHub refuses comments over 65,536 characters. */
const longest = 60_000;

/** The worst rules first; what does not fit is counted. */
export function formatMarkdown(report: CheckReport): string {
  const { error, warning } = countFindings(report.findings);
  const verdict =
    error > 0 ? 'The data has errors' : warning > 0 ? 'The data is sound, with warnings' : 'The data is sound';
  const lines = [`## ${verdict}`, '', `${summaryLine(report)}.`, ''];
  let length = lines.join('\n').length;
  let left = 0;
  const groups = [...groupBy(report.findings, ({ rule }) => rule)].sort(([, a], [, b]) => rank(a) - rank(b));
  for (const [rule, findings] of groups) {
    const info = report.rules.get(rule);
    const head = [`### ${findings[0]?.level ?? ''}: \`${rule}\` (${findings.length})`, ''];
    if (info)
      head.push(
        `${escapeMarkdown(info.meaning)}.${info.cure === undefined ? '' : ` _${escapeMarkdown(info.cure)}._`}`,
        '',
      );
    const rows = findings.map(row);
    const block = [...head, '| where | what | about |', '| --- | --- | --- |'];
    length += block.join('\n').length;
    for (const line of rows) {
      if (length + line.length > longest) left++;
      else {
        block.push(line);
        length += line.length + 1;
      }
    }
    if (length < longest) lines.push(...block, '');
  }
  if (left > 0) lines.push(`… and ${left} more.`, '');
  return lines.join('\n');
}

function rank(findings: readonly Finding[]): number {
  return ['error', 'warning', 'info'].indexOf(findings[0]?.level ?? 'info');
}

function row(finding: Finding): string {
  const place = placeOf(finding);
  const cells = [place ? formatPlace(place) : '', finding.message, finding.subject ?? ''];
  return `| ${cells.map(escapeMarkdown).join(' | ')} |`;
}
