/**
 * Mints and checks every IRI of the program. Names go in; what comes out is
 * plain ASCII under one base (data-model §3), and depends on nothing but the
 * names: no counter, no clock, no random number.
 */
import { createHash } from 'node:crypto';

/** RFC 9562 appendix A: the name space of URLs. */
const urlNamespace = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

/** The longest IRI that every store tried takes. */
export const maxIriLength = 2000;

/** MediaWiki's blanks (`MediaWikiTitleCodec`), with the line ends that no title may have. */
const blanks = /[\s_\u180e]+/gu;

/** Direction marks, which MediaWiki drops from titles. */
const directionMarks = /[\u200e\u200f\u202a-\u202e]/g;

/** A title in the form all addresses use: NFC, `_` for blanks, none doubled or at an end, no half of a surrogate pair. */
function normalizeTitle(title: string): string {
  const joined = title
    .normalize('NFC')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(directionMarks, '')
    .replace(blanks, '_');
  return joined.slice(joined.startsWith('_') ? 1 : 0, joined.length > 1 && joined.endsWith('_') ? -1 : undefined);
}

/** A text with its first letter in upper case, as titles begin; a letter whose upper case is longer (`ß`) stays. */
function upperFirst(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0x5f);
  const upper = first.toUpperCase();
  return text === '' || upper.length !== first.length ? text : upper + text.slice(first.length);
}

/** Percent-encodes as MediaWiki's `wfUrlencode` does: `;@$!*(),/~:` stay, `'` does not; halves of surrogate pairs become U+FFFD. */
export function encode(name: string): string {
  return encodeURIComponent(name.toWellFormed())
    .replace(/'/g, '%27')
    .replace(/%(?:3B|40|24|2C|2F|3A)/g, decodeURIComponent);
}

/** The name of a page as it stands in addresses: `Qays ibn Sa'd` gives `Qays_ibn_Sa%27d` (data-model §3.2). */
export function slug(title: string): string {
  return encode(upperFirst(normalizeTitle(title)));
}

/** The address of a page of the Wikipedia in a language. */
export function wikipediaUrl(lang: string, title: string): string {
  return `https://${encode(lang)}.wikipedia.org/wiki/${slug(title)}`;
}

/** DBpedia's IRI of a page: letters and `'` stay as they are (`WikiUtil.wikiEncode` of its extraction framework). */
export function dbpediaIri(title: string): string {
  const name = upperFirst(normalizeTitle(title)).replace(/[\p{Cc}"#%<>?[\\\]^`{|}]/gu, encodeURIComponent);
  return `http://dbpedia.org/resource/${name}`;
}

const forbidden = /[\p{Cc}\p{Cs}\p{Z}<>"{}|^`\\[\]]|#.*#/u;

/** What RFC 3987 leaves out beyond ASCII: noncharacters, private use, specials and tags (`ucschar`); readers refuse them. */
const outside =
  /[^\0-\u007f\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\u{10000}-\u{1fffd}\u{20000}-\u{2fffd}\u{30000}-\u{3fffd}\u{40000}-\u{4fffd}\u{50000}-\u{5fffd}\u{60000}-\u{6fffd}\u{70000}-\u{7fffd}\u{80000}-\u{8fffd}\u{90000}-\u{9fffd}\u{a0000}-\u{afffd}\u{b0000}-\u{bfffd}\u{c0000}-\u{cfffd}\u{d0000}-\u{dfffd}\u{e1000}-\u{efffd}]/u;
/** A scheme and something; for the web, a host without user or password, and a port that is a number. */
const absolute = /^(?:https?:\/\/[^/?#:@]+(?::\d{1,5})?(?:[/?#]|$)|(?!https?:)[A-Za-z][A-Za-z0-9+.-]*:[^\s])/;
const brokenEscape = /%(?![0-9A-Fa-f]{2})/;

/** Whether a string is an absolute IRI that every serialisation and store takes: scheme, no blank, control or bracket, at most 2000 characters. */
export function checkIri(iri: string): boolean {
  return (
    iri.length <= maxIriLength &&
    absolute.test(iri) &&
    !forbidden.test(iri) &&
    !outside.test(iri) &&
    !brokenEscape.test(iri)
  );
}

/** JSON with keys in code unit order and without `lexical`: the words may change without the value changing. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (key === 'lexical') return undefined;
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}

/** The first `length` hexadecimal digits of the SHA-256 of a list of strings. */
export function contentHash(parts: readonly string[], length: number): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, length);
}

/** The name-based UUID (version 5, SHA-1) of a name in a name space, which is a UUID too (RFC 9562 §5.5). */
export function uuid5(namespace: string, name: string): string {
  const digest = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** An entity's key made unique among articles: a key with `#` is known only inside its article. */
export function qualifyKey(key: string, articleKey: string): string {
  return key.startsWith('#') ? articleKey + key : key;
}

/** What the identity of a statement rests on. */
export interface StatementIdentity {
  readonly subject: string;
  readonly property: string;
  readonly value: object;
  readonly slot?: string | undefined;
  /** Keys of those who say it, for an attributed statement. */
  readonly according?: readonly string[] | undefined;
}

/** The id of a statement of an article: UUIDv5 in the base's name space over subject, property, main value, slot and holders. */
export function statementId(identity: StatementIdentity, articleKey: string, base: string): string {
  const { subject, property, slot, according } = identity;
  const { entity, ...rest } = identity.value as { entity?: unknown };
  const value = typeof entity === 'string' ? { ...rest, entity: qualifyKey(entity, articleKey) } : identity.value;
  const holders = according?.map((key) => qualifyKey(key, articleKey));
  const name = canonicalJson({ subject: qualifyKey(subject, articleKey), property, value, slot, according: holders });
  return uuid5(uuid5(urlNamespace, base), name);
}

/** The nodes of a piece of evidence. */
export interface EvidenceIris {
  readonly annotation: string;
  readonly target: string;
  readonly quote: string;
  readonly position: string;
}

/** Mints IRIs under one base. Every method answers in ASCII and the same for the same names. */
export class Iris {
  readonly base: string;
  readonly #lock: ReadonlyMap<string, string>;

  /** `lock` gives entities, by qualified key, the IRI they have kept from earlier builds. Throws on a base that is no `http` IRI ending in `/`. */
  constructor(base: string, lock: ReadonlyMap<string, string> = new Map()) {
    if (!checkIri(base) || !/^https?:\/\/[^/?#]+\/(?:[^?#]*\/)?$/.test(base)) {
      throw new TypeError(`Base "${base}" is no http or https IRI that ends in "/"`);
    }
    this.base = base;
    this.#lock = lock;
  }

  /** An entity: `entity/{slug}`, or `entity/{article}#{local}` for a key with `#`. */
  entity(key: string, articleKey: string): string {
    const locked = this.#lock.get(qualifyKey(key, articleKey));
    return locked ?? `${this.base}entity/${entityPath(key, articleKey)}`;
  }

  /** A statement, shaped like Wikidata's: subject, then the UUID. A long subject is cut, as the UUID alone is identity. */
  statement(subjectKey: string, uuid: string, articleKey: string): string {
    const subject = entityPath(subjectKey, articleKey)
      .replace(/[^\w-]/g, '-')
      .slice(0, 200);
    return `${this.base}entity/statement/${subject}-${encode(uuid)}`;
  }

  /** The schema.org role that repeats a statement. */
  role(statement: string): string {
    return `${statement}#role`;
  }

  /** A full value, by content hash. */
  value(hash: string): string {
    return `${this.base}value/${hash}`;
  }

  /** A reference, by content hash. */
  reference(hash: string): string {
    return `${this.base}reference/${hash}`;
  }

  /** A value that is said to exist but is not known: a skolem IRI (RDF 1.1 §3.5). */
  unknown(hash: string): string {
    return `${this.base}.well-known/genid/${hash}`;
  }

  /** The nodes of an annotation, by content hash. */
  evidence(hash: string): EvidenceIris {
    const annotation = `${this.base}evidence/${hash}`;
    return {
      annotation,
      target: `${annotation}#target`,
      quote: `${annotation}#quote`,
      position: `${annotation}#position`,
    };
  }

  /** The exact bytes of an article's text, by SHA-256. */
  text(sha256: string): string {
    return `${this.base}text/sha256/${encode(sha256)}`;
  }

  /** A stretch of a text, in code points (the `#char=` fragment of NIF and RFC 5147). */
  textRange(sha256: string, start: number, end: number): string {
    return `${this.text(sha256)}#char=${start},${end}`;
  }

  /** An article of a site; `part` is `infobox`, `lead` or the id of another section. */
  article(site: string, title: string, part?: string): string {
    const article = `${this.base}article/${encode(site)}/${slug(title)}`;
    return part === undefined ? article : `${article}#${encode(normalizeTitle(part))}`;
  }

  /** The graph of one layer of one article. */
  articleGraph(site: string, title: string, layer: string): string {
    return `${this.base}graph/${encode(site)}/${slug(title)}/${layer}`;
  }

  /** A graph of the whole dataset: a layer, `meta`, `properties`. */
  graph(layer: string): string {
    return `${this.base}graph/${layer}`;
  }

  /** The run that made an article's data, by the hash of its inputs. */
  activity(hash: string): string {
    return `${this.base}activity/${hash}`;
  }

  /** The link from a subject to what somebody says about it: never read as a fact. */
  attributed(property: string): string {
    return `${this.base}prop/attributed/${encode(property)}`;
  }

  /** A term of this project's own vocabulary. */
  term(name: string): string {
    return `${this.base}ns#${name}`;
  }

  /** The predicate of an infobox key that no property is safe for; an overlong key ends in its hash. */
  infoboxKey(norm: string): string {
    const name = encode(normalizeTitle(norm));
    return `${this.base}ns/infobox/${name.length <= 500 ? name : contentHash([norm], 32)}`;
  }
}

/** The part of an entity's IRI after `entity/`. */
function entityPath(key: string, articleKey: string): string {
  if (!key.startsWith('#')) return slug(key);
  const title = articleKey.slice(articleKey.indexOf(':') + 1);
  return `${slug(title)}#${encode(normalizeTitle(key.slice(1)))}`;
}
