/**
 * Day arithmetic of three calendars over Julian day numbers: Julian, proleptic Gregorian and tabular civil Hijri. Years
 * are astronomical (0 is 1 BCE, -43 is 44 BCE); the Julian day number is that of the day's noon. Formulas: E. G.
 * Richards, Explanatory Supplement to the Astronomical Almanac, 3rd ed., ch. 15, in whole numbers only.
 */

/** `hijri` is the tabular calendar with epoch Friday 16 July 622 (Julian) and leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29: the `islamic-civil` of Unicode CLDR. */
export type Calendar = 'julian' | 'gregorian' | 'hijri';

/** A day as its calendar labels it. */
export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** The Julian day number of a day; the day must be one of its month (see `daysInMonth`). */
export function toJulianDay(calendar: Calendar, { year, month, day }: CalendarDate): number {
  if (calendar === 'hijri') {
    return day + Math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) + 1948439;
  }
  // Count years from 1 March, so that the leap day comes last.
  const early = month < 3 ? 1 : 0;
  const y = year + 4800 - early;
  const m = month + 12 * early - 3;
  const days = day + Math.floor((153 * m + 2) / 5) + 365 * y + Math.floor(y / 4);
  return calendar === 'julian' ? days - 32083 : days - Math.floor(y / 100) + Math.floor(y / 400) - 32045;
}

/** The day that has a Julian day number. */
export function fromJulianDay(calendar: Calendar, julianDay: number): CalendarDate {
  if (calendar === 'hijri') {
    const year = Math.floor((30 * (julianDay - 1948440) + 10646) / 10631);
    const first = toJulianDay('hijri', { year, month: 1, day: 1 });
    const month = Math.min(12, Math.floor((2 * (julianDay - first)) / 59) + 1);
    return settle(calendar, year, month, julianDay);
  }
  let c = julianDay + 32082;
  let century = 0;
  if (calendar === 'gregorian') {
    const a = julianDay + 32044;
    century = Math.floor((4 * a + 3) / 146097);
    c = a - Math.floor((146097 * century) / 4);
  }
  const d = Math.floor((4 * c + 3) / 1461);
  const e = c - Math.floor((1461 * d) / 4);
  const m = Math.floor((5 * e + 2) / 153);
  return {
    year: 100 * century + d - 4800 + Math.floor(m / 10),
    month: m + 3 - 12 * Math.floor(m / 10),
    day: e - Math.floor((153 * m + 2) / 5) + 1,
  };
}

/** Corrects a month that was reckoned from the mean length of two months. */
function settle(calendar: Calendar, year: number, guess: number, julianDay: number): CalendarDate {
  let month = guess;
  while (month < 12 && toJulianDay(calendar, { year, month: month + 1, day: 1 }) <= julianDay) month++;
  while (month > 1 && toJulianDay(calendar, { year, month, day: 1 }) > julianDay) month--;
  return { year, month, day: julianDay - toJulianDay(calendar, { year, month, day: 1 }) + 1 };
}

/** How many days a month has; 0 when there is no such month. */
export function daysInMonth(calendar: Calendar, year: number, month: number): number {
  if (!Number.isInteger(month) || month < 1 || month > 12) return 0;
  const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 };
  return toJulianDay(calendar, next) - toJulianDay(calendar, { year, month, day: 1 });
}

/** Whether the calendar has the day. */
export function isDay(calendar: Calendar, { year, month, day }: CalendarDate): boolean {
  return Number.isInteger(day) && day >= 1 && day <= daysInMonth(calendar, year, month);
}
