/** The same inputs give the same bytes wherever and whenever they are built. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const article =
  '= Ada Roe =\n\nAda Roe\n- Birth Date: 1 May 656\n- Birth Place: Ulm\n- Occupation: Pilot\n- Website: http://example.org/\n\nAda Roe (1 May 656 – June 690) was a pilot.\n';

/** Builds the article in a new folder with these variables of the environment; gives every file with its content. */
function build(environment: Record<string, string>): Record<string, string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'isnad-where-'));
  try {
    symlinkSync(modules, path.join(folder, 'node_modules'));
    writeFileSync(path.join(folder, 'ada.txt'), article);
    const argv = ['--import', 'tsx', main, 'build', 'ada.txt'];
    const { status, stderr } = spawnSync(process.execPath, argv, {
      cwd: folder,
      env: { ...process.env, ...environment },
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const out = path.join(folder, 'out');
    const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(path.join(out, name)).isFile(),
    );
    const lock = readFileSync(path.join(folder, 'ids.lock.yaml'), 'utf8');
    return { lock, ...Object.fromEntries(files.map((name) => [name, readFileSync(path.join(out, name), 'utf8')])) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

it('does not depend on time zone, language, or folder', { timeout: 120_000 }, () => {
  const here = build({ TZ: 'UTC', LC_ALL: 'C', LANG: 'C' });
  expect(here['ada/ada.ttl']).toContain('"0656-05-01"^^');
  expect(
    build({ TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', SOURCE_DATE_EPOCH: '1' }),
  ).toEqual(here);
  expect(JSON.stringify(here)).not.toContain(os.tmpdir());
});
