/**
 * Quads as JSON-LD by our own context: one document per entity, with what belongs to it inside it, and one per dataset,
 * by graph. Written straight from the quads: the tests hold it against jsonld.js.
 */
import type { Literal, NamedNode, Quad, Term } from '@rdfjs/types';
import { describe, isOwning, type Descriptions } from './arrangement.ts';
import { contextDocument, type ContextTerm, type JsonLdContext } from './json-ld-context.ts';
import { namespaces } from './vocabulary.ts';

/** How documents name their context: by its address, or with all of it inside. */
export type ContextReference = { readonly url: string } | { readonly inline: true };

/** What JSON-LD is written with. */
export interface JsonLdOptions {
  readonly context: JsonLdContext;
  readonly reference: ContextReference;
}

type Json = string | number | Json[] | { [key: string]: Json };
type Node = Record<string, Json>;

const { rdf, rdfs, xsd, prov, oa, schema, wikibase } = namespaces;

/** What goes inside an entity's document beside statements, values and references: the quoted stretches, and roles. */
const embedding = new Set([`${prov}wasQuotedFrom`, `${oa}hasSelector`, `${schema}hasOccupation`]);

/** One JSON-LD document for each entity, in the order of first appearance; labels of neighbours are included. */
export function* entityDocuments(
  quads: Iterable<Quad>,
  options: JsonLdOptions,
): Generator<{ iri: string; document: object }> {
  const descriptions = describe(quads);
  for (const [iri, { properties }] of descriptions) {
    const types = properties.find(([predicate]) => predicate === `${rdf}type`)?.[1] ?? [];
    if (types.some(({ value }) => value === `${wikibase}Item`)) {
      yield { iri, document: entityDocument(iri, descriptions, options) };
    }
  }
}

/** The JSON-LD document of one entity: statements, their values, references and quoted text once each, inside one another. */
export function entityDocument(iri: string, descriptions: Descriptions, options: JsonLdOptions): object {
  const writer = new NodeWriter(descriptions, options.context, true);
  const node = writer.node(iri);
  const included = writer.neighbours().map((neighbour) => writer.labels(neighbour));
  return { ...contextKey(options), ...node, ...(included.length > 0 && { included }) };
}

/** A dataset as JSON-LD: an object per graph with its nodes; quads without a graph stand beside the graphs. */
export function datasetDocument(quads: Iterable<Quad>, options: JsonLdOptions): object {
  const graphs = new Map<string, Quad[]>();
  for (const quad of quads) {
    const graph = graphs.get(quad.graph.value);
    if (graph) graph.push(quad);
    else graphs.set(quad.graph.value, [quad]);
  }
  const nodes = (content: readonly Quad[]): Node[] => {
    const descriptions = describe(content);
    const writer = new NodeWriter(descriptions, options.context, false);
    return [...descriptions.keys()].map((subject) => writer.node(subject));
  };
  const named = [...graphs].filter(([name]) => name !== '').map(([id, content]) => ({ id, graph: nodes(content) }));
  return { ...contextKey(options), graph: [...nodes(graphs.get('') ?? []), ...named] };
}

/** A JSON-LD document as text. */
export function formatJson(document: object): string {
  return `${JSON.stringify(document, null, 1)}\n`;
}

function contextKey({ context, reference }: JsonLdOptions): object {
  return 'url' in reference ? { '@context': reference.url } : contextDocument(context);
}

/** Writes nodes; with `embed`, what belongs to a node goes inside it the first time it is met. */
class NodeWriter {
  readonly #descriptions: Descriptions;
  readonly #context: JsonLdContext;
  readonly #spaces: ReadonlyMap<string, string>;
  readonly #embed: boolean;
  readonly #written = new Set<string>();
  readonly #met = new Set<string>();

  constructor(descriptions: Descriptions, context: JsonLdContext, embed: boolean) {
    this.#descriptions = descriptions;
    this.#context = context;
    this.#spaces = new Map(Object.entries(context.prefixes).map(([prefix, space]) => [space, prefix]));
    this.#embed = embed;
  }

  node(iri: string): Node {
    this.#written.add(iri);
    const node: Node = { id: this.#short(iri) };
    for (const [predicate, objects] of this.#descriptions.get(iri)?.properties ?? []) {
      if (predicate === `${rdf}type`) node['type'] = objects.map(({ value }) => this.#type(value));
      else this.#property(node, predicate, objects);
    }
    return node;
  }

  /** An entity that is only mentioned: its labels. */
  labels(iri: string): Node {
    const node: Node = { id: this.#short(iri) };
    const labels = this.#descriptions.get(iri)?.properties.find(([predicate]) => predicate === `${rdfs}label`);
    if (labels) this.#property(node, ...labels);
    return node;
  }

  /** The nodes that were met as objects but not written, and have a label. */
  neighbours(): string[] {
    return [...this.#met].filter(
      (iri) =>
        !this.#written.has(iri) &&
        this.#descriptions.get(iri)?.properties.some(([predicate]) => predicate === `${rdfs}label`),
    );
  }

  #property(node: Node, predicate: string, objects: readonly Term[]): void {
    const term = this.#context.terms.get(predicate);
    const byLanguage = term?.coercion === 'language';
    for (const object of objects) {
      const literal = object.termType === 'Literal' ? object : undefined;
      const mapped = byLanguage && literal && (literal.language !== '' || literal.datatype.value === `${xsd}string`);
      if (mapped) addToMap(node, term.term, literal);
      else if (byLanguage) add(node, this.#otherKey(predicate), this.#value(object, predicate, undefined), false);
      else {
        const value = this.#value(object, predicate, term);
        add(node, term?.term ?? this.#short(predicate), value, term?.coercion === 'ids');
      }
    }
  }

  #value(object: Term, predicate: string, term: ContextTerm | undefined): Json {
    if (object.termType === 'Literal') return this.#literal(object, term);
    return this.#reference(object as NamedNode, predicate, term);
  }

  #reference({ value: iri }: NamedNode, predicate: string, term: ContextTerm | undefined): Json {
    this.#met.add(iri);
    const belongs = isOwning(predicate) || (embedding.has(predicate) && !this.#isItem(iri));
    if (this.#embed && belongs && this.#descriptions.has(iri) && !this.#written.has(iri)) return this.node(iri);
    return term?.coercion === 'id' || term?.coercion === 'ids' ? this.#short(iri) : { id: this.#short(iri) };
  }

  #isItem(iri: string): boolean {
    const types = this.#descriptions.get(iri)?.properties.find(([predicate]) => predicate === `${rdf}type`)?.[1];
    return types?.some(({ value }) => value === `${wikibase}Item`) ?? false;
  }

  #literal({ value, language, datatype }: Literal, term: ContextTerm | undefined): Json {
    if (language !== '') return { '@value': value, '@language': language };
    const coerced = typeof term?.coercion === 'object' ? term.coercion.datatype : undefined;
    const wanted = coerced ?? (term === undefined || term.coercion === 'none' ? `${xsd}string` : undefined);
    const isInteger = datatype.value === `${xsd}integer` || datatype.value === `${xsd}nonNegativeInteger`;
    const number = isInteger && Number.isSafeInteger(Number(value)) ? Number(value) : undefined;
    if (datatype.value === wanted) return number ?? value;
    if (datatype.value === `${xsd}string`) return { '@value': value };
    // A bare number is an integer unless its term says otherwise.
    if (number !== undefined && datatype.value === `${xsd}integer` && coerced === undefined) return number;
    return { '@value': value, '@type': this.#short(datatype.value) };
  }

  /** A key for the same property that no term is defined for, so that nothing is read into the value. */
  #otherKey(predicate: string): string {
    const short = this.#short(predicate);
    return this.#context.terms.get(predicate)?.term === short ? predicate : short;
  }

  #type(iri: string): string {
    return this.#context.types.get(iri) ?? this.#short(iri);
  }

  #short(iri: string): string {
    const at = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
    const prefix = this.#spaces.get(iri.slice(0, at));
    return prefix === undefined || iri.startsWith('//', at) ? iri : `${prefix}:${iri.slice(at)}`;
  }
}

/** Adds a value to a key: the value itself, then a list of them; `set` always makes a list. */
function add(node: Node, key: string, value: Json, set: boolean): void {
  const known = node[key];
  if (known === undefined) node[key] = set ? [value] : value;
  else if (Array.isArray(known)) known.push(value);
  else node[key] = [known, value];
}

/** Adds a text to a map of languages; `@none` holds those without. */
function addToMap(node: Node, key: string, { value, language }: Literal): void {
  const map = (node[key] ??= {}) as Node;
  add(map, language === '' ? '@none' : language, value, false);
}
