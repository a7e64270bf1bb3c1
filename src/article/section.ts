/** What the sections of an article are for and how they are named, whatever form it is read from. */
import type { SectionKind } from './article.ts';
import { headingKey, type ArticleWords } from './words.ts';

/** A heading that encloses the current one. */
export interface ParentSection {
  readonly level: number;
  readonly kind: SectionKind;
}

/** The kind its heading names, or else that of the section it is a part of: `=== Books ===` under `== Sources ==`. */
export function sectionKind(title: string, level: number, parents: ParentSection[], words: ArticleWords): SectionKind {
  while ((parents.at(-1)?.level ?? 0) >= level) parents.pop();
  const kind = words.headings.get(headingKey(title)) ?? parents.at(-1)?.kind ?? 'prose';
  parents.push({ level, kind });
  return kind;
}

/** Longest section id before its number, in UTF-16 units: every sentence repeats it. */
const longestId = 120;

/** Gives each heading an id that no other has: blanks become `_`, and a repeated one gets `_2`, `_3` … */
export function sectionIds(): (title: string) => string {
  const used = new Set<string>();
  const counts = new Map<string, number>();
  return (title) => {
    const base = title.normalize('NFC').split(/\s+/).join('_').slice(0, longestId).toWellFormed();
    let count = counts.get(base) ?? 1;
    let id = base;
    while (used.has(id)) id = `${base}_${++count}`;
    counts.set(base, count);
    used.add(id);
    return id;
  };
}
