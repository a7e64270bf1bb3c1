/** Answers questions about an output folder: reads its documents and their articles, and looks in them. */
import path from 'node:path';
import { Iris } from '../iri.ts';
import { answer, type Answer } from '../publish/query.ts';
import type { Source } from '../publish/explanation.ts';
import type { DatasetConfig, Tell } from './config.ts';
import { listDocuments, readDocument } from './documents.ts';
import { EnvironmentError } from './files.ts';
import { lockedIris } from './lock.ts';
import { readLock, readProperties } from './resources.ts';

/** A question about the output folder of a configuration. */
export interface Question {
  /** One phrase, or the three terms of a triple. */
  readonly words: readonly string[];
  /** Only this article: its folder, title or key. */
  readonly article?: string | undefined;
  readonly config: DatasetConfig;
}

/** Answers a question; throws an `EnvironmentError` when there is nothing built, or no such article. */
export function ask({ words, article, config }: Question, tell: Tell): Answer {
  const properties = readProperties(config, tell);
  const lock = readLock(config, tell);
  if (!properties || !lock) throw new EnvironmentError('The tables of the program cannot be read');
  const files = listDocuments(config.out);
  if (files.length === 0)
    throw new EnvironmentError(`There are no documents in "${config.out}"; run "isnad build" first`);
  const sources = files.flatMap((file): Source[] => {
    const name = path.basename(path.dirname(file));
    const read = readDocument(file, config, properties, tell);
    return read ? [{ name, document: read.document, ...(read.text !== undefined && { text: read.text }) }] : [];
  });
  const wanted = sources.filter(
    ({
      name,
      document: {
        article: { key, title },
      },
    }) => (article === undefined ? true : [name, key, title].includes(article)),
  );
  if (wanted.length === 0) {
    const names = sources.slice(0, 5).map(({ name }) => `"${name}"`);
    throw new EnvironmentError(
      `There is no article "${article ?? ''}" in "${config.out}", but ${names.join(', ') || 'none'}`,
    );
  }
  return answer(words, wanted, { properties, iris: new Iris(config.base, lockedIris(lock, config.base)) });
}
