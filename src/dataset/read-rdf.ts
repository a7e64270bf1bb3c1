/**
 * Reads RDF that anybody wrote: the text of a file goes in, quads with the line
 * each stands on come out. A file that cannot be read gives the quads before
 * the fault and says what is wrong, and where; nothing is thrown.
 */
import type { NamedNode, Quad, Quad_Subject } from '@rdfjs/types';
import { DataFactory, Parser } from 'n3';
import { nestedEntity, xmlProblem } from './xml-problem.ts';

/** The formats, by the names they have in media types. */
export type RdfFormat =
  | 'text/turtle'
  | 'application/trig'
  | 'application/n-triples'
  | 'application/n-quads'
  | 'application/ld+json'
  | 'application/rdf+xml';

/** Formats by the extension of a file's name, `.gz` apart. */
export const rdfExtensions: Readonly<Record<string, RdfFormat>> = {
  ttl: 'text/turtle',
  trig: 'application/trig',
  nt: 'application/n-triples',
  nq: 'application/n-quads',
  jsonld: 'application/ld+json',
  rdf: 'application/rdf+xml',
};

/** The format that a file's name tells, if any. */
export function rdfFormatOf(name: string): RdfFormat | undefined {
  const extension = /\.([a-z]+)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(rdfExtensions, extension) ? rdfExtensions[extension] : undefined;
}

/** What was read. */
export interface RdfText {
  readonly quads: readonly Quad[];
  /** The line, from 1, on which each quad was complete; empty where the format tells no lines (JSON-LD, RDF/XML). */
  readonly lines: readonly number[];
  /** Why the rest could not be read. */
  readonly problem?: { readonly reason: string; readonly line?: number };
}

/** How to read. */
export interface ReadRdfOptions {
  /** What relative IRIs start from. */
  readonly base?: string;
  /** Gives the JSON-LD context of an address, if it is at hand; nothing is ever fetched. */
  readonly contextOf?: (url: string) => object | undefined;
}

/** Reads the text of an RDF file. */
export async function readRdf(text: string, format: RdfFormat, options: ReadRdfOptions = {}): Promise<RdfText> {
  try {
    if (format === 'application/ld+json') return await readJsonLd(text, options);
    if (format === 'application/rdf+xml') return await readRdfXml(text, options);
    return readTurtleFamily(text, format, options);
  } catch (error) {
    const reason = reasonOf(error);
    const line = format === 'application/ld+json' ? jsonLine(text, reason) : undefined;
    return { quads: [], lines: [], problem: { reason, ...(line !== undefined && { line }) } };
  }
}

/** The line of a fault in JSON: at the position that the message names, at the end, or where what it quotes stands. */
function jsonLine(text: string, reason: string): number | undefined {
  const position = /\bposition (\d+)/.exec(reason)?.[1];
  const quoted = /<([^>]+)>/.exec(reason)?.[1] ?? '\0';
  const end = text.trimEnd().length;
  const at = position !== undefined ? Number(position) : /end of JSON/.test(reason) ? end : text.indexOf(quoted);
  return at < 0 ? undefined : text.slice(0, at).split('\n').length;
}

/** Reads Turtle, TriG, N-Triples or N-Quads, which n3 reads from one grammar. */
export function readTurtleFamily(text: string, format: RdfFormat, { base }: ReadRdfOptions = {}): RdfText {
  const quads: Quad[] = [];
  const lines: number[] = [];
  let line = 1;
  // The factory is asked for each quad as its last token is read: the one place where quad and line are both known.
  const factory = {
    ...DataFactory,
    quad: (subject: Quad_Subject, predicate: NamedNode, object: NamedNode, graph?: NamedNode) => {
      const made = DataFactory.quad(subject, predicate, object, graph);
      quads.push(made);
      lines.push(line);
      return made;
    },
  };
  const parser = new Parser({
    format,
    factory: factory,
    blankNodePrefix: '_:',
    ...(base !== undefined && { baseIRI: base }),
  });
  const observe = { onToken: (token: { line?: number }) => void (line = token.line ?? line) };
  try {
    // @types/n3 does not know onToken yet.
    (parser.parse as (text: string, callbacks: object) => void).call(parser, text, observe);
    return { quads, lines };
  } catch (error) {
    const at = (error as { context?: { line?: number } }).context?.line ?? line;
    return { quads, lines, problem: { reason: reasonOf(error).replace(/ on line \d+\.?$/, ''), line: at } };
  }
}

async function readRdfXml(text: string, { base }: ReadRdfOptions): Promise<RdfText> {
  const bomb = nestedEntity(text);
  if (bomb) return { quads: [], lines: [], problem: bomb };
  const { parse } = await import('oxigraph');
  try {
    const quads = parse(text, {
      format: 'application/rdf+xml',
      ...(base !== undefined && { base_iri: base }),
    }) as Quad[];
    return { quads: quads.map(copyQuad), lines: [] };
  } catch (error) {
    return { quads: [], lines: [], problem: (await xmlProblem(text)) ?? { reason: reasonOf(error) } };
  }
}

/** A name only known when it runs: the library has no types of its own, and those of others are wrong for this version. */
const jsonLdLibrary: string = 'jsonld';

interface JsonLdProcessor {
  toRDF(document: object, options: object): Promise<Quad[]>;
}

async function readJsonLd(text: string, { base, contextOf }: ReadRdfOptions): Promise<RdfText> {
  const { default: jsonld } = (await import(jsonLdLibrary)) as { default: JsonLdProcessor };
  const document = JSON.parse(text) as object;
  const documentLoader = (url: string) => {
    const context = contextOf?.(url);
    if (!context) throw new Error(`The context <${url}> is not at hand, and nothing is fetched`);
    return { contextUrl: undefined, documentUrl: url, document: context };
  };
  // `safe` makes a key that no context explains an error; without it such data is lost in silence.
  const options = { documentLoader, safe: true, ...(base !== undefined && { base }) };
  const quads = await jsonld.toRDF(document, options);
  return { quads: quads.map(copyQuad), lines: [] };
}

/** A quad of another library as one of n3's, so that all have the same methods. */
function copyQuad({ subject, predicate, object, graph }: Quad): Quad {
  return DataFactory.fromQuad({ termType: 'Quad', value: '', subject, predicate, object, graph } as never);
}

function reasonOf(error: unknown): string {
  const { message, details } = error as { message?: string; details?: JsonLdDetails };
  return details?.event?.message ?? details?.cause?.message ?? message ?? String(error);
}

/** Where jsonld.js says what is wrong. */
interface JsonLdDetails {
  readonly cause?: { readonly message?: string };
  readonly event?: { readonly message?: string };
}
