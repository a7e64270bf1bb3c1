/** Graphs are equal when their values are, whatever a store has made of the literals. */
import { DataFactory } from 'n3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNQuad } from '../../src/dataset/n-quads.ts';
import { compareGraphs, mergeGraphs, readGraphs } from '../../src/publish/store/canonical.ts';
import { batches, iriRef } from '../../src/publish/store/requests.ts';

const xsd = 'http://www.w3.org/2001/XMLSchema#';
const one = (object: string): string => readGraphs(`<http://e/s> <http://e/p> ${object} .\n`).get('')?.normal[0] ?? '';

describe('the normal form', () => {
  it.each([
    ['"+06.50"', '"6.5"', 'decimal'],
    ['"6000"', '"+6000"', 'decimal'],
    ['"-0.0"', '"0"', 'decimal'],
    ['"10.0"', '"10"', 'decimal'],
    ['"007"', '"7"', 'integer'],
    ['"1"', '"true"', 'boolean'],
    ['"1.0E2"', '"100"', 'double'],
    ['"-044-03-15"', '"-0044-03-15"', 'date'],
    ['"-044"', '"-0044"', 'gYear'],
    ['"0658-07-15T00:00:00+00:00"', '"0658-07-15T00:00:00Z"', 'dateTime'],
    ['"0658-07-15T00:00:00.000Z"', '"0658-07-15T00:00:00Z"', 'dateTime'],
  ])('of %s and %s is the same %s', (a, b, type) =>
    expect(one(`${a}^^<${xsd}${type}>`)).toBe(one(`${b}^^<${xsd}${type}>`)),
  );

  it.each([
    ['"0657"', '"657"', 'gYear'],
    ['"0.10"', '"0.01"', 'decimal'],
    ['"100"', '"1000"', 'integer'],
    ['"-1"', '"1"', 'decimal'],
    ['"-0044"', '"0044"', 'gYear'],
    ['"x"', '"X"', 'string'],
    ['"."', '"0"', 'decimal'],
  ])('of %s and %s is not the same %s', (a, b, type) =>
    expect(one(`${a}^^<${xsd}${type}>`)).not.toBe(one(`${b}^^<${xsd}${type}>`)),
  );

  it('takes every tag and every integer for what it is', () => {
    expect(one('"x"@ar-Latn')).toBe(one('"x"@ar-latn'));
    expect(one(`"78"^^<${xsd}nonNegativeInteger>`)).toBe(one(`"78"^^<${xsd}integer>`));
    expect(one('"x"@ar')).not.toBe(one('"x"'));
  });

  it('leaves what is sent as it was written', () => {
    const graph = readGraphs(`<http://e/s> <http://e/p> "+6000"^^<${xsd}decimal> .`).get('');
    expect(graph?.lines).toEqual([`<http://e/s> <http://e/p> "+6000"^^<${xsd}decimal> .`]);
    expect(graph?.normal).toEqual([`<http://e/s> <http://e/p> "6000"^^<${xsd}decimal> .`]);
  });
});

describe('graphs', () => {
  it('say which lines only one of them has', () => {
    const [a, b] = ['1', '2'].map((n) => readGraphs(`<http://e/s> <http://e/p> "${n}", .`.replace(',', '')).get(''));
    expect(compareGraphs(a!, b!)).toEqual({
      missing: ['<http://e/s> <http://e/p> "1" .'],
      extra: ['<http://e/s> <http://e/p> "2" .'],
    });
  });

  it('have the same hash in any order, in one file or in several', () => {
    const literal = fc.string({ unit: 'binary' }).map((text) => text.toWellFormed());
    fc.assert(
      fc.property(fc.uniqueArray(literal, { minLength: 1, maxLength: 8 }), fc.nat(8), (texts, cut) => {
        const lines = texts.map((text) => {
          const [subject, predicate] = ['http://e/s', 'http://e/p'].map((iri) => DataFactory.namedNode(iri));
          return formatNQuad(DataFactory.quad(subject!, predicate!, DataFactory.literal(text)));
        });
        const whole = readGraphs(lines.join('\n')).get('');
        const parts = [lines.slice(0, cut), lines.slice(cut)].flatMap(
          (part) => readGraphs(part.reverse().join('\n')).get('') ?? [],
        );
        expect(whole?.normal).toHaveLength(texts.length);
        expect(mergeGraphs('', parts).sha256).toBe(whole?.sha256);
      }),
    );
  });
});

describe('requests', () => {
  it('have batches that hold every line once, none too large unless it is one line', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 30 })), fc.integer({ min: 1, max: 100 }), (lines, max) => {
        const all = batches(lines, max);
        expect(all.flat()).toEqual(lines);
        for (const batch of all) expect(batch.length === 1 || Buffer.byteLength(batch.join('\n')) < max).toBe(true);
      }),
    );
  });

  it.each(['http://e/> } ; DROP ALL', 'x', 'http://e/a b', 'http://e/\n'])('never hold %j as an IRI', (iri) =>
    expect(() => iriRef(iri)).toThrow(TypeError),
  );
});
