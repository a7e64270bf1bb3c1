/** What the package brings along: its own version, schemas and source data, found from where this file lies. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** The absolute path of a file or folder of the package. */
export function packageFile(name: string): string {
  return fileURLToPath(new URL(name, root));
}

/** The folder of a package that this one depends on. */
export function packageModule(name: string): string {
  return path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
}

const schemas = new Map<string, object>();

/** A JSON Schema of the package, by its path in shapes/ without `.schema.json`; each call gives the same object. */
export function readSchema(name: string): object {
  let schema = schemas.get(name);
  if (!schema) {
    schema = JSON.parse(readFileSync(packageFile(`shapes/${name}.schema.json`), 'utf8')) as object;
    schemas.set(name, schema);
  }
  return schema;
}

/** The package's version, as in its package.json. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { version: string };
  return version;
}
