/**
 * How the cost of `isnad check` grows: builds datasets of copies of the article under titles of their own, checks each in
 * a process of its own, and prints processor time, time an article and peak memory.
 *
 *     npm run compile && npx tsx test/bench/check.ts [sizes…]       (default: 1 10 30 100)
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = path.join(root, 'dist/cli/main.js');
const article = readFileSync(path.join(root, 'source/articles/muhammad-ibn-abi-bakr.txt'), 'utf8');
const config = readFileSync(path.join(root, 'source/dataset.yaml'), 'utf8');
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 10, 30, 100];

/** Runs a check, which tells at its end what it used: seconds of processor time, and megabytes of memory at most. */
function measure(folder: string): { user: number; peak: number; wall: number } {
  const probe = `process.on('exit', () => { const { userCPUTime, maxRSS } = process.resourceUsage(); process.stderr.write('@' + userCPUTime + ' ' + maxRSS); })`;
  const start = performance.now();
  const { stderr, status } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(probe)}`, main, 'check', '--quiet'],
    { cwd: folder, encoding: 'utf8' },
  );
  const [, user, peak] = /@(\d+) (\d+)$/.exec(stderr) ?? [];
  if (status === 2 || user === undefined || peak === undefined) throw new Error(stderr);
  return { user: Number(user) / 1e6, peak: Number(peak) / 1024, wall: (performance.now() - start) / 1000 };
}

console.log('articles   CPU s   CPU ms an article   wall s   peak MB');
for (const size of sizes) {
  const folder = mkdtempSync(path.join(tmpdir(), 'isnad-bench-'));
  try {
    mkdirSync(path.join(folder, 'source/articles'), { recursive: true });
    writeFileSync(path.join(folder, 'source/dataset.yaml'), config.replace(/^(?:entities|corrections): .*$/gm, ''));
    for (let number = 1; number <= size; number++) {
      const text = article.replace(/^= .* =$/m, `= Copy ${number} =`);
      writeFileSync(path.join(folder, `source/articles/copy-${String(number).padStart(4, '0')}.txt`), text);
    }
    execFileSync(process.execPath, [main, 'build', '--quiet'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    const { user, peak, wall } = measure(folder);
    const cells = [user.toFixed(2).padStart(7), ((user / size) * 1000).toFixed(0).padStart(19)];
    console.log(
      [String(size).padStart(8), ...cells, wall.toFixed(1).padStart(8), peak.toFixed(0).padStart(9)].join(' '),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
