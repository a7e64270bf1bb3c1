/** Gives each article of a dataset a folder of its own: stems of file names and keys of articles go in, names come out. */
import { fileNames, sha256 } from './files.ts';

/** Folders of the dataset itself. */
const reserved: ReadonlySet<string> = new Set(['context', 'assets', 'entity', 'property']);

export class FolderNames {
  readonly #plain: ReadonlyMap<string, string>;
  readonly #repeated = new Set<string>();
  /** Key by folder name in lower case: some file systems do not tell case apart. */
  readonly #taken = new Map<string, string>();
  readonly #kept = new Map<string, string>();

  /** `stems` are those of all inputs; `kept` are the articles of earlier builds, which keep their folders. */
  constructor(stems: readonly string[], kept: readonly { readonly name: string; readonly key: string }[]) {
    const seen = new Set<string>();
    for (const stem of stems) {
      if (seen.has(stem)) this.#repeated.add(stem);
      seen.add(stem);
    }
    this.#plain = fileNames(seen);
    for (const { name, key } of kept) {
      this.#taken.set(name.toLowerCase(), key);
      this.#kept.set(key, name);
    }
  }

  /** The folder of an article: the stem of its file, with a hash of its key where others have that name too. */
  nameOf(stem: string, key: string): string {
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const plain = this.#plain.get(stem) ?? fileNames([stem]).get(stem) ?? 'unnamed';
    const lower = plain.toLowerCase();
    const own = !this.#repeated.has(stem) && !reserved.has(lower) && (this.#taken.get(lower) ?? key) === key;
    const name = own ? plain : `${plain}-${sha256(key).slice(0, 8)}`;
    this.#taken.set(name.toLowerCase(), key);
    return name;
  }
}
