/**
 * Talks to a triple store: requests go in as data, answers come out as text, or an `EnvironmentError` that says what
 * went wrong and what to do. Logs in, waits and tries again where that may help, and never follows a redirect.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AuthScheme } from '../publish/store/adapters.ts';
import type { StoreRequest } from '../publish/store/requests.ts';
import { digestAuthorization, parseChallenge, type DigestChallenge } from './digest.ts';
import { EnvironmentError } from './files.ts';

/** What to log in with; nothing of it is ever printed. */
export interface Credentials {
  readonly scheme: AuthScheme;
  readonly user?: string;
  readonly password?: string;
  readonly token?: string;
}

/** How patient the client is. */
export interface ClientOptions {
  readonly credentials: Credentials;
  /** Milliseconds that one request may take. */
  readonly timeout: number;
  /** How often a request that failed for a passing reason is sent again. */
  readonly retries: number;
  /** Milliseconds before the first of these; doubled each time. */
  readonly backoff: number;
  /** Is told of each failure that is tried again. */
  readonly onRetry?: (reason: string, milliseconds: number) => void;
  /** Allows a password or token to go over a connection that others can read. */
  readonly insecure?: boolean;
}

/** A store said no. */
export class StoreError extends EnvironmentError {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** Answers that may be different a moment later. A 500 of a full disk is among them, so it is told after the last try. */
const passing = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Whether a failure may be gone a moment later: one of those answers, or no answer at all. */
export function isPassing(error: unknown): boolean {
  return error instanceof StoreError ? passing.has(error.status) : error instanceof EnvironmentError;
}

const longestWait = 60_000;

/** An answer larger than this is no answer to what we ask. */
const maxAnswer = 2 ** 29;

export class StoreClient {
  readonly #options: ClientOptions;
  #challenge: DigestChallenge | undefined;
  #nonceCount = 0;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** Sends a request and gives the text of the answer; throws an `EnvironmentError` when that fails for good, or at all with `once`. */
  async send(request: StoreRequest, patience: 'retry' | 'once' = 'retry'): Promise<string> {
    this.#checkSecrecy(request.url);
    for (let attempt = 0; ; attempt++) {
      const failure = await this.#attempt(request);
      if ('text' in failure) return failure.text;
      const { error, wait } = failure;
      if (wait === undefined || patience === 'once' || attempt >= this.#options.retries) throw error;
      const ceiling = Math.min(this.#options.backoff * 2 ** attempt, longestWait);
      const pause = Math.max(wait, randomInt(Math.max(1, Math.round(ceiling))));
      this.#options.onRetry?.(error.message, pause);
      await sleep(pause);
    }
  }

  async #attempt(request: StoreRequest): Promise<{ text: string } | { error: EnvironmentError; wait?: number }> {
    try {
      let response = await this.#fetch(request);
      if (response.status === 401 && this.#isStale(response)) response = await this.#fetch(request);
      const text = await readText(response);
      if (response.ok) return { text };
      const error = new StoreError(describe(request, response, text), response.status);
      if (!isPassing(error)) return { error };
      return { error, wait: retryAfter(response.headers.get('retry-after')) };
    } catch (error) {
      if (error instanceof EnvironmentError) return { error };
      return { error: new EnvironmentError(connectionProblem(request.url, error, this.#options.timeout)), wait: 0 };
    }
  }

  async #fetch(request: StoreRequest): Promise<Response> {
    const { method, url, headers, body } = request;
    const authorization = await this.#authorization(method, new URL(url));
    return this.#plainFetch(url, {
      method,
      headers: { ...headers, ...(authorization !== undefined && { authorization }) },
      ...(body !== undefined && { body }),
    });
  }

  #plainFetch(url: string, init: RequestInit): Promise<Response> {
    return fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(this.#options.timeout) });
  }

  async #authorization(method: string, url: URL): Promise<string | undefined> {
    const { scheme, user = '', password = '', token = '' } = this.#options.credentials;
    if (scheme === 'none') return undefined;
    if (scheme === 'bearer') return `Bearer ${token}`;
    if (scheme === 'basic') return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
    // The challenge is fetched without a body: a store may take an empty one for the data.
    if (!this.#challenge) {
      const response = await this.#plainFetch(url.href, { method: 'GET' });
      await response.body?.cancel();
      this.#learn(response);
    }
    if (!this.#challenge) return undefined;
    const clientNonce = randomBytes(16).toString('hex');
    const count = ++this.#nonceCount;
    const uri = url.pathname + url.search;
    return digestAuthorization(this.#challenge, { user, password, method, uri, count, clientNonce });
  }

  #learn(response: Response): void {
    this.#challenge = parseChallenge(response.headers.get('www-authenticate') ?? '');
    this.#nonceCount = 0;
  }

  /** Whether only the nonce was too old. */
  #isStale(response: Response): boolean {
    if (this.#options.credentials.scheme !== 'digest') return false;
    const before = this.#challenge;
    this.#learn(response);
    return this.#challenge !== undefined && (this.#challenge.stale || before === undefined);
  }

  #checkSecrecy(url: string): void {
    const { protocol, hostname } = new URL(url);
    const local = hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
    if (this.#options.credentials.scheme === 'none' || protocol === 'https:' || local || this.#options.insecure) return;
    throw new EnvironmentError(
      `Others could read the password on its way to "${hostname}"; use an https address, or --insecure to send it all the same`,
    );
  }
}

async function readText(response: Response): Promise<string> {
  const length = Number(response.headers.get('content-length') ?? 0);
  if (length > maxAnswer) throw new EnvironmentError(`The store's answer of ${length} bytes is too long to be one`);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    parts.push(part as Uint8Array);
    bytes += (part as Uint8Array).length;
    if (bytes > maxAnswer)
      throw new EnvironmentError(`The store's answer of over ${bytes} bytes is too long to be one`);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Milliseconds that a `Retry-After` header asks for, at most the longest wait; a date is waited for as such. */
function retryAfter(header: string | null): number {
  if (header === null) return 0;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, longestWait) : 0;
}

const cures: Readonly<Record<number, string>> = {
  400: 'The store does not understand the request',
  401: 'The store wants a user and password, or these are wrong. Set ISNAD_STORE_USER and ISNAD_STORE_PASSWORD, or give --credentials, and see --auth',
  403: 'The user may not do this. Give it the right to update, or use another',
  404: 'There is nothing at this address. Check --endpoint and --store',
  405: 'The store does not allow this here. Check --endpoint and --store, and that updates are switched on',
  413: 'The request is larger than the store takes. Raise its limit on the size of requests',
  415: 'The store does not take this kind of data. Check --store',
  507: 'The store has no room left',
};

function describe({ method, url }: StoreRequest, response: Response, text: string): string {
  const { status } = response;
  const at = `${method} ${withoutQuery(url)}`;
  if (status >= 300 && status < 400) {
    return `${at} sends on to "${response.headers.get('location') ?? '?'}"; give that address if it is right`;
  }
  const full = /no space left|disk (?:is )?full|out of disk|ENOSPC/i.test(text)
    ? 'The disk of the store is full. '
    : '';
  const plain = text
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
  return `${at} was answered with ${status}. ${full || (cures[status] ? `${cures[status]}. ` : '')}It says: "${plain}"`;
}

function withoutQuery(url: string): string {
  return url.split('?')[0] ?? url;
}

function connectionProblem(url: string, error: unknown, timeout: number): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? '';
  const name = error instanceof Error ? error.name : '';
  const reason = name === 'TimeoutError' ? `No answer within ${timeout / 1000} s` : (problems[code] ?? String(cause));
  return `Cannot reach "${withoutQuery(url)}": ${reason}`;
}

const problems: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens there. Is the store running?',
  ECONNRESET: 'The connection was cut',
  UND_ERR_SOCKET: 'The connection was cut',
  ENOTFOUND: 'There is no such host',
  EAI_AGAIN: 'The name of the host cannot be looked up',
  CERT_HAS_EXPIRED: 'Its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is signed by nobody known. Name its authority in NODE_EXTRA_CA_CERTS',
  SELF_SIGNED_CERT_IN_CHAIN: 'Its certificate is signed by nobody known. Name its authority in NODE_EXTRA_CA_CERTS',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'Its certificate is signed by nobody known. Name its authority in NODE_EXTRA_CA_CERTS',
};
