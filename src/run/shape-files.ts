/** Reads the shapes of the package and the rules of the user: folders go in, shapes ready to run come out. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { compileShapes, type Shapes, type ShapesFile } from '../dataset/shapes.ts';
import { compileQuery, type UserQuery } from '../dataset/user-query.ts';
import type { Report } from '../message.ts';
import type { DatasetConfig } from './config.ts';
import { byCodePoint, EnvironmentError, readText } from './files.ts';
import { packageFile } from './package.ts';

/** Everything that data is held against. */
export interface LoadedShapes {
  readonly shapes: Shapes;
  readonly queries: readonly UserQuery[];
  /** Rules about the data model of this program; those of audit.ttl hold for any data in the terms they name. */
  readonly modelRules: ReadonlySet<string>;
}

/** Shapes that only hold where a view is written. */
const needs: Readonly<Record<string, (config: Pick<DatasetConfig, 'views' | 'evidence'>) => boolean>> = {
  'evidence.ttl': ({ views, evidence }) => views.provenance && evidence !== 'none',
  'schema-view.ttl': ({ views }) => views.schema,
  'schema-derived.ttl': ({ views }) => views.schema,
};

/** Loads the package's shapes that fit the configuration, and the user's: `*.shacl.ttl` and `*.rq` of a folder. */
export function loadShapes(
  config: Pick<DatasetConfig, 'views' | 'evidence' | 'base'>,
  userFolder: string | undefined,
  report: Report,
): LoadedShapes {
  const own = filesOf(packageFile('shapes'), ['.ttl']).filter(({ name }) => needs[name]?.(config) ?? true);
  const user = userFolder === undefined ? [] : filesOf(userFolder, ['.shacl.ttl', '.rq']);
  const shapes = user.filter(({ name }) => name.endsWith('.ttl')).map((file) => ({ ...file, layer: 'user' as const }));
  const queries = user.filter(({ name }) => name.endsWith('.rq')).flatMap((file) => compileQuery(file, report) ?? []);
  const compiled = compileShapes([...own, ...shapes], config.base, report);
  const model = [...compiled.rules.values()].filter(
    ({ rule, file }) => file !== 'audit.ttl' && !rule.startsWith('user/'),
  );
  return { shapes: compiled, queries, modelRules: new Set(model.map(({ rule }) => rule)) };
}

function filesOf(folder: string, extensions: readonly string[]): ShapesFile[] {
  if (!existsSync(folder)) throw new EnvironmentError(`There is no folder "${folder}"`);
  return readdirSync(folder)
    .filter((name) => extensions.some((extension) => name.endsWith(extension)))
    .sort(byCodePoint)
    .map((name) => ({ name, text: readText(path.join(folder, name)) }));
}
