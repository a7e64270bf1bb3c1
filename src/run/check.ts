/** Checks documents and output folders that people may have edited: paths in, counts out, messages told on the way. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { LineIndex } from '../range.ts';
import type { DatasetConfig, Tell } from './config.ts';
import { listDocuments, readDocument, readManifest, uncheckedMessage } from './documents.ts';
import { EnvironmentError, readBytes, sha256 } from './files.ts';
import { readProperties } from './resources.ts';

/** How much was checked. */
export interface CheckResult {
  readonly documents: number;
  /** How many files the manifests list. */
  readonly files: number;
  /** Those that are missing, or not what the build wrote: edited since, or damaged. */
  readonly changed: readonly string[];
}

/** Checks each document, or each document of a folder, and compares its files with its manifest. */
export function check(paths: readonly string[], config: DatasetConfig, tell: Tell): CheckResult {
  const properties = readProperties(config, tell);
  if (!properties) throw new EnvironmentError('The property table cannot be read');
  const files = paths.flatMap((name) => listDocuments(name));
  if (files.length === 0) throw new EnvironmentError(`There are no documents in "${paths.join('", "')}"`);
  for (const file of files) {
    const read = readDocument(file, config, properties, tell);
    if (!read || read.text !== undefined) continue;
    tell(uncheckedMessage(read.document), { path: path.relative(process.cwd(), file), lines: new LineIndex('') });
  }
  const listed = paths.flatMap(listedFiles);
  const changed = listed.filter(({ file, hash }) => !existsSync(file) || sha256(readBytes(file)) !== hash);
  return { documents: files.length, files: listed.length, changed: changed.map(({ file }) => file) };
}

/** The files that the manifest of an output folder lists, with their hashes. */
function listedFiles(out: string): { file: string; hash: string }[] {
  const manifest = statSync(out).isDirectory() ? readManifest(out) : undefined;
  const listed = (manifest?.files ?? []).map((file) => ({ file: path.resolve(out, file.path), hash: file.sha256 }));
  return listed.filter(({ file }) => file.startsWith(path.resolve(out) + path.sep));
}
