/**
 * What we stand on: the score of the SHACL engine in the W3C's test suite, and a second, independent engine that must
 * agree with what we run, on our shapes and on data with faults.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DatasetCore, Quad, Term } from '@rdfjs/types';
import { DataFactory, Parser, Store } from 'n3';
import Validator from 'rdf-validate-shacl';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentQuads } from '../../src/dataset/quads.ts';
import { Graph } from '../../src/dataset/graph.ts';
import { graphDataset } from '../../src/dataset/graph-dataset.ts';
import { readTurtleFamily } from '../../src/dataset/read-rdf.ts';
import { ShapeChecker } from '../../src/dataset/shacl.ts';
import { contextOf, document } from '../dataset/seed.ts';
import { cases, prefixes } from './cases.ts';
import { packageShapes, shapesFiles } from './checker.ts';
import { makeFaults } from './faults.ts';

const sh = 'http://www.w3.org/ns/shacl#';
const mf = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const archive = fileURLToPath(new URL('../../../shared/data/suites/shacl-tests.tar.gz', import.meta.url));

interface Result {
  readonly focusNode: Term | null;
  readonly path: Term | null;
  readonly value: Term | null;
  readonly severity: Term | null;
  readonly sourceConstraintComponent: Term | null;
}

/** Tests that rdf-validate-shacl 0.6.5 fails; a test that passes must leave this list. */
const known = new Set<string>([]);

describe.skipIf(!existsSync(archive))('W3C SHACL Core suite (needs ../shared/data)', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shacl-suite-'));
  const entries: string[] = [];
  beforeAll(() => {
    execFileSync('tar', ['xzf', archive, '-C', folder]);
    const collect = (manifest: string): void => {
      for (const { predicate, object } of parse(manifest)) {
        if (predicate.value === `${mf}include`) collect(fileURLToPath(object.value));
      }
      if (parse(manifest).some(({ object }) => object.value === `${sh.replace('shacl#', 'shacl-test#')}Validate`))
        entries.push(manifest);
    };
    collect(path.join(folder, 'core/manifest.ttl'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function parse(file: string): Quad[] {
    return new Parser({ baseIRI: `file://${file}` }).parse(readFileSync(file, 'utf8'));
  }

  /** Whether the engine gives the results that a test wants. */
  async function passes(file: string): Promise<boolean> {
    const graph = new Graph(parse(file));
    const about = (name: string): Quad[] => graph.quads.filter(({ predicate }) => predicate.value === name);
    const [result] = about(`${mf}result`);
    if (!result) return false;
    const named = (name: string): Quad[] => {
      const iri = about(`${sh.replace('shacl#', 'shacl-test#')}${name}`)[0]?.object.value ?? '';
      return parse(fileURLToPath(iri === '' ? `file://${file}` : iri));
    };
    if (result.object.value.endsWith('Failure')) {
      try {
        await new Validator(graphDataset(new Graph(named('shapesGraph')))).validate(
          graphDataset(new Graph(named('dataGraph'))),
        );
        return false;
      } catch {
        return true;
      }
    }
    const key = (terms: readonly (Term | null | undefined)[]): string =>
      terms
        .map((term) => (!term || term.termType === 'BlankNode' ? '_' : `${term.termType} ${term.value}`))
        .join(' | ');
    const wanted = graph
      .objects(result.object, { value: `${sh}result` } as Term)
      .map((node) =>
        key(
          ['focusNode', 'resultPath', 'value', 'resultSeverity', 'sourceConstraintComponent'].map((name) =>
            graph.object(node, { value: sh + name } as Term),
          ),
        ),
      );
    const report = await new Validator(new Store(named('shapesGraph'))).validate(new Store(named('dataGraph')));
    const found = (report.results as unknown as Result[]).map((one) =>
      key([one.focusNode, one.path, one.value, one.severity, one.sourceConstraintComponent]),
    );
    return JSON.stringify(wanted.sort()) === JSON.stringify(found.sort());
  }

  it('scores as it did', async () => {
    const failed: string[] = [];
    for (const file of entries) {
      let passed = false;
      try {
        passed = await passes(file);
      } catch {
        // An engine that throws has failed the test.
      }
      if (!passed) failed.push(path.relative(folder, file));
    }
    process.stdout.write(
      `rdf-validate-shacl: ${entries.length - failed.length} of ${entries.length} tests of SHACL Core\n`,
    );
    expect(entries.length).toBeGreaterThan(90);
    expect(failed.sort()).toEqual([...known].sort());
  });
});

interface EngineResult {
  readonly shape: { readonly ptr: { readonly term: Term } };
}
interface Engine {
  validate(data: object): Promise<{ results: readonly EngineResult[] }>;
}
/** A name only known when it runs, as the library has no types. */
const engineName: string = 'shacl-engine';

type EngineClass = new (shapes: DatasetCore, options: object) => Engine;

/**
 * shacl-engine runs SPARQL constraints once a node, through Comunica: all audits on a whole article take minutes. So on
 * the small cases it runs the core shapes and the audit of the case, and on faults of a whole article the core shapes.
 */
describe('a second engine (shacl-engine)', () => {
  const shapes = packageShapes();
  const quads = shapesFiles
    .filter(({ name }) => name !== 'canary.ttl')
    .flatMap(({ text, name }, index) => {
      const read = readTurtleFamily(text, 'text/turtle', { base: `file:///${name}` }).quads;
      // Each file numbers its blank nodes from the start.
      const named = (term: Term): Term =>
        term.termType === 'BlankNode' ? DataFactory.blankNode(`f${index}${term.value}`) : term;
      return read.map(
        ({ subject, predicate, object }) =>
          DataFactory.quad(named(subject) as never, predicate as never, named(object) as never) as Quad,
      );
    });
  const isSparql = ({ predicate }: Quad): boolean => predicate.value === `${sh}sparql`;
  let first: ShapeChecker;
  let make: (audits: (shape: string) => boolean) => Engine;

  beforeAll(async () => {
    first = await ShapeChecker.load(shapes);
    const [{ Validator: Engine }, { validations }] = (await Promise.all([
      import(engineName),
      import(`${engineName}/sparql.js`),
    ])) as [{ Validator: EngineClass }, { validations: object }];
    const factory = { ...DataFactory, dataset: (some: Quad[] = []) => new Store(some) };
    make = (audits) => {
      const wanted = quads.filter((quad) => !isSparql(quad) || audits(quad.subject.value));
      return new Engine(new Store(wanted), { factory, validations });
    };
  });

  /** Which rules the second engine says are broken. */
  async function second(engine: Engine, graph: Graph): Promise<string[]> {
    const plain = graph.quads.map(({ subject, predicate, object }) =>
      DataFactory.quad(subject as never, predicate as never, object as never),
    );
    const { results } = await engine.validate({ dataset: new Store(plain) });
    const rules = results.map(({ shape }) => shapes.rules.get(shape.ptr.term.value)?.rule ?? shape.ptr.term.value);
    return [...new Set(rules)].filter((rule) => !rule.includes('/canary')).sort();
  }

  async function ours(graph: Graph, counts: (rule: string) => boolean): Promise<string[]> {
    const { results } = await first.check(graph);
    return [...new Set(results.map(({ rule }) => rule))].filter(counts).sort();
  }

  it.each(cases)('agrees on %s: %s', async (rule, breaks, keeps) => {
    const engine = make((shape) => shapes.rules.get(shape)?.rule === rule);
    for (const turtle of [breaks, keeps]) {
      const graph = new Graph(readTurtleFamily(prefixes + turtle, 'text/turtle').quads);
      expect(await second(engine, graph)).toEqual(await ours(graph, (one) => one.startsWith('shape/') || one === rule));
    }
  });

  const good = documentQuads(document, contextOf());
  // Left out: what n3's store cannot hold, and a date that is none, of which rdf-validate-shacl sees the digits only; the
  // check of literals (`term/literal`) tells of it.
  const faults = [...makeFaults(good, 1)].filter(
    ({ kind }) => !/malformed|blank|broken escape|does not exist$/.test(kind),
  );
  it.each([{ kind: 'nothing is wrong', at: '', quads: good }, ...faults])(
    'agrees when $kind: $at',
    async ({ quads: some }) => {
      const graph = new Graph(some);
      expect(
        await second(
          make(() => false),
          graph,
        ),
      ).toEqual(await ours(graph, (rule) => rule.startsWith('shape/')));
    },
  );
});
