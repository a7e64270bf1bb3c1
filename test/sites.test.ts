/** Wikis in other languages: their infoboxes give the common statements, from text to Document. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { convert } from '../src/convert.ts';
import type { Message } from '../src/message.ts';
import type { Document, Value } from '../src/statement/document.ts';
import { readDump } from '../src/run/dump-input.ts';
import { sha256 } from '../src/run/files.ts';
import { loadResources } from '../src/run/resources.ts';
import { config, root } from './resources.ts';

const contexts = new Map<string, ReturnType<typeof contextOf>>();

function contextOf(site: string) {
  const complain = (message: Message): void => {
    if (message.level === 'error') throw new Error(`${message.rule} ${message.reason}`);
  };
  const loaded = loadResources({ ...config, site }, complain);
  if (!loaded) throw new Error(`The tables for ${site} cannot be read`);
  return loaded.context;
}

function read(site: string, text: string, title: string): Document {
  const context = contexts.get(site) ?? contextOf(site);
  contexts.set(site, context);
  const source = {
    name: title,
    title,
    file: title,
    text,
    sha256: sha256(text),
    bytes: text.length,
    form: 'wikitext',
  } as const;
  return convert(source, context, () => undefined).document;
}

const shown = (value: Value): string => {
  if ('entity' in value) return value.entity;
  if ('time' in value) return value.time.edtf;
  if ('quantity' in value) return `${value.quantity.amount} ${value.quantity.unit ?? ''}`;
  return 'string' in value ? value.string : 'url' in value ? value.url : JSON.stringify(value);
};

/** The statements of an infobox about the subject, as `property value`. */
function statementsOf(document: Document): string[] {
  const { subject } = document.article;
  return document.statements
    .filter((one) => one.by === 'infobox' && one.subject === subject)
    .map(({ property, value }) => `${property} ${shown(value)}`);
}

describe('sites', () => {
  it.each<[site: string, text: string, statements: string[]]>([
    [
      'simplewiki',
      '{{Infobox person|birth_date={{birth date and age|1950|1|2}}|birth_place=[[Paris]]}}',
      ['P569 1950-01-02', 'P19 Paris'],
    ],
    [
      'frwiki',
      '{{Infobox Biographie2\n| date de naissance = {{date de naissance|2|1|1950}}\n| lieu de naissance = [[Lyon]]\n| date de décès = {{1er}} février 2000\n| activité = [[Peintre]]}}',
      ['P569 1950-01-02', 'P19 Lyon', 'P570 2000-02-01', 'P106 Peintre'],
    ],
    [
      'frwiki',
      '{{Infobox Pays\n| capitale = [[Lima]]\n| superficie_totale = {{unité|1285216|km|2}}}}',
      ['P36 Lima', 'P2046 1285216 Q712226'],
    ],
    [
      'dewiki',
      "'''X''' war.\n== Leben ==\nText.\n{{Personendaten\n|NAME=Mustermann, Max\n|GEBURTSDATUM=22. Februar 1788\n|GEBURTSORT=[[Danzig]]\n|STERBEDATUM=21. September 1860\n|STERBEORT=[[Frankfurt am Main]]\n}}",
      ['P569 1788-02-22', 'P19 Danzig', 'P570 1860-09-21', 'P20 Frankfurt_am_Main'],
    ],
    [
      'eswiki',
      '{{Ficha de persona\n| fecha de nacimiento = {{fecha|2|1|1950|edad}}\n| lugar de nacimiento = [[Lima]], {{PER}}\n| ocupación = [[Escritor]] y [[poeta]]}}',
      ['P569 1950-01-02', 'P19 Lima', 'P106 Escritor', 'P106 Poeta'],
    ],
    [
      'nlwiki',
      '{{Infobox persoon\n| geboortedatum = [[6 april]] [[1890]]\n| geboorteplaats = [[Kediri (stad)|Kediri]]\n| lengte = 1,80 m}}',
      ['P569 1890-04-06', 'P19 Kediri_(stad)', 'P2048 1.8 Q11573'],
    ],
    [
      'arwiki',
      '{{صندوق معلومات شخص\n| تاريخ الولادة = {{تاريخ الميلاد والعمر|1950|1|2}}\n| مكان الولادة = [[القاهرة]]\n| المهنة = [[كاتب]]}}',
      ['P569 1950-01-02', 'P19 القاهرة', 'P106 كاتب'],
    ],
  ])('%s', (site, text, statements) => expect(statementsOf(read(site, text, 'X'))).toEqual(statements));
});

/** Dates as the wikis write them, in the field that each knows for the date of birth. */
describe('dates before the common era', () => {
  const boxes: Readonly<Record<string, readonly [box: string, key: string]>> = {
    frwiki: ['Infobox Biographie2', 'date de naissance'],
    dewiki: ['Personendaten', 'GEBURTSDATUM'],
    eswiki: ['Ficha de persona', 'fecha de nacimiento'],
    nlwiki: ['Infobox persoon', 'geboortedatum'],
    arwiki: ['صندوق معلومات شخص', 'تاريخ الولادة'],
  };
  it.each<[site: string, words: string, date: string]>([
    ['frwiki', '44 av. J.-C.', '-0043'],
    ['frwiki', '13 juillet 100&nbsp;av.&nbsp;J.-C.', '-0099-07-13'],
    ['frwiki', '44 avant Jésus-Christ', '-0043'],
    ['dewiki', '13. Juli 100 v. Chr.', '-0099-07-13'],
    ['dewiki', '44 v.&nbsp;Chr.', '-0043'],
    ['dewiki', '44 v.Chr.', '-0043'],
    ['eswiki', '13 de julio de 100 a. C.', '-0099-07-13'],
    ['eswiki', '44 a.C.', '-0043'],
    ['eswiki', '44 a. de C.', '-0043'],
    ['nlwiki', '13 juli 100 v.Chr.', '-0099-07-13'],
    ['nlwiki', '44 v. Chr.', '-0043'],
    ['arwiki', '44 ق م', '-0043'],
    ['arwiki', '44 ق.م', '-0043'],
    ['arwiki', '44 قبل الميلاد', '-0043'],
    // Without its stops it may be another word: the town of Qum.
    ['arwiki', '44 قم', ''],
    ['eswiki', '44 a C', ''],
  ])('%s: %s', (site, words, date) => {
    const [box = '', key = ''] = boxes[site] ?? [];
    const dates = statementsOf(read(site, `{{${box}|${key}=${words}}}`, 'X')).filter((one) => one.startsWith('P569'));
    expect(dates).toEqual(date === '' ? [] : [`P569 ${date}`]);
  });
});

const dumps = `${root}../shared/data/dumps/`;

describe.skipIf(!existsSync(dumps))('real pages of other wikis (skipped without ../shared/data)', () => {
  it.each<[site: string, dump: string, title: string, statements: string[]]>([
    ['dewiki', 'dbpedia-minidump-de.xml.bz2', 'Arthur Schopenhauer', ['P569 1788-02-22', 'P570 1860-09-21']],
    [
      'nlwiki',
      'nlwiki-21p.xml.bz2',
      'Alan Turing',
      ['P569 1912-06-23', 'P19 Londen', 'P570 1954-06-07', 'P101 Wiskunde'],
    ],
    ['eswiki', 'dbpedia-minidump-es.xml.bz2', 'Berlín', ['P17 Alemania', 'P571 1307', 'P2044 34 Q11573']],
  ])('%s %s: %s', async (site, dump, title, statements) => {
    const tell = (message: Message): void => expect(message.level).not.toBe('error');
    for await (const { text } of readDump(dumps + dump, {
      root: fileURLToPath(new URL('../', import.meta.url)),
      tell,
      selection: { titles: new Set([title]) },
    }))
      expect(statementsOf(read(site, text, title))).toEqual(expect.arrayContaining(statements));
    expect.hasAssertions();
  });
});
