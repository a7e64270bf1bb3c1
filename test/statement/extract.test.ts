/** What an article in the plain form states: behaviour at the seam from text to Document. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodePoints } from '../../src/range.ts';
import type { Document, Statement, Value } from '../../src/statement/document.ts';
import { convertText, resources, root } from '../resources.ts';

const seed = readFileSync(path.join(root, 'source/articles/muhammad-ibn-abi-bakr.txt'), 'utf8');
const { roles } = resources.context.properties;

/** A value as one text. */
function shown(value: Value): string {
  if ('entity' in value) return value.entity;
  if ('time' in value) return value.time.edtf;
  if ('quantity' in value) return value.quantity.amount;
  return JSON.stringify(value);
}

function about(document: Document, property: string, subject = document.article.subject): Statement[] {
  return document.statements.filter(
    (one) => one.subject === subject && one.property === property && one.by !== 'sentence',
  );
}

function values(text: string, property: string): string[] {
  return about(convertText(text).document, property).map(({ value }) => shown(value));
}

const person = (...fields: string[]): string =>
  `= Jane Doe =\n\nJane Doe\n- Birth Name: Jane Roe\n- Death Cause: fever\n${fields.map((field) => `- ${field}\n`).join('')}\nJane Doe was a pilot.\n`;

describe('the seed article', () => {
  const { document } = convertText(seed, 'muhammad-ibn-abi-bakr');
  const get = (property: string, subject?: string): string[] =>
    about(document, property, subject).map(({ value }) => shown(value));

  it('states what its infobox says', () => {
    expect(document.article.class).toBe('Person');
    expect(get(roles.father)).toEqual(['Abu_Bakr']);
    expect(get(roles.mother)).toEqual(['Asma_bint_Umays']);
    expect(get(roles.child)).toEqual(['Al-Qasim_ibn_Muhammad_ibn_Abi_Bakr']);
    expect(get(roles.placeOfBirth)).toEqual(['Mecca']);
    expect(get(roles.placeOfDeath)).toEqual(['Egypt']);
    expect(get(roles.conflict)).toEqual([
      'Uprisings_against_Uthman',
      'First_Fitna',
      'Battle_of_the_Camel',
      'Battle_of_Siffin',
      'Umayyad_invasions_of_Egypt',
    ]);
    for (const battle of ['Battle_of_the_Camel', 'Battle_of_Siffin', 'Umayyad_invasions_of_Egypt'])
      expect(get(roles.partOf, battle)).toEqual(['First_Fitna']);
    expect(get(roles.partOf, 'Uprisings_against_Uthman')).toEqual([]);
    expect(get(roles.startTime, 'Umayyad_invasions_of_Egypt')).toEqual(['0657']);
    expect(get(roles.tribe)).toEqual(['Banu_Taym']);
  });

  it('hangs terms, predecessor and successors on the office', () => {
    const [office] = about(document, roles.positionHeld);
    const of = (property: string): string[] =>
      (office?.qualifiers ?? []).filter((one) => one.property === property).map(({ value }) => shown(value));
    expect(office?.value).toEqual({ entity: 'Governor_of_Egypt' });
    expect([of(roles.startTime), of(roles.endTime)]).toEqual([['0657'], ['0658']]);
    expect(of(roles.replaces)).toEqual(["Qays_ibn_Sa'd"]);
    expect(of(roles.replacedBy)).toEqual(['Malik_al-Ashtar', 'Amr_ibn_al-As']);
  });

  it('completes the date of death from the lead, and states no birth date', () => {
    const [death] = about(document, roles.dateOfDeath);
    expect(death?.evidence.map(({ quote }) => quote)).toEqual(['Death Date: July/August', '–July/August 658']);
    expect(get(roles.dateOfDeath)).toEqual(['[0658-07,0658-08]']);
    expect(document.statements.filter(({ property }) => property === roles.dateOfBirth)).toEqual([]);
  });

  it('knows whom short names mean, and leaves the rest in the article', () => {
    expect(Object.keys(document.entities)).toEqual(expect.arrayContaining(['Asma_bint_Abi_Bakr', '#Umm_Kulthum']));
    expect(document.entities['Abd_al-Rahman_ibn_Abi_Bakr']?.resolved?.map(({ rule }) => rule)).toContain('same-family');
    expect(document.entities['Abu_Bakr_(name)']?.class).toBe('Thing');
  });

  it('cites eleven works, each with the author of its line only', () => {
    const authors = document.works.map(
      ({ entity }) =>
        document.statements.filter((one) => one.subject === entity && one.property === roles.author).length,
    );
    expect(authors).toEqual([1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1]);
  });
});

describe('values', () => {
  it.each([
    ['Birth Date: 1 May 1950', roles.dateOfBirth, ['1950-05-01']],
    ['Birth Date: 5 May', roles.dateOfBirth, []],
    ['Birth Date: 05/06/1950', roles.dateOfBirth, []],
    ['Birth Place: Ulm, Germany', roles.placeOfBirth, ['Ulm']],
    ['Birth Place: Ulm or Bonn', roles.placeOfBirth, []],
    ['Birth Place: near Ulm', roles.placeOfBirth, []],
    ['Birth Place: unknown', roles.placeOfBirth, []],
    ['Children: 3', roles.child, []],
    ['Children: Three sons', roles.child, []],
    ['Children: Ada (disputed)', roles.child, []],
    ['Father: John Roe', roles.father, ['John_Roe']],
    ['Parents: John Roe, Mary Roe', roles.father, []],
    ['Alma Mater: Ulm College, France', roles.educatedAt, ['Ulm_College']],
    ['Religion: See: Jane Doe and religion', roles.religion, []],
    ['Children: Ann Roe (stepson), Bob Roe', roles.child, ['Bob_Roe']],
    ['Spouse: John Roe (betrothed 1460)', roles.spouse, []],
    ['Alma Mater: Girton College, Cambridge', roles.educatedAt, ['Girton_College']],
    ['Religion: see § Religion', roles.religion, []],
    ['Office: Governor of Ulm (designate)', roles.positionHeld, []],
    ['Awards: Roe Medal (declined), Doe Prize (1990)', roles.awardReceived, ['Doe_Prize']],
    ['Religion: Islam → Christianity', roles.religion, []],
    ['Height: 1.8', 'P2048', []],
    ['Height: 1.8 m', 'P2048', ['1.8']],
  ])('%s', (field, property, expected) => expect(values(person(field), property)).toEqual(expected));

  it('keeps unknown keys, and says so', () => {
    const { document, messages } = convertText(person('Favourite Colour: blue'));
    expect(document.infobox?.fields.find(({ key }) => key === 'Favourite Colour')).toMatchObject({
      outcome: 'local',
      raw: 'blue',
    });
    expect(messages.map(({ rule }) => rule)).toContain('infobox/unknown-key');
  });

  it('states no term that ends before it starts', () => {
    const { document, messages } = convertText(person('Office1: Mayor of Ulm', 'Term Start1: 1980', 'Term End1: 1970'));
    expect(about(document, roles.positionHeld).map(({ qualifiers }) => qualifiers)).toEqual([undefined]);
    expect(messages.map(({ rule }) => rule)).toContain('time/reversed');
  });

  it('takes the second term of an office for no contradiction of the first', () => {
    const text = person('Office1: Mayor of Ulm', 'Term Start1: 1970', 'Term End1: 1975').replace(
      'Jane Doe was a pilot.',
      'Jane Doe was a pilot. She was Mayor of Ulm from 3 May 1970 to 4 June 1975. She was Mayor of Ulm from 1980 to 1985.',
    );
    const { document, messages } = convertText(text);
    const offices = document.statements.filter(({ property }) => property === roles.positionHeld);
    expect(messages.map(({ rule }) => rule)).not.toContain('statement/conflict');
    expect(offices.map(({ qualifiers }) => qualifiers?.map(({ value }) => shown(value)))).toEqual([
      ['1970-05-03', '1975-06-04'],
      ['1980', '1985'],
    ]);
  });

  it('links values that cannot both be true', () => {
    const text = person('Birth Date: 1 May 1950').replace('Jane Doe was', 'Jane Doe (2 June 1951 – 3 July 2000) was');
    const [infobox, lead] = about(convertText(text).document, roles.dateOfBirth);
    expect(lead?.conflicts).toEqual([infobox?.id]);
  });

  it('takes the more exact of two dates that fit, with both places', () => {
    const text = person('Birth Date: 1950').replace('Jane Doe was', 'Jane Doe (2 June 1950 – 3 July 2000) was');
    const births = about(convertText(text).document, roles.dateOfBirth);
    expect(births.map(({ value }) => shown(value))).toEqual(['1950-06-02']);
    expect(births[0]?.evidence).toHaveLength(2);
  });

  it('takes an exact date for no guess because another is one', () => {
    const text = person('Birth Date: c. 1950').replace('Jane Doe was', 'Jane Doe (2 June 1950 – 3 July 2000) was');
    const births = about(convertText(text).document, roles.dateOfBirth);
    expect(births.map(({ qualifiers }) => qualifiers)).toEqual([undefined]);
  });

  it('takes no separation for the end of a marriage', () => {
    const spouses = about(
      convertText(person('Spouse: John Roe (m. 1810; sep. 1814), Tom Roe (m. 1820; div. 1821)')).document,
      roles.spouse,
    );
    expect(spouses.map(({ qualifiers }) => qualifiers?.map(({ value }) => shown(value)))).toEqual([
      ['1810'],
      ['1820', '1821'],
    ]);
  });

  it('says in which state a place lies only if that is a state of today', () => {
    const { document } = convertText(
      person('Birth Place: Ulm, Bavaria, Germany', 'Death Place: Trier, Rhineland, Kingdom of Prussia'),
    );
    const within = (place: string): string[] =>
      [roles.containedIn, roles.country].flatMap((one) =>
        about(document, one, place).map(({ value }) => `${one} ${shown(value)}`),
      );
    expect(within('Ulm')).toEqual([`${roles.containedIn} Bavaria`]);
    expect(within('Bavaria')).toEqual([`${roles.country} Germany`]);
    expect(within('Trier')).toEqual([`${roles.containedIn} Rhineland`]);
    expect(within('Rhineland')).toEqual([]);
  });

  it('takes a house for no town of its name', () => {
    const { document } = convertText(person('House: Poitiers', 'Birth Place: Poitiers, France', 'Reign: 1137 – 1204'));
    expect(about(document, roles.family).map(({ value }) => shown(value))).toEqual(['#Poitiers']);
    expect(about(document, roles.placeOfBirth).map(({ value }) => shown(value))).toEqual(['Poitiers']);
  });

  it('takes an office for no unit that was commanded', () => {
    const { document } = convertText(person('Allegiance: Ulm', 'Commands: Governor of Ulm, Ulm Regiment'));
    const commanded = document.statements.filter(({ property }) => property === roles.commandedBy);
    expect(commanded.map(({ subject }) => subject)).toEqual(['Ulm_Regiment']);
  });

  it('takes no battle for a part of a battle', () => {
    const { document } = convertText(person('Allegiance: Ulm', 'Battles: Battle of Ulm, * Siege of Bonn'));
    expect(about(document, roles.partOf, 'Siege_of_Bonn')).toEqual([]);
  });

  it('takes two dates that can both be right for no contradiction', () => {
    const text = person('Death Date: 4 May 1150 or 1151').replace('Jane Doe was', 'Jane Doe (1100 – 1150) was');
    const deaths = about(convertText(text).document, roles.dateOfDeath);
    expect(deaths.map(({ conflicts }) => conflicts)).toEqual(deaths.map(() => undefined));
  });

  it('nests only the battles that have a bullet', () => {
    const { document } = convertText(
      person('Allegiance: Ulm', 'Battles: War of Ulm, * Battle of Bonn, War of Trier, * Battle of Mainz'),
    );
    expect(about(document, roles.partOf, 'War_of_Trier')).toEqual([]);
    expect(about(document, roles.partOf, 'Battle_of_Mainz').map(({ value }) => shown(value))).toEqual(['War_of_Trier']);
  });

  it.each(['(reigned 1066 – 1087)', '(r. 1066–1087)', '(fl. 1066–1087)', '(active 1990–2000)', '(1066–present)'])(
    'reads no life dates from %s',
    (dates) => {
      const { document } = convertText(person().replace('Jane Doe was', `Jane Doe ${dates} was`));
      for (const property of [roles.dateOfBirth, roles.dateOfDeath]) expect(about(document, property)).toEqual([]);
    },
  );
});

/** Subject, property, value and id of each statement. */
function ids(document: Document): Map<string, string> {
  return new Map(
    document.statements.map(({ id, subject, property, value, slot }) => [
      JSON.stringify([subject, property, shown(value), slot]),
      id,
    ]),
  );
}

describe('whatever the text', () => {
  it('gives evidence that is a slice of the text', () => {
    const pieces = fc.constantFrom(
      ...[
        '= Ada =\n',
        '\n',
        '- Birth Place: Ulm, 😀 Bavaria\n',
        '- Spouse: Bo (m. 1990)\n',
        '- Children: * A, * B\n',
        'Ada (1 May 1900 – 2) is. ',
        '== See also ==\n- X\n',
        '== Bibliography ==\n- Roe, J. "T"\n',
        '\r\n',
        'é',
        '(',
        '–',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        const text = parts.join('');
        const { document } = convertText(text);
        const points = new CodePoints(text);
        for (const { evidence, qualifiers } of document.statements) {
          for (const { quote, at } of [...evidence, ...(qualifiers ?? []).flatMap((one) => one.evidence)]) {
            const { start, end } = points.range(at);
            expect(text.slice(start, end)).toBe(quote);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        convertText(text);
        convertText(`= T =\n- Birth Date: ${text}\n- Children: ${text}\n\n${text}`);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps ids when unrelated text is added, and when fields change places', () => {
    const before = ids(convertText(seed).document);
    const more = ids(
      convertText(seed.replace('== Legacy ==', '== More ==\nThe weather was fine.\n\n== Legacy ==')).document,
    );
    for (const [key, id] of before) expect(more.get(key), key).toBe(id);
    const lines = seed.split('\n');
    const [first, last] = [
      lines.findIndex((line) => line.startsWith('- ')),
      lines.findIndex((line) => line.startsWith('- Relations')),
    ];
    const turned = [...lines.slice(0, first), ...lines.slice(first, last + 1).reverse(), ...lines.slice(last + 1)].join(
      '\n',
    );
    expect(ids(convertText(turned).document)).toEqual(before);
  });

  it.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    [
      'an emoji before the lead',
      (text: string) => text.replace('Muhammad ibn Abi Bakr ibn', '😀\n\nMuhammad ibn Abi Bakr ibn'),
    ],
  ])('gives the same statements with %s', (_, change) => {
    const of = (text: string) => [...ids(convertText(text).document).values()].sort();
    expect(of(change(seed))).toEqual(of(seed));
  });
});
