/** Apache Jena as an independent judge of what the build wrote: its parser, and its SHACL. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root, runProgram } from './program.ts';
import { fusekiJar, install } from './servers.ts';

let reason: string | undefined;
try {
  install('fuseki');
} catch (error) {
  reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  process.stdout.write(`not tried: Jena: ${reason}\n`);
}

const out = path.join(root, 'out');
const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).map((name) => path.join(out, name));
const scratch = mkdtempSync(path.join(tmpdir(), 'isnad-jena-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Turtle files as one: prefixes may stand anywhere. */
function join(name: string, parts: readonly string[]): string {
  const file = path.join(scratch, name);
  writeFileSync(file, parts.map((part) => readFileSync(part, 'utf8')).join('\n'));
  return file;
}

const shapesFolder = path.join(root, 'shapes');
const shapes = readdirSync(shapesFolder).filter((name) => name.endsWith('.ttl') && name !== 'canary.ttl');

describe.skipIf(reason !== undefined)('Jena', () => {
  const java = (main: string, ...args: string[]) => runProgram('java', ['-cp', fusekiJar(), main, ...args]);

  it('finds nothing wrong in any file', async () => {
    const rdf = files.filter((file) => /\.(?:nq|ttl|trig)$/.test(file));
    expect(rdf.length).toBeGreaterThan(3);
    const run = await java('riotcmd.riot', '--validate', ...rdf);
    expect(run.err + run.out).not.toMatch(/WARN|ERROR/);
    expect(run.code).toBe(0);
  });

  it('finds that the data has its shapes, and that the canary has not', async () => {
    const data = join(
      'data.ttl',
      files.filter((file) => file.endsWith('.ttl')),
    );
    const judge = async (names: readonly string[]): Promise<string> => {
      const all = join(
        'shapes.ttl',
        names.map((name) => path.join(shapesFolder, name)),
      );
      return (await java('shacl.shacl', 'validate', '--shapes', all, '--data', data)).out;
    };
    expect(await judge(shapes)).toMatch(/sh:conforms\s+true/);
    expect(await judge(['canary.ttl'])).toMatch(/sh:conforms\s+false/);
  });
});
