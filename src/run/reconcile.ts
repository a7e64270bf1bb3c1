/**
 * Links the entities of built articles to external ids: asks a service, writes what is certain into the curated
 * entities with where it was checked, and everything else into a file for review.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parse, parseDocument, stringify } from 'yaml';
import type { Report } from '../message.ts';
import { LineIndex } from '../range.ts';
import { judge, reconciliationQueries, type Candidate, type ReconciliationRules } from '../publish/reconciliation.ts';
import { validateYaml } from '../schema.ts';
import type { DatasetConfig, Tell } from './config.ts';
import { EnvironmentError, readText, writeFile } from './files.ts';
import { packageFile, readSchema } from './package.ts';
import { readManifest, reconcile, type ClientOptions } from './reconcile-client.ts';
import { review } from './review.ts';

/** What is to be linked, with which service. */
export interface ReconcileTask {
  readonly url: string;
  readonly article: string | undefined;
  /** When it was checked: YYYY-MM-DD. */
  readonly date: string;
  readonly pause?: number;
}

/** How many entities were linked, and how many a person must look at. */
export interface ReconcileResult {
  readonly accepted: number;
  readonly toReview: number;
  readonly unknown: number;
  readonly entitiesFile: string;
  readonly reviewFile: string;
}

interface ReconciliationSettings extends ReconciliationRules {
  readonly batch: number;
}

/** Reconciles entities; throws an `EnvironmentError` when the service does not answer. */
export async function reconcileArticles(
  task: ReconcileTask,
  config: DatasetConfig,
  tell: Tell,
): Promise<ReconcileResult> {
  const settings = readSettings(tell);
  const folder = config.entities ?? path.join(config.root, 'source', 'entities');
  const cacheFile = path.join(config.out, '.reconciliation.json');
  const cache = readCache(cacheFile);
  const options: ClientOptions = {
    url: task.url,
    cache,
    batch: settings.batch,
    tries: 4,
    pause: task.pause ?? 1000,
    timeout: 30_000,
  };
  const manifest = await readManifest(options);
  const queries = review(task.article, config, tell).flatMap(({ document }) =>
    reconciliationQueries(document, settings),
  );
  const unique = [...new Map(queries.map((one) => [one.key, one])).values()];
  const answers = await reconcile(
    unique.map(({ query }) => query),
    manifest,
    options,
  );
  writeFile(cacheFile, `${JSON.stringify(Object.fromEntries(cache), undefined, 1)}\n`);

  // Only ids of Wikidata have a place in the curated entities; others are for a person to use.
  const wikidata = /^https?:\/\/www\.wikidata\.org\/entity\/$/.test(manifest.identifierSpace);
  const accepted: Record<string, object> = {};
  const open: Record<string, object> = {};
  let unknown = 0;
  unique.forEach(({ key, label, class: own }, index) => {
    const verdict = judge(answers[index] ?? [], settings);
    if (verdict.kind === 'none') unknown++;
    else if (verdict.kind === 'accepted' && wikidata && /^Q[1-9]\d*$/.test(verdict.candidate.id)) {
      const { id, name, score } = verdict.candidate;
      const checked = `${manifest.name} (${task.url}): "${name}", score ${score}, asked ${task.date}`;
      accepted[key.replaceAll('_', ' ')] = { class: own, wikidata: id, checked };
    } else {
      const candidates = verdict.kind === 'review' ? verdict.candidates : [verdict.candidate];
      open[key] = {
        label,
        why: verdict.kind === 'review' ? verdict.why : 'its id is none of Wikidata',
        candidates: candidates.map(shown),
      };
    }
  });
  const entitiesFile = path.join(folder, 'reconciled.yaml');
  const reviewFile = path.join(config.out, 'reconciliation.yaml');
  const count = appendEntities(entitiesFile, accepted);
  writeFile(
    reviewFile,
    `# Candidates that nobody has looked at yet. Put the right ones into ${path.basename(folder)}/ by hand.\n${stringify(open)}`,
  );
  return { accepted: count, toReview: Object.keys(open).length, unknown, entitiesFile, reviewFile };
}

function shown({ id, name, score, match = false, description }: Candidate): object {
  return { id, name, score, match, ...(description !== undefined && { description }) };
}

function readSettings(tell: Tell): ReconciliationSettings {
  const file = packageFile('source/reconciliation.yaml');
  const text = readText(file);
  const place = { path: file, lines: new LineIndex(text) };
  const report: Report = (message) => tell(message, place);
  const data = validateYaml(text, readSchema('source/reconciliation'), report, 'config/invalid');
  if (data === undefined) throw new EnvironmentError(`"${file}" cannot be read`);
  return data as ReconciliationSettings;
}

function readCache(file: string): Map<string, readonly Candidate[]> {
  if (!existsSync(file)) return new Map();
  try {
    return new Map(Object.entries(JSON.parse(readText(file)) as Record<string, Candidate[]>));
  } catch {
    // A broken cache is asked again.
    return new Map();
  }
}

/** Adds entities to the file of those that were linked; what is there stays. Gives how many are new. */
function appendEntities(file: string, entities: Readonly<Record<string, object>>): number {
  const fresh = Object.entries(entities).filter(([title]) => !existsSync(file) || !hasEntity(file, title));
  if (fresh.length === 0) return 0;
  const head =
    '# Entities that a reconciliation service called certain matches; see each for the service and its score.\n';
  const yaml = parseDocument(
    existsSync(file) ? readText(file) : `${head}${stringify({ format: 'isnad/entities/1', entities: {} })}`,
  );
  const map = yaml.get('entities');
  if (typeof map === 'object' && map !== null) (map as { flow?: boolean }).flow = false;
  for (const [title, entity] of fresh) yaml.setIn(['entities', title], yaml.createNode(entity));
  writeFile(file, yaml.toString({ lineWidth: 120 }));
  return fresh.length;
}

function hasEntity(file: string, title: string): boolean {
  const data = parse(readText(file)) as { readonly entities?: object } | null;
  return data?.entities !== undefined && Object.hasOwn(data.entities, title);
}
