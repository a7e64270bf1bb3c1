/** What checks tell of a dataset: findings with the places they are about, and the rules they are made by. Types, order and counts. */
import type { Level } from '../message.ts';

/** A stretch of a file; lines and columns from 1, columns in UTF-16 units, the end exclusive. */
export interface FilePlace {
  /** As shown: from the working folder on, with `/`. */
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** The line, and carets under the stretch. */
  readonly excerpt?: string;
}

/** One breach of one rule. */
export interface Finding {
  readonly rule: string;
  readonly level: Level;
  /** One sentence without a full stop. */
  readonly message: string;
  /** The name of what was checked: an article's folder, or a file. */
  readonly unit: string;
  /** The thing or statement it is about, in words. */
  readonly subject?: string;
  /** IRI of the node it is about. */
  readonly node?: string;
  /** The statement's id. */
  readonly statement?: string;
  /** Where in the article the words stand. */
  readonly article?: FilePlace;
  /** Where in the document (YAML). */
  readonly document?: FilePlace;
  /** Where in the RDF, or in whatever other file was checked. */
  readonly data?: FilePlace;
  /** What to do. */
  readonly hint?: string;
}

/** A rule as it is explained to people. */
export interface RuleInfo {
  readonly rule: string;
  readonly meaning: string;
  readonly cure?: string;
  readonly example?: string;
  /** The level of its findings, where it is always the same. */
  readonly level?: Level;
}

/** All that one run of checks found. */
export interface CheckReport {
  /** The version of the program. */
  readonly version: string;
  /** In the order of `sortFindings`. */
  readonly findings: readonly Finding[];
  /** Those that a person accepted in the corrections, with the reason. */
  readonly accepted: readonly { readonly finding: Finding; readonly why: string }[];
  /** By name. */
  readonly rules: ReadonlyMap<string, RuleInfo>;
  /** What was checked, in order. */
  readonly units: readonly CheckedUnit[];
}

/** One thing that was checked: an article with its files, or a file. */
export interface CheckedUnit {
  readonly name: string;
  readonly files: readonly string[];
  readonly triples: number;
}

const weight: Readonly<Record<Level, number>> = { error: 0, warning: 1, info: 2 };

/** The place that a reader wants to see first: in the article, else in the document, else in the data. */
export function placeOf({ article, document, data }: Finding): FilePlace | undefined {
  return article ?? document ?? data;
}

/** Findings by file, place, level and rule: the same for the same findings. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const key = (finding: Finding): [string, number, number, number, string, string] => {
    const { path = '', line = 0, column = 0 } = placeOf(finding) ?? {};
    return [path, line, column, weight[finding.level], finding.rule, `${finding.node ?? ''} ${finding.message}`];
  };
  const keyed = findings.map((finding) => ({ finding, key: key(finding) }));
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ finding }) => finding);
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? 0;
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

/** How many findings of each level there are. */
export function countFindings(findings: readonly Finding[]): Record<Level, number> {
  const count: Record<Level, number> = { error: 0, warning: 0, info: 0 };
  for (const { level } of findings) count[level]++;
  return count;
}

/** Whether findings of a level or a worse one are there. */
export function reaches(findings: readonly Finding[], level: Level): boolean {
  return findings.some((finding) => weight[finding.level] <= weight[level]);
}

/** Items by a key, keys in the order of first sight. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
