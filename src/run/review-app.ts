/**
 * A review over HTTP, for one person at this computer: requests go in, responses come out. Every address starts with a
 * secret; a request without it, from another site, or to another name of this computer, is refused.
 */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { contentPolicy } from '../publish/site/layout.ts';
import { reviewAssets, reviewIndex, reviewPage } from '../publish/site/review-page.ts';
import type { SiteArticle, SiteContext } from '../publish/site/site-context.ts';
import type { DatasetConfig } from './config.ts';
import { EnvironmentError, readBytes } from './files.ts';
import { packageFile, packageVersion } from './package.ts';
import type { ReviewedArticle, ReviewSession } from './review-session.ts';
import { sameSecret } from './secret.ts';
import { readLand, wikitextReader } from './site.ts';
import { mediaTypes, type SiteFolder } from './site-folder.ts';

/** What a review is served with. */
export interface ReviewAppOptions {
  readonly session: ReviewSession;
  readonly config: DatasetConfig;
  readonly token: string;
  /** The site of the last build: the pages that an article's page leads to. */
  readonly site: SiteFolder;
  /** Is told of faults of the program. */
  readonly onFault?: (error: unknown) => void;
}

const headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};
const pagePolicy = `${contentPolicy(false)}; frame-ancestors 'none'`;
const assets = ['assets/site.css', 'assets/site.js', 'assets/icon.svg', reviewAssets.script, reviewAssets.style];

/** An application of Hono; give its `fetch` to a server. */
export function reviewApp(options: ReviewAppOptions): Hono {
  const app = new Hono();
  const { session, token } = options;
  const pages = new ReviewPages(options);
  app.use(async (context, next) => {
    const refusal = refusalOf(context, token);
    if (refusal === undefined) await next();
    else context.res = context.text(`${refusal}\n`, 403);
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
  });
  app.use(
    bodyLimit({ maxSize: 100_000, onError: (context) => context.text('This is more than a correction needs\n', 413) }),
  );
  app.post('/:token/act', async (context) => {
    const fields = fieldsOf(await context.req.text());
    if (!fields) return context.text('Send an object of texts as JSON\n', 400);
    return answer(context, await session.act(fields));
  });
  app.post('/:token/undo', (context) => answer(context, session.undo()));
  app.get('/:token', (context) => context.redirect(`/${token}/`, 302));
  app.get('/:token/*', (context) => pages.get(context));
  app.notFound((context) => context.text('There is nothing at this address\n', 404));
  app.onError((error, context) => {
    if (error instanceof EnvironmentError) return context.text(`${error.message}\n`, 409);
    options.onFault?.(error);
    return context.text('The program has a fault; it is told where the review was started\n', 500);
  });
  return app;
}

function answer(context: Context, { done, words }: { done: boolean; words: string }): Response {
  return context.text(`${words}\n`, done ? 200 : 409);
}

/** Why a request is not answered, if it is not. */
function refusalOf({ req }: Context, token: string): string | undefined {
  const host = req.header('host') ?? '';
  // A page of another site can reach this server only by a name that it has made lead here.
  if (!isLoopback(host.replace(/:\d+$/, ''))) return 'This server answers to the names of this computer only';
  const given = new URL(req.url).pathname.split('/')[1] ?? '';
  if (!sameSecret(given, token)) return 'The address needs the token that "isnad review --web" printed';
  if (req.method === 'GET' || req.method === 'HEAD') return undefined;
  const origin = req.header('origin');
  if (origin !== undefined && origin !== `http://${host}`) return 'Another site may not act here';
  const type = req.header('content-type')?.split(';')[0]?.trim();
  return type === 'application/json' ? undefined : 'An action is sent as application/json';
}

/** Whether a name leads to this computer and nowhere else. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

/** An object of texts; what is no text is left out. */
function fieldsOf(body: string): Record<string, string> | undefined {
  try {
    const data: unknown = JSON.parse(body);
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
    return Object.fromEntries(
      Object.entries(data).filter((one): one is [string, string] => typeof one[1] === 'string' && one[1] !== ''),
    );
  } catch {
    return undefined;
  }
}

/** The pages: articles as they are read now, everything else as the last build made it. */
class ReviewPages {
  readonly #options: ReviewAppOptions;

  constructor(options: ReviewAppOptions) {
    this.#options = options;
  }

  async get(context: Context): Promise<Response> {
    const { session, site } = this.#options;
    const { pathname } = new URL(context.req.url);
    const inner = pathname.replace(/^\/[^/]*\//, '');
    if (inner === '' || inner === 'index.html') return this.#index(context);
    if (assets.includes(inner)) {
      const type = mediaTypes[inner.slice(inner.lastIndexOf('.'))] ?? 'text/plain';
      return context.body(new Uint8Array(readBytes(packageFile(inner))), 200, { 'content-type': type });
    }
    const name = session.names.find((one) => inner.replace(/\/(?:index\.html)?$/, '') === encodeURIComponent(one));
    if (name !== undefined) return this.#article(context, name);
    const built = site.file(`/${inner}`);
    if (!built) return context.notFound();
    const policy = built.policy === undefined ? {} : { 'content-security-policy': built.policy };
    return context.body(new Uint8Array(built.bytes), 200, { 'content-type': built.mediaType, ...policy });
  }

  #index(context: Context): Response {
    const { session } = this.#options;
    const [only, ...others] = session.names;
    if (only !== undefined && others.length === 0)
      return context.redirect(`${encodeURIComponent(only)}/index.html`, 302);
    return this.#send(context, reviewIndex(session.articles, this.#context([])));
  }

  async #article(context: Context, name: string): Promise<Response> {
    const { session } = this.#options;
    const read = await session.read(name);
    if (!read) return context.notFound();
    const { items, version } = read;
    const { outcome, undoable, by } = session;
    const showing = {
      ...{ items, version, by },
      ...(outcome && { outcome: outcome.words }),
      ...(undoable !== undefined && { undoable }),
    };
    const article = this.#siteArticle(read);
    return this.#send(context, reviewPage(article, showing, this.#context([article])));
  }

  #siteArticle({ name, document, text }: ReviewedArticle): SiteArticle {
    const { site } = document.article;
    const known = this.#options.config.sites[site]?.name ?? site;
    return { name, document, text, site: known, files: new Map() };
  }

  #context(articles: readonly SiteArticle[]): SiteContext {
    const { session, config, site } = this.#options;
    const { title, description, publisher, licence } = config;
    const { iris, context } = session;
    const none = { queries: [], downloads: [], land: readLand() };
    const version = packageVersion();
    return {
      title,
      description,
      publisher,
      licence,
      version,
      iris,
      properties: context.properties,
      readable: wikitextReader(context),
      articles,
      pages: site.pages(),
      ...none,
    };
  }

  #send(context: Context, text: string): Response {
    return context.body(text, 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy,
    });
  }
}
