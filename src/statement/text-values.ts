/**
 * Reads the values that are text: addresses, identifiers, file names, plain strings. Each takes the words of a value and
 * gives the value in its normal form, or nothing. Never throws.
 */

/** An address, or why there is none: `unsafe` has a scheme other than http and https, or credentials. */
export type UrlReading = { readonly kind: 'url'; readonly url: string } | { readonly kind: 'unsafe' | 'unreadable' };

const host =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:\p{L}{2,24}|xn--[a-z0-9-]{2,59})(?::\d{1,5})?(?:[/?#]|$)/iu;

/** Reads one web address; one without a scheme is http, as MediaWiki's template URL has it. */
export function readUrl(words: string): UrlReading {
  const text = words.trim().replace(/^<(.*)>$/, '$1');
  if (text === '' || text.length > 2000 || /[\s<>"{}|\\^`]/.test(text)) return { kind: 'unreadable' };
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return { kind: 'unsafe' };
  if (scheme === undefined && !host.test(text.replace(/^\/\//, ''))) return { kind: 'unreadable' };
  const address = scheme === undefined ? `http://${text.replace(/^\/\//, '')}` : text;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return { kind: 'unreadable' };
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return { kind: 'unsafe' };
  return host.test(url.host) ? { kind: 'url', url: url.href } : { kind: 'unreadable' };
}

/** Reads an identifier: one word, without the `ID:` or brackets that no identifier has. */
export function readIdentifier(words: string): string | undefined {
  const text = words.trim();
  return /^[^\s<>"{}[\]|\\^`]{1,200}$/u.test(text) && /[\p{L}\p{N}]/u.test(text) ? text : undefined;
}

/** Reads an ISBN of 10 or 13 digits, hyphens and all; nothing when the check digit is wrong (ISO 2108). */
export function readIsbn(words: string): string | undefined {
  const text = words
    .trim()
    .replace(/^isbn(?:-1[03])?:?\s*/i, '')
    .replace(/[\u2010-\u2015\s]/g, '-');
  const digits = text.replaceAll('-', '').toUpperCase();
  if (!/^[0-9-]{9,17}[0-9X]$/i.test(text) || /--/.test(text)) return undefined;
  return isIsbn10(digits) || isIsbn13(digits) ? text.toUpperCase() : undefined;
}

function isIsbn10(digits: string): boolean {
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  const sum = digits.split('').reduce((total, digit, i) => total + (10 - i) * (digit === 'X' ? 10 : Number(digit)), 0);
  return sum % 11 === 0;
}

function isIsbn13(digits: string): boolean {
  if (!/^97[89]\d{10}$/.test(digits)) return false;
  const sum = digits.split('').reduce((total, digit, i) => total + (i % 2 === 0 ? 1 : 3) * Number(digit), 0);
  return sum % 10 === 0;
}

/** Reads the name of a media file as Commons writes it: no namespace, blanks for `_`, upper-case first letter, nothing of how it is shown. */
export function readMediaFile(words: string): string | undefined {
  const name = words
    .trim()
    .replace(/\|.*$/s, '')
    .replace(/^(?:file|image):\s*/i, '')
    .replace(/[_\s]+/g, ' ')
    .trim();
  if (
    !/^[^\p{C}<>[\]{}|#:/\\]{1,235}\.(?:jpe?g|png|gif|svg|tiff?|webp|xcf|og[gvax]|opus|flac|wav|mp3|webm|mpe?g|mid|pdf|djvu|stl)$/iu.test(
      name,
    )
  ) {
    return undefined;
  }
  const [first = ''] = name;
  return first.toUpperCase() + name.slice(first.length);
}

/** Reads a plain string: white space single, at least one letter or digit. */
export function readString(words: string): string | undefined {
  const text = words.normalize('NFC').trim().replace(/\s+/g, ' ');
  return /[\p{L}\p{N}]/u.test(text) ? text : undefined;
}
