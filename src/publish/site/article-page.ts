/** The page of an article: its text with the evidence lit, beside what it states. Document and text go in, HTML comes out. */
import { articleText } from './article-text.ts';
import { infoboxCard } from './infobox-card.ts';
import { kinshipGraph } from './kinship.ts';
import { page } from './layout.ts';
import { listEntries } from './listed.ts';
import { html, join, type Content } from './markup.ts';
import { placeMap } from './place-map.ts';
import { articlePath, type SiteArticle, type SiteContext } from './site-context.ts';
import { filterForm, statementList } from './statement-list.ts';
import { timeline } from './timeline.ts';
import { words, type Showing } from './value-words.ts';

/** What a page has more for who may change something: its beginning, and what makes it work. */
export interface PageAddition {
  readonly content: Content;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** The page of an article. */
export function articlePage(article: SiteArticle, context: SiteContext, addition?: PageAddition): string {
  const { document, text, site } = article;
  const { title, url, revision, source, key, subject } = document.article;
  const place = { path: articlePath(article), context };
  const showing: Showing = { place, article };
  const listed = listEntries(document);
  const figures = [
    timeline(document, context),
    kinshipGraph(document, showing),
    placeMap(document, context.land),
  ].filter((figure) => figure !== undefined);
  const from = url === undefined ? html`${site}` : html`<a href="${url}">${site}</a>`;
  return page(place, {
    title,
    description: firstWords(document.sections[0]?.at, text) ?? `What the article "${title}" states, with its evidence`,
    kind: 'article',
    about: context.iris.entity(subject, key),
    alternates: article.files,
    ...(article.jsonLd && { jsonLd: article.jsonLd }),
    ...(addition && { scripts: addition.scripts, styles: addition.styles }),
    className: 'article',
    body: html`<h1 dir="auto">${title}</h1>
      <p class="lede">
        ${document.statements.length} statements and ${document.claims?.length ?? 0} claims, read from the article of
        ${from}${revision !== undefined && `, revision ${revision}`}. Each lit stretch of the text is what some of them
        rest on. ${downloads(article)}
      </p>
      ${addition?.content}
      <ul class="legend">
        <li class="e fact">stated</li>
        <li class="e claim">somebody says</li>
        <li class="e conflict">contradicted</li>
        <li class="e quotation">quoted</li>
        <li class="e open">left open</li>
      </ul>
      <nav class="jump" aria-label="On this page">
        <a href="#text">Text</a>
        <a href="#statements">Statements</a>${figures.length > 0 && html` <a href="#pictures">Pictures</a>`}
      </nav>
      ${infoboxCard(document, showing)}
      <div class="columns">
        <section class="column" id="text" aria-labelledby="text-title">
          <h2 id="text-title">Text</h2>
          ${
            text === undefined
              ? html`<p>The text of the article is not at hand; what each statement rests on stands beside it.</p>`
              : articleText(document, text, listed, context.readable?.(document, text))
          }
        </section>
        <section class="column panel" id="statements" aria-labelledby="statements-title">
          <h2 id="statements-title">Statements</h2>
          ${filterForm(listed, showing)} ${statementList(listed, showing)}
        </section>
      </div>
      ${
        figures.length > 0 &&
        html`<section id="pictures" aria-labelledby="pictures-title">
          <h2 id="pictures-title">Pictures</h2>
          ${figures}
        </section>`
      }
      <p class="fine">
        Text: <code>${words(source.file)}</code>, ${source.codepoints} characters, SHA-256
        <code>${source.sha256.slice(0, 12)}…</code>
      </p>`,
  });
}

function downloads({ files }: SiteArticle): Content {
  if (files.size === 0) return undefined;
  const links = [...files].map(
    ([type, file]) => html`<a href="${encodeURIComponent(file)}" type="${type}">${nameOf(file)}</a>`,
  );
  return html`As data: ${join(links, ', ')}.`;
}

const formNames: Readonly<Record<string, string>> = {
  ttl: 'Turtle',
  jsonld: 'JSON-LD',
  nq: 'N-Quads',
  trig: 'TriG',
  yaml: 'YAML',
};

function nameOf(file: string): string {
  const ending = file.slice(file.lastIndexOf('.') + 1);
  return formNames[ending] ?? ending;
}

/** The beginning of the lead. */
function firstWords(at: readonly [number, number] | undefined, text: string | undefined): string | undefined {
  if (!at || text === undefined) return undefined;
  const points = Array.from(text.slice(0, 2 * at[0] + 800));
  const words = points
    .slice(at[0], Math.min(at[1], at[0] + 300))
    .join('')
    .trim();
  return words === '' ? undefined : words;
}
