/** Amounts in values and in prose. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileNumberWords } from '../../src/statement/number-words.ts';
import { findNumbers, readQuantity, type QuantityContext, type QuantityPoint } from '../../src/statement/quantity.ts';
import { compileUnits } from '../../src/statement/units.ts';

const data = (name: string): unknown => parse(readFileSync(new URL(`../../source/${name}`, import.meta.url), 'utf8'));
const context: QuantityContext = {
  words: compileNumberWords(data('languages/en/numbers.yaml')),
  units: compileUnits(data('units.yaml')),
};
const names = new Map([...context.units.byName.values()].map(({ item, name }) => [item, name]));

function pointLine({ quantity: { amount, lower, upper, unit }, circa, bound }: QuantityPoint): string {
  return [
    amount,
    ...(lower === undefined ? [] : [`[${lower},${upper ?? ''}]`]),
    ...(unit === undefined ? [] : [names.get(unit) ?? unit]),
    ...(circa ? ['circa'] : []),
    ...(bound ? [bound] : []),
  ].join(' ');
}

function readingLine(words: string, unit?: string): string {
  const reading = readQuantity(words, { ...context, ...(unit === undefined ? {} : { unit }) });
  if (reading.kind === 'unreadable') return 'unreadable';
  return [pointLine(reading.point), ...reading.notes.map((note) => `note ${note.words}`)].join(' ');
}

describe('a value that is an amount', () => {
  it.each([
    ['800', '800'],
    ['1,234', '1234'],
    ['1,234.50', '1234.5'],
    ['1\u00a0234', '1234'],
    ['1.234', '1.234'],
    ['0', '0'],
    ['-5 °C', '-5 degree Celsius'],
    ['−40 °F', '-40 degree Fahrenheit'],
    ['1,200,000', '1200000'],
    ['six thousand', '6000'],
    ['two hundred and five', '205'],
    ['twenty-five', '25'],
    ['one hundred twenty-three thousand four hundred and fifty-six', '123456'],
    ['2.5 million', '2500000'],
    ['3 billion', '3000000000'],
    ['400–700', '550 [400,700]'],
    ['400 - 700', '550 [400,700]'],
    ['between 400 and 700', '550 [400,700]'],
    ['from 400 to 700', '550 [400,700]'],
    ['five to seven', '6 [5,7]'],
    ['10–15 km', '12.5 [10,15] kilometre'],
    ['29.15 ± 0.02 days', '29.15 [29.13,29.17] day'],
    ['about 400', '400 circa'],
    ['c. 400', '400 circa'],
    ['c.400', '400 circa'],
    ['~400', '400 circa'],
    ['approx. 12 km', '12 kilometre circa'],
    ['over 400', '400 lower'],
    ['more than 400', '400 lower'],
    ['400+', '400 lower'],
    ['up to 5 km', '5 kilometre upper'],
    ['less than 5 km', '5 kilometre upper'],
    // Infoboxes of InfoTabS
    ['127 minutes', '127 minute'],
    ['604 ft (184 m)', '604 foot'],
    ['6 m (20 ft)', '6 metre'],
    ['107 ha', '107 hectare'],
    ['1,358 m (4,455 ft)', '1358 metre'],
    ['145 g (5.1 oz)', '145 gram'],
    ['91 kg (201 lb)', '91 kilogram'],
    ['286 lb (130 kg)', '286 pound'],
    ['185 lb (84 kg; 13 st 3 lb)', '185 pound'],
    ['24.8 knots (45.9 km/h; 28.5 mph)', '24.8 knot'],
    ['12.5 miles (20.1 km)', '12.5 mile'],
    ['13.907 kilometres (8.641 mi)', '13.907 kilometre'],
    ['1.61 m (5 ft 3 in)', '1.61 metre'],
    ['170 cm (5 ft 7 in)', '170 centimetre'],
    ['5 ft 8 in (1.73 m)', '1.73 metre'],
    ['6 ft 1 in (1.85 m)', '1.85 metre'],
    ['12 km2 (4.6 sq mi)', '12 square kilometre'],
    ['39,000 (2018)', '39000 note (2018)'],
    ['4 (including David and Laura)', '4 note (including David and Laura)'],
    ['US$300 million (2018)', '300000000 US dollars note (2018)'],
    ['€378.1 million', '378100000 euro'],
    ['US$39–50 million', '44500000 [39000000,50000000] US dollars'],
    ['45%', '45 percent'],
    ['800 employees', '800'],
    ['1.5 million people', '1500000'],
    ['833[1]', '833'],
  ])('%s: %s', (words, expected) => expect(readingLine(words)).toBe(expected));

  it.each([
    '',
    'many',
    '1,23',
    '1.234.567',
    '12:30',
    '68 : 46',
    '1,352.5/km 2 (3,527/sq mi)',
    '6 ft 2 in',
    '$14 million',
    '£5',
    '$39 - 50 million',
    '16th',
    '1st (10th in EU)',
    '700–400',
    'between 400',
    'two dozen',
    'hundreds',
    'A380',
    '2nd Dan Black Belt',
    '(+90) 224',
    '20.85 J/(mol·K)',
    '8.23 g/cm 3',
    '158.925354(8)',
    '4 ft 8 1 ⁄ 2 in (1,435 mm) standard gauge',
    '24th',
    '5, including Mike',
    '100 (Paris',
    '9'.repeat(80),
  ])('%s is unreadable', (words) => expect(readingLine(words)).toBe('unreadable'));

  it('takes the unit of the key when the value has none', () => {
    const metre = context.units.bySymbol.get('m')!.item;
    expect(readingLine('170', metre)).toBe('170 metre');
    expect(readingLine('170 cm', metre)).toBe('170 centimetre');
  });

  it('says where it stands', () => {
    const reading = readQuantity(' 5 ft 8 in (1.73 m)', context);
    expect(reading).toMatchObject({ point: { start: 12, end: 18, quantity: { lexical: '1.73 m' } } });
  });
});

describe('numbers in prose', () => {
  it.each([
    ['a delegation of between 400 and 700 Egyptians arrived', ['550 [400,700]']],
    ['an army of six thousand soldiers', ['6000']],
    ['about 1,200 men and over 300 horses', ['1200 circa', '300 lower']],
    ['one of them had two sons', ['2']],
    ['the 5th of 12, at 12:30, in the 1990s, aboard A380', ['12']],
    ['5% of 1.5 million', ['1500000']],
    ['none', []],
    ['twenty-first', []],
  ])('%s', (words, expected) => {
    expect(findNumbers(words, context).map(pointLine)).toEqual(expected);
  });
});

describe('any words', () => {
  const piece = fc.constantFrom(
    ...[
      '1',
      '234',
      ',',
      '.',
      ' ',
      '–',
      '-',
      'to',
      'and',
      'between',
      'two',
      'hundred',
      'thousand',
      'million',
      'km',
      'm',
      'ft',
    ],
    ...['(', ')', '[', ']', '±', '%', 'US$', '€', 'c.', 'over', 'é', '𐍈', '\u00a0', ';', '/', '+'],
  );
  const words = fc.oneof(
    fc.array(piece, { maxLength: 20 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 50 }),
  );
  const decimal = /^-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$/;

  it('never throw; amounts have the schema’s form and stand within the words', () => {
    fc.assert(
      fc.property(words, (text) => {
        const reading = readQuantity(text, context);
        const points = [...(reading.kind === 'quantity' ? [reading.point] : []), ...findNumbers(text, context)];
        for (const { quantity, start, end } of points) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          const { amount, lower, upper } = quantity;
          for (const part of [amount, lower ?? '0', upper ?? '0']) expect(part).toMatch(decimal);
          if (lower !== undefined) expect(Number(lower)).toBeLessThanOrEqual(Number(upper));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('read what is written with thousands parted', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (number) => {
        const text = number.toString().replace(/\B(?=(\d{3})+$)/g, ',');
        expect(readingLine(text)).toBe(number.toString());
      }),
    );
  });
});
