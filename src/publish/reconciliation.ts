/**
 * Queries of the W3C Entity Reconciliation API (0.2) for the entities of a document, and what is made of the answers:
 * a candidate is accepted only when it passes a score, is ahead of the next, and the service calls it a match.
 * Everything else goes to a person.
 */
import type { Class, Document, Value } from '../statement/document.ts';
import { entityLabel } from './explanation.ts';

/** One query of a batch. */
export interface ReconciliationQuery {
  readonly query: string;
  readonly type?: string;
  readonly limit: number;
  readonly properties?: readonly {
    readonly pid: string;
    readonly v: string | { readonly id: string; readonly name: string };
  }[];
}

/** One candidate of an answer. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  readonly match?: boolean;
  readonly description?: string;
}

/** How entities are asked for, and when an answer is taken. */
export interface ReconciliationRules {
  /** The service's ids of the classes. */
  readonly types: Readonly<Partial<Record<Class, string>>>;
  /** Properties whose values tell namesakes apart. */
  readonly properties: readonly string[];
  /** The least score at which a match is accepted unseen. */
  readonly threshold: number;
  /** How far ahead of the next candidate it must be. */
  readonly lead: number;
  readonly limit: number;
}

/** What is asked of an entity. */
export interface EntityQuery {
  readonly key: string;
  readonly label: string;
  readonly class: Class;
  readonly query: ReconciliationQuery;
}

/** The queries for a document's entities that have no external id yet and are named beyond the article. */
export function reconciliationQueries(document: Document, rules: ReconciliationRules): EntityQuery[] {
  return Object.entries(document.entities)
    .filter(([key, { same }]) => !key.startsWith('#') && same?.wikidata === undefined)
    .map(([key, record]) => {
      const type = rules.types[record.class];
      const properties = document.statements
        .filter(
          ({ subject, property, rank }) =>
            subject === key && rules.properties.includes(property) && rank !== 'deprecated',
        )
        .flatMap(({ property, value }) => {
          const v = queryValue(value, document);
          return v === undefined ? [] : [{ pid: property, v }];
        });
      const label = entityLabel(key, document);
      const query: ReconciliationQuery = {
        query: record.title ?? label,
        limit: rules.limit,
        ...(type !== undefined && { type }),
        ...(properties.length > 0 && { properties }),
      };
      return { key, label, class: record.class, query };
    });
}

function queryValue(value: Value, document: Document): string | { id: string; name: string } | undefined {
  if ('time' in value) return value.time.edtf;
  if (!('entity' in value)) return undefined;
  const id = document.entities[value.entity]?.same?.wikidata;
  const name = entityLabel(value.entity, document);
  return id === undefined ? name : { id, name };
}

/** What is made of the candidates for one entity. */
export type Verdict =
  | { readonly kind: 'accepted'; readonly candidate: Candidate }
  | { readonly kind: 'review'; readonly candidates: readonly Candidate[]; readonly why: string }
  | { readonly kind: 'none' };

/** Judges candidates; in doubt a person decides. */
export function judge(candidates: readonly Candidate[], { threshold, lead }: ReconciliationRules): Verdict {
  const [best, next] = [...candidates].sort((a, b) => b.score - a.score);
  if (!best) return { kind: 'none' };
  const review = (why: string): Verdict => ({ kind: 'review', candidates, why });
  if (best.match !== true) return review('the service calls none a match');
  if (best.score < threshold) return review(`the best scores ${best.score}, below ${threshold}`);
  if (next && (best.score - next.score < lead || next.match === true)) return review('two are close');
  return { kind: 'accepted', candidate: best };
}

/** The candidates of each query of a batch; what does not have the form of an answer is left out. */
export function readAnswers(data: unknown): Map<string, Candidate[]> {
  const answers = new Map<string, Candidate[]>();
  if (typeof data !== 'object' || data === null) return answers;
  for (const [key, answer] of Object.entries(data as Record<string, unknown>)) {
    const result = typeof answer === 'object' && answer !== null && 'result' in answer ? answer.result : undefined;
    if (!Array.isArray(result)) continue;
    answers.set(key, result.filter(isCandidate));
  }
  return answers;
}

function isCandidate(value: unknown): value is Candidate {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name, score } = value as Partial<Record<keyof Candidate, unknown>>;
  return typeof id === 'string' && typeof name === 'string' && typeof score === 'number' && Number.isFinite(score);
}
