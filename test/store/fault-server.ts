/**
 * A triple store within the test: Oxigraph behind HTTP, in the dialect of any adapter, with the faults that real
 * servers show. Every request passes through `faults`, which may answer in its place.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import oxigraph from 'oxigraph';

/** What came in. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly kind: 'query' | 'update' | 'add';
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
  /** How many requests of this kind came before. */
  readonly earlier: number;
}

/** Answers in place of the store, or changes what it does; undefined lets the request through. */
export type Fault = (
  request: Received,
) => { status: number; headers?: Record<string, string>; body?: string } | 'cut' | 'cut-after' | 'lose' | undefined;

/** How a server is to behave. */
export interface Behaviour {
  readonly fault?: Fault;
  readonly auth?: 'basic' | 'digest' | 'bearer';
  readonly user?: string;
  readonly password?: string;
  /** Cuts answers, as Virtuoso does. */
  readonly rowLimit?: number;
  /** Nonces are good for so many requests. */
  readonly nonceUses?: number;
}

export class FaultServer {
  readonly store = new oxigraph.Store();
  readonly requests: Received[] = [];
  behaviour: Behaviour = {};
  #server: Server;
  #nonce = 0;
  #uses = 0;

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#handle(request, response);
    });
  }

  static async start(behaviour: Behaviour = {}): Promise<FaultServer> {
    const server = new FaultServer();
    server.behaviour = behaviour;
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The triples of a graph, as N-Triples lines. */
  graph(iri: string): string[] {
    const text = this.store.dump({ format: 'application/n-triples', from_graph_name: oxigraph.namedNode(iri) });
    return text.split('\n').filter((line) => line !== '');
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const url = new URL(request.url ?? '/', this.url);
    if (!this.#authorized(request, response)) return;
    const type = request.headers['content-type'] ?? '';
    const kind = url.searchParams.has('graph')
      ? 'add'
      : type.startsWith('application/sparql-update')
        ? 'update'
        : 'query';
    const earlier = this.requests.filter((one) => one.kind === kind).length;
    const received = {
      method: request.method ?? '',
      path: url.pathname,
      kind,
      body,
      headers: request.headers,
      earlier,
    } as const;
    this.requests.push(received);
    const fault = this.behaviour.fault?.(received);
    if (fault === 'cut') {
      request.socket.destroy();
      return;
    }
    if (typeof fault === 'object') {
      response.writeHead(fault.status, fault.headers).end(fault.body ?? '');
      return;
    }
    try {
      if (kind === 'add') {
        const graph = oxigraph.namedNode(url.searchParams.get('graph') ?? '');
        // As Virtuoso: a body without its length is taken for an empty one.
        const held = fault === 'lose' || request.headers['content-length'] === undefined ? '' : body;
        this.store.load(held, { format: 'text/turtle', to_graph_name: graph });
        response.writeHead(201).end();
      } else if (kind === 'update') {
        this.store.update(body);
        if (fault === 'cut-after') request.socket.destroy();
        else response.writeHead(204).end();
      } else this.#query(new URLSearchParams(body).get('query') ?? '', request.headers.accept ?? '', response);
    } catch (error) {
      response.writeHead(400, { 'content-type': 'text/plain' }).end(String(error));
    }
  }

  #query(query: string, accept: string, response: ServerResponse): void {
    const construct = accept.includes('json') ? {} : { results_format: 'application/n-triples' };
    const options = accept.includes('json') ? { results_format: 'application/sparql-results+json' } : construct;
    let text = this.store.query(query, options) as string;
    if (this.behaviour.rowLimit !== undefined && !accept.includes('json')) {
      text = text.split('\n').slice(0, this.behaviour.rowLimit).join('\n');
    }
    response.writeHead(200, { 'content-type': accept }).end(text);
  }

  #authorized(request: IncomingMessage, response: ServerResponse): boolean {
    const { auth, user = 'u', password = 'p', nonceUses = Infinity } = this.behaviour;
    if (auth === undefined) return true;
    const given = request.headers.authorization ?? '';
    const realm = 'a, b';
    if (auth === 'basic' && given === `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`) return true;
    if (auth === 'bearer' && given === `Bearer ${password}`) return true;
    let stale = false;
    if (auth === 'digest' && given.startsWith('Digest ')) {
      const field = (name: string): string => new RegExp(`\\b${name}="?([^",]*)"?`).exec(given)?.[1] ?? '';
      const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
      const start = md5(`${user}:${realm}:${password}`);
      const middle = [field('nonce'), field('nc'), field('cnonce'), 'auth'].join(':');
      const right = field('response') === md5(`${start}:${middle}:${md5(`${request.method}:${request.url}`)}`);
      if (right && field('nonce') === `n${this.#nonce}` && ++this.#uses <= nonceUses) return true;
      stale = right;
    }
    this.#nonce++;
    this.#uses = 0;
    const challenges = {
      basic: `Basic realm="${realm}"`,
      bearer: 'Bearer',
      digest: `Digest realm="${realm}", qop="auth,auth-int", nonce="n${this.#nonce}", opaque="o", stale=${stale}`,
    };
    response.writeHead(401, { 'www-authenticate': challenges[auth] }).end('who are you?');
    return false;
  }
}
