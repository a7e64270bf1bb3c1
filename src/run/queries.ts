/** The queries that are shipped, and those a dataset adds: files in, queries by name out. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readNamedQuery, type NamedQuery } from '../publish/store/query-text.ts';
import type { DatasetConfig } from './config.ts';
import { EnvironmentError, listFiles, readText } from './files.ts';
import { packageFile } from './package.ts';

/** All named queries, those of the dataset's own `source/queries` before the package's. */
export function namedQueries({ root, base }: Pick<DatasetConfig, 'root' | 'base'>): Map<string, NamedQuery> {
  const queries = new Map<string, NamedQuery>();
  for (const folder of [path.join(root, 'source/queries'), packageFile('source/queries')]) {
    for (const file of existsSync(folder) ? listFiles(folder, ['.rq']) : []) {
      const name = path.basename(file, '.rq');
      if (!queries.has(name)) queries.set(name, readNamedQuery(name, readText(file), base));
    }
  }
  return queries;
}

/** The text of a query that a person names: SPARQL itself, a file, or a name; throws an `EnvironmentError` when it is none of these. */
export function findQuery(asked: string, cwd: string, config: Pick<DatasetConfig, 'root' | 'base'>): string {
  const named = namedQueries(config);
  const found = named.get(asked);
  if (found) return found.text;
  const file = path.resolve(cwd, asked);
  if (asked.endsWith('.rq') || (!/\s/.test(asked) && existsSync(file))) return readText(file);
  if (/[\s{]/.test(asked)) return asked;
  throw new EnvironmentError(
    `There is no query "${asked}"; "isnad query --list" shows them: ${[...named.keys()].join(', ')}`,
  );
}
