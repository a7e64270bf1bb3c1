/**
 * Puts hundreds of single faults into the good data of test/dataset/seed.ts and prints how many the checks catch, by
 * kind: by the RDF alone, and with the document it was made from at hand. The rows are those of docs/checks.md.
 *
 *     npx tsx scripts/mutate.mts [how many of a kind]
 */
import { makeChecker, resultKey } from '../test/checks/checker.ts';
import { faultKinds, makeFaults, type Fault } from '../test/checks/faults.ts';
import { differenceOf } from '../src/dataset/difference.ts';
import { documentQuads } from '../src/dataset/quads.ts';
import { contextOf, document } from '../test/dataset/seed.ts';

/** How many faults were made, and found. */
interface Tally {
  made: number;
  byRdf: number;
  byAll: number;
}

const each = Number(process.argv[2] ?? 8);
const good = documentQuads(document, contextOf());
const check = await makeChecker();
const before = new Set((await check(good)).map(resultKey));
const all: Tally = { made: 0, byRdf: 0, byAll: 0 };
const missed: string[] = [];

/** The faults come kind by kind. */
const byKind = new Map<string, Fault[]>(faultKinds.map((kind) => [kind, []]));
for (const fault of makeFaults(good, each)) byKind.get(fault.kind)?.push(fault);

const percent = (some: number, of: number): string => `${((some / Math.max(1, of)) * 100).toFixed(1)} %`;
const row = (name: string, { made, byRdf, byAll }: Tally): void =>
  console.log(`| ${name} | ${made} | ${percent(byRdf, made)} | ${percent(byAll, made)} |`);

console.log('| fault | made | caught by the RDF alone | with the document |\n| --- | ---: | ---: | ---: |');
for (const [kind, faults] of byKind) {
  const tally: Tally = { made: faults.length, byRdf: 0, byAll: 0 };
  for (const { at, quads } of faults) {
    const found = (await check(quads)).some((result) => !before.has(resultKey(result)));
    const { removed, added } = differenceOf(good, quads);
    if (found) tally.byRdf++;
    else missed.push(`${kind}: ${at}`);
    if (found || removed.length + added.length > 0) tally.byAll++;
  }
  row(kind, tally);
  for (const key of ['made', 'byRdf', 'byAll'] as const) all[key] += tally[key];
}
row('**all**', all);
console.log(`\nNot to be seen in the RDF alone:\n\n${missed.map((one) => `- ${one}`).join('\n')}`);
