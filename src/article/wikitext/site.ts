/**
 * What the reader must know about a wiki: its namespaces, how its infoboxes are called, what redirects. In goes the
 * content of source/sites/<site>.yaml, which its schema has accepted, and the months of its language; out come tables.
 */

/** What a link to a page of a namespace is. */
export type Namespace = 'file' | 'category' | 'template' | 'talk' | 'other';

/** A wiki as the reader sees it. */
export interface SiteProfile {
  /** BCP 47. */
  readonly lang: string;
  /** By name in lower case. */
  readonly namespaces: ReadonlyMap<string, Namespace>;
  /** Prefixes of links to other wikis, in lower case; those of languages are known by their form. */
  readonly interwiki: ReadonlySet<string>;
  /** Names of infobox templates as `templateKey` gives them. */
  readonly infoboxes: ReadonlySet<string>;
  /** What the name of an infobox template starts or ends with. */
  readonly infoboxPrefixes: readonly string[];
  readonly infoboxSuffixes: readonly string[];
  /** Names of templates that are an infobox wherever on the page they stand. */
  readonly infoboxesAnywhere: ReadonlySet<string>;
  /** What the titles of pages begin with that are about no one thing: `List of `. */
  readonly overviews: readonly string[];
  /** The words that make a page a redirect, lower case: `#redirect`. */
  readonly redirects: readonly string[];
  /** Letters after a link that belong to its words. */
  readonly trail: RegExp;
  /** Whether the first letter of a title is always upper case. */
  readonly upperFirst: boolean;
  /** The names of the twelve months. */
  readonly months: readonly string[];
  /** What stands after a year before the common era. */
  readonly bce: string;
}

interface SiteFile {
  readonly language: string;
  readonly templates: readonly string[];
  readonly namespaces: Readonly<Record<Namespace, readonly string[]>>;
  readonly interwiki?: readonly string[];
  readonly infobox: {
    readonly prefixes?: readonly string[];
    readonly suffixes?: readonly string[];
    readonly names?: readonly string[];
    readonly anywhere?: readonly string[];
  };
  readonly overviews?: readonly string[];
  readonly redirect: readonly string[];
  readonly trail?: string;
  readonly 'first-letter'?: 'upper' | 'any';
  readonly months: readonly string[];
  readonly bce: string;
}

/** The files of source/templates that a site names, first the one that counts first. */
export function templateFiles(data: unknown): readonly string[] {
  return (data as SiteFile).templates;
}

/** Compiles the file of a site; `infoboxes` are the names that mappings list beside its own. */
export function compileSite(data: unknown, infoboxes: Iterable<string> = []): SiteProfile {
  const file = data as SiteFile;
  const namespaces = Object.entries(file.namespaces) as [Namespace, readonly string[]][];
  return {
    lang: file.language,
    namespaces: new Map(
      namespaces.flatMap(([kind, names]) => names.map((name) => [name.toLowerCase(), kind] as const)),
    ),
    interwiki: new Set(file.interwiki ?? []),
    infoboxes: new Set([...(file.infobox.names ?? []), ...infoboxes].map(templateKey)),
    infoboxPrefixes: (file.infobox.prefixes ?? []).map(templateKey),
    infoboxSuffixes: (file.infobox.suffixes ?? []).map(templateKey),
    infoboxesAnywhere: new Set((file.infobox.anywhere ?? []).map(templateKey)),
    overviews: (file.overviews ?? []).map((words) => `${words} `),
    redirects: file.redirect.map((word) => word.toLowerCase()),
    trail: new RegExp(`[${file.trail ?? 'a-z'}]+`, 'yu'),
    upperFirst: file['first-letter'] !== 'any',
    months: file.months,
    bce: file.bce,
  };
}

/** The name of a template as tables have it: lower case, single blanks, no namespace of its own. */
export function templateKey(name: string): string {
  if (/^[a-z]+(?: [a-z]+)*$/.test(name)) return name;
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim();
}

/** Whether the name of a template, as `templateKey` gives it, is that of an infobox. */
export function isInfobox(key: string, site: SiteProfile): boolean {
  return (
    site.infoboxes.has(key) ||
    site.infoboxesAnywhere.has(key) ||
    site.infoboxPrefixes.some((prefix) => key === prefix || key.startsWith(`${prefix} `)) ||
    site.infoboxSuffixes.some((suffix) => key.endsWith(` ${suffix}`))
  );
}

/** Where a link leads. */
export type LinkTarget =
  | { readonly kind: 'page'; readonly title: string }
  | { readonly kind: 'here' }
  | { readonly kind: 'file' | 'category'; readonly name: string }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'invalid' };

const language = /^(?:[a-z]{2,3}|simple|[a-z]{2,3}-[a-z-]{2,10})$/;

/** Reads the target of a link, character references decoded: `:Category:Kings#List`. */
export function linkTarget(written: string, site: SiteProfile): LinkTarget {
  // Most targets are plain words.
  if (isPlainTitle(written) && !site.overviews.some((words) => written.startsWith(words)))
    return { kind: 'page', title: upperFirst(written, site) };
  const shown = written.trimStart().startsWith(':');
  const clean = percentDecoded(written)
    .replace(/[_\s]+/g, ' ')
    .replace(/[\u200e\u200f]/g, '')
    .replace(/^ ?:? ?| $/g, '');
  const hash = clean.indexOf('#');
  const title = (hash < 0 ? clean : clean.slice(0, hash)).trimEnd();
  if (title === '') return { kind: hash < 0 ? 'invalid' : 'here' };
  if (/[<>[\]{}|]/.test(title) || title.length > 255) return { kind: 'invalid' };
  const colon = title.indexOf(':');
  const prefix = colon > 0 ? title.slice(0, colon).trimEnd() : '';
  const namespace = prefix === '' ? undefined : site.namespaces.get(prefix.toLowerCase());
  const name = title.slice(colon + 1).trimStart();
  if ((namespace === 'file' || namespace === 'category') && !shown)
    return name === '' ? { kind: 'invalid' } : { kind: namespace, name: pageTitle(name, site) };
  if (namespace) return { kind: 'elsewhere' };
  if (prefix !== '' && site.interwiki.has(prefix.toLowerCase())) return { kind: 'elsewhere' };
  if (language.test(prefix)) return { kind: shown ? 'elsewhere' : 'hidden' };
  const page = pageTitle(title, site);
  // `[[List of kings|king]]` is about kings, but no king and no kind of thing.
  if (site.overviews.some((words) => page.startsWith(words))) return { kind: 'elsewhere' };
  return { kind: 'page', title: page };
}

/** The characters that plain titles are made of: ASCII letters, figures and marks that mean nothing in a link. */
const plain = new Uint8Array(128);
for (const char of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,.()'-")
  plain[char.charCodeAt(0)] = 1;

/** Whether a title is made of plain characters, with single blanks between words, and begins with a letter, figure or bracket. */
function isPlainTitle(title: string): boolean {
  let last = 0x20;
  for (let at = 0; at < title.length; at++) {
    const code = title.charCodeAt(at);
    if (code === 0x20 ? last === 0x20 : code > 0x7f || plain[code] !== 1) return false;
    last = code;
  }
  return last !== 0x20 && !/[,.)'-]/.test(title.charAt(0));
}

/** A title as the wiki has it. */
export function pageTitle(title: string, site: SiteProfile): string {
  const clean = title
    .normalize('NFC')
    .replace(/[_\s]+/g, ' ')
    .trim();
  return upperFirst(clean, site);
}

function upperFirst(title: string, site: SiteProfile): string {
  if (!site.upperFirst) return title;
  const first = String.fromCodePoint(title.codePointAt(0) ?? 0x20);
  return title === '' ? '' : first.toUpperCase() + title.slice(first.length);
}

/** MediaWiki reads `%41` in a link's target as the letter; what is no UTF-8 stays. */
function percentDecoded(target: string): string {
  if (!/%[\da-f]{2}/i.test(target)) return target;
  return target.replace(/(?:%[\da-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}
