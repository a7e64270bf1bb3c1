/** `isnad site`: the site of a build, with the data and the store for the browser, in a folder that any web server can serve. */
import path from 'node:path';
import { loadConfig, shownPath } from '../run/config.ts';
import { readManifest } from '../run/documents.ts';
import { EnvironmentError, readBytes } from '../run/files.ts';
import { OutputFolder } from '../run/output-folder.ts';
import { browserFiles, SiteFolder } from '../run/site-folder.ts';
import type { CommonOptions } from './command.ts';
import type { Terminal } from './terminal.ts';

/** The options of `isnad site`. */
export interface SiteOptions extends CommonOptions {
  readonly out?: string;
  readonly to: string;
}

/** Copies what a build wrote, and adds what a repository should not hold. */
export async function siteCommand(
  _: readonly string[],
  options: SiteOptions,
  terminal: Terminal,
  cwd: string,
): Promise<number> {
  const config = loadConfig(options.config, cwd, terminal.tell);
  if (!config) return 1;
  const out = options.out === undefined ? config.out : path.resolve(cwd, options.out);
  const manifest = readManifest(out);
  if (!manifest || !new SiteFolder(out).exists) {
    throw new EnvironmentError(`There is no site in "${out}"; run "isnad build" with "html" among the formats`);
  }
  const target = path.resolve(cwd, options.to);
  if (target === out || out.startsWith(target + path.sep)) {
    throw new EnvironmentError(`"${options.to}" holds the output it would be made from; choose another --to`);
  }
  const folder = new OutputFolder(target);
  const earlier = readManifest(target);
  try {
    for (const { path: name } of manifest.files) folder.write(name, readBytes(path.join(out, name)));
    folder.write('manifest.json', readBytes(path.join(out, 'manifest.json')));
    for (const [name, file] of browserFiles) folder.write(name, readBytes(file));
    await folder.complete(earlier?.files);
  } catch (error) {
    folder.abandon();
    throw error;
  }
  const shown = shownPath(target, cwd);
  terminal.print(
    options.json
      ? JSON.stringify({ site: target, files: folder.files.size, changed: folder.changed })
      : `${folder.files.size} files in ${shown}/ (${folder.changed} changed)`,
  );
  return 0;
}
