/** The statements that the answer to a query rests on, with the words of the articles behind each. */
import { namespaces, prefixesOf } from '../dataset/vocabulary.ts';
import { Iris } from '../iri.ts';
import type { Answer } from '../publish/store/answer.ts';
import { statementsQuery, supportQuery } from '../publish/store/rests-on.ts';
import { Parser } from 'n3';
import { QueryError, type EmbeddedStore } from './embedded-store.ts';

/** Words of an article. */
export interface SupportingQuote {
  readonly quote: string;
  /** Code points from the start of the article; absent where the dataset keeps no places. */
  readonly start?: number;
  readonly end?: number;
  readonly part?: string;
}

/** A statement behind an answer, in labels. */
export interface SupportingStatement {
  readonly statement: string;
  readonly subject: string;
  readonly property: string;
  readonly value: string;
  readonly evidence: readonly SupportingQuote[];
}

/** Finds what a SELECT or ASK rests on; throws a `QueryError` when its patterns cannot be read. */
export function findSupport(text: string, store: EmbeddedStore, base: string, language: string): SupportingStatement[] {
  let construct: string | undefined;
  try {
    construct = supportQuery(text);
  } catch (error) {
    throw new QueryError(`It cannot be explained: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (construct === undefined) return [];
  const quads = new Parser({ format: 'application/n-triples' }).parse(store.query(construct, 'application/n-triples'));
  const triples = quads.map(
    ({ subject, predicate, object }) =>
      [subject.value, predicate.value, object.termType === 'NamedNode' ? object.value : undefined] as const,
  );
  const { s: statements = '', pa: attributed = '' } = prefixesOf(new Iris(base));
  const names = { direct: namespaces.wdt, claim: namespaces.p, statement: namespaces.ps, entity: namespaces.wd };
  const query = statementsQuery(triples, { ...names, attributed, statements, language });
  if (query === undefined) return [];
  const { results } = JSON.parse(store.query(query, 'application/sparql-results+json')) as Answer;
  const found = new Map<string, SupportingStatement & { evidence: SupportingQuote[] }>();
  for (const row of results?.bindings ?? []) {
    const of = (name: string): string => row[name]?.value ?? '';
    const id = of('statement');
    let one = found.get(id);
    if (!one) {
      one = { statement: id, subject: of('subject'), property: of('property'), value: of('value'), evidence: [] };
      found.set(id, one);
    }
    if (row['exact'] === undefined) continue;
    const quote: SupportingQuote = {
      quote: of('exact'),
      ...(row['start'] && { start: Number(of('start')), end: Number(of('end')) }),
      ...(row['part'] && { part: of('part') }),
    };
    if (!one.evidence.some((other) => other.quote === quote.quote && other.start === quote.start))
      one.evidence.push(quote);
  }
  return [...found.values()];
}
