/**
 * Finds the Time that a label means: decides its calendar, checks that the calendar has the day, and turns dates of the
 * Hijri calendar into the years they lie in.
 */
import { daysInMonth, fromJulianDay, isDay, toJulianDay } from './calendar.ts';
import type { Time } from './document.ts';
import { edtfOf, parseEdtf, type DayBounds, type LabelCalendar } from './edtf.ts';
import { timeBounds } from './time-forms.ts';
import type { Label } from './time-label.ts';
import type { CalendarRule } from './time-reading.ts';

/** A Time and its bounds, or why there is none. */
export type Resolved =
  | { readonly kind: 'time'; readonly time: Time; readonly earliest?: Time; readonly latest?: Time }
  | { readonly kind: 'impossible' | 'unreadable'; readonly reason: string };

/** The calendar that a year without a mark is in: Wikibase's rule is Julian up to 1582. */
export function calendarOf(year: number, rule: CalendarRule): LabelCalendar {
  if (rule !== 'wikibase') return rule;
  return year <= 1582 ? 'julian' : 'gregorian';
}

/** The year of a label, astronomical. */
export function astronomicalYear({ year = 1, era }: Label): number {
  return era === 'bce' ? 1 - year : year;
}

/** The Time of one complete label. */
export function resolveLabel(label: Label, rule: CalendarRule): Resolved {
  if (label.era === 'before-hijra') return { kind: 'unreadable', reason: 'Years before the Hijra are not reckoned' };
  if (label.hijri) return resolveHijri(label, rule);
  if (label.unit !== undefined) return { kind: 'time', time: unitTime(label, rule) };
  const year = astronomicalYear(label);
  const calendar = calendarOf(year, rule);
  const { month, day, season } = label;
  if (season !== undefined) {
    return { kind: 'time', time: { edtf: edtfOf(year, season), calendar, precision: 'year' } };
  }
  if (month === undefined) return { kind: 'time', time: { edtf: edtfOf(year), calendar, precision: 'year' } };
  if (day === undefined) {
    if (month < 1 || month > 12) return { kind: 'impossible', reason: `There is no month ${month}` };
    return { kind: 'time', time: { edtf: edtfOf(year, month), calendar, precision: 'month' } };
  }
  if (!isDay(calendar, { year, month, day })) {
    const length = daysInMonth(calendar, year, month);
    const reason =
      length === 0
        ? `There is no month ${month}`
        : `The month has ${length} days in the ${calendar === 'julian' ? 'Julian' : 'Gregorian'} calendar, not ${day}`;
    return { kind: 'impossible', reason };
  }
  return { kind: 'time', time: { edtf: edtfOf(year, month, day), calendar, precision: 'day' } };
}

/** Decade, century, millennium, in the calendar of its first year. The 7th century is 06XX, the 5th BC -04XX. */
function unitTime({ unit, year = 1, era }: Label, rule: CalendarRule): Time {
  if (unit === 'decade') {
    return { edtf: `${String(year / 10).padStart(3, '0')}X`, calendar: calendarOf(year, rule), precision: 'decade' };
  }
  const [length, precision] = unit === 'century' ? ([100, 'century'] as const) : ([1000, 'millennium'] as const);
  const digits = unit === 'century' ? 2 : 1;
  const count = String(year - 1).padStart(digits, '0') + 'X'.repeat(4 - digits);
  if (era === 'bce') return { edtf: `-${count}`, calendar: calendarOf(-year * length, rule), precision };
  return { edtf: count, calendar: calendarOf((year - 1) * length + 1, rule), precision };
}

/** The days of a Hijri label, in the tabular calendar; a month may have 30 days where it was observed. */
export function hijriBounds({ year = 1, month, day }: Label): DayBounds | undefined {
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  if (day !== undefined && (day < 1 || day > 30)) return undefined;
  const first = toJulianDay('hijri', { year, month: month ?? 1, day: day ?? 1 });
  if (day !== undefined) return { jdStart: first, jdEnd: first };
  const length = month === undefined ? 0 : daysInMonth('hijri', year, month);
  const end = month === undefined ? toJulianDay('hijri', { year: year + 1, month: 1, day: 1 }) : first + length;
  return { jdStart: first, jdEnd: end - 1 };
}

/** As `Time.hijri` has it. */
export function hijriLabel({ year = 1, month, day }: Label): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return [String(year).padStart(4, '0'), ...[month, day].filter((part) => part !== undefined).map(two)].join('-');
}

/** A date of which only the Hijri label is given: the year it lies in, or the two of which it is one. */
function resolveHijri(label: Label, rule: CalendarRule): Resolved {
  if (label.unit !== undefined || (label.year ?? 0) > 1600) {
    return { kind: 'unreadable', reason: 'Of the Hijri calendar, only days, months and years are read' };
  }
  // Ramadan 624 may count the years of either era.
  if (label.era === undefined && (label.year ?? 0) > 99) {
    return { kind: 'unreadable', reason: 'The year of a Hijri month has no era' };
  }
  const bounds = hijriBounds(label);
  if (!bounds) return { kind: 'impossible', reason: 'The Hijri calendar has no such day' };
  // Observed months begin up to a day before or after the reckoned ones.
  const calendar = calendarOf(fromJulianDay('julian', bounds.jdEnd).year, rule);
  const years = [bounds.jdStart - 1, bounds.jdEnd + 1].map((jd) => fromJulianDay(calendar, jd).year);
  const [first = 0, last = 0] = years;
  const time = (year: number): Time => ({ edtf: edtfOf(year), calendar, precision: 'year' });
  const hijri = hijriLabel(label);
  if (first === last) return { kind: 'time', time: { ...time(first), hijri } };
  const either = eitherOf(time(first), time(last), 'or');
  return either.kind === 'time' ? { ...either, time: { ...either.time, hijri } } : either;
}

/** Two dates of which one is meant, or between which it lies: the smallest unit that holds both. */
export function eitherOf(first: Time, last: Time, join: 'or' | 'between'): Resolved {
  const refused = { kind: 'unreadable', reason: 'The two dates do not make one that can be stated' } as const;
  const [a, b] = [first, last].map((time) => parseEdtf(time.edtf)?.members[0]?.first);
  const [boundsA, boundsB] = [timeBounds(first), timeBounds(last)];
  if (!a || !b || !boundsA || !boundsB || first.calendar !== last.calendar) return refused;
  if (boundsA.jdStart >= boundsB.jdStart) return refused;
  const precision = commonUnit(a, b, first.precision === 'day' && last.precision === 'day');
  if (!precision) return refused;
  const edtf = join === 'or' ? `[${first.edtf},${last.edtf}]` : `[${first.edtf}..${last.edtf}]`;
  return { kind: 'time', time: { edtf, calendar: first.calendar, precision }, earliest: first, latest: last };
}

type YearMonth = { readonly firstYear: number; readonly lastYear: number; readonly month?: number };

function commonUnit(a: YearMonth, b: YearMonth, days: boolean): Time['precision'] | undefined {
  if (a.firstYear === b.firstYear && a.lastYear === b.lastYear && a.firstYear === a.lastYear) {
    return days && a.month === b.month ? 'month' : 'year';
  }
  const same = (length: number, shift: number): boolean =>
    Math.floor((a.firstYear - shift) / length) === Math.floor((b.lastYear - shift) / length);
  if (a.firstYear > 0 && same(10, 0)) return 'decade';
  // Wikibase counts centuries from the year 1.
  if (same(100, 1)) return 'century';
  return same(1000, 1) ? 'millennium' : undefined;
}
