/** What `npm pack` would publish, tried in a folder of its own. Needs what `npm run build` compiles. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const compiled = existsSync(path.join(root, 'dist/tables.json'));

it.skipIf(!compiled)('packs all that the command needs, and no articles', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'isnad-pack-'));
  try {
    execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: root });
    const [tarball = ''] = readdirSync(folder);
    execFileSync('tar', ['xzf', tarball], { cwd: folder });
    const unpacked = path.join(folder, 'package');
    symlinkSync(path.join(root, 'node_modules'), path.join(unpacked, 'node_modules'));
    writeFileSync(
      path.join(folder, 'ada.txt'),
      '= Ada Roe =\n\nAda Roe\n- Birth Place: Ulm\n- Occupation: Pilot\n\nAda.\n',
    );
    const isnad = (...argv: string[]): string =>
      execFileSync(process.execPath, [path.join(unpacked, 'dist/cli/main.js'), ...argv], {
        cwd: folder,
        encoding: 'utf8',
      });
    expect(isnad('build', 'ada.txt')).toContain('1 article, 0 errors');
    expect(isnad('validate', '--strict')).toContain('0 errors, 0 warnings');
    expect(readFileSync(path.join(folder, 'out/ada/ada.ttl'), 'utf8')).toContain('schema:birthPlace');
    const files = readdirSync(unpacked, { recursive: true, encoding: 'utf8' });
    expect(
      files.filter(
        (file) =>
          /(?:^|\/)(?:articles|test|out|ids\.lock\.yaml)(?:\/|$)|\.map$/.test(file) && !file.startsWith('node_modules'),
      ),
    ).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
