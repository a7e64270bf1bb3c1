/**
 * Quads as Turtle and TriG for people to read: prefixes, one block per subject, what belongs together next to each other.
 * The terms come from `terms.ts`, which lets nothing through that would need escaping in an IRI.
 */
import type { Quad, Term } from '@rdfjs/types';
import { arrange, describe, type Description } from './arrangement.ts';
import { quoteText } from './n-quads.ts';
import { namespaces } from './vocabulary.ts';

/** How a graph is laid out. */
export interface TurtleOptions {
  /** Name spaces by prefix, in the order they are listed; only those in use are. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** Subjects that come first. */
  readonly first?: readonly string[];
  /** Comment lines at the top. */
  readonly comment?: readonly string[];
}

const lineLength = 120;
const { rdf, xsd } = namespaces;

/** The part of a prefixed name that needs no escape in any reader. */
const localName = /^(?:[A-Za-z0-9_]|%[0-9A-F]{2})(?:(?:[\w.-]|%[0-9A-F]{2})*(?:[\w-]|%[0-9A-F]{2}))?$/;

/** Quads as Turtle, whatever their graph. */
export function formatTurtle(quads: Iterable<Quad>, options: TurtleOptions): string {
  const writer = new TurtleWriter(options);
  const blocks = writer.blocks(quads, '');
  return writer.head() + blocks;
}

/** Quads as TriG: the default graph first, then each graph in the order of first appearance. */
export function formatTrig(quads: Iterable<Quad>, options: TurtleOptions): string {
  const graphs = new Map<string, Quad[]>([['', []]]);
  for (const quad of quads) {
    const graph = graphs.get(quad.graph.value);
    if (graph) graph.push(quad);
    else graphs.set(quad.graph.value, [quad]);
  }
  const writer = new TurtleWriter(options);
  const blocks = [...graphs]
    .filter(([, content]) => content.length > 0)
    .map(([name, content]) =>
      name === '' ? writer.blocks(content, '') : `\n<${name}> {\n${writer.blocks(content, '    ').slice(1)}}\n`,
    );
  return writer.head() + blocks.join('');
}

class TurtleWriter {
  readonly #options: TurtleOptions;
  readonly #prefixes: ReadonlyMap<string, string>;
  readonly #used = new Set<string>();
  readonly #names = new Map<string, string>();

  constructor(options: TurtleOptions) {
    this.#options = options;
    this.#prefixes = new Map(Object.entries(options.prefixes).map(([prefix, space]) => [space, prefix]));
  }

  /** Comments and the prefixes that were used. */
  head(): string {
    const comments = (this.#options.comment ?? []).map((line) => `# ${line.replace(/[\r\n]+/g, ' ')}\n`);
    const prefixes = Object.entries(this.#options.prefixes)
      .filter(([prefix]) => this.#used.has(prefix))
      .map(([prefix, space]) => `@prefix ${prefix}: <${space}> .\n`);
    return [...comments, ...(comments.length > 0 ? ['\n'] : []), ...prefixes].join('');
  }

  /** All subjects, each block after an empty line. */
  blocks(quads: Iterable<Quad>, indent: string): string {
    return arrange(describe(quads), this.#options.first)
      .map((description) => `\n${this.#block(description, indent)}\n`)
      .join('');
  }

  #block({ subject, properties }: Description, indent: string): string {
    const inner = `${indent}    `;
    const lines = properties.map(([predicate, objects]) => {
      const verb = predicate === `${rdf}type` ? 'a' : this.#name(predicate);
      const terms = objects.map((object) => this.#term(object));
      const line = `${verb} ${terms.join(', ')}`;
      if (terms.length === 1 || inner.length + line.length <= lineLength) return line;
      return `${verb} ${terms.join(`,\n${inner}    `)}`;
    });
    return `${indent}${this.#name(subject)} ${lines.join(` ;\n${inner}`)} .`;
  }

  /** A prefixed name where one is possible without escapes, else the IRI in brackets. */
  #name(iri: string): string {
    let name = this.#names.get(iri);
    if (name === undefined) this.#names.set(iri, (name = this.#shorten(iri)));
    return name;
  }

  #shorten(iri: string): string {
    const at = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
    const prefix = this.#prefixes.get(iri.slice(0, at));
    const local = iri.slice(at);
    if (prefix === undefined || !localName.test(local)) return `<${iri}>`;
    this.#used.add(prefix);
    return `${prefix}:${local}`;
  }

  #term(term: Term): string {
    if (term.termType !== 'Literal') return this.#name(term.value);
    const { value, language, datatype } = term;
    if (language !== '') return `${quoteText(value)}@${language}`;
    if (datatype.value === `${xsd}string`) return quoteText(value);
    if (datatype.value === `${xsd}integer` && /^-?\d+$/.test(value)) return value;
    return `${quoteText(value)}^^${this.#name(datatype.value)}`;
  }
}
