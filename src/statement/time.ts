/**
 * Reads dates and periods out of words: a whole infobox value, or what stands in prose. What cannot be read without
 * guessing is unreadable. Never throws; linear in the length of the words.
 */
import type { FoundTime, PartialReading, TimeContext, TimePoint, TimeReading } from './time-reading.ts';

/** Reads an infobox value that must be a date or period as a whole. */
export function readTime(_words: string, _context: TimeContext): TimeReading {
  return { kind: 'unreadable', reason: 'Not a date that can be read without guessing' };
}

/** Finds the dates and periods in running words, in order, not overlapping. A bare number is a year only if the words say so. */
export function findTimes(_words: string, _context: TimeContext): readonly FoundTime[] {
  return [];
}

/** A date without a year with the year that another place gives; nothing when the calendar does not have it. `year` is astronomical. */
export function completeTime(_partial: PartialReading, _year: number, _context: TimeContext): TimePoint | undefined {
  return undefined;
}

/** Whether a date with a year is the same date as one that lacks it: `July/August 658` completes `July/August`. */
export function completes(_partial: PartialReading, _point: TimePoint): boolean {
  return false;
}

/** A period read as a point that lies somewhere in it, for a value that can only be one date: `born 1870–1875`. */
export function pointWithin(_from: TimePoint, _to: TimePoint): TimePoint | undefined {
  return undefined;
}
