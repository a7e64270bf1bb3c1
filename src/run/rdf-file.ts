/** Reads RDF files, compressed or not: a path goes in, the triples with their lines come out. */
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readRdf, rdfFormatOf, type RdfText } from '../dataset/read-rdf.ts';
import { decodeUtf8, EnvironmentError, readBytes } from './files.ts';

/** Reads an RDF file by the format its name tells. A context of JSON-LD is taken from the files at hand, never from the network. */
export async function readRdfFile(file: string, base: string, context?: object): Promise<RdfText> {
  const format = rdfFormatOf(file);
  if (!format) throw new EnvironmentError(`"${file}" has no extension of an RDF format`);
  const bytes = readBytes(file);
  let plain: Buffer;
  try {
    plain = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  } catch (error) {
    const cut = (error as { code?: string }).code === 'Z_BUF_ERROR';
    const reason = cut
      ? 'The compressed file ends too early'
      : 'The file is not compressed with gzip, as its name tells';
    return { quads: [], lines: [], problem: { reason } };
  }
  const decoded = decodeUtf8(plain);
  if ('problem' in decoded) return { quads: [], lines: [], problem: { reason: decoded.problem } };
  const own = (url: string): object | undefined => (/\/context\/v1\.jsonld$/.test(url) ? context : undefined);
  return readRdf(decoded.text, format, {
    base: `${base}file/${encodeURIComponent(path.basename(file))}`,
    contextOf: own,
  });
}
