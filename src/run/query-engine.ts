/**
 * Answers queries one at a time: within the process, or in a worker thread that is ended when a query takes too long
 * and started again with the same data.
 */
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { EmbeddedStore, QueryError, type QueryDataset } from './embedded-store.ts';
import type { QuadFile } from './quad-files.ts';

/** What an engine is asked. */
export type EngineTask =
  | { readonly kind: 'query'; readonly text: string; readonly mediaType: string; readonly dataset: QueryDataset }
  | { readonly kind: 'describe'; readonly iri: string }
  | { readonly kind: 'update'; readonly text: string };

/** What it answers; the text of an update is empty, that of a description N-Quads. */
export type EngineAnswer = { readonly text: string } | { readonly problem: string };

/** The engine cannot take the task now, or gave it up. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly reason: 'timeout' | 'busy' | 'too-large';

  constructor(reason: 'timeout' | 'busy' | 'too-large', message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Something that carries tasks out. A task that is wrong in itself is answered with a problem. */
export interface QueryEngine {
  run(task: EngineTask): Promise<EngineAnswer>;
  close(): Promise<void>;
}

/** Carries a task out on a store. */
export function runTask(store: EmbeddedStore, task: EngineTask): EngineAnswer {
  try {
    if (task.kind === 'query') return { text: store.query(task.text, task.mediaType, task.dataset) };
    if (task.kind === 'describe') return { text: store.describe(task.iri) };
    store.update(task.text);
    return { text: '' };
  } catch (error) {
    if (error instanceof QueryError) return { problem: error.message };
    throw error;
  }
}

/** An engine within the process: without a limit of time, for tests and short programs. */
export class LocalEngine implements QueryEngine {
  readonly #store = new EmbeddedStore();

  constructor(texts: readonly string[], base: string) {
    for (const text of texts) this.#store.load(text);
    this.#store.base = base;
  }

  run(task: EngineTask): Promise<EngineAnswer> {
    return Promise.resolve(runTask(this.#store, task));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** What a worker starts with. */
export interface WorkerData {
  readonly files: readonly QuadFile[];
  readonly base: string;
  readonly updates: readonly string[];
  readonly maxBytes: number;
}

/** What a worker says: that it is ready, or the answer to its one task. */
export type WorkerMessage = { readonly ready: true } | EngineAnswer | { readonly tooLarge: number };

/** What a worker is told: a task, or that files have changed. */
export type WorkerTask =
  EngineTask | { readonly kind: 'reload'; readonly files: readonly QuadFile[]; readonly changed: readonly string[] };

interface Waiting {
  readonly task: WorkerTask;
  resolve(answer: EngineAnswer): void;
  reject(error: Error): void;
}

/** How much a worker may take. */
export interface EngineLimits {
  /** Milliseconds that a query may take. */
  readonly timeout: number;
  /** Bytes that an answer may have. */
  readonly maxBytes: number;
  /** Tasks that may wait. */
  readonly queue: number;
}

/** An engine in a worker thread. Updates live as long as it does, also through new starts. */
export class WorkerEngine implements QueryEngine {
  #files: readonly QuadFile[];
  readonly #base: string;
  readonly #limits: EngineLimits;
  readonly #updates: string[] = [];
  readonly #queue: Waiting[] = [];
  #worker: Promise<Worker>;
  #running = false;
  #closed = false;

  constructor(files: readonly QuadFile[], base: string, limits: EngineLimits) {
    this.#files = files;
    this.#base = base;
    this.#limits = limits;
    this.#worker = this.#start();
    this.#worker.catch(() => undefined);
  }

  /** Resolves when the data is loaded; rejects when it cannot be. */
  async ready(): Promise<void> {
    await this.#worker;
  }

  run(task: EngineTask): Promise<EngineAnswer> {
    if (this.#queue.length >= this.#limits.queue) {
      return Promise.reject(new EngineError('busy', 'Too many queries are waiting'));
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ task, resolve, reject });
      void this.#next();
    });
  }

  /** Takes other files, of which some have changed: in the thread that runs, or where that cannot be, in a new one. */
  async reload(files: readonly QuadFile[], changed: readonly string[]): Promise<void> {
    this.#files = files;
    await new Promise<EngineAnswer>((resolve, reject) => {
      this.#queue.push({ task: { kind: 'reload', files, changed }, resolve, reject });
      void this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await (await this.#worker.catch(() => undefined))?.terminate();
  }

  async #next(): Promise<void> {
    if (this.#running) return;
    const waiting = this.#queue.shift();
    if (!waiting) return;
    this.#running = true;
    try {
      const { task } = waiting;
      const worker = await this.#worker;
      let answer: EngineAnswer = { problem: 'The store is closed, or its updates are to be done again' };
      if (!this.#closed && (task.kind !== 'reload' || this.#updates.length === 0))
        answer = await this.#ask(worker, task);
      if (task.kind === 'reload' && 'problem' in answer) {
        // A thread that broke has been replaced already.
        if ((await this.#worker) === worker) await this.#renew(worker);
        await this.#worker;
        answer = { text: '' };
      }
      if (waiting.task.kind === 'update' && 'text' in answer) this.#updates.push(waiting.task.text);
      waiting.resolve(answer);
    } catch (error) {
      // Whoever takes too long to load again is replaced by a thread that loads from the beginning.
      if (waiting.task.kind === 'reload' && error instanceof EngineError) waiting.resolve({ text: '' });
      else waiting.reject(error instanceof Error ? error : new Error(String(error)));
    }
    this.#running = false;
    void this.#next();
  }

  /** Gives a worker its task; a worker that does not answer in time, or breaks, is replaced. */
  async #ask(worker: Worker, task: WorkerTask): Promise<EngineAnswer> {
    const renew = (): Promise<void> => this.#renew(worker);
    return new Promise((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      };
      const onMessage = (message: WorkerMessage): void => {
        finish();
        if ('tooLarge' in message) {
          const reason = `The answer has ${message.tooLarge} bytes, more than ${this.#limits.maxBytes}; add a LIMIT`;
          reject(new EngineError('too-large', reason));
        } else if ('ready' in message) reject(new Error('The worker answered twice'));
        else resolve(message);
      };
      const onError = (error: unknown): void => {
        finish();
        void renew().then(() =>
          resolve({ problem: `The query is nested too deeply, or needs more memory than there is: ${String(error)}` }),
        );
      };
      // Somebody has closed the engine, or the thread is about to be replaced: an error of it was told before.
      const onExit = (): void => {
        finish();
        resolve({ problem: 'The store is closed' });
      };
      const timer = setTimeout(() => {
        finish();
        const seconds = this.#limits.timeout / 1000;
        void renew().then(() => reject(new EngineError('timeout', `The query took longer than ${seconds} s`)));
      }, this.#limits.timeout);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage(task);
    });
  }

  /** Puts a new thread in the place of one. */
  async #renew(worker: Worker): Promise<void> {
    await worker.terminate();
    if (!this.#closed) this.#worker = this.#start();
    this.#worker.catch(() => undefined);
  }

  #start(): Promise<Worker> {
    const { maxBytes } = this.#limits;
    const workerData: WorkerData = { files: this.#files, base: this.#base, updates: [...this.#updates], maxBytes };
    const own = import.meta.url;
    const worker = new Worker(new URL(`./query-worker${path.extname(own)}`, own), { workerData });
    return new Promise((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', () => {
        worker.off('error', reject);
        resolve(worker);
      });
    });
  }
}
