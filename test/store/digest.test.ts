/** Digest authentication against the examples of its specification. */
import { describe, expect, it } from 'vitest';
import { digestAuthorization, parseChallenge } from '../../src/run/digest.ts';

// RFC 7616 §3.9.1.
const nonce = '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v';
const opaque = 'FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS';
const challenge = (algorithm: string): string =>
  `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="${nonce}", opaque="${opaque}"`;
const request = {
  user: 'Mufasa',
  password: 'Circle of Life',
  method: 'GET',
  uri: '/dir/index.html',
  count: 1,
  clientNonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
};

describe('digest', () => {
  it.each([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ])('answers as the example of %s', (algorithm, response) => {
    const header = digestAuthorization(parseChallenge(challenge(algorithm))!, request);
    expect(header).toContain(`response="${response}"`);
    expect(header).toContain('nc=00000001, cnonce=');
    expect(header).toContain(`opaque="${opaque}"`);
  });

  it('reads challenges with commas, other schemes before them, and staleness', () => {
    const header = 'Basic realm="x", Digest realm="a, \\"b\\"", nonce="n", stale=TRUE';
    expect(parseChallenge(header)).toEqual({ realm: 'a, "b"', nonce: 'n', algorithm: 'MD5', qop: false, stale: true });
  });

  it.each([
    '',
    'Basic realm="x"',
    challenge('SHA-512-256'),
    'Digest realm="x"',
    'Digest realm="x", nonce="n", qop="auth-int"',
  ])('does not answer %j', (header) => expect(parseChallenge(header)).toBeUndefined());
});
