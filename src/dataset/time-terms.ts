/**
 * Dates as RDF: Wikibase's time stamp and precision, the days they cover in the proleptic Gregorian calendar, and the
 * form that schema.org takes (data-model §5.3). Years are astronomical, as in XSD 1.1: 44 BCE is -0043.
 */
import type { Literal, NamedNode } from '@rdfjs/types';
import { fromJulianDay } from '../statement/calendar.ts';
import { edtfBounds, parseEdtf, yearLabel, type EdtfDate } from '../statement/edtf.ts';
import type { Time } from '../statement/document.ts';
import type { Terms } from './terms.ts';
import { xsd } from './vocabulary.ts';

const two = (number: number): string => String(number).padStart(2, '0');

/** A day of the Gregorian calendar as XSD writes it. */
function gregorianDay(julianDay: number): string {
  const { year, month, day } = fromJulianDay('gregorian', julianDay);
  return `${yearLabel(year)}-${two(month)}-${two(day)}`;
}

/** The first date that an EDTF allows. */
function firstDate(time: Time): EdtfDate | undefined {
  return parseEdtf(time.edtf)?.members[0]?.first;
}

/** A year within the unit as Wikibase counts it: its centuries and millennia end with the round year. */
function stampYear({ firstYear, lastYear }: EdtfDate, precision: Time['precision']): number {
  if (precision === 'century' || precision === 'millennium') return lastYear > 0 ? firstYear + 1 : firstYear;
  return firstYear;
}

/**
 * The value that Wikibase gives a date in RDF: a Julian day is converted to the proleptic Gregorian calendar, coarser
 * dates keep their label, with 01 for what is not known (`JulianDateTimeValueCleaner`).
 */
export function wikibaseTime(time: Time, terms: Terms): Literal | undefined {
  const date = firstDate(time);
  const bounds = edtfBounds(time.edtf, time.calendar);
  if (!date || !bounds) return terms.typed(time.edtf, xsd('dateTime'));
  if (time.precision === 'day') return terms.typed(`${gregorianDay(bounds.jdStart)}T00:00:00Z`, xsd('dateTime'));
  const month = time.precision === 'month' ? (date.month ?? 1) : 1;
  return terms.typed(`${yearLabel(stampYear(date, time.precision))}-${two(month)}-01T00:00:00Z`, xsd('dateTime'));
}

/** What a date covers, for comparing: pairs of a term's name and its value. */
export function timeBounds(time: Time, terms: Terms): [name: string, value: Literal | undefined][] {
  const bounds = edtfBounds(time.edtf, time.calendar);
  if (!bounds) return [];
  const { jdStart, jdEnd } = bounds;
  const days: [string, Literal | undefined][] =
    jdStart === jdEnd
      ? [['julianDay', terms.integer(jdStart)]]
      : [
          ['jdStart', terms.integer(jdStart)],
          ['jdEnd', terms.integer(jdEnd)],
        ];
  const year = firstDate(time);
  return [
    ['notBefore', terms.typed(gregorianDay(jdStart), xsd('date'))],
    ['notAfter', terms.typed(gregorianDay(jdEnd), xsd('date'))],
    ...days,
    ['year', year && terms.integer(year.firstYear)],
  ];
}

/** A date as schema.org takes it: the smallest unit of ISO 8601 that holds it; nothing when that is more than a year. */
export function schemaDate(time: Time, terms: Terms): Literal | undefined {
  const dates = parseEdtf(time.edtf)?.members.flatMap(({ first, last }) => [first, last]) ?? [];
  const date = dates[0];
  const bounds = edtfBounds(time.edtf, time.calendar);
  if (
    !date ||
    !bounds ||
    dates.some(({ firstYear, lastYear }) => firstYear !== date.firstYear || lastYear !== firstYear)
  )
    return undefined;
  const forms: Partial<Record<Time['precision'], [string, NamedNode]>> = {
    day: [gregorianDay(bounds.jdStart), xsd('date')],
    month: [`${yearLabel(date.firstYear)}-${two(date.month ?? 1)}`, xsd('gYearMonth')],
    year: [yearLabel(date.firstYear), xsd('gYear')],
  };
  const form = forms[time.precision];
  return form && terms.typed(...form);
}
