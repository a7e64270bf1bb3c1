/** Dates as RDF terms: Wikibase's time stamp, the days that a date covers for comparing, and schema.org's date (data-model §5.3). */
import type { Literal } from '@rdfjs/types';
import type { Time } from '../statement/document.ts';
import { parseEdtf } from '../statement/edtf.ts';
import { gregorianDate, schemaDate, timeBounds, wikibaseTime } from '../statement/time-forms.ts';
import type { Terms } from './terms.ts';
import { xsd } from './vocabulary.ts';

/** The value that Wikibase gives a date in RDF; what is no EDTF is refused. */
export function timeStamp(time: Time, terms: Terms): Literal | undefined {
  return terms.typed(wikibaseTime(time)?.timestamp ?? time.edtf, xsd('dateTime'));
}

/** What a date covers: names of own terms with their values. */
export function boundTerms(time: Time, terms: Terms): [name: string, value: Literal | undefined][] {
  const bounds = timeBounds(time);
  const year = parseEdtf(time.edtf)?.members[0]?.first.firstYear;
  if (!bounds || year === undefined) return [];
  const { jdStart, jdEnd } = bounds;
  const days: [string, number][] =
    jdStart === jdEnd
      ? [['julianDay', jdStart]]
      : [
          ['jdStart', jdStart],
          ['jdEnd', jdEnd],
        ];
  return [
    ['notBefore', terms.typed(gregorianDate(jdStart), xsd('date'))],
    ['notAfter', terms.typed(gregorianDate(jdEnd), xsd('date'))],
    ...days.map(([name, day]): [string, Literal | undefined] => [name, terms.integer(day)]),
    ['year', terms.integer(year)],
  ];
}

/** A date as schema.org takes it; nothing when it is coarser than a year. */
export function schemaTime(time: Time, terms: Terms): Literal | undefined {
  const date = schemaDate(time);
  return date && terms.typed(date.lexical, xsd(date.datatype));
}
