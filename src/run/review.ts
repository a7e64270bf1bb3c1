/** Reads a built article for review, and writes a person's choice into the file of its corrections. */
import path from 'node:path';
import { reviewItems, type ReviewItem } from '../publish/review.ts';
import type { Correction } from '../statement/corrections/correction.ts';
import type { Document } from '../statement/document.ts';
import type { DatasetConfig, Tell } from './config.ts';
import { addCorrections, type FileChange } from './corrections-file.ts';
import { listDocuments, readDocument } from './documents.ts';
import { EnvironmentError } from './files.ts';
import { readProperties } from './resources.ts';

/** An article with what wants a look. */
export interface Review {
  /** The name of its folder. */
  readonly name: string;
  readonly document: Document;
  readonly items: readonly ReviewItem[];
}

/** Reviews the built articles, or the one of a folder's name, title or key. */
export function review(article: string | undefined, config: DatasetConfig, tell: Tell): Review[] {
  const properties = readProperties(config, tell);
  if (!properties) throw new EnvironmentError('The tables of the program cannot be read');
  const reviews = listDocuments(config.out).flatMap((file): Review[] => {
    const name = path.basename(path.dirname(file));
    const read = readDocument(file, config, properties, tell);
    return read ? [{ name, document: read.document, items: reviewItems(read.document, read.text) }] : [];
  });
  const wanted = reviews.filter(
    ({ name, document: { article: own } }) => article === undefined || [name, own.key, own.title].includes(article),
  );
  if (wanted.length === 0) {
    const names = reviews.slice(0, 5).map(({ name }) => `"${name}"`);
    throw new EnvironmentError(
      `There is no article "${article ?? ''}" in "${config.out}", but ${names.join(', ') || 'none'}`,
    );
  }
  return wanted;
}

/** Appends corrections to the file of the article, keeping what is there with its comments. */
export function writeCorrection(
  { name, document: { article } }: Pick<Review, 'name' | 'document'>,
  corrections: readonly Correction[],
  folder: string,
): FileChange {
  return addCorrections({ name, key: article.key, title: article.title }, corrections, folder);
}
