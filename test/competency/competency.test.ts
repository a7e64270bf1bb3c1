/**
 * The twenty questions that the dataset of the first article must answer. Each is asked of the facts written down by hand
 * (test/dataset/seed.ts), and of what the program itself makes of the article, as far as out/ has it: with the graphs as
 * they are, and with all triples in one graph.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Store, type Term } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { formatTrig, formatTurtle } from '../../src/dataset/turtle.ts';
import { documentQuads } from '../../src/dataset/quads.ts';
import { prefixesOf } from '../../src/dataset/vocabulary.ts';
import { contextOf, document, iris } from '../dataset/seed.ts';

/**
 * What the program does not answer yet, as its facts stand in prose that it cannot read. A question that is answered
 * must leave this list: it fails here as well.
 */
const needsProse = new Set<string>([]);

/** A value that must be the whole text, hold a text, or be a set of texts joined by `; `. */
type Wanted = string | { readonly includes: string } | { readonly set: readonly string[] };

interface Question {
  readonly id: string;
  /** The name of the query in source/queries. */
  readonly query: string;
  /** Why the answer is as it is, where that needs saying. */
  readonly note?: string;
  readonly boolean?: boolean;
  /** In any order; only the variables named are compared, and null is a variable without a value. */
  readonly rows?: readonly Readonly<Record<string, Wanted | null>>[];
}

const here = new URL('./', import.meta.url);
const questions = readdirSync(here)
  .filter((name) => name.endsWith('.expected.json'))
  .sort()
  .map((name): Question => {
    const question = JSON.parse(readFileSync(new URL(name, here), 'utf8')) as Omit<Question, 'id'>;
    return { id: name.slice(0, 3), ...question };
  });

const queryOf = ({ query }: Question): string =>
  readFileSync(new URL(`../../source/queries/${query}.rq`, import.meta.url), 'utf8');

function fits(value: Term | undefined, wanted: Wanted | null): boolean {
  if (wanted === null || value === undefined) return wanted === null && (value === undefined || value.value === '');
  if (typeof wanted === 'string') return value.value === wanted;
  if ('includes' in wanted) return value.value.includes(wanted.includes);
  return [...wanted.set].sort().join('; ') === value.value.split('; ').sort().join('; ');
}

/** Compares answer and expectation row by row, each wanted row used once. */
function check(answer: unknown, { rows = [], boolean }: Question): void {
  if (boolean !== undefined) {
    expect(answer).toBe(boolean);
    return;
  }
  const got = answer as Map<string, Term>[];
  const left = [...rows];
  const surplus = got.filter((row) => {
    const at = left.findIndex((wanted) => Object.entries(wanted).every(([name, value]) => fits(row.get(name), value)));
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
  const show = (row: Map<string, Term>): string => [...row].map(([name, term]) => `${name}=${term.value}`).join(' ');
  expect({ missing: left, surplus: surplus.map(show) }).toEqual({ missing: [], surplus: [] });
}

function storeOf(text: string, format: string): Store {
  const store = new Store();
  store.load(text, { format });
  return store;
}

it('has twenty questions, and a query for each', () => {
  expect(questions.map(({ id }) => id)).toEqual(
    Array.from({ length: 20 }, (_, index) => `Q${String(index + 1).padStart(2, '0')}`),
  );
  const queries = readdirSync(new URL('../../source/queries/', import.meta.url)).filter((name) => name.endsWith('.rq'));
  expect(questions.map(({ query }) => `${query}.rq`).sort()).toEqual(queries.sort());
  for (const question of questions) expect(queryOf(question)).toMatch(new RegExp(`^# ${question.id} .+\n`));
});

describe('competency questions of the facts written by hand', () => {
  const quads = documentQuads(document, contextOf());
  const options = { prefixes: prefixesOf(iris) };
  const merged = storeOf(formatTurtle(quads, options), 'text/turtle');
  const graphs = storeOf(formatTrig(quads, options), 'application/trig');
  it.each(questions)('$id $query', (question) => {
    check(merged.query(queryOf(question)), question);
    check(graphs.query(queryOf(question), { use_default_graph_as_union: true }), question);
  });
});

const out = (extension: string): URL =>
  new URL(`../../out/muhammad-ibn-abi-bakr/muhammad-ibn-abi-bakr.${extension}`, import.meta.url);
const built = existsSync(out('trig')) && existsSync(out('ttl'));

describe.skipIf(!built)('competency questions of what the program makes of the article', () => {
  const graphs = built ? storeOf(readFileSync(out('trig'), 'utf8'), 'application/trig') : new Store();
  const merged = built ? storeOf(readFileSync(out('ttl'), 'utf8'), 'text/turtle') : new Store();
  const answer = (question: Question): void => {
    check(graphs.query(queryOf(question), { use_default_graph_as_union: true }), question);
    check(merged.query(queryOf(question)), question);
  };
  it.each(questions.filter(({ id }) => !needsProse.has(id)))('$id $query', answer);
  it.fails.each(questions.filter(({ id }) => needsProse.has(id)))('$id $query needs prose', answer);
});
