/** Writes a dataset for the own bulk loader of a store: its files go in, a folder with data and script comes out. */
import { chmodSync, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { StoreKind } from '../publish/store/adapters.ts';
import { bulkRecipe, recordQuads } from '../publish/store/bulk.ts';
import { EnvironmentError, writeFile } from './files.ts';
import { QuadFiles, readQuadFile, type QuadFile } from './quad-files.ts';

/** Writes; gives the number of data files. Throws an `EnvironmentError` when the store has no loader, or the folder is in use. */
export function writeBulk(files: readonly QuadFile[], kind: StoreKind, folder: string, base: string): number {
  const recipe = bulkRecipe(kind);
  if (!recipe) throw new EnvironmentError(`"${kind}" has no bulk loader; load over HTTP, without --bulk`);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new EnvironmentError(`The folder "${folder}" is not empty; name one that is, or is not there`);
  }
  const { records } = new QuadFiles(files);
  const digits = String(files.length).length;
  files.forEach((file, index) => {
    writeFile(path.join(folder, 'data', `${String(index + 1).padStart(digits, '0')}.nq`), readQuadFile(file));
  });
  writeFile(path.join(folder, 'data', 'record.nq'), recordQuads(records, base));
  for (const [name, content] of Object.entries(recipe)) {
    writeFile(path.join(folder, name), content);
    if (name.endsWith('.sh')) chmodSync(path.join(folder, name), 0o755);
  }
  return files.length;
}
