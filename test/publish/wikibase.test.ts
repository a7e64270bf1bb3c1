/** What goes to Wikidata: valid Wikibase JSON, and commands that mean the same. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { formatQuickStatements, formatQuickStatementsCsv } from '../../src/publish/wikibase/quick-statements.ts';
import { timeValue, wikibaseItems } from '../../src/publish/wikibase/item.ts';
import type { Document, Statement, Time, Value } from '../../src/statement/document.ts';
import { contextOf, document as seed } from '../dataset/seed.ts';

const root = path.join(import.meta.dirname, '../..');
const schema = JSON.parse(readFileSync(path.join(root, 'shapes/wikibase-entity.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true }).compile(
  schema,
);
const problems = (item: unknown): string[] =>
  validate(item) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

const { properties } = contextOf();

/** The seed with items for its people, so that something can be said about them. */
const items: Record<string, string> = { Muhammad_ibn_Abi_Bakr: 'Q1112754', Abu_Bakr: 'Q1', Ali: 'Q2', Mecca: 'Q5806' };
const { revision: _revision, ...articleOfSeed } = seed.article;
const document: Document = {
  ...seed,
  article: articleOfSeed,
  entities: Object.fromEntries(
    Object.entries(seed.entities).map(([key, record]) => [
      key,
      { ...record, ...(items[key] && { same: { wikidata: items[key] } }) },
    ]),
  ),
};

function exported(of: Document = document, create = false) {
  const left: string[] = [];
  const leaveOut = (_: string, reason: string): void => void left.push(reason);
  return { items: wikibaseItems(of, { properties, siteItem: 'Q328', create, leaveOut }), left };
}

/** A document of one statement. */
function one(value: Value, more: Partial<Statement> = {}, property = 'P19'): Document {
  const statement = {
    ...seed.statements[0]!,
    id: 'x',
    subject: 'Muhammad_ibn_Abi_Bakr',
    property,
    value,
    by: 'infobox',
    ...more,
  };
  const { conflicts: _c, qualifiers: _q, ...rest } = statement as Statement;
  return { ...document, statements: [{ ...rest, ...more }], claims: [] };
}

function lines(of: Document, create = false): string[] {
  const left: string[] = [];
  const text = formatQuickStatements(exported(of, create).items, (_i, _p, reason) => left.push(reason));
  return [...text.split('\n').filter((line) => line !== ''), ...left.map((reason) => `left out: ${reason}`)];
}

const reference = '\tS143\tQ328\tS4656\t"https://en.wikipedia.org/wiki/Muhammad_ibn_Abi_Bakr"';

describe('the schema of Wikibase JSON', () => {
  const file = path.join(root, '../shared/data/suites/wikidata-json/50-entities.json.bz2');
  it.skipIf(!existsSync(file))('takes real items of Wikidata', () => {
    const text = execFileSync('bzcat', [file], { maxBuffer: 2 ** 28 }).toString('utf8');
    // The first lines of a dump: an array that is not closed.
    const rows = text.split('\n').filter((row) => row.startsWith('{'));
    const real = rows
      .map((row) => JSON.parse(row.replace(/,$/, '')) as { type: string })
      .filter(({ type }) => type === 'item');
    expect(real.length).toBeGreaterThan(30);
    for (const item of real) expect(problems(item)).toEqual([]);
  });

  it('does not take what is none', () => {
    const item = exported().items.find(({ id }) => id === 'Q1112754');
    expect(problems(item)).toEqual([]);
    const text = JSON.stringify(item);
    for (const [good, bad] of [
      ['"+0658-', '"0658-'],
      ['"rank":"normal"', '"rank":"best"'],
      ['"snaktype":"value"', '"snaktype":"novalue"'],
      ['"precision":9', '"precision":9.5'],
      ['"numeric-id":', '"numericId":'],
    ]) {
      expect(text).toContain(good);
      expect(problems(JSON.parse(text.replace(good!, bad!))), bad).not.toEqual([]);
    }
  });
});

describe('items', () => {
  it('are valid, of entities with an item only, with a reference each', () => {
    const { items: all, left } = exported();
    expect(all.length).toBeGreaterThan(1);
    for (const { id } of all) expect(Object.values(items)).toContain(id);
    for (const item of all) {
      expect(problems(item)).toEqual([]);
      expect(item.labels).toBeUndefined();
      for (const statement of Object.values(item.claims).flat()) expect(statement.references.length).toBeGreaterThan(0);
    }
    expect(left).toContain('the article contradicts it');
    expect(left).toContain('its subject has no item of Wikidata');
  });

  it('hold no quote and nothing that somebody only says', () => {
    const text = JSON.stringify(exported().items);
    expect(text).not.toContain('Parents:');
    expect(text).not.toContain(properties.roles.quotation);
    for (const { id } of seed.claims ?? []) expect(text).not.toContain(id);
  });

  it('are left out with a qualifier that cannot be said', () => {
    const qualifiers = [{ property: 'P1365', value: { entity: 'Uthman' }, evidence: seed.statements[0]!.evidence }];
    const { items: all, left } = exported(one({ entity: 'Mecca' }, { qualifiers }));
    expect(all).toEqual([]);
    expect(left).toEqual(['of a qualifier, "Uthman" has no item of Wikidata']);
  });

  it('are made new for the subject of the article, and only when asked to', () => {
    const { same: _same, ...subject } = seed.entities['Muhammad_ibn_Abi_Bakr']!;
    const without: Document = {
      ...one({ entity: 'Mecca' }),
      entities: { ...document.entities, Muhammad_ibn_Abi_Bakr: subject },
    };
    expect(exported(without).items).toEqual([]);
    const [item] = exported(without, true).items;
    expect(item).not.toHaveProperty('id');
    expect(item?.labels?.['en']).toEqual({ language: 'en', value: 'Muhammad ibn Abi Bakr' });
    expect(problems(item)).toEqual([]);
    const [create, ...rest] = lines(without, true);
    expect(create).toBe('CREATE');
    expect(rest).toContain('LAST\tLen\t"Muhammad ibn Abi Bakr"');
    expect(rest.at(-1)).toBe(`LAST\tP19\tQ5806${reference}`);
  });

  it('refer to the revision where it is known', () => {
    const of = one({ entity: 'Mecca' });
    const [line] = lines({ ...of, article: { ...of.article, revision: '123' } });
    expect(line).toBe(
      'Q1112754\tP19\tQ5806\tS143\tQ328\tS7569\t"https://en.wikipedia.org/w/index.php?title=Muhammad_ibn_Abi_Bakr&oldid=123"',
    );
  });
});

describe('dates', () => {
  const cases: [Partial<Time>, string, number][] = [
    [{ edtf: '0656-05-01', precision: 'day' }, '+0656-05-01', 11],
    [{ edtf: '0658-07', precision: 'month' }, '+0658-07-00', 10],
    [{ edtf: '0657', precision: 'year' }, '+0657-00-00', 9],
    [{ edtf: '[0658-07,0658-08]', precision: 'year' }, '+0658-00-00', 9],
    [{ edtf: '065X', precision: 'decade' }, '+0650-00-00', 8],
    [{ edtf: '06XX', precision: 'century' }, '+0601-00-00', 7],
    // Wikibase JSON has no year 0: EDTF's -0043 is 44 BCE.
    [{ edtf: '-0043-03-15', precision: 'day' }, '-0044-03-15', 11],
    [{ edtf: '0000', precision: 'year' }, '-0001-00-00', 9],
  ];
  it.each(cases)('%j keep the labels of their calendar', (time, label, precision) => {
    const data = timeValue({ calendar: 'julian', ...time } as Time);
    expect(data).toMatchObject({
      value: { time: `${label}T00:00:00Z`, precision, calendarmodel: 'http://www.wikidata.org/entity/Q1985786' },
    });
  });

  it('of the Gregorian calendar have no /J', () => {
    const time: Time = { edtf: '1990-01-17', calendar: 'gregorian', precision: 'day' };
    expect(lines(one({ time }, {}, 'P570'))).toEqual([`Q1112754\tP570\t+1990-01-17T00:00:00Z/11${reference}`]);
    expect(lines(one({ time: { ...time, calendar: 'julian' } }, {}, 'P570'))).toEqual([
      `Q1112754\tP570\t+1990-01-17T00:00:00Z/11/J${reference}`,
    ]);
  });
});

// The forms of Help:QuickStatements on Wikidata.
describe('QuickStatements', () => {
  const values: [Value, string, string][] = [
    [{ entity: 'Mecca' }, 'P19', 'Q5806'],
    [{ item: 'Q5' }, 'P31', 'Q5'],
    [{ text: 'محمد', lang: 'ar' }, 'P1559', 'ar:"محمد"'],
    [{ string: 'a "b" c' }, 'P1449', '"a "b" c"'],
    [{ url: 'https://e.org/?a=b' }, 'P856', '"https://e.org/?a=b"'],
    [{ quantity: { amount: '6000' } }, 'P1132', '6000'],
    [{ quantity: { amount: '550', lower: '400', upper: '700' } }, 'P1132', '550~150'],
    [{ quantity: { amount: '500', lower: '400', upper: '700' } }, 'P1132', '500[400,700]'],
    [{ quantity: { amount: '-1.5', unit: 'Q11573' } }, 'P2048', '-1.5U11573'],
    [{ coordinate: { latitude: '51.5', longitude: '-0.12', precision: '0.01' } }, 'P625', '@51.5/-0.12'],
    [{ unknown: true }, 'P19', 'somevalue'],
    [{ none: true }, 'P40', 'novalue'],
  ];
  it.each(values.filter(([, property]) => properties.properties.has(property)))(
    'say %j of %s as %s',
    (value, property, cell) =>
      expect(lines(one(value, {}, property))).toEqual([`Q1112754\t${property}\t${cell}${reference}`]),
  );

  it.each(['und', 'und-cyrl', 'az-arab', 'en-US-x-own'])('leave out what is in the language %s', (lang) => {
    const reason = `Wikidata has no language ${lang}`;
    expect(exported(one({ text: 'x', lang }, {}, 'P1559'))).toEqual({ items: [], left: [reason] });
    const { same: _same, ...subject } = seed.entities['Muhammad_ibn_Abi_Bakr']!;
    const named = { ...subject, label: { en: 'M', [lang]: 'x' }, alias: { [lang]: ['y'], de: ['z'] } };
    const without: Document = {
      ...one({ entity: 'Mecca' }),
      entities: { ...document.entities, Muhammad_ibn_Abi_Bakr: named },
    };
    const made = lines(without, true);
    expect(made.slice(1, 3)).toEqual(['LAST\tLen\t"M"', 'LAST\tAde\t"z"']);
    expect(made).toHaveLength(4);
    expect(exported(without, true).left).toEqual([reason, reason]);
  });

  it.each(['zh-hans', 'zh-hant', 'pt-br', 'ckb'])('keep what is in the language %s', (lang) =>
    expect(lines(one({ text: 'x', lang }, {}, 'P1559'))).toEqual([`Q1112754\tP1559\t${lang}:"x"${reference}`]),
  );

  it('have ranks that are not the normal one, and a block for each reference', () => {
    const source: Partial<Statement> = { rank: 'preferred', references: [{ work: 'Abu_Bakr', pages: '12' }] };
    expect(lines(one({ entity: 'Mecca' }, source))).toEqual([
      `Q1112754\tP19\tQ5806\tR+${reference}\t!S248\tQ1\tS304\t"12"`,
    ]);
  });

  it.each(['a|b', 'a\tb', '“a”', ' a', '""a""'])('leave out %j, which they would change', (text) =>
    expect(lines(one({ text, lang: 'en' }, {}, 'P1559'))).toEqual([
      expect.stringMatching(/^left out: the (?:syntax|tool)/),
    ]),
  );

  it('mean in CSV what they mean in lines', () => {
    const { items: all } = exported();
    const rows = parseCsv(formatQuickStatementsCsv(all, () => undefined));
    const [header = [], ...body] = rows;
    expect(header[0]).toBe('qid');
    const statements = body.flatMap(([id, ...fields]) => {
      const found: string[][] = [];
      fields.forEach((field, index) => {
        const name = header[index + 1] ?? '';
        if (field === '') return;
        if (/^P\d/.test(name)) found.push([id ?? '', name, field]);
        else found.at(-1)?.push(name.replace(/^qal/, 'P').replace(/^s/, 'S'), field);
      });
      return found.map((cells) => cells.join('\t'));
    });
    const text = formatQuickStatements(all, () => undefined);
    expect(statements.sort()).toEqual(text.trim().split('\n').sort());
  });

  it('are one line an edit, each of which the grammar of the documentation knows', () => {
    const value = String.raw`(?:Q\d+|LAST|somevalue|novalue|[a-z-]+:".+"|".+"|[+-]\d{4,}-\d\d-\d\dT00:00:00Z/(?:[6-9]|1[01])(?:/J)?|-?\d+(?:\.\d+)?(?:~\d+|\[-?[\d.]+,-?[\d.]+\])?(?:U\d+)?|@-?[\d.]+/-?[\d.]+)`;
    const line = new RegExp(
      `^Q\\d+\\tP\\d+\\t${value}(?:\\tR[+-])?(?:\\tP\\d+\\t${value})*(?:\\t!?S\\d+\\t${value})+$`,
    );
    const all = lines(document).filter((one) => !one.startsWith('left out'));
    expect(all.length).toBeGreaterThan(3);
    for (const one of all) expect(one).toMatch(line);
  });
});

function parseCsv(text: string): string[][] {
  return text
    .trim()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
      ),
    );
}
