/**
 * HTTP Digest access authentication (RFC 7616), the client's half: a challenge and a request go in, the Authorization
 * header comes out. The libraries for it cut passwords at a colon or lose realms with a comma, so it is written here.
 */
import { createHash } from 'node:crypto';

/** What a server asks for. */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque?: string;
  readonly algorithm: string;
  readonly qop: boolean;
  /** The nonce was right but is too old: ask again, the password is not wrong. */
  readonly stale: boolean;
}

const hashes: Readonly<Record<string, string>> = { md5: 'md5', 'sha-256': 'sha256' };

/** Reads a WWW-Authenticate header; undefined when it has no digest challenge of an algorithm we know. */
export function parseChallenge(header: string): DigestChallenge | undefined {
  const start = /(?:^|,\s*)Digest\s/i.exec(header);
  if (!start) return undefined;
  const fields = new Map<string, string>();
  const rest = header.slice(start.index + start[0].length);
  for (const [, name = '', quoted, bare] of rest.matchAll(/(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g)) {
    if (!fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '');
  }
  const [realm, nonce, algorithm = 'MD5', opaque] = ['realm', 'nonce', 'algorithm', 'opaque'].map((n) => fields.get(n));
  const qop = fields.get('qop');
  const offersAuth = qop === undefined || qop.split(',').some((one) => one.trim() === 'auth');
  if (realm === undefined || nonce === undefined || !offersAuth || !(algorithm.toLowerCase() in hashes))
    return undefined;
  const stale = fields.get('stale')?.toLowerCase() === 'true';
  return { realm, nonce, algorithm, qop: qop !== undefined, stale, ...(opaque !== undefined && { opaque }) };
}

/** What is being asked, by whom. */
export interface DigestRequest {
  readonly user: string;
  readonly password: string;
  readonly method: string;
  /** Path and query of the address. */
  readonly uri: string;
  /** How often the nonce was used, this time included. */
  readonly count: number;
  readonly clientNonce: string;
}

/** The value of the Authorization header. */
export function digestAuthorization(challenge: DigestChallenge, request: DigestRequest): string {
  const { realm, nonce, algorithm, opaque, qop } = challenge;
  const { user, password, method, uri, count, clientNonce } = request;
  const hash = (text: string): string =>
    createHash(hashes[algorithm.toLowerCase()] ?? 'md5')
      .update(text, 'utf8')
      .digest('hex');
  const nc = count.toString(16).padStart(8, '0');
  const middle = qop ? [nonce, nc, clientNonce, 'auth'] : [nonce];
  const response = hash([hash(`${user}:${realm}:${password}`), ...middle, hash(`${method}:${uri}`)].join(':'));
  const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
  const fields = [
    `username=${quote(user)}`,
    `realm=${quote(realm)}`,
    `nonce=${quote(nonce)}`,
    `uri=${quote(uri)}`,
    `algorithm=${algorithm}`,
    ...(qop ? ['qop=auth', `nc=${nc}`, `cnonce=${quote(clientNonce)}`] : []),
    `response="${response}"`,
    ...(opaque === undefined ? [] : [`opaque=${quote(opaque)}`]),
  ];
  return `Digest ${fields.join(', ')}`;
}
