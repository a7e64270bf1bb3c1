/**
 * Cuts a stretch of text where spans begin and end, so that overlapping spans can be shown in HTML, which nests:
 *
 *     spans     [----a----]
 *                    [----b----]
 *     segments  [ a ][a b][ b  ]
 */
import type { Range } from '../../range.ts';

/** A stretch of text that something rests on. Offsets are those of the text that is cut. */
export interface LitSpan {
  readonly range: Range;
  /** The numbers of what rests on it. */
  readonly refs: readonly number[];
}

/** A stretch in which nothing begins or ends. */
export interface Segment {
  readonly range: Range;
  /** What rests on it, first begun first. */
  readonly refs: readonly number[];
  /** The spans that begin here. */
  readonly begins: readonly LitSpan[];
}

/** The most references that one segment carries: where more overlap, nobody could tell them apart. */
const mostRefs = 60;

/** The segments of the spans that reach into each of some disjoint ranges, both in order of their starts. Takes linear time, but for sorting. */
export function cutSegments(ranges: readonly Range[], spans: readonly LitSpan[]): Segment[][] {
  const ordered = [...spans].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  const result: Segment[][] = [];
  let next = 0;
  let open: LitSpan[] = [];
  for (const range of ranges) {
    const cuts = new Set<number>([range.start, range.end]);
    open = open.filter(({ range: { end } }) => end > range.start);
    const from = next;
    while (next < ordered.length && (ordered[next]?.range.start ?? 0) < range.end) next++;
    const fresh = ordered.slice(from, next).filter(({ range: { end } }) => end > range.start);
    for (const { range: one } of [...open, ...fresh]) {
      for (const offset of [one.start, one.end]) if (offset > range.start && offset < range.end) cuts.add(offset);
    }
    const segments = cutRange(
      [...cuts].sort((a, b) => a - b),
      open,
      fresh,
    );
    result.push(segments);
    open = [...open, ...fresh].filter(({ range: { end } }) => end > range.end);
  }
  return result;
}

function cutRange(cuts: readonly number[], before: readonly LitSpan[], fresh: readonly LitSpan[]): Segment[] {
  const segments: Segment[] = [];
  let active: readonly LitSpan[] = before;
  let at = 0;
  for (const [index, start] of cuts.slice(0, -1).entries()) {
    const end = cuts[index + 1] ?? start;
    const begins: LitSpan[] = [];
    for (let span = fresh[at]; span && span.range.start <= start; span = fresh[++at]) begins.push(span);
    active = [...active.filter((span) => span.range.end > start), ...begins];
    segments.push({ range: { start, end }, refs: refsOf(active), begins });
  }
  return segments;
}

function refsOf(spans: readonly LitSpan[]): number[] {
  const refs = new Set<number>();
  for (const span of spans) {
    for (const ref of span.refs) {
      if (refs.size >= mostRefs) return [...refs];
      refs.add(ref);
    }
  }
  return [...refs];
}
