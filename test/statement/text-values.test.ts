/** Coordinates, languages by their letters, addresses, identifiers, file names. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCoordinate } from '../../src/statement/coordinate.ts';
import { isOtherScript, languageOf } from '../../src/statement/language.ts';
import { readIdentifier, readIsbn, readMediaFile, readString, readUrl } from '../../src/statement/text-values.ts';

describe('coordinates', () => {
  it.each([
    ['30°03′N 31°14′E', '30.05 31.2333333333 0.016666666666666666'],
    ['51.5°N 0.12°W', '51.5 -0.12 0.1'],
    ['51.50, -0.12', '51.5 -0.12 0.01'],
    ['41.383; 2.183', '41.383 2.183 0.001'],
    ['48°51\'24"N 2°21\'03"E', '48.8566666667 2.3508333333 0.0002777777777777778'],
    ['6°54′43″S 107°36′35″E\ufeff / \ufeff6.9120°S 107.6097°E', '-6.9119444444 107.6097222222 0.0002777777777777778'],
    ['40°45′41.34″N 73°58′39.59″W', '40.7614833333 -73.9776638889 0.000002777777777777778'],
    ['30°N, 31°E', '30 31 1'],
    ['0°N 0°E', '0 0 1'],
    ['90°S 0°E', '-90 0 1'],
  ])('%s', (words, expected) => {
    const reading = readCoordinate(words);
    if (reading.kind !== 'coordinate') throw new Error(reading.reason);
    const { latitude, longitude, precision } = reading.coordinate;
    expect(`${latitude} ${longitude} ${precision}`).toBe(expected);
  });

  it.each([
    '',
    'north',
    '51, 0',
    '91°N 5°E',
    '30°N 181°E',
    '30°70′N 1°E',
    '30.5°10′N 1°E',
    '30°N 31°E in a field',
    '30°N',
  ])('%o is unreadable', (words) => expect(readCoordinate(words).kind).toBe('unreadable'));

  it('are never thrown at', () => {
    const piece = fc.constantFrom(...['30', '°', '′', '″', 'N', 'E', 'W', ' ', ',', '.', '-', '/', '\ufeff', '200']);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (words) => {
          const reading = readCoordinate(words);
          if (reading.kind !== 'coordinate') return;
          expect(Math.abs(Number(reading.coordinate.latitude))).toBeLessThanOrEqual(90);
          expect(Math.abs(Number(reading.coordinate.longitude))).toBeLessThanOrEqual(180);
          expect(reading.end).toBeLessThanOrEqual(words.length);
        },
      ),
    );
  });
});

describe('languages', () => {
  it.each([
    ['Ali', 'en', 'en'],
    ['1990', 'en', 'en'],
    ['مُحَمَّد بْن أَبِي بَكْر', 'en', 'ar'],
    ['علي بن (Ali)', 'ar', 'ar'],
    ['پرویز', 'en', 'und-arab'],
    ['پرویز', 'fa', 'fa'],
    ['ټول', 'en', 'ps'],
    ['Володимир', 'en', 'und-cyrl'],
    ['Володимир', 'ru', 'ru'],
    ['Україна', 'en', 'uk'],
    ['Ўладзімір', 'en', 'be'],
    ['Ђоковић', 'en', 'sr'],
    ['Скопје, Ѓорче', 'en', 'mk'],
    ['李振藩', 'en', 'und-hani'],
    ['李振藩', 'zh', 'zh'],
    ['李さん', 'en', 'ja'],
    ['김', 'en', 'ko'],
    ['דוד', 'en', 'he'],
    ['Ἀλέξανδρος', 'en', 'und-grek'],
    ['თბილისი', 'en', 'ka'],
    ['Հայաստան', 'en', 'hy'],
    ['Ali', 'ru', 'und-latn'],
  ])('%s in %s is %s', (text, article, expected) => {
    expect(languageOf(text, article)).toBe(expected);
    expect(expected).toMatch(/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/);
  });

  it('knows names in other scripts', () => {
    expect(['مُحَمَّد', 'Ali', '1990', 'Ali علي'].map(isOtherScript)).toEqual([true, false, false, false]);
  });
});

describe('addresses', () => {
  it.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['http://example.org', 'http://example.org/'],
    ['www.example.org', 'http://www.example.org/'],
    ['example.co.uk/path', 'http://example.co.uk/path'],
    ['https://exämple.org/ü', 'https://xn--exmple-cua.org/%C3%BC'],
    ['//example.org', 'http://example.org/'],
  ])('%s', (words, url) => expect(readUrl(words)).toEqual({ kind: 'url', url }));

  it.each([
    'javascript:alert(1)',
    'ftp://example.org',
    'mailto:a@example.org',
    'data:text/html,x',
    'https://a:b@example.org',
  ])('%s is unsafe', (words) => expect(readUrl(words)).toEqual({ kind: 'unsafe' }));

  it.each([
    '',
    'Official website',
    'example',
    'https://',
    'https://a b.org',
    'http://localhost',
    'a<b>.org',
    '1.5',
    'http://x.org>y',
  ])('%o is unreadable', (words) => expect(readUrl(words).kind).not.toBe('url'));

  it('give addresses that need no escape, whatever the words', () => {
    const piece = fc.constantFrom(
      ...['http', 's', ':', '/', '//', 'example', '.org', '@', '?', '#', '%', ' ', 'ü', '>', '"', '𐍈', '\\'],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (words) => {
          const reading = readUrl(words);
          if (reading.kind === 'url') expect(reading.url).toMatch(/^https?:\/\/[^\s<>"{}|\\^`\u0080-\uffff]+$/);
        },
      ),
    );
  });
});

describe('identifiers, files, strings', () => {
  it.each([
    ['0-306-40615-2', '0-306-40615-2'],
    ['ISBN 978-0-306-40615-7', '978-0-306-40615-7'],
    ['9780306406157', '9780306406157'],
    ['080442957x', '080442957X'],
    ['978–0–306–40615–7', '978-0-306-40615-7'],
    ['978-0-306-40615-8', undefined],
    ['0-306-40615-3', undefined],
    ['123', undefined],
    ['', undefined],
  ])('ISBN %s', (words, expected) => expect(readIsbn(words)).toBe(expected));

  it.each([
    ['tt0111161', 'tt0111161'],
    [' 12345 ', '12345'],
    ['two words', undefined],
    ['<b>', undefined],
    ['—', undefined],
  ])('identifier %o', (words, expected) => expect(readIdentifier(words)).toBe(expected));

  it.each([
    ['File:flag_of_Chile.svg', 'Flag of Chile.svg'],
    ['image:A b.JPG', 'A b.JPG'],
    ['éclair.png', 'Éclair.png'],
    ['200px', undefined],
    ['a|b.png', undefined],
    ['no extension', undefined],
  ])('file %o', (words, expected) => expect(readMediaFile(words)).toBe(expected));

  it.each([
    ['  a \n b ', 'a b'],
    ['—', undefined],
    ['', undefined],
  ])('string %o', (words, expected) => expect(readString(words)).toBe(expected));
});
