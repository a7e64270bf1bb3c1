/** The site of a dataset: collects its articles, and gives the files of the site when all are there. */
import type { Quad } from '@rdfjs/types';
import { readArticle, type ConvertContext } from '../convert.ts';
import type { ManifestFile } from '../publish/manifest.ts';
import type { Land } from '../publish/site/place-map.ts';
import { isSchemaQuad, schemaJsonLd } from '../publish/site/schema-json-ld.ts';
import { readableBlocks } from '../publish/site/readable.ts';
import type { SiteArticle, SiteContext } from '../publish/site/site-context.ts';
import { sitePages } from '../publish/site/site.ts';
import type { Document } from '../statement/document.ts';
import type { DatasetConfig, Format } from './config.ts';
import { entityFiles } from './entity-files.ts';
import { byCodePoint, fileNames, readText } from './files.ts';
import { packageFile, packageVersion } from './package.ts';
import { namedQueries } from './queries.ts';

/** The most articles that a site is written for: all of them are kept in memory until it is. */
export const mostSiteArticles = 2000;

/** The files that pages load, in the package's assets/. */
export const siteAssets = ['site.css', 'site.js', 'sparql.js', 'icon.svg'] as const;

/** An article of the site. */
export interface SiteInput {
  readonly name: string;
  readonly document: Document;
  readonly text?: string | undefined;
  /** The name of the wiki. */
  readonly site: string;
  readonly quads: readonly Quad[];
}

const forms: readonly (readonly [format: Format, mediaType: string, ending: string])[] = [
  ['turtle', 'text/turtle', '.ttl'],
  ['jsonld', 'application/ld+json', '.jsonld'],
  ['trig', 'application/trig', '.trig'],
  ['nquads', 'application/n-quads', '.nq'],
  ['yaml', 'application/yaml', '.yaml'],
];

/** What is kept of an article until the site is written. */
interface Collected {
  readonly article: SiteArticle;
  /** Its schema.org triples. */
  readonly quads: readonly Quad[];
  /** The files about its entities, within its folder. */
  readonly entityFiles: ReadonlyMap<string, string>;
}

let land: Land | undefined;

/** The outlines of land that maps are drawn on. */
export function readLand(): Land {
  return (land ??= JSON.parse(readText(packageFile('shapes/vocabulary/land-110m.json'))) as Land);
}

/** What a site is made with beside its articles. */
export type SiteTables = Pick<SiteContext, 'iris' | 'properties' | 'readable'>;

/** Reads articles in wikitext again, for the lines that a reader of the wiki sees. */
export function wikitextReader(context: ConvertContext): NonNullable<SiteContext['readable']> {
  return ({ article: { title, source } }, text) => {
    if (source.form !== 'wikitext') return undefined;
    const input = { text, form: source.form, name: title, title };
    return readableBlocks(readArticle(input, context, () => undefined));
  };
}

/** Takes the articles of a dataset and gives the files of its site. */
export class SiteFiles {
  readonly #config: DatasetConfig;
  readonly #tables: SiteTables;
  readonly #articles: Collected[] = [];
  #count = 0;

  constructor(config: DatasetConfig, tables: SiteTables) {
    this.#config = config;
    this.#tables = tables;
  }

  /** Whether there are too many articles for a site. */
  get isTooLarge(): boolean {
    return this.#count > mostSiteArticles;
  }

  add({ name, document, text, site, quads }: SiteInput): void {
    this.#count++;
    if (this.isTooLarge) {
      this.#articles.length = 0;
      return;
    }
    const own = quads.filter(isSchemaQuad);
    const { formats } = this.#config;
    const files = forms.flatMap(([format, mediaType, ending]) =>
      formats.includes(format) ? [[mediaType, name + ending] as const] : [],
    );
    const article = { name, document, ...(text !== undefined && { text }), site, jsonLd: schemaJsonLd(own) };
    this.#articles.push({
      article: { ...article, files: new Map(files) },
      quads: own,
      entityFiles: formats.includes('jsonld') ? entityFiles(quads, this.#tables.iris) : new Map(),
    });
  }

  /** The pages and what they load. `files` are those of the dataset that can be had. */
  *files(files: readonly ManifestFile[]): Generator<readonly [path: string, content: string]> {
    const { title, description, publisher, licence, base } = this.#config;
    const { iris, properties, readable } = this.#tables;
    const collected = [...this.#articles].sort((a, b) => byCodePoint(a.article.name, b.article.name));
    // Of an entity that several articles name, the file of the first.
    const aboutEntities = new Map(
      collected
        .flatMap(({ article, entityFiles: own }) =>
          [...own].map(([iri, file]) => [iri, `${article.name}/${file}`] as const),
        )
        .reverse(),
    );
    yield* sitePages({
      ...{ title, description, publisher, licence },
      version: packageVersion(),
      land: readLand(),
      iris,
      properties,
      ...(readable && { readable }),
      articles: collected.map(({ article }) => article),
      queries: [...namedQueries({ root: this.#config.root, base }).values()],
      downloads: files.filter(({ path }) => path.split('/').length <= 2 && !path.endsWith('.html')),
      quads: collected.flatMap(({ quads }) => quads),
      folderNames: fileNames,
      entityFiles: (iri) => {
        const file = aboutEntities.get(iri);
        return new Map(file === undefined ? [] : [['application/ld+json', file]]);
      },
    });
    for (const name of siteAssets) yield [`assets/${name}`, readText(packageFile(`assets/${name}`))];
  }
}
