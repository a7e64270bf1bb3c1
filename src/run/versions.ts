/**
 * Versions of a dataset to compare: an output folder, a document, an RDF file, or the committed output of a git revision.
 * A name goes in, its files come out; their texts are only read when they are asked for.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { rdfFormatOf } from '../dataset/read-rdf.ts';
import { byCodePoint, EnvironmentError, readBytes } from './files.ts';

/** One version. */
export interface Version {
  readonly name: string;
  /** Documents and N-Quads of a build, by their path in it. */
  readonly files: ReadonlyMap<string, () => Buffer>;
  /** For one RDF file. */
  readonly rdf?: string;
}

/** Where revisions are looked up. */
export interface VersionContext {
  readonly cwd: string;
  /** The output folder, as an absolute path. */
  readonly out: string;
}

/** Finds what a name means: a path that exists, else a revision. */
export function openVersion(name: string, { cwd, out }: VersionContext): Version {
  const file = path.resolve(cwd, name);
  if (!existsSync(file)) return revision(name, cwd, out);
  if (statSync(file).isDirectory()) return { name, files: filesOf(file) };
  if (/\.ya?ml$/.test(file)) return { name, files: new Map([[documentName, () => readBytes(file)]]) };
  if (rdfFormatOf(file)) return { name, files: new Map(), rdf: file };
  throw new EnvironmentError(`"${name}" is neither an output folder, nor a document, nor RDF, nor a git revision`);
}

/** Two documents are compared whatever their files are called. */
const documentName = 'document/document.yaml';

const wanted = /^([^/]+)\/\1\.(?:yaml|nq)$/;

/** `<name>/<name>.yaml` and `.nq` of a build; of the folder of one article too. */
function filesOf(folder: string): Map<string, () => Buffer> {
  const own = path.basename(folder);
  const inside = (name: string): string[] => ['yaml', 'nq'].map((extension) => `${name}/${name}.${extension}`);
  const single = existsSync(path.join(folder, `${own}.yaml`));
  const root = single ? path.dirname(folder) : folder;
  const names = single ? [own] : readdirSync(folder).sort(byCodePoint);
  const found = names.flatMap(inside).filter((name) => existsSync(path.join(root, name)));
  return new Map(found.map((name) => [name, () => readBytes(path.join(root, name))]));
}

/** The output folder as a commit has it. */
function revision(name: string, cwd: string, out: string): Version {
  const git = (...words: string[]): Buffer => {
    try {
      return execFileSync('git', words, { cwd, maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe'] });
    } catch (error) {
      const said =
        String((error as { stderr?: Buffer }).stderr ?? '')
          .trim()
          .split('\n')[0] ?? '';
      throw new EnvironmentError(`"${name}" is no file, folder or revision here${said === '' ? '' : ` (${said})`}`);
    }
  };
  const commit = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`)
    .toString('utf8')
    .trim();
  const top = git('rev-parse', '--show-toplevel').toString('utf8').trim();
  const folder = path.relative(top, out).split(path.sep).join('/');
  if (folder.startsWith('..')) throw new EnvironmentError(`The output folder "${out}" is not in the repository`);
  const listed = git('ls-tree', '-r', '-z', '--full-tree', '--name-only', commit, '--', `${folder}/`)
    .toString('utf8')
    .split('\0');
  const files = new Map<string, () => Buffer>();
  for (const file of listed) {
    const inner = file.slice(folder.length + 1);
    if (wanted.test(inner)) files.set(inner, () => git('cat-file', 'blob', `${commit}:${file}`));
  }
  if (files.size === 0) throw new EnvironmentError(`Revision "${name}" has no documents in "${folder}"`);
  return { name, files };
}
