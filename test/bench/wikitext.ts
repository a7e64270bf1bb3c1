/**
 * Reads the same pages with isnad and with wtf_wikipedia in one run, and prints pages and megabytes per second of CPU
 * time and what each extracts. Rounds alternate, the best of each counts.
 *
 *     npx tsx test/bench/wikitext.ts [folder of .wikitext files] [rounds]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import wtf from 'wtf_wikipedia';
import { parseTree } from '../../src/article/wikitext/tree.ts';
import { parseWikitext } from '../../src/article/wikitext/wikitext.ts';
import { contextOf, passagesOf } from '../article/wikitext/tables.ts';

const [folder = fileURLToPath(new URL('../../../shared/data/wikitext/', import.meta.url)), rounds = '5'] =
  process.argv.slice(2);
const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.wikitext'))
  .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
const megabytes = pages.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;
const context = contextOf();

interface Counts {
  fields: number;
  links: number;
  sentences: number;
  sources: number;
  categories: number;
}

type Reader = (text: string, name: string, counts: Counts) => void;

const readers: Readonly<Record<string, Reader>> = {
  'isnad, article with places': (text, name, counts) => {
    const article = parseWikitext(text, { ...context, name }, () => undefined);
    counts.fields += article.infobox?.fields.length ?? 0;
    for (const passage of passagesOf(article)) counts.links += passage.links?.length ?? 0;
    for (const { blocks } of article.sections)
      for (const block of blocks) counts.sentences += block.kind === 'paragraph' ? block.sentences.length : 0;
    counts.sources += article.page?.sources.length ?? 0;
    counts.categories += article.page?.categories.length ?? 0;
  },
  'isnad, tree of marks only': (text) => void parseTree(text),
  wtf_wikipedia: (text, _name, counts) => {
    const doc = wtf(text);
    for (const box of doc.infoboxes()) counts.fields += Object.keys(box.json()).length;
    counts.links += doc.links().length;
    counts.sentences += doc.sentences().length;
    counts.sources += doc.references().length;
    counts.categories += doc.categories().length;
  },
};

/** CPU seconds of this process so far. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const best = new Map<string, { seconds: number; counts: Counts }>();
for (let round = 0; round < Number(rounds); round++) {
  for (const [name, read] of Object.entries(readers)) {
    const counts: Counts = { fields: 0, links: 0, sentences: 0, sources: 0, categories: 0 };
    const start = cpu();
    for (const page of pages) read(page.text, page.name, counts);
    const seconds = cpu() - start;
    if (seconds < (best.get(name)?.seconds ?? Infinity)) best.set(name, { seconds, counts });
  }
}

const baseline = best.get('wtf_wikipedia')?.seconds ?? NaN;
const lines = [
  `${pages.length} pages, ${megabytes.toFixed(2)} MB, best of ${rounds} rounds, CPU time, Node ${process.versions.node}`,
];
for (const [name, { seconds, counts }] of best) {
  const rate = `${(pages.length / seconds).toFixed(0).padStart(7)} pages/s ${(megabytes / seconds).toFixed(2).padStart(7)} MB/s ${(baseline / seconds).toFixed(1).padStart(6)} ×`;
  const what = Object.values(counts).some((count) => count > 0)
    ? Object.entries(counts)
        .map(([key, count]) => `${count} ${key}`)
        .join(', ')
    : '';
  lines.push(`${name.padEnd(28)} ${rate}  ${what}`);
}
process.stdout.write(`${lines.join('\n')}\n`);
