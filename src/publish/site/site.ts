/** All pages of a site: Documents with their texts go in, paths and contents come out, in no order that matters. */
import type { Quad } from '@rdfjs/types';
import { prefixesOf } from '../../dataset/vocabulary.ts';
import { articlePage } from './article-page.ts';
import { datasetPage, datasetPath } from './dataset-page.ts';
import { entityPage } from './entity-page.ts';
import { documentIri, siteEntities, type SiteEntity } from './entity-table.ts';
import { indexPage, indexPath } from './index-page.ts';
import { escapeText } from './markup.ts';
import { propertyPage, usedProperties } from './property-page.ts';
import { schemaJsonLd } from './schema-json-ld.ts';
import { articlePath, link, propertyPath, type SiteContext } from './site-context.ts';
import { groupBy } from './statement-list.ts';
import { sparqlPage, sparqlPath } from './sparql-page.ts';

/** What a site is made from. */
export interface SiteParts extends Omit<SiteContext, 'pages'> {
  /** The schema.org triples of all articles. */
  readonly quads: readonly Quad[];
  /** Names for folders, by the end of the IRI of an entity. */
  readonly folderNames: (names: Iterable<string>) => ReadonlyMap<string, string>;
  /** Files about an entity, as paths of the site by media type. */
  readonly entityFiles: (iri: string) => ReadonlyMap<string, string>;
}

/** The pages of a site, and a list of them for programs. */
export function* sitePages(parts: SiteParts): Generator<[path: string, content: string]> {
  const entities = siteEntities(parts);
  const groups = groupBy(entities, ({ iri }) => documentIri(iri));
  const folders = parts.folderNames([...groups.keys()].map((iri) => entityName(iri, parts.iris.base)));
  const pages = new Map<string, string>();
  for (const { iri } of entities) {
    const folder = folders.get(entityName(documentIri(iri), parts.iris.base)) ?? 'unnamed';
    pages.set(iri, `entity/${folder}/index.html${iri.slice(documentIri(iri).length)}`);
  }
  const context: SiteContext = { ...parts, pages };
  const byIri = groupBy(parts.quads, ({ subject }) => subject.value);
  const sorted = [...entities].sort(byLabel);
  const properties = usedProperties(parts.articles);
  const paths: string[] = [indexPath, datasetPath, sparqlPath];
  yield [indexPath, indexPage(sorted, properties, context)];
  yield [datasetPath, datasetPage(context)];
  yield [sparqlPath, sparqlPage(prefixesOf(parts.iris), context)];
  for (const article of parts.articles) {
    paths.push(articlePath(article));
    yield [articlePath(article), articlePage(article, context)];
  }
  for (const [iri, group] of groups) {
    const path = (pages.get(group[0]?.iri ?? '') ?? '').replace(/#.*$/, '');
    const about = new Set(group.map((one) => one.iri));
    const alternates = new Map(
      [...parts.entityFiles(iri)].map(([type, file]) => [type, link({ path, context }, file)]),
    );
    // What the entity's own page is about comes first, even where an article named one of its fragments before it.
    const ordered = [...group].sort((a, b) => Number(b.iri === iri) - Number(a.iri === iri));
    const own = [...about].flatMap((one) => byIri.get(one) ?? []);
    paths.push(path);
    yield [path, entityPage({ path, entities: ordered, jsonLd: schemaJsonLd(own), alternates }, context)];
  }
  for (const id of properties) {
    paths.push(propertyPath(id));
    yield [propertyPath(id), propertyPage(id, context)];
  }
  yield ['sitemap.xml', sitemap(paths, parts.iris.base)];
  yield ['pages.json', pageList(pages, parts)];
}

/** What an entity is called in its IRI. */
function entityName(iri: string, base: string): string {
  const prefix = `${base}entity/`;
  return decodeURIComponent(iri.startsWith(prefix) ? iri.slice(prefix.length) : iri);
}

function byLabel({ label: a }: SiteEntity, { label: b }: SiteEntity): number {
  const [one, two] = [a.text.toLowerCase(), b.text.toLowerCase()];
  return one < two ? -1 : one > two ? 1 : 0;
}

/** The pages of a site for search engines (sitemaps.org). */
function sitemap(paths: readonly string[], base: string): string {
  const addresses = paths.map(
    (path) =>
      base +
      path
        .split('/')
        .map(encodeURIComponent)
        .join('/')
        .replace(/index\.html$/, ''),
  );
  const lines = addresses.map((address) => `<url><loc>${escapeText(address)}</loc></url>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('')}</urlset>\n`;
}

/** Which page is about which IRI, for a server: articles and entities, one a line. */
function pageList(entities: ReadonlyMap<string, string>, { articles, iris }: SiteParts): string {
  const own = articles.map((article): [string, string] => {
    const { site, title } = article.document.article;
    return [iris.article(site, title), articlePath(article)];
  });
  const lines = [...own, ...entities].map(([iri, path]) => `${JSON.stringify(iri)}: ${JSON.stringify(path)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}
