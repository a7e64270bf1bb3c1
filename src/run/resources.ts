/**
 * The tables that articles are converted with: the words of languages, units, properties, mappings, curated entities.
 * They come from the package, or from where the configuration says. Every file is checked by its schema; what is wrong
 * is told at its line, and then nothing comes back.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { compileSite, templateFiles } from '../article/wikitext/site.ts';
import { compileTemplates } from '../article/wikitext/template-table.ts';
import { compileArticleWords } from '../article/words.ts';
import type { ConvertContext } from '../convert.ts';
import { contentHash } from '../iri.ts';
import type { Report } from '../message.ts';
import { LineIndex } from '../range.ts';
import type { YamlData } from '../schema.ts';
import { compileEntities, type EntityFile } from '../statement/entity-table.ts';
import { compileListWords } from '../statement/list-words.ts';
import { compileMappings } from '../statement/mapping-table.ts';
import type { PropertyTable } from '../statement/mapping.ts';
import { compileNumberWords } from '../statement/number-words.ts';
import { readPinned } from '../statement/pinned.ts';
import { compileProperties } from '../statement/property-table.ts';
import { compileCorrections } from '../statement/corrections/correction.ts';
import type { InferenceRules } from '../statement/inference.ts';
import { compileLexicon } from '../statement/prose/lexicon.ts';
import { compilePatterns } from '../statement/prose/pattern.ts';
import { Spellings } from '../statement/spelling.ts';
import { compileTimeWords } from '../statement/time-words.ts';
import { compileUnits } from '../statement/units.ts';
import { readCheckedYaml } from './checked-yaml.ts';
import type { DatasetConfig, Tell } from './config.ts';
import { listFiles, readText } from './files.ts';
import { parseLock, type Lock } from './lock.ts';
import { packageFile, readSchema } from './package.ts';

/** What articles are converted with, and a hash of all it was read from. */
export interface Resources {
  readonly context: ConvertContext;
  readonly hash: string;
}

/** What tables were made of and came to, for who loads them again: by name, the texts, what else went in, and the result. */
export type TableMemory = Map<string, { texts: readonly string[]; others: readonly unknown[]; result: unknown }>;

/**
 * Reads all tables; undefined, after messages, when one of them is broken. With a `memory` of the last time, only what
 * has changed since is compiled.
 */
export function loadResources(
  config: DatasetConfig,
  tell: Tell,
  memory: TableMemory = new Map(),
): Resources | undefined {
  const tables = new TableReader(tell, memory);
  return tables.complete(() => {
    const { site: key, licence, base } = config;
    const site = config.sites[key];
    const lang = site?.lang ?? config.languages[0] ?? 'en';
    // An article is read by the words of its own language, dates in it by those of all languages.
    const own = config.languages.includes(lang) ? lang : (config.languages[0] ?? lang);
    const words = (name: string): unknown => tables.words(tables.hasWords(lang, name) ? lang : own, name);
    const tags = tables.hasWords(lang, 'time') ? [...new Set([...config.languages, lang])] : config.languages;
    const properties = tables.compiled('properties', [], () => propertyFile(tables, config), compilePropertyFile);
    const mappings = tables.compiled(
      'mappings',
      [properties],
      () => mappingFiles(tables, config),
      (files) => compileMappings(files, properties),
    );
    const context: ConvertContext = {
      site: { key, lang, ...(site && { pages: site.pages }) },
      licence,
      base,
      properties,
      mappings,
      wikitext: wikitextTables(tables, key, lang, mappings.byTemplate.keys()),
      words: compileArticleWords(lang, words('headings'), words('abbreviations')),
      // Sentences of a language without patterns are not read.
      ...(tables.hasWords(lang, 'prose') && {
        prose: {
          lexicon: compileLexicon(words('names'), words('prose'), words('said')),
          patterns: tables.compiled('patterns', [], () => patternFiles(tables), compilePatterns),
        },
      }),
      corrections: compileCorrections(correctionFiles(tables, config)),
      ...(config.inference && {
        inferences: tables.read(packageFile('source/inferences.yaml'), 'inferences').yaml.data as InferenceRules,
      }),
      lists: compileListWords(words('lists')),
      spellings: new Spellings(words('spellings')),
      time: {
        calendar: config.calendar,
        words: compileTimeWords(...tags.map((tag) => tables.words(tag, 'time'))),
      },
      numbers: compileNumberWords(words('numbers')),
      units: compileUnits(tables.read(packageFile('source/units.yaml'), 'units').yaml.data),
      curated: compileEntities(entityFiles(tables, config), lang),
    };
    return { context, hash: tables.hash };
  });
}

/** The table of properties alone. */
export function readProperties(config: DatasetConfig, tell: Tell): PropertyTable | undefined {
  const tables = new TableReader(tell);
  return tables.complete(() => compilePropertyFile(propertyFile(tables, config)));
}

/** What people have corrected, by article, as the files are now. */
export function readCorrections(config: DatasetConfig, tell: Tell): ReturnType<typeof compileCorrections> | undefined {
  const tables = new TableReader(tell);
  return tables.complete(() => compileCorrections(correctionFiles(tables, config)));
}

/** The lock of IRIs; empty when there is none yet. */
export function readLock(config: DatasetConfig, tell: Tell, memory?: TableMemory): Lock | undefined {
  if (!existsSync(config.lock)) return new Map();
  const text = readText(config.lock);
  const known = memory?.get('lock');
  if (known?.texts[0] === text) return known.result as Lock;
  const place = { path: config.lock, lines: new LineIndex(text) };
  const result = parseLock(text, readSchema('source/lock'), (message) => tell(message, place));
  if (result) memory?.set('lock', { texts: [text], others: [], result });
  return result;
}

interface PropertyFile {
  readonly lists: Parameters<typeof readPinned>[0];
  readonly yaml: YamlData;
  readonly report: Report;
}

function propertyFile(tables: TableReader, config: DatasetConfig): PropertyFile {
  const list = (name: string): string => tables.text(packageFile(`shapes/vocabulary/${name}.tsv`));
  const lists = {
    properties: list('wikidata-properties'),
    items: list('wikidata-items'),
    terms: list('schema-org'),
  };
  return { lists, ...tables.read(config.properties ?? packageFile('source/properties.yaml'), 'properties') };
}

function compilePropertyFile({ lists, yaml, report }: PropertyFile): PropertyTable {
  return compileProperties(yaml, readPinned(lists), report);
}

function mappingFiles(tables: TableReader, config: DatasetConfig): Parameters<typeof compileMappings>[0] {
  const files = listFiles(config.mappings ?? packageFile('source/mappings'), ['.yaml']);
  return files.map((file) => ({ name: path.basename(file, '.yaml'), ...tables.read(file, 'mapping') }));
}

/** What people have checked; nothing when the folder is not there. */
function entityFiles(tables: TableReader, config: DatasetConfig): EntityFile[] {
  if (config.entities === undefined || !existsSync(config.entities)) return [];
  return listFiles(config.entities, ['.yaml']).map((file) => tables.read(file, 'entities'));
}

/** How a wiki writes: the profile of the site, or that of its language's Wikipedia, or the English one. */
function wikitextTables(
  tables: TableReader,
  key: string,
  lang: string,
  infoboxes: Iterable<string>,
): NonNullable<ConvertContext['wikitext']> {
  const files = [key, `${lang}wiki`, 'enwiki'].map((name) => packageFile(`source/sites/${name}.yaml`));
  const profile = tables.read(files.find((file) => existsSync(file)) ?? '', 'site').yaml.data;
  const templates = templateFiles(profile).map(
    (name) => tables.read(packageFile(`source/templates/${name}.yaml`), 'templates').yaml.data,
  );
  return { site: compileSite(profile, infoboxes), templates: compileTemplates(templates) };
}

/** The contents of the corrections' files; none when there is no such folder. */
function correctionFiles(tables: TableReader, { corrections }: DatasetConfig): unknown[] {
  if (corrections === undefined || !existsSync(corrections)) return [];
  return listFiles(corrections, ['.yaml']).map((file) => tables.read(file, 'corrections').yaml.data);
}

/** The contents of the pattern files, in the order of their names. */
function patternFiles(tables: TableReader): unknown[] {
  return listFiles(packageFile('source/patterns'), ['.yaml']).map((file) => tables.read(file, 'patterns').yaml.data);
}

/** Thrown when a table is broken, after that is told. */
class BrokenTable extends Error {}

/** Reads files, checks them, and remembers what it read and whether anything was wrong. */
class TableReader {
  readonly #tell: Tell;
  readonly #memory: TableMemory;
  readonly #read: string[] = [];
  #failed = false;
  #told = 0;

  constructor(tell: Tell, memory: TableMemory = new Map()) {
    this.#tell = tell;
    this.#memory = memory;
  }

  /** What files compile to, beside `others` that go in; the result of the last time when all of that is the same. */
  compiled<I, T>(name: string, others: readonly unknown[], read: () => I, compile: (input: I) => T): T {
    const [from, told] = [this.#read.length, this.#told];
    const input = read();
    const texts = this.#read.slice(from);
    const known = this.#memory.get(name);
    if (known && sameList(known.texts, texts) && sameList(known.others, others)) return known.result as T;
    const result = compile(input);
    // What had something to say says it each time.
    if (this.#told === told) this.#memory.set(name, { texts, others, result });
    return result;
  }

  /** What some work with the tables gives; undefined when one of them is broken. */
  complete<T>(work: () => T): T | undefined {
    try {
      const result = work();
      return this.#failed ? undefined : result;
    } catch (error) {
      if (error instanceof BrokenTable) return undefined;
      throw error;
    }
  }

  /** A hash of all that was read. */
  get hash(): string {
    return contentHash(this.#read, 64);
  }

  /** The text of a file. */
  text(file: string): string {
    const text = readText(file);
    this.#read.push(text);
    return text;
  }

  /** A YAML file that fits its schema in shapes/source/, and where to report what else is wrong with it. */
  read(file: string, schema: string): { yaml: YamlData; report: Report } {
    const text = this.text(file);
    const place = { path: path.relative(process.cwd(), file), lines: new LineIndex(text) };
    const report: Report = (message) => {
      this.#told++;
      this.#failed ||= message.level === 'error';
      this.#tell(message, place);
    };
    const yaml = readCheckedYaml(text, `source/${schema}`, report, 'mapping/invalid');
    if (!yaml) throw new BrokenTable();
    return { yaml, report };
  }

  /** Whether a language has a file of words. */
  hasWords(lang: string, name: string): boolean {
    return existsSync(packageFile(`source/languages/${lang}/${name}.yaml`));
  }

  /** A file of words of a language, whose schema has its name. */
  words(lang: string, name: string): unknown {
    return this.read(packageFile(`source/languages/${lang}/${name}.yaml`), name).yaml.data;
  }
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
