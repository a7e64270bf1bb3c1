/** The entities of all articles by their IRIs, and the pages they stand on. */
import type { EntityRecord } from '../../statement/document.ts';
import type { SiteArticle, SiteContext } from './site-context.ts';
import { mainLabel } from './value-words.ts';

/** An entity as one article has it. */
export interface EntityInArticle {
  readonly article: SiteArticle;
  readonly key: string;
  readonly record: EntityRecord;
}

/** An entity of the dataset. */
export interface SiteEntity {
  readonly iri: string;
  readonly label: { readonly text: string; readonly lang: string };
  /** In the order of the articles. */
  readonly places: readonly EntityInArticle[];
}

/** The entities in the order in which the articles name them. */
export function siteEntities({ articles, iris }: Pick<SiteContext, 'articles' | 'iris'>): SiteEntity[] {
  const found = new Map<string, { iri: string; places: EntityInArticle[] }>();
  for (const article of articles) {
    for (const [key, record] of Object.entries(article.document.entities)) {
      const iri = iris.entity(key, article.document.article.key);
      const entity = found.get(iri) ?? { iri, places: [] };
      found.set(iri, entity);
      entity.places.push({ article, key, record });
    }
  }
  return [...found.values()].map(({ iri, places }) => {
    const [first] = places;
    const label = first
      ? mainLabel(first.record.label, first.article.document.article.lang, first.key)
      : { text: iri, lang: 'en' };
    return { iri, label, places };
  });
}

/** Every name of an entity but the one it is called by, each once. */
export function otherNames({ label, places }: SiteEntity): { text: string; lang: string }[] {
  const names = new Map<string, { text: string; lang: string }>();
  const add = (lang: string, text: string): void => {
    names.set(`${lang} ${text}`, { text, lang });
  };
  for (const { record } of places) {
    for (const [lang, text] of Object.entries(record.label)) add(lang, text);
    for (const [lang, texts] of Object.entries(record.alias ?? {})) for (const text of texts) add(lang, text);
  }
  names.delete(`${label.lang} ${label.text}`);
  return [...names.values()];
}

/** The part of a thing's IRI before `#`: things of one document share a page. */
export function documentIri(iri: string): string {
  const at = iri.indexOf('#');
  return at < 0 ? iri : iri.slice(0, at);
}
