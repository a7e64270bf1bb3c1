/**
 * Where everything stands in the text, as W3C Web Annotations (data-model §6.2): one annotation per quoted stretch, its
 * bodies the statements that rest on it. Positions count code points of the unmodified text, ends exclusive.
 */
import type { Quad } from '@rdfjs/types';
import { CodePoints } from '../range.ts';
import type { Evidence } from '../statement/document.ts';
import { activityNode } from './document-view.ts';
import type { ArticleTerms } from './article-terms.ts';
import { targetOf, type EvidenceNode, type EvidenceTerms } from './evidence-terms.ts';
import { triples, type Pair } from './terms.ts';
import { oa, prov, rdf, schema, xsd } from './vocabulary.ts';

/** How many code points before and after a quote go with it. */
const surroundings = 32;

/** The evidence of a document, in the order of the text. */
export function* evidenceQuads(terms: ArticleTerms, evidence: EvidenceTerms): Generator<Quad> {
  const form = terms.context.evidence;
  if (form === 'none') return;
  const around = form === 'full' ? surroundingsOf(terms.context.text) : undefined;
  for (const node of evidence.nodes) {
    yield* around ? fullQuads(node, terms, around(node.evidence)) : compactQuads(node, terms, evidence);
  }
  for (const statement of terms.document.statements) {
    if (statement.source === undefined || statement.evidence.length > 0) continue;
    // What a person found elsewhere: the address is all there is to point at.
    const body = terms.statement(statement);
    const { annotation } = terms.context.iris.evidence(statement.id.replaceAll('-', ''));
    yield* triples(terms.iri(annotation), [
      [rdf('type'), oa('Annotation')],
      [oa('motivatedBy'), oa('linking')],
      [oa('hasBody'), body],
      [oa('hasTarget'), terms.iri(statement.source)],
    ]);
  }
}

interface Surroundings {
  readonly prefix: string;
  readonly suffix: string;
}

/** The words around a quote; none where the text is not at hand. */
function surroundingsOf(text: string | undefined): (evidence: Evidence) => Surroundings {
  if (text === undefined) return () => ({ prefix: '', suffix: '' });
  const points = new CodePoints(text);
  return ({ at: [start, end] }) => {
    const from = points.offset(Math.max(0, start - surroundings));
    const to = points.offset(Math.min(points.length, end + surroundings));
    return { prefix: text.slice(from, points.offset(start)), suffix: text.slice(points.offset(end), to) };
  };
}

function* fullQuads(
  { evidence, iris, bodies }: EvidenceNode,
  terms: ArticleTerms,
  around: Surroundings,
): Generator<Quad> {
  const target = terms.iri(iris.target);
  const quote = terms.iri(iris.quote);
  const position = terms.iri(iris.position);
  const [start, end] = evidence.at;
  yield* triples(terms.iri(iris.annotation), [
    [rdf('type'), oa('Annotation')],
    [oa('motivatedBy'), oa('linking')],
    ...bodies.map((body): Pair => [oa('hasBody'), body]),
    [oa('hasTarget'), target],
    [prov('wasGeneratedBy'), activityNode(terms)],
  ]);
  yield* triples(target, [
    [rdf('type'), oa('SpecificResource')],
    [oa('hasSource'), terms.source()],
    [oa('hasSelector'), quote],
    [oa('hasSelector'), position],
    [schema('isPartOf'), terms.article(evidence.part)],
  ]);
  yield* triples(quote, [
    [rdf('type'), oa('TextQuoteSelector')],
    [oa('exact'), terms.text(evidence.quote)],
    [oa('prefix'), around.prefix === '' ? undefined : terms.text(around.prefix)],
    [oa('suffix'), around.suffix === '' ? undefined : terms.text(around.suffix)],
  ]);
  yield* triples(position, [
    [rdf('type'), oa('TextPositionSelector')],
    [oa('start'), terms.typed(String(start), xsd('nonNegativeInteger'))],
    [oa('end'), terms.typed(String(end), xsd('nonNegativeInteger'))],
  ]);
}

/** One node a quote: the stretch of text itself. */
function* compactQuads({ evidence, bodies }: EvidenceNode, terms: ArticleTerms, nodes: EvidenceTerms): Generator<Quad> {
  yield* triples(targetOf(evidence, terms, nodes), [
    [rdf('type'), oa('Annotation')],
    ...bodies.map((body): Pair => [oa('hasBody'), body]),
    [oa('exact'), terms.text(evidence.quote)],
    [schema('isPartOf'), terms.article(evidence.part)],
  ]);
}
