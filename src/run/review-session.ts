/**
 * A review under way: articles read anew with the corrections as they are now, a person's actions written to the files of
 * corrections, and taken back. Nothing else is written. A correction that changes nothing is not kept.
 */
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { convert, type ConvertContext } from '../convert.ts';
import { contentHash, Iris } from '../iri.ts';
import type { Message } from '../message.ts';
import { amount } from '../publish/findings/text.ts';
import { reviewItems, type ReviewItem } from '../publish/review.ts';
import { operationOf, type Correction } from '../statement/corrections/correction.ts';
import type { Document } from '../statement/document.ts';
import type { DatasetConfig, Tell } from './config.ts';
import { checkWritable, correctionsFile, type FileChange } from './corrections-file.ts';
import { EnvironmentError, readText, writeFile } from './files.ts';
import { readInput } from './input.ts';
import { lockedIris } from './lock.ts';
import { loadResources, readCorrections, readLock } from './resources.ts';
import { correctionsOf, type ActionFields } from './review-action.ts';
import { writeCorrection, type Review } from './review.ts';

/** An article as it is read now. */
export interface ReviewedArticle {
  /** The name of its folder. */
  readonly name: string;
  readonly document: Document;
  readonly text: string;
  readonly items: readonly ReviewItem[];
  /** A hash of the text and of the corrections; an action on another version is refused. */
  readonly version: string;
}

/** What came of an action. */
export interface Outcome {
  readonly done: boolean;
  /** A sentence or two. */
  readonly words: string;
}

/** An article with all that was said while it was read. */
interface Reread {
  readonly article: ReviewedArticle;
  readonly messages: readonly Message[];
}

export class ReviewSession {
  readonly #config: DatasetConfig;
  readonly #folder: string;
  readonly #tell: Tell;
  readonly #context: ConvertContext;
  readonly iris: Iris;
  readonly #reviews: ReadonlyMap<string, Review>;
  /** What this session wrote, last at the end. */
  readonly #changes: (FileChange & { readonly name: string; readonly what: string })[] = [];
  /** By the name of an article, how much wanted a look when it was last read. */
  readonly #counts = new Map<string, number>();
  /** Who corrects, as last said. */
  by = '';
  #last: Outcome | undefined;
  /** The action under way. */
  #acting: Promise<unknown> = Promise.resolve();

  /** Takes the built articles to review; throws an `EnvironmentError` when there is nowhere to write. */
  constructor(config: DatasetConfig, reviews: readonly Review[], tell: Tell) {
    const { corrections, root } = config;
    if (corrections === undefined || !corrections.startsWith(root + path.sep))
      throw new EnvironmentError(
        'The configuration names no folder for corrections; add "corrections: source/corrections" to it',
      );
    const resources = loadResources(config, tell);
    const lock = readLock(config, tell);
    if (!resources || !lock) throw new EnvironmentError('The tables of the program cannot be read');
    this.#config = config;
    this.#folder = corrections;
    this.#tell = tell;
    this.#context = resources.context;
    this.iris = new Iris(config.base, lockedIris(lock, config.base));
    this.#reviews = new Map(reviews.map((one) => [one.name, one]));
  }

  /** The articles, by the names of their folders. */
  get names(): readonly string[] {
    return [...this.#reviews.keys()];
  }

  /** The articles with how much of each wants a look: as it was last read, or until then as the build left it. */
  get articles(): readonly { name: string; title: string; count: number }[] {
    return [...this.#reviews].map(([name, { document, items }]) => {
      return { name, title: document.article.title, count: this.#counts.get(name) ?? items.length };
    });
  }

  /** What articles are converted with. */
  get context(): ConvertContext {
    return this.#context;
  }

  /** The words about what would be undone. */
  get undoable(): string | undefined {
    return this.#changes.at(-1)?.what;
  }

  /** What came of the last action. */
  get outcome(): Outcome | undefined {
    return this.#last;
  }

  /** Reads an article as it is now, with its corrections; undefined for a name that is none of them. */
  async read(name: string): Promise<ReviewedArticle | undefined> {
    const article = (await this.#convert(name))?.article;
    if (article) this.#counts.set(name, article.items.length);
    return article;
  }

  /** Does what a form asks for, if the article is still the version that the person saw. One after the other. */
  act(fields: ActionFields): Promise<Outcome> {
    const act = this.#acting.then(() => this.#act(fields));
    this.#acting = act.catch(() => undefined);
    return act;
  }

  async #act(fields: ActionFields): Promise<Outcome> {
    const { name = '', version } = fields;
    const before = await this.read(name);
    const review = this.#reviews.get(name);
    if (!before || !review) return { done: false, words: 'There is no such article' };
    if (before.version !== version)
      return refused('The article or its corrections were changed meanwhile; load the page again, and look once more');
    const { time, numbers, units, properties } = this.#context;
    const corrections = correctionsOf(fields, { ...before, time, numbers, units, properties });
    if (typeof corrections === 'string') return refused(corrections);
    const change = writeCorrection({ name, document: before.document }, corrections, this.#folder);
    const after = await this.#convert(name).catch((error: unknown) => {
      this.#restore(change);
      throw error;
    });
    const problem = problemOf(after, corrections);
    if (!after || problem !== undefined) {
      this.#restore(change);
      return refused(`Nothing was kept: ${problem ?? 'the article cannot be read any more'}`);
    }
    this.by = fields['by'] ?? '';
    const what = `${corrections.map(operationOf).join(' and ')} (${corrections.map(({ id }) => id).join(', ')})`;
    this.#changes.push({ ...change, name, what });
    const shown = path.relative(this.#config.root, change.file);
    return (this.#last = { done: true, words: `Wrote ${what} to ${shown}. ${difference(before, after.article)}` });
  }

  /** Takes back the last action, if its file is still what this session wrote. */
  undo(): Outcome {
    const change = this.#changes.at(-1);
    if (!change) return refused('There is nothing to undo');
    const { file, after, what } = change;
    if (!existsSync(file) || readText(file) !== after)
      return refused(`"${file}" was changed meanwhile, so the last action is not undone; change it there`);
    checkWritable(file);
    this.#restore(change);
    this.#changes.pop();
    return (this.#last = { done: true, words: `Undone: ${what}` });
  }

  #restore({ file, before, newFolder }: FileChange): void {
    if (before !== undefined) {
      writeFile(file, before);
      return;
    }
    rmSync(file, { force: true });
    const folder = path.dirname(file);
    if (newFolder && readdirSync(folder).length === 0) rmdirSync(folder);
  }

  async #convert(name: string): Promise<Reread | undefined> {
    const review = this.#reviews.get(name);
    const corrections = readCorrections(this.#config, this.#tell);
    if (!review) return undefined;
    if (!corrections)
      throw new EnvironmentError(`A file in "${this.#folder}" is no file of corrections; mend it there`);
    const { key, title, source } = review.document.article;
    const selection = { titles: new Set([title]) };
    const file = path.resolve(this.#config.root, source.file);
    if (!existsSync(file)) throw new EnvironmentError(`The article's file "${file}" is not there any more`);
    const reading = { root: this.#config.root, tell: this.#tell, selection };
    for await (const input of readInput(file, reading)) {
      const messages: Message[] = [];
      const { document } = convert(input, { ...this.#context, corrections }, (one) => messages.push(one));
      if (document.article.key !== key) continue;
      const { text } = input;
      const own = correctionsFile({ name, key, title }, this.#folder);
      const version = contentHash([text, existsSync(own) ? readText(own) : ''], 32);
      return { article: { name, document, text, items: reviewItems(document, text), version }, messages };
    }
    throw new EnvironmentError(`"${file}" holds no article "${title}" any more; build again`);
  }
}

/** Why corrections that were just written came to nothing, if they did. */
function problemOf(read: Reread | undefined, corrections: readonly Correction[]): string | undefined {
  const error = read?.messages.find(({ level }) => level === 'error');
  if (error) return error.reason;
  const applied = new Set(read?.article.document.corrections?.map(({ id }) => id));
  const lost = corrections.find(({ id }) => !applied.has(id));
  if (!lost) return undefined;
  const told = read?.messages.find(
    ({ rule, reason }) => rule === 'correction/stale' && reason.includes(`"${lost.id}"`),
  );
  return told?.reason ?? `correction "${lost.id}" changes nothing`;
}

function refused(words: string): Outcome {
  return { done: false, words };
}

/** What is different now. */
function difference(before: ReviewedArticle, after: ReviewedArticle): string {
  const count = (from: ReviewedArticle, to: ReviewedArticle): number => {
    const known = new Set(from.document.statements.map((one) => JSON.stringify(one)));
    return to.document.statements.filter((one) => !known.has(JSON.stringify(one))).length;
  };
  const [gone, fresh] = [count(after, before), count(before, after)];
  const left = before.items.length - after.items.length;
  const parts = [
    ...(fresh > 0 ? [`${amount(fresh, 'statement')} new or different`] : []),
    ...(gone > fresh ? [`${gone - fresh} are gone`] : []),
    ...(left > 0 ? [`${left} fewer want a look`] : []),
  ];
  return parts.length === 0 ? 'The statements are the same' : `${parts.join(', ')}.`;
}
