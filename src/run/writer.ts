/**
 * Writes a dataset: documents go in one at a time, a folder of files per article and the files of the whole dataset come
 * out. Of an article that is written only its summary is kept, so that memory does not grow with the dataset.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Quad } from '@rdfjs/types';
import { countQuads, type QuadCounts } from '../dataset/counts.ts';
import { jsonLdContext, type JsonLdContext } from '../dataset/json-ld-context.ts';
import { datasetDocument, entityDocuments, formatJson } from '../dataset/json-ld.ts';
import { formatNQuads } from '../dataset/n-quads.ts';
import { documentQuads } from '../dataset/quads.ts';
import { formatTrig, formatTurtle, type TurtleOptions } from '../dataset/turtle.ts';
import { prefixesOf } from '../dataset/vocabulary.ts';
import type { Iris } from '../iri.ts';
import type { Report } from '../message.ts';
import { parseCounts } from '../publish/article-counts.ts';
import { formatManifest, type Manifest, type ManifestFile } from '../publish/manifest.ts';
import type { ArticleSummary } from '../publish/summary.ts';
import type { Document } from '../statement/document.ts';
import type { PropertyTable } from '../statement/mapping.ts';
import { writeYaml } from '../statement/yaml.ts';
import type { DatasetConfig, Format } from './config.ts';
import { contextFile, datasetFiles } from './dataset-files.ts';
import { byCodePoint, decodeUtf8, fileNames, readBytes } from './files.ts';
import { OutputFolder } from './output-folder.ts';
import { packageVersion } from './package.ts';
import type { Stopwatch } from './stopwatch.ts';

/** What a dataset is written with beside its configuration. */
export interface WriterTables {
  readonly iris: Iris;
  readonly properties: PropertyTable;
  /** A hash of the tables that the documents were made with. */
  readonly hash: string;
}

/** One article on its way out. */
interface Article {
  readonly name: string;
  readonly document: Document;
  readonly quads: readonly Quad[];
}

/** A file of an article: its path within the article's folder, and its content. */
type Serialiser = (article: Article, writing: Writing) => Iterable<readonly [path: string, content: string]>;

/** What the serialisers share. */
interface Writing {
  readonly iris: Iris;
  readonly context: JsonLdContext;
}

const serialisers: Readonly<Record<Format, Serialiser>> = {
  yaml: ({ name, document }) => [[`${name}.yaml`, writeYaml(document)]],
  turtle: (article, { iris }) => [[`${article.name}.ttl`, formatTurtle(article.quads, layoutOf(article, iris))]],
  trig: (article, { iris }) => [[`${article.name}.trig`, formatTrig(article.quads, layoutOf(article, iris))]],
  nquads: ({ name, quads }) => [[`${name}.nq`, formatNQuads(quads)]],
  *jsonld({ name, quads }, { iris, context }) {
    yield [`${name}.jsonld`, formatJson(datasetDocument(quads, { context, reference: { url: `../${contextFile}` } }))];
    const documents = [...entityDocuments(quads, { context, reference: { url: `../../${contextFile}` } })];
    const names = fileNames(documents.map(({ iri }) => entityName(iri, iris)));
    for (const { iri, document } of documents) {
      yield [`entities/${names.get(entityName(iri, iris)) ?? ''}.jsonld`, formatJson(document)];
    }
  },
};

/** The main entity first. */
function layoutOf({ document: { article } }: Article, iris: Iris): TurtleOptions {
  return { prefixes: prefixesOf(iris), first: [iris.entity(article.subject, article.key)] };
}

/** What an entity is called in its IRI. */
function entityName(iri: string, { base }: Iris): string {
  const prefix = `${base}entity/`;
  return decodeURIComponent(iri.startsWith(prefix) ? iri.slice(prefix.length) : iri);
}

export class DatasetWriter {
  readonly #config: DatasetConfig;
  readonly #tables: WriterTables;
  readonly #watch: Stopwatch;
  readonly #folder: OutputFolder;
  readonly #writing: Writing;
  /** By key. */
  readonly #articles = new Map<string, ArticleSummary>();
  readonly #counts = new Map<string, QuadCounts>();
  readonly #earlier: Manifest | undefined;

  /** Takes hold of the output folder. The files and articles of an `earlier` build are replaced: see `keep`. */
  constructor(config: DatasetConfig, tables: WriterTables, earlier: Manifest | undefined, watch: Stopwatch) {
    this.#config = config;
    this.#tables = tables;
    this.#watch = watch;
    this.#earlier = earlier;
    this.#folder = new OutputFolder(config.out);
    this.#writing = { iris: tables.iris, context: jsonLdContext(tables.properties, tables.iris) };
  }

  /** Writes the files of an article into a folder of that name. */
  add(name: string, document: Document, text: string | undefined, report: Report): void {
    const { iris, properties, hash } = this.#tables;
    const { evidence, graphs, views, sites, formats } = this.#config;
    const { key, title, url, revision, site: siteKey, lang, source } = document.article;
    const site = sites[siteKey] ?? { name: siteKey, lang, pages: '' };
    const quads = this.#watch.time('quads', () =>
      documentQuads(document, {
        ...{ iris, properties, site, views, evidence, graphs, report },
        version: packageVersion(),
        inputs: hash,
        ...(text !== undefined && { text }),
      }),
    );
    for (const format of formats) {
      this.#watch.time(format, () => {
        for (const [file, content] of serialisers[format]({ name, document, quads }, this.#writing)) {
          this.#folder.write(`${name}/${file}`, content);
        }
      });
    }
    this.#counts.set(key, countQuads(quads, { yearTerm: iris.term('year') }));
    this.#articles.set(key, {
      name,
      key,
      title,
      ...(url !== undefined && { url }),
      ...(revision !== undefined && { revision }),
      site: site.name,
      source: { file: source.file, sha256: source.sha256, bytes: source.bytes },
      statements: document.statements.length,
      entities: Object.keys(document.entities).length,
      quads: quads.length,
    });
  }

  /** Keeps the articles of the earlier build that were not written now, with their files. */
  keep(): void {
    const counts = parseCounts(earlierText(path.join(this.#folder.root, 'counts.json')));
    for (const article of this.#earlier?.articles ?? []) {
      const { key, name } = article;
      if (this.#articles.has(key)) continue;
      this.#articles.set(key, article);
      const count = counts.get(key);
      if (count) this.#counts.set(key, count);
      for (const file of this.#earlier?.files ?? []) if (file.path.startsWith(`${name}/`)) this.#folder.keep(file);
    }
  }

  /** Writes the files of the whole dataset and puts everything in its place. */
  async complete(
    report: Report,
  ): Promise<{ articles: readonly ArticleSummary[]; files: number; changed: number }> {
    const folder = this.#folder;
    const { iris, properties } = this.#tables;
    const { context } = this.#writing;
    const articles = [...this.#articles.values()].sort((a, b) => byCodePoint(a.name, b.name));
    const counts = new Map(articles.flatMap(({ key }) => [[key, this.#counts.get(key) ?? noQuads]]));
    const version = packageVersion();
    this.#watch.time('dataset', () => {
      const facts = { config: this.#config, version, iris, properties, context, articles, counts, report };
      for (const [name, content] of datasetFiles({ ...facts, files: listFiles(folder) })) folder.write(name, content);
      const manifest = { format: 'isnad/manifest/1', version, articles, files: listFiles(folder) } as const;
      folder.write('manifest.json', formatManifest(manifest));
    });
    await this.#watch.timeAsync('put in place', () => folder.complete(this.#earlier?.files));
    return { articles, files: folder.files.size, changed: folder.changed };
  }

  /** Leaves the output folder as it was. */
  abandon(): void {
    this.#folder.abandon();
  }
}

const noQuads: QuadCounts = { quads: 0, properties: {}, classes: {}, links: {} };

/** The files of a folder, in code point order. */
function listFiles({ files }: OutputFolder): ManifestFile[] {
  const list = [...files].map(([name, { bytes, sha256 }]) => ({ path: name, bytes, sha256 }));
  return list.sort((a, b) => byCodePoint(a.path, b.path));
}

/** The text of a file of an earlier build; empty when there is none. */
function earlierText(file: string): string {
  const decoded = existsSync(file) ? decodeUtf8(readBytes(file)) : undefined;
  return decoded && 'text' in decoded ? decoded.text : '';
}
