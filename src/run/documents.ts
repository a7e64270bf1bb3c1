/** Finds the documents of an output folder, reads and checks them, and finds the articles they were read from. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseManifest, type Manifest } from '../publish/manifest.ts';
import type { Message } from '../message.ts';
import { LineIndex } from '../range.ts';
import type { Document } from '../statement/document.ts';
import type { PropertyTable } from '../statement/mapping.ts';
import { checkDocument, parseDocument } from '../statement/validate.ts';
import type { DatasetConfig, Tell } from './config.ts';
import { byCodePoint, decodeUtf8, EnvironmentError, readBytes, sha256, type TextFile } from './files.ts';
import { readSchema } from './package.ts';

/** The manifest of an output folder, if it has one. */
export function readManifest(out: string): Manifest | undefined {
  const file = path.join(out, 'manifest.json');
  const decoded = existsSync(file) ? decodeUtf8(readBytes(file)) : undefined;
  return decoded && 'text' in decoded ? parseManifest(decoded.text) : undefined;
}

/** The documents that a path means: itself, or `<name>/<name>.yaml` of each article of an output folder. */
export function listDocuments(file: string): string[] {
  if (!existsSync(file)) throw new EnvironmentError(`There is no file or folder "${file}"`);
  if (!statSync(file).isDirectory()) return [file];
  const own = path.join(file, `${path.basename(file)}.yaml`);
  if (existsSync(own)) return [own];
  return readdirSync(file)
    .sort(byCodePoint)
    .map((name) => path.join(file, name, `${name}.yaml`))
    .filter((name) => existsSync(name));
}

/** A document with the article it was read from, if that is at hand and unchanged. */
export interface ReadDocument {
  readonly file: string;
  readonly document: Document;
  readonly text?: string;
}

/** Reads a document and checks it, against its article too where that is at hand; errors are told and give undefined. */
export function readDocument(
  file: string,
  config: Pick<DatasetConfig, 'root' | 'base'>,
  properties: PropertyTable,
  tell: Tell,
): ReadDocument | undefined {
  const shown = path.relative(process.cwd(), file);
  const yaml = readArticle(file, shown, tell);
  if (!yaml) return undefined;
  const place = { path: shown, lines: new LineIndex(yaml.text) };
  const report = (message: Message): void => tell(message, place);
  const parsed = parseDocument(yaml.text, readSchema('document'), report);
  if (!parsed) return undefined;
  const text = articleText(parsed.document.article.source.file, config.root);
  const context = { properties, base: config.base, ...(text !== undefined && { text }) };
  if (!checkDocument(parsed, context, report)) return undefined;
  return { file, document: parsed.document, ...(text !== undefined && { text }) };
}

/**
 * The text that a document names as its source. The path is only followed within the root, and the text is taken
 * whatever its hash, so that what changed in an article is reported at the quotes it concerns.
 */
function articleText(name: string, root: string): string | undefined {
  const file = path.resolve(root, name);
  if (!file.startsWith(root + path.sep) || !existsSync(file) || !statSync(file).isFile()) return undefined;
  const decoded = decodeUtf8(readBytes(file));
  return 'text' in decoded ? decoded.text : undefined;
}

/** The message that the quotes of a document were compared with nothing, as its article is not at hand. */
export function uncheckedMessage({ article }: Document): Message {
  const reason = `Article "${article.source.file}" is not in the folder of the configuration, so its quotes were not checked`;
  // "dump.xml#Title": nobody expects the pages of a dump beside the dataset.
  return { level: article.source.file.includes('#') ? 'info' : 'warning', rule: 'evidence/unchecked', reason };
}

/** An article's file, decoded; what is wrong with its bytes is told and gives undefined. */
export function readArticle(file: string, shown: string, tell: Tell): TextFile | undefined {
  const bytes = readBytes(file);
  const decoded = decodeUtf8(bytes);
  if ('problem' in decoded) {
    tell(
      { level: 'error', rule: 'article/encoding', reason: decoded.problem },
      { path: shown, lines: new LineIndex('') },
    );
    return undefined;
  }
  return { path: file, text: decoded.text, sha256: sha256(bytes), bytes: bytes.length };
}
