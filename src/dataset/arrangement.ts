/**
 * The order in which people read a graph: quads go in, subjects with their triples come out, what belongs to a subject
 * (its statements, their values and references, its fragments) right after it.
 */
import type { NamedNode, Quad, Term } from '@rdfjs/types';
import { termKey } from './terms.ts';
import { namespaces } from './vocabulary.ts';

/** A subject, and its objects by predicate in reading order. */
export interface Description {
  readonly subject: string;
  readonly properties: readonly (readonly [predicate: string, objects: readonly Term[]])[];
}

/** Descriptions by subject, in the order of first appearance. */
export type Descriptions = ReadonlyMap<string, Description>;

/** Gathers the triples of each subject, whatever their graph, each once; objects keep the order they came in. */
export function describe(quads: Iterable<Quad>): Descriptions {
  const subjects = new Map<string, Map<string, Map<string, Term>>>();
  for (const { subject, predicate, object } of quads) {
    const predicates = entry(subjects, subject.value, () => new Map<string, Map<string, Term>>());
    entry(predicates, predicate.value, () => new Map<string, Term>()).set(termKey(object), object);
  }
  return new Map(
    [...subjects].map(([subject, predicates]) => {
      const properties = [...predicates]
        .map(([predicate, objects]) => [predicate, [...objects.values()]] as const)
        .sort(([a], [b]) => comparePredicates(a, b));
      return [subject, { subject, properties }];
    }),
  );
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

const { rdf, rdfs, schema, skos, p, psv, pqv, prov, wikibase } = namespaces;

/** What is read first; then the rest by name space, in the order of `namespaces`. */
const firstPredicates = [`${rdf}type`, `${rdfs}label`, `${schema}name`, `${skos}altLabel`, `${wikibase}rank`];
const spaces: readonly string[] = Object.values(namespaces);

const ranked = new Map<string, readonly [rank: number, number: number]>();

/** The rank of a predicate's kind, then its P-number. */
function rankOf(predicate: string): readonly [number, number] {
  let rank = ranked.get(predicate);
  if (!rank) {
    const first = firstPredicates.indexOf(predicate);
    const space = spaces.indexOf(spaceOf(predicate));
    const number = Number(/[/#]P(\d+)$/.exec(predicate)?.[1] ?? 0);
    rank = [first >= 0 ? first : 100 + (space >= 0 ? space : spaces.length), number];
    ranked.set(predicate, rank);
  }
  return rank;
}

function spaceOf(iri: string): string {
  return iri.slice(0, Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
}

function comparePredicates(a: string, b: string): number {
  const [rankA, numberA] = rankOf(a);
  const [rankB, numberB] = rankOf(b);
  return rankA - rankB || numberA - numberB || (a < b ? -1 : a > b ? 1 : 0);
}

/** Predicates whose object belongs to the subject: statements, full values, references. */
export function isOwning(predicate: string): boolean {
  const space = spaceOf(predicate);
  return space === p || space === psv || space === pqv || space.endsWith('/prop/attributed/') || predicate === derived;
}

const derived = `${prov}wasDerivedFrom`;

/** Puts what belongs to a subject after it; `first` leads, the rest follows in the order of first appearance. */
export function arrange(descriptions: Descriptions, first: readonly string[] = []): Description[] {
  const fragments = new Map<string, string[]>();
  for (const subject of descriptions.keys()) {
    const hash = subject.indexOf('#');
    if (hash > 0) entry(fragments, subject.slice(0, hash), (): string[] => []).push(subject);
  }
  const arranged = new Map<string, Description>();
  // A stack rather than recursion: a document may be as deep as it likes.
  const waiting = [...descriptions.keys()].reverse();
  waiting.push(...[...first].reverse());
  for (let subject = waiting.pop(); subject !== undefined; subject = waiting.pop()) {
    const description = descriptions.get(subject);
    if (!description || arranged.has(subject)) continue;
    arranged.set(subject, description);
    const owned = description.properties
      .filter(([predicate]) => isOwning(predicate))
      .flatMap(([, objects]) => objects.filter((object): object is NamedNode => object.termType === 'NamedNode'))
      .map(({ value }) => value);
    waiting.push(...[...owned, ...(fragments.get(subject) ?? [])].reverse());
  }
  return [...arranged.values()];
}
