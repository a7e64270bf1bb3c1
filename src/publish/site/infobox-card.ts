/** The card at the head of an article's page: who or what it is about, and what is stated of it, in short. */
import type { Document } from '../../statement/document.ts';
import { statementAnchor } from './listed.ts';
import { html, join, type Markup } from './markup.ts';
import { propertyOf } from './site-context.ts';
import { groupBy } from './statement-list.ts';
import { itemWords, valueWords, words, type Showing } from './value-words.ts';

/** The most values of one property that a card shows. */
const mostValues = 8;

/** The card of an article's subject. */
export function infoboxCard(document: Document, showing: Showing): Markup {
  const { subject } = document.article;
  const record = document.entities[subject];
  const own = document.statements.filter(
    ({ subject: who, rank, by }) => who === subject && rank !== 'deprecated' && by !== 'inference',
  );
  const names = Object.entries(record?.label ?? {});
  return html`<aside class="card" aria-label="In short">
    <p class="names">
      ${join(
        names.map(([lang, text]) => words(text, lang)),
        html`<br />`,
      )}
    </p>
    <p class="class">
      ${record?.class}${record?.same?.wikidata !== undefined && html` · ${itemWords(record.same.wikidata)}`}
    </p>
    <dl>
      ${[...groupBy(own, ({ property }) => property)].map(([property, statements]) => {
        const distinct = [...new Map(statements.map((one) => [JSON.stringify(one.value), one])).values()];
        return html`<div>
          <dt>
            <a href="#${statementAnchor(distinct[0]?.id ?? '')}"
              >${propertyOf(property, showing.place.context).label}</a
            >
          </dt>
          <dd>
            ${join(
              distinct.slice(0, mostValues).map(({ value }) => valueWords(value, showing)),
              html`<br />`,
            )}${distinct.length > mostValues && html`<br />and ${distinct.length - mostValues} more`}
          </dd>
        </div> `;
      })}
    </dl>
  </aside> `;
}
