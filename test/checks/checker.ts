/** The checks of RDF as the program runs them, made ready once for tests. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Quad } from '@rdfjs/types';
import type { DataResult } from '../../src/dataset/data-result.ts';
import { checkCredits, checkQuotes } from '../../src/dataset/evidence-check.ts';
import { Graph } from '../../src/dataset/graph.ts';
import { checkIris } from '../../src/dataset/iri-check.ts';
import { ownTerms } from '../../src/dataset/ontology.ts';
import { ShapeChecker } from '../../src/dataset/shacl.ts';
import { compileShapes, type Shapes, type ShapesFile } from '../../src/dataset/shapes.ts';
import { checkTerms, readTermNames } from '../../src/dataset/term-check.ts';
import { readPinned } from '../../src/statement/pinned.ts';
import { sha256 } from '../../src/run/files.ts';
import { base, text } from '../dataset/seed.ts';

const root = new URL('../../', import.meta.url);

/** The files of shapes of the package. */
export const shapesFiles: readonly ShapesFile[] = readdirSync(new URL('shapes/', root))
  .filter((name) => name.endsWith('.ttl'))
  .sort()
  .map((name) => ({ name, text: readFileSync(new URL(`shapes/${name}`, root), 'utf8') }));

/** The package's shapes; what they report fails. */
export function packageShapes(files: readonly ShapesFile[] = shapesFiles): Shapes {
  return compileShapes(files, base, ({ reason }) => {
    throw new Error(reason);
  });
}

const list = (name: string): string => readFileSync(new URL(`shapes/vocabulary/${name}.tsv`, root), 'utf8');

/** Runs everything that can be said of RDF by itself, with the text of its article. */
export async function makeChecker(): Promise<(quads: Iterable<Quad>) => Promise<DataResult[]>> {
  const shapes = await ShapeChecker.load(packageShapes());
  const pinned = readPinned({
    properties: list('wikidata-properties'),
    items: list('wikidata-items'),
    terms: list('schema-org'),
  });
  const names = new Map([...readTermNames(list('terms')), [`${base}ns#`, new Set(Object.keys(ownTerms))]]);
  const source = { text, sha256: sha256(text) };
  return async (quads) => {
    const graph = new Graph(quads);
    const { results, silent } = await shapes.check(graph);
    if (silent.length > 0) throw new Error(`Canaries are silent: ${silent.join(', ')}`);
    return [
      ...results,
      ...checkTerms(graph, { pinned, names, own: true }),
      ...checkIris(graph, { base, own: true }),
      ...checkQuotes(graph, source),
      ...checkCredits(graph),
    ];
  };
}

/** A result as a key, to tell new ones from those that were there before. */
export function resultKey({ rule, focus, path, value, message }: DataResult): string {
  return [rule, focus.value, path?.value ?? '', value?.value ?? '', message].join('\n');
}
