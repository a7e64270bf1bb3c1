/** Statements of wikitext refer to the works that the page cites for them, and links are entities with their ids. */
import { describe, expect, it } from 'vitest';
import { convert } from '../../src/convert.ts';
import type { Document } from '../../src/statement/document.ts';
import { sha256 } from '../../src/run/files.ts';
import { followed, readRedirects, readSitelinks } from '../../src/run/title-table.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { convertText, resources } from '../resources.ts';

/** The works that the statements of a property refer to, with pages. */
function referencesOf(document: Document, property: string): string[] {
  return document.statements
    .filter((one) => one.property === property)
    .flatMap((one) => {
      const value = 'entity' in one.value ? one.value.entity : 'time' in one.value ? one.value.time.edtf : '';
      return (one.references ?? []).map(
        ({ work, pages }) =>
          `${value}: ${document.entities[work]?.label['und']}${pages === undefined ? '' : `, ${pages}`}`,
      );
    });
}

const person = (fields: string, body = ''): Document =>
  convertText(`{{Infobox person\n${fields}\n}}\n'''Ada Roe''' was a pilot.${body}`, 'Ada Roe', 'wikitext').document;

describe('references', () => {
  it('belong to a field of one value', () => {
    const document = person(
      '| birth_date = {{birth date|1950|1|2}}<ref>{{cite book|title=Lives|last=Cem|first=Ben|pages=5–6}}</ref>',
    );
    expect(referencesOf(document, 'P569')).toEqual(['1950-01-02: Lives, 5–6']);
    const work = document.statements.find((one) => one.rule === 'citation' && one.property === 'P50');
    expect(work?.value).toEqual({ entity: 'Ben_Cem' });
  });

  it('belong to the item of a list that they stand behind', () => {
    const document = person(
      '| children = {{ubl|[[Ann Roe]]<ref>{{cite web|title=A}}</ref>|[[Bob Roe]]|[[Cid Roe]]{{sfn|Dee|1999|p=7}}}}',
      '\n== Sources ==\n* {{cite book|last=Dee|year=1999|title=D}}',
    );
    expect(referencesOf(document, 'P40')).toEqual(['Ann_Roe: A', 'Cid_Roe: D, 7']);
  });

  it('lead to the work in the bibliography, which is one', () => {
    const document = person(
      '| birth_date = {{birth date|1950|1|2}}{{sfn|Dee|1999|p=7}}',
      '\n== Sources ==\n* {{cite book|last=Dee|first=Eve|year=1999|title=D|isbn=9781400847877}}',
    );
    expect(referencesOf(document, 'P569')).toEqual(['1950-01-02: D, 7']);
    const works = Object.values(document.entities).filter((one) => one.class === 'CreativeWork');
    expect(works.map(({ label }) => label)).toEqual([{ und: 'D' }]);
  });

  it('of notes and of words without a name are none', () => {
    const document = person(
      '| birth_date = {{birth date|1950|1|2}}<ref group=note>Some say 1951.</ref><ref>http://example.com</ref>',
    );
    expect(referencesOf(document, 'P569')).toEqual([]);
  });

  it('belong to sentences that they end', () => {
    const document = person(
      '| x = y',
      '\n== Life ==\nRoe was born in [[Paris]].<ref>{{cite news|title=Born}}</ref> She died in [[Rome]].',
    );
    expect(referencesOf(document, 'P19')).toEqual(['Paris: Born']);
    expect(referencesOf(document, 'P20')).toEqual([]);
  });
});

describe('title tables', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'isnad-titles-'));
  const file = (name: string, content: string | Buffer): string => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };

  it('give links their Wikidata items, and lead redirects to their ends', async () => {
    const sitelinks = await readSitelinks(file('links.tsv.gz', gzipSync('Paris\tQ90\nAda_Roe\tQ1\nno item\tx\n')));
    const redirects = await readRedirects(file('redirects.tsv', 'City of Light\tCité\nCité\tParis#History\n'));
    const text =
      "{{Infobox person|birth_place=[[City of Light]]|birth_date={{birth date|1950|1|2}}}}\n'''Ada Roe''' was a pilot.";
    const source = {
      name: 'Ada Roe',
      title: 'Ada Roe',
      file: 'x',
      text,
      sha256: sha256(text),
      bytes: text.length,
      form: 'wikitext',
    } as const;
    const { document } = convert(source, { ...resources.context, sitelinks, redirects }, () => undefined);
    expect(document.entities['Paris']?.same).toEqual({ wikidata: 'Q90' });
    expect(document.entities['Ada_Roe']?.same).toEqual({ wikidata: 'Q1' });
  });

  it('are read from page_props, and refused without a line that fits', async () => {
    const sql =
      "INSERT INTO `page_props` VALUES (12,'wikibase_item','Q42',NULL),(12,'defaultsort','X',NULL),(7,'wikibase_item','Q5',NULL);\n";
    expect((await readSitelinks(file('props.sql', sql))).byPage).toEqual(
      new Map([
        ['12', 'Q42'],
        ['7', 'Q5'],
      ]),
    );
    await expect(readSitelinks(file('none.tsv', 'A,Q1\n'))).rejects.toThrow('tab');
    rmSync(folder, { recursive: true });
  });

  it('follow circles no further than they must', () =>
    expect(
      followed(
        new Map([
          ['A', 'B'],
          ['B', 'A'],
        ]),
      ).get('A'),
    ).toBeDefined());
});

describe('places', () => {
  it('lie in a state only if the link leads to one', () => {
    const document = person(
      '| birth_place = [[Aleppo]], [[Bilad al-Sham|Syria]]\n| death_place = [[Ulm]], [[Germany]]',
    );
    const within = document.statements.filter(({ property }) => ['P17', 'P131'].includes(property));
    expect(within.map(({ subject, property }) => `${subject} ${property}`)).toEqual(['Ulm P17']);
  });
});

describe('dates', () => {
  it('of a list with bullets are each read', () => {
    const { document } = convertText(
      "{{Infobox film\n| director = [[Ann Roe]]\n| released = {{Film date|1999|03|31|United States|1999|4|8|Australia}}\n}}\n'''Ulm''' is a film.",
      'Ulm (film)',
      'wikitext',
    );
    const released = document.statements.filter(({ property }) => property === 'P577');
    expect(released.map(({ value }) => 'time' in value && value.time.edtf)).toEqual(['1999-03-31', '1999-04-08']);
  });
});
