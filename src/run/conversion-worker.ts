/** The thread of a `ConversionPool`: reads the tables that a build uses, then converts one article after the other. */
import { workerData } from 'node:worker_threads';
import type { SourceText } from '../convert.ts';
import { Iris } from '../iri.ts';
import { ArticlePress } from './article-press.ts';
import type { DatasetConfig } from './config.ts';
import { localConverter, type Conversion } from './conversion.ts';
import { loadResources } from './resources.ts';
import type { TitleTables } from './title-table.ts';

/** What a thread starts with. */
export interface WorkerTables {
  readonly config: DatasetConfig;
  /** The hash of the tables that the build uses. */
  readonly hash: string;
  /** The IRIs that entities have kept. */
  readonly locked: ReadonlyMap<string, string>;
  readonly titles: TitleTables;
}

/** What a thread answers: what came of an article, or why none can be converted any more. */
export type WorkerAnswer = Conversion | { readonly problem: string };

let convert: ((source: SourceText) => WorkerAnswer) | undefined;

/** Converts an article. */
export default function work(source: SourceText): WorkerAnswer {
  convert ??= start(workerData as WorkerTables);
  return convert(source);
}

function start({ config, hash, locked, titles }: WorkerTables): (source: SourceText) => WorkerAnswer {
  const resources = loadResources(config, () => undefined);
  if (resources?.hash !== hash) return () => ({ problem: 'The tables have changed during the build' });
  const { context } = resources;
  const press = new ArticlePress(config, {
    iris: new Iris(config.base, locked),
    hash,
    properties: context.properties,
  });
  return localConverter({ ...context, ...titles }, press);
}
