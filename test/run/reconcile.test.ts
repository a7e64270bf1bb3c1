/** Reconciliation against a real HTTP server of the protocol, with a few entities of our own: no other network. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Candidate, ReconciliationQuery } from '../../src/publish/reconciliation.ts';
import { judge, readAnswers } from '../../src/publish/reconciliation.ts';
import { build } from '../../src/run/build.ts';
import { reconcile, readManifest, type ClientOptions } from '../../src/run/reconcile-client.ts';
import { reconcileArticles } from '../../src/run/reconcile.ts';
import { loadConfig } from '../../src/run/config.ts';
import type { Message } from '../../src/message.ts';
import { root } from '../resources.ts';

function complain(message: Message): void {
  if (message.level === 'error') throw new Error(message.reason);
}

const manifest = {
  versions: ['0.2'],
  name: 'Test',
  identifierSpace: 'http://www.wikidata.org/entity/',
  schemaSpace: 'http://www.wikidata.org/prop/direct/',
  batchSize: 2,
};

/** What the service knows, by name in lower case. */
const known: Readonly<Record<string, readonly Candidate[]>> = {
  ali: [{ id: 'Q1', name: 'Ali', score: 100, match: true }],
  mecca: [
    { id: 'Q2', name: 'Mecca', score: 80, match: false },
    { id: 'Q3', name: 'Mecca', score: 79, match: false },
  ],
};

let server: Server;
let url = '';
const requests: Record<string, ReconciliationQuery>[] = [];
/** How many of the next requests are answered with "busy". */
let busy = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (busy-- > 0) {
        response.writeHead(429, { 'retry-after': '0' }).end();
        return;
      }
      const queries = new URLSearchParams(Buffer.concat(chunks).toString()).get('queries');
      response.setHeader('content-type', 'application/json');
      if (queries === null) {
        response.end(JSON.stringify(manifest));
        return;
      }
      const batch = JSON.parse(queries) as Record<string, ReconciliationQuery>;
      requests.push(batch);
      const answers = Object.entries(batch).map(([key, { query }]) => [
        key,
        { result: known[query.toLowerCase()] ?? [] },
      ]);
      response.end(JSON.stringify(Object.fromEntries(answers)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/reconcile`;
});

afterAll(() => server.close());

const options = (cache = new Map<string, readonly Candidate[]>()): ClientOptions => ({
  url,
  cache,
  batch: 10,
  tries: 3,
  pause: 1,
  timeout: 5000,
});
const ask = (query: string): ReconciliationQuery => ({ query, limit: 5 });

describe('the client', () => {
  it('asks in batches no larger than the service wants, each question once, and remembers', async () => {
    requests.length = 0;
    const cache = new Map<string, readonly Candidate[]>();
    const answers = await reconcile(
      [ask('Ali'), ask('Mecca'), ask('Nobody'), ask('Ali')],
      await readManifest(options()),
      options(cache),
    );
    expect(answers.map((one) => one.map(({ id }) => id))).toEqual([['Q1'], ['Q2', 'Q3'], [], ['Q1']]);
    expect(requests.map((batch) => Object.keys(batch).length)).toEqual([2, 1]);
    await reconcile([ask('Ali')], manifest, options(cache));
    expect(requests).toHaveLength(2);
  });

  it('waits for a busy service, and gives up in the end', async () => {
    busy = 2;
    expect(await readManifest(options())).toMatchObject({ name: 'Test' });
    busy = 3;
    await expect(readManifest(options())).rejects.toThrow(/did not answer after 3 tries: 429/);
    busy = 0;
  });

  const suite = path.join(root, '../shared/data/suites/reconciliation-api.tar.gz');
  it.skipIf(!existsSync(suite))('sends and takes what the schemas of the W3C describe', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'isnad-'));
    execFileSync('tar', ['xzf', suite, '-C', folder]);
    const schema = (name: string): object => {
      const data = JSON.parse(readFileSync(path.join(folder, '0.2/schemas', `${name}.json`), 'utf8')) as Record<
        string,
        unknown
      >;
      const { $schema: _, ...rest } = data;
      return rest;
    };
    const validate = (name: string, data: unknown): boolean => new Ajv({ strict: false }).validate(schema(name), data);
    for (const batch of requests) expect(validate('reconciliation-query-batch', batch)).toBe(true);
    expect(validate('reconciliation-query-batch', { q0: { limit: 3 } })).toBe(false);
    const examples = path.join(folder, '0.2/examples/reconciliation-result-batch/valid');
    if (existsSync(examples))
      for (const name of execFileSync('ls', [examples], { encoding: 'utf8' }).trim().split('\n'))
        expect(readAnswers(JSON.parse(readFileSync(path.join(examples, name), 'utf8'))).size).toBeGreaterThan(0);
    rmSync(folder, { recursive: true });
  });
});

describe('reconcile', () => {
  it('writes certain matches with where they were checked, and the rest for review; a build then uses them', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'isnad-'));
    try {
      const config = loadConfig(undefined, folder, complain);
      if (!config) throw new Error('No configuration');
      const own = { ...config, entities: path.join(folder, 'entities') };
      mkdirSync(own.entities);
      const article = path.join(folder, 'roe.txt');
      writeFileSync(
        article,
        '= Roe =\n\nRoe\n- Birth Place: Mecca\n- Spouse: Ali\n\nRoe was a king.\n\n== See also ==\n- Ali\n',
      );
      const request = { config: own, inputs: [article], documents: [], partial: false };
      await build(request, complain, () => undefined);
      const result = await reconcileArticles({ url, article: undefined, date: '2026-01-15', pause: 1 }, own, complain);
      expect(result).toMatchObject({ accepted: 1, toReview: 1 });
      const linked = parse(readFileSync(result.entitiesFile, 'utf8')) as { entities: Record<string, object> };
      expect(linked.entities['Ali']).toMatchObject({
        wikidata: 'Q1',
        checked: expect.stringContaining('2026-01-15') as string,
      });
      expect(Object.keys(parse(readFileSync(result.reviewFile, 'utf8')) as object)).toEqual(['Mecca']);
      await build(request, complain, () => undefined);
      const yaml = readFileSync(path.join(own.out, 'roe', 'roe.yaml'), 'utf8');
      expect(yaml).toContain('wikidata: Q1');
      // Asked again, nothing is new.
      expect(await reconcileArticles({ url, article: undefined, date: '2026-01-16' }, own, complain)).toMatchObject({
        accepted: 0,
        toReview: 1,
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
});

describe('judge', () => {
  const rules = { types: {}, properties: [], threshold: 95, lead: 10, limit: 5 };
  const candidate = (score: number, match: boolean): Candidate => ({ id: 'Q1', name: 'x', score, match });
  it.each<[string, Candidate[], string]>([
    ['a certain match', [candidate(100, true)], 'accepted'],
    ['a match ahead of the next', [candidate(100, true), candidate(60, false)], 'accepted'],
    ['a score below the bound', [candidate(90, true)], 'review'],
    ['no match', [candidate(100, false)], 'review'],
    ['two that are close', [candidate(100, true), candidate(95, false)], 'review'],
    ['two matches', [candidate(100, true), candidate(50, true)], 'review'],
    ['nothing', [], 'none'],
  ])('%s', (_, candidates, kind) => expect(judge(candidates, rules).kind).toBe(kind));

  it.each([null, 3, 'x', [], { q0: 1 }, { q0: { result: [{ id: 1 }, { id: 'Q1', name: 'x', score: Infinity }] } }])(
    'takes no candidate from %j',
    (data) => expect([...readAnswers(data).values()].flat()).toEqual([]),
  );
});
