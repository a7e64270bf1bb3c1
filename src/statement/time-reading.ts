/**
 * What a reader of dates may answer: types only. Offsets are UTF-16 units of the words that were read.
 */
import type { Time } from './document.ts';
import type { TimeWords } from './time-words.ts';

/** Which calendar a date without a mark is in: Wikibase's rule (Julian up to 1582, Gregorian after), or always one. */
export type CalendarRule = 'wikibase' | 'julian' | 'gregorian';

/** What a reader of dates needs to know beside the words. */
export interface TimeContext {
  readonly words: TimeWords;
  readonly calendar: CalendarRule;
}

/** Which part of its unit a date lies in: `early 656`. Seasons stand in the EDTF itself. */
export type TimePart = 'early' | 'middle' | 'late';

/** One point in time as the words give it. */
export interface TimePoint {
  /** Absent when only a bound is known: `before 657`. For either/or the smallest unit that holds all: `July/August 658`. */
  readonly time?: Time;
  /** The bounds that the words give, inclusive: either/or, `between … and …`, `before`, `after`, `by`. */
  readonly earliest?: Time;
  readonly latest?: Time;
  /** The words say that it is approximate. */
  readonly circa: boolean;
  /** The words say that it is when somebody flourished. */
  readonly floruit: boolean;
  readonly part?: TimePart;
  /** How the same date in a second calendar contradicts this one; the date is then read without the other. */
  readonly disagreement?: string;
  readonly start: number;
  readonly end: number;
}

/** One date. */
export interface DateReading {
  readonly kind: 'date';
  readonly point: TimePoint;
  /** Words in parentheses that say something about the date that no reader knows: `(United Kingdom)`. */
  readonly notes: readonly Note[];
}

/** A period: one end may be missing because it is not given, or, if open, because it is not over. */
export interface IntervalReading {
  readonly kind: 'interval';
  readonly from?: TimePoint;
  readonly to?: TimePoint;
  /** It lasts to the present: `1999–present`, `since 1999`. */
  readonly open: boolean;
  /** The end lies before the start: nothing may be stated. */
  readonly reversed: boolean;
  readonly notes: readonly Note[];
  readonly start: number;
  readonly end: number;
}

/** A date that lacks its year: `July/August`, `5 May`. */
export interface PartialReading {
  readonly kind: 'partial';
  /** 1 to 12; several for either/or. */
  readonly months: readonly number[];
  /** Only with one month. */
  readonly day?: number;
  readonly circa: boolean;
  readonly start: number;
  readonly end: number;
}

/** Several dates or periods: `1898–1911, 1914–1919`. */
export interface SeveralReading {
  readonly kind: 'several';
  readonly readings: readonly (DateReading | IntervalReading)[];
}

/** A date that its calendar does not have: `30 February 1900`. */
export interface ImpossibleReading {
  readonly kind: 'impossible';
  readonly reason: string;
}

export interface UnreadableReading {
  readonly kind: 'unreadable';
  /** Starts upper case, no full stop: fit for a message. */
  readonly reason: string;
}

/** What an infobox value says, when all of it is a date or period. */
export type TimeReading =
  DateReading | IntervalReading | SeveralReading | PartialReading | ImpossibleReading | UnreadableReading;

/** Words within a value that were left unread. */
export interface Note {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** A word that stands before a date and says what happened then: `born`, `died`, `reigned`. */
export type TimeRole = 'born' | 'died' | 'reigned' | 'floruit';

/** A date or period found within running words. */
export interface FoundTime {
  readonly reading: DateReading | IntervalReading;
  /** The word before it, if it is one of these: `(b. 631)`, `r. 656–661`. */
  readonly role?: TimeRole;
  /** The first character of the date, preposition not included. */
  readonly start: number;
  readonly end: number;
  /** Where the words that belong to it start, preposition, role or parenthesis included: `In 658`. */
  readonly phraseStart: number;
}
