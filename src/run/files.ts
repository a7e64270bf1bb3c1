/**
 * Files: paths go in, texts with their hashes come out; names that are safe for files; and writing that never leaves
 * half a file behind. What a build makes is written through an `OutputFolder`.
 */
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Something about the computer, not the data, stands in the way: a missing file, a folder that cannot be written. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/** A file's text as it is, byte order mark and line ends included. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
  /** SHA-256 of the bytes, 64 hexadecimal digits. */
  readonly sha256: string;
  /** Length in bytes. */
  readonly bytes: number;
}

/** SHA-256 of bytes or of a text's UTF-8, as 64 hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The bytes of a file; throws an `EnvironmentError` that says what is wrong. */
export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new EnvironmentError(`Cannot read "${file}": ${reasonOf(error)}`);
  }
}

/** The text of a file that must be there and be UTF-8; throws an `EnvironmentError` otherwise. */
export function readText(file: string): string {
  const decoded = decodeUtf8(readBytes(file));
  if ('problem' in decoded) throw new EnvironmentError(`Cannot read "${file}": ${decoded.problem}`);
  return decoded.text;
}

/** Decodes UTF-8 strictly: a wrong byte is a problem with its offset, never U+FFFD. */
export function decodeUtf8(bytes: Buffer): { text: string } | { problem: string } {
  const text = bytes.toString('utf8');
  const back = Buffer.from(text, 'utf8');
  if (back.equals(bytes)) return { text };
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { problem: 'The file is UTF-16, not UTF-8' };
  }
  let offset = 0;
  while (offset < bytes.length && bytes[offset] === back[offset]) offset++;
  const byte = bytes[offset];
  const what = byte === undefined ? 'end of file' : `byte 0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  return { problem: `The file is not UTF-8: ${what} at offset ${offset}` };
}

/** Lists the files that a path, a folder (its files with one of the extensions) or a pattern with `*` in its last part means, in code point order. */
export function listFiles(pattern: string, extensions: readonly string[]): string[] {
  if (existsSync(pattern)) {
    if (!statSync(pattern).isDirectory()) return [pattern];
    const found = listFiles(path.join(pattern, '*'), extensions);
    return found.filter((file) => extensions.some((extension) => file.endsWith(extension)));
  }
  const name = path.basename(pattern);
  if (!name.includes('*')) throw new EnvironmentError(`There is no file or folder "${pattern}"`);
  const folder = path.dirname(pattern);
  const pieces = name.split('*');
  const found = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return found
    .filter((entry) => entry.isFile() && matchesPieces(entry.name, pieces))
    .map((entry) => path.join(folder, entry.name))
    .sort(byCodePoint);
}

/** Whether a name is made of the pieces in order, with anything between them; the first and last pieces are its ends. */
function matchesPieces(name: string, pieces: readonly string[]): boolean {
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (name.startsWith('.') || name.length < first.length + last.length) return false;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, at);
    if (found < 0 || found + piece.length > name.length - last.length) return false;
    at = found + piece.length;
  }
  return true;
}

/** Compares texts by Unicode code points, the order of their UTF-8 bytes: the same on every machine and locale. */
export function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}

/** A file name under 80 ASCII characters for each key. One that is not its key letter for letter, or not unique where case does not count, carries a hash. */
export function fileNames(keys: Iterable<string>): Map<string, string> {
  const plain = new Map<string, string>();
  const count = new Map<string, number>();
  for (const key of keys) {
    if (plain.has(key)) continue;
    const name = asciiName(key);
    plain.set(key, name);
    count.set(name.toLowerCase(), (count.get(name.toLowerCase()) ?? 0) + 1);
  }
  const names = new Map<string, string>();
  for (const [key, name] of plain) {
    const own = name === key && !reserved.test(name) && count.get(name.toLowerCase()) === 1;
    names.set(key, own ? name : `${name}-${sha256(key).slice(0, 8)}`);
  }
  return names;
}

/** Names that Windows keeps for devices, with or without an extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

function asciiName(key: string): string {
  const ascii = key.normalize('NFKD').replace(/\p{M}/gu, '');
  const safe = ascii.replace(/[^A-Za-z0-9._-]+/g, '_').replace(/^[._]+/, '');
  return safe.slice(0, 60).replace(/[._]$/, '') || 'unnamed';
}

/**
 * Makes a folder with those it lies in, where they are not there yet; throws what the file system throws. The recursive
 * `mkdirSync` of Node.js tries for ever where a file system answers that it knows nothing of the name, as /proc does.
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const parent = path.dirname(folder);
  if (parent !== folder && !existsSync(parent)) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    if (isFolder(folder)) return;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error('The file system allows no new folder there');
  }
}

function isFolder(file: string): boolean {
  return existsSync(file) && statSync(file).isDirectory();
}

/** Writes a file that lies in no `OutputFolder`, such as the lock; does nothing when it holds the same bytes already. */
export function writeFile(file: string, content: string): void {
  try {
    const bytes = Buffer.from(content, 'utf8');
    if (existsSync(file) && readFileSync(file).equals(bytes)) return;
    makeFolder(path.dirname(file));
    writeAtomic(file, bytes);
  } catch (error) {
    throw new EnvironmentError(`Cannot write "${file}": ${reasonOf(error)}`);
  }
}

/** Writes beside the target and renames, so that a crash or a full disk leaves the old file or the new one. Throws what the file system throws. */
export function writeAtomic(target: string, bytes: Buffer): void {
  const temporary = `${target}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    const handle = openSync(temporary, 'wx');
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** What went wrong in words, from an error of the file system. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file',
  EACCES: 'Permission is denied',
  EPERM: 'Permission is denied',
  EROFS: 'The file system is read-only',
  EISDIR: 'It is a folder',
  ENOTDIR: 'A part of the path is no folder',
  EEXIST: 'A file is in the way',
  ENOSPC: 'The disk is full',
  EMFILE: 'Too many files are open',
};
