/**
 * The pieces of evidence of a document: every stretch of text that a statement, qualifier, claim or quotation rests on,
 * with its identity (data-model §3.1: article, exact quote, ordinal among equal quotes) and what rests on it.
 */
import type { NamedNode } from '@rdfjs/types';
import { contentHash, type EvidenceIris } from '../iri.ts';
import type { Claim, Evidence, QuotationRecord, Statement } from '../statement/document.ts';
import type { ArticleTerms } from './article-terms.ts';

/** One stretch of the text and what rests on it. */
export interface EvidenceNode {
  readonly evidence: Evidence;
  readonly iris: EvidenceIris;
  readonly bodies: NamedNode[];
}

/** Everything that a statement or claim rests on: its own evidence, then that of its qualifiers, without repeats. */
export function evidenceOf(statement: Statement | Claim): Evidence[] {
  const found = new Map<string, Evidence>();
  for (const { evidence } of [statement, ...(statement.qualifiers ?? [])]) {
    for (const one of evidence) if (!found.has(placeKey(one))) found.set(placeKey(one), one);
  }
  return [...found.values()];
}

function placeKey({ quote, at }: Evidence): string {
  return `${at[0]}\n${quote}`;
}

/** The quotation's own node: a part of the article. */
export function quotationNode({ id }: QuotationRecord, terms: ArticleTerms): NamedNode | undefined {
  return terms.article(`quotation:${id}`);
}

/** The evidence of one document. */
export class EvidenceTerms {
  readonly #nodes = new Map<string, EvidenceNode>();

  constructor(terms: ArticleTerms) {
    const { article, statements, claims = [], quotations = [] } = terms.document;
    const resting: [Evidence[], NamedNode | undefined][] = [
      ...[...statements, ...claims].map((one): [Evidence[], NamedNode | undefined] => [
        evidenceOf(one),
        terms.statement(one),
      ]),
      ...quotations.map((one): [Evidence[], NamedNode | undefined] => [one.evidence, quotationNode(one, terms)]),
    ];
    const starts = startsByQuote(resting.flatMap(([evidence]) => evidence));
    for (const [evidence, body] of resting) {
      if (!body) continue;
      for (const one of evidence) {
        const key = placeKey(one);
        let node = this.#nodes.get(key);
        if (!node) {
          const ordinal = starts.get(one.quote)?.get(one.at[0]) ?? 0;
          const hash = contentHash([article.key, one.quote, String(ordinal)], 32);
          node = { evidence: one, iris: terms.context.iris.evidence(hash), bodies: [] };
          this.#nodes.set(key, node);
        }
        if (node.bodies.at(-1)?.value !== body.value) node.bodies.push(body);
      }
    }
  }

  /** In the order of their place in the text. */
  get nodes(): EvidenceNode[] {
    return [...this.#nodes.values()].sort(
      ({ evidence: a }, { evidence: b }) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || (a.quote < b.quote ? -1 : 1),
    );
  }

  of(evidence: Evidence): EvidenceNode | undefined {
    return this.#nodes.get(placeKey(evidence));
  }
}

/** The node of the quoted stretch of text: the annotation's target, or in the compact form the stretch itself. */
export function targetOf(evidence: Evidence, terms: ArticleTerms, nodes: EvidenceTerms): NamedNode | undefined {
  if (terms.context.evidence === 'none') return undefined;
  if (terms.context.evidence === 'full') {
    const target = nodes.of(evidence)?.iris.target;
    return target === undefined ? undefined : terms.iri(target);
  }
  return terms.iri(terms.context.iris.textRange(terms.document.article.source.sha256, ...evidence.at));
}

/** For each quote, the ordinal of each place where it stands, in the order of the text. */
function startsByQuote(evidence: readonly Evidence[]): Map<string, Map<number, number>> {
  const starts = new Map<string, Set<number>>();
  for (const { quote, at } of evidence) {
    const known = starts.get(quote);
    if (known) known.add(at[0]);
    else starts.set(quote, new Set([at[0]]));
  }
  return new Map(
    [...starts].map(([quote, set]) => [
      quote,
      new Map([...set].sort((a, b) => a - b).map((start, index) => [start, index])),
    ]),
  );
}
