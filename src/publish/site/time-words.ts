/** A date in words: `1 May 656`, `July or August 658`, `44 BCE`, `650s`. */
import type { Time } from '../../statement/document.ts';
import { parseEdtf, type EdtfDate } from '../../statement/edtf.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const seasons = ['spring', 'summer', 'autumn', 'winter'];

/** The date without its calendar. */
export function dateWords({ edtf }: Pick<Time, 'edtf'>): string {
  const parsed = parseEdtf(edtf);
  if (!parsed) return edtf;
  const members = parsed.members.map(({ first, last }) =>
    first === last ? oneDate(first) : `between ${oneDate(first)} and ${oneDate(last)}`,
  );
  const years = members.map((words) => / (\S+)$/.exec(words)?.[1]);
  // `July or August 658`, not `July 658 or August 658`.
  const alike = years[0] !== undefined && years.every((year) => year === years[0]);
  return members
    .map((words, index) => (alike && index < members.length - 1 ? words.replace(/ \S+$/, '') : words))
    .join(' or ');
}

/** The name of a calendar. */
export function calendarWords({ calendar }: Pick<Time, 'calendar'>): string {
  return calendar === 'julian' ? 'Julian' : 'Gregorian';
}

/** The date with its calendar, and the Hijri one where the source has it. */
export function timeWords(time: Time): string {
  const hijri = time.hijri === undefined ? '' : `; ${time.hijri} of the Hijri calendar`;
  return `${dateWords(time)} (${calendarWords(time)} calendar${hijri})`;
}

function oneDate({ firstYear, lastYear, month, day, season }: EdtfDate): string {
  if (firstYear !== lastYear) return severalYears(firstYear, lastYear);
  const year = yearWords(firstYear);
  if (season !== undefined) return `${seasons[season - 21] ?? 'season'} ${year}`;
  if (month === undefined) return year;
  const name = months[month - 1] ?? '';
  return day === undefined ? `${name} ${year}` : `${day} ${name} ${year}`;
}

/** An astronomical year as historians count: there is no year 0. */
export function yearWords(year: number): string {
  return year > 0 ? String(year) : `${1 - year} BCE`;
}

function severalYears(first: number, last: number): string {
  if (first >= 0 && last - first === 9) return `${first}s`;
  if (first >= 0 && last - first === 99)
    return `the ${first === 0 ? '1st hundred years' : `${first}s (hundred years)`}`;
  return `${yearWords(first)} to ${yearWords(last)}`;
}
