/** Builds the pages of some articles in memory, for tests. */
import { documentQuads } from '../../src/dataset/quads.ts';
import { Iris } from '../../src/iri.ts';
import { SiteFiles, wikitextReader } from '../../src/run/site.ts';
import type { SourceText } from '../../src/convert.ts';
import type { Document } from '../../src/statement/document.ts';
import { config, convertText, resources } from '../resources.ts';

export const iris = new Iris(config.base);

/** The quads of a document as the build writes them. */
export function quadsOf(document: Document, text: string) {
  const { views, evidence, graphs, sites } = config;
  const { site, lang } = document.article;
  return documentQuads(document, {
    ...{ iris, properties: resources.context.properties, views, evidence, graphs, text },
    site: sites[site] ?? { name: site, lang, pages: '' },
    version: '0.0.0',
    report: () => undefined,
  });
}

/** Pages and assets by their paths. */
export function siteOf(articles: readonly { name: string; document: Document; text: string }[]): Map<string, string> {
  const site = new SiteFiles(config, {
    ...{ iris, properties: resources.context.properties },
    readable: wikitextReader(resources.context),
  });
  for (const { name, document, text } of articles)
    site.add({ name, document, text, site: 'English Wikipedia', quads: quadsOf(document, text) });
  return new Map(site.files([]));
}

/** The site of one text, as the build would read it. */
export function siteOfText(text: string, name = 'test', form: SourceText['form'] = 'plain') {
  const { document } = convertText(text, name, form);
  const pages = siteOf([{ name, document, text }]);
  return { document, pages, page: pages.get(`${name}/index.html`) ?? '' };
}
