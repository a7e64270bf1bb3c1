/**
 * Gets real triple stores and starts them on the loopback interface: downloads go to .cache/stores, data to a folder
 * the caller names. Each start gives the address to load to, what to log in with, and ways to stop, kill and start again.
 */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where downloads are kept from one run to the next. */
export const cache = fileURLToPath(new URL('../../.cache/stores/', import.meta.url));

export type ServerKind = 'fuseki' | 'rdf4j' | 'virtuoso' | 'oxigraph';

/** A running server. */
export interface StoreServer {
  readonly kind: ServerKind;
  readonly version: string;
  /** What `isnad load --endpoint` takes. */
  readonly endpoint: string;
  /** What the program reads from its environment to log in. */
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Ends the process at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const fusekiVersion = '5.6.0';
const rdf4jVersion = '5.0.3';
const jettyVersion = '9.4.57.v20241219';
const oxigraphVersion = '0.5.13';

/** The password of every server that has one: they listen on the loopback interface only and hold test data. */
export const password = 'Spa ce:and"colon"';

/** Gets what a server needs and gives its version; throws with the reason when it cannot be had. */
export function install(kind: ServerKind): string {
  mkdirSync(cache, { recursive: true });
  return installers[kind]();
}

const installers: Readonly<Record<ServerKind, () => string>> = {
  fuseki: () => {
    fusekiJar();
    return fusekiVersion;
  },
  rdf4j: () => {
    maven(`org.eclipse.jetty:jetty-runner:${jettyVersion}:jar`, `jetty-runner-${jettyVersion}.jar`);
    maven(`org.eclipse.rdf4j:rdf4j-http-server:${rdf4jVersion}:war`, `rdf4j-http-server-${rdf4jVersion}.war`);
    return rdf4jVersion;
  },
  virtuoso: () => {
    if (!has('virtuoso-t') || !has('isql-vt')) {
      const root = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      for (const words of [
        'apt-get update -qq',
        'apt-get install -y -qq virtuoso-opensource-7 virtuoso-opensource-7-bin',
      ]) {
        const [command = '', ...args] = [...root, ...words.split(' ')];
        execFileSync(command, args, { stdio: 'pipe', env });
      }
    }
    return /Version (\d+(?:\.\d+)*)/.exec(spawnSync('virtuoso-t', ['-?']).stderr.toString())?.[1] ?? '7';
  },
  oxigraph: () => {
    const program = path.join(cache, 'venv/bin/oxigraph');
    if (!existsSync(program) || !execFileSync(program, ['--version']).toString().includes(oxigraphVersion)) {
      execFileSync('python3', ['-m', 'venv', path.join(cache, 'venv')], { stdio: 'pipe' });
      execFileSync(path.join(cache, 'venv/bin/pip'), ['install', '-q', `oxigraph==${oxigraphVersion}`], {
        stdio: 'pipe',
      });
    }
    return oxigraphVersion;
  },
};

/** The jar that holds the server and Jena's command line tools. */
export function fusekiJar(): string {
  return maven(`org.apache.jena:jena-fuseki-server:${fusekiVersion}`, `jena-fuseki-server-${fusekiVersion}.jar`);
}

function maven(artifact: string, name: string): string {
  const file = path.join(cache, name);
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true });
    execFileSync('mvn', ['-q', '-B', 'dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${cache}`], {
      stdio: 'pipe',
      timeout: 300_000,
    });
  }
  return file;
}

function has(program: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(path.join(folder, program)));
}

/** Starts a server with an empty store in a new folder. */
export async function start(kind: ServerKind, folder: string): Promise<StoreServer> {
  const version = install(kind);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const launcher = await launchers[kind](folder, port);
  let child = await launcher.launch();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  return {
    kind,
    version,
    endpoint: launcher.endpoint,
    environment: launcher.environment ?? {},
    folder,
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGTERM');
      child = await launcher.launch();
    },
    stop: () => end('SIGTERM'),
  };
}

interface Launcher {
  readonly endpoint: string;
  readonly environment?: Readonly<Record<string, string>>;
  launch(): Promise<ChildProcess>;
}

const launchers: Readonly<Record<ServerKind, (folder: string, port: number) => Promise<Launcher>>> = {
  fuseki: (folder, port) => {
    const passwords = path.join(folder, 'passwords');
    writeFileSync(passwords, `admin: ${password}\n`);
    const data = path.join(folder, 'data');
    mkdirSync(data);
    const args = [
      '-Xmx2g',
      '-cp',
      fusekiJar(),
      'org.apache.jena.fuseki.main.cmds.FusekiMainCmd',
      '--tdb2',
      `--loc=${data}`,
    ];
    args.push(
      '--update',
      '--ping',
      '--localhost',
      '--port',
      String(port),
      `--passwd=${passwords}`,
      '--auth=basic',
      '/ds',
    );
    const endpoint = `http://127.0.0.1:${port}/ds`;
    const environment = { ISNAD_STORE_USER: 'admin', ISNAD_STORE_PASSWORD: password };
    const launch = () => run('java', args, folder, () => answers(`http://127.0.0.1:${port}/$/ping`));
    return Promise.resolve({ endpoint, environment, launch });
  },
  oxigraph: (folder, port) => {
    const args = ['serve', '--location', path.join(folder, 'data'), '--bind', `127.0.0.1:${port}`];
    const endpoint = `http://127.0.0.1:${port}`;
    const program = path.join(cache, 'venv/bin/oxigraph');
    return Promise.resolve({ endpoint, launch: () => run(program, args, folder, () => answers(`${endpoint}/`)) });
  },
  rdf4j: (folder, port) => {
    const war = path.join(cache, `rdf4j-http-server-${rdf4jVersion}.war`);
    const jetty = path.join(cache, `jetty-runner-${jettyVersion}.jar`);
    const server = `http://127.0.0.1:${port}/rdf4j-server`;
    const args = [`-Dorg.eclipse.rdf4j.appdata.basedir=${path.join(folder, 'data')}`, '-Xmx2g', '-jar', jetty];
    args.push('--host', '127.0.0.1', '--port', String(port), '--path', '/rdf4j-server', war);
    const launch = async (): Promise<ChildProcess> => {
      const child = await run('java', args, folder, () => answers(`${server}/protocol`));
      const exists = (await (await fetch(`${server}/repositories`)).text()).includes('isnad');
      if (!exists) await createRdf4jRepository(server, 'isnad');
      return child;
    };
    return Promise.resolve({ endpoint: `${server}/repositories/isnad`, launch });
  },
  virtuoso: async (folder, port) => {
    const sqlPort = await freePort();
    const packaged = '/etc/virtuoso-opensource-7/virtuoso.ini';
    const ini = path.join(folder, 'virtuoso.ini');
    const text = readFileSync(packaged, 'utf8')
      .replace(/\/var\/lib\/virtuoso-opensource-7\/db\//g, `${folder}/`)
      .replace(/^(DirsAllowed\s*=.*)$/m, `$1, ${folder}, ${path.join(cache, 'bulk')}`)
      .replace(/^ServerPort\s*=\s*1111.*$/m, `ServerPort = 127.0.0.1:${sqlPort}`)
      .replace(/^ServerPort\s*=\s*8890.*$/m, `ServerPort = 127.0.0.1:${port}`)
      .replace(/^NumberOfBuffers\s*=.*$/m, 'NumberOfBuffers = 170000')
      .replace(/^MaxDirtyBuffers\s*=.*$/m, 'MaxDirtyBuffers = 130000');
    writeFileSync(ini, text);
    const environment = { ISNAD_STORE_USER: 'dba', ISNAD_STORE_PASSWORD: virtuosoPassword };
    const ready = () => answers(`http://127.0.0.1:${port}/sparql?query=ASK%7B%7D`);
    try {
      // The first run only sets the password, and says that it ended early.
      execFileSync('virtuoso-t', ['+configfile', ini, '+pwdold', 'dba', '+pwddba', virtuosoPassword, '+wait'], {
        cwd: folder,
        stdio: 'pipe',
        timeout: 60_000,
      });
    } catch {
      // As above.
    }
    const log = path.join(folder, 'virtuoso.log');
    const ended = (): boolean => existsSync(log) && readFileSync(log, 'utf8').includes('Server exiting');
    // It goes on for a moment after it has answered.
    for (let tries = 0; tries < 300 && !ended(); tries++) await new Promise((resolve) => setTimeout(resolve, 100));
    const launch = async (): Promise<ChildProcess> => {
      rmSync(path.join(folder, 'virtuoso.lck'), { force: true });
      return run('virtuoso-t', ['+configfile', ini, '+foreground'], folder, ready);
    };
    const isql = { ISNAD_TEST_ISQL: `127.0.0.1:${sqlPort}` };
    return { endpoint: `http://127.0.0.1:${port}`, environment: { ...environment, ...isql }, launch };
  },
};

/** Virtuoso's command line takes no quotation marks in a password. */
export const virtuosoPassword = 'secret:with-colon';

async function createRdf4jRepository(server: string, id: string): Promise<void> {
  const turtle = `
    @prefix config: <tag:rdf4j.org,2023:config/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    [] a config:Repository ; config:rep.id "${id}" ; rdfs:label "${id}" ;
      config:rep.impl [ config:rep.type "openrdf:SailRepository" ;
        config:sail.impl [ config:sail.type "openrdf:NativeStore" ; config:native.tripleIndexes "spoc,posc,cspo" ] ] .`;
  const response = await fetch(`${server}/repositories/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'text/turtle' },
    body: turtle,
  });
  if (!response.ok) throw new Error(`RDF4J made no repository: ${response.status} ${await response.text()}`);
}

/** Starts a process and waits until it answers; its output goes to server.log in the folder. */
async function run(
  command: string,
  args: string[],
  folder: string,
  ready: () => Promise<boolean>,
): Promise<ChildProcess> {
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  const keep = (chunk: Buffer): void => {
    log = (log + chunk.toString()).slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  child.on('error', keep as never);
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  const deadline = Date.now() + 90_000;
  while (!(await ready())) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${command} did not start:\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return child;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).status < 500;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
