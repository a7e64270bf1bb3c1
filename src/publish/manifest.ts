/** The manifest of an output folder: inputs and files with their hashes, as JSON text, and back. */
import type { DatasetSummary } from './summary.ts';

/** A file of the output, its path within the folder with `/`. */
export interface ManifestFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a build wrote, so that a later one knows what it may remove and anybody can check what they got. */
export interface Manifest {
  readonly format: 'isnad/manifest/1';
  readonly version: string;
  readonly articles: DatasetSummary['articles'];
  /** In code point order of their paths, without the manifest itself. */
  readonly files: readonly ManifestFile[];
}

/** A manifest as JSON, one file a line. */
export function formatManifest(manifest: Manifest): string {
  const lines = (items: readonly object[]): string =>
    items.length === 0 ? '[]' : `[\n    ${items.map((item) => JSON.stringify(item)).join(',\n    ')}\n  ]`;
  return [
    '{',
    `  "format": ${JSON.stringify(manifest.format)},`,
    `  "version": ${JSON.stringify(manifest.version)},`,
    `  "articles": ${lines(manifest.articles)},`,
    `  "files": ${lines(manifest.files)}`,
    '}\n',
  ].join('\n');
}

/** Reads a manifest; anything that is none gives undefined. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const data = JSON.parse(text) as Partial<Manifest> | null;
    if (data?.format !== 'isnad/manifest/1' || !Array.isArray(data.files) || !Array.isArray(data.articles))
      return undefined;
    const whole = data.files.every(({ path, sha256 }) => typeof path === 'string' && typeof sha256 === 'string');
    return whole ? (data as Manifest) : undefined;
  } catch {
    return undefined;
  }
}
