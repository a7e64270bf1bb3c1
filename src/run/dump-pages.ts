/**
 * Reads the pages of a MediaWiki export (https://www.mediawiki.org/xml/export-0.11) as its bytes come. In go pieces of
 * XML, out come pages, each complete; no more than one page is held. Nothing but XML's own entities is expanded, and a
 * document type is told of and not read. At the first error reading ends; what came before stands.
 */
import { isUtf8 } from 'node:buffer';
import { SaxesParser, type SaxesAttributePlain, type SaxesTagPlain } from 'saxes';

/** A page of a dump with its last revision. */
export interface DumpPage {
  readonly title: string;
  readonly namespace: number;
  readonly id: string;
  /** The title it redirects to, as the export tells it. */
  readonly redirect?: string;
  readonly revision?: string;
  readonly timestamp?: string;
  /** What the text is written in: `wikitext`, or JSON, Lua and the like. */
  readonly model: string;
  readonly text: string;
}

/** What is wrong with a dump, and where: an offset in bytes of the XML, decompressed. */
export interface DumpProblem {
  readonly kind: 'malformed' | 'truncated' | 'doctype' | 'too-long' | 'no-dump';
  readonly reason: string;
  readonly offset: number;
}

/** What the head of a dump says about its wiki. */
export interface DumpSite {
  readonly database?: string;
  /** The names of its namespaces by number. */
  readonly namespaces: ReadonlyMap<number, string>;
}

/** Longest text of a page, in UTF-16 units; MediaWiki allows 2 MB. */
const longestText = 1 << 25;

/** Most bytes between two tags: the parser holds them all. */
const longestRun = 1 << 26;

/** The elements whose words are wanted, by the element they stand in. */
const wanted: Readonly<Record<string, ReadonlySet<string>>> = {
  page: new Set(['title', 'ns', 'id']),
  revision: new Set(['id', 'timestamp', 'model', 'text']),
  siteinfo: new Set(['dbname']),
  namespaces: new Set(['namespace']),
};

interface OpenPage {
  readonly fields: Map<string, string>;
  redirect?: string;
}

/** How many bytes at the end begin a character of UTF-8 and do not complete it. */
function openBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= 3; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

/** How many bytes stand before the first that is no UTF-8. */
function validLength(bytes: Buffer): number {
  const back = Buffer.from(bytes.toString('utf8'));
  let length = 0;
  while (length < bytes.length && bytes[length] === back[length]) length++;
  // U+FFFD, which stands for what is wrong, begins like some wrong bytes.
  while (length > 0 && !isUtf8(bytes.subarray(0, length))) length--;
  return length;
}

/** Takes XML in pieces and gives the pages that are complete. */
export class DumpReader {
  /** `fragment`: the pages of one stream of a multistream dump, without the element around them. */
  constructor(onProblem: (problem: DumpProblem) => void, fragment = false) {
    this.#onProblem = onProblem;
    this.#fragment = fragment;
    this.#parser = new SaxesParser({ fragment });
    this.#parser.on('opentag', (tag: SaxesTagPlain) => this.#openTag(tag));
    this.#parser.on('closetag', (tag: SaxesTagPlain) => this.#closeTag(tag.name));
    this.#parser.on('text', (text) => this.#addText(text));
    this.#parser.on('cdata', (text) => this.#addText(text));
    this.#parser.on('doctype', () =>
      this.#problem('doctype', 'The dump has a document type declaration, which is not read'),
    );
    this.#parser.on('error', (error) => {
      // The message begins with the place, which is told in bytes instead.
      this.#stop('malformed', error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, ''));
    });
  }

  readonly #onProblem: (problem: DumpProblem) => void;
  readonly #fragment: boolean;
  readonly #parser: SaxesParser;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  /** The first bytes of a character whose others have not come yet. */
  #held: Buffer = Buffer.alloc(0);
  readonly #path: string[] = [];
  #text: string[] | undefined;
  #length = 0;
  #page: OpenPage | undefined;
  #done: DumpPage[] = [];
  #stopped = false;
  /** Bytes and characters before the piece that is being read, and the piece. */
  #bytes = 0;
  #characters = 0;
  #piece = '';
  /** Bytes since the last tag. */
  #run = 0;
  #database: string | undefined;
  readonly #namespaces = new Map<number, string>();
  #namespace: number | undefined;
  #pages = 0;

  /** Whether an error has ended the reading. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** What the head said, as far as it has been read. */
  get site(): DumpSite {
    return { namespaces: this.#namespaces, ...(this.#database !== undefined && { database: this.#database }) };
  }

  /** How many bytes of XML have been read. */
  get offset(): number {
    return this.#bytes;
  }

  /** Reads a piece and gives the pages that it completes. */
  write(piece: Uint8Array): DumpPage[] {
    if (this.#stopped) return [];
    const bytes = Buffer.concat([this.#held, piece]);
    const end = bytes.length - openBytes(bytes);
    this.#held = bytes.subarray(end);
    this.#read(bytes.subarray(0, end));
    return this.#take();
  }

  #read(bytes: Buffer): void {
    const valid = isUtf8(bytes) ? bytes.length : validLength(bytes);
    const text = this.#decoder.decode(bytes.subarray(0, valid));
    this.#piece = this.#bytes === 0 && text.startsWith('\ufeff') ? text.slice(1) : text;
    this.#run += valid;
    this.#parser.write(this.#piece);
    if (this.#run > longestRun) this.#stop('malformed', `More than ${longestRun} bytes stand without a tag`);
    this.#characters += this.#piece.length;
    this.#bytes += valid;
    this.#piece = '';
    if (valid < bytes.length) {
      const byte = (bytes[valid] ?? 0).toString(16).toUpperCase().padStart(2, '0');
      this.#stop('malformed', `Byte 0x${byte} is no UTF-8`);
    }
  }

  /** Ends the reading: what is open now was cut off. */
  close(): DumpPage[] {
    if (this.#stopped) return this.#take();
    if (this.#path.length > 0) {
      const within = this.#page
        ? `within page "${this.#page.fields.get('title') ?? ''}"`
        : `in <${this.#path.at(-1) ?? ''}>`;
      this.#stop('truncated', `The dump ends ${within} after ${this.#pages} pages`);
    } else if (this.#pages === 0 && !this.#fragment && this.#namespaces.size === 0)
      this.#stop('no-dump', 'The file has no pages of a MediaWiki export');
    return this.#take();
  }

  #take(): DumpPage[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  #openTag(tag: SaxesTagPlain): void {
    this.#run = 0;
    if (this.#stopped) return;
    const parent = this.#path.at(-1);
    this.#path.push(tag.name);
    const { attributes } = tag as { attributes: Record<string, string | SaxesAttributePlain> };
    if (tag.name === 'page') this.#page = { fields: new Map() };
    else if (tag.name === 'redirect' && parent === 'page' && this.#page && typeof attributes['title'] === 'string')
      this.#page.redirect = attributes['title'];
    else if (tag.name === 'namespace') this.#namespace = Number(attributes['key']);
    if (parent === undefined || !wanted[parent]?.has(tag.name)) return;
    this.#text = [];
    this.#length = 0;
  }

  #addText(text: string): void {
    if (!this.#text || this.#stopped) return;
    this.#length += text.length;
    if (this.#length > longestText) {
      const title = this.#page?.fields.get('title') ?? '';
      this.#problem('too-long', `The text of page "${title}" has more than ${longestText} characters and was left out`);
      this.#text = undefined;
    } else this.#text.push(text);
  }

  #closeTag(name: string): void {
    this.#run = 0;
    if (this.#stopped) return;
    this.#path.pop();
    const parent = this.#path.at(-1);
    if (this.#text && parent !== undefined && wanted[parent]?.has(name)) this.#keep(parent, name, this.#text.join(''));
    this.#text = undefined;
    if (name === 'page') this.#endPage();
  }

  #keep(parent: string, name: string, words: string): void {
    if (name === 'dbname') this.#database = words;
    else if (name === 'namespace') {
      if (this.#namespace !== undefined) this.#namespaces.set(this.#namespace, words);
    } else this.#page?.fields.set(parent === 'revision' ? `revision ${name}` : name, words);
  }

  #endPage(): void {
    const page = this.#page;
    this.#page = undefined;
    this.#pages++;
    const title = page?.fields.get('title');
    const text = page?.fields.get('revision text');
    if (!page || title === undefined || text === undefined) return;
    const { fields, redirect } = page;
    const [revision, timestamp] = [fields.get('revision id'), fields.get('revision timestamp')];
    this.#done.push({
      title,
      namespace: Number(fields.get('ns') ?? this.#namespaceOf(title)),
      id: fields.get('id') ?? '',
      ...(redirect !== undefined && { redirect }),
      ...(revision !== undefined && { revision }),
      ...(timestamp !== undefined && { timestamp }),
      model: fields.get('revision model') ?? 'wikitext',
      text,
    });
  }

  /** Exports before version 0.6 give no numbers of namespaces. */
  #namespaceOf(title: string): number {
    const colon = title.indexOf(':');
    const prefix = colon < 0 ? '' : title.slice(0, colon);
    if (prefix === '') return 0;
    for (const [number, name] of this.#namespaces) if (name === prefix) return number;
    return 0;
  }

  #problem(kind: DumpProblem['kind'], reason: string): void {
    const within = Math.max(0, this.#parser.position - this.#characters);
    const offset = this.#bytes + Buffer.byteLength(this.#piece.slice(0, within));
    this.#onProblem({ kind, reason, offset });
  }

  #stop(kind: DumpProblem['kind'], reason: string): void {
    if (this.#stopped) return;
    this.#problem(kind, reason);
    this.#stopped = true;
  }
}
