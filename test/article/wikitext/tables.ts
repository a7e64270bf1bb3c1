/** The tables that wikitext is read with, loaded from source/, and short ways to read a piece of it. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Article } from '../../../src/article/article.ts';
import type { Passage } from '../../../src/article/passage.ts';
import { compileArticleWords } from '../../../src/article/words.ts';
import { compileSite, templateFiles } from '../../../src/article/wikitext/site.ts';
import { compileTemplates } from '../../../src/article/wikitext/template-table.ts';
import { parseWikitext, type WikitextContext } from '../../../src/article/wikitext/wikitext.ts';
import type { Message } from '../../../src/message.ts';

const read = (name: string): unknown =>
  parse(readFileSync(new URL(`../../../source/${name}.yaml`, import.meta.url), 'utf8'));

/** What a wiki's pages are read with. */
export function contextOf(site = 'enwiki'): WikitextContext {
  const profile = read(`sites/${site}`);
  const lang = 'en';
  return {
    site: compileSite(profile),
    templates: compileTemplates(templateFiles(profile).map((name) => read(`templates/${name}`))),
    words: compileArticleWords(lang, read(`languages/${lang}/headings`), read(`languages/${lang}/abbreviations`)),
    name: 'Page',
  };
}

const english = contextOf();

/** A page and what was reported about it. */
export function readPage(text: string, context: Partial<WikitextContext> = {}): Article & { messages: Message[] } {
  const messages: Message[] = [];
  const article = parseWikitext(text, { ...english, ...context }, (message) => messages.push(message));
  return { ...article, messages };
}

/** The value of a field that holds some wikitext. */
export function readValue(wikitext: string): Passage {
  const value = readPage(`{{Infobox thing\n| key = ${wikitext}\n| end = x}}`).infobox?.fields[0]?.value;
  if (!value) throw new Error(`No field was read from ${wikitext}`);
  return value;
}

/** The links of a passage as `words→target`. */
export function linksOf(passage: Passage): string[] {
  return (passage.links ?? []).map(({ start, end, target }) => `${passage.words.slice(start, end)}→${target}`);
}

/** Every passage of an article. */
export function passagesOf(article: Article): Passage[] {
  return [
    ...(article.infobox?.fields.map((field) => field.value) ?? []),
    ...article.sections.flatMap((section) =>
      section.blocks.flatMap((block) => {
        if (block.kind === 'paragraph') return block.sentences.map((sentence) => sentence.passage);
        return block.kind === 'list' ? block.items.map((item) => item.passage) : [block.passage];
      }),
    ),
  ];
}
