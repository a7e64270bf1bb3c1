/**
 * The article itself (data-model §4, §6): its parts, what it cites and mentions, the exact text, the run that read it,
 * the people's corrections, and the infobox fields that no property is safe for.
 */
import type { NamedNode, Quad } from '@rdfjs/types';
import { contentHash, encode } from '../iri.ts';
import type { SectionRecord } from '../statement/document.ts';
import type { ArticleTerms } from './article-terms.ts';
import { triples, type Pair } from './terms.ts';
import { dcterms, prov, rdf, schema, xsd } from './vocabulary.ts';
import { curationNode } from './wikibase-view.ts';

/** The article, its parts in order, its text, and how the data came to be. */
export function* articleQuads(terms: ArticleTerms): Generator<Quad> {
  const { article, works, infobox, sections } = terms.document;
  const { views } = terms.context;
  const node = terms.article();
  if (views.document) {
    const page = terms.page();
    yield* triples(node, [
      [rdf('type'), schema('Article')],
      [schema('name'), terms.text(article.title, terms.lang)],
      [schema('inLanguage'), terms.text(terms.lang)],
      [schema('mainEntity'), terms.entity(article.subject)],
      [schema('about'), terms.entity(article.subject)],
      [schema('isBasedOn'), page],
      [schema('license'), terms.iri(article.licence)],
      [schema('creditText'), terms.text(`${terms.context.site.name} contributors, "${article.title}"`, 'en')],
      [schema('version'), article.revision === undefined ? undefined : terms.text(article.revision)],
      [prov('wasDerivedFrom'), terms.source()],
      [schema('hasPart'), infobox ? terms.article('infobox') : undefined],
      ...sections.map(({ id }): Pair => [schema('hasPart'), terms.article(id)]),
      ...headings(sections).map(({ title }): Pair => [schema('articleSection'), terms.text(title, terms.lang)]),
      ...works.map((work): Pair => [
        schema('citation'),
        work.entity === undefined ? terms.text(work.raw, terms.lang) : terms.entity(work.entity),
      ]),
      ...mentioned(terms).map((key): Pair => [schema('mentions'), terms.entity(key)]),
    ]);
    yield* partQuads(terms);
    yield* localFieldQuads(terms);
  }
  if (views.document || views.provenance) yield* originQuads(terms);
}

function headings(sections: readonly SectionRecord[]): SectionRecord[] {
  return sections.filter(({ kind }) => kind !== 'lead');
}

/** The entities that the article names, without its subject and the works it cites. */
function mentioned({ document }: ArticleTerms): string[] {
  const cited = new Set(document.works.map(({ entity }) => entity));
  return Object.keys(document.entities).filter(
    (key) => key !== document.article.subject && !cited.has(key) && (document.entities[key]?.mentions ?? []).length > 0,
  );
}

function* partQuads(terms: ArticleTerms): Generator<Quad> {
  const { infobox, sections } = terms.document;
  let position = 0;
  if (infobox) {
    yield* triples(terms.article('infobox'), [
      [rdf('type'), schema('WebPageElement')],
      [rdf('type'), terms.own('Infobox')],
      [schema('name'), terms.text('(infobox)')],
      [schema('position'), terms.integer(++position)],
      [schema('isPartOf'), terms.article()],
    ]);
  }
  for (const { id, kind, level, title } of sections) {
    yield* triples(terms.article(id), [
      [rdf('type'), schema('WebPageElement')],
      [rdf('type'), terms.own('Section')],
      [schema('name'), kind === 'lead' ? terms.text(title) : terms.text(title, terms.lang)],
      [schema('position'), terms.integer(++position)],
      [terms.own('level'), terms.integer(level)],
      [schema('isPartOf'), terms.article()],
    ]);
  }
}

/** Infobox fields without a safe property: literals of our own on the subject. */
function* localFieldQuads(terms: ArticleTerms): Generator<Quad> {
  const { infobox, article } = terms.document;
  const local = (infobox?.fields ?? []).filter(({ outcome }) => outcome === 'local');
  yield* triples(
    terms.entity(article.subject),
    local.map(({ norm, raw }): Pair => [terms.iri(terms.context.iris.infoboxKey(norm)), terms.text(raw, terms.lang)]),
  );
}

/** The run that read the article, named by what went into it. */
export function activityNode(terms: ArticleTerms): NamedNode | undefined {
  const { iris, inputs = '', version } = terms.context;
  return terms.iri(iris.activity(contentHash([terms.document.article.source.sha256, inputs, version], 32)));
}

/** The exact text, the run, the program, and what people corrected. */
function* originQuads(terms: ArticleTerms): Generator<Quad> {
  const { article, corrections = [] } = terms.document;
  const { version } = terms.context;
  const text = terms.source();
  const activity = activityNode(terms);
  const program = terms.iri(`${terms.own('program').value}-${encode(version)}`);
  yield* triples(text, [
    [rdf('type'), prov('Entity')],
    [terms.own('sha256'), terms.typed(article.source.sha256, xsd('hexBinary'))],
    [terms.own('codePoints'), terms.integer(article.source.codepoints)],
    [schema('contentSize'), terms.text(`${article.source.bytes} B`)],
    [schema('encodingFormat'), terms.text(article.source.form === 'plain' ? 'text/plain' : 'text/x-wiki')],
    [schema('license'), terms.iri(article.licence)],
    [prov('wasDerivedFrom'), terms.page()],
  ]);
  yield* triples(activity, [
    [rdf('type'), prov('Activity')],
    [prov('used'), text],
    [prov('wasAssociatedWith'), program],
  ]);
  yield* triples(program, [
    [rdf('type'), prov('SoftwareAgent')],
    [schema('name'), terms.text('isnad')],
    [schema('softwareVersion'), terms.text(version)],
  ]);
  for (const { id, operation, by, date, why } of corrections) {
    yield* triples(curationNode(id, terms), [
      [rdf('type'), prov('Activity')],
      [rdf('type'), terms.own('Curation')],
      [dcterms('identifier'), terms.text(id)],
      [terms.own('operation'), terms.text(operation)],
      [dcterms('creator'), terms.text(by)],
      [dcterms('date'), terms.typed(date, xsd('date'))],
      [dcterms('description'), terms.text(why)],
    ]);
  }
}
