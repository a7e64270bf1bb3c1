/** Opens a file that may be compressed, by the ending of its name, and gives its content in pieces. */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import unbzip2 from '@openpgp/unbzip2-stream';
import { EnvironmentError } from './files.ts';

/** The endings of compressed files. */
export const compressedEndings = ['.bz2', '.gz', '.zst'] as const;

/** Thrown when compressed data is broken or cut off; what came before has been given. */
export class CompressionError extends Error {}

/** The content of a file, or of some bytes of it, decompressed, in pieces. Throws a `CompressionError` where it breaks. */
export async function* openStream(file: string, part?: { start: number; end: number }): AsyncGenerator<Uint8Array> {
  const bytes = createReadStream(file, part && { start: part.start, end: part.end - 1 });
  try {
    yield* decompressed(file, bytes);
  } catch (error) {
    if (error instanceof EnvironmentError || (error as NodeJS.ErrnoException).syscall !== undefined) throw error;
    throw new CompressionError(reasonOf(error));
  } finally {
    bytes.destroy();
  }
}

function decompressed(file: string, bytes: Readable): AsyncIterable<Uint8Array> {
  const name = file.toLowerCase();
  if (name.endsWith('.gz')) return bytes.pipe(zlib.createGunzip()) as AsyncIterable<Uint8Array>;
  if (name.endsWith('.bz2')) {
    return Readable.fromWeb(
      unbzip2(Readable.toWeb(bytes)) as Parameters<typeof Readable.fromWeb>[0],
    ) as AsyncIterable<Uint8Array>;
  }
  if (name.endsWith('.zst')) {
    const { createZstdDecompress } = zlib as { createZstdDecompress?: () => NodeJS.ReadWriteStream };
    if (!createZstdDecompress)
      throw new EnvironmentError(
        `Node ${process.versions.node} cannot read "${file}"; use Node 22.15 or later, or unpack it with zstd -d`,
      );
    return bytes.pipe(createZstdDecompress()) as unknown as AsyncIterable<Uint8Array>;
  }
  return bytes as AsyncIterable<Uint8Array>;
}

/** The libraries' own words for data that ends too early are about their insides. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /undefined|unexpected end/i.test(message)
    ? 'The compressed data ends too early'
    : `The compressed data is broken: ${message}`;
}
