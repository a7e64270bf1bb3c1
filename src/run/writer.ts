/**
 * Writes a dataset: documents go in one at a time, a folder of files per article and the files of the whole dataset come
 * out. Of an article that is written only its summary is kept, so that memory does not grow with the dataset.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Quad } from '@rdfjs/types';
import { countQuads, type QuadCounts } from '../dataset/counts.ts';
import type { SiteRecord } from '../dataset/context.ts';
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
import type { DatasetConfig, Format, Tell } from './config.ts';
import { contextFile, datasetFiles } from './dataset-files.ts';
import { readDocument } from './documents.ts';
import { entityFiles } from './entity-files.ts';
import { byCodePoint, decodeUtf8, readBytes } from './files.ts';
import { OutputFolder } from './output-folder.ts';
import { packageVersion } from './package.ts';
import { mostSiteArticles, SiteFiles } from './site.ts';
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

const serialisers: Readonly<Record<Exclude<Format, 'html'>, Serialiser>> = {
  yaml: ({ name, document }) => [[`${name}.yaml`, writeYaml(document)]],
  turtle: (article, { iris }) => [[`${article.name}.ttl`, formatTurtle(article.quads, layoutOf(article, iris))]],
  trig: (article, { iris }) => [[`${article.name}.trig`, formatTrig(article.quads, layoutOf(article, iris))]],
  nquads: ({ name, quads }) => [[`${name}.nq`, formatNQuads(quads)]],
  *jsonld({ name, quads }, { iris, context }) {
    yield [`${name}.jsonld`, formatJson(datasetDocument(quads, { context, reference: { url: `../${contextFile}` } }))];
    const files = entityFiles(quads, iris);
    for (const { iri, document } of entityDocuments(quads, { context, reference: { url: `../../${contextFile}` } })) {
      yield [files.get(iri) ?? '', formatJson(document)];
    }
  },
};

/** The main entity first. */
function layoutOf({ document: { article } }: Article, iris: Iris): TurtleOptions {
  return { prefixes: prefixesOf(iris), first: [iris.entity(article.subject, article.key)] };
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
  readonly #site: SiteFiles | undefined;

  /** Takes hold of the output folder. The files and articles of an `earlier` build are replaced: see `keep`. */
  constructor(config: DatasetConfig, tables: WriterTables, earlier: Manifest | undefined, watch: Stopwatch) {
    this.#config = config;
    this.#tables = tables;
    this.#watch = watch;
    this.#earlier = earlier;
    this.#folder = new OutputFolder(config.out);
    if (config.formats.includes('html')) this.#site = new SiteFiles(config, tables.iris, tables.properties);
    this.#writing = { iris: tables.iris, context: jsonLdContext(tables.properties, tables.iris) };
  }

  /** Writes the files of an article into a folder of that name. */
  add(name: string, document: Document, text: string | undefined, report: Report): void {
    const { key, title, url, revision, source } = document.article;
    const site = this.#siteOf(document);
    const quads = this.#watch.time('quads', () => this.#quads(document, text, report));
    this.#site?.add({ name, document, text, site: site.name, quads });
    for (const format of this.#config.formats) {
      if (format === 'html') continue;
      this.#watch.time(format, () => {
        for (const [file, content] of serialisers[format]({ name, document, quads }, this.#writing)) {
          this.#folder.write(`${name}/${file}`, content);
        }
      });
    }
    this.#counts.set(key, countQuads(quads, { yearTerm: this.#tables.iris.term('year') }));
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

  #siteOf({ article: { site, lang } }: Document): SiteRecord {
    return this.#config.sites[site] ?? { name: site, lang, pages: '' };
  }

  #quads(document: Document, text: string | undefined, report: Report): Quad[] {
    const { iris, properties, hash } = this.#tables;
    const { evidence, graphs, views } = this.#config;
    return documentQuads(document, {
      ...{ iris, properties, site: this.#siteOf(document), views, evidence, graphs, report },
      version: packageVersion(),
      inputs: hash,
      ...(text !== undefined && { text }),
    });
  }

  /** Keeps the articles of the earlier build that were not written now, with their files; a site needs their documents again. */
  keep(tell: Tell): void {
    const counts = parseCounts(earlierText(path.join(this.#folder.root, 'counts.json')));
    for (const article of this.#earlier?.articles ?? []) {
      const { key, name } = article;
      if (this.#articles.has(key)) continue;
      this.#articles.set(key, article);
      const count = counts.get(key);
      if (count) this.#counts.set(key, count);
      for (const file of this.#earlier?.files ?? []) if (file.path.startsWith(`${name}/`)) this.#folder.keep(file);
      this.#keepPage(name, tell);
    }
  }

  #keepPage(name: string, tell: Tell): void {
    const file = path.join(this.#folder.root, name, `${name}.yaml`);
    if (!this.#site || !existsSync(file)) return;
    const read = readDocument(file, this.#config, this.#tables.properties, tell);
    if (!read) return;
    const { document, text } = read;
    const quads = this.#quads(document, text, () => undefined);
    this.#site.add({ name, document, text, site: this.#siteOf(document).name, quads });
  }

  /** Writes the files of the whole dataset and puts everything in its place. */
  async complete(report: Report): Promise<{ articles: readonly ArticleSummary[]; files: number; changed: number }> {
    const folder = this.#folder;
    const { iris, properties } = this.#tables;
    const { context } = this.#writing;
    const articles = [...this.#articles.values()].sort((a, b) => byCodePoint(a.name, b.name));
    const counts = new Map(articles.flatMap(({ key }) => [[key, this.#counts.get(key) ?? noQuads]]));
    const version = packageVersion();
    this.#watch.time('dataset', () => {
      const facts = { config: this.#config, version, iris, properties, context, articles, counts, report };
      for (const [name, content] of datasetFiles({ ...facts, files: listFiles(folder) })) folder.write(name, content);
      this.#writeSite(report);
      const manifest = { format: 'isnad/manifest/1', version, articles, files: listFiles(folder) } as const;
      folder.write('manifest.json', formatManifest(manifest));
    });
    await this.#watch.timeAsync('put in place', () => folder.complete(this.#earlier?.files));
    return { articles, files: folder.files.size, changed: folder.changed };
  }

  #writeSite(report: Report): void {
    if (!this.#site) return;
    if (this.#site.isTooLarge) {
      const reason = `No pages are written for more than ${mostSiteArticles} articles`;
      report({ level: 'info', rule: 'site/too-large', reason });
      return;
    }
    for (const [name, content] of this.#site.files(listFiles(this.#folder))) this.#folder.write(name, content);
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
