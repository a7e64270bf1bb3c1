/**
 * The N-Quads files of a dataset as named graphs: paths go in, the graphs with their hashes come out, one at a time, so
 * that no more of a dataset is held in memory than its largest graph and its largest file.
 */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { mergeGraphs, readGraphs, type CanonicalGraph } from '../publish/store/canonical.ts';
import type { GraphRecord } from '../publish/store/requests.ts';
import { readManifest } from './documents.ts';
import { EnvironmentError, listFiles, readText, sha256 } from './files.ts';

/** The N-Quads files that paths mean: files, patterns, or the output folders of builds, whose files must be as the build wrote them. */
export function listQuadFiles(paths: readonly string[]): string[] {
  const files = paths.flatMap((name) => {
    const manifest = existsSync(name) && statSync(name).isDirectory() ? readManifest(name) : undefined;
    if (!manifest) return listFiles(name, ['.nq']);
    const listed = manifest.files.filter((file) => file.path.endsWith('.nq'));
    for (const file of listed) checkUnchanged(path.join(name, file.path), file.sha256);
    return listed.map((file) => path.join(name, file.path));
  });
  if (files.length > 0) return [...new Set(files)];
  throw new EnvironmentError(`There are no N-Quads files in "${paths.join('", "')}"; run "isnad build" first`);
}

function checkUnchanged(file: string, hash: string): void {
  if (existsSync(file) && sha256(readText(file)) === hash) return;
  throw new EnvironmentError(`"${file}" is missing or not what the build wrote; run "isnad build" again`);
}

/** The graphs of a set of files. */
export class QuadFiles {
  /** The files each graph is in. */
  readonly #files = new Map<string, string[]>();
  readonly #records = new Map<string, GraphRecord>();
  #last: { file: string; graphs: ReadonlyMap<string, CanonicalGraph> } | undefined;

  /** Reads all files once; throws an `EnvironmentError` on one that cannot be read, is no N-Quads or has a triple in no graph. */
  constructor(files: readonly string[]) {
    for (const file of files) {
      for (const [graph, { sha256: hash, normal }] of this.#read(file)) {
        if (graph === '')
          throw new EnvironmentError(`"${file}" has triples in no graph; only named graphs can be loaded`);
        this.#files.set(graph, [...(this.#files.get(graph) ?? []), file]);
        this.#records.set(graph, { sha256: hash, triples: normal.length });
      }
    }
    for (const [graph, spread] of this.#files) {
      if (spread.length < 2) continue;
      const { sha256: hash, normal } = this.graph(graph);
      this.#records.set(graph, { sha256: hash, triples: normal.length });
    }
  }

  /** Hash and size of each graph, in order of appearance. */
  get records(): ReadonlyMap<string, GraphRecord> {
    return this.#records;
  }

  /** A graph with its lines. */
  graph(graph: string): CanonicalGraph {
    const parts = (this.#files.get(graph) ?? []).flatMap((file) => this.#read(file).get(graph) ?? []);
    return mergeGraphs(graph, parts);
  }

  #read(file: string): ReadonlyMap<string, CanonicalGraph> {
    if (this.#last?.file === file) return this.#last.graphs;
    try {
      const graphs = readGraphs(readText(file));
      this.#last = { file, graphs };
      return graphs;
    } catch (error) {
      if (error instanceof EnvironmentError) throw error;
      throw new EnvironmentError(
        `Cannot read "${file}" as N-Quads: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
}
