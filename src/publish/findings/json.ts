/** Findings as one JSON object, for programs. */
import { countFindings, type CheckReport } from '../finding.ts';

/** All findings, whatever their level, with the rules they are made by. */
export function formatJson(report: CheckReport): string {
  const used = new Set(report.findings.map(({ rule }) => rule));
  const data = {
    format: 'isnad/check/1',
    version: report.version,
    count: countFindings(report.findings),
    units: report.units,
    findings: report.findings,
    accepted: report.accepted,
    rules: [...report.rules.values()].filter(({ rule }) => used.has(rule)),
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}
