/**
 * Builds a dataset on disk: articles, or documents edited by hand, go in; a
 * folder per article and the files of the whole dataset come out. An article
 * that cannot be read is told of and left out; the others go on.
 */
import { convert, type ConvertContext } from '../convert.ts';
import { Iris, qualifyKey } from '../iri.ts';
import type { Message, Place } from '../message.ts';
import { LineIndex, CodePoints } from '../range.ts';
import type { ArticleSummary } from '../publish/summary.ts';
import type { Document } from '../statement/document.ts';
import { checkOutputFolder, shownPath, type DatasetConfig, type Tell } from './config.ts';
import { listDocuments, readDocument, readManifest } from './documents.ts';
import type { PageSelection } from './dump-input.ts';
import { EnvironmentError, writeFile } from './files.ts';
import { FolderNames } from './folder-name.ts';
import { inputName, listInputs, readInput } from './input.ts';
import { extendLock, formatLock, lockedIris } from './lock.ts';
import { loadResources, readLock, type Resources } from './resources.ts';
import { Stopwatch } from './stopwatch.ts';
import { readTitleTables } from './title-table.ts';
import { DatasetWriter } from './writer.ts';

/** What to build. */
export interface BuildRequest {
  readonly config: DatasetConfig;
  /** Articles: absolute paths, folders or patterns. */
  readonly inputs: readonly string[];
  /** Documents to rebuild the RDF from: absolute paths of files, or of the folders of a build. */
  readonly documents: readonly string[];
  /** Which pages of dumps to read. */
  readonly selection?: PageSelection;
  /** A table of the Wikidata items of titles, and one of redirects: absolute paths. */
  readonly sitelinks?: string;
  readonly redirects?: string;
  /** Not all of the dataset: articles of earlier builds stay. */
  readonly partial: boolean;
}

/** What came of it. */
export interface BuildResult {
  /** The articles of the dataset, those of earlier builds included, in the order of their names. */
  readonly articles: readonly ArticleSummary[];
  /** The inputs that gave nothing. */
  readonly failed: readonly string[];
  /** The output folder. */
  readonly out: string;
  readonly files: number;
  /** How many of them were new or different. */
  readonly changed: number;
  /** Milliseconds by stage. */
  readonly timings: ReadonlyMap<string, number>;
}

/** Is told after each input how many of all are done. */
export type Progress = (done: number, total: number, name: string) => void;

/**
 * Builds a dataset. Messages about articles go to `tell`; undefined comes back, after messages, when the tables are
 * broken. Throws an `EnvironmentError` when something else than the data stands in the way; then nothing has changed.
 */
export async function build(request: BuildRequest, tell: Tell, progress: Progress): Promise<BuildResult | undefined> {
  const { config } = request;
  const watch = new Stopwatch();
  const files = listInputs(request.inputs);
  const documents = request.documents.flatMap(listDocuments);
  const total = files.length + documents.length;
  if (total === 0) {
    throw new EnvironmentError(
      'There is nothing to build; name articles, or list them in the inputs of a configuration',
    );
  }
  checkOutputFolder(config.out, config, files);
  const resources = watch.time('tables', () => loadResources(config, tell));
  const lock = readLock(config, tell);
  if (!resources || !lock) return undefined;
  const iris = new Iris(config.base, lockedIris(lock, config.base));
  const earlier = readManifest(config.out);
  const stems = [...files, ...documents].map(inputName);
  const names = new FolderNames(stems, request.partial ? (earlier?.articles ?? []) : []);
  const { hash, context } = resources;
  const writer = new DatasetWriter(config, { iris, hash, properties: context.properties }, earlier, watch);
  const tables = await readTitleTables(request);
  const run = new Run(writer, names, iris, tell, { ...context, ...tables }, request.selection);
  const failed: string[] = [];
  try {
    let done = 0;
    for (const file of [...documents, ...files]) {
      const shown = shownPath(file, config.root);
      const before = run.articles;
      if (documents.includes(file)) run.addDocument(file, config, resources, watch);
      else await run.addInput(file, config, watch);
      if (run.articles === before) failed.push(shown);
      progress(++done, total, shown);
    }
    if (run.articles === 0) {
      writer.abandon();
      return { articles: [], failed, out: config.out, files: 0, changed: 0, timings: watch.readings() };
    }
    if (request.partial) writer.keep(tell);
    writeFile(config.lock, formatLock(extendLock(lock, run.entities, config.base)));
    return { ...(await writer.complete(tell)), failed, out: config.out, timings: watch.readings() };
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

/** An entity that a build has met. */
interface MetEntity {
  readonly iri: string;
  /** The key of the article that named it first. */
  readonly first: string;
  readonly class: string;
}

/** A build under way: takes articles from inputs to the writer, and watches over what they have in common. */
class Run {
  readonly #context: ConvertContext;
  readonly #selection: PageSelection | undefined;
  readonly #writer: DatasetWriter;
  readonly #names: FolderNames;
  readonly #iris: Iris;
  readonly #tell: Tell;
  /** By the key of the article, the input it came from. */
  readonly #inputs = new Map<string, string>();
  /** By qualified key. */
  readonly entities = new Map<string, MetEntity>();

  constructor(
    writer: DatasetWriter,
    names: FolderNames,
    iris: Iris,
    tell: Tell,
    context: ConvertContext,
    selection?: PageSelection,
  ) {
    this.#context = context;
    this.#selection = selection;
    this.#writer = writer;
    this.#names = names;
    this.#iris = iris;
    this.#tell = tell;
  }

  /** How many articles there are so far. */
  get articles(): number {
    return this.#inputs.size;
  }

  /** Converts the articles of an input and writes those that have no errors. */
  async addInput(file: string, config: DatasetConfig, watch: Stopwatch): Promise<void> {
    const reading = { root: config.root, tell: this.#tell, ...(this.#selection && { selection: this.#selection }) };
    for await (const source of readInput(file, reading)) {
      const place: Place = { path: source.file, lines: new LineIndex(source.text) };
      let failed = false;
      const report = (message: Message): void => {
        failed ||= message.level === 'error';
        this.#tell(message, place);
      };
      const { document } = watch.time('convert', () => convert(source, this.#context, report));
      if (!failed) this.#add(source.name, document, source.text, source.file, place);
    }
  }

  /** Reads a document that people may have edited, and writes it if it has no errors. */
  addDocument(file: string, config: DatasetConfig, { context }: Resources, watch: Stopwatch): void {
    const read = watch.time('read', () => readDocument(file, config, context.properties, this.#tell));
    if (!read) return;
    const place =
      read.text === undefined
        ? undefined
        : { path: read.document.article.source.file, lines: new LineIndex(read.text) };
    this.#add(inputName(file), read.document, read.text, shownPath(file, config.root), place);
  }

  #add(stem: string, document: Document, text: string | undefined, input: string, place: Place | undefined): void {
    const { key } = document.article;
    const report = (message: Message): void => this.#tell(message, place);
    const other = this.#inputs.get(key);
    if (other !== undefined) {
      const reason = `Article "${key}" was built from "${other}" already; leave one of them out`;
      report({ level: 'error', rule: 'article/twice', reason });
      return;
    }
    this.#inputs.set(key, input);
    this.#meetEntities(document, place, report);
    this.#writer.add(this.#names.nameOf(stem, key), document, text, report);
  }

  /** Remembers the entities of a document, and warns of one that is something else in another article. */
  #meetEntities(document: Document, place: Place | undefined, report: (message: Message) => void): void {
    const { key } = document.article;
    for (const [local, { class: own, mentions }] of Object.entries(document.entities)) {
      const qualified = qualifyKey(local, key);
      const met = this.entities.get(qualified);
      if (!met) {
        this.entities.set(qualified, { iri: this.#iris.entity(local, key), first: key, class: own });
      } else if (met.class !== own && met.class !== 'Thing' && own !== 'Thing') {
        const reason = `"${local}" is a ${own} here and a ${met.class} in "${met.first}"`;
        const [mention] = mentions ?? [];
        const range = place && mention ? new CodePoints(place.lines.text).range(mention) : undefined;
        report({ level: 'warning', rule: 'entity/homonym', reason, ...(range && { range }) });
      }
    }
  }
}
