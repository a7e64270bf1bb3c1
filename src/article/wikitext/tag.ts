/** The tags of MediaWiki and HTML that the reader treats each in its way, and the attributes of a tag. */
import type { Range } from '../../range.ts';

/** Elements whose content is wikitext of its own, which ends at the first closing tag whatever stands between. */
const parsed = ['ref', 'references', 'poem', 'indicator'];
/** Elements whose content is no wikitext. */
const raw = [
  'nowiki',
  'pre',
  'math',
  'chem',
  'ce',
  'gallery',
  'timeline',
  'score',
  'hiero',
  'imagemap',
  'inputbox',
  'syntaxhighlight',
  'source',
  'templatedata',
  'templatestyles',
  'mapframe',
  'maplink',
  'graph',
  'table',
  'includeonly',
];

/** What becomes of an element's content: read as wikitext, or kept as it is. */
export const elements: ReadonlyMap<string, 'parsed' | 'raw'> = new Map([
  ...parsed.map((name) => [name, 'parsed'] as const),
  ...raw.map((name) => [name, 'raw'] as const),
]);

/** Elements whose content is words as it stands. */
export const verbatim: ReadonlySet<string> = new Set(['nowiki', 'pre', 'syntaxhighlight', 'source']);

/** Tags of HTML that wikitext may hold and that only change how words look, or mark the pages of a template. */
export const tags: ReadonlySet<string> = new Set([
  ...['abbr', 'b', 'bdi', 'bdo', 'big', 'blockquote', 'br', 'caption', 'center', 'cite', 'code', 'data', 'dd', 'del'],
  ...['dfn', 'div', 'dl', 'dt', 'em', 'font', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'ins', 'kbd', 'li'],
  ...['mark', 'noinclude', 'ol', 'onlyinclude', 'p', 'q', 'rb', 'rp', 'rt', 'rtc', 'ruby', 's', 'samp', 'section'],
  ...['small', 'span', 'strike', 'strong', 'sub', 'sup', 'td', 'th', 'time', 'tr', 'translate', 'tt', 'u', 'ul', 'var'],
  'wbr',
]);

const attribute = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>/]+))/g;

/** The attributes of a tag by name in lower case; the last of two wins. */
export function readAttributes(text: string, range: Range): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.slice(range.start, range.end).matchAll(attribute))
    found.set(name.toLowerCase(), (double ?? single ?? bare ?? '').trim());
  return found;
}
