/**
 * Decides, for the apostrophes of one line, which are words: when neither bold nor italic comes out even, three
 * apostrophes are one and an italic, as in `l'''Aigle''` (MediaWiki, Parser::doQuotes).
 */
import type { QuoteNode } from './node.ts';

type Quote = { -readonly [K in keyof QuoteNode]: QuoteNode[K] };

/** Sets `kept` of the one run of three that loses an apostrophe, if there must be one. */
export function quoteBalance(text: string, quotes: readonly Quote[]): void {
  let bold = 0;
  let italic = 0;
  for (const quote of quotes) {
    const width = quote.end - quote.start - quote.kept;
    if (width !== 2) bold++;
    if (width !== 3) italic++;
  }
  if (bold % 2 === 0 || italic % 2 === 0) return;
  const triples = quotes.filter((quote) => quote.end - quote.start - quote.kept === 3);
  const before = (quote: Quote, back: number): string => text.charAt(quote.start + quote.kept - back);
  const loser =
    triples.find((quote) => before(quote, 1) !== ' ' && before(quote, 2) === ' ') ??
    triples.find((quote) => before(quote, 1) !== ' ') ??
    triples[0];
  if (loser) loser.kept++;
}
