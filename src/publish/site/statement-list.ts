/** The entries beside the text: statements by subject and property, conflicts side by side, claims, quotations, open questions; and their filter. */
import { entityLabel } from '../explanation.ts';
import type { Listed, ListedStatement } from './listed.ts';
import { html, type Content, type Markup } from './markup.ts';
import { propertyOf, type SiteContext } from './site-context.ts';
import { claimEntry, otherEntry, statementEntry } from './statement-entry.ts';
import { entityWords, propertyIds, propertyWords, valueWords, type Showing } from './value-words.ts';

type Numbered<T> = readonly [number: number, entry: T];

/** The column of entries. */
export function statementList(listed: readonly Listed[], showing: Showing): Markup {
  const numbered = listed.map((entry, number): Numbered<Listed> => [number, entry]);
  const statements = numbered.filter((one): one is Numbered<ListedStatement> => 'statement' in one[1]);
  const claims = numbered.flatMap(([number, entry]) =>
    entry.kind === 'claim' ? [claimEntry(entry.claim, number, entry, showing)] : [],
  );
  const others = (kind: Listed['kind']): Markup[] =>
    numbered.flatMap(([number, entry]) => (entry.kind === kind ? [otherEntry(entry, number, showing)] : []));
  return html`${conflictPairs(statements, showing)}
  ${[...groupBy(statements, ([, { statement }]) => statement.subject)].map(([subject, own]) =>
    subjectGroup(subject, own, showing),
  )}
  ${section('claims', 'Said, not asserted', claims)} ${section('quotations', 'Quoted words', others('quotation'))}
  ${section('questions', 'Open questions', others('open'))}`;
}

function section(id: string, title: string, entries: readonly Markup[]): Content {
  if (entries.length === 0) return undefined;
  return html`<section class="group" id="${id}">
    <h3>${title}</h3>
    <ul class="entries">
      ${entries}
    </ul>
  </section>`;
}

function subjectGroup(subject: string, entries: readonly Numbered<ListedStatement>[], showing: Showing): Markup {
  const { document } = showing.article;
  const record = document.entities[subject];
  const byProperty = groupBy(entries, ([, { statement }]) => statement.property);
  return html`<section class="group">
    <h3 data-entity="${subject}">${entityWords(subject, showing)} <span class="class">${record?.class ?? ''}</span></h3>
    ${[...byProperty].map(
      ([property, own]) =>
        html`<div class="prop">
          <h4>
            ${propertyWords(property, showing.place)}
            <span class="ids">${propertyIds(property, subject, document, showing.place)}</span>
          </h4>
          <ul class="entries">
            ${own.map(([number, entry]) => statementEntry(entry.statement, number, entry, showing))}
          </ul>
        </div> `,
    )}
  </section> `;
}

/** Statements that contradict each other, next to each other. */
function conflictPairs(entries: readonly Numbered<ListedStatement>[], showing: Showing): Content {
  const byId = new Map(entries.map(([, { statement }]) => [statement.id, statement]));
  const seen = new Set<string>();
  const pairs = entries.flatMap(([, { statement }]) =>
    (statement.conflicts ?? []).flatMap((id) => {
      const other = byId.get(id);
      const key = [statement.id, id].sort().join();
      if (!other || seen.has(key)) return [];
      seen.add(key);
      return [[other, statement] as const];
    }),
  );
  if (pairs.length === 0) return undefined;
  return html`<section class="group" id="conflicts">
    <h3>The article contradicts itself</h3>
    ${pairs.map(
      (pair) =>
        html`<div class="pair">
          ${pair.map(
            ({ id, subject, property, value, qualifiers = [], evidence }) =>
              html`<div>
                <p>
                  <a href="#s-${id}"
                    >${entityLabel(subject, showing.article.document)} ·
                    ${propertyOf(property, showing.place.context).label}</a
                  >
                </p>
                <p class="v">${valueWords(value, showing)}</p>
                <p>
                  ${qualifiers.map(
                    (qualifier) =>
                      html`${propertyOf(qualifier.property, showing.place.context).label}
                        ${valueWords(qualifier.value, showing)}<br />`,
                  )}
                </p>
                <p><q dir="auto">${evidence[0]?.words ?? evidence[0]?.quote}</q></p>
              </div>`,
          )}
        </div> `,
    )}
  </section>`;
}

/** The choices by which entries can be narrowed down; shown when scripts run. */
export function filterForm(listed: readonly Listed[], showing: Showing): Markup {
  const { document } = showing.article;
  const { context } = showing.place;
  const bySubject = listed.flatMap((one) => ('statement' in one ? [one.statement] : 'claim' in one ? [one.claim] : []));
  const properties = distinct(bySubject.map(({ property }) => property)).map((id): Choice => [
    id,
    labelOf(id, context),
  ]);
  const classes = distinct(bySubject.flatMap(({ subject }) => document.entities[subject]?.class ?? []));
  const parts: Choice[] = [
    ...(document.infobox ? [['infobox', 'Infobox'] as const] : []),
    ...document.sections.map(({ id, title, kind }): Choice => [id, kind === 'lead' ? 'Lead' : title]),
  ];
  const present = new Set(listed.map(({ kind }) => kind));
  const kinds = kindNames.filter(([kind]) => present.has(kind as Listed['kind']));
  return html`<form class="filter" hidden aria-label="Filter">
    ${select('kind', 'Kind', kinds)} ${select('p', 'Property', properties.sort(byLabel))}
    ${select(
      'c',
      'Class',
      classes.sort().map((name): Choice => [name, name]),
    )}
    ${select('part', 'Section', parts)}
    <button type="reset">Show all</button>
    <output class="count" aria-live="polite"></output>
  </form>`;
}

type Choice = readonly [value: string, label: string];

const kindNames: readonly Choice[] = [
  ['fact', 'Facts'],
  ['conflict', 'Contradicted'],
  ['claim', 'Claims'],
  ['quotation', 'Quotations'],
  ['open', 'Open questions'],
];

function select(name: string, label: string, choices: readonly Choice[]): Markup {
  return html`<label
    >${label}
    <select name="${name}">
      <option value="">all</option>
      ${choices.map(([value, text]) => html`<option value="${value}">${text}</option>`)}
    </select></label
  >`;
}

function labelOf(id: string, context: SiteContext): string {
  return propertyOf(id, context).label;
}

function byLabel(a: Choice, b: Choice): number {
  return a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0;
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** Groups in the order of their first members. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
