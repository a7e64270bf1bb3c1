/** The page about the dataset: counts, coverage, what was found wanting, files, licence and credits. */
import type { Document, MessageRecord } from '../../statement/document.ts';
import { rules } from '../../message.ts';
import { agent, licenceName, page } from './layout.ts';
import { html, join, webAddress, type Content, type Markup } from './markup.ts';
import { articlePath, link, type PagePlace, type SiteArticle, type SiteContext } from './site-context.ts';
import { words } from './value-words.ts';

/** The path of the page. */
export const datasetPath = 'dataset.html';

/** The page about the dataset. */
export function datasetPage(context: SiteContext): string {
  const place: PagePlace = { path: datasetPath, context };
  const { title, description, publisher, licence, articles, downloads } = context;
  const documents = articles.map(({ document }) => document);
  return page(place, {
    title: 'About the dataset',
    description,
    kind: 'website',
    className: 'dataset',
    alternates: new Map([['text/turtle', 'dataset.ttl']]),
    body: html`<h1>${title}</h1>
      <p class="lede">${description}</p>
      <h2>Counts</h2>
      <div class="scroll" tabindex="0" role="group" aria-label="Counts by article">
        <table>
          <thead>
            <tr>
              <th scope="col">Article</th>
              <th scope="col">Entities</th>
              <th scope="col">Statements</th>
              <th scope="col">Qualifiers</th>
              <th scope="col">Claims</th>
              <th scope="col">Contradicted</th>
              <th scope="col">Quoted</th>
              <th scope="col">Sentences used</th>
              <th scope="col">Fields read</th>
            </tr>
          </thead>
          <tbody>
            ${articles.map((article) => countRow(article, place))}
          </tbody>
        </table>
      </div>
      <p>
        Sentences used: how many of an article’s sentences at least one statement or claim rests on. Fields read: how
        many of its infobox fields gave statements or names.
      </p>
      <h2>Checks</h2>
      <p>
        Every quote is compared with the text at its place, every document with its schema, and the data with its shapes
        before it is published. What the reader left open:
      </p>
      ${findings(documents)}
      <h2>Files</h2>
      <ul class="files">
        ${downloads.map(
          ({ path, bytes }) =>
            html`<li><a href="${link(place, path)}">${path}</a> <span class="class">${sizeWords(bytes)}</span></li> `,
        )}
      </ul>
      <h2>Licence and credits</h2>
      <p>
        Published by ${agent(publisher)} under <a href="${licence}" rel="license">${licenceName(licence)}</a>. It quotes
        these articles, whose authors the history of each page names; statements, names and dates were read from them,
        and passages are quoted as evidence.
      </p>
      <ul>
        ${documents.map((document) => credit(document))}
      </ul>`,
  });
}

function countRow(article: SiteArticle, place: PagePlace): Markup {
  const { document } = article;
  const { statements, claims = [], sections, infobox } = document;
  const used = new Set(
    [...statements, ...claims].flatMap(({ evidence }) => evidence.flatMap(({ sentence }) => sentence ?? [])),
  );
  const sentences = sections.reduce((sum, { sentences: own = [] }) => sum + own.length, 0);
  const fields = infobox?.fields.filter(({ outcome }) => outcome !== 'layout' && outcome !== 'empty') ?? [];
  const read = fields.filter(({ outcome }) => outcome !== 'local').length;
  const ids = sections.flatMap(({ sentences: own = [] }) => own.map(({ id }) => id));
  const cells: Content[] = [
    Object.keys(document.entities).length,
    statements.length,
    statements.reduce((sum, { qualifiers = [] }) => sum + qualifiers.length, 0),
    claims.length,
    statements.filter(({ conflicts = [] }) => conflicts.length > 0).length,
    document.quotations?.length ?? 0,
    `${ids.filter((id) => used.has(id)).length} of ${sentences}`,
    `${read} of ${fields.length}`,
  ];
  return html`<tr>
    <th scope="row"><a href="${link(place, articlePath(article))}">${words(document.article.title)}</a></th>
    ${cells.map((cell) => html`<td>${cell}</td>`)}
  </tr> `;
}

function findings(documents: readonly Document[]): Markup {
  const byRule = new Map<string, { level: MessageRecord['level']; count: number }>();
  for (const { level, rule } of documents.flatMap(({ messages }) => messages)) {
    const found = byRule.get(rule) ?? { level, count: 0 };
    byRule.set(rule, found);
    found.count++;
  }
  if (byRule.size === 0) return html`<p>Nothing.</p>`;
  const sorted = [...byRule].sort(([a], [b]) => (a < b ? -1 : 1));
  return html`<dl class="lines">
    ${sorted.map(
      ([rule, { level, count }]) =>
        html`<div>
          <dt>${count} × <code>${rule}</code> <span class="tag">${level}</span></dt>
          <dd>${meaningOf(rule)}</dd>
        </div> `,
    )}
  </dl>`;
}

function meaningOf(rule: string): string {
  return Object.hasOwn(rules, rule) ? rules[rule as keyof typeof rules] : '';
}

function credit({ article: { title, url, revision } }: Document): Markup {
  const address = url === undefined ? undefined : webAddress(url);
  if (address === undefined) return html`<li>${words(title)}</li> `;
  const history = `${address}${address.includes('?') ? '&' : '?'}action=history`;
  const parts = [
    html`<a href="${address}">${words(title)}</a>`,
    revision !== undefined && html`, revision ${revision}`,
    html` (<a href="${history}">authors</a>)`,
  ];
  return html`<li>${join(parts, '')}</li> `;
}

function sizeWords(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${Math.ceil(bytes / 1024)} KiB`;
}
