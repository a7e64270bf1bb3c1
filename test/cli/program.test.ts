import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { rules } from '../../src/message.ts';
import { ada, Workplace } from './run-command.ts';

let work: Workplace;
beforeEach(() => void (work = new Workplace()));
afterEach(() => work.remove());

describe('isnad', () => {
  it('lists its commands and exit codes', async () => {
    const { code, out, err } = await work.run(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { name } of commands) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(out).toContain('Exit codes:');
  });

  it.each(commands.map(({ name }) => name))('explains "%s", with examples', async (name) => {
    const { code, out } = await work.run([name, '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`Usage: isnad ${name}`);
    expect(out).toContain('Examples:');
    for (const option of ['--json', '--quiet', '--config', '--no-color']) expect(out).toContain(option);
  });

  it('prints its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(await work.run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  it('says how to go on when it is called without or with a wrong command', async () => {
    expect((await work.run([])).code).toBe(2);
    const { code, err } = await work.run(['vlidate']);
    expect(code).toBe(2);
    expect(err).toContain('Did you mean validate?');
  });
});

describe('isnad validate', () => {
  it('finds nothing wrong with what was built', async () => {
    work.write('ada.txt', ada);
    await work.run(['build', 'ada.txt', '--quiet']);
    const { code, out, err } = await work.run(['validate', '--strict']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^1 document, \d+ files compared with the manifest checked: 0 errors, 0 warnings\n$/);
  });

  it('places each error in the YAML', async () => {
    work.write('ada.txt', ada);
    await work.run(['build', 'ada.txt', '--quiet']);
    const yaml = readFileSync(work.path('out/ada/ada.yaml'), 'utf8');
    work.write('out/ada/ada.yaml', yaml.replace('class: Person', 'class: Persn'));
    const { code, err } = await work.run(['validate']);
    expect(code).toBe(1);
    expect(err).toMatch(/ada\.yaml:\d+:10 error document\/schema Value "Persn" is not one of "Person"/);
    expect(err).toMatch(/^ {4} {2}class: Persn\n {13}\^{5}$/m);
    expect(err).toContain('is missing or not what the build wrote');
  });

  it('says what fails it with --strict', async () => {
    work.write('ada.txt', ada);
    await work.run(['build', 'ada.txt', '--quiet']);
    work.write('out/README.md', 'edited');
    const { code, out } = await work.run(['validate', '--strict']);
    expect(code).toBe(1);
    expect(out).toMatch(/0 errors, 0 warnings, 1 file missing or not what the build wrote\n$/);
  });

  it.each(['validate', 'check'])(
    'does not pass over quotes that nothing was there to compare with: %s',
    async (command) => {
      work.write('ada.txt', ada);
      await work.run(['build', 'ada.txt', '--quiet']);
      rmSync(work.path('ada.txt'));
      const { out, err } = await work.run([command, 'out']);
      expect(out + err).toMatch(/evidence\/unchecked/);
      expect(out + err).toMatch(/"ada\.txt" .* its quotes were not checked/);
      expect(out).toContain('1 warning');
    },
  );

  it('notices that the article has changed', async () => {
    work.write('ada.txt', ada);
    await work.run(['build', 'ada.txt', '--quiet']);
    work.write('ada.txt', ada.replace('Ulm', 'Bonn'));
    const { code, err } = await work.run(['validate']);
    expect(code).toBe(1);
    expect(err).toContain('error evidence/drift');
  });

  it.each([
    [['validate'], 'There is no file or folder'],
    [['validate', 'missing.yaml'], 'There is no file or folder'],
  ])('%j is wrong usage', async (argv, reason) => {
    const { code, err } = await work.run(argv);
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });
});

/** A port on which nothing listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('isnad load', () => {
  it.each([
    [[], /^Cannot reach .* Is the store running\? Trying again in \d\.\d s\nerror Cannot reach .*\?\n$/],
    [['--dry-run'], /^error Cannot reach .*\n$/],
  ])('says that no store is there, with %j', async (options, message) => {
    work.write('ada.txt', ada);
    await work.run(['build', 'ada.txt', '--quiet']);
    const port = await freePort();
    const store = ['--store', 'oxigraph', '--endpoint', `http://127.0.0.1:${port}`, '--retries', '1'];
    const { code, err } = await work.run(['load', ...store, ...options]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('isnad export', () => {
  it('counts what can be exported', async () => {
    work.write('ada.txt', ada.replace('- Hobby: chess', '- Birth Date: 17 January 1990'));
    await work.run(['build', 'ada.txt', '--quiet']);
    const { err } = await work.run(['export', '--to', 'quickstatements', '--create']);
    expect(err).toMatch(/^1 item with \d+ statements? can be exported\n/);
  });
});

describe('isnad explain', () => {
  beforeEach(async () => {
    work.write('ada.txt', ada);
    await work.run(['build', 'ada.txt', '--quiet']);
  });

  it('shows the words that a statement rests on', async () => {
    const { code, out } = await work.run(['explain', 'Birth Place']);
    expect(code).toBe(0);
    expect(out).toContain('- Birth Place: Ulm\n');
    expect(out).toMatch(/\^{3,}/);
    expect(out).toContain('(P19)');
  });

  it('shows why there is no statement', async () => {
    const { code, out } = await work.run(['explain', 'Hobby']);
    expect(code).toBe(0);
    expect(out).toContain('No statement: the value is kept as a literal of the infobox only');
  });

  it('gives the same as one object', async () => {
    const { code, out } = await work.run(['explain', 'Birth Place', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ asked: ['Birth Place'], found: [{}] });
  });

  it('names what is near when it finds nothing', async () => {
    const { code, err } = await work.run(['explain', 'Brth Place']);
    expect(code).toBe(1);
    expect(err).toContain('Near it: "Birth Place"');
  });

  it('explains a rule', async () => {
    const { code, out } = await work.run(['explain', 'time/no-year']);
    expect({ code, out }).toEqual({ code: 0, out: `time/no-year: ${rules['time/no-year']}\n` });
  });

  it.each([
    [['explain', 'x', '--out', 'missing'], 'There is no file or folder'],
    [['explain', 'x', '--article', 'nobody'], 'There is no article "nobody"'],
    [['explain'], "missing required argument 'what'"],
  ])('%j is wrong usage', async (argv, reason) => {
    const { code, err } = await work.run(argv);
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });
});
