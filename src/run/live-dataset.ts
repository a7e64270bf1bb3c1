/** A dataset that is built again while it is served: what has not changed is neither made, written nor loaded again. */
import path from 'node:path';
import { BuildMemory } from './build-memory.ts';
import { build } from './build.ts';
import type { DatasetConfig, Tell } from './config.ts';
import { readManifest } from './documents.ts';
import type { LiveState } from './live.ts';
import { listQuadFiles } from './quad-files.ts';
import type { WorkerEngine } from './query-engine.ts';

/** An engine that takes other files while it runs. */
export type ReloadingEngine = Pick<WorkerEngine, 'reload'>;

export class LiveDataset {
  readonly #engine: ReloadingEngine;
  readonly #state: LiveState;
  readonly #memory = new BuildMemory();
  /** The hashes of the files that the engine holds, by path. */
  #loaded: ReadonlyMap<string, string>;
  #last: Promise<unknown> = Promise.resolve();

  /** Takes the engine that has loaded the files of an output folder. */
  constructor(engine: ReloadingEngine, state: LiveState, out: string) {
    this.#engine = engine;
    this.#state = state;
    this.#loaded = hashesOf(out);
  }

  /** Builds, tells the pages, and gives the engine what is different; how many files changed. One after the other. */
  update(config: DatasetConfig, tell: Tell): Promise<number> {
    const update = this.#last.then(() => this.#update(config, tell));
    this.#last = update.catch(() => undefined);
    return update;
  }

  async #update(config: DatasetConfig, tell: Tell): Promise<number> {
    const request = { config, inputs: config.inputs, documents: [], partial: false, memory: this.#memory };
    const result = await build(request, tell, () => undefined);
    if (!result || result.changed === 0) return 0;
    this.#state.advance();
    await this.#reload(config);
    return result.changed;
  }

  async #reload({ out, base }: DatasetConfig): Promise<void> {
    const hashes = hashesOf(out);
    const changed = [...hashes].filter(([file, hash]) => this.#loaded.get(file) !== hash).map(([file]) => file);
    await this.#engine.reload(listQuadFiles([out], base), changed);
    this.#loaded = hashes;
  }
}

function hashesOf(out: string): Map<string, string> {
  return new Map(readManifest(out)?.files.map(({ path: name, sha256 }) => [path.join(out, name), sha256]));
}
