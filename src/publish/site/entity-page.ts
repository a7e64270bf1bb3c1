/** The page of an entity: its names and identifiers, what the articles state of it, and where they name it. */
import type { Claim, Statement } from '../../statement/document.ts';
import { entityLabel } from '../explanation.ts';
import { otherNames, type EntityInArticle, type SiteEntity } from './entity-table.ts';
import { page } from './layout.ts';
import { statementAnchor } from './listed.ts';
import { html, join, type Content, type Markup } from './markup.ts';
import { articlePath, link, propertyOf, type SiteContext } from './site-context.ts';
import { groupBy } from './statement-list.ts';
import { entityWords, itemWords, propertyIds, propertyWords, valueWords, words, type Showing } from './value-words.ts';

/** The most mentions in one article that are linked one by one. */
const mostMentions = 50;

/** The most lines of one list; the rest stand on the articles' own pages. */
const mostLines = 500;

/** What a page about some entities needs beside them. */
export interface EntityPageParts {
  readonly path: string;
  /** The first is what the page is about; the others are known only inside its article, by fragments of its IRI. */
  readonly entities: readonly SiteEntity[];
  readonly jsonLd: object;
  readonly alternates: ReadonlyMap<string, string>;
}

/** The page about an entity and those that have their IRIs in its document. */
export function entityPage({ path, entities, jsonLd, alternates }: EntityPageParts, context: SiteContext): string {
  const [main] = entities;
  const place = { path, context };
  const title = main?.label.text ?? path;
  const count = entities.flatMap(({ places }) => places).reduce((sum, one) => sum + aboutIt(one).length, 0);
  return page(place, {
    title,
    description: `${title}: ${count} statements from encyclopedia articles, each with its evidence`,
    kind: 'website',
    jsonLd,
    alternates,
    className: 'entity',
    ...(main && { about: main.iri }),
    body: html`<h1 dir="auto" ${langOf(main)}>${title}</h1>
      ${main && entityParts(main, place, 2)}
      ${entities.slice(1).map(
        (entity) =>
          html`<section class="local" id="${entity.iri.slice(entity.iri.indexOf('#') + 1)}">
            <h2 dir="auto" ${langOf(entity)}>${entity.label.text}</h2>
            ${entityParts(entity, place, 3)}
          </section> `,
      )}`,
  });
}

function langOf(entity: SiteEntity | undefined): Content {
  const lang = entity?.label.lang ?? 'en';
  return lang !== 'en' && html` lang="${lang}"`;
}

function entityParts(entity: SiteEntity, place: Showing['place'], level: 2 | 3): Markup {
  const classes = [...new Set(entity.places.map(({ record }) => record.class))];
  const names = otherNames(entity);
  const items = [...new Set(entity.places.flatMap(({ record }) => record.same?.wikidata ?? []))];
  return html`<dl class="facts">
      <div>
        <dt>Kind</dt>
        <dd>${classes.join(', ')}</dd>
      </div>
      ${
        names.length > 0 &&
        html`<div>
          <dt>Also</dt>
          <dd>
            ${join(
              names.map(({ text, lang }) => words(text, lang)),
              '; ',
            )}
          </dd>
        </div> `
      }${
        items.length > 0 &&
        html`<div>
          <dt>Wikidata</dt>
          <dd>${join(items.map(itemWords), ', ')}</dd>
        </div> `
      }
      <div>
        <dt>IRI</dt>
        <dd><code>${entity.iri}</code></dd>
      </div>
    </dl>
    ${entity.places.map((one) => fromArticle(one, place, level))}`;
}

/** What one article has about an entity. */
function fromArticle(one: EntityInArticle, place: Showing['place'], level: 2 | 3): Markup {
  const { article, key, record } = one;
  const { document } = article;
  const showing: Showing = { place, article };
  const home = link(place, articlePath(article));
  const named = document.statements.filter(({ subject, value, qualifiers = [] }) => {
    const values = [value, ...qualifiers.map((qualifier) => qualifier.value)];
    return subject !== key && values.some((other) => 'entity' in other && other.entity === key);
  });
  const claims = (document.claims ?? []).filter(
    ({ subject, value, according }) =>
      subject === key || according.includes(key) || ('entity' in value && value.entity === key),
  );
  const about = aboutIt(one);
  const mentions = record.mentions ?? [];
  return html`<section class="from">
    ${heading(level, html`In <a href="${home}">${words(document.article.title)}</a>`)}
    ${
      about.length > 0 &&
      html`<dl class="lines">
        ${[...groupBy(about.slice(0, mostLines), ({ property }) => property)].map(
          ([property, own]) =>
            html`<div>
              <dt>
                ${propertyWords(property, place)}
                <span class="ids">${propertyIds(property, key, document, place)}</span>
              </dt>
              ${own.map((statement) => html`<dd>${valueWords(statement.value, showing)} ${why(statement, home)}</dd> `)}
            </div> `,
        )}
      </dl> `
    }${
      named.length > 0 &&
      html`${heading(level + 1, 'Named in')}
        <ul class="lines">
          ${named
            .slice(0, mostLines)
            .map(
              (statement) =>
                html`<li>
                  ${entityWords(statement.subject, showing)} · ${propertyOf(statement.property, place.context).label} ·
                  ${valueWords(statement.value, showing)} ${why(statement, home)}
                </li> `,
            )}
        </ul> `
    }${
      claims.length > 0 &&
      html`${heading(level + 1, 'Said, not asserted')}
        <ul class="lines claims">
          ${claims
            .slice(0, mostLines)
            .map(
              (claim) =>
                html`<li>
                  ${holders(claim, showing)} <q>${words(claim.verb)}</q>: ${entityWords(claim.subject, showing)} ·
                  ${propertyOf(claim.property, place.context).label} · ${valueWords(claim.value, showing)}
                  ${why(claim, home)}
                </li> `,
            )}
        </ul> `
    }${
      mentions.length > 0 &&
      html`<p class="mentions">
        Named at
        ${join(
          mentions
            .slice(0, mostMentions)
            .map(([start, end]) => html`<a href="${home}#char=${start},${end}">${start}</a>`),
          ' ',
        )}${mentions.length > mostMentions && ` and ${mentions.length - mostMentions} more places`}
      </p>`
    }
  </section> `;
}

function heading(level: number, content: Content): Markup {
  if (level === 2) return html`<h2>${content}</h2> `;
  return level === 3 ? html`<h3>${content}</h3> ` : html`<h4>${content}</h4> `;
}

function aboutIt({ article, key }: EntityInArticle): Statement[] {
  return article.document.statements.filter(({ subject }) => subject === key);
}

function holders({ according }: Claim, { article }: Showing): string {
  return according.length === 0
    ? 'Somebody unnamed'
    : according.map((key) => entityLabel(key, article.document)).join(' and ');
}

/** The way to what a statement rests on. */
function why({ id }: Pick<Statement, 'id'>, home: string): Markup {
  return html`<a class="why" href="${home}#${statementAnchor(id)}">why?</a>`;
}
