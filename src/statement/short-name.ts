/**
 * Finds whom a short name in an infobox means: `Asma` among the relations of Muhammad ibn Abi Bakr is Asma bint Abi
 * Bakr, because the article knows that name and it shows the same family. Without such a sign nobody is meant.
 */
import type { Article } from '../article/article.ts';
import type { Passage } from '../article/passage.ts';
import type { Range } from '../range.ts';
import { placeOf } from '../article/passage.ts';
import type { EntityRegistry } from './registry.ts';

/** A full name that the article uses. */
export interface FullName {
  readonly text: string;
  readonly range: Range;
  /** Its words with one spelling each. */
  readonly fold: readonly string[];
  /** Where in the fold the particle after the given name stands; -1 for a name without one. */
  readonly particle: number;
}

/** A word of a name, or a particle between two. */
const nameWord =
  /\p{Lu}[\p{L}\p{M}'’‘ʼʿʾ.-]*|(?:[Aa]l|[Aa]d|[Aa]n|[Aa]r|[Aa]s|[Aa]sh|[Aa]t|[Aa]z|[Ee]l)-[\p{L}\p{M}'’‘ʼʿʾ-]+|\p{Ll}{1,5}\.?/uy;

/** Every stretch of capitalised words, with particles between them, that the article's texts have. */
export function fullNames(article: Article, registry: EntityRegistry): FullName[] {
  const names: FullName[] = [];
  for (const passage of passagesOf(article)) {
    for (const { start, end } of nameStretches(passage.words, registry)) {
      const text = passage.words.slice(start, end);
      const fold = registry.fold(text);
      const particle = fold.findIndex((word, index) => index > 0 && registry.spellings.isPatronymic(word));
      if (fold.length > 1) names.push({ text, range: placeOf(passage, start, end), fold, particle });
    }
  }
  return names;
}

function* passagesOf(article: Article): Generator<Passage> {
  for (const field of article.infobox?.fields ?? []) yield field.value;
  for (const section of article.sections) {
    for (const block of section.blocks) {
      if (block.kind === 'paragraph') for (const sentence of block.sentences) yield sentence.passage;
      else if (block.kind === 'list') for (const item of block.items) yield item.passage;
    }
  }
}

function* nameStretches(words: string, registry: EntityRegistry): Generator<{ start: number; end: number }> {
  const starts = /(?<![\p{L}\p{M}'’‘-])\p{Lu}/gu;
  let from = 0;
  for (;;) {
    starts.lastIndex = from;
    const found = starts.exec(words);
    if (!found) return;
    let end = found.index;
    for (let at = found.index; ;) {
      nameWord.lastIndex = at;
      const word = nameWord.exec(words)?.[0];
      if (word === undefined) break;
      const capital = /^\p{Lu}/u.test(word) || word.includes('-');
      if (!capital && !registry.spellings.isPatronymic(word)) break;
      at += word.length;
      // A stop ends the name unless it is that of an initial.
      const stops = word.endsWith('.') && word.length > 2;
      if (capital) end = stops ? at - 1 : at;
      if (stops || words.charAt(at) !== ' ') break;
      at++;
    }
    end = Math.max(end, found.index + 1);
    const possessive = /['’]s?$/.exec(words.slice(found.index, end));
    const last = possessive ? end - possessive[0].length : end;
    yield { start: found.index, end: last };
    // The first word of a sentence may be no part of the name.
    const blank = found.index === 0 ? words.indexOf(' ') + 1 : 0;
    if (blank > 0 && blank < last) yield { start: blank, end: last };
    from = end;
  }
}

/** What a short name may mean. */
export type ShortNameReading =
  | { readonly kind: 'one'; readonly name: FullName; readonly rule: 'same-family' }
  | { readonly kind: 'several'; readonly names: readonly FullName[] }
  | { readonly kind: 'none' };

/**
 * Looks a short name up among the full names. The longer name must begin with the short one and show the family of the
 * subject: the subject's own name or ancestors after a particle, or the subject's last name.
 */
export function resolveShortName(
  short: string,
  names: readonly FullName[],
  registry: EntityRegistry,
): ShortNameReading {
  const wanted = registry.fold(short);
  if (wanted.length === 0 || wanted.length > 2 || wanted.some((word) => registry.spellings.isPatronymic(word))) {
    return { kind: 'none' };
  }
  const subjectNames = [registry.subject.label, ...registry.subject.names].map(({ text }) => registry.fold(text));
  const fits = new Map<string, FullName>();
  for (const name of names) {
    if (name.fold.length <= wanted.length || !wanted.every((word, index) => name.fold[index] === word)) continue;
    if (!subjectNames.some((subject) => sameFamily(name, wanted.length, subject, registry))) continue;
    const key = name.fold.join(' ');
    if (!fits.has(key)) fits.set(key, name);
  }
  const found = [...fits.values()];
  const shortest = found.reduce<FullName | undefined>(
    (best, one) => (!best || one.fold.length < best.fold.length ? one : best),
    undefined,
  );
  if (!shortest) return { kind: 'none' };
  // A longer form of the same name is no other candidate.
  const others = found.filter((one) => !shortest.fold.every((word, index) => one.fold[index] === word));
  return others.length === 0 ? { kind: 'one', name: shortest, rule: 'same-family' } : { kind: 'several', names: found };
}

function sameFamily(name: FullName, given: number, subject: readonly string[], registry: EntityRegistry): boolean {
  const rest = name.fold.slice(given);
  if (registry.spellings.isPatronymic(rest[0] ?? '')) {
    const parents = rest.slice(1);
    const particle = subject.findIndex((word, index) => index > 0 && registry.spellings.isPatronymic(word));
    const ancestors = particle < 0 ? [] : subject.slice(particle + 1);
    return begins(parents, subject) || (ancestors.length > 0 && begins(parents, ancestors));
  }
  // Last names: one word or two, so that "Mary" is not "Mary Queen of Roe".
  const last = subject.at(-1);
  return (
    subject.length > 1 &&
    rest.length <= 2 &&
    rest.at(-1) === last &&
    !subject.some((word) => registry.spellings.isPatronymic(word))
  );
}

function begins(words: readonly string[], start: readonly string[]): boolean {
  return words.length >= start.length && start.every((word, index) => words[index] === word);
}
