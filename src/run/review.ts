/** Reads a built article for review, and writes a person's choice into the file of its corrections. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseDocument, stringify } from 'yaml';
import { reviewItems, type ReviewItem } from '../publish/review.ts';
import type { Correction } from '../statement/corrections/correction.ts';
import type { Document } from '../statement/document.ts';
import type { DatasetConfig, Tell } from './config.ts';
import { listDocuments, readDocument } from './documents.ts';
import { EnvironmentError, readText, writeFile } from './files.ts';
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

/** Appends a correction to the file of the article, keeping what is there with its comments. Gives the file's path. */
export function writeCorrection({ name, document }: Review, correction: Correction, folder: string): string {
  const file = path.join(folder, `${name}.yaml`);
  const head = `# What people have corrected in the reading of ${JSON.stringify(document.article.title)}.\n`;
  const fresh = `${head}${stringify({ format: 'isnad/corrections/1', article: document.article.key, entries: [] })}`;
  const yaml = parseDocument(existsSync(file) ? readText(file) : fresh);
  if (yaml.errors.length > 0) throw new EnvironmentError(`"${file}" is not YAML: ${yaml.errors[0]?.message ?? ''}`);
  const entries = yaml.get('entries');
  if (typeof entries !== 'object' || entries === null || !('add' in entries))
    throw new EnvironmentError(`"${file}" has no list of entries`);
  const options = { lineWidth: 0, compat: 'yaml-1.1' } as const;
  const added = stringify([correction], options).replace(/^(?=.)/gm, '  ');
  const before = existsSync(file) ? readText(file) : fresh;
  // Appended as text, so that the lines of others stay as they wrote them; an empty list has nothing to append to.
  const last = 'items' in entries && Array.isArray(entries.items) && entries.items.length > 0;
  if (last && yaml.contents && before.trimEnd().length <= (yaml.contents.range?.[2] ?? 0)) {
    writeFile(file, `${before.trimEnd()}\n${added}`);
  } else {
    (entries as { flow?: boolean }).flow = false;
    yaml.addIn(['entries'], yaml.createNode(correction));
    writeFile(file, yaml.toString(options));
  }
  return file;
}
