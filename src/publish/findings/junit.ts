/**
 * Findings as JUnit XML, the form of test/schemas/junit-10.xsd that Jenkins and GitLab read: a suite for each article or
 * file, a test for each rule that was broken and one for all the others.
 */
import type { Level } from '../../message.ts';
import { groupBy, reaches, type CheckReport, type Finding } from '../finding.ts';
import { formatFinding } from './text.ts';

/** `failOn` is the level from which a finding fails its test; milder ones are told in its output. */
export function formatJunit(report: CheckReport, { failOn = 'error' }: { failOn?: Level } = {}): string {
  const byUnit = groupBy(report.findings, ({ unit }) => unit);
  const names = new Set([...report.units.map(({ name }) => name), ...byUnit.keys()]);
  const suites = [...names].map((name) => suite(name, byUnit.get(name) ?? [], failOn));
  const sum = (key: 'tests' | 'failures'): number => suites.reduce((total, one) => total + one[key], 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="isnad check" tests="${sum('tests')}" failures="${sum('failures')}" errors="0">`,
    ...suites.flatMap(({ lines }) => lines),
    '</testsuites>\n',
  ].join('\n');
}

function suite(
  name: string,
  findings: readonly Finding[],
  failOn: Level,
): { lines: string[]; tests: number; failures: number } {
  const byRule = [...groupBy(findings, ({ rule }) => rule)];
  const failures = byRule.filter(([, group]) => reaches(group, failOn)).length;
  const tests = byRule.length + 1;
  const lines = [
    `  <testsuite name="${escapeXml(name)}" tests="${tests}" failures="${failures}" errors="0" skipped="0">`,
    ...byRule.map(([rule, group]) => test(name, rule, group, failOn)),
    `    <testcase name="all other rules" classname="${escapeXml(name)}"/>`,
    '  </testsuite>',
  ];
  return { lines, tests, failures };
}

function test(unit: string, rule: string, findings: readonly Finding[], failOn: Level): string {
  const parts = findings.map((finding) => {
    const words = escapeXml(formatFinding(finding));
    return reaches([finding], failOn)
      ? `      <failure type="${finding.level}" message="${escapeXml(finding.message)}">${words}</failure>`
      : `      <system-out>${words}</system-out>`;
  });
  return [`    <testcase name="${escapeXml(rule)}" classname="${escapeXml(unit)}">`, ...parts, '    </testcase>'].join(
    '\n',
  );
}

/** What XML 1.0 cannot hold at all, even escaped. */

const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

function escapeXml(text: string): string {
  const safe = text.replace(unwritable, '\ufffd');
  return safe
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\t/g, '&#9;');
}
