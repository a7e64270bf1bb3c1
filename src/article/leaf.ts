/**
 * Completes the leaves of an article. In go the leaves with content, in order; out comes a list that covers the text:
 * what lies between them is white space or markup.
 */
import { isBlank } from '../range.ts';
import type { Leaf, LeafKind } from './article.ts';

/** Fills the gaps between leaves so that each character of the text belongs to exactly one. */
export function coverText(text: string, content: readonly Leaf[]): Leaf[] {
  const leaves: Leaf[] = [];
  let at = 0;
  for (const leaf of content) {
    fillGap(text, at, leaf.range.start, leaves);
    leaves.push(leaf);
    at = leaf.range.end;
  }
  fillGap(text, at, text.length, leaves);
  return leaves;
}

function fillGap(text: string, from: number, to: number, leaves: Leaf[]): void {
  let start = from;
  while (start < to) {
    const kind = kindAt(text, start);
    let end = start + 1;
    while (end < to && kindAt(text, end) === kind) end++;
    leaves.push({ kind, range: { start, end } });
    start = end;
  }
}

function kindAt(text: string, at: number): LeafKind {
  return isBlank(text.charCodeAt(at)) ? 'space' : 'mark';
}
