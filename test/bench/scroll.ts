/**
 * How smoothly a page of many statements scrolls: the text of the article several times over, with the statements of each
 * copy at their places, in a real Chromium; the time from one frame to the next while the page and its column scroll, long
 * tasks, and how long the page takes to be there, are printed.
 *
 *     npx tsx test/bench/scroll.ts [copies]        (default: 6, more than 500 statements)
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Document } from '../../src/statement/document.ts';
import { convertText, root } from '../resources.ts';
import { siteOf } from '../site/site.ts';
import { openPage, startBrowser } from '../browser/browser.ts';

const copies = Number(process.argv[2] ?? 6);
const text = readFileSync(path.join(root, 'source/articles/muhammad-ibn-abi-bakr.txt'), 'utf8');
const { document } = convertText(text);
const length = document.article.source.codepoints + 1;

/** A part of a document as it stands in a copy: places are moved, ids and names made its own. */
function moved(value: unknown, copy: number, key = ''): unknown {
  if (Array.isArray(value)) {
    const isSpan = value.length === 2 && value.every((one) => typeof one === 'number');
    return isSpan ? value.map((one: number) => one + copy * length) : value.map((one) => moved(one, copy, key));
  }
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, moved(one, copy, name)]));
  if (typeof value !== 'string' || copy === 0) return value;
  if (/^[0-9a-f]{8}-/.test(value)) return `${value.slice(0, -1)}${copy}`;
  return ['part', 'id', 'sentence'].includes(key) ? `${value}_${copy}` : value;
}

const parts = Array.from({ length: copies }, (_, copy) => moved(document, copy) as Document);
const whole: Document = {
  ...document,
  sections: parts.flatMap(({ sections }) => sections),
  statements: parts.flatMap(({ statements }) => statements),
  claims: parts.flatMap(({ claims = [] }) => claims),
  quotations: parts.flatMap(({ quotations = [] }) => quotations),
};
const folder = mkdtempSync(path.join(os.tmpdir(), 'isnad-scroll-'));
const pages = siteOf([{ name: 'long', document: whole, text: Array(copies).fill(text).join('\n') }]);
for (const [name, content] of pages) {
  if (!name.startsWith('long/') && !name.startsWith('assets/')) continue;
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content);
}
const page = pages.get('long/index.html') ?? '';
console.log(`${whole.statements.length} statements, ${Math.round(page.length / 1024)} kB`);

const browser = await startBrowser();
try {
  const { page: tab } = await openPage(browser, `file://${folder}/long/index.html`);
  const ready = await tab.evaluate('performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd');
  console.log(`ready after ${Math.round(Number(ready))} ms`);
  for (const what of ['document.scrollingElement', 'document.querySelector(".panel")']) {
    const result = await tab.evaluate<{ frames: number[]; tasks: number }>(`new Promise((resolve) => {
      const box = ${what};
      const frames = [];
      let tasks = 0;
      new PerformanceObserver((list) => (tasks += list.getEntries().length)).observe({ type: 'longtask' });
      let last = performance.now();
      box.scrollTop = 0;
      const step = (now) => {
        frames.push(now - last);
        last = now;
        box.scrollTop += 120;
        if (frames.length < 240 && box.scrollTop + box.clientHeight < box.scrollHeight - 1) requestAnimationFrame(step);
        else resolve({ frames: frames.slice(2), tasks });
      };
      requestAnimationFrame(step);
    })`);
    const sorted = [...result.frames].sort((a, b) => a - b);
    const at = (part: number) => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(1);
    console.log(
      `${what}: ${sorted.length} frames, median ${at(0.5)} ms, 95 % ${at(0.95)} ms, worst ${at(1)} ms, ${result.tasks} long tasks`,
    );
  }
  const filter = await tab.evaluate(
    `(() => { const began = performance.now(); const form = document.querySelector('form.filter'); form.elements.kind.value = 'claim'; form.dispatchEvent(new Event('change')); document.body.offsetHeight; return performance.now() - began; })()`,
  );
  console.log(`filter ${Number(filter).toFixed(0)} ms`);
  const light = await tab.evaluate(
    `(() => { const began = performance.now(); for (const one of [...document.querySelectorAll('.e[data-s]')].slice(0, 100)) { lightAt(one); document.body.offsetHeight; } return (performance.now() - began) / 100; })()`,
  );
  console.log(`light ${Number(light).toFixed(1)} ms`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
