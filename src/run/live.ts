/**
 * A served dataset that follows its sources: watches files, builds again when one changes, puts the new data in place of the
 * old, and tells the pages that wait for it.
 */
import { existsSync, watch, type FSWatcher } from 'node:fs';

/** How long changes are gathered before a build: editors write a file in several steps. */
const settleMilliseconds = 60;

/** How long a page waits at most before it asks again. */
const waitMilliseconds = 25_000;

/** The state that pages wait for: a number that grows with each build. */
export class LiveState {
  #version = 1;
  readonly #waiting = new Set<() => void>();

  get version(): number {
    return this.#version;
  }

  /** Tells all who wait that there is something new. */
  advance(): void {
    this.#version++;
    for (const tell of this.#waiting) tell();
    this.#waiting.clear();
  }

  /** The version, once it is not the one that is known, or when the time is over. */
  next(known: number): Promise<number> {
    if (known !== this.#version) return Promise.resolve(this.#version);
    return new Promise((resolve) => {
      const tell = (): void => {
        clearTimeout(late);
        resolve(this.#version);
      };
      const late = setTimeout(() => {
        this.#waiting.delete(tell);
        resolve(this.#version);
      }, waitMilliseconds);
      late.unref();
      this.#waiting.add(tell);
    });
  }
}

/** Calls `changed` after files in some folders changed, never twice at a time; gives what ends it. */
export function watchFolders(folders: readonly string[], changed: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      do {
        again = false;
        await changed();
      } while (again);
    } finally {
      running = false;
    }
  };
  const watchers = folders.filter(existsSync).map((folder): FSWatcher =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => void run(), settleMilliseconds);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
