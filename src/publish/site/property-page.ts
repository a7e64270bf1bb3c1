/** The page of a property: what it is called in both vocabularies, and where the articles use it. */
import { page } from './layout.ts';
import { statementAnchor } from './listed.ts';
import { html, join, type Markup } from './markup.ts';
import { articlePath, link, propertyOf, propertyPath, type SiteArticle, type SiteContext } from './site-context.ts';
import { entityWords, valueWords, words } from './value-words.ts';

/** The most uses that a page lists for one article. */
const mostUses = 500;

/** The properties that the articles use, main or as qualifiers, in the order of their numbers. */
export function usedProperties(articles: readonly SiteArticle[]): string[] {
  const ids = new Set<string>();
  for (const { document } of articles) {
    for (const { property, qualifiers = [] } of [...document.statements, ...(document.claims ?? [])]) {
      ids.add(property);
      for (const qualifier of qualifiers) ids.add(qualifier.property);
    }
  }
  return [...ids].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
}

/** The page of a property. */
export function propertyPage(id: string, context: SiteContext): string {
  const { label, datatype, schema = {}, single } = propertyOf(id, context);
  const place = { path: propertyPath(id), context };
  const terms = [...new Set(Object.values(schema))];
  return page(place, {
    title: label,
    description: `Statements with the property "${label}" (${id}), each with its evidence`,
    kind: 'website',
    className: 'property',
    about: `http://www.wikidata.org/entity/${id}`,
    body: html`<h1>${label}</h1>
      <dl class="facts">
        <div>
          <dt>Wikidata</dt>
          <dd><a class="id" href="https://www.wikidata.org/wiki/Property:${encodeURIComponent(id)}">${id}</a></dd>
        </div>
        ${
          terms.length > 0 &&
          html`<div>
            <dt>schema.org</dt>
            <dd>
              ${join(
                terms.map(
                  (term) => html`<a class="id" href="https://schema.org/${encodeURIComponent(term)}">${term}</a>`,
                ),
                ', ',
              )}
            </dd>
          </div> `
        }${
          datatype !== undefined &&
          html`<div>
            <dt>Values</dt>
            <dd>${datatype}${single === true && ', one that is true at most'}</dd>
          </div> `
        }
      </dl>
      ${context.articles.map((article) => usesIn(article, id, place))}`,
  });
}

function usesIn(article: SiteArticle, id: string, place: { path: string; context: SiteContext }): Markup {
  const { document } = article;
  const showing = { place, article };
  const home = link(place, articlePath(article));
  const uses = document.statements.flatMap((statement) => {
    const { subject, property, value, qualifiers = [] } = statement;
    const values = qualifiers.filter((qualifier) => qualifier.property === id);
    if (property !== id && values.length === 0) return [];
    const why = html`<a class="why" href="${home}#${statementAnchor(statement.id)}">why?</a>`;
    const main = html`${entityWords(subject, showing)} ·
    ${property !== id && `${propertyOf(property, place.context).label} · `}${valueWords(value, showing)}`;
    if (property === id) return [html`<li>${main} ${why}</li> `];
    return [
      html`<li>
        ${main}:
        ${join(
          values.map((qualifier) => valueWords(qualifier.value, showing)),
          '; ',
        )}
        ${why}
      </li> `,
    ];
  });
  const claims = (document.claims ?? []).flatMap(({ id: claim, subject, property, value, verb }) =>
    property === id
      ? [
          html`<li>
            <q>${words(verb)}</q>: ${entityWords(subject, showing)} · ${valueWords(value, showing)}
            <a class="why" href="${home}#${statementAnchor(claim)}">why?</a>
          </li> `,
        ]
      : [],
  );
  if (uses.length + claims.length === 0) return html``;
  return html`<section class="from">
    <h2>In <a href="${home}">${words(document.article.title)}</a></h2>
    ${
      uses.length > 0 &&
      html`<ul class="lines">
          ${uses.slice(0, mostUses)}
        </ul>
        ${uses.length > mostUses && html`<p>and ${uses.length - mostUses} more</p>`} `
    }${
      claims.length > 0 &&
      html`<h3>Said, not asserted</h3>
        <ul class="lines claims">
          ${claims.slice(0, mostUses)}
        </ul> `
    }
  </section> `;
}
