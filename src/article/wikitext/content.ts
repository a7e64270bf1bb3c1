/** Parts of content, and the names of parameters. */
import { slice, trimRange } from '../../range.ts';
import type { Content, Part } from './node.ts';

/** The part of a content between two offsets. */
export function inside(content: Content, start: number, end: number): Content {
  if (start === content.start && end === content.end) return content;
  const { nodes } = content;
  const first = nodes[0];
  const whole = !first || (first.start >= start && (nodes.at(-1)?.end ?? 0) <= end);
  return { start, end, nodes: whole ? nodes : nodes.filter((node) => node.start >= start && node.end <= end) };
}

/** The name before the `=` of a parameter, without comments. */
export function parameterName(text: string, part: Part): string {
  const written = slice(text, trimRange(text, { start: part.start, end: part.equals }));
  return written.includes('<!--') ? written.replace(/<!--[\s\S]*?(?:-->|$)/g, '').trim() : written;
}
