/** What the tests of dates share: the English words, and readings written on one line. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Time } from '../../src/statement/document.ts';
import type {
  DateReading,
  FoundTime,
  IntervalReading,
  TimeContext,
  TimePoint,
  TimeReading,
} from '../../src/statement/time-reading.ts';
import { compileTimeWords } from '../../src/statement/time-words.ts';

const source = new URL('../../source/languages/en/time.yaml', import.meta.url);

export const context: TimeContext = {
  words: compileTimeWords(parse(readFileSync(source, 'utf8'))),
  calendar: 'wikibase',
};

/** `0656-05-01 J hijri=0035-11-01`; the precision only where the EDTF does not show it. */
export function timeLine({ edtf, calendar, precision, hijri }: Time): string {
  const shown =
    /^-?\d{4}(-\d\d){0,2}$/.test(edtf) &&
    { 0: 'year', 1: 'month', 2: 'day' }[edtf.slice(1).split('-').length - 1] === precision;
  return [
    edtf,
    calendar === 'julian' ? 'J' : 'G',
    ...(shown ? [] : [precision]),
    ...(hijri ? [`hijri=${hijri}`] : []),
  ].join(' ');
}

export function pointLine(point: TimePoint): string {
  const { time, earliest, latest, circa, floruit, part, disagreement } = point;
  return [
    ...(time ? [timeLine(time)] : []),
    ...(earliest ? [`>=${earliest.edtf}`] : []),
    ...(latest ? [`<=${latest.edtf}`] : []),
    ...(circa ? ['circa'] : []),
    ...(floruit ? ['floruit'] : []),
    ...(part ? [part] : []),
    ...(disagreement ? ['DISAGREES'] : []),
  ].join(' ');
}

export function readingLine(reading: TimeReading): string {
  switch (reading.kind) {
    case 'date':
      return [pointLine(reading.point), ...reading.notes.map(({ words }) => `note ${words}`)].join(' ');
    case 'interval': {
      const { from, to, open, reversed, notes } = reading;
      return [
        `${from ? pointLine(from) : ''} .. ${open ? 'now' : to ? pointLine(to) : ''}`.trim(),
        ...(reversed ? ['REVERSED'] : []),
        ...notes.map(({ words }) => `note ${words}`),
      ].join(' ');
    }
    case 'several':
      return reading.readings.map((part: DateReading | IntervalReading) => readingLine(part)).join(' + ');
    case 'partial':
      return `partial ${reading.months.join('/')}${reading.day === undefined ? '' : ` day ${reading.day}`}${reading.circa ? ' circa' : ''}`;
    default:
      return reading.kind;
  }
}

export function foundLine(words: string, { reading, role, start, end }: FoundTime): string {
  return `${role ? `${role} ` : ''}${words.slice(start, end)} = ${readingLine(reading)}`;
}
