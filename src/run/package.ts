/** What the package brings along: its own version, schemas and source data, found from where this file lies. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** The absolute path of a file or folder of the package. */
export function packageFile(name: string): string {
  return fileURLToPath(new URL(name, root));
}

/** A JSON Schema of the package, by its path in shapes/ without `.schema.json`. */
export function readSchema(name: string): object {
  const schema: unknown = JSON.parse(readFileSync(packageFile(`shapes/${name}.schema.json`), 'utf8'));
  return schema as object;
}

/** The package's version, as in its package.json. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { version: string };
  return version;
}
