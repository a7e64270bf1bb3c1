/** What is open while wikitext is read: the text itself, braces, brackets or an element. */
import type { Writable } from '../passage.ts';
import type { AddressNode, ElementNode, Node, Part, QuoteNode } from './node.ts';
import { quoteBalance } from './quote.ts';

type OpenPart = Writable<Omit<Part, 'nodes'>> & { nodes: Node[] };

/** What is open: the text itself, braces, brackets or an element. */
export interface Frame {
  readonly kind: 'root' | 'braces' | 'brackets' | 'element';
  readonly start: number;
  /** How many opening braces have not been closed yet. */
  braces: number;
  parts: OpenPart[];
  part: OpenPart;
  /** The opening of a link to an address whose `]` has not come yet. */
  address?: Writable<AddressNode> | undefined;
  /** The apostrophes of the current line. */
  quotes: Writable<QuoteNode>[];
  /** Where the content of the element that this frame is in ends. */
  readonly limit: number;
  /** How many levels of nesting it may come to. */
  readonly depth: number;
  readonly element?: Omit<ElementNode, 'content' | 'kind'>;
}

/** Opens a frame. */
export function frame(
  kind: Frame['kind'],
  start: number,
  limit: number,
  depth: number,
  inside: { content: number; braces?: number; element?: Frame['element'] },
): Frame {
  const part: OpenPart = { start: inside.content, end: inside.content, equals: -1, nodes: [] };
  const { braces = 0, element } = inside;
  return { kind, start, limit, depth, braces, parts: [part], part, quotes: [], ...(element && { element }) };
}

/** A link to an address that is not closed on its line is text. */
export function dropAddress(open: Frame): void {
  if (!open.address) return;
  open.address.kind = 'text';
  open.address = undefined;
}

/** Settles the apostrophes of a line. */
export function balanceQuotes(text: string, open: Frame): void {
  if (open.quotes.length > 1 || (open.quotes[0] && open.quotes[0].kept > 0)) quoteBalance(text, open.quotes);
  if (open.quotes.length > 0) open.quotes = [];
}
