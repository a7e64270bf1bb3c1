/**
 * The files of a dataset as named graphs: paths go in, the graphs with their hashes come out, one at a time, so
 * that no more of a dataset is held in memory than its largest graph and its largest file.
 */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Quad } from '@rdfjs/types';
import { DataFactory, Parser } from 'n3';
import { formatNQuads } from '../dataset/n-quads.ts';
import { mergeGraphs, readGraphs, type CanonicalGraph } from '../publish/store/canonical.ts';
import type { GraphRecord } from '../publish/store/requests.ts';
import { readManifest } from './documents.ts';
import { EnvironmentError, listFiles, readBytes, readText, sha256 } from './files.ts';

/** A file with quads: N-Quads, or Turtle that belongs into one graph. */
export interface QuadFile {
  readonly path: string;
  /** The graph of a Turtle file. */
  readonly graph?: string;
}

/** The files about the whole dataset, which stand in Turtle only, and the layers that they are. */
const datasetGraphs: Readonly<Record<string, string>> = {
  'dataset.ttl': 'meta',
  'ontology.ttl': 'ontology',
  'properties.ttl': 'properties',
};

/** The files that paths mean: N-Quads files, patterns of them, or the output folders of builds, whose files must be as the build wrote them. */
export function listQuadFiles(paths: readonly string[], base: string): QuadFile[] {
  const files = paths.flatMap((name): QuadFile[] => {
    const manifest = existsSync(name) && statSync(name).isDirectory() ? readManifest(name) : undefined;
    if (!manifest) return listFiles(name, ['.nq']).map((file) => ({ path: file }));
    const listed = manifest.files.filter((file) => file.path.endsWith('.nq'));
    if (listed.length === 0) return [];
    const whole = manifest.files.filter((file) => Object.hasOwn(datasetGraphs, file.path));
    return [...listed, ...whole].map(({ path: inner, sha256: hash }) => {
      const file = path.join(name, inner);
      checkUnchanged(file, hash);
      const layer = datasetGraphs[inner];
      return layer === undefined ? { path: file } : { path: file, graph: `${base}graph/${layer}` };
    });
  });
  if (files.length > 0) return files;
  throw new EnvironmentError(
    `There are no N-Quads files in "${paths.join('", "')}"; run "isnad build" with "nquads" among the formats`,
  );
}

function checkUnchanged(file: string, hash: string): void {
  if (existsSync(file) && sha256(readBytes(file)) === hash) return;
  throw new EnvironmentError(`"${file}" is missing or not what the build wrote; run "isnad build" again`);
}

/** The quads of a file as N-Quads text; throws an `EnvironmentError` when it cannot be read. */
export function readQuadFile({ path: file, graph }: QuadFile): string {
  const text = readText(file);
  if (graph === undefined) return text;
  try {
    const name = DataFactory.namedNode(graph);
    const triples: Quad[] = new Parser({ format: 'text/turtle' }).parse(text);
    return formatNQuads(triples.map((quad) => DataFactory.quad(quad.subject, quad.predicate, quad.object, name)));
  } catch (error) {
    throw unreadable(file, 'Turtle', error);
  }
}

function unreadable(file: string, format: string, error: unknown): EnvironmentError {
  const reason = error instanceof Error ? error.message : String(error);
  return new EnvironmentError(`Cannot read "${file}" as ${format}: ${reason}`);
}

/** The graphs of a set of files. */
export class QuadFiles {
  /** The files each graph is in. */
  readonly #files = new Map<string, QuadFile[]>();
  readonly #records = new Map<string, GraphRecord>();
  #last: { path: string; graphs: ReadonlyMap<string, CanonicalGraph> } | undefined;

  /** Reads all files once; throws an `EnvironmentError` on one that cannot be read, is no N-Quads or has a triple in no graph. */
  constructor(files: readonly QuadFile[]) {
    for (const file of files) {
      for (const [graph, { sha256: hash, normal }] of this.#read(file)) {
        if (graph === '')
          throw new EnvironmentError(`"${file.path}" has triples in no graph; only named graphs can be loaded`);
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

  #read(file: QuadFile): ReadonlyMap<string, CanonicalGraph> {
    if (this.#last?.path === file.path) return this.#last.graphs;
    const text = readQuadFile(file);
    try {
      const graphs = readGraphs(text);
      this.#last = { path: file.path, graphs };
      return graphs;
    } catch (error) {
      throw unreadable(file.path, 'N-Quads', error);
    }
  }
}
