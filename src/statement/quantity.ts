/**
 * Reads amounts out of words: a whole infobox value, or what stands in prose. What cannot be read without guessing is
 * unreadable. Never throws; linear in the length of the words.
 */
import type { Quantity } from './document.ts';
import type { NumberWords } from './number-words.ts';
import type { UnitTable } from './units.ts';

/** What a reader of amounts needs to know beside the words. */
export interface QuantityContext {
  readonly words: NumberWords;
  readonly units: UnitTable;
  /** The item of the unit, when the key itself tells it: `area_km2`. A bare number is then of this unit. */
  readonly unit?: string;
}

/** An amount as the words give it. */
export interface QuantityPoint {
  readonly quantity: Quantity;
  /** The words say that it is approximate: `about 400`. */
  readonly circa: boolean;
  /** The words say that it is a bound, not the amount: `lower` for `over 400`, `upper` for `up to 400`. */
  readonly bound?: 'lower' | 'upper';
  readonly start: number;
  readonly end: number;
}

/** What an infobox value says, when it starts with an amount and says nothing else that matters. */
export type QuantityReading =
  | {
      readonly kind: 'quantity';
      readonly point: QuantityPoint;
      /** Words in parentheses that no reader knows: `(2018)`. The same amount in another unit is none of them. */
      readonly notes: readonly { readonly words: string; readonly start: number; readonly end: number }[];
    }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads an infobox value that must be one amount as a whole. */
export function readQuantity(_words: string, _context: QuantityContext): QuantityReading {
  return { kind: 'unreadable', reason: 'Not an amount that can be read without guessing' };
}

/** Finds the numbers in running words, in order, not overlapping: `six thousand`, `between 400 and 700`. Units are not read. */
export function findNumbers(_words: string, _context: QuantityContext): readonly QuantityPoint[] {
  return [];
}
