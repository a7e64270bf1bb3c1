/** The plainest page about a thing: its name, what the dataset says of it as a table, and the addresses of its data. */
import type { Quad, Term } from '@rdfjs/types';
import { shortenIri } from './answer.ts';
import type { DescriptionContext } from './description.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? char);
}

/** A page without script or style sheet. */
export function stubPage(quads: readonly Quad[], context: DescriptionContext): string {
  const { iri, title, alternates } = context;
  const label = quads.find(
    ({ subject, predicate }) => subject.value === iri && predicate.value.endsWith('#label'),
  )?.object;
  const name = escapeHtml(label?.value ?? iri);
  const links = [...alternates].map(
    ([type, address]) => `<link rel="alternate" type="${escapeHtml(type)}" href="${escapeHtml(address)}">`,
  );
  const rows = quads.map(({ subject, predicate, object }) => {
    const cells = [subject, predicate, object].map((term) => `<td>${formatTerm(term, context)}</td>`);
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${name} – ${escapeHtml(title)}</title>
${links.join('\n')}
</head>
<body>
<h1 dir="auto">${name}</h1>
<p><code>${escapeHtml(iri)}</code></p>
<p>${[...alternates].map(([type, address]) => `<a href="${escapeHtml(address)}">${escapeHtml(type)}</a>`).join(' · ')}</p>
<table>
<thead><tr><th>Subject</th><th>Property</th><th>Value</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</body>
</html>
`;
}

function formatTerm(term: Term, { prefixes, local }: DescriptionContext): string {
  if (term.termType === 'NamedNode') {
    const shown = escapeHtml(shortenIri(term.value, prefixes));
    // Only what a browser can fetch becomes a link: an address may have come out of an article.
    return /^https?:\/\//.test(term.value) ? `<a href="${escapeHtml(local(term.value))}">${shown}</a>` : shown;
  }
  const lang = term.termType === 'Literal' && term.language !== '' ? ` lang="${escapeHtml(term.language)}"` : '';
  return `<span dir="auto"${lang}>${escapeHtml(term.value)}</span>`;
}
