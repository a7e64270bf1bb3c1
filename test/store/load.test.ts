/** Loading into a store that behaves, and into stores that do not: the data of readers is the old or the new. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adapters, type StoreAdapter, type StoreKind } from '../../src/publish/store/adapters.ts';
import { stageOf } from '../../src/publish/store/plan.ts';
import { recordTerms } from '../../src/publish/store/requests.ts';
import { loadDataset, type LoadOptions } from '../../src/run/load.ts';
import { QuadFiles } from '../../src/run/quad-files.ts';
import { StoreClient, type ClientOptions } from '../../src/run/store-client.ts';
import { FaultServer, type Behaviour } from './fault-server.ts';

const base = 'https://data.example.org/';
const quirks = path.join(import.meta.dirname, 'quirks.nq');
const facts = `${base}graph/enwiki/Quirks/facts`;
const evidence = `${base}graph/enwiki/Quirks/evidence`;

let server: FaultServer;
let folder: string;

beforeEach(async () => {
  server = await FaultServer.start();
  folder = mkdtempSync(path.join(tmpdir(), 'isnad-load-'));
});

afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

interface Settings extends Partial<LoadOptions> {
  readonly kind?: StoreKind;
  readonly client?: never;
  readonly login?: Partial<ClientOptions>;
}

function load(text: string | undefined, { kind = 'oxigraph', login, ...options }: Settings = {}) {
  let file = quirks;
  if (text !== undefined) writeFileSync((file = path.join(folder, 'data.nq')), text);
  const adapter: StoreAdapter = adapters[kind];
  const client = new StoreClient({ credentials: { scheme: 'none' }, timeout: 5000, retries: 3, backoff: 1, ...login });
  const endpoints = adapter.endpoints(server.url);
  return loadDataset(new QuadFiles([{ path: file }]), {
    adapter,
    endpoints,
    base,
    client,
    batchBytes: adapter.batchBytes,
    verify: 'hash',
    deleteMissing: false,
    dryRun: false,
    settle: 1,
    ...options,
  });
}

const line = (graph: string, value: string): string => `<http://e/s> <http://e/p> "${value}" <${graph}> .\n`;
const graphA = 'http://e/graph/a';
const graphB = 'http://e/graph/b';
const oldData = line(graphA, 'old 1') + line(graphA, 'old 2') + line(graphB, 'kept');
const newData = line(graphA, 'new 1') + line(graphA, 'new 2') + line(graphA, 'new 3') + line(graphB, 'kept');
const values = (graph: string): string[] =>
  server
    .graph(graph)
    .map((one) => /"(.*)"/.exec(one)?.[1] ?? '')
    .sort();

describe('a store that behaves', () => {
  it.each(Object.keys(adapters) as StoreKind[])(
    'gets every triple in the dialect of %s, and nothing twice',
    async (kind) => {
      const settings: Settings = { kind };
      expect(await load(undefined, settings)).toEqual({ sent: 2, kept: 0, removed: 0, triples: 27, differences: [] });
      expect(server.graph(facts)).toHaveLength(25);
      expect(server.graph(evidence)).toHaveLength(2);
      const before = server.requests.filter((one) => one.kind !== 'query').length;
      expect(await load(undefined, { ...settings, verify: 'full' })).toMatchObject({
        sent: 0,
        kept: 2,
        differences: [],
      });
      expect(server.requests.filter((one) => one.kind !== 'query')).toHaveLength(before);
      expect(server.requests.every((one) => one.body === '' || one.headers['content-length'] !== undefined)).toBe(true);
    },
  );

  it('replaces the one graph that changed', async () => {
    await load(oldData);
    const result = await load(newData);
    expect(result).toMatchObject({ sent: 1, kept: 1, triples: 3, differences: [] });
    expect(values(graphA)).toEqual(['new 1', 'new 2', 'new 3']);
    expect(values(graphB)).toEqual(['kept']);
  });

  it('sends a graph again that somebody has changed in the store', async () => {
    await load(oldData);
    server.store.update(`DELETE WHERE { GRAPH <${graphA}> { ?s ?p "old 1" } }`);
    expect(await load(oldData)).toMatchObject({ sent: 1, kept: 1, differences: [] });
    expect(values(graphA)).toEqual(['old 1', 'old 2']);
  });

  it('removes the graphs of articles that are gone only when asked to, and none that it did not load', async () => {
    await load(oldData);
    server.store.update('INSERT DATA { GRAPH <http://other/> { <http://e/s> <http://e/p> 1 } }');
    const rest = line(graphA, 'old 1') + line(graphA, 'old 2');
    expect(await load(rest)).toMatchObject({ removed: 0 });
    expect(values(graphB)).toEqual(['kept']);
    expect(await load(rest, { deleteMissing: true })).toMatchObject({ removed: 1, differences: [] });
    expect(server.graph(graphB)).toEqual([]);
    expect(server.graph('http://other/')).toHaveLength(1);
  });

  it('changes nothing in a dry run', async () => {
    const plans: string[] = [];
    const options = {
      dryRun: true,
      onPlan: (all: readonly { action: string }[]) => plans.push(...all.map((one) => one.action)),
    };
    await load(newData, options);
    expect(plans).toEqual(['send', 'send']);
    expect(server.store.size).toBe(0);
  });

  it('asks once in a dry run', async () => {
    const waits: string[] = [];
    const login = { onRetry: (reason: string) => waits.push(reason) };
    server.behaviour = { fault: () => ({ status: 503 }) };
    await expect(load(newData, { dryRun: true, login })).rejects.toThrow('503');
    expect(waits).toEqual([]);
  });

  it('cuts what it sends into batches that are the same each time', async () => {
    await load(newData, { batchBytes: 80 });
    const bodies = server.requests.filter((one) => one.kind === 'add').map((one) => one.body.trim().split('\n').length);
    expect(bodies).toEqual([2, 1, 1]);
  });

  it('reads in pages what the store would cut', async () => {
    server.behaviour = { rowLimit: 10_000 };
    const many = Array.from({ length: 10_500 }, (_, index) => line(graphA, String(index))).join('');
    expect(await load(many, { kind: 'virtuoso' })).toMatchObject({ differences: [] });
    expect(
      await load(line(graphB, 'x') + many.replaceAll(graphA, 'http://e/graph/c'), { kind: 'fuseki' }),
    ).toMatchObject({
      differences: [{ graph: 'http://e/graph/c' }],
    });
  });
});

describe('a store that does not', () => {
  beforeEach(async () => {
    await load(oldData);
    server.requests.length = 0;
  });

  const oldIsThere = (): void => {
    expect(values(graphA)).toEqual(['old 1', 'old 2']);
    expect(values(graphB)).toEqual(['kept']);
  };

  const faults: [string, Behaviour, RegExp][] = [
    [
      'says 201 and holds nothing',
      { fault: (one) => (one.kind === 'add' ? 'lose' : undefined) },
      /holds 0 of 3 triples/,
    ],
    [
      'says 201 and holds something else',
      {
        fault: ({ kind, body, earlier }) => {
          if (kind !== 'add' || earlier > 0) return undefined;
          const stage = stageOf(graphA);
          server.store.update(`INSERT DATA { GRAPH <${stage}> { ${body.replace('new 1', 'new 9')} } }`);
          return { status: 201 };
        },
      },
      /1 are missing.*new 1.*1 were not sent.*new 9/,
    ],
  ];
  it.each(faults)(
    'that %s leaves the old data, and the message says how they differ',
    async (_, behaviour, message) => {
      server.behaviour = behaviour;
      const { differences } = await load(newData);
      expect(differences).toHaveLength(1);
      expect(differences[0]?.reason).toMatch(message);
      oldIsThere();
      expect(server.graph(stageOf(graphA))).toEqual([]);
      server.behaviour = {};
      expect(await load(newData)).toMatchObject({ sent: 1, differences: [] });
    },
  );

  const stops: [string, Behaviour, RegExp, number][] = [
    ['is always busy', { fault: (one) => (one.kind === 'add' ? { status: 503 } : undefined) }, /answered with 503/, 4],
    [
      'has a full disk',
      { fault: (one) => (one.kind === 'add' ? { status: 500, body: 'write: No space left on device' } : undefined) },
      /The disk of the store is full/,
      4,
    ],
    [
      'has a full disk, as Virtuoso says it',
      {
        fault: (one) => (one.kind === 'add' ? { status: 500, body: 'Error 40004 SR174: Log out of disk' } : undefined),
      },
      /The disk of the store is full/,
      4,
    ],
    [
      'forbids it',
      { fault: (one) => (one.kind === 'add' ? { status: 403 } : undefined) },
      /The user may not do this/,
      1,
    ],
    [
      'finds every request too large',
      { fault: (one) => (one.kind === 'add' ? { status: 413 } : undefined) },
      /Raise its limit/,
      3,
    ],
    ['has no room', { fault: (one) => (one.kind === 'add' ? { status: 507 } : undefined) }, /has no room left/, 1],
    ['does not know the type', { fault: (one) => (one.kind === 'add' ? { status: 415 } : undefined) }, /415/, 1],
    ['cuts the connection', { fault: (one) => (one.kind === 'add' ? 'cut' : undefined) }, /connection was cut/, 4],
    [
      'sends on to another address',
      { fault: (one) => (one.kind === 'add' ? { status: 307, headers: { location: 'http://evil/' } } : undefined) },
      /sends on to "http:\/\/evil\/"/,
      1,
    ],
  ];
  it.each(stops)('that %s leaves the old data, and the error says what to do', async (_, behaviour, message, tries) => {
    server.behaviour = behaviour;
    await expect(load(newData)).rejects.toThrow(message);
    expect(server.requests.filter((one) => one.kind === 'add')).toHaveLength(tries);
    oldIsThere();
    server.behaviour = {};
    expect(await load(newData)).toMatchObject({ sent: 1, kept: 1, differences: [] });
    expect(server.graph(stageOf(graphA))).toEqual([]);
    expect(server.graph(recordTerms(base).graph)).toHaveLength(4);
  });

  it('that is busy for a while is waited for as long as it asks', async () => {
    const waits: number[] = [];
    server.behaviour = {
      fault: ({ kind, earlier }) =>
        kind === 'add' && earlier < 2
          ? { status: earlier === 0 ? 503 : 429, headers: { 'retry-after': '1' } }
          : undefined,
    };
    const login = { onRetry: (_: string, milliseconds: number) => waits.push(milliseconds) };
    expect(await load(newData, { login })).toMatchObject({ differences: [] });
    expect(waits).toEqual([1000, 1000]);
  });

  it('that finds a request too large gets it in halves', async () => {
    server.behaviour = {
      fault: ({ kind, body }) => (kind === 'add' && body.split('\n').length > 2 ? { status: 413 } : undefined),
    };
    expect(await load(newData)).toMatchObject({ differences: [] });
    expect(values(graphA)).toEqual(['new 1', 'new 2', 'new 3']);
  });

  it.each(['cut', 'cut-after'] as const)(
    'that %s the answer to the move is asked before it is moved again',
    async (how) => {
      let moves = 0;
      server.behaviour = {
        fault: ({ kind, body }) => (kind === 'update' && body.startsWith('MOVE') && moves++ === 0 ? how : undefined),
      };
      expect(await load(newData)).toMatchObject({ sent: 1, differences: [] });
      expect(moves).toBe(how === 'cut' ? 2 : 1);
      expect(values(graphA)).toEqual(['new 1', 'new 2', 'new 3']);
      expect(await load(newData)).toMatchObject({ sent: 0, kept: 2 });
    },
  );

  it('that goes down in the middle is loaded to the end by the next run, which sends only what is missing', async () => {
    const graphC = 'http://e/graph/c';
    const all = newData + line(graphC, 'late');
    server.behaviour = { fault: ({ kind, earlier }) => (kind === 'add' && earlier > 0 ? 'cut' : undefined) };
    await expect(load(all)).rejects.toThrow(/connection was cut/);
    expect(values(graphA)).toEqual(['new 1', 'new 2', 'new 3']);
    expect(values(graphC)).toEqual([]);
    server.behaviour = {};
    expect(await load(all)).toMatchObject({ sent: 1, kept: 2, triples: 1, differences: [] });
    expect(values(graphC)).toEqual(['late']);
    expect(server.graph(stageOf(graphC))).toEqual([]);
  });

  it('that answers queries with a page of HTML is named as such', async () => {
    server.behaviour = { fault: ({ kind }) => (kind === 'query' ? { status: 200, body: '<html>Welcome' } : undefined) };
    await expect(load(newData)).rejects.toThrow(/no SPARQL JSON result but "<html>Welcome"/);
  });
});

describe('a store that asks who it is', () => {
  const password = 'a:b"c,d é';
  const cases = [
    ['basic', { scheme: 'basic', user: 'u', password }],
    ['digest', { scheme: 'digest', user: 'u', password }],
    ['bearer', { scheme: 'bearer', token: 'secret' }],
  ] as const;
  it.each(cases)('lets in by %s, and tells nobody the password', async (auth, credentials) => {
    const right = 'token' in credentials ? credentials.token : password;
    server.behaviour = { auth, password: right };
    expect(await load(oldData, { login: { credentials } })).toMatchObject({ differences: [] });
    server.behaviour = { auth, password: 'other' };
    const error = await load(oldData, { login: { credentials } }).catch((one: unknown) => String(one));
    expect(error).toMatch(/wants a user and password, or these are wrong/);
    expect(error).not.toContain(right);
  });

  it('may let a nonce grow old', async () => {
    server.behaviour = { auth: 'digest', password, nonceUses: 2 };
    const credentials = { scheme: 'digest', user: 'u', password } as const;
    expect(await load(oldData, { login: { credentials } })).toMatchObject({ differences: [] });
  });

  it('gets no password over a connection that others can read', async () => {
    const credentials = { scheme: 'basic', user: 'u', password } as const;
    const endpoints = adapters.fuseki.endpoints('http://store.example/ds');
    await expect(load(oldData, { login: { credentials }, endpoints })).rejects.toThrow(
      /Others could read the password/,
    );
  });
});

describe('what is no dataset', () => {
  it.each([
    ['triples in no graph', '<http://e/s> <http://e/p> "x" .\n', /triples in no graph/],
    ['blank nodes', '_:b <http://e/p> "x" <http://e/g> .\n', /blank node/],
    ['no N-Quads', 'hello\n', /as N-Quads/],
    ['the graph of the record', line(recordTerms(base).graph, 'x'), /the store's state is kept/],
  ])('%s is refused', async (_, text, message) => {
    await expect(async () => load(text)).rejects.toThrow(message);
    expect(server.store.size).toBe(0);
  });

  it('a triple too long for the store is named, and the rest is loaded', async () => {
    const { differences } = await load(line(graphA, 'x'.repeat(70_000)) + line(graphB, 'y'), { kind: 'virtuoso' });
    expect(differences).toMatchObject([{ graph: graphA }]);
    expect(values(graphB)).toEqual(['y']);
  });

  it('keeps the fixture as the stores were asked about it', () => {
    expect(readFileSync(quirks, 'utf8').split('\n')).toHaveLength(28);
  });
});
