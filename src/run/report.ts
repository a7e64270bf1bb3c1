/** Makes the report of an output folder: reads its documents one by one and checks its data. */
import { ReportCounter, type BuildReport } from '../publish/report.ts';
import { parseDocument } from '../statement/validate.ts';
import type { DatasetConfig, Tell } from './config.ts';
import { checkData } from './data-check.ts';
import { listDocuments } from './documents.ts';
import { EnvironmentError, readText } from './files.ts';
import { packageVersion, readSchema } from './package.ts';
import { readProperties } from './resources.ts';

/** The report of a folder; undefined when it has no documents. */
export async function reportOn(
  out: string,
  config: DatasetConfig,
  cwd: string,
  tell: Tell,
): Promise<BuildReport | undefined> {
  const files = listDocuments(out);
  if (files.length === 0) return undefined;
  const properties = readProperties(config, tell);
  if (!properties) throw new EnvironmentError('The property table cannot be read');
  const counter = new ReportCounter((id) => properties.properties.get(id)?.label ?? id);
  for (const file of files) {
    // What is wrong with a document is among the findings.
    const parsed = parseDocument(readText(file), readSchema('document'), () => undefined);
    if (parsed) counter.add(parsed.document);
  }
  const check = await checkData({ config, paths: [out], cwd }, tell);
  // The manifest tells of files that changed since the build, which the report itself may be.
  const findings = check.findings.filter(({ rule }) => rule !== 'file/changed');
  return counter.report(packageVersion(), { findings });
}
