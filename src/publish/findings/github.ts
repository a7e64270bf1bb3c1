/** Findings as workflow commands of GitHub Actions, which turn them into annotations of the lines they are about. */
import type { Level } from '../../message.ts';
import { placeOf, type CheckReport, type Finding } from '../finding.ts';

const commands: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** One line a finding; notes are left out, as GitHub shows ten annotations of a kind and no more. */
export function formatGithub({ findings }: CheckReport): string {
  return findings
    .filter(({ level }) => level !== 'info')
    .map((finding) => `${annotation(finding)}\n`)
    .join('');
}

function annotation(finding: Finding): string {
  const { path, line, column, endLine, endColumn } = placeOf(finding) ?? { path: undefined };
  const oneLine = line !== undefined && line === endLine;
  const properties = Object.entries({
    file: path,
    line,
    endLine,
    // GitHub takes columns only where start and end stand on one line.
    col: oneLine ? column : undefined,
    endColumn: oneLine ? endColumn : undefined,
    title: finding.rule,
  }).filter(([, value]) => value !== undefined);
  const about = finding.subject ? `\n${finding.subject}` : '';
  const hint = finding.hint === undefined ? '' : `\n${finding.hint}`;
  const head = properties.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',');
  return `::${commands[finding.level]} ${head}::${escapeData(finding.message + about + hint)}`;
}

/** As `@actions/core` escapes: a line end or a percent sign would end or change the command. */
function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
