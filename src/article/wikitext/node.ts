/**
 * What wikitext is made of: a tree of marks. Nodes are markup only; the words between them are the gaps, so a node list
 * with the text it was read from is the whole content. Types only.
 */
import type { Range } from '../../range.ts';

/** A stretch of content: the marks in it, in order, not overlapping. Between them stands text. */
export interface Content extends Range {
  readonly nodes: readonly Node[];
}

/** What stands between two `|` of a template or a link. */
export interface Part extends Content {
  /** Where the `=` after a parameter's name stands; -1 without one. */
  readonly equals: number;
}

export type Node =
  | TemplateNode
  | LinkNode
  | AddressNode
  | ElementNode
  | TagNode
  | QuoteNode
  | Mark<'comment'>
  | Mark<'character'>
  | Mark<'switch'>
  | Mark<'address-end'>;

interface Mark<K extends string> extends Range {
  readonly kind: K;
}

/** `{{name|part|key=part}}`, or the parameter of a template page, `{{{name|default}}}`. The first part is the name. */
export interface TemplateNode extends Mark<'template' | 'parameter'> {
  readonly parts: readonly Part[];
}

/** `[[target|words]]`. The first part is the target. */
export interface LinkNode extends Mark<'link'> {
  readonly parts: readonly Part[];
}

/** The opening of a link to an address, `[https://…`, up to its words; its `]` is a node of its own. */
export interface AddressNode extends Mark<'address' | 'text'> {
  readonly address: Range;
}

/** An element of MediaWiki with its content, such as `<ref>…</ref>`; `<nowiki>` and the like have no nodes in it. */
export interface ElementNode extends Mark<'element'> {
  /** Lower case. */
  readonly name: string;
  /** What stands in the opening tag after the name. */
  readonly attributes: Range;
  /** Absent for `<ref … />`. */
  readonly content?: Content;
}

/** A tag of HTML, opening or closing; pairs are not matched. */
export interface TagNode extends Mark<'tag'> {
  readonly name: string;
  readonly closing: boolean;
  readonly attributes: Range;
}

/** Apostrophes that mean italic or bold. */
export interface QuoteNode extends Mark<'quote'> {
  /** How many of the apostrophes, at the start, are words: one of the four in `''''bold`. */
  readonly kept: number;
}
