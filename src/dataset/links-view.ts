/**
 * Links to what others say about the same things (data-model §3.3): pages of the site, DBpedia for the article's
 * subject, and Wikidata where a person checked it. In a graph of their own, as reasoners merge what `owl:sameAs` joins.
 */
import type { Quad } from '@rdfjs/types';
import { dbpediaIri } from '../iri.ts';
import type { ArticleTerms } from './article-terms.ts';
import { pageOf } from './schema-view.ts';
import { triples } from './terms.ts';
import { owl, rdf, schema } from './vocabulary.ts';

/** The links of a document's entities. */
export function* linkQuads(terms: ArticleTerms): Generator<Quad> {
  const { article, entities } = terms.document;
  const { lang, pages } = terms.context.site;
  const home = terms.iri(new URL('/', pages).href);
  for (const [key, { title, same }] of Object.entries(entities)) {
    const node = terms.entity(key);
    const isSubject = key === article.subject;
    const dbpedia = isSubject && lang === 'en' ? terms.iri(dbpediaIri(article.title)) : undefined;
    const wikidata = same?.wikidata === undefined ? undefined : terms.wikidata(same.wikidata);
    yield* triples(node, [
      [owl('sameAs'), dbpedia],
      [owl('sameAs'), wikidata],
    ]);
    yield* triples(pageOf(key, terms), [
      [rdf('type'), schema('Article')],
      [schema('about'), node],
      [schema('inLanguage'), terms.text(lang)],
      [schema('isPartOf'), home],
      [schema('name'), terms.text(isSubject ? article.title : (title ?? ''), lang)],
    ]);
  }
}
