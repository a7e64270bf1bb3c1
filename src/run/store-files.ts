/** The files in a store: which graphs each of them fills, so that a file that has changed can be put in place of itself. */
import type { EmbeddedStore } from './embedded-store.ts';
import { readQuadFile, type QuadFile } from './quad-files.ts';

/** A line of N-Quads with a named graph, as it is written here and by most others. */
const quadLine =
  /^(?:<[^<>]*>|_:\S+) <[^<>]*> (?:<[^<>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^<>]*>)?) <([^<>]*)> \.$/;

export class StoreFiles {
  readonly #store: EmbeddedStore;
  /** By path; undefined for a file whose graphs cannot be told. */
  readonly #graphs = new Map<string, ReadonlySet<string> | undefined>();

  constructor(store: EmbeddedStore) {
    this.#store = store;
  }

  load(file: QuadFile): void {
    const text = readQuadFile(file);
    this.#graphs.set(file.path, graphsOf(text));
    this.#store.load(text);
  }

  /**
   * Puts changed files, files that are new, and the lack of those that are gone in place of what was loaded; false, with
   * nothing done, when one of their graphs is in another file too or cannot be told.
   */
  replace(files: readonly QuadFile[], changed: readonly string[]): boolean {
    const paths = new Set(files.map(({ path }) => path));
    const other = new Set(changed);
    const old = [...this.#graphs].filter(([path]) => other.has(path) || !paths.has(path));
    const fresh = files
      .filter(({ path }) => other.has(path) || !this.#graphs.has(path))
      .map((file) => ({ path: file.path, text: readQuadFile(file) }))
      .map(({ path, text }) => ({ path, text, graphs: graphsOf(text) }));
    const kept = [...this.#graphs].filter(([path]) => !other.has(path) && paths.has(path)).map(([, graphs]) => graphs);
    const moved = [...old.map(([, graphs]) => graphs), ...fresh.map(({ graphs }) => graphs)];
    const others = new Set(kept.flatMap((graphs) => [...(graphs ?? [])]));
    if (kept.includes(undefined) || moved.some((graphs) => !graphs || [...graphs].some((one) => others.has(one))))
      return false;
    for (const [path, graphs] of old) {
      for (const graph of graphs ?? []) this.#store.dropGraph(graph);
      this.#graphs.delete(path);
    }
    for (const { path, text, graphs } of fresh) {
      this.#graphs.set(path, graphs);
      this.#store.load(text);
    }
    return true;
  }
}

/** The graphs of an N-Quads text; undefined when it has a line that is not known for a quad in one. */
function graphsOf(text: string): ReadonlySet<string> | undefined {
  const graphs = new Set<string>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const graph = quadLine.exec(line)?.[1];
    if (graph === undefined) return undefined;
    graphs.add(graph);
  }
  return graphs;
}
