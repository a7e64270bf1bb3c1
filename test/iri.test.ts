import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  canonicalJson,
  checkIri,
  dbpediaIri,
  Iris,
  maxIriLength,
  slug,
  statementId,
  uuid5,
  wikipediaUrl,
} from '../src/iri.ts';

const base = 'https://data.example.org/';
const iris = new Iris(base);
const article = 'enwiki:Muhammad_ibn_Abi_Bakr';
const person = `${base}entity/Muhammad_ibn_Abi_Bakr`;

describe('slug', () => {
  test.each([
    ["Qays ibn Sa'd", 'Qays_ibn_Sa%27d'],
    ['  Abu   Bakr_ ', 'Abu_Bakr'],
    ['battle of the Camel', 'Battle_of_the_Camel'],
    ['Abū Bakr', 'Ab%C5%AB_Bakr'],
    ['Abu\u0304 Bakr', 'Ab%C5%AB_Bakr'],
    ['ßa', '%C3%9Fa'],
    ['éclair', '%C3%89clair'],
    ['محمد', '%D9%85%D8%AD%D9%85%D8%AF'],
    ['a/b:c;@$!*(),~.-_d', 'A/b:c;@$!*(),~.-_d'],
    ['Who? 100% #1 & <a>', 'Who%3F_100%25_%231_%26_%3Ca%3E'],
    ['%zz', '%25zz'],
    ['a> <http://e/p>', 'A%3E_%3Chttp://e/p%3E'],
    ['line\nend', 'Line_end'],
    ['"quoted"', '%22quoted%22'],
    ['\u202eAli\u202c', 'Ali'],
    ['\ud800', '%EF%BF%BD'],
    ['😀', '%F0%9F%98%80'],
    ['_', ''],
    ['', ''],
  ])('%j gives %j', (title, expected) => {
    expect(slug(title)).toBe(expected);
  });

  it('gives an IRI of ASCII for any title, and for its own title again the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        expect(slug(title)).toMatch(/^[\w\-.;@$!*(),/~:%]*$/);
        expect(checkIri(wikipediaUrl('en', title) + 'x')).toBe(true);
        expect(slug(decodeURIComponent(slug(title)))).toBe(slug(title));
      }),
    );
  });
});

test.each([
  ["Qays ibn Sa'd", "http://dbpedia.org/resource/Qays_ibn_Sa'd"],
  ['Abū Bakr', 'http://dbpedia.org/resource/Abū_Bakr'],
  ['who is [he]?', 'http://dbpedia.org/resource/Who_is_%5Bhe%5D%3F'],
])('DBpedia of %j is %j', (title, expected) => {
  expect(dbpediaIri(title)).toBe(expected);
  expect(checkIri(expected)).toBe(true);
});

test.each([
  ['http://example.org/', true],
  ['urn:uuid:6ba7b811', true],
  ['http://example.org/Abū', true],
  ['http://example.org/a%20b', true],
  ['', false],
  ['relative/path', false],
  ['http:', false],
  ['http://example.org/a b', false],
  ['http://example.org/a>b', false],
  ['http://example.org/<', false],
  ['http://example.org/"', false],
  ['http://example.org/{x}', false],
  ['http://example.org/a|b', false],
  ['http://example.org/a^b', false],
  ['http://example.org/a`b', false],
  ['http://example.org/a\\b', false],
  ['http://example.org/a\nb', false],
  ['http://example.org/\u0000', false],
  ['http://example.org/\u00a0', false],
  ['http://example.org/\ud800', false],
  ['http://example.org/%zz', false],
  ['http://example.org/'.padEnd(maxIriLength, 'x'), true],
  ['http://example.org/'.padEnd(maxIriLength + 1, 'x'), false],
])('checkIri(%j) is %s', (iri, expected) => {
  expect(checkIri(iri)).toBe(expected);
});

describe('Iris', () => {
  const id = 'd824ddcd-fdd5-5d36-bded-477a3ee9a723';
  test.each([
    [iris.entity('Muhammad_ibn_Abi_Bakr', article), person],
    [iris.entity("Qays_ibn_Sa'd", article), `${base}entity/Qays_ibn_Sa%27d`],
    [iris.entity('#Letter 656', article), `${person}#Letter_656`],
    [iris.entity('#letter', article), `${person}#letter`],
    [iris.statement('#Letter_656', id, article), `${base}entity/statement/Muhammad_ibn_Abi_Bakr-Letter_656-${id}`],
    [iris.statement("Qays_ibn_Sa'd", id, article), `${base}entity/statement/Qays_ibn_Sa-27d-${id}`],
    [iris.article('enwiki', 'Muhammad ibn Abi Bakr'), `${base}article/enwiki/Muhammad_ibn_Abi_Bakr`],
    [iris.article('enwiki', 'Ali', 'See_also_2'), `${base}article/enwiki/Ali#See_also_2`],
    [iris.articleGraph('enwiki', 'Ali', 'facts'), `${base}graph/enwiki/Ali/facts`],
    [iris.textRange('7d23', 78, 104), `${base}text/sha256/7d23#char=78,104`],
    [iris.evidence('8f57').quote, `${base}evidence/8f57#quote`],
    [iris.attributed('P50'), `${base}prop/attributed/P50`],
    [iris.infoboxKey('known for'), `${base}ns/infobox/known_for`],
  ])('mints %s', (iri, expected) => {
    expect(iri).toBe(expected);
  });

  it('keeps what the lock says', () => {
    const lock = new Map([[`${article}#Letter`, `${base}entity/Old#Letter`]]);
    expect(new Iris(base, lock).entity('#Letter', article)).toBe(`${base}entity/Old#Letter`);
    expect(new Iris(base, lock).entity('#Letter', 'enwiki:Other')).toBe(`${base}entity/Other#Letter`);
  });

  test.each([
    '',
    'data.example.org/',
    'https://data.example.org',
    'https://e.org/?a/',
    'urn:x:/',
    'https://e.org/a b/',
  ])('refuses the base %j', (bad) => {
    expect(() => new Iris(bad)).toThrow(TypeError);
  });

  it('mints checked IRIs from any names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        for (const iri of [
          iris.entity(`x${name}`, article),
          iris.entity(`#${name}`, article),
          iris.statement(`x${name}`, id, `enwiki:${name}`),
          iris.article(name, `x${name}`, name),
          iris.infoboxKey(name.repeat(100)),
        ]) {
          expect(checkIri(iri)).toBe(true);
        }
      }),
    );
  });
});

describe('ids', () => {
  it('makes version 5 UUIDs (example of Python’s uuid module)', () => {
    expect(uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'python.org')).toBe('886313e1-3b8a-5372-9b90-0c9aee199e5d');
  });

  it('writes canonical JSON', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: 'x', lexical: 'y', e: undefined })).toBe(
      '{"a":"x","b":[{"c":2,"d":1}]}',
    );
  });

  const statement = { subject: '#Letter', property: 'P1', value: { time: { edtf: '0657', lexical: '657' } } };
  const id = statementId(statement, article, base);
  it('gives a statement an id by its content, whatever the order and the words', () => {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(
      statementId(
        { value: { time: { lexical: 'in 657', edtf: '0657' } }, subject: '#Letter', property: 'P1' },
        article,
        base,
      ),
    ).toBe(id);
    expect(statementId({ ...statement, slot: undefined }, article, base)).toBe(id);
  });

  test.each([
    ['property', { ...statement, property: 'P2' }, article, base],
    ['value', { ...statement, value: { time: { edtf: '0658' } } }, article, base],
    ['slot', { ...statement, slot: 'office1' }, article, base],
    ['holder', { ...statement, according: ['A'] }, article, base],
    ['article of a local subject', statement, 'enwiki:Ali', base],
    ['base', statement, article, 'https://other.example/'],
  ])('changes it with the %s', (_, changed, key, root) => {
    expect(statementId(changed, key, root)).not.toBe(id);
  });

  it('keeps the id of a statement about pages whatever the article', () => {
    const global = { subject: 'Mecca', property: 'P131', value: { entity: 'Hejaz' } };
    expect(statementId(global, article, base)).toBe(statementId(global, 'enwiki:Ali', base));
    const local = { ...global, value: { entity: '#Hejaz' } };
    expect(statementId(local, article, base)).not.toBe(statementId(local, 'enwiki:Ali', base));
  });
});
