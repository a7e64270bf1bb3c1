/**
 * Writes a dataset: articles go in one at a time, a folder of files per article and the files of the whole dataset come
 * out. Of an article that is written only its summary is kept, so that memory does not grow with the dataset.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { QuadCounts } from '../dataset/counts.ts';
import { readTurtleFamily } from '../dataset/read-rdf.ts';
import type { Report } from '../message.ts';
import { parseCounts } from '../publish/article-counts.ts';
import { formatManifest, type Manifest, type ManifestFile } from '../publish/manifest.ts';
import type { ArticleSummary } from '../publish/summary.ts';
import type { Document } from '../statement/document.ts';
import { ArticlePress, type DatasetTables, type PressedArticle } from './article-press.ts';
import type { DatasetConfig, Tell } from './config.ts';
import { datasetFiles } from './dataset-files.ts';
import { readDocument } from './documents.ts';
import { byCodePoint, decodeUtf8, readBytes } from './files.ts';
import { OutputFolder } from './output-folder.ts';
import { packageVersion } from './package.ts';
import { mostSiteArticles, SiteFiles } from './site.ts';
import type { Stopwatch } from './stopwatch.ts';

export class DatasetWriter {
  /** Makes the files of articles. */
  readonly press: ArticlePress;
  readonly #config: DatasetConfig;
  readonly #tables: DatasetTables;
  readonly #watch: Stopwatch;
  readonly #folder: OutputFolder;
  /** By key. */
  readonly #articles = new Map<string, ArticleSummary>();
  readonly #counts = new Map<string, QuadCounts>();
  readonly #earlier: Manifest | undefined;
  readonly #site: SiteFiles | undefined;

  /** Takes hold of the output folder. The files and articles of an `earlier` build are replaced: see `keep`. */
  constructor(config: DatasetConfig, tables: DatasetTables, earlier: Manifest | undefined, watch: Stopwatch) {
    this.#config = config;
    this.#tables = tables;
    this.#watch = watch;
    this.#earlier = earlier;
    this.#folder = new OutputFolder(config.out);
    if (config.formats.includes('html')) this.#site = new SiteFiles(config, tables);
    this.press = new ArticlePress(config, tables);
  }

  /** Writes the files of an article into a folder of that name. */
  add(name: string, document: Document, text: string | undefined, pressed: PressedArticle): void {
    const { key, title, url, revision, source } = document.article;
    const { files, counts } = pressed;
    this.#watch.time('write', () => {
      for (const [file, content] of files)
        this.#folder.write(`${name}/${file.startsWith('.') ? name : ''}${file}`, content);
    });
    this.#addToSite(name, document, text, pressed);
    this.#counts.set(key, counts);
    this.#articles.set(key, {
      name,
      key,
      title,
      ...(url !== undefined && { url }),
      ...(revision !== undefined && { revision }),
      site: this.press.siteOf(document).name,
      source: { file: source.file, sha256: source.sha256, bytes: source.bytes },
      statements: document.statements.length,
      entities: Object.keys(document.entities).length,
      quads: counts.quads,
    });
  }

  #addToSite(name: string, document: Document, text: string | undefined, { site }: PressedArticle): void {
    if (!this.#site || site === undefined) return;
    const { quads } = readTurtleFamily(this.#site.isTooLarge ? '' : site, 'application/n-quads');
    this.#site.add({ name, document, text, site: this.press.siteOf(document).name, quads });
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
    this.#addToSite(name, document, text, this.press.press(document, text, this.#watch, ['html']));
  }

  /** Writes the files of the whole dataset and puts everything in its place. */
  async complete(report: Report): Promise<{ articles: readonly ArticleSummary[]; files: number; changed: number }> {
    const folder = this.#folder;
    const { iris, properties } = this.#tables;
    const { context } = this.press;
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
