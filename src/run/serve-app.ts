/**
 * The dataset over HTTP: requests go in, responses come out; the socket is not its business. SPARQL 1.1 Protocol under
 * /sparql, every IRI of the dataset at its own path (303 to a document about it), documents under /data/, VoID.
 */
import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import type { Quad } from '@rdfjs/types';
import { Parser } from 'n3';
import type { JsonLdContext } from '../dataset/json-ld-context.ts';
import { checkIri } from '../iri.ts';
import {
  dataForms,
  type DescriptionContext,
  type DescriptionForm,
  type PageWriter,
} from '../publish/store/description.ts';
import { negotiate } from '../publish/store/negotiate.ts';
import { html } from '../publish/site/markup.ts';
import { queryKind, withPrefixes } from '../publish/store/query-text.ts';
import { descriptionPage } from '../publish/store/description-page.ts';
import { answerTypes } from './embedded-store.ts';
import { EngineError, type EngineTask, type QueryEngine } from './query-engine.ts';
import type { LiveState } from './live.ts';
import { sameSecret } from './secret.ts';
import type { SiteFolder } from './site-folder.ts';

/** What is served, and how. */
export interface ServeOptions {
  readonly engine: QueryEngine;
  readonly base: string;
  readonly title: string;
  readonly licence: string;
  /** A hash of the data, for ETags. */
  readonly version: string;
  readonly prefixes: Readonly<Record<string, string>>;
  readonly context: JsonLdContext;
  /** Takes updates from who sends this token; without it, none are taken. */
  readonly token?: string;
  /** Bytes that a request may have. */
  readonly maxRequest: number;
  /** Makes the pages of things that the site has none for, instead of plain tables. */
  readonly page?: PageWriter;
  /** The site that was built; pages of it go before those that are made here. */
  readonly site?: SiteFolder;
  /** Pages wait here for the next build. */
  readonly live?: LiveState;
}

const headers = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };
const pagePolicy = "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'self'";

/** An application of Hono; give its `fetch` to a server. */
export function serveApp(options: ServeOptions): Hono {
  const app = new Hono();
  const server = new DatasetServer(options);
  app.use(cors({ origin: '*', allowMethods: ['GET', 'HEAD', 'POST', 'OPTIONS'], exposeHeaders: ['ETag', 'Location'] }));
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
  });
  app.use(
    bodyLimit({ maxSize: options.maxRequest, onError: (context) => problem(context, 413, 'The request is too large') }),
  );
  app.on(['GET', 'POST'], '/sparql', (context) => server.sparql(context));
  app.get('/.well-known/void', (context) => server.void(context));
  app.get('/live', (context) => server.live(context));
  app.get('/', (context) => server.file(context) ?? server.index(context));
  app.get('/data/*', (context) => server.document(context));
  app.get('*', (context) => server.file(context) ?? server.thing(context));
  app.notFound((context) => {
    context.header('allow', 'GET, HEAD, POST, OPTIONS');
    return problem(context, 405, 'This server answers GET, and POST to /sparql');
  });
  app.onError((error, context) => {
    if (!(error instanceof EngineError)) return problem(context, 500, 'The server has a fault');
    if (error.reason === 'busy') context.header('retry-after', '1');
    return problem(context, error.reason === 'too-large' ? 400 : 503, error.message);
  });
  return app;
}

type Status = 400 | 401 | 403 | 404 | 405 | 406 | 413 | 415 | 500 | 503;

function problem(context: Context, status: Status, reason: string): Response {
  // A tag is of an answer; who had one for a problem would be told later that nothing has changed.
  context.header('etag', undefined);
  return context.text(`${reason}\n`, status);
}

/** Names that clients give to forms which have one of their own. */
const otherNames: Readonly<Record<string, string>> = { 'application/json': 'application/sparql-results+json' };

class DatasetServer {
  readonly #options: ServeOptions;
  readonly #forms: readonly DescriptionForm[];
  /** A hash of all updates: a count would be the same for other updates, after the server was started again. */
  #updates = '';

  constructor(options: ServeOptions) {
    this.#options = options;
    this.#forms = [...dataForms, { extension: 'html', mediaType: 'text/html', write: options.page ?? descriptionPage }];
  }

  async sparql(context: Context): Promise<Response> {
    const url = new URL(context.req.url);
    const type = (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    let fields = url.searchParams;
    if (context.req.method === 'POST') {
      const body = await context.req.text();
      if (type === 'application/x-www-form-urlencoded') fields = new URLSearchParams(body);
      else if (type === 'application/sparql-query') fields.set('query', body);
      else if (type === 'application/sparql-update') fields.set('update', body);
      else return problem(context, 415, 'Send a form, application/sparql-query or application/sparql-update');
      if (fields.has('update') && !fields.has('query')) return this.#update(context, fields);
    }
    if (fields.has('update')) return problem(context, 400, 'Send an update with POST, and no query beside it');
    const queries = fields.getAll('query');
    if (queries.length === 0 && context.req.method === 'GET') return this.#service(context);
    const [query] = queries;
    if (query === undefined || queries.length > 1) return problem(context, 400, 'Send one query');
    return this.#query(context, query, fields);
  }

  async #query(context: Context, query: string, fields: URLSearchParams): Promise<Response> {
    const kind = queryKind(query);
    if (!kind) return problem(context, 400, 'This is no SELECT, ASK, CONSTRUCT or DESCRIBE');
    const names = kind === 'graph' ? {} : otherNames;
    const wanted = negotiate(context.req.header('accept'), [...answerTypes[kind], ...Object.keys(names)]);
    const mediaType = wanted === undefined ? undefined : (names[wanted] ?? wanted);
    context.header('vary', 'Accept');
    if (mediaType === undefined) return problem(context, 406, `There are ${answerTypes[kind].join(', ')}`);
    const [defaultGraphs, namedGraphs] = ['default-graph-uri', 'named-graph-uri'].map((name) => fields.getAll(name));
    const dataset = { defaultGraphs: defaultGraphs ?? [], namedGraphs: namedGraphs ?? [] };
    if (![...dataset.defaultGraphs, ...dataset.namedGraphs].every(checkIri))
      return problem(context, 400, 'A graph is named by an IRI');
    const tag = this.#tag([query, mediaType, ...dataset.defaultGraphs, '|', ...dataset.namedGraphs]);
    if (this.#unchanged(context, tag)) return context.body(null, 304);
    const text = withPrefixes(query, this.#options.prefixes);
    const answer = await this.#options.engine.run({ kind: 'query', text, mediaType, dataset });
    if ('problem' in answer) return problem(context, 400, answer.problem);
    return this.#send(context, answer.text, mediaType);
  }

  async #update(context: Context, fields: URLSearchParams): Promise<Response> {
    const { token, engine } = this.#options;
    if (token === undefined)
      return problem(context, 403, 'This server takes no updates; it was started without --writable');
    const given = /^Bearer +(.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (given === undefined || !sameSecret(given, token)) {
      context.header('www-authenticate', 'Bearer');
      return problem(context, 401, 'An update needs "Authorization: Bearer" and the token of this server');
    }
    const [update, ...more] = fields.getAll('update');
    if (update === undefined || more.length > 0) return problem(context, 400, 'Send one update');
    // To leave these out of account would change other graphs than were meant.
    if (fields.has('using-graph-uri') || fields.has('using-named-graph-uri'))
      return problem(context, 400, 'Name graphs in the update, with USING');
    const answer = await engine.run({ kind: 'update', text: withPrefixes(update, this.#options.prefixes) });
    if ('problem' in answer) return problem(context, 400, answer.problem);
    this.#updates = createHash('sha256').update(`${this.#updates} ${update}`).digest('hex');
    return context.body(null, 204);
  }

  /** A thing is no document: its address answers with that of a document about it. A graph is what it holds. */
  async thing(context: Context): Promise<Response> {
    const iri = this.#iriOf(new URL(context.req.url).pathname);
    if (iri === undefined) return problem(context, 404, 'There is nothing at this address');
    const form = this.#negotiateForm(context);
    if (!form) return problem(context, 406, `There are ${this.#forms.map(({ mediaType }) => mediaType).join(', ')}`);
    if (iri.startsWith(`${this.#options.base}graph/`)) return this.#describe(context, iri, form);
    const page = form.mediaType === 'text/html' ? this.#options.site?.pageOf(iri) : undefined;
    if (page !== undefined) return context.redirect(`/${page.replace(/index\.html(?=#|$)/, '')}`, 303);
    const quads = await this.#quads(iri);
    if (quads.length === 0) return problem(context, 404, `The dataset says nothing about <${iri}>`);
    return context.redirect(this.#documentPath(iri, form), 303);
  }

  /** The number of the build, when it is another than the one the page knows. */
  async live(context: Context): Promise<Response> {
    const { live } = this.#options;
    if (!live) return problem(context, 404, 'This server does not watch; start it with --watch');
    context.header('cache-control', 'no-store');
    return context.text(String(await live.next(Number(context.req.query('known') ?? '0'))));
  }

  /** A file of the site. */
  file(context: Context): Response | undefined {
    const file = this.#options.site?.file(new URL(context.req.url).pathname);
    if (!file) return undefined;
    if (this.#unchanged(context, this.#tag([createHash('sha256').update(file.bytes).digest('hex')])))
      return context.body(null, 304);
    if (file.policy !== undefined) context.header('content-security-policy', file.policy);
    context.header('content-type', file.mediaType);
    context.header('cache-control', 'no-cache');
    return context.body(new Uint8Array(file.bytes), 200);
  }

  async document(context: Context): Promise<Response> {
    const { pathname } = new URL(context.req.url);
    const form = this.#forms.find(({ extension }) => pathname.endsWith(`.${extension}`));
    const iri = form && this.#iriOf(pathname.slice('/data'.length, -form.extension.length - 1));
    if (!form || iri === undefined) return problem(context, 404, 'There is no such document');
    return this.#describe(context, iri, form);
  }

  async void(context: Context): Promise<Response> {
    const { base, title, licence } = this.#options;
    const form = this.#negotiateForm(context);
    if (!form) return problem(context, 406, `There are ${this.#forms.map(({ mediaType }) => mediaType).join(', ')}`);
    const described = await this.#quads(`${base}graph/meta`);
    const endpoint = new URL('/sparql', context.req.url).href;
    const dataset = described.find(
      ({ predicate, object }) => predicate.value.endsWith('#type') && object.value === `${voidSpace}Dataset`,
    );
    const iri = dataset?.subject.value ?? `${base}dataset`;
    const own = `<${iri}> a <${voidSpace}Dataset> ; <${voidSpace}sparqlEndpoint> <${endpoint}> `;
    const terms = `; <http://purl.org/dc/terms/title> ${JSON.stringify(title)} ; <http://purl.org/dc/terms/license> <${licence}>`;
    const quads = [...described, ...parse(`${own}${described.length > 0 ? '' : terms} .`, 'text/turtle')];
    return this.#send(context, form.write(quads, this.#descriptionContext(iri)), form.mediaType);
  }

  index(context: Context): Response {
    const { title } = this.#options;
    const page = html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <title>${title}</title>
        </head>
        <body>
          <h1>${title}</h1>
          <form action="/sparql">
            <p>
              <label
                >SPARQL query<br /><textarea name="query" rows="8" cols="80">
SELECT * { ?subject rdfs:label ?name } LIMIT 20</textarea>
              </label>
            </p>
            <p><button>Ask</button></p>
          </form>
          <p><a href="/.well-known/void">Description of the dataset</a></p>
        </body>
      </html> `;
    return this.#send(context, page.text, 'text/html');
  }

  /** SPARQL 1.1 Service Description: what answers at /sparql. */
  #service(context: Context): Response {
    const sd = 'http://www.w3.org/ns/sparql-service-description#';
    const { origin } = new URL(context.req.url);
    const languages = this.#options.token === undefined ? `sd:SPARQL11Query` : `sd:SPARQL11Query, sd:SPARQL11Update`;
    const text = `@prefix sd: <${sd}> .\n<${origin}/sparql> a sd:Service ; sd:endpoint <${origin}/sparql> ;
  sd:supportedLanguage ${languages} ; sd:feature sd:UnionDefaultGraph .\n`;
    return this.#send(context, text, 'text/turtle');
  }

  async #describe(context: Context, iri: string, form: DescriptionForm): Promise<Response> {
    const tag = this.#tag([iri, form.mediaType]);
    if (this.#unchanged(context, tag)) return context.body(null, 304);
    const quads = await this.#quads(iri);
    if (quads.length === 0) return problem(context, 404, `The dataset says nothing about <${iri}>`);
    return this.#send(context, form.write(quads, this.#descriptionContext(iri)), form.mediaType);
  }

  #descriptionContext(iri: string): DescriptionContext {
    const { title, prefixes, context, base } = this.#options;
    const alternates = new Map(dataForms.map((form) => [form.mediaType, this.#documentPath(iri, form)]));
    const local = (address: string): string => (address.startsWith(base) ? this.#pathOf(address) : address);
    return { iri, title, prefixes, context, alternates, local };
  }

  async #quads(iri: string): Promise<Quad[]> {
    const task: EngineTask = { kind: 'describe', iri };
    const answer = await this.#options.engine.run(task);
    return 'text' in answer ? parse(answer.text) : [];
  }

  #negotiateForm(context: Context): DescriptionForm | undefined {
    context.header('vary', 'Accept');
    const wanted = negotiate(
      context.req.header('accept'),
      this.#forms.map(({ mediaType }) => mediaType),
    );
    return this.#forms.find(({ mediaType }) => mediaType === wanted);
  }

  /** The IRI that a path stands for, whatever the name of the server; undefined for what is none of the dataset's. */
  #iriOf(pathname: string): string | undefined {
    const iri = new URL(this.#options.base).origin + pathname;
    return iri.startsWith(this.#options.base) && checkIri(iri) ? iri : undefined;
  }

  #pathOf(iri: string): string {
    return iri.slice(new URL(this.#options.base).origin.length);
  }

  #documentPath(iri: string, { extension }: DescriptionForm): string {
    return `/data${this.#pathOf(iri)}.${extension}`;
  }

  #tag(parts: readonly string[]): string {
    const all = JSON.stringify([this.#options.version, this.#updates, ...parts]);
    return `"${createHash('sha256').update(all).digest('hex').slice(0, 32)}"`;
  }

  /** Sets the ETag; true when the client has that already. */
  #unchanged(context: Context, tag: string): boolean {
    context.header('etag', tag);
    const known = context.req.method === 'POST' ? undefined : context.req.header('if-none-match');
    return known !== undefined && known.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
  }

  #send(context: Context, text: string, mediaType: string): Response {
    if (mediaType === 'text/html') context.header('content-security-policy', pagePolicy);
    context.header('content-type', mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType);
    return context.body(text, 200);
  }
}

const voidSpace = 'http://rdfs.org/ns/void#';

function parse(text: string, format = 'application/n-quads'): Quad[] {
  return new Parser({ format }).parse(text);
}
