/**
 * Gives a label what only its neighbour says: the month and year of `6–21 August 2016`, the century of `1914–18`, the
 * era of `51–30 BC`. What would have to be guessed is refused.
 */
import type { Label } from './time-label.ts';

/** Whether a label says when: not just a day, a month or an ordinal. */
export function isComplete(label: Label): boolean {
  return label.year !== undefined && !label.short && label.unit !== 'ordinal';
}

/** Whether a label is a date that lacks nothing but its year. */
export function lacksYear(label: Label): boolean {
  return label.year === undefined && label.month !== undefined && !label.hijri;
}

/**
 * Two labels, completed by one another; nothing when they do not fit. A `range` runs from the first to the second, of a
 * `choice` one is meant. Both may still lack their year.
 */
export function complete(left: Label, right: Label, as: 'range' | 'choice'): [Label, Label] | undefined {
  const second = fromLeft(left, right, as);
  const first = second && fromRight(left, second, as);
  return first && second && first.hijri === second.hijri ? [first, second] : undefined;
}

/** The second with what the first gives it. */
function fromLeft(left: Label, right: Label, as: 'range' | 'choice'): Label | undefined {
  const { year, era, hijri } = left;
  if (right.short) {
    if (year === undefined || right.year === undefined || era === 'bce') return undefined;
    const full = year - (year % 100) + right.year;
    // 1870/71 is one of two; 1870/78 is somebody's way to write something else.
    if (full <= year || (as === 'choice' && full > year + 1)) return undefined;
    const { short: _short, ...rest } = right;
    return { ...rest, year: full, hijri, ...(era ? { era } : {}) };
  }
  if (right.year === undefined || right.era !== undefined || era === undefined || left.unit === 'ordinal') return right;
  // 27 BC – 14 may end in either era.
  if (era === 'bce' || right.month !== undefined) return era === 'ce' ? right : undefined;
  return { ...right, era, hijri: hijri || right.hijri };
}

/** The first with what the second gives it. */
function fromRight(left: Label, right: Label, as: 'range' | 'choice'): Label | undefined {
  if (left.unit === 'ordinal') {
    if (right.unit !== 'century' && right.unit !== 'millennium') return undefined;
    return { ...left, unit: right.unit, ...(right.era ? { era: right.era } : {}) };
  }
  if (left.year !== undefined) {
    if (left.era !== undefined || right.era === undefined) return left;
    if (right.era === 'bce' && as === 'range' && (right.year ?? 0) > left.year) return undefined;
    if (right.era === 'hijri' && left.month !== undefined && !left.hijri) return undefined;
    return { ...left, era: right.era, hijri: left.hijri || right.era === 'hijri' };
  }
  // A day takes day and month from its neighbour, a month the year; both must be of the same exactness.
  if ((left.day === undefined) !== (right.day === undefined) || right.month === undefined) return undefined;
  const month = left.month ?? right.month;
  const inOrder = month < right.month || (month === right.month && (left.day ?? 0) < (right.day ?? 1));
  if (!inOrder) return undefined;
  const { year, era } = right;
  return {
    ...left,
    month,
    hijri: left.hijri || (left.month === undefined && right.hijri),
    ...(year === undefined ? {} : { year }),
    ...(era === undefined ? {} : { era }),
  };
}
