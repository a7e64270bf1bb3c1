/** What the pages of a site are made from: types, and the addresses of pages within the site. */
import type { Document } from '../../statement/document.ts';
import type { Property, PropertyTable } from '../../statement/mapping.ts';
import type { Iris } from '../../iri.ts';
import type { Land } from './place-map.ts';
import type { ReadableBlock } from './readable.ts';
import type { NamedQuery } from '../store/query-text.ts';

/** An article of the site. */
export interface SiteArticle {
  /** Its folder in the output. */
  readonly name: string;
  readonly document: Document;
  /** Its text; without it, the page shows quotes only. */
  readonly text?: string;
  /** The name of the wiki it comes from. */
  readonly site: string;
  /** What it states in schema.org's terms, as JSON-LD. */
  readonly jsonLd?: object;
  /** Files of the article, by media type, relative to its folder. */
  readonly files: ReadonlyMap<string, string>;
}

/** What all pages share. */
export interface SiteContext {
  readonly title: string;
  readonly description: string;
  readonly publisher: { readonly name: string; readonly url?: string };
  /** The address of the licence. */
  readonly licence: string;
  readonly version: string;
  readonly iris: Iris;
  readonly properties: PropertyTable;
  /** By the IRI of a thing, the path of the page about it, perhaps with a fragment. */
  readonly pages: ReadonlyMap<string, string>;
  readonly articles: readonly SiteArticle[];
  /** The lines of an article that a reader sees, where they are other than those of its text. */
  readonly readable?: (document: Document, text: string) => readonly ReadableBlock[] | undefined;
  /** What maps are drawn on. */
  readonly land: Land;
  /** The questions that come along. */
  readonly queries: readonly NamedQuery[];
  /** Files of the whole dataset that can be had. */
  readonly downloads: readonly { readonly path: string; readonly bytes: number }[];
}

/** A page: its path within the site, and where it is seen from. */
export interface PagePlace {
  readonly path: string;
  readonly context: SiteContext;
}

/** The address of a path of the site, as seen from a page. Written out to `index.html`, so that it works from a folder too. */
export function link(place: PagePlace, path: string): string {
  const [folders] = splitPath(place.path);
  const [wanted, file] = splitPath(path);
  let same = 0;
  while (same < folders.length && same < wanted.length && folders[same] === wanted[same]) same++;
  return [...folders.slice(same).map(() => '..'), ...wanted.slice(same), file].join('/');
}

function splitPath(path: string): [folders: string[], file: string] {
  const at = path.indexOf('#');
  const parts = (at < 0 ? path : path.slice(0, at)).split('/');
  const file = encodeURIComponent(parts.pop() ?? '');
  return [parts.map(encodeURIComponent), file + (at < 0 ? '' : path.slice(at))];
}

/** The path of the page about an entity of an article. */
export function entityPath(key: string, article: SiteArticle, { iris, pages }: SiteContext): string | undefined {
  return pages.get(iris.entity(key, article.document.article.key));
}

/** The path of the page about a property. */
export function propertyPath(id: string): string {
  return `property/${id}/index.html`;
}

/** The path of an article's page. */
export function articlePath(article: SiteArticle): string {
  return `${article.name}/index.html`;
}

/** A property by its number; one that the table lacks is shown by that. */
export function propertyOf(id: string, { properties }: SiteContext): Pick<Property, 'label'> & Partial<Property> {
  return properties.properties.get(id) ?? { label: id };
}
