/**
 * A Time in the forms that datasets want: first and last day, the literal of Wikidata's RDF, and schema.org's date.
 * A Time that breaks its schema gives nothing.
 */
import { fromJulianDay, toJulianDay } from './calendar.ts';
import type { Time } from './document.ts';
import { edtfBounds, parseEdtf, yearLabel, type DayBounds } from './edtf.ts';

/** Wikibase's numbers for precisions (Wikibase JSON, "time"). */
export const precisionNumbers: Readonly<Record<Time['precision'], number>> = {
  day: 11,
  month: 10,
  year: 9,
  decade: 8,
  century: 7,
  millennium: 6,
};

/** How many years a unit above the year has. */
const unitYears: Readonly<Partial<Record<Time['precision'], number>>> = { decade: 10, century: 100, millennium: 1000 };

/**
 * First and last day, inclusive, as Julian day numbers. A century or millennium is a year longer than its EDTF, because
 * people mean 600–699 or 601–700 by the 7th century: the bounds hold both.
 */
export function timeBounds(time: Time): DayBounds | undefined {
  const bounds = edtfBounds(time.edtf, time.calendar);
  const last = parseEdtf(time.edtf)?.members[0]?.last;
  if (!bounds || !last || last.lastYear - last.firstYear < 99) return bounds;
  return {
    jdStart: bounds.jdStart,
    jdEnd: toJulianDay(time.calendar, { year: last.lastYear + 2, month: 1, day: 1 }) - 1,
  };
}

/** `xsd:date` of a Julian day number: proleptic Gregorian, astronomical years. */
export function gregorianDate(julianDay: number): string {
  const { year, month, day } = fromJulianDay('gregorian', julianDay);
  return `${yearLabel(year)}-${two(month)}-${two(day)}`;
}

/** A date's value and precision as Wikidata's RDF has them. */
export interface WikibaseTime {
  /** `xsd:dateTime` of XSD 1.1. */
  readonly timestamp: string;
  /** 11 day, 10 month, 9 year, 8 decade, 7 century, 6 millennium. */
  readonly precision: number;
}

/**
 * As Wikibase writes it: a Julian day becomes a proleptic Gregorian one (JulianDateTimeValueCleaner), coarser dates keep
 * the label of their calendar with 01 for month and day, and the 7th century starts in 601 (MwTimeIsoFormatter rounds up).
 */
export function wikibaseTime(time: Time): WikibaseTime | undefined {
  const first = parseEdtf(time.edtf)?.members[0]?.first;
  const bounds = edtfBounds(time.edtf, time.calendar);
  if (!first || !bounds) return undefined;
  const precision = precisionNumbers[time.precision];
  const stamp = (date: string): WikibaseTime => ({ timestamp: `${date}T00:00:00Z`, precision });
  if (time.precision === 'day') return first.day === undefined ? undefined : stamp(gregorianDate(bounds.jdStart));
  if (time.precision === 'month') {
    return first.month === undefined ? undefined : stamp(`${yearLabel(first.firstYear)}-${two(first.month)}-01`);
  }
  return stamp(`${yearLabel(unitStart(first.firstYear, time.precision))}-01-01`);
}

/** The first year of the unit that holds a year, as Wikibase counts units: decades from 0, centuries from 1. */
function unitStart(year: number, precision: Time['precision']): number {
  const length = unitYears[precision];
  if (length === undefined) return year;
  if (length === 10) return Math.floor(year / 10) * 10;
  // 00XX and 06XX begin with the year that ends the century before; BCE there is no such year, 500 BCE being -499.
  const counted = year >= 0 && year % length === 0 ? year + 1 : year;
  return Math.floor((counted - 1) / length) * length + 1;
}

/** schema.org's dates, and how much of `YYYY-MM-DD` each leaves out. */
const schemaTypes = {
  day: { datatype: 'date', dropped: 0 },
  month: { datatype: 'gYearMonth', dropped: 3 },
  year: { datatype: 'gYear', dropped: 6 },
} as const;

/** A literal of schema.org's Date: lexical form and the local name of its XSD type. */
export interface SchemaDate {
  readonly lexical: string;
  readonly datatype: 'date' | 'gYearMonth' | 'gYear';
}

/** A date as schema.org wants it: nothing for what is coarser than a year. */
export function schemaDate(time: Time): SchemaDate | undefined {
  const { precision } = time;
  if (precision !== 'day' && precision !== 'month' && precision !== 'year') return undefined;
  const value = wikibaseTime(time);
  if (!value) return undefined;
  const { datatype, dropped } = schemaTypes[precision];
  return { lexical: value.timestamp.slice(0, value.timestamp.indexOf('T') - dropped), datatype };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
