/**
 * Checks data: documents against their schema and their articles, RDF against shapes, audits, vocabularies and the
 * documents it is made from. One unit is in memory at a time, so that memory does not depend on how many there are.
 */
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Message } from '../message.ts';
import { sortFindings, type CheckedUnit, type CheckReport, type Finding } from '../publish/finding.ts';
import { allRules } from '../publish/rules.ts';
import { compareManifests, listUnits } from './check-units.ts';
import type { DatasetConfig, Tell } from './config.ts';
import { EnvironmentError } from './files.ts';
import { packageVersion } from './package.ts';
import { loadShapes } from './shape-files.ts';
import { UnitChecker } from './unit-check.ts';

/** What to check and how. */
export interface CheckRequest {
  readonly config: DatasetConfig;
  /** Absolute paths. */
  readonly paths: readonly string[];
  /** The folder that paths are shown from. */
  readonly cwd: string;
  /** A folder with the user's own rules. */
  readonly rules?: string;
}

/** Is told after each unit how many of all are done. */
export type Progress = (done: number, total: number, name: string) => void;

/** Checks everything; throws an `EnvironmentError` when there is nothing to check, or its tables cannot be read. */
export async function checkData(
  request: CheckRequest,
  tell: Tell,
  progress: Progress = () => undefined,
): Promise<CheckReport> {
  const { config, paths } = request;
  const units = listUnits(paths);
  // The store's many short queries end before optimising its code pays: without it a check takes half the time.
  setFlagsFromString('--liftoff-only');
  const early: Finding[] = [];
  const report = ({ level, rule, reason }: Message): void =>
    void early.push({ level, rule, message: reason, unit: 'rules' });
  const loaded = loadShapes(config, request.rules ?? config.rules, report);
  const { shapes, queries } = loaded;
  const rules = allRules([...shapes.rules.values(), ...queries.map(({ rule }) => rule)]);
  const checker = await UnitChecker.load({ ...loaded, config, cwd: request.cwd, rules }, tell);
  if (!checker) throw new EnvironmentError('The tables of the program cannot be read');
  const manifest = compareManifests(paths);
  const broken = (file: string, message: string): Finding => {
    const rule = 'file/changed';
    const hint = rules.get(rule)?.cure;
    const data = { path: path.relative(request.cwd, file).split(path.sep).join('/') };
    return { rule, level: 'warning', message, unit: 'manifest', data, ...(hint !== undefined && { hint }) };
  };
  const findings = [
    ...early,
    ...manifest.missing.map((file) => broken(file, 'The manifest lists a file that is not there')),
    ...manifest.changed.map((file) => broken(file, 'The file is not what the build wrote')),
  ];
  const accepted: CheckReport['accepted'][number][] = [];
  const checked: CheckedUnit[] = [];
  for (const [index, unit] of units.entries()) {
    const result = await checker.check(unit, manifest.unchanged);
    findings.push(...result.findings);
    accepted.push(...result.accepted);
    checked.push(result.unit);
    progress(index + 1, units.length, unit.name);
  }
  return { version: packageVersion(), findings: sortFindings(findings), accepted, rules, units: checked };
}
