/** Finds what there is to check: paths go in; out come units, each an article with its files, or a file by itself. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { rdfFormatOf } from '../dataset/read-rdf.ts';
import { readManifest } from './documents.ts';
import { byCodePoint, EnvironmentError, readBytes, sha256 } from './files.ts';

/** What is checked in one go. */
export interface Unit {
  readonly name: string;
  /** The document, if there is one. */
  readonly document?: string;
  /** RDF files with the same triples, the one that is checked first; the others must agree with it. */
  readonly rdf: readonly string[];
  /** It is part of the output of a build. */
  readonly own: boolean;
}

/** How the files of an output folder stand to its manifest: absolute paths. */
export interface ManifestState {
  /** Those that are as the build wrote them; they need not be held against each other. */
  readonly unchanged: ReadonlySet<string>;
  readonly changed: readonly string[];
  readonly missing: readonly string[];
}

/** Compares the files of output folders with their manifests. */
export function compareManifests(paths: readonly string[]): ManifestState {
  const unchanged = new Set<string>();
  const changed: string[] = [];
  const missing: string[] = [];
  for (const folder of paths) {
    const manifest = existsSync(folder) && statSync(folder).isDirectory() ? readManifest(folder) : undefined;
    for (const { path: name, sha256: hash } of manifest?.files ?? []) {
      const file = path.resolve(folder, name);
      if (!file.startsWith(path.resolve(folder) + path.sep)) continue;
      if (!existsSync(file)) missing.push(file);
      else if (sha256(readBytes(file)) === hash) unchanged.add(file);
      else changed.push(file);
    }
  }
  return { unchanged, changed, missing };
}

/** The units that paths mean: output folders, folders of one article, documents, RDF files, folders of RDF files. */
export function listUnits(paths: readonly string[]): Unit[] {
  const units = paths.flatMap((name) => {
    if (!existsSync(name)) throw new EnvironmentError(`There is no file or folder "${name}"`);
    return statSync(name).isDirectory() ? folderUnits(name) : [fileUnit(name)];
  });
  if (units.length === 0) throw new EnvironmentError(`There is nothing to check in "${paths.join('", "')}"`);
  return units;
}

function fileUnit(file: string): Unit {
  const name = path.basename(file);
  if (/\.ya?ml$/.test(name)) return { name, document: file, rdf: [], own: true };
  if (rdfFormatOf(name)) return { name, rdf: [file], own: false };
  throw new EnvironmentError(`"${file}" is neither a document (.yaml) nor RDF (.ttl .trig .nt .nq .jsonld .rdf)`);
}

function folderUnits(folder: string): Unit[] {
  const article = articleUnit(folder);
  if (article) return [article];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => byCodePoint(a.name, b.name));
  const articles = entries.flatMap((entry) =>
    entry.isDirectory() ? (articleUnit(path.join(folder, entry.name)) ?? []) : [],
  );
  const own = articles.length > 0 || readManifest(folder) !== undefined;
  const files = entries.filter((entry) => entry.isFile() && rdfFormatOf(entry.name));
  return [...articles, ...files.map((entry) => ({ ...fileUnit(path.join(folder, entry.name)), own }))];
}

/** The best to check first: N-Quads has a line for each triple and keeps the graphs. */
const preference = ['.nq', '.nq.gz', '.trig', '.trig.gz', '.ttl', '.ttl.gz', '.jsonld'];

/** A folder `<name>` that holds `<name>.yaml` or `<name>.<rdf>`, as a build writes it. */
function articleUnit(folder: string): Unit | undefined {
  const name = path.basename(folder);
  const own = (extension: string): string => path.join(folder, name + extension);
  const rdf = preference.map(own).filter((file) => existsSync(file));
  const document = own('.yaml');
  if (!existsSync(document)) return rdf.length > 0 ? { name, rdf, own: true } : undefined;
  return { name, document, rdf, own: true };
}
