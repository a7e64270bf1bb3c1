/**
 * Converts articles in worker threads. A thread that an article kills or holds up is replaced, and the article is told
 * of and left out. What comes out is what one thread gives, in the same order.
 */
import path from 'node:path';
import { Piscina } from 'piscina';
import type { SourceText } from '../convert.ts';
import { abandoned, type Conversion } from './conversion.ts';
import type { WorkerAnswer, WorkerTables } from './conversion-worker.ts';
import { EnvironmentError, reasonOf } from './files.ts';

/** Seconds that an article may take; the longest page that MediaWiki allows takes a few. */
const mostSeconds = 120;

/** Megabytes of memory that a thread may take, its tables included. */
const mostMegabytes = 2048;

/** What a pool may be made with beside the number of its threads. */
export interface PoolOptions {
  readonly seconds?: number;
  readonly megabytes?: number;
  /** The module that the threads run. */
  readonly worker?: URL;
}

/** Threads that convert articles. */
export class ConversionPool {
  readonly #threads: Piscina<SourceText, WorkerAnswer>;
  readonly #seconds: number;
  readonly #megabytes: number;
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(jobs: number, tables: WorkerTables, options: PoolOptions = {}) {
    const { seconds = mostSeconds, megabytes = mostMegabytes, worker = ownWorker() } = options;
    this.#seconds = seconds;
    this.#megabytes = megabytes;
    this.#free = jobs;
    this.#threads = new Piscina<SourceText, WorkerAnswer>({
      filename: worker.href,
      minThreads: jobs,
      maxThreads: jobs,
      workerData: tables,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    // What breaks a thread between two articles breaks no article.
    this.#threads.on('error', () => undefined);
  }

  /** Converts an article in a thread that is free, or as soon as one is. */
  readonly convert = async (source: SourceText): Promise<Conversion> => {
    // The time of an article counts from when a thread takes it, so none is handed over before.
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const answer = await this.#ask(source);
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free++;
    if ('problem' in answer) throw new EnvironmentError(answer.problem);
    return answer;
  };

  async #ask(source: SourceText): Promise<WorkerAnswer> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), this.#seconds * 1000);
    try {
      return await this.#threads.run(source, { signal: limit.signal });
    } catch (error) {
      return abandoned(source, this.#reasonOf(error));
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await this.#threads.destroy();
  }

  #reasonOf(error: unknown): string {
    const { name, code } = error as { name?: string; code?: string };
    if (name === 'AbortError') return `it took longer than ${this.#seconds} s`;
    if (code === 'ERR_WORKER_OUT_OF_MEMORY') return `it took more than ${this.#megabytes} MB of memory`;
    return `it ended its thread (${reasonOf(error)})`;
  }
}

function ownWorker(): URL {
  const own = import.meta.url;
  return new URL(`./conversion-worker${path.extname(own)}`, own);
}

/** How much work may be under way at once. */
export interface Window {
  readonly items: number;
  readonly weight: number;
}

/**
 * Works on items several at a time and gives the results in the order of the items. At most so many items, or items of
 * so much weight, are under way or wait for an earlier one.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  work: (item: T) => R | Promise<R>,
  weigh: (item: T) => number,
  most: Window,
): AsyncGenerator<[item: T, result: R]> {
  const open: { item: T; result: R | Promise<R> }[] = [];
  let weight = 0;
  const take = async (): Promise<[T, R]> => {
    const { item, result } = open.shift() as (typeof open)[number];
    weight -= weigh(item);
    return [item, await result];
  };
  for await (const item of items) {
    const result = work(item);
    // A failure is met when its turn comes.
    if (result instanceof Promise) result.catch(() => undefined);
    open.push({ item, result });
    weight += weigh(item);
    while (open.length >= most.items || (weight > most.weight && open.length > 0)) yield await take();
  }
  while (open.length > 0) yield await take();
}
