/** The front page: the articles, and everything they name, which the search narrows down. */
import { otherNames, type SiteEntity } from './entity-table.ts';
import { page } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { articlePath, link, propertyOf, propertyPath, type PagePlace, type SiteContext } from './site-context.ts';
import { words } from './value-words.ts';

/** The path of the front page. */
export const indexPath = 'index.html';

/** The front page. */
export function indexPage(
  entities: readonly SiteEntity[],
  properties: readonly string[],
  context: SiteContext,
): string {
  const place: PagePlace = { path: indexPath, context };
  const { title, description, articles } = context;
  return page(place, {
    title,
    description,
    kind: 'website',
    className: 'front',
    alternates: new Map([['text/turtle', 'dataset.ttl']]),
    jsonLd: {
      '@context': { '@vocab': 'http://schema.org/' },
      '@id': `${context.iris.base}dataset`,
      '@type': 'Dataset',
      name: title,
      description,
      license: { '@id': context.licence },
    },
    body: html`<h1>${title}</h1>
      <p class="lede">${description}</p>
      <search>
        <form class="search" hidden>
          <label
            >Search <input type="search" name="q" autocomplete="off" spellcheck="false" aria-describedby="hits"
          /></label>
          <button type="submit">Go</button>
          <output id="hits" aria-live="polite"></output>
        </form>
      </search>
      <section aria-labelledby="articles">
        <h2 id="articles">Articles</h2>
        <ul class="found">
          ${articles.map((article) => articleLine(article.document.article.title, link(place, articlePath(article)), article.document.statements.length))}
        </ul>
      </section>
      <section aria-labelledby="entities">
        <h2 id="entities">What they name</h2>
        <ul class="found many">
          ${entities.map((entity) => entityLine(entity, place))}
        </ul>
      </section>
      <section aria-labelledby="properties">
        <h2 id="properties">What they state</h2>
        <ul class="found many">
          ${properties.map(
            (id) =>
              html`<li>
                <a href="${link(place, propertyPath(id))}">${propertyOf(id, context).label}</a>
                <span class="class">${id}</span>
              </li> `,
          )}
        </ul>
      </section>`,
  });
}

function articleLine(title: string, address: string, statements: number): Markup {
  return html`<li><a href="${address}">${words(title)}</a> <span class="class">${statements} statements</span></li> `;
}

function entityLine(entity: SiteEntity, place: PagePlace): Markup {
  const path = place.context.pages.get(entity.iri) ?? indexPath;
  const names = otherNames(entity).map(({ text, lang }) => html` <span class="also">${words(text, lang)}</span>`);
  const [first] = entity.places;
  return html`<li>
    <a href="${link(place, path)}">${words(entity.label.text, entity.label.lang)}</a>
    <span class="class">${first?.record.class ?? ''}</span>${names}
  </li> `;
}
