/**
 * What a reader makes of an article: a tree whose nodes know where they stand in
 * the text. Types only. The text itself is never changed: every name, value and
 * sentence is a range of it.
 */
import type { Range } from '../range.ts';
import type { Passage } from './passage.ts';

/** What a section is for; prose is the rest. Decided by its heading through a table of headings. */
export type SectionKind = 'lead' | 'prose' | 'see-also' | 'bibliography' | 'references' | 'external-links';

/** A whole article. */
export interface Article {
  /** The unmodified text, byte order mark and carriage returns included. */
  readonly text: string;
  readonly title: string;
  /** Where the title stands; absent when the text gives none and the title came from the file's name. */
  readonly titleRange?: Range;
  readonly infobox?: Infobox;
  /** In order; the first is the lead, which has no heading. */
  readonly sections: readonly Section[];
  /** Every character of the text belongs to exactly one leaf, in order. */
  readonly leaves: readonly Leaf[];
  /** What wikitext tells beside its words; absent for the plain form. */
  readonly page?: PageFacts;
}

/** What the wikitext of a page, or the dump it came from, tells beside the words. */
export interface PageFacts {
  /** The titles of the page's categories, without the namespace. */
  readonly categories: readonly string[];
  /** The sources that the page cites, by the id that citations name; list order is order of first use. */
  readonly sources: readonly CitedSource[];
  /** The names of the page's infobox templates, normalised, in order. */
  readonly templates: readonly string[];
  /** The Wikidata items that the page gives for pages it links to, by title. */
  readonly items?: ReadonlyMap<string, string>;
  /** The page's revision number, where the dump gives it. */
  readonly revision?: string;
  readonly timestamp?: string;
  /** The title a redirect leads to: such a page has no content of its own. */
  readonly redirect?: string;
  readonly disambiguation?: boolean;
}

/** A work cited by a `<ref>`, a cite template or a line of the bibliography. */
export interface CitedSource {
  readonly id: string;
  readonly range: Range;
  /** Last name first, as citations give it, or as one writes it. */
  readonly authors: readonly string[];
  readonly title?: string;
  readonly publisher?: string;
  readonly year?: string;
  readonly isbn?: string;
  readonly doi?: string;
  readonly url?: string;
  readonly pages?: string;
  /** The template it was read from, normalised; absent for free text. */
  readonly template?: string;
  /** As a person reads it. */
  readonly words: string;
}

/** What a leaf is. `space` is white space between the others, line ends included; `mark` is markup such as `= `, `- ` and `: `. */
export type LeafKind =
  | 'title'
  | 'name'
  | 'key'
  | 'value'
  | 'stray'
  | 'heading'
  | 'sentence'
  | 'item'
  | 'quotation'
  | 'table'
  | 'mark'
  | 'space';

/** A stretch of text that is not divided further. */
export interface Leaf {
  readonly kind: LeafKind;
  readonly range: Range;
}

/** The box of keys and values before the lead. */
export interface Infobox {
  /** From the name line, or the first field, to the end of the last field. */
  readonly range: Range;
  /** The names in the line before the fields, in order: `Name , native name`. */
  readonly names: readonly Name[];
  readonly fields: readonly Field[];
}

/** A name in the infobox's name line. */
export interface Name {
  readonly text: string;
  readonly range: Range;
}

/** One `Key: value` of an infobox. */
export interface Field {
  /** As written, without surrounding white space: `Term Start1`. */
  readonly key: string;
  /** Lower case, words joined by `_`, without its number: `term_start`. */
  readonly norm: string;
  /** The number at the end of the key, which ties it to the others of its group: 1 for `Term Start1`. */
  readonly number?: number;
  /** Empty, after the colon, when there is no value. */
  readonly value: Passage;
  /** Key to end of value. */
  readonly range: Range;
  readonly keyRange: Range;
  /** Which of the page's infobox templates it belongs to, from 0; absent for the plain form. */
  readonly template?: number;
}

/** A heading and what stands under it, up to the next heading of any level. */
export interface Section {
  /** `lead`, or the heading with `_` for blanks; a repeated heading gets `_2`, `_3` … */
  readonly id: string;
  /** 1 for the lead, else the number of `=` signs. */
  readonly level: number;
  /** The words of the heading; `(lead)` for the lead. */
  readonly title: string;
  readonly kind: SectionKind;
  readonly range: Range;
  readonly headingRange?: Range;
  readonly blocks: readonly Block[];
}

export type Block = Paragraph | List | Quotation;

/** Running text. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly range: Range;
  readonly sentences: readonly Sentence[];
}

/** A sentence of running text. */
export interface Sentence {
  /** Section id and ordinal within the section, from 1: `lead.6`. */
  readonly id: string;
  readonly range: Range;
  readonly passage: Passage;
}

/** Bullets that follow one another. */
export interface List {
  readonly kind: 'list';
  readonly range: Range;
  readonly items: readonly Item[];
}

/** One bullet, without its mark. What it means depends on the section's kind. */
export interface Item {
  /** Section id and ordinal of the bullet within the section, from 1: `Bibliography.3`. */
  readonly id: string;
  /** Depth of the bullet, from 1. */
  readonly depth: number;
  readonly range: Range;
  readonly passage: Passage;
}

/** A passage set off as somebody's words: an indented block in quotation marks. */
export interface Quotation {
  readonly kind: 'quotation';
  readonly id: string;
  /** With its quotation marks. */
  readonly range: Range;
  /** Without them. */
  readonly passage: Passage;
}
