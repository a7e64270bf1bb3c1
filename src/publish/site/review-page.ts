/**
 * The pages of a review in the browser: an article's page with what wants a look, a form for corrections, and what a
 * script needs to put both together; and the list of articles. Documents go in, HTML comes out.
 */
import type { Document, MessageRecord } from '../../statement/document.ts';
import type { ReviewItem } from '../review.ts';
import { entityLabel } from '../explanation.ts';
import { articlePage } from './article-page.ts';
import { page } from './layout.ts';
import { listEntries, type Listed } from './listed.ts';
import { dataScript, html, type Content, type Markup } from './markup.ts';
import { propertyOf, type SiteArticle, type SiteContext } from './site-context.ts';
import { valueText } from './value-words.ts';

/** Files of a review's pages, as paths of the site. */
export const reviewAssets = { script: 'assets/review.js', style: 'assets/review.css' } as const;

/** What a page of a review shows beside the article. */
export interface ReviewShowing {
  readonly items: readonly ReviewItem[];
  /** Of the article and its corrections: goes back with each action. */
  readonly version: string;
  /** Who corrects, where that is known. */
  readonly by: string;
  /** What came of the last action. */
  readonly outcome?: string;
  /** The action that can be undone. */
  readonly undoable?: string;
}

/** The page on which one article is reviewed. */
export function reviewPage(article: SiteArticle, showing: ReviewShowing, context: SiteContext): string {
  const { script, style } = reviewAssets;
  const content = panel(article, showing, context);
  return articlePage(article, context, { content, scripts: [script], styles: [style] });
}

/** The page that lists articles to review, with how much wants a look. */
export function reviewIndex(
  articles: readonly { name: string; title: string; count: number }[],
  context: SiteContext,
): string {
  return page(
    { path: 'index.html', context },
    {
      title: 'Review',
      description: 'The articles to review',
      kind: 'website',
      body: html`<h1>Review</h1>
        <ul class="lines">
          ${articles.map(
            ({ name, title, count }) =>
              html`<li>
                <a href="${encodeURIComponent(name)}/index.html"><bdi>${title}</bdi></a> ${count} to look at
              </li>`,
          )}
        </ul>`,
    },
  );
}

function panel({ name, document }: SiteArticle, showing: ReviewShowing, context: SiteContext): Markup {
  const { items, version, by, outcome, undoable } = showing;
  return html`<section class="review" aria-labelledby="review-title">
      <h2 id="review-title">Review</h2>
      <noscript><p class="problem">A review needs scripts.</p></noscript>
      <p>
        ${items.length} to look at. Every entry below has a button to correct it; or select words of the text first.
        What you do is written to the file of corrections, and nothing else is.
      </p>
      ${itemList(items)}
    </section>
    ${correctionDialog(document)}
    <section class="selection" aria-label="Selected words" hidden>
      <q dir="auto"></q> <button type="button" data-for="mention">This name means…</button>
      <button type="button" data-for="value">Value of a statement…</button>
    </section>
    <div class="outcome">
      <p role="status" tabindex="-1">${outcome}</p>
      ${undoable !== undefined && html`<button type="button" id="undo">Undo ${undoable}</button>`}
    </div>
    ${dataScript('application/json', { name, version, by, ...entryData(document, items, context) })}`;
}

function itemList(items: readonly ReviewItem[]): Content {
  if (items.length === 0) return undefined;
  return html`<details>
    <summary>What wants a look</summary>
    <ul class="lines">
      ${items.map(
        (item) =>
          html`<li>
            <p><bdi>${item.reason}</bdi> <code>${item.rule}</code></p>
            ${quoteOf(item)}
            <button
              type="button"
              data-item="${item.id}"
              data-can="${canOf(item)}"
              data-id="${item.targets.drop?.statement ?? item.targets.drop?.claim}"
              aria-label="${`Correct: ${item.reason}`}"
            >
              Correct…
            </button>
          </li> `,
      )}
    </ul>
  </details>`;
}

function quoteOf({ reason, quote }: ReviewItem): Content {
  return quote !== undefined && !reason.includes(quote) && html`<p><q dir="auto">${quote}</q></p>`;
}

/** What can be done, and how it is asked. */
const choices: readonly (readonly [action: string, label: string])[] = [
  ['accept', 'The message needs no change'],
  ['drop', 'The article does not say this'],
  ['prefer', 'Of what contradicts each other, this is right'],
  ['fix', 'The value is another one, as these words say'],
  ['link', 'It is the article or entity named below'],
  ['split', 'It is not the same: it is somebody or something else of this name'],
  ['merge', 'It is the same as the entity named below'],
  ['same', 'It is the Wikidata item named below'],
];

function correctionDialog(document: Document): Markup {
  const names = Object.keys(document.entities);
  return html`<dialog class="correction" aria-labelledby="correction-title">
    <form method="dialog">
      <h2 id="correction-title">Correct</h2>
      <p class="about" dir="auto"></p>
      <label data-of="statement"
        >Statement
        <select name="id"></select
      ></label>
      <fieldset>
        <legend>What is so</legend>
        ${choices.map(
          ([action, label]) =>
            html`<label class="choice"
              ><input type="radio" name="action" value="${action}" required /> ${label}</label
            >`,
        )}
      </fieldset>
      <label data-of="fix"
        >Words of the article
        <textarea name="words" rows="2" dir="auto"></textarea>
      </label>
      <label data-of="link split merge"
        >Title, name or key
        <input type="text" name="to" list="entities" autocomplete="off" />
      </label>
      <label data-of="same"
        >Number of the item
        <input type="text" name="wikidata" placeholder="Q…" pattern="Q[1-9][0-9]*" autocomplete="off" />
      </label>
      <label data-of="same"
        >Where that was checked
        <input type="text" name="checked" placeholder="the item's page" />
      </label>
      <label>Why <textarea name="why" rows="2" required></textarea></label>
      <div class="signature">
        <label>By <input type="text" name="by" required autocomplete="name" /></label>
        <label>Date <input type="date" name="date" required /></label>
      </div>
      <p class="problem" role="alert"></p>
      <p class="signature">
        <button type="submit">Write the correction</button> <button type="button" value="cancel">Cancel</button>
      </p>
    </form>
    <datalist id="entities">
      ${names.map((key) => html`<option value="${key}">${entityLabel(key, document)}</option>`)}
    </datalist>
  </dialog>`;
}

/** What can be done to each entry of the page, and to each entity. */
function entryData(document: Document, items: readonly ReviewItem[], context: SiteContext): object {
  const entries = listEntries(document).map((entry) =>
    entry.kind === 'open' ? itemOf(entry.message, items) : entryOf(entry, document, context),
  );
  return { entries };
}

/** What an open question can be answered by. */
function itemOf({ rule, reason }: MessageRecord, items: readonly ReviewItem[]): object {
  const item = items.find((one) => one.rule === rule && one.reason === reason);
  return item ? { item: item.id, about: reason, can: canOf(item) } : {};
}

function canOf({ targets }: ReviewItem): string {
  return [targets.accept && 'accept', targets.link && 'link', targets.link && 'split', targets.drop && 'drop']
    .filter((one) => one !== undefined)
    .join(' ');
}

function entryOf(entry: Listed, document: Document, context: SiteContext): object {
  const snak = 'statement' in entry ? entry.statement : 'claim' in entry ? entry.claim : undefined;
  if (!snak) return {};
  const { id, subject, property, value } = snak;
  const about = `${entityLabel(subject, document)}: ${propertyOf(property, context).label}: ${valueText(value, document)}`;
  const can = entry.kind === 'claim' ? 'drop' : entry.kind === 'conflict' ? 'drop prefer fix' : 'drop fix';
  // An entity known only by what is said with it has no heading of its own.
  const entity = 'entity' in value ? { entity: value.entity, name: valueText(value, document) } : {};
  return { id, about, can, ...entity };
}
