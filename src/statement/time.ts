/**
 * Reads dates and periods out of words: a whole infobox value, or what stands in prose. What cannot be read without
 * guessing is unreadable. Never throws; linear in the length of the words.
 */
import { timeBounds } from './time-forms.ts';
import { lacksYear, isComplete } from './time-complete.ts';
import { is, marks, type Label } from './time-label.ts';
import { phraseAt, type Phrase, type PointPhrase } from './time-phrase.ts';
import { pointOf } from './time-point.ts';
import { saysYear } from './time-prose.ts';
import type {
  DateReading,
  FoundTime,
  ImpossibleReading,
  IntervalReading,
  Note,
  PartialReading,
  TimeContext,
  TimePoint,
  TimeReading,
  UnreadableReading,
} from './time-reading.ts';
import { eitherOf } from './time-resolve.ts';
import { tokensOf, type Token } from './time-tokens.ts';

type Failure = ImpossibleReading | UnreadableReading;

/** Reads an infobox value that must be a date or period as a whole. */
export function readTime(words: string, context: TimeContext): TimeReading {
  const tokens = unwrapped(tokensOf(words, context.words));
  if (tokens.length === 0) return unreadable('There are no words to read a date from');
  const readings: (DateReading | IntervalReading)[] = [];
  for (let i = 0; i < tokens.length;) {
    const phrase = phraseAt(tokens, i, false);
    const after = tokens[phrase?.next ?? i];
    const last = phrase?.next === tokens.length;
    if (!phrase || !(last || is(after, 'comma', 'semicolon') || marks(after, 'and'))) {
      return unreadable(`"${rest(words, after ?? tokens[i])}" is no part of a date`);
    }
    if (phrase.found.role !== undefined && phrase.found.role !== 'floruit') {
      return unreadable(`"${rest(words, tokens[i])}" says more than a date`);
    }
    const reading = readingOf(phrase.found, words, context);
    if (reading.kind !== 'date' && reading.kind !== 'interval') {
      return last && readings.length === 0 ? reading : asFailure(reading);
    }
    if (reading.notes.some((note) => note.words.includes('?'))) return unreadable('The date is marked as doubtful');
    readings.push(reading);
    i = last ? tokens.length : phrase.next + 1;
    if (!last && i === tokens.length) return unreadable('The value ends where another date should stand');
  }
  const [only] = readings;
  return only && readings.length === 1 ? only : { kind: 'several', readings };
}

/** Finds the dates and periods in running words, in order, not overlapping. A bare number is a year only if the words say so. */
export function findTimes(words: string, context: TimeContext): readonly FoundTime[] {
  // A word that is written upper case means nothing else: it may be `May` that is meant, but not `may`.
  const tokens = tokensOf(words, context.words).map((token): Token =>
    token.kind === 'word' && token.word.capital && !token.capital
      ? { kind: 'other', start: token.start, end: token.end }
      : token,
  );
  const found: FoundTime[] = [];
  if (!tokens.some(mayTellYear)) return found;
  for (let i = 0; i < tokens.length;) {
    const phrase = is(tokens[i], 'other', 'comma', 'close', 'stop') ? undefined : phraseAt(tokens, i, true);
    if (!phrase || !saysYear(tokens, i, phrase, words, context.words)) {
      i++;
      continue;
    }
    // Of a phrase that cannot be read, no part may be read either: `by the end of 2011` is not `the end of 2011`.
    i = phrase.next;
    const reading = readingOf(phrase.found, words, context);
    if (reading.kind !== 'date' && reading.kind !== 'interval') continue;
    const { role, start: phraseStart, end } = phrase.found;
    const start = (phrase.found.from ?? phrase.found.to)?.start ?? phraseStart;
    found.push({ reading, ...(role ? { role } : {}), start, end, phraseStart });
  }
  return found;
}

/** Whether a token may give the year or century that each date has. */
function mayTellYear(token: Token): boolean {
  return token.kind === 'number' || token.kind === 'iso' || (token.kind === 'word' && token.word.ordinal !== undefined);
}

/** A value in parentheses as a whole is what stands in them. */
function unwrapped(tokens: readonly Token[]): readonly Token[] {
  const inner = tokens.slice(1, -1);
  const whole = is(tokens[0], 'open') && is(tokens.at(-1), 'close');
  return whole && !inner.some((token) => is(token, 'open', 'close')) ? inner : tokens;
}

function readingOf(phrase: Phrase, words: string, context: TimeContext): Exclude<TimeReading, { kind: 'several' }> {
  const { from, to } = phrase;
  if (phrase.kind === 'point' && from) {
    if (from.labels.some((label) => !isComplete(label))) return partialOf(from);
    const result = pointOf(from, words, context);
    return result.kind === 'point' ? { kind: 'date', point: result.point, notes: notesOf(from, words) } : result;
  }
  const points = [from, to].map((point) => point && completePoint(point, words, context));
  const failure = points.find((point): point is Failure => point !== undefined && 'reason' in point);
  if (failure) return failure;
  const [start, end] = points as (TimePoint | undefined)[];
  return {
    kind: 'interval',
    ...(start ? { from: start } : {}),
    ...(end ? { to: end } : {}),
    open: phrase.open,
    reversed: start !== undefined && end !== undefined && isReversed(start, end),
    notes: [...[from, to].flatMap((point) => (point ? notesOf(point, words) : [])), ...notesOf(phrase, words)],
    start: (from ?? to)?.start ?? phrase.start,
    end: phrase.end,
  };
}

function completePoint(phrase: PointPhrase, words: string, context: TimeContext): TimePoint | Failure {
  if (phrase.labels.some((label) => !isComplete(label))) return unreadable('The period lacks its year');
  const result = pointOf(phrase, words, context);
  return result.kind === 'point' ? result.point : result;
}

/** Whether the end is certainly before the start. */
function isReversed(from: TimePoint, to: TimePoint): boolean {
  const [start, end] = [from.earliest ?? from.time, to.latest ?? to.time].map((time) => time && timeBounds(time));
  return start !== undefined && end !== undefined && end.jdEnd < start.jdStart;
}

function partialOf({
  labels,
  seconds,
  circa,
  bound,
  part,
  start,
  end,
}: PointPhrase): PartialReading | UnreadableReading {
  const [first] = labels;
  if (!first || bound || part || seconds.length > 0 || labels.some((label) => !lacksYear(label)))
    return unreadable('The date lacks its year');
  const months = [...new Set(labels.map(({ month = 0 }) => month))];
  if (labels.length === 1 && first.day !== undefined) {
    return { kind: 'partial', months, day: first.day, circa, start, end };
  }
  if (labels.some(({ day }) => day !== undefined)) return unreadable('Two days are given, and neither has a year');
  return { kind: 'partial', months, circa, start, end };
}

function notesOf({ notes }: Pick<Phrase, 'notes'>, words: string): Note[] {
  return notes.map(({ start, end }) => ({ words: words.slice(start, end), start, end }));
}

function unreadable(reason: string): UnreadableReading {
  return { kind: 'unreadable', reason };
}

function asFailure(reading: Failure | PartialReading): Failure {
  return reading.kind === 'partial' ? unreadable('One of the dates lacks its year') : reading;
}

/** The words from a token on, cut short. */
function rest(words: string, token: Token | undefined): string {
  const text = words.slice(token?.start ?? words.length).trim();
  return text.length > 40 ? `${text.slice(0, 39).trim()}…` : text;
}

/** A date without a year with the astronomical year that another place gives; nothing when the calendar does not have it. */
export function completeTime(partial: PartialReading, year: number, context: TimeContext): TimePoint | undefined {
  const labels = partial.months.map((month): Label => ({
    year: year > 0 ? year : 1 - year,
    ...(year > 0 ? {} : { era: 'bce' }),
    month,
    ...(partial.day === undefined ? {} : { day: partial.day }),
    hijri: false,
    start: partial.start,
    end: partial.end,
  }));
  const { circa, start, end } = partial;
  const phrase: PointPhrase = { labels, join: 'or', circa, floruit: false, seconds: [], notes: [], start, end };
  const result = pointOf(phrase, '', context);
  if (result.kind !== 'point' || !result.point.time) return undefined;
  const { lexical: _lexical, ...time } = result.point.time;
  return { ...result.point, time };
}

/** Whether a date with a year is the same date as one that lacks it: `July/August 658` completes `July/August`. */
export function completes(partial: PartialReading, { time, earliest, latest }: TimePoint): boolean {
  const first = (earliest ?? time)?.edtf ?? '';
  const last = (latest ?? time)?.edtf ?? '';
  const two = (number = 0): string => `-${String(number).padStart(2, '0')}`;
  const wanted = (month: number | undefined): string =>
    two(month) + (partial.day === undefined ? '' : two(partial.day));
  const fits = (edtf: string, month: number | undefined): boolean => /^-?\d{4}(-.*)$/.exec(edtf)?.[1] === wanted(month);
  return fits(first, partial.months[0]) && fits(last, partial.months.at(-1));
}

/** A period read as a point that lies somewhere in it, for a value that can only be one date: `born 1870–1875`. */
export function pointWithin(from: TimePoint, to: TimePoint): TimePoint | undefined {
  const exact = ({ time, earliest, latest }: TimePoint): boolean => time !== undefined && !earliest && !latest;
  if (!exact(from) || !exact(to) || !from.time || !to.time) return undefined;
  const either = eitherOf(from.time, to.time, 'between');
  if (either.kind !== 'time') return undefined;
  return {
    ...either,
    circa: from.circa || to.circa,
    floruit: from.floruit || to.floruit,
    start: from.start,
    end: to.end,
  };
}
