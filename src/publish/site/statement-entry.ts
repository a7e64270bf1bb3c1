/** One entry beside the text: a statement, a claim, a quotation or an open question, with what it rests on. */
import type { Claim, Evidence, Qualifier, Statement } from '../../statement/document.ts';
import { shorten } from './layout.ts';
import type { Listed } from './listed.ts';
import { html, join, webAddress, type Content, type Markup } from './markup.ts';
import { entityWords, itemWords, originWords, propertyWords, valueWords, words, type Showing } from './value-words.ts';

/** A statement as an item of its property's list. */
export function statementEntry(statement: Statement, number: number, listed: Listed, showing: Showing): Markup {
  const { id, property, rank = 'normal', by, rule, conflicts = [], corrections = [] } = statement;
  const record = showing.article.document.entities[statement.subject];
  return html`<li
    class="s ${listed.kind}"
    id="${listed.id}"
    data-n="${number}"
    data-p="${property}"
    data-c="${record?.class}"
    data-part="${partsOf(listed)}"
  >
    <p class="v">
      ${valueWords(statement.value, showing)}${rank !== 'normal' && html` <span class="tag">${rank}</span>`}${
        conflicts.length > 0 && html` <a class="tag clash" href="#s-${conflicts[0]}">contradicted</a>`
      } <a class="self" href="#${listed.id}" title="Link to this statement">#</a>
    </p>
    ${qualifierList(statement.qualifiers, showing)}${evidenceList(listed.evidence as readonly Evidence[], number)}
    <p class="how">
      ${originWords(by)}${
        rule !== undefined && html` · <code>${rule}</code>`
      }${(statement.inferredFrom ?? []).length > 0 && html` from ${join(inferredLinks(statement), ', ')}`}${
        corrections.length > 0 && html` · corrected (${corrections.join(', ')})`
      }${sourceOf(statement)}${referencesOf(statement, showing)}
      · <code class="uuid">${id.slice(0, 8)}</code>
    </p>
  </li> `;
}

function inferredLinks({ inferredFrom = [] }: Statement): Content[] {
  return inferredFrom.map((id) => html`<a href="#s-${id}">${id.slice(0, 8)}</a>`);
}

function sourceOf({ source }: Statement): Content {
  if (source === undefined) return undefined;
  const address = webAddress(source);
  return html` · found at
  ${address === undefined ? words(source) : html`<a href="${address}" rel="nofollow">${words(source)}</a>`}`;
}

function referencesOf({ references = [] }: Statement, showing: Showing): Content {
  if (references.length === 0) return undefined;
  const works = references.map(
    ({ work, pages }) => html`${entityWords(work, showing)}${pages !== undefined && ` ${pages}`}`,
  );
  return html` · the article cites ${join(works, ', ')}`;
}

/** What somebody says: who, how surely, and what; never in the form of a fact. */
export function claimEntry(claim: Claim, number: number, listed: Listed, showing: Showing): Markup {
  const { property, according, supported = [], verb, nature, work } = claim;
  const record = showing.article.document.entities[claim.subject];
  return html`<li
    class="s claim"
    id="${listed.id}"
    data-n="${number}"
    data-p="${property}"
    data-c="${record?.class}"
    data-part="${partsOf(listed)}"
  >
    <p class="who">
      ${according.length > 0 ? names(according, showing) : 'Somebody unnamed'}: <q>${words(verb)}</q>${
        supported.length > 0 && html` — the view of ${names(supported, showing)}`
      }${nature !== undefined && html` ${itemWords(nature)}`}
    </p>
    <p class="v">
      ${entityWords(claim.subject, showing)} · ${propertyWords(property, showing.place)} ·
      ${valueWords(claim.value, showing)} <a class="self" href="#${listed.id}" title="Link to this claim">#</a>
    </p>
    ${qualifierList(claim.qualifiers, showing)}${evidenceList(claim.evidence, number)}
    <p class="how">
      claim, not asserted · <code>${claim.rule}</code>${work !== undefined && html` · in ${entityWords(work, showing)}`}
    </p>
  </li> `;
}

function names(keys: readonly string[], showing: Showing): Content {
  return join(
    keys.map((key) => entityWords(key, showing)),
    ' and ',
  );
}

/** Any other entry. */
export function otherEntry(listed: Listed, number: number, showing: Showing): Markup {
  if (listed.kind === 'quotation') {
    const { quotation } = listed;
    const by =
      quotation.speaker === undefined ? words(quotation.credit ?? 'unnamed') : entityWords(quotation.speaker, showing);
    return html`<li class="s quotation" id="${listed.id}" data-n="${number}" data-part="${partsOf(listed)}">
      <p class="v">
        <q lang="${quotation.lang}" dir="auto">${shorten(quotation.text, 160)}</q> —
        ${by}${quotation.according !== undefined && html`, according to ${entityWords(quotation.according, showing)}`}
      </p>
      ${evidenceList(quotation.evidence, number)}
    </li> `;
  }
  if (listed.kind !== 'open') return html``;
  const [start, end] = listed.message.at ?? [0, 0];
  return html`<li class="s open" id="${listed.id}" data-n="${number}" data-part="${partsOf(listed)}">
    <p class="v">${words(listed.message.reason)}</p>
    <p class="how">
      <a class="q" href="#char=${start},${end}" data-n="${number}">show in the text</a> ·
      <code>${listed.message.rule}</code>
    </p>
  </li> `;
}

function qualifierList(qualifiers: readonly Qualifier[] = [], showing: Showing): Content {
  if (qualifiers.length === 0) return undefined;
  const byProperty = new Map<string, Markup[]>();
  for (const { property, value } of qualifiers) {
    const values = byProperty.get(property) ?? [];
    byProperty.set(property, values);
    values.push(valueWords(value, showing));
  }
  return html`<dl class="quals">
    ${[...byProperty].map(
      ([property, values]) =>
        html`<div>
          <dt>${propertyWords(property, showing.place)}</dt>
          <dd>${join(values, '; ')}</dd>
        </div>`,
    )}
  </dl> `;
}

/** The quotes, each a link to its place in the text. */
function evidenceList(evidence: readonly Evidence[], number: number): Markup {
  return html`<ul class="ev">
    ${evidence.map(({ at: [start, end], quote, words: read }) => {
      return html`<li>
        <a class="q" href="#char=${start},${end}" data-n="${number}"
          ><q dir="auto">${shorten(read ?? quote, 110)}</q></a
        >
      </li>`;
    })}
  </ul> `;
}

function partsOf({ evidence }: Listed): string {
  return [...new Set(evidence.map(({ part }) => part))].join(' ');
}
