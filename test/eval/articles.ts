/**
 * The real articles that prose is judged on, rendered from the wikitext of ../shared to the plain form. Their names are
 * those of the judged rows: titles with `_` for blanks and strokes, or the names of wikitext files.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
// @ts-expect-error A tool in plain JavaScript, without types.
import { renderPlain } from '../render/render-plain.mjs';

const shared = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const dumps = ['enwiki-wikireader-composers-453p.xml.bz2', 'enwiki-nwtgck-85p.xml.bz2'];

/** Whether the articles are at hand. */
export const available = existsSync(`${shared}dumps/${dumps[0] ?? ''}`);

const render = renderPlain as (wikitext: string, title: string) => string;

/** The plain form of each named article that can be found. */
export function articles(names: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of names) {
    const file = `${shared}wikitext/en__${name}.wikitext`;
    if (existsSync(file)) found.set(name, render(readFileSync(file, 'utf8'), name.replaceAll('_', ' ')));
  }
  for (const dump of dumps) {
    const xml = spawnSync('bzip2', ['-dc', `${shared}dumps/${dump}`], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;
    for (const [, page = ''] of xml.matchAll(/<page>([\s\S]*?)<\/page>/g)) {
      const title = unescape(/<title>([^<]*)/.exec(page)?.[1] ?? '');
      const name = title.replace(/[/ ]/g, '_');
      if (!names.has(name)) continue;
      found.set(name, render(unescape(/<text[^>]*>([\s\S]*?)<\/text>/.exec(page)?.[1] ?? ''), title));
    }
  }
  return found;
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
