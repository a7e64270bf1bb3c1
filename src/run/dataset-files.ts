/** The files of a whole dataset: its configuration, articles and counts go in; the name and content of each file come out. */
import type { Quad } from '@rdfjs/types';
import { sumCounts, type QuadCounts } from '../dataset/counts.ts';
import { datasetIri, datasetQuads, type FileRecord } from '../dataset/description.ts';
import { formatContext, type JsonLdContext } from '../dataset/json-ld-context.ts';
import { ontologyQuads } from '../dataset/ontology.ts';
import { propertyQuads, usedProperties } from '../dataset/property-quads.ts';
import { formatTurtle } from '../dataset/turtle.ts';
import { prefixesOf } from '../dataset/vocabulary.ts';
import type { Iris } from '../iri.ts';
import type { Report } from '../message.ts';
import { formatAttribution } from '../publish/attribution.ts';
import { formatCounts } from '../publish/article-counts.ts';
import type { ManifestFile } from '../publish/manifest.ts';
import { formatReadme } from '../publish/readme.ts';
import type { ArticleSummary } from '../publish/summary.ts';
import type { PropertyTable } from '../statement/mapping.ts';
import type { DatasetConfig } from './config.ts';

/** Where the JSON-LD context lies in the output. */
export const contextFile = 'context/v1.jsonld';

/** What is known of a dataset when all its articles are written. */
export interface DatasetFacts {
  readonly config: DatasetConfig;
  readonly version: string;
  readonly iris: Iris;
  readonly properties: PropertyTable;
  readonly context: JsonLdContext;
  /** In the order of their names. */
  readonly articles: readonly ArticleSummary[];
  /** By article key. */
  readonly counts: ReadonlyMap<string, QuadCounts>;
  /** The files of the articles. */
  readonly files: readonly ManifestFile[];
  readonly report: Report;
}

/** The files of the dataset but for its manifest. */
export function* datasetFiles(facts: DatasetFacts): Generator<[path: string, content: string]> {
  const { config, version, iris, properties, context, articles, counts, report } = facts;
  const summary = { ...config, version, articles };
  const turtle = (quads: Iterable<Quad>, first: readonly string[] = []): string =>
    formatTurtle(quads, { prefixes: prefixesOf(iris), first });
  const all = sumCounts(counts.values());
  const { title, description, publisher, creator, licence, issued } = config;
  const record = {
    ...{ title, description, publisher, creator, licence, version },
    ...(issued !== undefined && { issued }),
    counts: all,
    sources: articles.flatMap(({ url }) => url ?? []),
    files: described(facts.files, articles.length),
  };
  if (config.formats.includes('jsonld')) yield [contextFile, formatContext(context)];
  yield ['ATTRIBUTION.md', formatAttribution(summary)];
  yield ['README.md', formatReadme(summary)];
  yield ['counts.json', formatCounts(counts)];
  yield ['dataset.ttl', turtle(datasetQuads(record, iris, report), [datasetIri(iris)])];
  yield ['ontology.ttl', turtle(ontologyQuads(iris, version, report))];
  const used = usedProperties(Object.keys(all.properties), properties);
  yield ['properties.ttl', turtle(propertyQuads(used, properties, iris, report))];
}

const mediaTypes: readonly (readonly [ending: string, mediaType: string])[] = [
  ['.yaml', 'application/yaml'],
  ['.ttl', 'text/turtle'],
  ['.trig', 'application/trig'],
  ['.nq', 'application/n-quads'],
  ['.jsonld', 'application/ld+json'],
];

/** The files that the description lists: each form of each article; of a dataset of very many articles, none. */
function described(files: readonly ManifestFile[], articles: number): FileRecord[] {
  if (articles > 500) return [];
  return files
    .filter(({ path }) => path.split('/').length === 2)
    .flatMap((file) => {
      const mediaType = mediaTypes.find(([ending]) => file.path.endsWith(ending))?.[1];
      return mediaType === undefined ? [] : [{ ...file, mediaType }];
    });
}
