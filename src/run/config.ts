/**
 * The dataset's configuration: the text of a `dataset.yaml` goes in, checked by
 * its schema; a `DatasetConfig` with every default filled in and every path made
 * absolute comes out.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { LineIndex, type Range } from '../range.ts';
import type { Message, Place } from '../message.ts';
import { validateYaml } from '../schema.ts';
import { EnvironmentError, readText } from './files.ts';
import { packageFile, readSchema } from './package.ts';

/** Takes a message with the text it is about. */
export type Tell = (message: Message, place?: Place) => void;

export type CalendarRule = 'wikibase' | 'julian' | 'gregorian';
export type Format = 'yaml' | 'turtle' | 'trig' | 'nquads' | 'jsonld' | 'html';

/** A wiki that articles come from. */
export interface Site {
  readonly name: string;
  readonly lang: string;
  /** A page's address without its title. */
  readonly pages: string;
  /** The wiki's Wikidata item. */
  readonly item?: string;
}

/** A person or body that stands behind the dataset. */
export interface Agent {
  readonly name: string;
  readonly url?: string;
}

/** What one dataset is made from and how; paths are absolute. */
export interface DatasetConfig {
  /** The folder that paths are shown from. */
  readonly root: string;
  readonly inputs: readonly string[];
  readonly site: string;
  readonly sites: Readonly<Record<string, Site>>;
  readonly languages: readonly string[];
  readonly calendar: CalendarRule;
  /** Whether what follows from statements is stated as well. */
  readonly inference: boolean;
  readonly entities?: string;
  /** The folder of people's corrections. */
  readonly corrections?: string;
  readonly mappings?: string;
  readonly properties?: string;
  /** A folder of the user's own rules for checks. */
  readonly rules?: string;
  readonly out: string;
  readonly lock: string;
  readonly base: string;
  readonly views: Readonly<Record<'schema' | 'wikibase' | 'provenance' | 'document', boolean>>;
  readonly evidence: 'full' | 'compact' | 'none';
  readonly graphs: 'per-article' | 'per-layer' | 'single';
  readonly formats: readonly Format[];
  readonly title: string;
  readonly description: string;
  readonly publisher: Agent;
  readonly creator: Agent;
  readonly licence: string;
  readonly issued?: string;
}

/** The file as its schema allows it: what has a default may be missing, paths are as written. */
type ConfigFile = Partial<Omit<DatasetConfig, 'views'>> &
  Pick<DatasetConfig, 'site' | 'sites' | 'base' | 'title' | 'description' | 'publisher' | 'licence'> & {
    views?: Partial<DatasetConfig['views']>;
  };

/**
 * Reads the configuration: the file named, else `source/dataset.yaml` or `dataset.yaml` of the working folder, else the
 * package's own applied to the working folder. Gives undefined, with messages, when it breaks its schema.
 */
export function loadConfig(named: string | undefined, cwd: string, tell: Tell): DatasetConfig | undefined {
  const found = named ?? ['source/dataset.yaml', 'dataset.yaml'].find((name) => existsSync(path.join(cwd, name)));
  if (found !== undefined) {
    const file = path.resolve(cwd, found);
    return parseConfig(readText(file), file, tell);
  }
  const file = packageFile('source/dataset.yaml');
  const config = parseConfig(readText(file), file, tell);
  if (!config) return undefined;
  const { entities: _, ...rest } = config;
  return { ...rest, root: cwd, inputs: [], out: path.join(cwd, 'out'), lock: path.join(cwd, 'ids.lock.yaml') };
}

/** Reads the text of a configuration that lies at `file`. */
export function parseConfig(text: string, file: string, tell: Tell): DatasetConfig | undefined {
  const place: Place = { path: file, lines: new LineIndex(text) };
  const report = (message: Message): void => tell(message, place);
  const data = validateYaml(text, readSchema('source/dataset'), report, 'config/invalid') as ConfigFile | undefined;
  if (!data) return undefined;
  const { site, sites } = data;
  if (!Object.hasOwn(sites, site)) {
    const reason = `Site "${site}" is not one of sites: "${Object.keys(sites).join('", "')}"`;
    const range = rangeOf(text, `site: ${site}`);
    report({ level: 'error', rule: 'config/invalid', reason, ...(range && { range }) });
    return undefined;
  }
  const root = path.resolve(path.dirname(file), data.root ?? '.');
  const from = (name: string): string => path.resolve(root, name);
  return {
    root,
    inputs: (data.inputs ?? []).map(from),
    site,
    sites,
    languages: data.languages ?? ['en'],
    calendar: data.calendar ?? 'wikibase',
    inference: data.inference ?? true,
    ...(data.entities !== undefined && { entities: from(data.entities) }),
    ...(data.corrections !== undefined && { corrections: from(data.corrections) }),
    ...(data.mappings !== undefined && { mappings: from(data.mappings) }),
    ...(data.properties !== undefined && { properties: from(data.properties) }),
    ...(data.rules !== undefined && { rules: from(data.rules) }),
    out: from(data.out ?? 'out'),
    lock: from(data.lock ?? 'ids.lock.yaml'),
    base: data.base,
    views: { schema: true, wikibase: true, provenance: true, document: true, ...data.views },
    evidence: data.evidence ?? 'full',
    graphs: data.graphs ?? 'per-article',
    formats: data.formats ?? ['yaml', 'turtle', 'trig', 'nquads', 'jsonld'],
    title: data.title,
    description: data.description,
    publisher: data.publisher,
    creator: data.creator ?? data.publisher,
    licence: data.licence,
    ...(data.issued !== undefined && { issued: data.issued }),
  };
}

/** A path as it is shown and recorded: from the root with `/` where it lies within, else its last part; never the machine's own folders. */
export function shownPath(file: string, root: string): string {
  const relative = path.relative(root, file);
  if (relative === '' || relative.startsWith('..') || path.isAbsolute(relative)) return path.basename(file);
  return relative.split(path.sep).join('/');
}

/** Checks that an output folder would not overwrite what it is made from; throws an `EnvironmentError`. */
export function checkOutputFolder(out: string, config: DatasetConfig, inputs: readonly string[]): void {
  const inside = (file: string): boolean => file === out || file.startsWith(out + path.sep);
  const source = [...inputs, config.entities, config.mappings].find((file) => file !== undefined && inside(file));
  if (source !== undefined || inside(config.root)) {
    throw new EnvironmentError(
      `The output folder "${out}" holds "${source ?? config.root}"; choose another with --out`,
    );
  }
}

function rangeOf(text: string, words: string): Range | undefined {
  const start = text.indexOf(words);
  return start < 0 ? undefined : { start, end: start + words.length };
}
