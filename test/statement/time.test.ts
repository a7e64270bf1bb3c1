/** Dates in values and in prose: tables of what each is read as, and what holds for any words at all. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromJulianDay } from '../../src/statement/calendar.ts';
import type { Time } from '../../src/statement/document.ts';
import { timeBounds, wikibaseTime } from '../../src/statement/time-forms.ts';
import type { TimePoint } from '../../src/statement/time-reading.ts';
import { completes, completeTime, findTimes, pointWithin, readTime } from '../../src/statement/time.ts';
import { context, foundLine, pointLine, readingLine } from './time-cases.ts';

const lines = (name: string): string[] =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '));

describe('a value that is a date', () => {
  const rows = lines('time-values.tsv').map((line): [string, string] => line.split('\t') as [string, string]);

  it('has a long table', () => expect(rows.length).toBeGreaterThan(400));

  it.each(rows)('%s: %s', (words, expected) => expect(readingLine(readTime(words, context))).toBe(expected));

  it('says where its words stand and why it cannot be read', () => {
    const reading = readTime('c. 1860 (Paris), 1870', context);
    expect(reading).toMatchObject({
      kind: 'several',
      readings: [
        { point: { start: 0, end: 15, time: { lexical: '1860' } }, notes: [{ words: '(Paris)', start: 8, end: 15 }] },
        { point: { start: 17, end: 21 } },
      ],
    });
    expect(readTime('Paris, 1914', context)).toEqual({
      kind: 'unreadable',
      reason: '"Paris, 1914" is no part of a date',
    });
  });

  it('keeps to the calendar of the configuration', () => {
    const read = (words: string, calendar: 'julian' | 'gregorian' | 'wikibase'): string =>
      readingLine(readTime(words, { ...context, calendar }));
    expect(read('1 May 656', 'gregorian')).toBe('0656-05-01 G');
    expect(read('1 May 1900', 'julian')).toBe('1900-05-01 J');
    expect(read('29 February 1900', 'julian')).toBe('1900-02-29 J');
    expect(read('1582', 'wikibase')).toBe('1582 J');
    expect(read('1583', 'wikibase')).toBe('1583 G');
    // A second calendar proves the first.
    expect(read("May 1, 656 (1 Dhu al-Qa'da 35 AH)", 'gregorian')).toBe('0656-05-01 J hijri=0035-11-01');
    expect(read("May 4, 656 (1 Dhu al-Qa'da 35 AH)", 'julian')).toBe('0656-05-04 G hijri=0035-11-01');
  });
});

describe('dates in prose', () => {
  const blocks = readFileSync(new URL('time-prose.txt', import.meta.url), 'utf8')
    .split('\n> ')
    .slice(1);

  it.each(blocks)('%s', (block) => {
    const [sentence = '', ...expected] = block.split('\n');
    const found = findTimes(sentence, context).map((time) => foundLine(sentence, time));
    expect(found).toEqual(expected.filter((line) => line !== '').map((line) => line.trim()));
  });

  it('tells where the phrase starts', () => {
    expect(findTimes('In July 658, he', context)[0]).toMatchObject({ phraseStart: 0, start: 3, end: 11 });
    expect(findTimes('(b. c. 631)', context)[0]).toMatchObject({ phraseStart: 1, start: 4, end: 10, role: 'born' });
  });
});

describe('a date without a year', () => {
  const partial = (words: string) => {
    const reading = readTime(words, context);
    if (reading.kind !== 'partial') throw new Error(`${words} is ${reading.kind}`);
    return reading;
  };
  const point = (words: string): TimePoint => {
    const reading = readTime(words, context);
    if (reading.kind !== 'date') throw new Error(`${words} is ${reading.kind}`);
    return reading.point;
  };

  it.each([
    ['July/August', 658, '[0658-07,0658-08] J year >=0658-07 <=0658-08'],
    ['5 May', 1990, '1990-05-05 G'],
    ['c. May', -43, '-0043-05 J circa'],
    ['29 February', 1901, undefined],
  ])('%s in %i', (words, year, expected) => {
    const completed = completeTime(partial(words), year, context);
    expect(completed && pointLine(completed)).toBe(expected);
  });

  it.each([
    ['July/August', 'July/August 658', true],
    ['July/August', 'July 658', false],
    ['July', 'July 658', true],
    ['July', 'July/August 658', false],
    ['5 May', '5 May 1990', true],
    ['5 May', 'May 1990', false],
    ['5 May', '6 May 1990', false],
    ['May', '5 May 1990', false],
    ['March', '15 BC', false],
  ])('%s is completed by %s: %s', (words, other, expected) => {
    expect(completes(partial(words), point(other))).toBe(expected);
  });

  it('makes a point of a period', () => {
    const within = pointWithin(point('1870'), point('c. 1875'));
    expect(within && pointLine(within)).toBe('[1870..1875] G decade >=1870 <=1875 circa');
    expect(pointWithin(point('1875'), point('1870'))).toBeUndefined();
    expect(pointWithin(point('before 1875'), point('1870'))).toBeUndefined();
  });
});

const piece = fc.constantFrom(
  ...[
    'May',
    'july',
    '12',
    '1st',
    '656',
    '1990',
    '1990s',
    '7th',
    'century',
    'AH',
    'AD',
    'BC',
    'Muharram',
    'c.',
    'before',
  ],
  ...[
    'between',
    'and',
    'or',
    'to',
    'present',
    'since',
    'b.',
    'O.S.',
    'aged',
    'years',
    'early',
    'the',
    'year',
    'spring',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '–',
    '-',
    '/',
    ',',
    ';',
    '.',
    '?',
    ' ',
    ' ',
    ' ',
    '\u200e',
    '\n',
    '0',
    '2',
    '1990-05-01',
    'é',
    '𐍈',
  ],
);
const dateLike = fc.array(piece, { maxLength: 25 }).map((parts) => parts.join(''));
const anyWords = fc.oneof(dateLike, fc.string({ unit: 'binary', maxLength: 60 }));

function pointsOf(reading: ReturnType<typeof readTime>): TimePoint[] {
  if (reading.kind === 'date') return [reading.point];
  if (reading.kind === 'interval') return [reading.from, reading.to].filter((point) => point !== undefined);
  return reading.kind === 'several' ? reading.readings.flatMap(pointsOf) : [];
}

describe('any words', () => {
  const check = (point: TimePoint, words: string): void => {
    expect(point.start).toBeGreaterThanOrEqual(0);
    expect(point.start).toBeLessThan(point.end);
    expect(point.end).toBeLessThanOrEqual(words.length);
    const times = [point.time, point.earliest, point.latest].filter((time): time is Time => time !== undefined);
    expect(times.length).toBeGreaterThan(0);
    for (const time of times) {
      const bounds = timeBounds(time);
      expect(bounds, JSON.stringify(time)).toBeDefined();
      expect(bounds!.jdStart).toBeLessThanOrEqual(bounds!.jdEnd);
      expect(wikibaseTime(time), JSON.stringify(time)).toBeDefined();
    }
    if (point.earliest && point.latest) {
      expect(timeBounds(point.earliest)!.jdStart).toBeLessThanOrEqual(timeBounds(point.latest)!.jdEnd);
    }
  };

  it('never throw; what is read is a Time with bounds, within the words', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        for (const point of pointsOf(readTime(words, context))) check(point, words);
        let last = 0;
        for (const found of findTimes(words, context)) {
          expect(found.phraseStart).toBeGreaterThanOrEqual(last);
          expect(found.start).toBeGreaterThanOrEqual(found.phraseStart);
          last = found.end;
          for (const point of pointsOf(found.reading)) check(point, words);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('read every day in every order of its parts', () => {
    const months = 'January February March April May June July August September October November December'.split(' ');
    fc.assert(
      fc.property(fc.integer({ min: 1_757_585, max: 2_500_000 }), (jd) => {
        const { year, month, day } = fromJulianDay(jd < 2_299_239 ? 'julian' : 'gregorian', jd);
        const name = months[month - 1]!;
        for (const words of [
          `${day} ${name} ${year}`,
          `${name} ${day}, ${year}`,
          `${day} ${name.slice(0, 3)} ${year} AD`,
        ]) {
          const [point] = pointsOf(readTime(words, context));
          expect(point?.time && timeBounds(point.time), words).toEqual({ jdStart: jd, jdEnd: jd });
        }
      }),
    );
  });

  it.each(['(', '1 ', '1-', 'May ', '1990 (', 'c. ', '[1990 ', '1/', 'a1', "'", '1,234,', 'Dhu al-'])(
    'take linear time for %o again and again',
    (part) => {
      const time = (count: number): number => {
        const words = part.repeat(count);
        const before = process.cpuUsage().user;
        readTime(words, context);
        findTimes(words, context);
        return (process.cpuUsage().user - before) / 1000;
      };
      time(1_000);
      // In milliseconds. Quadratic work would take a hundred times as long for ten times the words.
      expect(time(20_000)).toBeLessThan(40 * Math.max(time(2_000), 20));
    },
  );
});
