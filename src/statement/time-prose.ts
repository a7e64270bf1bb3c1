/**
 * Decides whether a phrase found in running words is a date. One with a month, an era, a century or the like is; bare
 * years are only where the words around them say so: `in 658, Ali`, `(654–656)`, `d. 658`, but not `400 and 700`.
 */
import { is, marks, type Label } from './time-label.ts';
import type { At, Phrase } from './time-phrase.ts';
import type { Token } from './time-tokens.ts';
import { foldWord, type TimeWords } from './time-words.ts';

/** Whether the phrase that starts at a token of running words says when, beyond doubt. */
export function saysYear(
  tokens: readonly Token[],
  at: number,
  { found, next }: At<Phrase>,
  words: string,
  table: TimeWords,
): boolean {
  const points = [found.from, found.to].filter((point) => point !== undefined);
  const labels = points.flatMap((point) => point.labels);
  const before = tokens[at - 1];
  const after = tokens[next];
  // A letter, digit or joint right at the phrase makes it part of something else: A1990, 1990-built.
  if (is(after, 'hyphen') && after?.start === found.end && !is(tokens[next + 1], 'open', 'close')) return false;
  if (is(before, 'hyphen', 'slash') && before?.end === found.start) return false;
  // `not before 1890` says the opposite.
  if (marks(before, 'not') && points.some(({ bound }) => bound)) return false;
  // `–658`: an end without a start must begin what stands in parentheses.
  const opens = at === 0 || is(before, 'open', 'semicolon');
  if (is(tokens[at], 'dash', 'hyphen') && !opens) return false;
  if (labels.every(isMarked)) return true;
  const followed = mayFollow(tokens, next, words, table, labels.every(isLong) || startsSentence(words, found.start));
  if (found.role !== undefined || labels.some((label) => isMarked(label) || label.month !== undefined)) return followed;
  const closes = is(after, 'close', 'comma', 'semicolon') || (after === undefined && opens && at > 0);
  const several = found.kind === 'interval' || points.some(({ circa, labels }) => circa || labels.length > 1);
  if (is(before, 'open') && closes && (several || labels.every(({ year = 0 }) => year >= 1500 && year < 2100)))
    return true;
  // `the 2011 census` is the census's name.
  const named = tokens.slice(at, next).some((token, i, all) => marks(token, 'the') && all[i + 1]?.kind === 'number');
  return followed && !named && isAnnounced(tokens, at, points);
}

/** More than a bare year: a month or season with a year of four digits, an era, a decade, a century. */
function isMarked({ month, season, era, unit, year, hijri }: Label): boolean {
  if (era !== undefined || unit !== undefined || hijri) return true;
  return (month !== undefined || season !== undefined) && (year ?? 0) > 999;
}

/** A year of four digits that is hardly anything else. */
function isLong({ year = 0 }: Label): boolean {
  return year >= 1000 && year < 2100;
}

/** A preposition or the like stands before it, or `c.`, `late` within it. */
function isAnnounced(tokens: readonly Token[], at: number, points: readonly { part?: unknown }[]): boolean {
  if (marks(tokens[at], 'in', 'since', 'until', 'from', 'before', 'after', 'by', 'circa')) return true;
  if (marks(tokens[at], 'the') && marks(tokens[at + 1], 'year')) return true;
  return points.some(({ part }) => part !== undefined);
}

/** Whether the word after a bare year is none that it could count. */
function mayFollow(tokens: readonly Token[], next: number, words: string, table: TimeWords, capital: boolean): boolean {
  const token = tokens[next];
  if (token === undefined || is(token, 'comma', 'semicolon', 'close', 'stop', 'dash')) return true;
  if (is(token, 'open')) return true;
  if (token.kind !== 'other' && token.kind !== 'word') return false;
  const text = words.slice(token.start, token.end);
  if (/^[:!?"”’']/u.test(text)) return true;
  if (!/^\p{L}/u.test(text)) return false;
  if (/^\p{Lu}/u.test(text)) return capital;
  const word = foldWord(text);
  return table.followers.has(word) || table.followerEndings.some((ending) => word.endsWith(ending));
}

function startsSentence(words: string, start: number): boolean {
  return start === 0 || /[.!?"”]\s*$/u.test(words.slice(Math.max(0, start - 4), start));
}
