/**
 * One article through all stages, in order. Nothing here reads a file, a clock or the network, so the same call serves
 * one article, a folder, a dump and a browser page.
 */
import type { Article } from './article/article.ts';
import { parsePlain } from './article/plain.ts';
import type { SiteProfile } from './article/wikitext/site.ts';
import type { TemplateTable } from './article/wikitext/template-table.ts';
import { parseWikitext } from './article/wikitext/wikitext.ts';
import type { ArticleWords } from './article/words.ts';
import type { Message, Report } from './message.ts';
import type { Document } from './statement/document.ts';
import { extractDocument, type ExtractContext } from './statement/extract.ts';

/** The text of one article and where it comes from. */
export interface SourceText {
  /** The stem of the file's name. */
  readonly name: string;
  /** The path as it is shown and recorded. */
  readonly file: string;
  readonly text: string;
  /** SHA-256 of the bytes, 64 hexadecimal digits. */
  readonly sha256: string;
  /** Length in bytes. */
  readonly bytes: number;
  readonly form: 'plain' | 'wikitext';
  /** From a dump: the page's title. */
  readonly title?: string;
  /** From a dump: the page's number. */
  readonly page?: string;
  readonly revision?: string;
  readonly timestamp?: string;
}

/** The wiki that an article comes from. */
export interface ArticleSite {
  readonly key: string;
  readonly lang: string;
  /** A page's address without its title. */
  readonly pages?: string;
}

/** What every article of a site is converted with. */
export interface ConvertContext extends Omit<ExtractContext, 'lang'> {
  readonly site: ArticleSite;
  readonly words: ArticleWords;
  /** How the wiki writes its pages; wikitext needs it. */
  readonly wikitext?: { readonly site: SiteProfile; readonly templates: TemplateTable };
  /** The title that a title redirects to, where a table of redirects was given. */
  readonly redirects?: ReadonlyMap<string, string>;
  /** The Wikidata items of pages, by title and by number, where a table was given. */
  readonly sitelinks?: { readonly byTitle: ReadonlyMap<string, string>; readonly byPage: ReadonlyMap<string, string> };
  /** The address of the licence of the articles. */
  readonly licence: string;
  /** What every IRI starts with. */
  readonly base: string;
}

/** An article and what it states. */
export interface Converted {
  readonly article: Article;
  readonly document: Document;
}

/** Converts one article. Whatever is wrong with it is reported, and recorded in the document. */
export function convert(source: SourceText, context: ConvertContext, report: Report): Converted {
  const { site, licence, base } = context;
  const messages: Message[] = [];
  const article = readArticle(source, context, (message) => messages.push(message));
  const { file, form, sha256, bytes } = source;
  const origin = {
    site: site.key,
    lang: site.lang,
    ...(site.pages !== undefined && { pages: site.pages }),
    licence,
    base,
    file,
    form,
    sha256,
    bytes,
  };
  const wikidataOf = itemsOf(source, article, context);
  const extracting = { ...context, lang: site.lang, ...(wikidataOf && { wikidataOf }) };
  const document = extractDocument(article, origin, extracting, messages);
  // What a person has accepted is no longer in the document; what is wrong with corrections never was.
  const kept = new Set(document.messages.map(({ rule, reason }) => `${rule} ${reason}`));
  for (const message of messages) {
    if (message.rule === 'correction/stale' || kept.has(`${message.rule} ${message.reason}`)) report(message);
  }
  return { article, document };
}

/** The Wikidata item of a title, by the table, or else by the page itself; the article's own may be known by its number. */
function itemsOf(
  { page }: SourceText,
  { title: own, page: facts }: Article,
  { sitelinks }: ConvertContext,
): ((title: string) => string | undefined) | undefined {
  const items = facts?.items;
  if (!sitelinks) return items && ((title) => items.get(title));
  const { byTitle, byPage } = sitelinks;
  return (title) =>
    byTitle.get(title) ?? (title === own && page !== undefined ? byPage.get(page) : undefined) ?? items?.get(title);
}

/** Reads an article without what it states. */
export function readArticle(
  source: Pick<SourceText, 'text' | 'form' | 'name' | 'title' | 'revision' | 'timestamp'>,
  context: Pick<ConvertContext, 'words' | 'wikitext' | 'redirects'>,
  report: Report,
): Article {
  const { words, wikitext, redirects } = context;
  if (source.form === 'plain' || !wikitext) return parsePlain(source.text, { words, name: source.name }, report);
  return parseWikitext(source.text, { ...wikitext, ...source, words, ...(redirects && { redirects }) }, report);
}
