/** Adds up how long the stages of a run take, in milliseconds. For people who look on; nothing of it goes into the data. */

export class Stopwatch {
  readonly #spent = new Map<string, number>();
  readonly #start = performance.now();

  /** Does some work and books its time under a stage's name. */
  time<T>(stage: string, work: () => T): T {
    const start = performance.now();
    try {
      return work();
    } finally {
      this.add(stage, performance.now() - start);
    }
  }

  /** As `time`, for work that waits. */
  async timeAsync<T>(stage: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.add(stage, performance.now() - start);
    }
  }

  /** Books time that was measured elsewhere. */
  add(stage: string, milliseconds: number): void {
    this.#spent.set(stage, (this.#spent.get(stage) ?? 0) + milliseconds);
  }

  /** What has been booked so far, by stage. */
  get spent(): ReadonlyMap<string, number> {
    return this.#spent;
  }

  /**
   * Milliseconds by stage in the order they first ran. `start` is what Node and its libraries took before, and `total`
   * all since the process began.
   */
  readings(): Map<string, number> {
    const now = performance.now();
    return new Map([['start', this.#start], ...this.#spent, ['total', now]]);
  }
}
