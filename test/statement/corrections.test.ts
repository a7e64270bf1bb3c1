/** Corrections: each operation on the first article, guards that make them stale, and their survival of a changed article. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { convert } from '../../src/convert.ts';
import type { Message } from '../../src/message.ts';
import { sha256 } from '../../src/run/files.ts';
import { validateData } from '../../src/schema.ts';
import { readSchema } from '../../src/run/package.ts';
import { compileCorrections, type Correction } from '../../src/statement/corrections/correction.ts';
import type { Document } from '../../src/statement/document.ts';
import { resources, root } from '../resources.ts';

const text = readFileSync(`${root}source/articles/muhammad-ibn-abi-bakr.txt`, 'utf8');
const article = 'enwiki:Muhammad_ibn_Abi_Bakr';
const subject = 'Muhammad_ibn_Abi_Bakr';

type Entry = Omit<Correction, 'id' | 'by' | 'date' | 'why'>;

/** The Document of the article with corrections, and what was told of them. */
function corrected(entries: readonly Entry[], body = text): { document: Document; stale: string[] } {
  const whole = entries.map((entry, index) => ({
    id: `c${index}`,
    by: 'a',
    date: '2026-01-15',
    why: 'test',
    ...entry,
  }));
  const file = { format: 'isnad/corrections/1', article, entries: whole };
  expect(validateData(file, readSchema('source/corrections'))).toEqual([]);
  const messages: Message[] = [];
  const source = { name: 'a', file: 'a.txt', text: body, sha256: sha256(body), bytes: 0, form: 'plain' } as const;
  const { document } = convert(source, { ...resources.context, corrections: compileCorrections([file]) }, (one) =>
    messages.push(one),
  );
  expect(validateData(document, readSchema('document'))).toEqual([]);
  return { document, stale: messages.filter(({ rule }) => rule === 'correction/stale').map(({ reason }) => reason) };
}

const plain = corrected([]).document;
const killed = plain.statements.find(({ property }) => property === 'P157');

describe('corrections', () => {
  it('have something to correct', () => expect(killed).toBeDefined());

  it('drop a statement with what follows from it alone', () => {
    const { document, stale } = corrected([
      { on: { match: { subject: 'Asma_bint_Umays', property: 'P26', value: { entity: 'Ali' } } }, drop: true },
    ]);
    expect(stale).toEqual([]);
    expect(document.statements.filter(({ property, subject: who }) => property === 'P26' && who === 'Ali')).toEqual([]);
    expect(document.corrections).toEqual([{ id: 'c0', operation: 'drop', by: 'a', date: '2026-01-15', why: 'test' }]);
  });

  it('replace a value and keep the id', () => {
    const { document } = corrected([
      {
        on: { statement: killed?.id ?? '' },
        expect: { quote: 'Ibn Hudayj executed him' },
        replace: { value: { entity: 'Amr_ibn_al-As' } },
      },
    ]);
    expect(document.statements.find(({ id }) => id === killed?.id)).toMatchObject({
      value: { entity: 'Amr_ibn_al-As' },
      by: 'curation',
      corrections: ['c0'],
    });
  });

  it('set rank and qualifiers', () => {
    const { document } = corrected([
      { on: { statement: killed?.id ?? '' }, set: { rank: 'preferred', qualifiers: { P7452: [{ string: 'sure' }] } } },
    ]);
    expect(document.statements.find(({ id }) => id === killed?.id)).toMatchObject({
      rank: 'preferred',
      qualifiers: [{ property: 'P7452' }],
    });
  });

  it('add a statement with the words it rests on, and none without', () => {
    const add = { subject, property: 'P551', value: { entity: 'Medina' } };
    const { document } = corrected([{ add: { ...add, quote: 'had arrived in Medina ahead of the main rebel force' } }]);
    const added = document.statements.find(({ property }) => property === 'P551');
    expect(added?.evidence).toMatchObject([
      { part: 'Role_in_the_revolt_against_Uthman', sentence: 'Role_in_the_revolt_against_Uthman.3' },
    ]);
    expect(corrected([{ add: { ...add, quote: 'words that are not there' } }]).stale).toHaveLength(1);
  });

  it('link a name of a sentence to another entity', () => {
    const { document } = corrected([
      { on: { mention: 'Ibn Hudayj', in: 'Defeat_and_Death.5' }, link: 'Amr_ibn_al-As' },
    ]);
    expect(document.statements.find(({ property }) => property === 'P157')?.value).toEqual({ entity: 'Amr_ibn_al-As' });
  });

  it('merge two entities, and split one', () => {
    const merged = corrected([{ on: { entity: 'Fatima' }, merge: 'Aisha' }]).document;
    expect(merged.entities).not.toHaveProperty('#Fatima');
    const split = corrected([
      { on: { mention: 'Ibn Hudayj', in: 'Defeat_and_Death.5' }, split: 'another Ibn Hudayj' },
    ]).document;
    expect(split.statements.find(({ property }) => property === 'P157')?.value).toEqual({
      entity: '#Another_Ibn_Hudayj',
    });
  });

  it('accept a message, and say what is the same', () => {
    const { document } = corrected([
      { on: { message: 'statement/conflict' }, accept: true },
      { on: { entity: 'Ali' }, same: { wikidata: 'Q1', checked: 'a test' } },
    ]);
    expect(document.messages.some(({ rule }) => rule === 'statement/conflict')).toBe(false);
    expect(document.entities['Ali']?.same).toEqual({ wikidata: 'Q1', checked: 'a test' });
  });

  it.each<[string, Entry]>([
    ['a statement that is not there', { on: { statement: '00000000-0000-5000-8000-000000000000' }, drop: true }],
    ['words that are gone', { on: { statement: killed?.id ?? '' }, expect: { quote: 'executed her' }, drop: true }],
    ['an entity that is not there', { on: { entity: 'Nobody' }, set: { label: 'Somebody' } }],
    ['a message that is not there', { on: { message: 'time/impossible' }, accept: true }],
    ['a mention that is not there', { on: { mention: 'Nobody' }, link: 'Ali' }],
  ])('are stale when they are about %s', (_, entry) => {
    const { document, stale } = corrected([entry]);
    expect(stale).toHaveLength(1);
    expect(document.corrections).toBeUndefined();
    expect(document.statements).toEqual(plain.statements);
  });

  it('survive when the article is put in another order and grows', () => {
    const [head = '', ...sections] = text.split(/(?===)/);
    const moved = head.replace('- Office1', '- Motto: none 🕌\n- Office1') + sections.reverse().join('');
    const { stale } = corrected(
      [{ on: { statement: killed?.id ?? '' }, expect: { quote: 'Ibn Hudayj executed him' }, drop: true }],
      moved,
    );
    expect(stale).toEqual([]);
  });
});
