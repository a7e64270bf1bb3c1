/**
 * Builds a dataset on disk: articles, or documents edited by hand, go in; a
 * folder per article and the files of the whole dataset come out. An article
 * that cannot be read is told of and left out; the others go on.
 */
import { availableParallelism } from 'node:os';
import type { SourceText } from '../convert.ts';
import { Iris, qualifyKey } from '../iri.ts';
import type { Message, Place } from '../message.ts';
import { LineIndex, CodePoints } from '../range.ts';
import type { ArticleSummary } from '../publish/summary.ts';
import type { Document } from '../statement/document.ts';
import type { PropertyTable } from '../statement/mapping.ts';
import type { PressedArticle } from './article-press.ts';
import type { BuildMemory } from './build-memory.ts';
import { checkOutputFolder, shownPath, type DatasetConfig, type Tell } from './config.ts';
import { listDocuments, readDocument, readManifest } from './documents.ts';
import { localConverter, type Conversion, type Converter } from './conversion.ts';
import { ConversionPool, inOrder } from './conversion-pool.ts';
import { newCounts, tellNoPage, type PageSelection } from './dump-input.ts';
import { EnvironmentError, writeFile } from './files.ts';
import { FolderNames } from './folder-name.ts';
import { inputName, isDump, listInputs, readInput, type InputContext } from './input.ts';
import { extendLock, formatLock, lockedIris } from './lock.ts';
import { loadResources, readLock } from './resources.ts';
import { wikitextReader } from './site.ts';
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
  /** What earlier builds of this process have left; without it, everything is made anew. */
  readonly memory?: BuildMemory;
  /** How many threads convert articles; without it, as many as the computer has cores for a dump of many, and else one. */
  readonly jobs?: number;
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

/** Is told after each input how many of all are done; and after each article of a dump, how many articles there are. */
export type Progress = (done: number, total: number, name: string, articles?: number) => void;

/** How much of a dump may be under way at once, for each thread and in all: articles, and characters of them. */
const window = { perThread: 4, characters: 1 << 24 };

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
  const resources = watch.time('tables', () => loadResources(config, tell, request.memory?.tables));
  const lock = readLock(config, tell, request.memory?.tables);
  if (!resources || !lock) return undefined;
  const titles = await readTitleTables(request);
  const locked = lockedIris(lock, config.base);
  const iris = new Iris(config.base, locked);
  const earlier = readManifest(config.out);
  const stems = [...files, ...documents].map(inputName);
  const names = new FolderNames(stems, request.partial ? (earlier?.articles ?? []) : []);
  const { hash, context } = resources;
  const tables = { iris, hash, properties: context.properties, readable: wikitextReader(context) };
  const writer = new DatasetWriter(config, tables, earlier, watch);
  const run = new Run(writer, names, iris, watch, tell);
  const failed: string[] = [];
  /** The dumps that have no page of the selection. */
  const without: string[] = [];
  const { selection } = request;
  const steps = stepsOf(files, { root: config.root, tell, ...(selection && { selection }) });
  const jobs = request.jobs ?? (files.some(isDump) && !isSmall(selection) ? availableParallelism() : 1);
  const pool = jobs > 1 ? new ConversionPool(jobs, { config, hash, locked, titles }) : undefined;
  const made: Converter = pool?.convert ?? localConverter({ ...context, ...titles }, writer.press);
  const memory = (request.sitelinks ?? request.redirects) ? undefined : request.memory;
  const converter = memory?.converter(made, circumstancesOf(config, hash, locked)) ?? made;
  try {
    let done = 0;
    let before = 0;
    const finish = (file: string, unwanted = false): void => {
      const shown = shownPath(file, config.root);
      if (unwanted) without.push(file);
      else if (run.articles === before) failed.push(shown);
      before = run.articles;
      progress(++done, total, shown);
    };
    for (const file of documents) {
      run.addDocument(file, config, context.properties);
      finish(file);
    }
    const convert = (step: InputStep): Conversion | undefined | Promise<Conversion> =>
      'source' in step ? converter(step.source) : undefined;
    const most = { items: pool ? jobs * window.perThread : 1, weight: window.characters };
    for await (const [step, conversion] of inOrder(steps, convert, weightOf, most)) {
      if ('end' in step) finish(step.end, step.unwanted);
      else if (conversion) {
        run.addConversion(step.source, conversion);
        if (step.source.title !== undefined) progress(done, total, step.source.title, run.articles);
      }
    }
    // A page that is wanted need not be in each of several dumps.
    if (selection && without.length === files.filter(isDump).length) {
      for (const file of without) tellNoPage(file, { root: config.root, tell, selection });
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
  } finally {
    await pool?.close();
  }
}

/** All that goes into a conversion beside the text of the article; no table of titles, which could be any size. */
function circumstancesOf(config: DatasetConfig, hash: string, locked: ReadonlyMap<string, string>): string[] {
  // An IRI that would be minted the same way again changes nothing by being locked.
  const fresh = new Iris(config.base);
  const kept = [...locked].filter(([key, iri]) => {
    const at = key.indexOf('#');
    return iri !== (at < 0 ? fresh.entity(key, '') : fresh.entity(key.slice(at), key.slice(0, at)));
  });
  return [hash, JSON.stringify({ ...config, inputs: [] }), JSON.stringify(kept)];
}

/** Whether so few articles are wanted that threads would take longer to start than to work. */
function isSmall({ titles, limit }: PageSelection = {}): boolean {
  return Math.min(titles?.size ?? Infinity, limit ?? Infinity) <= 10;
}

/** An article of an input, or the end of the input, and whether all that is in it was left out by the selection. */
type InputStep = { readonly source: SourceText } | { readonly end: string; readonly unwanted: boolean };

/** The articles of files, in order. */
async function* stepsOf(files: readonly string[], context: InputContext): AsyncGenerator<InputStep> {
  for (const file of files) {
    const counts = newCounts();
    for await (const source of readInput(file, { ...context, counts })) yield { source };
    yield { end: file, unwanted: counts.articles === 0 && counts.unwanted > 0 };
  }
}

function weightOf(step: InputStep): number {
  return 'source' in step ? step.source.text.length : 0;
}

/** An entity that a build has met. */
interface MetEntity {
  readonly iri: string;
  /** The key of the article that named it first. */
  readonly first: string;
  readonly class: string;
}

/** A build under way: takes articles to the writer, and watches over what they have in common. */
class Run {
  readonly #writer: DatasetWriter;
  readonly #names: FolderNames;
  readonly #iris: Iris;
  readonly #watch: Stopwatch;
  readonly #tell: Tell;
  /** By the key of the article, the input it came from. */
  readonly #inputs = new Map<string, string>();
  /** By qualified key. */
  readonly entities = new Map<string, MetEntity>();

  constructor(writer: DatasetWriter, names: FolderNames, iris: Iris, watch: Stopwatch, tell: Tell) {
    this.#writer = writer;
    this.#names = names;
    this.#iris = iris;
    this.#watch = watch;
    this.#tell = tell;
  }

  /** How many articles there are so far. */
  get articles(): number {
    return this.#inputs.size;
  }

  /** Tells what was said about an article, and writes it if it has no errors. */
  addConversion(source: SourceText, { messages, made, spent }: Conversion): void {
    const place: Place = { path: source.file, lines: new LineIndex(source.text) };
    for (const message of messages) this.#tell(message, place);
    for (const [stage, milliseconds] of spent) this.#watch.add(stage, milliseconds);
    if (made) this.#add(source.name, made.document, source.text, source.file, place, () => made.pressed);
  }

  /** Reads a document that people may have edited, and writes it if it has no errors. */
  addDocument(file: string, config: DatasetConfig, properties: PropertyTable): void {
    const read = this.#watch.time('read', () => readDocument(file, config, properties, this.#tell));
    if (!read) return;
    const { document, text } = read;
    const place = text === undefined ? undefined : { path: document.article.source.file, lines: new LineIndex(text) };
    const press = (): PressedArticle => this.#writer.press.press(document, text, this.#watch);
    this.#add(inputName(file), document, text, shownPath(file, config.root), place, press);
  }

  #add(
    stem: string,
    document: Document,
    text: string | undefined,
    input: string,
    place: Place | undefined,
    press: () => PressedArticle,
  ): void {
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
    const pressed = press();
    for (const message of pressed.messages) report(message);
    this.#writer.add(this.#names.nameOf(stem, key), document, text, pressed);
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
