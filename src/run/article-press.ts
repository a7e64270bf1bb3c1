/**
 * Makes the files of one article: a document goes in, the content of its folder and what the whole dataset wants to know
 * of it come out. All of it is plain data, so that it can be made in another thread. Nothing is written here.
 */
import type { Quad } from '@rdfjs/types';
import { countQuads, type QuadCounts } from '../dataset/counts.ts';
import type { SiteRecord } from '../dataset/context.ts';
import { jsonLdContext, type JsonLdContext } from '../dataset/json-ld-context.ts';
import { datasetDocument, entityDocuments, formatJson } from '../dataset/json-ld.ts';
import { formatNQuad, formatNQuads } from '../dataset/n-quads.ts';
import { documentQuads } from '../dataset/quads.ts';
import { formatTrig, formatTurtle, type TurtleOptions } from '../dataset/turtle.ts';
import { namespaces, prefixesOf } from '../dataset/vocabulary.ts';
import type { Iris } from '../iri.ts';
import type { Message } from '../message.ts';
import { isSchemaQuad } from '../publish/site/schema-json-ld.ts';
import type { SiteContext } from '../publish/site/site-context.ts';
import type { Document } from '../statement/document.ts';
import type { PropertyTable } from '../statement/mapping.ts';
import { writeYaml } from '../statement/yaml.ts';
import type { DatasetConfig, Format } from './config.ts';
import { contextFile } from './dataset-files.ts';
import { entityFiles } from './entity-files.ts';
import { packageVersion } from './package.ts';
import type { Stopwatch } from './stopwatch.ts';

/** What a dataset is written with beside its configuration. */
export interface DatasetTables {
  readonly iris: Iris;
  readonly properties: PropertyTable;
  /** A hash of the tables that the documents were made with. */
  readonly hash: string;
  /** The lines of an article that a reader of its wiki sees. */
  readonly readable?: NonNullable<SiteContext['readable']>;
}

/** An article as it goes into a dataset. */
export interface PressedArticle {
  /** By path within the article's folder; one that begins with a dot follows the folder's name: `.ttl`. */
  readonly files: readonly (readonly [path: string, content: string])[];
  readonly counts: QuadCounts;
  /** The quads that the site is made of, as N-Quads in their order; absent without a site. */
  readonly site?: string;
  /** What could not be written. */
  readonly messages: readonly Message[];
}

/** One article on its way out. */
interface Article {
  readonly document: Document;
  readonly quads: readonly Quad[];
}

/** What the serialisers share. */
interface Writing {
  readonly iris: Iris;
  readonly context: JsonLdContext;
}

type Serialiser = (article: Article, writing: Writing) => Iterable<readonly [path: string, content: string]>;

const serialisers: Readonly<Record<Exclude<Format, 'html'>, Serialiser>> = {
  yaml: ({ document }) => [['.yaml', writeYaml(document)]],
  turtle: (article, { iris }) => [['.ttl', formatTurtle(article.quads, layoutOf(article, iris))]],
  trig: (article, { iris }) => [['.trig', formatTrig(article.quads, layoutOf(article, iris))]],
  nquads: ({ quads }) => [['.nq', formatNQuads(quads)]],
  *jsonld({ quads }, { iris, context }) {
    yield ['.jsonld', formatJson(datasetDocument(quads, { context, reference: { url: `../${contextFile}` } }))];
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

/** Makes the files of articles, one after the other. */
export class ArticlePress {
  readonly #config: DatasetConfig;
  readonly #tables: DatasetTables;
  readonly #writing: Writing;
  readonly #version = packageVersion();

  constructor(config: DatasetConfig, tables: DatasetTables) {
    this.#config = config;
    this.#tables = tables;
    this.#writing = { iris: tables.iris, context: jsonLdContext(tables.properties, tables.iris) };
  }

  /** What the articles' JSON-LD files name as their context. */
  get context(): JsonLdContext {
    return this.#writing.context;
  }

  /** The wiki of an article. */
  siteOf({ article: { site, lang } }: Document): SiteRecord {
    return this.#config.sites[site] ?? { name: site, lang, pages: '' };
  }

  /** Makes the files of an article in the formats of the configuration, or in those given; `text` is what it was read from. */
  press(
    document: Document,
    text: string | undefined,
    watch: Stopwatch,
    formats: readonly Format[] = this.#config.formats,
  ): PressedArticle {
    const messages: Message[] = [];
    const quads = watch.time('quads', () => this.#quads(document, text, (message) => messages.push(message)));
    const files: (readonly [path: string, content: string])[] = [];
    for (const format of formats) {
      if (format === 'html') continue;
      watch.time(format, () => files.push(...serialisers[format]({ document, quads }, this.#writing)));
    }
    return {
      files,
      counts: countQuads(quads, { yearTerm: this.#tables.iris.term('year') }),
      ...(formats.includes('html') && { site: quads.filter(isSiteQuad).map(formatNQuad).join('\n') }),
      messages,
    };
  }

  #quads(document: Document, text: string | undefined, report: (message: Message) => void): Quad[] {
    const { iris, properties, hash } = this.#tables;
    const { evidence, graphs, views } = this.#config;
    return documentQuads(document, {
      ...{ iris, properties, site: this.siteOf(document), views, evidence, graphs, report },
      version: this.#version,
      inputs: hash,
      ...(text !== undefined && { text }),
    });
  }
}

const { rdf, wikibase } = namespaces;

/** Whether a site needs a quad: it is of the schema.org view, or tells which entities have a file. */
function isSiteQuad(quad: Quad): boolean {
  const { predicate, object } = quad;
  return isSchemaQuad(quad) || (predicate.value === `${rdf}type` && object.value === `${wikibase}Item`);
}
