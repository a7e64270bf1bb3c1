/**
 * Findings as SARIF 2.1.0 (OASIS), which code hosts show beside the lines of a change: the place in the article first,
 * those in the document and the RDF as related places.
 */
import { contentHash } from '../../iri.ts';
import type { Level } from '../../message.ts';
import { placeOf, type CheckReport, type FilePlace, type Finding, type RuleInfo } from '../finding.ts';

const levels: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** All findings; those that a person accepted come suppressed, with the reason. */
export function formatSarif(report: CheckReport): string {
  const all = [...report.findings, ...report.accepted.map(({ finding }) => finding)];
  const ids = [...new Set(all.map(({ rule }) => rule))].sort();
  const index = new Map(ids.map((id, at) => [id, at]));
  const result = (finding: Finding): object => ({ ...sarifResult(finding), ruleIndex: index.get(finding.rule) });
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'isnad',
            semanticVersion: report.version,
            rules: ids.map((id) => sarifRule(report.rules.get(id) ?? { rule: id, meaning: id })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          ...report.findings.map(result),
          ...report.accepted.map(({ finding, why }) => ({
            ...result(finding),
            suppressions: [{ kind: 'external', justification: why }],
          })),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function sarifRule({ rule, meaning, cure, example, level }: RuleInfo): object {
  const help = [
    meaning,
    cure === undefined ? '' : `What to do: ${cure}`,
    example === undefined ? '' : `Example: ${example}`,
  ];
  return {
    id: rule,
    name: rule.replace(/(?:^|[/-])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: meaning },
    help: { text: help.filter(Boolean).join('\n\n') },
    ...(level && { defaultConfiguration: { level: levels[level] } }),
  };
}

function sarifResult(finding: Finding): object {
  const main = placeOf(finding);
  const related = [finding.document, finding.data].filter(
    (place) => place !== undefined && place !== main,
  ) as FilePlace[];
  const hint = finding.hint === undefined ? '' : `. ${finding.hint}`;
  const about = finding.subject ? ` (${finding.subject})` : '';
  return {
    ruleId: finding.rule,
    level: levels[finding.level],
    message: { text: `${finding.message}${about}${hint}` },
    ...(main && { locations: [location(main)] }),
    ...(related.length > 0 && { relatedLocations: related.map((place, id) => ({ id, ...location(place) })) }),
    // Line numbers move; what is wrong with what does not.
    partialFingerprints: { 'isnad/1': contentHash([finding.rule, finding.node ?? '', finding.message], 32) },
  };
}

function location({ path, line, column, endLine, endColumn }: FilePlace): object {
  const region = line !== undefined && {
    region: {
      startLine: line,
      ...(column !== undefined && { startColumn: column }),
      ...(endLine !== undefined && { endLine }),
      ...(endColumn !== undefined && { endColumn: Math.max(endColumn, endLine === line ? (column ?? 1) : 1) }),
    },
  };
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return { physicalLocation: { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, ...region } };
}
