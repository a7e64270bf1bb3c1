/**
 * Keys of an infobox: which `- Key: value` lines are fields, and the form of a key under which mappings know it.
 */
import { trimRange, type Range } from '../range.ts';

/** Longest key, in UTF-16 units and in words: what is longer is a sentence with a colon. */
const longest = { units: 60, words: 6 };

/** The key and value within a `Key: value`, the value empty after the colon if there is none; undefined for other text. */
export function splitField(text: string, body: Range): { key: Range; value: Range } | undefined {
  const colon = text.slice(body.start, Math.min(body.end, body.start + longest.units + 2)).indexOf(':');
  if (colon < 0) return undefined;
  const after = body.start + colon + 1;
  if (after < body.end && !/\s/.test(text.charAt(after))) return undefined;
  const key = trimRange(text, { start: body.start, end: after - 1 });
  if (!isKey(text.slice(key.start, key.end))) return undefined;
  const value = trimRange(text, { start: after, end: body.end });
  return { key, value: value.start === value.end ? { start: after, end: after } : value };
}

function isKey(key: string): boolean {
  return key.length <= longest.units && /^_*\p{L}[^.?!]*$/u.test(key) && key.split(/\s+/).length <= longest.words;
}

/** An area or volume unit as the last word; its digit is an exponent: `area_km2`. */
const unit = /(?:^|_)(?:[kcm]?m|mi|ft|yd)[23]$/;

/**
 * The form of a key under which mappings know it, and its number: `Term Start1` gives `term_start` and 1. NFC, lower
 * case, words joined by `_`. A number has at most three digits, so the year of `Population 2010` stays in the key.
 */
export function normaliseKey(key: string): { norm: string; number?: number } {
  const whole = key
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .split(/[\s_\p{Pd}]+/u)
    .filter(Boolean)
    .join('_');
  const digits = /(?<!\d)\d{1,3}$/.exec(whole);
  if (!digits || digits.index === 0 || unit.test(whole)) return { norm: whole };
  return { norm: whole.slice(0, digits.index).replace(/_$/, ''), number: Number(digits[0]) };
}
