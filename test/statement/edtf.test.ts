/** EDTF and its bounds, against the tables of two validators, an EDTF library and the data model. */
import { existsSync, readFileSync } from 'node:fs';
import edtf from 'edtf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromJulianDay, toJulianDay } from '../../src/statement/calendar.ts';
import type { Time } from '../../src/statement/document.ts';
import { edtfBounds, edtfOf, parseEdtf } from '../../src/statement/edtf.ts';
import { gregorianDate, schemaDate, timeBounds, wikibaseTime } from '../../src/statement/time-forms.ts';

const suite = new URL('../../../shared/data/suites/edtf/', import.meta.url);
const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, suite), 'utf8'));

const julian = (edtf: string, precision: Time['precision']): Time => ({ edtf, calendar: 'julian', precision });
const gregorian = (edtf: string, precision: Time['precision']): Time => ({ edtf, calendar: 'gregorian', precision });

// time, timestamp, precision, first and last day, schema.org
const rows: [Time, string, number, string, string, string | undefined][] = [
  // The table of the data model.
  [julian('0657', 'year'), '0657-01-01', 9, '0657-01-04', '0658-01-03', '0657 gYear'],
  [julian('[0658-07,0658-08]', 'year'), '0658-01-01', 9, '0658-07-04', '0658-09-03', '0658 gYear'],
  [julian('0658-07', 'month'), '0658-07-01', 10, '0658-07-04', '0658-08-03', '0658-07 gYearMonth'],
  [julian('0656-05-01', 'day'), '0656-05-04', 11, '0656-05-04', '0656-05-04', '0656-05-04 date'],
  // Other forms.
  [gregorian('1950-01-31', 'day'), '1950-01-31', 11, '1950-01-31', '1950-01-31', '1950-01-31 date'],
  [julian('-0043-03-15', 'day'), '-0043-03-13', 11, '-0043-03-13', '-0043-03-13', '-0043-03-13 date'],
  [julian('-0043', 'year'), '-0043-01-01', 9, '-0044-12-30', '-0043-12-29', '-0043 gYear'],
  [gregorian('187X', 'decade'), '1870-01-01', 8, '1870-01-01', '1879-12-31', undefined],
  [gregorian('18XX', 'century'), '1801-01-01', 7, '1800-01-01', '1900-12-31', undefined],
  [julian('06XX', 'century'), '0601-01-01', 7, '0600-01-03', '0701-01-04', undefined],
  [julian('-04XX', 'century'), '-0499-01-01', 7, '-0500-12-27', '-0399-12-26', undefined],
  [julian('00XX', 'century'), '0001-01-01', 7, '-0001-12-30', '0100-12-30', undefined],
  [gregorian('1XXX', 'millennium'), '1001-01-01', 6, '1000-01-01', '2000-12-31', undefined],
  [gregorian('[1870,1871]', 'decade'), '1870-01-01', 8, '1870-01-01', '1871-12-31', undefined],
  [gregorian('[1899,1900]', 'century'), '1801-01-01', 7, '1899-01-01', '1900-12-31', undefined],
  [gregorian('[1870..1890]', 'century'), '1801-01-01', 7, '1870-01-01', '1890-12-31', undefined],
  [gregorian('1812-24', 'year'), '1812-01-01', 9, '1811-12-01', '1813-02-28', '1812 gYear'],
  [gregorian('1812-22', 'year'), '1812-01-01', 9, '1812-01-01', '1812-12-31', '1812 gYear'],
  [julian('Y-12000', 'year'), '-12000-01-01', 9, '-12001-10-01', '-12000-09-30', '-12000 gYear'],
];

describe('forms of a time', () => {
  it.each(rows)('%o', (time, timestamp, precision, first, last, schema) => {
    expect(wikibaseTime(time)).toEqual({ timestamp: `${timestamp}T00:00:00Z`, precision });
    const bounds = timeBounds(time)!;
    expect([gregorianDate(bounds.jdStart), gregorianDate(bounds.jdEnd)]).toEqual([first, last]);
    const date = schemaDate(time);
    expect(date && `${date.lexical} ${date.datatype}`).toBe(schema);
  });

  it('gives the Julian days of the data model', () => {
    expect(timeBounds(julian('[0658-07,0658-08]', 'year'))).toEqual({ jdStart: 1961574, jdEnd: 1961635 });
    expect(timeBounds(julian('0656-05-01', 'day'))).toEqual({ jdStart: 1960783, jdEnd: 1960783 });
  });

  it.each([
    '0656-02-30',
    '1900-13',
    '',
    'x',
    '[]',
    '[1900',
    '-0000',
    '65X-01',
    '20067890',
    ' 1900',
    '1900-1',
    '[1900..]',
  ])('gives nothing for %o', (text) => {
    const time = gregorian(text, 'day');
    expect([timeBounds(time), wikibaseTime(time), schemaDate(time)]).toEqual([undefined, undefined, undefined]);
  });
});

describe('EDTF', () => {
  it('never throws and orders its bounds', () => {
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...'0123456789X-[],.Y/'.split('')), { maxLength: 24 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom('julian', 'gregorian'), (edtf, calendar) => {
        const bounds = edtfBounds(edtf, calendar);
        if (bounds) expect(bounds.jdStart).toBeLessThanOrEqual(bounds.jdEnd);
      }),
    );
  });

  it('reads what it writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -2_000_000, max: 4_000_000 }),
        fc.constantFrom('julian', 'gregorian'),
        (jd, calendar) => {
          const { year, month, day } = fromJulianDay(calendar, jd);
          expect(edtfBounds(edtfOf(year, month, day), calendar)).toEqual({ jdStart: jd, jdEnd: jd });
          const whole = edtfBounds(edtfOf(year), calendar)!;
          expect(whole.jdStart).toBe(toJulianDay(calendar, { year, month: 1, day: 1 }));
        },
      ),
    );
  });

  it('agrees with edtf.js on Gregorian dates', () => {
    for (const text of [
      '1985',
      '1985-04',
      '1985-04-12',
      '-0043',
      '0657',
      '0000-02',
      '201X',
      '19XX',
      '[1667,1668]',
      '2000-02-29',
    ]) {
      const theirs = edtf(text);
      const days = [theirs.min, theirs.max].map((ms) => Math.floor(ms / 86_400_000) + 2440588);
      const bounds = edtfBounds(text, 'gregorian')!;
      expect([bounds.jdStart, bounds.jdEnd], text).toEqual(days);
    }
  });

  // Where the tables are not at hand, these two say that they are skipped.
  const there = existsSync(suite);

  it.runIf(there)('reads its part of the tables of python-edtf, with their bounds, and refuses the rest', () => {
    const { EXAMPLES, BAD } = json('python-edtf-examples.json') as { EXAMPLES: [string, string[]][]; BAD: string[] };
    const read = EXAMPLES.filter(([text]) => /^[^~?%]*$/.test(text) && !/-2\d$/.test(text) && parseEdtf(text));
    expect(read.length).toBeGreaterThan(12);
    for (const [text, dates] of read) {
      const bounds = edtfBounds(text, 'gregorian')!;
      const plain = (date: string): string => date.replace(/^Y/, '');
      expect([gregorianDate(bounds.jdStart), gregorianDate(bounds.jdEnd)], text).toEqual([
        plain(dates[0]!),
        plain(dates[1] ?? dates[0]!),
      ]);
    }
    for (const text of BAD) expect(edtfBounds(text, 'gregorian'), text).toBeUndefined();
  });

  it.runIf(there)('refuses what the validator of UNT refuses', () => {
    const lists = json('unt-edtf-validate-lists.json') as Record<string, string[]>;
    const bad = Object.entries(lists)
      .filter(([name]) => name.startsWith('invalid'))
      .flatMap(([, list]) => list);
    expect(bad.length).toBeGreaterThan(40);
    for (const text of bad) expect(edtfBounds(text, 'gregorian'), text).toBeUndefined();
  });
});
