/**
 * References: where a statement was read from, as Wikibase's reference nodes. One per quote, per cited work, per source
 * that a person gave and per statement it was inferred from; equal references are one node.
 */
import type { Literal, NamedNode, Quad } from '@rdfjs/types';
import { contentHash, slug } from '../iri.ts';
import type { Claim, Evidence, Statement } from '../statement/document.ts';
import type { ArticleTerms } from './article-terms.ts';
import { evidenceOf, targetOf, type EvidenceTerms } from './evidence-terms.ts';
import { termKey, triples, type Pair } from './terms.ts';
import { pr, prov, rdf, wikibase } from './vocabulary.ts';

/** A reference: its node, and the triples that describe it. */
export interface Reference {
  readonly node: NamedNode;
  readonly quads: readonly Quad[];
}

type Snak = readonly [property: string, object: NamedNode | Literal | undefined];

/** The references of a document's statements and claims. */
export class ReferenceTerms {
  readonly #terms: ArticleTerms;
  readonly #evidence: EvidenceTerms;
  readonly #sections: ReadonlyMap<string, string>;
  readonly #imported: readonly Snak[];

  constructor(terms: ArticleTerms, evidence: EvidenceTerms) {
    this.#terms = terms;
    this.#evidence = evidence;
    const { roles } = terms.context.properties;
    const { item } = terms.context.site;
    this.#sections = new Map([
      ['infobox', '(infobox)'],
      ...terms.document.sections.map(({ id, title }): [string, string] => [id, title]),
    ]);
    this.#imported = [
      [roles.importedFrom, item === undefined ? undefined : terms.wikidata(item)],
      [roles.importUrl, terms.page()],
      [roles.pageVersionUrl, versionUrl(terms)],
    ];
  }

  /** All references of a statement. */
  of(statement: Statement | Claim): Reference[] {
    const { roles } = this.#terms.context.properties;
    const holders: Snak[] =
      'according' in statement ? statement.according.map((key) => [roles.accordingTo, this.#terms.entity(key)]) : [];
    const inferred: Snak[] = 'inferredFrom' in statement ? this.#inferredFrom(statement.inferredFrom ?? []) : [];
    const found = evidenceOf(statement).map((one) => this.#quoted(one, [...holders, ...inferred]));
    if ('references' in statement) {
      for (const { work, pages } of statement.references ?? []) {
        const cited: Snak[] = [[roles.statedIn, this.#terms.entity(work)]];
        if (pages !== undefined) cited.push([roles.pages, this.#terms.text(pages)]);
        found.push(this.#reference([...cited, ...this.#imported]));
      }
    }
    if ('source' in statement && statement.source !== undefined) {
      found.push(this.#reference([[roles.referenceUrl, this.#terms.iri(statement.source)]]));
    }
    return [...new Map(found.filter((one) => one !== undefined).map((one) => [one.node.value, one])).values()];
  }

  /** The entities whose statements say what this one follows from. */
  #inferredFrom(ids: readonly string[]): Snak[] {
    const subjects = new Set(
      ids.map((id) => this.#terms.statements.get(id)?.subject).filter((key) => key !== undefined),
    );
    return [...subjects].map((key) => [this.#terms.context.properties.roles.inferredFrom, this.#terms.entity(key)]);
  }

  #quoted(evidence: Evidence, more: readonly Snak[]): Reference | undefined {
    const { roles } = this.#terms.context.properties;
    const form = this.#terms.context.evidence;
    const section = this.#sections.get(evidence.part) ?? evidence.part;
    const snaks: Snak[] = [...this.#imported, ...more, [roles.section, this.#terms.text(section)]];
    if (form !== 'none') {
      snaks.push([roles.quotation, this.#terms.text(evidence.words ?? evidence.quote, this.#terms.lang)]);
    }
    const target = this.#terms.context.views.provenance ? targetOf(evidence, this.#terms, this.#evidence) : undefined;
    return this.#reference(snaks, target);
  }

  /** The node's name is made of its snaks alone, whatever their order. */
  #reference(snaks: readonly Snak[], quotedFrom?: NamedNode): Reference | undefined {
    const known = snaks.filter((snak): snak is [string, NamedNode | Literal] => snak[1] !== undefined);
    const keys = known.map(([property, object]) => `${property} ${termKey(object)}`).sort();
    const node = this.#terms.iri(this.#terms.context.iris.reference(contentHash(keys, 40)));
    if (!node) return undefined;
    const pairs: Pair[] = known.map(([property, object]) => [pr(property), object]);
    return {
      node,
      quads: [...triples(node, [[rdf('type'), wikibase('Reference')], ...pairs, [prov('wasQuotedFrom'), quotedFrom]])],
    };
  }
}

/** The address of the exact version of a page: MediaWiki's `index.php`, for a wiki whose pages stand under `/wiki/`. */
function versionUrl(terms: ArticleTerms): NamedNode | undefined {
  const { revision, title } = terms.document.article;
  const { pages } = terms.context.site;
  if (revision === undefined || !pages.endsWith('/wiki/')) return undefined;
  const query = `title=${slug(title)}&oldid=${revision}`;
  return terms.iri(`${pages.slice(0, -'wiki/'.length)}w/index.php?${query}`);
}
