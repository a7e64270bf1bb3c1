/** Each shape and audit accepts good data and rejects bad data, and no kind of mistake gets through. */
import { beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../src/dataset/graph.ts';
import { documentQuads } from '../../src/dataset/quads.ts';
import { readTurtleFamily } from '../../src/dataset/read-rdf.ts';
import { ShapeChecker } from '../../src/dataset/shacl.ts';
import { compileShapes } from '../../src/dataset/shapes.ts';
import { compileQuery } from '../../src/dataset/user-query.ts';
import { shapeRules } from '../../src/publish/rules.ts';
import { propertyShapes } from '../../scripts/property-shapes.mjs';
import { base, contextOf, document } from '../dataset/seed.ts';
import { cases, prefixes } from './cases.ts';
import { makeChecker, packageShapes, resultKey, shapesFiles } from './checker.ts';
import { faultKinds, makeFaults } from './faults.ts';

const good = documentQuads(document, contextOf());
const read = (turtle: string): Graph => {
  const { quads, problem } = readTurtleFamily(prefixes + turtle, 'text/turtle', { base });
  expect(problem).toBeUndefined();
  return new Graph(quads);
};

/** Rules that were seen to break. */
const broken = new Set<string>();

describe('faults in good data', () => {
  let check: Awaited<ReturnType<typeof makeChecker>>;
  let before: Set<string>;

  beforeAll(async () => {
    check = await makeChecker();
    before = new Set((await check(good)).map(resultKey));
  });

  it('finds nothing wrong with the facts written down by hand', async () => {
    expect((await check(good)).filter(({ level }) => level !== 'info')).toEqual([]);
  });

  const faults = [...makeFaults(good, 1)];
  it('makes a fault of every kind', () => expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(faultKinds)));

  // What a document would tell and no rule on RDF can: that a word is another word.
  const silent = new Set(['any text is edited', 'any triple is dropped']);
  it.each(faults.filter(({ kind }) => !silent.has(kind)))('sees that $kind: $at', async ({ quads }) => {
    const found = (await check(quads)).filter((result) => !before.has(resultKey(result)));
    for (const { rule } of found) broken.add(rule);
    expect(found.length).toBeGreaterThan(0);
  });
});

describe('small cases', () => {
  let checker: ShapeChecker;
  beforeAll(async () => {
    checker = await ShapeChecker.load(packageShapes());
  });

  it.each(cases)('%s rejects %s', async (rule, breaks) => {
    const { results, silent } = await checker.check(read(breaks));
    expect(silent).toEqual([]);
    expect(results.map((result) => result.rule)).toContain(rule);
    broken.add(rule);
  });

  it.each(cases)('%s accepts what is right beside %s', async (rule, _, keeps) => {
    const { results } = await checker.check(read(keeps));
    expect(results.map((result) => result.rule)).not.toContain(rule);
  });

  it('leaves no rule untried', () => {
    const all = shapeRules(packageShapes().rules.values()).map(({ rule }) => rule);
    expect(all.filter((rule) => !broken.has(rule))).toEqual([]);
  });
});

describe('shapes', () => {
  it('are as the table of properties makes them; run "npm run shapes" after a change of it', () => {
    const made = Object.entries(propertyShapes(new URL('../../', import.meta.url)));
    const stale = made.filter(
      ([file, text]) => shapesFiles.find(({ name }) => `shapes/${name}` === file)?.text !== text,
    );
    expect(stale.map(([file]) => file)).toEqual([]);
  });

  it('have a meaning, a cure and an example each', () => {
    const bare = shapeRules(packageShapes().rules.values()).filter(({ cure, example }) => !cure || !example);
    expect(bare.map(({ rule }) => rule)).toEqual([]);
  });

  it('keep to what SHACL lets queries do, and have one query each', () => {
    for (const { select } of packageShapes().audits) expect(select).not.toMatch(/\b(?:MINUS|VALUES|SERVICE)\b/);
    for (const { name, text } of shapesFiles) {
      for (const shape of text.split(/ \.\n/))
        expect(shape.match(/sh:sparql/g)?.length ?? 0, name).toBeLessThanOrEqual(1);
    }
  });

  it('take the base of the dataset', async () => {
    const other = 'https://facts.example/';
    const shapes = compileShapes(shapesFiles, other, ({ reason }) => expect(reason).toBe(''));
    const turtle = (prefixes + 's:a a isnad:AttributedStatement, wikibase:BestRank .').replaceAll(base, other);
    const { results } = await (
      await ShapeChecker.load(shapes)
    ).check(new Graph(readTurtleFamily(turtle, 'text/turtle').quads));
    expect(results.map(({ rule }) => rule)).toContain('shape/attributed');
  });
});

describe('canaries', () => {
  it('tell of an engine that skips queries', async () => {
    const shapes = packageShapes();
    const checker = await ShapeChecker.load({
      ...shapes,
      audits: shapes.audits.filter(({ shape }) => !shape.includes('canary')),
    });
    expect((await checker.check(new Graph([]))).silent).toEqual(['audit/canary-sparql']);
  });

  it('tell of an engine that skips a kind of constraint', async () => {
    const shapes = packageShapes();
    const core = shapes.core.filter(({ predicate }) => !predicate.value.endsWith('#datatype'));
    const checker = await ShapeChecker.load({ ...shapes, core });
    expect((await checker.check(new Graph([]))).silent).toEqual(['shape/canary-datatype']);
  });
});

describe('rules of the user', () => {
  const shapes = `${prefixes}
    @prefix sh: <http://www.w3.org/ns/shacl#> .
    @prefix my: <http://example.org/my#> .
    my:BattleHasPlace a sh:NodeShape ; sh:targetClass schema:Event ; sh:severity sh:Warning ;
      sh:property [ sh:path wdt:P276 ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message "A battle without a place" ] .`;
  const query = (head: string, body: string) =>
    compileQuery({ name: 'my-rule.rq', text: `${head}\n${body}` }, ({ reason }) => {
      throw new Error(reason);
    });

  it('come as shapes', async () => {
    const compiled = compileShapes([{ name: 'my.shacl.ttl', text: shapes, layer: 'user' }], base, () => undefined);
    const { results } = await (await ShapeChecker.load(compiled)).check(read('e:b a schema:Event .'));
    expect(results).toMatchObject([
      { rule: 'user/battle-has-place', level: 'warning', message: 'A battle without a place' },
    ]);
  });

  it('come as SPARQL constraints, whose $this is put in node by node', async () => {
    const turtle = `${prefixes}
      @prefix sh: <http://www.w3.org/ns/shacl#> .
      @prefix my: <http://example.org/my#> .
      my:Named a sh:NodeShape ; sh:targetClass schema:Event ; sh:sparql [ sh:message "{$this} has no name" ; sh:select """
        SELECT $this WHERE { { FILTER NOT EXISTS { $this <http://schema.org/name> ?name } } UNION { $this <http://schema.org/name> "" } }
      """ ] .`;
    const compiled = compileShapes([{ name: 'my.shacl.ttl', text: turtle, layer: 'user' }], base, () => undefined);
    const data = read(
      'e:a a schema:Event . e:b a schema:Event ; schema:name "B" . e:c a schema:Event ; schema:name "" .',
    );
    const { results } = await (await ShapeChecker.load(compiled)).check(data);
    expect(results.map(({ message }) => message).sort()).toEqual([
      `${base}entity/a has no name`,
      `${base}entity/c has no name`,
    ]);
  });

  it('find a fault in what many things share, however many they are', async () => {
    const turtle = `${prefixes}
      @prefix sh: <http://www.w3.org/ns/shacl#> .
      @prefix my: <http://example.org/my#> .
      my:Battle a sh:NodeShape ; sh:targetClass schema:Event ; sh:property my:where .
      my:where a sh:PropertyShape ; sh:path wdt:P276 ; sh:node my:Named .
      my:Named a sh:NodeShape ; sh:property [ sh:path schema:name ; sh:minCount 1 ] .`;
    const compiled = compileShapes([{ name: 'my.shacl.ttl', text: turtle, layer: 'user' }], base, () => undefined);
    const battles = Array.from({ length: 80 }, (_, index) => `e:b${index} a schema:Event ; wdt:P276 e:place .`);
    const { results } = await (await ShapeChecker.load(compiled)).check(read(battles.join('\n')));
    expect(new Set(results.map(({ focus }) => focus.value)).size).toBe(80);
  });

  it.each([
    ['sorted by the node', 'SELECT $this WHERE { $this wdt:P26 ?x } ORDER BY $this', ['a', 'c']],
    ['by the node alone', 'SELECT $this WHERE { $this wdt:P26 ?x } GROUP BY $this HAVING (COUNT(?x) > 1)', ['c']],
    [
      'by the node and a value',
      'SELECT $this ?value WHERE { $this wdt:P26 ?value } GROUP BY $this ?value',
      ['a', 'c', 'c'],
    ],
    [
      'in a query within',
      'SELECT $this ?n WHERE { { SELECT $this (COUNT(?x) AS ?n) WHERE { $this wdt:P26 ?x } GROUP BY $this } FILTER(?n > 1) }',
      ['c'],
    ],
    ['of nothing', 'SELECT $this (COUNT(?x) AS ?n) WHERE { $this wdt:P40 ?x } GROUP BY $this', []],
  ])('take queries in groups, as the standard allows them: %s', async (_, select, found) => {
    const turtle = `${prefixes}
      @prefix sh: <http://www.w3.org/ns/shacl#> .
      @prefix my: <http://example.org/my#> .
      my:Person a sh:NodeShape ; sh:targetClass schema:Person ; sh:sparql [ sh:select """${select.replaceAll('wdt:', 'http://www.wikidata.org/prop/direct/').replace(/http:\S+/g, '<$&>')}""" ] .`;
    const compiled = compileShapes([{ name: 'my.shacl.ttl', text: turtle, layer: 'user' }], base, () => undefined);
    const data = read('e:a a schema:Person ; wdt:P26 e:b . e:c a schema:Person ; wdt:P26 e:a, e:b .');
    const { results } = await (await ShapeChecker.load(compiled)).check(data);
    expect(results.map(({ focus }) => focus.value.slice(-1)).sort()).toEqual(found);
  });

  it('take a list of thousands of values', () => {
    const turtle = `${prefixes}
      @prefix sh: <http://www.w3.org/ns/shacl#> .
      @prefix my: <http://example.org/my#> .
      my:Person a sh:NodeShape ; sh:targetClass schema:Person ; sh:property [ sh:path wdt:P26 ; sh:in (
        ${Array.from({ length: 20_000 }, (_, index) => `e:p${index}`).join(' ')} ) ] .`;
    const compiled = compileShapes([{ name: 'my.shacl.ttl', text: turtle, layer: 'user' }], base, () => undefined);
    expect(compiled.recursive).toBe(false);
  });

  it('end when a shape refers to itself', async () => {
    const turtle = `${prefixes}
      @prefix sh: <http://www.w3.org/ns/shacl#> .
      @prefix my: <http://example.org/my#> .
      my:Person a sh:NodeShape ; sh:targetClass schema:Person ; sh:property [ sh:path wdt:P26 ; sh:node my:Person ] ;
        sh:property [ sh:path schema:name ; sh:minCount 1 ] .`;
    const compiled = compileShapes([{ name: 'my.shacl.ttl', text: turtle, layer: 'user' }], base, () => undefined);
    const data = read('e:a a schema:Person ; wdt:P26 e:b . e:b a schema:Person ; wdt:P26 e:a .');
    expect((await (await ShapeChecker.load(compiled)).check(data)).results.length).toBeGreaterThan(0);
  });

  it('come as SELECT, each row a finding', async () => {
    const compiled = query(
      '# level: info\n# message: {?value} is no place',
      'SELECT ?this ?value WHERE { ?this <http://schema.org/name> ?value }',
    );
    const checker = await ShapeChecker.load(
      compileShapes([], base, () => undefined),
      compiled ? [compiled] : [],
    );
    const { results } = await checker.check(read('e:b schema:name "B" .'));
    expect(results).toMatchObject([{ rule: 'user/my-rule', level: 'info', message: 'B is no place' }]);
  });

  it.each([
    ['', 1],
    ['# expect: true', 0],
  ])('come as ASK, with the answer wanted (%s)', async (head, count) => {
    const compiled = query(head, 'ASK { ?s ?p ?o }');
    const checker = await ShapeChecker.load(
      compileShapes([], base, () => undefined),
      compiled ? [compiled] : [],
    );
    expect((await checker.check(read('e:b schema:name "B" .'))).results.length).toBe(count);
  });

  it('are told of when they cannot be read or run', async () => {
    const told: string[] = [];
    compileQuery({ name: 'x.rq', text: '# level: fatal\nASK {}' }, ({ reason }) => told.push(reason));
    compileQuery({ name: 'y.rq', text: 'DELETE WHERE { ?s ?p ?o }' }, ({ reason }) => told.push(reason));
    compileShapes([{ name: 'z.shacl.ttl', text: '<a> <b>', layer: 'user' }], base, ({ reason }) => told.push(reason));
    compileShapes(
      [{ name: 'js.shacl.ttl', text: '<http://a> <http://www.w3.org/ns/shacl#js> <http://b> .' }],
      base,
      ({ reason }) => told.push(reason),
    );
    expect(told).toHaveLength(4);
    const compiled = query('', 'SELECT ?this WHERE { oops }');
    const checker = await ShapeChecker.load(
      compileShapes([], base, () => undefined),
      compiled ? [compiled] : [],
    );
    expect((await checker.check(new Graph([]))).results).toMatchObject([{ rule: 'shape/invalid' }]);
    const turtle = `@prefix sh: <http://www.w3.org/ns/shacl#> .
      <http://e/S> a sh:NodeShape ; sh:targetNode <http://e/a> ; sh:sparql [ sh:select "SELECT $this WHERE { oops }" ] .`;
    const shapes = compileShapes([{ name: 's.shacl.ttl', text: turtle, layer: 'user' }], base, () => undefined);
    expect((await (await ShapeChecker.load(shapes)).check(new Graph([]))).results).toMatchObject([
      { rule: 'shape/invalid', level: 'error' },
    ]);
  });
});
