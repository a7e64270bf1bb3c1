/** Julian day numbers, against the table of the data model, Intl and themselves. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysInMonth, fromJulianDay, isDay, toJulianDay, type Calendar } from '../../src/statement/calendar.ts';

const known: [Calendar, number, number, number, number][] = [
  ['julian', -4712, 1, 1, 0],
  ['julian', 656, 5, 1, 1960783],
  ['gregorian', 656, 5, 4, 1960783],
  ['hijri', 35, 11, 1, 1960783],
  ['julian', 658, 7, 1, 1961574],
  ['julian', 658, 8, 31, 1961635],
  ['hijri', 1, 1, 1, 1948440],
  ['julian', 622, 7, 16, 1948440],
  ['julian', 1582, 10, 4, 2299160],
  ['gregorian', 1582, 10, 15, 2299161],
  ['gregorian', 2000, 1, 1, 2451545],
  ['gregorian', 1970, 1, 1, 2440588],
  ['julian', -43, 3, 15, 1705426],
  ['julian', 0, 2, 29, 1721117],
  ['gregorian', 0, 1, 1, 1721060],
];

describe('calendar', () => {
  it.each(known)('%s %i-%i-%i is day %i', (calendar, year, month, day, jd) => {
    expect(toJulianDay(calendar, { year, month, day })).toBe(jd);
    expect(fromJulianDay(calendar, jd)).toEqual({ year, month, day });
  });

  it.each(['julian', 'gregorian', 'hijri'] as const)('%s goes to day numbers and back', (calendar) => {
    fc.assert(
      fc.property(fc.integer({ min: -4_000_000, max: 4_000_000 }), (jd) => {
        const date = fromJulianDay(calendar, jd);
        expect(isDay(calendar, date)).toBe(true);
        expect(toJulianDay(calendar, date)).toBe(jd);
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with Intl in the Hijri and Gregorian calendars', () => {
    const parts = (name: string) =>
      new Intl.DateTimeFormat(`en-u-ca-${name}-nu-latn`, {
        timeZone: 'UTC',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
      });
    const hijri = parts('islamic-civil');
    const gregorian = parts('gregory');
    const read = (format: Intl.DateTimeFormat, jd: number) => {
      const found = Object.fromEntries(
        format.formatToParts(new Date((jd - 2440588) * 86_400_000)).map(({ type, value }) => [type, Number(value)]),
      );
      return { year: found['year'], month: found['month'], day: found['day'] };
    };
    for (let jd = 1948440; jd < 2_500_000; jd += 89) {
      expect(fromJulianDay('hijri', jd), String(jd)).toEqual(read(hijri, jd));
      if (jd >= 2299161) expect(fromJulianDay('gregorian', jd), String(jd)).toEqual(read(gregorian, jd));
    }
  });

  it('knows leap years', () => {
    expect(daysInMonth('julian', 1900, 2)).toBe(29);
    expect(daysInMonth('gregorian', 1900, 2)).toBe(28);
    expect(daysInMonth('gregorian', 2000, 2)).toBe(29);
    expect(daysInMonth('julian', 0, 2)).toBe(29);
    expect(daysInMonth('hijri', 2, 12)).toBe(30);
    expect(daysInMonth('hijri', 3, 12)).toBe(29);
    expect(daysInMonth('gregorian', 2000, 13)).toBe(0);
    expect(isDay('gregorian', { year: 1900, month: 2, day: 30 })).toBe(false);
  });
});
