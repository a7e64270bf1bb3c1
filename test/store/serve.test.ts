/** The dataset over HTTP: the SPARQL protocol, things and documents about them, limits, and a clean end. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonLdContext } from '../../src/dataset/json-ld-context.ts';
import { formatNQuads } from '../../src/dataset/n-quads.ts';
import { documentQuads } from '../../src/dataset/quads.ts';
import { prefixesOf } from '../../src/dataset/vocabulary.ts';
import { negotiate } from '../../src/publish/store/negotiate.ts';
import { LocalEngine } from '../../src/run/query-engine.ts';
import { serveApp, type ServeOptions } from '../../src/run/serve-app.ts';
import { contextOf, document, iris } from '../dataset/seed.ts';

const quads = formatNQuads(documentQuads(document, contextOf()));

function app(changes: Partial<ServeOptions> = {}) {
  return serveApp({
    engine: new LocalEngine([quads], iris.base),
    base: iris.base,
    title: 'A <dataset>',
    licence: 'https://creativecommons.org/licenses/by-sa/4.0/',
    version: '1',
    prefixes: prefixesOf(iris),
    context: jsonLdContext(contextOf().properties, iris),
    maxRequest: 100_000,
    ...changes,
  });
}

const server = app();
const get = (url: string, headers: Record<string, string> = {}) => Promise.resolve(server.request(url, { headers }));
const countQuery = 'SELECT (COUNT(*) AS ?n) { ?s wdt:P22 ?o }';

describe('SPARQL', () => {
  const forms: [string, string, RequestInit][] = [
    ['GET', `/sparql?query=${encodeURIComponent(countQuery)}`, {}],
    ['a form', '/sparql', { method: 'POST', body: new URLSearchParams({ query: countQuery }) }],
    [
      'a body',
      '/sparql',
      { method: 'POST', body: countQuery, headers: { 'content-type': 'application/sparql-query; charset=utf-8' } },
    ],
  ];
  it.each(forms)('answers a query that comes as %s', async (_, url, init) => {
    const response = await server.request(url, init);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/sparql-results+json');
    expect(await response.json()).toMatchObject({ results: { bindings: [{ n: { value: '5' } }] } });
  });

  it.each([
    [countQuery, 'text/csv', 200, 'text/csv; charset=utf-8'],
    [countQuery, 'text/turtle', 406, 'text/plain'],
    [countQuery, 'application/json', 200, 'application/sparql-results+json'],
    ['CONSTRUCT WHERE { ?s wdt:P22 ?o }', 'application/json', 406, 'text/plain'],
    [countQuery, 'text/html, */*;q=0.1', 200, 'application/sparql-results+json'],
    ['CONSTRUCT WHERE { ?s wdt:P22 ?o }', 'application/ld+json', 200, 'application/ld+json'],
    ['CONSTRUCT WHERE { ?s wdt:P22 ?o }', 'text/csv', 406, 'text/plain'],
    ['ASK { ?s ?p ?o }', 'application/sparql-results+xml', 200, 'application/sparql-results+xml'],
    ['SELECT {', '*/*', 400, 'text/plain'],
    ['DROP ALL', '*/*', 400, 'text/plain'],
    ['SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }', '*/*', 400, 'text/plain'],
  ])('answers %j for %s with %i', async (query, accept, status, type) => {
    const response = await get(`/sparql?query=${encodeURIComponent(query)}`, { accept });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('vary') ?? (status === 400 ? 'Accept' : '')).toContain('Accept');
  });

  it('keeps to the graphs that the protocol names', async () => {
    const graph = `${iris.base}graph/enwiki/Muhammad_ibn_Abi_Bakr/evidence`;
    const url = `/sparql?query=${encodeURIComponent('ASK { ?s wdt:P22 ?o }')}&default-graph-uri=${encodeURIComponent(graph)}`;
    expect(await (await get(url)).json()).toMatchObject({ boolean: false });
    expect((await get(`${url}&named-graph-uri=x%20y`)).status).toBe(400);
  });

  it('refuses what is no query of one', async () => {
    const post = (body: string, type: string) =>
      server.request('/sparql', { method: 'POST', body, headers: { 'content-type': type } });
    expect((await post(countQuery, 'text/plain')).status).toBe(415);
    expect((await post('query=a&query=b', 'application/x-www-form-urlencoded')).status).toBe(400);
    expect((await post('x'.repeat(200_000), 'application/sparql-query')).status).toBe(413);
    const put = await server.request('/sparql', { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
    expect((await get('/sparql?update=DROP%20ALL')).status).toBe(400);
    expect((await post('query=ASK{}&update=DROP+ALL', 'application/x-www-form-urlencoded')).status).toBe(400);
  });

  it('says of an answer only that it has not changed, and only to who asks for it with GET', async () => {
    const url = `/sparql?query=${encodeURIComponent(countQuery)}`;
    const etag = (await get(url)).headers.get('etag') ?? '';
    expect((await get(url, { 'if-none-match': etag })).status).toBe(304);
    const form = {
      method: 'POST',
      body: new URLSearchParams({ query: countQuery }),
      headers: { 'if-none-match': etag },
    };
    expect((await server.request('/sparql', form)).status).toBe(200);
    const wrong = await get(`/sparql?query=${encodeURIComponent('SELECT {')}`);
    expect([wrong.status, wrong.headers.get('etag')]).toEqual([400, null]);
  });

  it('describes itself where no query is sent', async () => {
    const text = await (await get('/sparql')).text();
    expect(text).toContain('sd:SPARQL11Query');
    expect(text).not.toContain('sd:SPARQL11Update');
  });
});

describe('updates', () => {
  const update = (on: ReturnType<typeof app>, authorization?: string) =>
    on.request('/sparql', {
      method: 'POST',
      body: 'INSERT DATA { GRAPH <http://e/g> { <http://e/s> wdt:P22 <http://e/o> } }',
      headers: { 'content-type': 'application/sparql-update', ...(authorization !== undefined && { authorization }) },
    });

  it('are not taken by default, with or without a token', async () => {
    expect((await update(server)).status).toBe(403);
    expect((await update(server, 'Bearer undefined')).status).toBe(403);
  });

  it('are taken from who has the token, and change the ETag', async () => {
    const writable = app({ token: 'secret' });
    const ask = () => writable.request(`/sparql?query=${encodeURIComponent(countQuery)}`);
    const before = await ask();
    expect((await update(writable)).status).toBe(401);
    expect((await update(writable, 'Bearer secre')).status).toBe(401);
    expect((await update(writable, 'bearer secret')).status).toBe(204);
    const after = await ask();
    expect(await after.json()).toMatchObject({ results: { bindings: [{ n: { value: '6' } }] } });
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
  });

  it('have other ETags when they were others', async () => {
    const tags: (string | null)[] = [];
    for (const text of ['INSERT DATA { <http://e/a> a <http://e/c> }', 'INSERT DATA { <http://e/b> a <http://e/c> }']) {
      const writable = app({ token: 'secret' });
      const headers = { authorization: 'Bearer secret', 'content-type': 'application/sparql-update' };
      expect((await writable.request('/sparql', { method: 'POST', body: text, headers })).status).toBe(204);
      tags.push((await writable.request('/sparql?query=ASK%7B%7D')).headers.get('etag'));
    }
    expect(tags[0]).not.toBe(tags[1]);
  });

  it('are refused where the protocol would have them use graphs that are not their own', async () => {
    const writable = app({ token: 'secret' });
    const response = await writable.request('/sparql?using-graph-uri=http%3A%2F%2Fe%2Fg', {
      method: 'POST',
      body: 'DELETE WHERE { ?s ?p ?o }',
      headers: { authorization: 'Bearer secret', 'content-type': 'application/sparql-update' },
    });
    expect(response.status).toBe(400);
    expect(await (await writable.request('/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D')).json()).toMatchObject({
      boolean: true,
    });
  });
});

describe('a thing', () => {
  const person = '/entity/Muhammad_ibn_Abi_Bakr';
  it.each([
    ['text/turtle', 'ttl'],
    ['application/ld+json', 'jsonld'],
    ['application/n-triples', 'nt'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'html'],
    ['*/*', 'ttl'],
  ])('sends who accepts %s to its .%s', async (accept, extension) => {
    const response = await get(person, { accept });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`/data${person}.${extension}`);
    expect(response.headers.get('vary')).toContain('Accept');
    const documentOf = await get(`/data${person}.${extension}`);
    expect(documentOf.status).toBe(200);
    expect(await documentOf.text()).toContain('Muhammad ibn Abi Bakr');
  });

  it('is described with its statements, their values and words, and the names of its neighbours', async () => {
    const text = await (await get(`/data${person}.nt`)).text();
    const triples = new Parser().parse(text);
    const iri = `${iris.base}entity/Muhammad_ibn_Abi_Bakr`;
    const statement = triples.find(
      ({ subject, predicate }) => subject.value === iri && predicate.value.endsWith('prop/P22'),
    );
    expect(triples.some(({ subject }) => subject.value === statement?.object.value)).toBe(true);
    expect(text).toContain('Parents: Abu Bakr (father), Asma bint Umays (mother)');
    expect(text).toMatch(/entity\/Abu_Bakr> <[^>]*label> "Abu Bakr"@en/);
    expect(text).not.toMatch(/entity\/Abu_Bakr> <http:\/\/www.wikidata/);
    expect(text).toContain(`<${iri}#`);
  });

  // One IRI of each kind that the data has.
  const kinds = ['entity/statement', 'value', 'reference', 'evidence', 'text', 'article'] as const;
  it.each(kinds)('of the kind %s has a document', async (kind) => {
    const iri = new RegExp(`^<(${iris.base}${kind}/[^#>]*)`, 'm').exec(quads)?.[1] ?? '';
    const response = await get(iri.replace(iris.base, '/'));
    expect(response.status).toBe(303);
    expect((await get(response.headers.get('location') ?? '')).status).toBe(200);
  });

  it('that is a graph is what it holds', async () => {
    const response = await get('/graph/enwiki/Muhammad_ibn_Abi_Bakr/claims', { accept: 'application/n-triples' });
    expect(response.status).toBe(200);
    const graph = `<${iris.base}graph/enwiki/Muhammad_ibn_Abi_Bakr/claims>`;
    expect((await response.text()).trim().split('\n')).toHaveLength(quads.split(`${graph} .\n`).length - 1);
  });

  it.each([
    ['/entity/Nobody', 404],
    ['/data/entity/Nobody.ttl', 404],
    [`/data${person}.exe`, 404],
    ['/entity/%zz', 404],
    ['/entity/<x>', 404],
  ])('%s is answered with %i', async (url, status) => expect((await get(url)).status).toBe(status));

  it('is not acceptable in a form that there is not', async () => {
    expect((await get(person, { accept: 'image/png' })).status).toBe(406);
    expect((await get(person, { accept: 'text/turtle;q=0, application/n-triples' })).headers.get('location')).toMatch(
      /nt$/,
    );
  });

  it('is not sent again to who has it', async () => {
    const first = await get(`/data${person}.ttl`);
    const tag = first.headers.get('etag') ?? '';
    expect((await get(`/data${person}.ttl`, { 'if-none-match': `"x", W/${tag}` })).status).toBe(304);
    expect((await get(`/data${person}.nt`, { 'if-none-match': tag })).status).toBe(200);
  });

  it('has a page on which an article can do no harm', async () => {
    const evil = `<${iris.base}entity/E> <http://www.w3.org/2000/01/rdf-schema#label> "<script>alert(1)</script>"@en <http://e/g> .
<${iris.base}entity/E> <http://e/p> <javascript:alert(1)> <http://e/g> .\n`;
    const response = await app({ engine: new LocalEngine([evil], iris.base) }).request('/data/entity/E.html');
    const page = await response.text();
    expect(page).not.toMatch(/<script|href="javascript/);
    expect(page).toContain('&lt;script&gt;');
    expect(page).toContain('A &lt;dataset&gt;');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('can have another page', async () => {
    const other = app({ page: (triples, { iri }) => `${iri} ${triples.length > 0}` });
    expect(await (await other.request(`/data${person}.html`)).text()).toBe(
      `${iris.base}entity/Muhammad_ibn_Abi_Bakr true`,
    );
  });
});

describe('everything', () => {
  it('may be read from other pages', async () => {
    const asked = await server.request('/sparql', {
      method: 'OPTIONS',
      headers: { origin: 'http://x', 'access-control-request-method': 'POST' },
    });
    expect(asked.headers.get('access-control-allow-origin')).toBe('*');
    expect((await get('/', { origin: 'http://x' })).headers.get('access-control-allow-origin')).toBe('*');
    expect((await get('/')).headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is described by VoID', async () => {
    const text = await (await get('http://127.0.0.1:9/.well-known/void', { accept: 'text/turtle' })).text();
    expect(new Parser().parse(text).map(({ predicate }) => predicate.value)).toContain(
      'http://rdfs.org/ns/void#sparqlEndpoint',
    );
    expect(text).toContain('http://127.0.0.1:9/sparql');
  });
});

describe('negotiation', () => {
  it.each([
    [undefined, 'a/b'],
    ['', 'a/b'],
    ['c/d', 'c/d'],
    ['a/b;q=0.5, c/d;q=0.9', 'c/d'],
    ['c/*', 'c/d'],
    ['*/*, a/b;q=0', 'c/d'],
    ['A/B', 'a/b'],
    ['x/y', undefined],
    [';;,q=,/', undefined],
    ['c/d;q=2', undefined],
  ])('of %j gives %s', (header, type) => expect(negotiate(header, ['a/b', 'c/d'])).toBe(type));
});

const compiled = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
describe.skipIf(!existsSync(compiled) || !existsSync(compiled.replace('cli/main', 'run/query-worker')))(
  'the program (compiled)',
  () => {
    let folder: string;
    let url = '';
    let child: ReturnType<typeof spawn>;

    beforeAll(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'isnad-serve-'));
      writeFileSync(path.join(folder, 'data.nq'), quads);
      const args = [compiled, 'serve', '--out', folder, '--port', '0', '--timeout', '3', '--max-answer', '1', '--json'];
      child = spawn(process.execPath, args, { cwd: fileURLToPath(new URL('../../', import.meta.url)) });
      const line = await new Promise<string>((resolve, reject) => {
        child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString()));
        child.once('exit', () => reject(new Error('It did not start')));
      });
      url = (JSON.parse(line) as { url: string }).url;
    });

    afterAll(() => {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true });
    });

    const ask = (query: string) => fetch(`${url}/sparql?query=${encodeURIComponent(query)}`);

    it('listens on the loopback interface only', () => expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/));

    it('gives up a query that takes too long, and goes on', { timeout: 20_000 }, async () => {
      const slow = await ask('SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }');
      expect(slow.status).toBe(503);
      expect(await slow.text()).toContain('longer than 3 s');
      expect((await ask('ASK { ?s ?p ?o }')).status).toBe(200);
    });

    it('goes on after a query that breaks the store', { timeout: 20_000 }, async () => {
      const query = `SELECT * ${'{'.repeat(20_000)} ?s ?p ?o ${'}'.repeat(20_000)}`;
      const deep = await fetch(`${url}/sparql`, { method: 'POST', body: new URLSearchParams({ query }) });
      expect(deep.status).toBe(400);
      expect(await deep.text()).toContain('nested too deeply');
      expect((await ask('ASK { ?s ?p ?o }')).status).toBe(200);
    });

    it('gives no answer that is too large', async () => {
      const large = await ask('SELECT * { ?a ?b ?c . ?d a ?f } LIMIT 6000');
      expect(large.status).toBe(400);
      expect(await large.text()).toContain('add a LIMIT');
    });

    it('ends when told to', async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
    });
  },
);
