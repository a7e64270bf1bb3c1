/** The frame of every page: head with its policy, links for machines, the navigation, and the foot. */
import { dataScript, html, type Content, type Markup } from './markup.ts';
import { link, type PagePlace } from './site-context.ts';

/** What differs from page to page. */
export interface PageParts {
  readonly title: string;
  readonly description: string;
  readonly body: Content;
  /** Language of the page's subject matter; the page itself speaks English. */
  readonly kind: 'article' | 'website';
  readonly jsonLd?: object;
  /** The same content in other forms: address by media type. */
  readonly alternates?: ReadonlyMap<string, string>;
  /** More scripts, as paths of the site. */
  readonly scripts?: readonly string[];
  /** More style sheets, as paths of the site. */
  readonly styles?: readonly string[];
  /** The IRI of the thing that the page is about. */
  readonly about?: string;
  /** Whether the page runs WebAssembly. */
  readonly wasm?: boolean;
  /** Class of the body. */
  readonly className?: string;
}

/** What a page may load: its own files, nothing inline, nothing from elsewhere. */
export function contentPolicy(wasm: boolean): string {
  return [
    `default-src 'none'`,
    `script-src 'self'${wasm ? ` 'wasm-unsafe-eval'` : ''}`,
    `style-src 'self'`,
    `img-src 'self'`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
  ].join('; ');
}

/** A whole page. */
export function page(place: PagePlace, parts: PageParts): string {
  const { context } = place;
  const to = (path: string): string => link(place, path);
  const address = context.iris.base + place.path.replace(/(^|\/)index\.html$/, '$1');
  const heading = parts.title === context.title ? parts.title : `${parts.title} – ${context.title}`;
  const description = shorten(parts.description, 200);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(parts.wasm ?? false)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${heading}</title>
<meta name="description" content="${description}">
<link rel="canonical" href="${address}">
<meta property="og:type" content="${parts.kind}">
<meta property="og:title" content="${parts.title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${address}">
<meta property="og:site_name" content="${context.title}">
${parts.about !== undefined && html`<link rel="describes" href="${parts.about}" /> `}${[
    ...(parts.alternates ?? []),
  ].map(
    ([type, file]) => html`<link rel="alternate" type="${type}" href="${file}" /> `,
  )}<link rel="license" href="${context.licence}">
<link rel="icon" type="image/svg+xml" href="${to('assets/icon.svg')}">
${['assets/site.css', ...(parts.styles ?? [])].map((path) => html`<link rel="stylesheet" href="${to(path)}" /> `)}${['assets/site.js', ...(parts.scripts ?? [])].map((path) => html`<script src="${to(path)}" defer></script> `)}${
    parts.jsonLd && dataScript('application/ld+json', parts.jsonLd)
  }
</head>
<body${parts.className !== undefined && html` class="${parts.className}"`}>
<a class="skip" href="#_main">Skip to content</a>
<header class="top">
<nav aria-label="Site"><a class="home" href="${to('index.html')}">${context.title}</a>
<a href="${to('dataset.html')}">Dataset</a> <a href="${to('sparql.html')}">SPARQL</a></nav>
</header>
<main id="_main" tabindex="-1">
${parts.body}
</main>
<footer>
<p>Published by ${agent(context.publisher)} under <a href="${context.licence}" rel="license">${licenceName(context.licence)}</a>.
Made by isnad ${context.version}: every statement shows the words it rests on.</p>
</footer>
</body>
</html>
`.text;
}

/** A person or body, linked where there is an address. */
export function agent({ name, url }: { readonly name: string; readonly url?: string }): Markup {
  return url === undefined ? html`${name}` : html`<a href="${url}">${name}</a>`;
}

/** The name of a Creative Commons licence, else its address. */
export function licenceName(address: string): string {
  const [, name, version] = /creativecommons\.org\/licenses\/([a-z-]+)\/([\d.]+)/.exec(address) ?? [];
  return name === undefined ? address : `CC ${name.toUpperCase()} ${version ?? ''}`;
}

/** A text cut at a length, at the end of a word where there is one. */
export function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const points = Array.from(line.slice(0, 2 * length + 2));
  if (points.length <= length) return line;
  const cut = points.slice(0, length).join('');
  return `${cut.replace(/\s+\S{0,20}$/u, '')}…`;
}
