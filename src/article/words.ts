/**
 * The words of a language that a reader of articles needs: what a heading says about its section, and which full
 * stops end no sentence. In goes the content of headings.yaml and abbreviations.yaml, out come tables.
 */
import type { SectionKind } from './article.ts';

/** What follows an abbreviation: always a name, a number, or anything, a new sentence included. */
export type AbbreviationKind = 'name' | 'number' | 'any';

/** The words of one language. */
export interface ArticleWords {
  /** BCP 47 tag: chooses the rules of `Intl.Segmenter`. */
  readonly lang: string;
  /** By heading as `headingKey` gives it. */
  readonly headings: ReadonlyMap<string, SectionKind>;
  /** By the abbreviation with its stop: `Dr.`. */
  readonly abbreviations: ReadonlyMap<string, AbbreviationKind>;
  /** Words in lower case that open a sentence after an abbreviation: `the`. */
  readonly openers: ReadonlySet<string>;
}

/** Compiles the two data files of a language, which their schemas in shapes/source have accepted. */
export function compileArticleWords(lang: string, headingsData: unknown, abbreviationsData: unknown): ArticleWords {
  const headings = headingsData as Readonly<Record<string, SectionKind>>;
  const lists = abbreviationsData as Readonly<Record<AbbreviationKind | 'openers', readonly string[]>>;
  const kinds: readonly AbbreviationKind[] = ['name', 'number', 'any'];
  return {
    lang,
    headings: new Map(Object.entries(headings).map(([heading, kind]) => [headingKey(heading), kind])),
    abbreviations: new Map(kinds.flatMap((kind) => lists[kind].map((word) => [word.normalize('NFC'), kind] as const))),
    openers: new Set(lists.openers),
  };
}

/** A heading as the table has it: NFC, lower case, single blanks. */
export function headingKey(heading: string): string {
  return heading.normalize('NFC').toLowerCase().split(/\s+/).join(' ').trim();
}
