/** Compares two versions of a dataset: their names go in, what differs comes out. Files with equal bytes are not parsed. */
import type { Quad } from '@rdfjs/types';
import { readTurtleFamily } from '../dataset/read-rdf.ts';
import { diffDocuments, type DocumentDiff } from '../publish/diff/document-diff.ts';
import type { DataDiff } from '../publish/diff/formats.ts';
import { diffGraphs, formatPatch } from '../publish/diff/rdf-diff.ts';
import type { Document } from '../statement/document.ts';
import { parseDocument } from '../statement/validate.ts';
import type { DatasetConfig, Tell } from './config.ts';
import { byCodePoint, decodeUtf8, EnvironmentError } from './files.ts';
import { readSchema } from './package.ts';
import { readRdfFile } from './rdf-file.ts';
import { readProperties } from './resources.ts';
import { openVersion, type Version } from './versions.ts';

/** What to compare. */
export interface CompareRequest {
  readonly before: string;
  readonly after: string;
  readonly config: DatasetConfig;
  readonly cwd: string;
}

/** What differs, and the same as RDF Patch when that is wanted. */
export interface Comparison {
  readonly diff: DataDiff;
  readonly patch: () => Promise<string>;
}

/** Compares two versions; throws an `EnvironmentError` when one of them cannot be read. */
export async function compare({ before, after, config, cwd }: CompareRequest, tell: Tell): Promise<Comparison> {
  const [old, now] = [before, after].map((name) => openVersion(name, { cwd, out: config.out })) as [Version, Version];
  if ((old.rdf === undefined) !== (now.rdf === undefined)) {
    throw new EnvironmentError(
      `"${before}" and "${after}" are not of one kind; compare RDF with RDF, builds with builds`,
    );
  }
  const names = { before, after };
  if (old.rdf !== undefined && now.rdf !== undefined) {
    const quads = [await quadsOf(old.rdf, config), await quadsOf(now.rdf, config)] as const;
    return {
      diff: { ...names, articles: [], nodes: diffGraphs(...quads) },
      patch: () => Promise.resolve(formatPatch(...quads)),
    };
  }
  const properties = readProperties(config, tell);
  if (!properties) throw new EnvironmentError('The property table cannot be read');
  const label = (id: string): string => properties.properties.get(id)?.label ?? id;
  const articles: DocumentDiff[] = [];
  for (const [name, a, b] of pairs(old, now, '.yaml')) {
    const diff = diffDocuments(
      name.split('/')[0] ?? name,
      documentOf(a, before, name),
      documentOf(b, after, name),
      label,
    );
    if (diff) articles.push(diff);
  }
  const patch = (): Promise<string> => {
    const quads: [Quad[], Quad[]] = [[], []];
    for (const [, a, b] of pairs(old, now, '.nq')) {
      quads[0].push(...nquadsOf(a));
      quads[1].push(...nquadsOf(b));
    }
    return Promise.resolve(formatPatch(...quads));
  };
  return { diff: { ...names, articles, nodes: [] }, patch };
}

/** The files of two versions, side by side, where they differ. */
function* pairs(
  old: Version,
  now: Version,
  extension: string,
): Generator<[string, Buffer | undefined, Buffer | undefined]> {
  const names = [...new Set([...old.files.keys(), ...now.files.keys()])].filter((name) => name.endsWith(extension));
  for (const name of names.sort(byCodePoint)) {
    const [a, b] = [old.files.get(name)?.(), now.files.get(name)?.()];
    if (!a || !b || !a.equals(b)) yield [name, a, b];
  }
}

function documentOf(bytes: Buffer | undefined, version: string, name: string): Document | undefined {
  if (!bytes) return undefined;
  const decoded = decodeUtf8(bytes);
  const problems: string[] = [];
  const text = 'text' in decoded ? decoded.text : '';
  const parsed = parseDocument(text, readSchema('document'), ({ reason }) => problems.push(reason));
  if (!parsed) throw new EnvironmentError(`"${name}" of "${version}" is no document: ${problems[0] ?? 'it is empty'}`);
  return parsed.document;
}

function nquadsOf(bytes: Buffer | undefined): readonly Quad[] {
  return bytes ? readTurtleFamily(bytes.toString('utf8'), 'application/n-quads').quads : [];
}

async function quadsOf(file: string, { base }: DatasetConfig): Promise<readonly Quad[]> {
  const { quads, problem } = await readRdfFile(file, base);
  if (problem) throw new EnvironmentError(`Cannot read "${file}": ${problem.reason}`);
  return quads;
}
