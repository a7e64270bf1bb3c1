/** What is known of a SPARQL query before it is run: its kind, its name and title, its prefixes. Texts in, texts out. */

/** What a query answers with. */
export type QueryKind = 'select' | 'ask' | 'graph';

/** A query that is shipped under a name. */
export interface NamedQuery {
  readonly name: string;
  /** Its first line, as a comment: the question in words. */
  readonly title: string;
  readonly text: string;
}

/** The base that the shipped queries are written for. */
const shippedBase = 'https://data.example.org/';

/** Reads a query file; everything in it that stands under the shipped base is put under the dataset's. */
export function readNamedQuery(name: string, text: string, base: string): NamedQuery {
  const title = /^#\s*(.*)/.exec(text)?.[1]?.trim() ?? '';
  return { name, title, text: text.replaceAll(shippedBase, base) };
}

const token =
  /\s+|#[^\n\r]*|(?<prefix>PREFIX)\s+(?<name>[^\s:<]*):\s*<[^<>]*>|BASE\s*<[^<>]*>|(?<word>[A-Za-z]+)|(?<other>[^])/iy;

interface Prologue {
  readonly kind: QueryKind | undefined;
  readonly prefixes: ReadonlySet<string>;
}

const kinds: Readonly<Record<string, QueryKind>> = {
  SELECT: 'select',
  ASK: 'ask',
  CONSTRUCT: 'graph',
  DESCRIBE: 'graph',
};

/** Reads a query up to the word that says what it is. */
function readPrologue(text: string): Prologue {
  const prefixes = new Set<string>();
  token.lastIndex = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const { prefix, name, word, other } = match.groups ?? {};
    if (prefix !== undefined) prefixes.add(name ?? '');
    else if (word !== undefined) return { kind: kinds[word.toUpperCase()], prefixes };
    else if (other !== undefined) break;
  }
  return { kind: undefined, prefixes };
}

/** What a query answers with; undefined for what is no query, updates included. */
export function queryKind(text: string): QueryKind | undefined {
  return readPrologue(text).kind;
}

/** Comments, texts and IRIs: what may hold words that mean nothing to SPARQL. */
const opaque = /#[^\n\r]*|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|<[^<>\s]*>/g;

/** Whether a query names the graphs that it is about, with FROM. */
export function namesGraphs(text: string): boolean {
  const words = text.replace(opaque, (one) => (one.startsWith('<') ? '<>' : ' '));
  return /(?<![?$\w:.-])FROM\s+(?:NAMED\s+)?(?:<>|[\w.-]*:)/i.test(words);
}

/** The query with the prefixes that it uses and does not declare, all in its first line, so that lines in errors stay true. */
export function withPrefixes(text: string, prefixes: Readonly<Record<string, string>>): string {
  const { prefixes: declared } = readPrologue(text);
  const body = text.replace(opaque, ' ');
  const wanted = Object.entries(prefixes).filter(
    ([name]) => !declared.has(name) && new RegExp(`(?<![\\w.-])${name}:`).test(body),
  );
  return wanted.map(([name, iri]) => `PREFIX ${name}: <${iri}> `).join('') + text;
}
