/**
 * The folder that a build writes to. Files are first written beside their places, in `.staging`, and all put there in
 * one go when the build is complete: whoever stops a build, or cuts the power, leaves what was there before it or what
 * was to be there after it. Nothing is written outside of the folder, and equal files are left alone.
 */
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError, makeFolder, readBytes, reasonOf, sha256, writeAtomic } from './files.ts';

/** Where new files wait. */
const staging = '.staging';

/** What a complete build has still to do; there only between its completion and the last move. */
interface Plan {
  /** Paths within the folder, with `/`. */
  readonly move: readonly string[];
  readonly remove: readonly string[];
}

const planFile = `${staging}/.plan.json`;
const ownerFile = `${staging}/.owner`;

export class OutputFolder {
  readonly root: string;
  /** Path within the folder, with `/`, to the size and hash of what was written there. */
  readonly files = new Map<string, { bytes: number; sha256: string }>();
  readonly #staged = new Set<string>();
  #removed = 0;

  /**
   * Makes the folder if it is not there, and completes or drops what a stopped build left in it. Throws an
   * `EnvironmentError` when it cannot, or when another build is at work there.
   */
  constructor(root: string) {
    this.root = path.resolve(root);
    try {
      makeFolder(this.root);
      this.#takeOver();
    } catch (error) {
      if (error instanceof EnvironmentError) throw error;
      throw new EnvironmentError(`Cannot make the folder "${root}": ${reasonOf(error)}`);
    }
  }

  /** How many files are new, differ or were removed. */
  get changed(): number {
    return this.#staged.size + this.#removed;
  }

  /** Writes a file that will lie at a path within the folder once the build is complete. */
  write(name: string, content: string | Uint8Array): void {
    const target = this.#resolve(name);
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
    this.files.set(name, { bytes: bytes.length, sha256: sha256(bytes) });
    const waiting = path.join(this.root, staging, name);
    try {
      if (existsSync(target) && readFileSync(target).equals(bytes)) {
        if (this.#staged.delete(name)) rmSync(waiting);
        return;
      }
      makeFolder(path.dirname(waiting));
      writeFileSync(waiting, bytes);
    } catch (error) {
      throw new EnvironmentError(`Cannot write "${target}": ${reasonOf(error)}`);
    }
    this.#staged.add(name);
  }

  /** Counts a file of an earlier build to this one, as it is. */
  keep(file: { readonly path: string; readonly bytes: number; readonly sha256: string }): void {
    this.files.set(file.path, { bytes: file.bytes, sha256: file.sha256 });
  }

  /** Puts all files in their places and removes those of an earlier build that this one did not write, if they are still what that wrote. */
  async complete(earlier: readonly { readonly path: string; readonly sha256: string }[] = []): Promise<void> {
    const remove = earlier.filter(({ path: name, sha256: hash }) => {
      if (this.files.has(name)) return false;
      const target = this.#resolve(name);
      return existsSync(target) && sha256(readBytes(target)) === hash;
    });
    const plan: Plan = { move: [...this.#staged], remove: remove.map(({ path: name }) => name) };
    this.#removed = plan.remove.length;
    try {
      await syncFiles([...this.#staged].map((name) => path.join(this.root, staging, name)));
      writeAtomic(path.join(this.root, planFile), Buffer.from(JSON.stringify(plan)));
      this.#carryOut(plan);
    } catch (error) {
      throw new EnvironmentError(`Cannot complete "${this.root}": ${reasonOf(error)}`);
    }
  }

  /** Drops everything that waits. The folder stays as it was. */
  abandon(): void {
    rmSync(path.join(this.root, staging), { recursive: true, force: true });
  }

  /** Makes the staging folder, which is also the sign that a build is at work. */
  #takeOver(): void {
    const folder = path.join(this.root, staging);
    if (lstatSync(folder, { throwIfNoEntry: false })) {
      const owner = ownerOf(path.join(this.root, ownerFile));
      if (owner !== undefined) {
        const remedy = `wait for it, or delete "${folder}" if there is none`;
        throw new EnvironmentError(`Another build (process ${owner}) is writing to "${this.root}"; ${remedy}`);
      }
      const plan = path.join(this.root, planFile);
      if (existsSync(plan)) this.#carryOut(JSON.parse(readFileSync(plan, 'utf8')) as Plan);
      else this.abandon();
    }
    mkdirSync(folder);
    writeAtomic(path.join(this.root, ownerFile), Buffer.from(String(process.pid)));
  }

  /** Carries out a plan, or what is left of it. */
  #carryOut({ move, remove }: Plan): void {
    for (const name of move) {
      const waiting = path.join(this.root, staging, name);
      if (!existsSync(waiting)) continue;
      const target = this.#resolve(name);
      makeFolder(path.dirname(target));
      renameSync(waiting, target);
    }
    for (const name of remove) {
      const target = this.#resolve(name);
      rmSync(target, { force: true });
      for (let folder = path.dirname(target); folder !== this.root; folder = path.dirname(folder)) {
        if (!existsSync(folder) || readdirSync(folder).length > 0) break;
        rmdirSync(folder);
      }
    }
    this.abandon();
  }

  /** The path of a file in the folder; throws when it would lie outside, or behind a symbolic link. */
  #resolve(name: string): string {
    const parts = name.split('/');
    if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\\:\0]/.test(part))) {
      throw new EnvironmentError(`"${name}" is no path within the output folder`);
    }
    let target = this.root;
    for (const part of parts) {
      target = path.join(target, part);
      if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) {
        throw new EnvironmentError(`Cannot write "${target}": it is a symbolic link`);
      }
    }
    return target;
  }
}

/** Waits until files are on the disk. Several at a time share what the disk has to do. */
async function syncFiles(files: readonly string[]): Promise<void> {
  const left = files.values();
  const worker = async (): Promise<void> => {
    for (const file of left) {
      const handle = await open(file, 'r+');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
}

/** The process that a staging folder belongs to, if it is another one and still runs. */
function ownerOf(file: string): number | undefined {
  const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : NaN;
  if (!Number.isInteger(owner) || owner <= 0 || owner === process.pid) return undefined;
  try {
    process.kill(owner, 0);
    return owner;
  } catch (error) {
    // EPERM: it runs, but for somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? owner : undefined;
  }
}
