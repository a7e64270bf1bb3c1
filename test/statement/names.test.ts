import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { plainPassage } from '../../src/article/passage.ts';
import { splitWork } from '../../src/statement/bibliography.ts';
import { Entity } from '../../src/statement/entity.ts';
import { entityKeys, EntityRegistry } from '../../src/statement/registry.ts';
import { Spellings } from '../../src/statement/spelling.ts';
import { fullNames, resolveShortName } from '../../src/statement/short-name.ts';
import type { Article } from '../../src/article/article.ts';

const spellings = new Spellings(
  parse(readFileSync(new URL('../../source/languages/en/spellings.yaml', import.meta.url), 'utf8')),
);

function registry(title: string, transliterated = spellings.isTransliterated(title)): EntityRegistry {
  const subject = new Entity({ text: title, lang: 'en' }, 'Person');
  subject.title = title;
  return new EntityRegistry(subject, spellings, transliterated);
}

describe('spellings', () => {
  it.each([
    ['Asma bint Umays', 'Asma bint Umais'],
    ['Abū Bakr', 'Abu Bakr'],
    ['‘Ali', 'Ali'],
    ["Mu'awiya ibn Hudayj", 'Mu’awiyah b. Hudayj'],
    ['Al-Qasim ibn Muhammad', 'Qasim bin Muhammad'],
    ['Abdullah', 'Abd Allah'],
    ['Muḥammad b. Abī Bakr', 'Muhammad ibn Abi Bakr'],
  ])('%j and %j are one', (a, b) => expect(spellings.fold(a, true)).toEqual(spellings.fold(b, true)));

  it.each([
    ['Abd al-Rahman ibn Abi Bakr', 'Abd al-Rahman ibn Udays'],
    ['Asma bint Umays', 'Asma bint Abi Bakr'],
    ['Jane Doe', 'Jane Roe'],
    ['Abu Bakr', 'Abu Bakr (name)'],
  ])('%j and %j are two', (a, b) => expect(spellings.fold(a, true)).not.toEqual(spellings.fold(b, true)));

  it('levels letters of transliterated names only', () => {
    expect(spellings.fold('Sarah Lee', false)).not.toEqual(spellings.fold('Sara Lee', false));
  });
});

describe('registry', () => {
  const person = (text: string) => ({ name: { text, lang: 'en' }, class: 'Person' as const });

  it('finds spellings, keeps classes apart and makes what is new', () => {
    const names = registry('Zayd ibn Amr');
    const first = names.use(person('Asma bint Umays'));
    expect(names.use(person('Asma bint Umais'))).toBe(first);
    expect(names.use({ ...person('Asma bint Umays'), class: 'Place' })).not.toBe(first);
    expect(names.use(person('Zayd b. Amr'))).toBe(names.subject);
  });

  it('gives a page that a name only resembles to nobody', () => {
    const names = registry('Zayd ibn Amr');
    const page = names.use({ name: { text: 'Abu Bakr (name)', lang: 'en' }, class: 'Thing', title: 'Abu Bakr (name)' });
    expect(names.use(person('Abu Bakr'))).not.toBe(page);
  });

  it('gives keys: a title before a namesake, a local name after #', () => {
    const names = registry('Jane Doe', false);
    const local = names.use({ ...person('Jane'), local: true });
    const place = names.use({ name: { text: 'Lincoln', lang: 'en' }, class: 'Place' });
    const other = names.use({ name: { text: 'Lincoln', lang: 'en' }, class: 'Person' });
    const keys = entityKeys(names.entities());
    expect(keys.get(names.subject)).toBe('Jane_Doe');
    expect(keys.get(local)).toBe('#Jane');
    expect(keys.get(place)).toBe('Lincoln');
    expect(keys.get(other)).toBe('#Lincoln');
  });

  it('keeps the subject when it is merged', () => {
    const names = registry('Jane Doe', false);
    const other = names.use(person('J. Doe'));
    names.merge(names.subject, other);
    expect(other.self).toBe(names.subject);
    expect(names.find('J. Doe')).toEqual([names.subject]);
  });
});

describe('short names', () => {
  function article(text: string): Article {
    const range = { start: 0, end: text.length };
    const sentence = { id: 'lead.1', range, passage: plainPassage(text, range) };
    const paragraph = { kind: 'paragraph' as const, range, sentences: [sentence] };
    return {
      text,
      title: '',
      leaves: [],
      sections: [{ id: 'lead', level: 1, title: '(lead)', kind: 'lead', range, blocks: [paragraph] }],
    };
  }

  it.each([
    ['Asma', 'He knew Asma bint Umays and Asma bint Abi Bakr.', 'Asma bint Abi Bakr'],
    ['Abd al-Rahman', 'Abd al-Rahman ibn Udays met Abd al-Rahman ibn Abi Bakr.', 'Abd al-Rahman ibn Abi Bakr'],
    ['Abdullah', 'See Abd Allah ibn Abi Bakr.', 'Abd Allah ibn Abi Bakr'],
    ['Al-Qasim', "His son Al-Qasim ibn Muhammad ibn Abi Bakr's wife.", 'Al-Qasim ibn Muhammad ibn Abi Bakr'],
    ['Asma', 'He knew Asma bint Umays.', undefined],
    ['Umm Kulthum', 'Nobody else is named.', undefined],
  ])('%j in %j means %j', (short, text, expected) => {
    const names = registry('Muhammad ibn Abi Bakr');
    const reading = resolveShortName(short, fullNames(article(text), names), names);
    expect(reading.kind === 'one' ? reading.name.text : undefined).toBe(expected);
  });

  it.each([
    ['Mary', 'His daughter Mary Smith and Mary Jones.', 'Mary Smith'],
    ['Mary', 'He met Mary Jones.', undefined],
    ['John', 'John Smith and John Quincy Smith.', undefined],
  ])('takes the last name as a sign of family: %j in %j', (short, text, expected) => {
    const names = registry('Peter Smith', false);
    const reading = resolveShortName(short, fullNames(article(text), names), names);
    expect(reading.kind === 'one' ? reading.name.text : undefined).toBe(expected);
  });
});

describe('splitWork', () => {
  it.each([
    ['Calder, Norman. "Classical Islam: A Sourcebook"', 'Classical Islam: A Sourcebook', ['Norman Calder']],
    ['Buhl, Fr.. "Muḥammad b. Abī Bakr"', 'Muḥammad b. Abī Bakr', ['Fr. Buhl']],
    ['"The Arab Kingdom and Its Fall"', 'The Arab Kingdom and Its Fall', []],
    ['Subhani, Ayatollah Ja‘far. "Resplendence"', 'Resplendence', ['Ayatollah Ja‘far Subhani']],
    ['Roe, J. "A "quoted" title"', 'A "quoted" title', ['J. Roe']],
    ['Roe, Jane; Doe, John. "Two"', 'Two', ['Jane Roe', 'John Doe']],
    ['Roe, Jane, ed. "Edited"', 'Edited', []],
    ['UNESCO. "Report"', 'Report', ['UNESCO']],
    ['“Curly”', 'Curly', []],
  ])('%j', (line, title, authors) => {
    const work = splitWork(line);
    expect(work && line.slice(work.title.start, work.title.end)).toBe(title);
    expect(work?.authors.map(({ name }) => name)).toEqual(authors);
  });

  it.each(['No title here', '""', '"'])('%j is no work', (line) => expect(splitWork(line)).toBeUndefined());
});
