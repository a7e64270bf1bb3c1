/** The page about a thing that no page was built for: its name, what the dataset says of it as a table, the addresses of its data. */
import type { Quad, Term } from '@rdfjs/types';
import { html, join, type Markup } from '../site/markup.ts';
import { shortenIri } from './answer.ts';
import type { DescriptionContext } from './description.ts';

/** A page without script or style sheet. */
export function descriptionPage(quads: readonly Quad[], context: DescriptionContext): string {
  const { iri, title, alternates } = context;
  const label = quads.find(
    ({ subject, predicate }) => subject.value === iri && predicate.value.endsWith('#label'),
  )?.object;
  const name = label?.value ?? iri;
  const forms = [...alternates];
  const row = ({ subject, predicate, object }: Quad): Markup =>
    html`<tr>
      ${[subject, predicate, object].map((term) => html`<td>${formatTerm(term, context)}</td>`)}
    </tr> `;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${name} – ${title}</title>
        ${forms.map(([type, address]) => html`<link rel="alternate" type="${type}" href="${address}" /> `)}
      </head>
      <body>
        <h1 dir="auto">${name}</h1>
        <p><code>${iri}</code></p>
        <p>
          ${join(
            forms.map(([type, address]) => html`<a href="${address}">${type}</a>`),
            ' · ',
          )}
        </p>
        <table>
          <thead>
            <tr>
              <th>Subject</th>
              <th>Property</th>
              <th>Value</th>
            </tr>
          </thead>
          <tbody>
            ${quads.map(row)}
          </tbody>
        </table>
      </body>
    </html> `.text;
}

function formatTerm(term: Term, { prefixes, local }: DescriptionContext): Markup | string {
  if (term.termType === 'NamedNode') {
    const shown = shortenIri(term.value, prefixes);
    // Only what a browser can fetch becomes a link: an address may have come out of an article.
    return /^https?:\/\//.test(term.value) ? html`<a href="${local(term.value)}">${shown}</a>` : shown;
  }
  const lang = term.termType === 'Literal' && term.language !== '' ? term.language : undefined;
  return lang === undefined
    ? html`<span dir="auto">${term.value}</span>`
    : html`<span dir="auto" lang="${lang}">${term.value}</span>`;
}
