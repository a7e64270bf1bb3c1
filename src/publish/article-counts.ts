/**
 * What is in each article of a dataset, kept beside it so that a build of one article need not count the others again:
 * counts go in, a JSON text with an article a line comes out, and back.
 */
import type { QuadCounts } from '../dataset/counts.ts';

const format = 'isnad/counts/1';

/** Counts by article key as JSON, an article a line, in the order given. */
export function formatCounts(counts: ReadonlyMap<string, QuadCounts>): string {
  const lines = [...counts].map(([key, one]) => `    ${JSON.stringify(key)}: ${JSON.stringify(one)}`);
  return `{\n  "format": "${format}",\n  "articles": {\n${lines.join(',\n')}\n  }\n}\n`;
}

/** Reads counts; anything that is none gives an empty map. */
export function parseCounts(text: string): Map<string, QuadCounts> {
  try {
    const data = JSON.parse(text) as { format?: unknown; articles?: Record<string, QuadCounts> } | null;
    return new Map(data?.format === format ? Object.entries(data.articles ?? {}) : []);
  } catch {
    return new Map();
  }
}
