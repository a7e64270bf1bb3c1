/**
 * Reads the EDTF that a Time holds: one date, or one of several, in the labels of its calendar. It is the part of EDTF
 * level 2 (Library of Congress, 2019-02-04) that says one point in time:
 *
 *     0657  0658-07  0656-05-01  -0043  Y-12000     years, months, days; years are astronomical
 *     065X  06XX  0658-24                           decade, century, winter
 *     [0658-07,0658-08]  [1870..1890]               one of these
 *
 * What is approximate or uncertain is no part of it: a qualifier says so.
 */
import { daysInMonth, toJulianDay } from './calendar.ts';
import type { Time } from './document.ts';

/** A calendar whose labels a Time may hold. */
export type LabelCalendar = Time['calendar'];

/** One date: a year, or all the years that its unspecified digits allow. */
export interface EdtfDate {
  /** First and last year, astronomical; different only for unspecified digits. */
  readonly firstYear: number;
  readonly lastYear: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
  /** 21 to 24: spring, summer, autumn, winter, of whichever hemisphere. */
  readonly season?: number;
}

/** The dates of which one is meant, by their bounds; a single date is its own first and last. */
export interface Edtf {
  readonly members: readonly { readonly first: EdtfDate; readonly last: EdtfDate }[];
}

/** First and last day, inclusive, as Julian day numbers. */
export interface DayBounds {
  readonly jdStart: number;
  readonly jdEnd: number;
}

const dateForm = /^(?:(-?)(\d{4}|\d{3}X|\d{2}XX|\dXXX)|Y(-?[1-9]\d{4,8}))(?:-(\d\d)(?:-(\d\d))?)?$/;

/** Reads an EDTF string; nothing when it is not of the part described above. Whether a month has the day is left to `edtfBounds`. */
export function parseEdtf(edtf: string): Edtf | undefined {
  if (!edtf.startsWith('[')) {
    const date = parseDate(edtf);
    return date && { members: [{ first: date, last: date }] };
  }
  if (!edtf.endsWith(']')) return undefined;
  const members = edtf
    .slice(1, -1)
    .split(',')
    .map((member) => {
      const [from = '', to, more] = member.split('..');
      const first = parseDate(from);
      const last = to === undefined ? first : parseDate(to);
      return first && last && more === undefined ? { first, last } : undefined;
    });
  return members.every((member) => member !== undefined) ? { members } : undefined;
}

function parseDate(text: string): EdtfDate | undefined {
  const match = dateForm.exec(text);
  if (!match) return undefined;
  const [, sign, digits = '', long, second, third] = match;
  if (sign && digits === '0000') return undefined;
  const ends = long
    ? [Number(long), Number(long)]
    : ['0', '9'].map((digit) => Number(digits.replaceAll('X', digit)) * (sign ? -1 : 1));
  const [firstYear = 0, lastYear = 0] = ends.sort((a, b) => a - b);
  // -0 is 0.
  const years = { firstYear: firstYear + 0, lastYear: lastYear + 0 };
  if (second === undefined) return years;
  const number = Number(second);
  if (firstYear !== lastYear) return undefined;
  if (number >= 21 && number <= 24) return third === undefined ? { ...years, season: number } : undefined;
  if (number < 1 || number > 12) return undefined;
  return third === undefined ? { ...years, month: number } : { ...years, month: number, day: Number(third) };
}

/** The days that an EDTF covers in a calendar; nothing when it cannot be read or the calendar lacks a day of it. */
export function edtfBounds(edtf: string, calendar: LabelCalendar): DayBounds | undefined {
  const parsed = parseEdtf(edtf);
  if (!parsed) return undefined;
  let jdStart = Infinity;
  let jdEnd = -Infinity;
  for (const { first, last } of parsed.members) {
    const start = dateBounds(first, calendar);
    const end = dateBounds(last, calendar);
    if (!start || !end || start.jdStart > end.jdEnd) return undefined;
    jdStart = Math.min(jdStart, start.jdStart);
    jdEnd = Math.max(jdEnd, end.jdEnd);
  }
  return { jdStart, jdEnd };
}

function dateBounds(date: EdtfDate, calendar: LabelCalendar): DayBounds | undefined {
  const { firstYear, lastYear, month, day, season } = date;
  const day1 = (year: number, m: number): number => toJulianDay(calendar, { year, month: m, day: 1 });
  if (month !== undefined) {
    const jdStart = day1(firstYear, month) + (day ?? 1) - 1;
    const length = daysInMonth(calendar, firstYear, month);
    if (day !== undefined && (day < 1 || day > length)) return undefined;
    return { jdStart, jdEnd: day === undefined ? jdStart + length - 1 : jdStart };
  }
  // Which months a season has depends on the hemisphere; a winter may belong to either of two years.
  if (season === 24) return { jdStart: day1(firstYear - 1, 12), jdEnd: day1(firstYear + 1, 3) - 1 };
  return { jdStart: day1(firstYear, 1), jdEnd: day1(lastYear + 1, 1) - 1 };
}

/** An astronomical year as EDTF and XSD 1.1 write it: four digits at least. */
export function yearLabel(year: number): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  return year < 0 ? `-${digits}` : digits;
}

/** EDTF for a year, month or day. */
export function edtfOf(year: number, month?: number, day?: number): string {
  const label = Math.abs(year) > 9999 ? `Y${year}` : yearLabel(year);
  return [label, month, day]
    .filter((part) => part !== undefined)
    .map((part) => (typeof part === 'number' ? String(part).padStart(2, '0') : part))
    .join('-');
}
