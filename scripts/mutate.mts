/**
 * Puts hundreds of single faults into the good data of test/dataset/seed.ts and prints how many the checks catch, by
 * kind: by the RDF alone, and with the document it was made from at hand.
 *
 *     npx tsx scripts/mutate.mts [how many of a kind]
 */
import { makeChecker, resultKey } from '../test/checks/checker.ts';
import { faultKinds, makeFaults } from '../test/checks/faults.ts';
import { differenceOf } from '../src/dataset/difference.ts';
import { documentQuads } from '../src/dataset/quads.ts';
import { contextOf, document } from '../test/dataset/seed.ts';

const each = Number(process.argv[2] ?? 8);
const good = documentQuads(document, contextOf());
const check = await makeChecker();
const before = new Set((await check(good)).map(resultKey));
const tally = new Map(faultKinds.map((kind) => [kind, { made: 0, byRdf: 0, byAll: 0, missed: [] as string[] }]));
for (const { kind, at, quads } of makeFaults(good, each)) {
  const count = tally.get(kind);
  if (!count) continue;
  const found = (await check(quads)).filter((result) => !before.has(resultKey(result)));
  const { removed, added } = differenceOf(good, quads);
  count.made++;
  if (found.length > 0) count.byRdf++;
  else count.missed.push(at);
  if (found.length > 0 || removed.length + added.length > 0) count.byAll++;
}
const percent = (some: number, all: number): string => `${((some / Math.max(1, all)) * 100).toFixed(1)} %`.padStart(8);
for (const [kind, { made, byRdf, byAll, missed }] of tally) {
  console.log(`${kind.padEnd(52)} ${String(made).padStart(4)} made ${percent(byRdf, made)} ${percent(byAll, made)}`);
  for (const at of missed.slice(0, 3)) console.log(`    missed by the RDF alone: ${at}`);
}
const sum = (key: 'made' | 'byRdf' | 'byAll'): number =>
  [...tally.values()].reduce((total, one) => total + one[key], 0);
console.log(
  `${'all'.padEnd(52)} ${String(sum('made')).padStart(4)} made ${percent(sum('byRdf'), sum('made'))} ${percent(sum('byAll'), sum('made'))}`,
);
