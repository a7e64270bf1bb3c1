/**
 * The statements of a document in Wikidata's model: entities with `wdt:` and `p:`, statement nodes with rank, qualifiers
 * and references, full values (data-model §5). Follows Wikibase's own RDF, with every blank node named.
 */
import type { NamedNode, Quad } from '@rdfjs/types';
import { encode } from '../iri.ts';
import type { Claim, Qualifier, Statement, Value } from '../statement/document.ts';
import type { ArticleTerms } from './article-terms.ts';
import type { Reference, ReferenceTerms } from './reference-terms.ts';
import { triples, type Pair } from './terms.ts';
import { isFull, simpleValue, valueQuads } from './value-terms.ts';
import { p, pq, pqv, prov, ps, psv, ranks, rdf, wdno, wdt, wikibase } from './vocabulary.ts';

/** All facts, grouped by subject in the order of the document's statements. */
export function* wikibaseQuads(terms: ArticleTerms, references: ReferenceTerms): Generator<Quad> {
  const best = bestRanked(terms.document.statements);
  const follows = conflictTargets(terms.document.statements);
  for (const statement of terms.document.statements) {
    const node = terms.statement(statement);
    const subject = terms.entity(statement.subject);
    if (!node || !subject) continue;
    const isBest = best.has(statement.id);
    const value = snakPairs(statement.property, statement.value, [node.value, statement.property], terms);
    yield* triples(subject, [[p(statement.property), node], ...(isBest ? value(wdt) : [])]);
    yield* triples(node, [
      [rdf('type'), wikibase('Statement')],
      [rdf('type'), isBest ? wikibase('BestRank') : undefined],
      [wikibase('rank'), ranks[statement.rank ?? 'normal']],
      [terms.own('derivedBy'), terms.text(statement.rule ?? statement.by)],
      ...(follows.get(statement.id) ?? []).map((other): Pair => [terms.own('conflictsWith'), terms.statement(other)]),
      ...(statement.inferredFrom ?? []).map((id): Pair => [terms.own('inferredFrom'), statementNamed(id, terms)]),
      ...(statement.corrections ?? []).map((id): Pair => [prov('wasInfluencedBy'), curationNode(id, terms)]),
    ]);
    yield* snakQuads(node, statement, value, terms);
    yield* referenceQuads(node, references.of(statement));
  }
}

/** Main value, qualifiers and the nodes of full values of a statement. */
export function* snakQuads(
  node: NamedNode,
  { property, value, qualifiers = [] }: Statement | Claim,
  main: SnakPairs,
  terms: ArticleTerms,
): Generator<Quad> {
  yield* triples(node, main(ps, psv));
  yield* valueQuads(value, terms);
  for (const qualifier of qualifiers) {
    const pairs = snakPairs(qualifier.property, qualifier.value, qualifierParts(node, property, qualifier), terms);
    yield* triples(node, pairs(pq, pqv));
    yield* valueQuads(qualifier.value, terms);
  }
}

function qualifierParts(node: NamedNode, property: string, qualifier: Qualifier): string[] {
  return [node.value, property, qualifier.property];
}

/** The pairs of a snak in one of the positions: direct, statement, qualifier. */
export type SnakPairs = (simple: Space, full?: Space) => Pair[];
type Space = (name: string) => NamedNode;

/** A snak as pairs; the node of an unknown value is named after `parts`. */
export function snakPairs(property: string, value: Value, parts: readonly string[], terms: ArticleTerms): SnakPairs {
  return (simple, full) => {
    if (!/^P[1-9]\d*$/.test(property)) return [];
    if ('none' in value) return [[rdf('type'), wdno(property)]];
    const object = 'unknown' in value ? terms.unknown(parts) : simpleValue(value, property, terms);
    const pairs: Pair[] = [[simple(property), object]];
    if (full && object && isFull(value)) pairs.push([full(property), terms.value(value)]);
    return pairs;
  };
}

/** A statement's references, and the triples that describe them. */
export function* referenceQuads(node: NamedNode, references: readonly Reference[]): Generator<Quad> {
  for (const reference of references) {
    yield* triples(node, [[prov('wasDerivedFrom'), reference.node]]);
    yield* reference.quads;
  }
}

function statementNamed(id: string, terms: ArticleTerms): NamedNode | undefined {
  const statement = terms.statements.get(id);
  return statement && terms.statement(statement);
}

/** The activity of a person who corrected the document. */
export function curationNode(id: string, terms: ArticleTerms): NamedNode | undefined {
  return terms.iri(`${terms.article()?.value ?? ''}#correction:${encode(id)}`);
}

/** The ids of the best-ranked statements of each subject and property: the preferred ones, else the normal ones. */
export function bestRanked(statements: readonly Statement[]): Set<string> {
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) {
    if (statement.rank === 'deprecated') continue;
    const key = `${statement.property} ${statement.subject}`;
    const group = groups.get(key);
    if (group) group.push(statement);
    else groups.set(key, [statement]);
  }
  const best = new Set<string>();
  for (const group of groups.values()) {
    const preferred = group.filter(({ rank }) => rank === 'preferred');
    for (const { id } of preferred.length > 0 ? preferred : group) best.add(id);
  }
  return best;
}

/** For each statement the earlier ones that it conflicts with: every pair once, whichever of them names it. */
function conflictTargets(statements: readonly Statement[]): Map<string, Statement[]> {
  const order = new Map(statements.map(({ id }, index) => [id, index]));
  const pairs = new Map<string, Set<Statement>>();
  statements.forEach((statement, index) => {
    for (const id of statement.conflicts ?? []) {
      const at = order.get(id);
      const other = at === undefined ? undefined : statements[at];
      if (at === undefined || !other || at === index) continue;
      const [later, earlier] = at < index ? [statement, other] : [other, statement];
      const known = pairs.get(later.id);
      if (known) known.add(earlier);
      else pairs.set(later.id, new Set([earlier]));
    }
  });
  return new Map([...pairs].map(([id, targets]) => [id, [...targets]]));
}
