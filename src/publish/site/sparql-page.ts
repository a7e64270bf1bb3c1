/** The page where the dataset can be asked in SPARQL, in the browser itself: a store in WebAssembly loads the shipped data. */
import { dataScript, html } from './markup.ts';
import { page } from './layout.ts';
import { articlePath, link, type PagePlace, type SiteContext } from './site-context.ts';

/** The path of the page. */
export const sparqlPath = 'sparql.html';

/** The page. `prefixes` need no declaration in a question. */
export function sparqlPage(prefixes: Readonly<Record<string, string>>, context: SiteContext): string {
  const place: PagePlace = { path: sparqlPath, context };
  const data = context.articles.flatMap((article) => {
    const file = article.files.get('application/n-quads');
    return file === undefined ? [] : [link(place, articlePath(article).replace('index.html', file))];
  });
  const [first] = context.queries;
  return page(place, {
    title: 'Ask in SPARQL',
    description: `Questions in SPARQL to the dataset "${context.title}", answered in the browser`,
    kind: 'website',
    className: 'sparql',
    wasm: true,
    scripts: ['assets/sparql.js'],
    body: html`<h1>Ask in SPARQL</h1>
      <p class="lede">
        The question is answered in this browser: on the first one, a store (Oxigraph) and the data are loaded from this
        site, about ${megabytes(context)} MB. The usual prefixes need no declaration.
      </p>
      <noscript
        ><p>This page needs scripts. <code>isnad query</code> asks the same questions on the command line.</p></noscript
      >
      <form class="ask" hidden>
        <p>
          <label
            >A question to begin with
            <select name="named">
              ${context.queries.map(({ title, name }, index) => html`<option value="${index}">${title || name}</option>`)}
            </select></label
          >
        </p>
        <p>
          <label for="query">SPARQL</label><br /><textarea id="query" name="query" rows="14" spellcheck="false">
${first?.text ?? 'SELECT * { ?s ?p ?o } LIMIT 20'}</textarea>
        </p>
        <p><button type="submit">Ask</button> <output class="status" aria-live="polite"></output></p>
      </form>
      <div class="scroll answer" tabindex="0" role="group" aria-label="Answer"></div>
      ${dataScript('application/json', { data, prefixes, base: context.iris.base, queries: context.queries.map(({ text }) => text) })}`,
  });
}

function megabytes({ downloads }: SiteContext): number {
  const quads = downloads.filter(({ path }) => path.endsWith('.nq')).reduce((sum, { bytes }) => sum + bytes, 0);
  return Math.ceil((quads + 4.1e6) / 1e6);
}
