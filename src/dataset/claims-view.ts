/**
 * What the article reports that somebody says, and what it quotes (data-model §6.3). A claim is a statement node that
 * nothing but `pa:Pnn` leads to, so that no query for facts finds it.
 */
import type { Quad } from '@rdfjs/types';
import type { Claim, QuotationRecord } from '../statement/document.ts';
import type { ArticleTerms } from './article-terms.ts';
import { quotationNode } from './evidence-terms.ts';
import type { ReferenceTerms } from './reference-terms.ts';
import { triples, type Pair } from './terms.ts';
import { pq, prov, ranks, rdf, schema, wikibase } from './vocabulary.ts';
import { curationNode, referenceQuads, snakPairs, snakQuads } from './wikibase-view.ts';

/** All claims, then all quotations. */
export function* claimQuads(terms: ArticleTerms, references: ReferenceTerms): Generator<Quad> {
  const { claims = [], quotations = [] } = terms.document;
  for (const claim of claims) yield* oneClaim(claim, terms, references);
  // Without quotes there is nothing to a quotation.
  if (terms.context.evidence !== 'none') for (const quotation of quotations) yield* oneQuotation(quotation, terms);
}

function* oneClaim(claim: Claim, terms: ArticleTerms, references: ReferenceTerms): Generator<Quad> {
  const node = terms.statement(claim);
  const link = node && terms.iri(terms.context.iris.attributed(claim.property));
  if (!node || !link) return;
  const { roles } = terms.context.properties;
  const quoting = terms.context.evidence !== 'none';
  const words = claim.evidence[0]?.words ?? claim.evidence[0]?.quote;
  const value = snakPairs(claim.property, claim.value, [node.value, claim.property], terms);
  yield* triples(terms.entity(claim.subject), [[link, node]]);
  yield* triples(node, [
    [rdf('type'), wikibase('Statement')],
    [rdf('type'), terms.own('AttributedStatement')],
    [rdf('type'), schema('Claim')],
    [wikibase('rank'), ranks.normal],
    ...claim.according.map((key): Pair => [schema('author'), terms.entity(key)]),
    ...(claim.supported ?? []).map((key): Pair => [pq(roles.supportedBy), terms.entity(key)]),
    [pq(roles.natureOfStatement), claim.nature === undefined ? undefined : terms.wikidata(claim.nature)],
    [terms.own('reportingVerb'), terms.text(claim.verb, terms.lang)],
    [terms.own('likelyWork'), claim.work === undefined ? undefined : terms.entity(claim.work)],
    [terms.own('derivedBy'), terms.text(claim.rule)],
    [schema('text'), quoting && words !== undefined ? terms.text(words, terms.lang) : undefined],
    [schema('appearance'), terms.article()],
    ...(claim.corrections ?? []).map((id): Pair => [prov('wasInfluencedBy'), curationNode(id, terms)]),
  ]);
  yield* snakQuads(node, claim, value, terms);
  yield* referenceQuads(node, references.of(claim));
}

function* oneQuotation(quotation: QuotationRecord, terms: ArticleTerms): Generator<Quad> {
  const part = quotation.evidence[0]?.part;
  yield* triples(quotationNode(quotation, terms), [
    [rdf('type'), schema('Quotation')],
    [schema('text'), terms.text(quotation.text, quotation.lang)],
    [schema('spokenByCharacter'), quotation.speaker === undefined ? undefined : terms.entity(quotation.speaker)],
    [terms.own('accordingTo'), quotation.according === undefined ? undefined : terms.entity(quotation.according)],
    [schema('creditText'), quotation.credit === undefined ? undefined : terms.text(quotation.credit, terms.lang)],
    ...(quotation.about ?? []).map((key): Pair => [schema('about'), terms.entity(key)]),
    [schema('isPartOf'), part === undefined ? terms.article() : terms.article(part)],
  ]);
}
