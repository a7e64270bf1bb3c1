import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Workplace } from './run-command.ts';

let work: Workplace;
beforeEach(() => void (work = new Workplace()));
afterEach(() => work.remove());

const article = `= Jane Doe =

Jane Doe
- Birth Name: Jane Roe
- Birth Date: 1 May 1950
- Children: Mary
- Death Cause: fever

Jane Doe (2 June 1951 – 3 July 2000) was a pilot.
`;

describe('isnad review', () => {
  it('lists what wants a look, writes the correction for a choice, and the next build applies it', async () => {
    work.write('jane-doe.txt', article);
    const config = readFileSync(new URL('../../source/dataset.yaml', import.meta.url), 'utf8')
      .replace('root: ..', 'root: .')
      .replace('source/articles/*.txt', 'jane-doe.txt')
      .replace('source/corrections', 'corrections')
      .replace('source/ids.lock.yaml', 'ids.lock.yaml')
      .replace(/^entities:.*$/m, '');
    work.write('dataset.yaml', config);
    expect((await work.run(['build'])).err).toContain('statement/conflict');
    const list = await work.run(['review', '--json']);
    const reviews = JSON.parse(list.out) as { items: { id: string; rule: string }[] }[];
    const items = reviews.flatMap((one) => one.items);
    const id = (rule: string): string => items.find((one) => one.rule === rule)?.id ?? '';
    const who = ['--by', 'me', '--date', '2026-01-02', '--why', 'tested'];

    const accept = await work.run(['review', 'jane-doe', '--item', id('statement/conflict'), '--accept', ...who]);
    expect(accept.code).toBe(0);
    const link = await work.run([
      'review',
      'jane-doe',
      '--item',
      id('entity/unresolved'),
      '--link',
      'Mary Roe',
      ...who,
    ]);
    expect(link.code).toBe(0);
    const written = readFileSync(path.join(work.folder, 'corrections/jane-doe.yaml'), 'utf8');
    expect(written).toContain('date: "2026-01-02"');

    const again = await work.run(['build']);
    expect(again.err).not.toContain('statement/conflict');
    const yaml = readFileSync(path.join(work.folder, 'out/jane-doe/jane-doe.yaml'), 'utf8');
    expect(yaml).toContain('value: {entity: Mary_Roe}');

    const web = await work.run(['review', '--web', '--port', '70000']);
    expect(web.err).toContain('ports go up to 65535');
    expect(web.err).not.toContain('fault');
  });

  it('refuses an incomplete choice', async () => {
    writeFileSync(path.join(work.folder, 'none'), '');
    const { code } = await work.run(['review', 'nobody', '--item', 'x', '--accept']);
    expect(code).toBe(2);
  });
});

describe('isnad review --web', () => {
  it('is for this computer only', async () => {
    for (const host of ['0.0.0.0', '192.168.0.1', 'example.org', '127.0.0.1.example.org']) {
      const { code, err } = await work.run(['review', '--web', '--host', host]);
      expect([code, err], host).toEqual([2, expect.stringContaining('loopback')]);
    }
    expect((await work.run(['review', '--web', '--port', 'x'])).code).toBe(2);
  });

  const compiled = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
  it.skipIf(!existsSync(compiled))('prints its address, and ends in order when it is told to', async () => {
    work.write('jane-doe.txt', article);
    expect((await work.run(['build', 'jane-doe.txt'])).code).toBe(0);
    work.write(
      'dataset.yaml',
      readFileSync(new URL('../../source/dataset.yaml', import.meta.url), 'utf8')
        .replace('root: ..', 'root: .')
        .replace('source/corrections', 'corrections'),
    );
    const child = spawn(process.execPath, [compiled, 'review', '--web', '--json'], { cwd: work.folder });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { url } = JSON.parse(line.toString()) as { url: string };
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/);
    expect((await fetch(url)).status).toBe(200);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
