/**
 * Finds out what a node of the RDF is about: the statement it belongs to, the words of the article it rests on, its place
 * in the document and in the RDF file. A breach of a shape goes in, a finding that a person can act on comes out.
 */
import type { Term } from '@rdfjs/types';
import type { DataResult } from '../dataset/data-result.ts';
import type { Graph } from '../dataset/graph.ts';
import { termKey } from '../dataset/terms.ts';
import { namespaces, oa, rdfs } from '../dataset/vocabulary.ts';
import type { Iris } from '../iri.ts';
import { caretLine } from '../message.ts';
import { CodePoints, LineIndex, type Range, type Span } from '../range.ts';
import type { YamlData } from '../schema.ts';
import type { Claim, Document, Evidence, Statement } from '../statement/document.ts';
import type { FilePlace, Finding, RuleInfo } from './finding.ts';
import { entityLabel, formatValue } from './explanation.ts';

/** A text with the path it is shown under. */
export interface ShownText {
  readonly path: string;
  readonly text: string;
}

/** What is at hand about the data that was checked. */
export interface Evidences {
  /** The name of what was checked. */
  readonly unit: string;
  readonly graph: Graph;
  readonly iris: Iris;
  /** The path of the RDF file, as shown. */
  readonly data: string;
  readonly document?: Document;
  /** The document's file; parsed when first needed. */
  readonly yaml?: ShownText & { readonly parse: () => YamlData | undefined };
  readonly article?: ShownText;
  /** The label of a property, by its P-number. */
  readonly label: (property: string) => string;
}

interface KnownStatement {
  readonly one: Statement | Claim;
  /** Where it stands in the document. */
  readonly path: readonly (string | number)[];
}

const uuid = /-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:#role)?$/;

/** Turns results about one unit of data into findings. */
export class Locator {
  readonly #at: Evidences;
  readonly #statements: ReadonlyMap<string, KnownStatement>;
  readonly #entities: ReadonlyMap<string, string>;
  #yaml: { data: YamlData | undefined; lines: LineIndex } | undefined;
  #article: { points: CodePoints; lines: LineIndex } | undefined;
  #lines: ReadonlyMap<string, number> | undefined;

  constructor(at: Evidences) {
    this.#at = at;
    const { document, iris } = at;
    const { statements = [], claims = [], entities = {} } = document ?? {};
    const known = new Map<string, KnownStatement>();
    for (const [index, one] of statements.entries()) known.set(one.id, { one, path: ['statements', index] });
    for (const [index, one] of claims.entries()) known.set(one.id, { one, path: ['claims', index] });
    this.#statements = known;
    const article = document?.article.key ?? '';
    this.#entities = new Map(Object.keys(entities).map((key) => [iris.entity(key, article), key]));
  }

  /** A result as a finding, with the rule's cure as its hint. */
  finding(result: DataResult, rule: RuleInfo | undefined): Finding {
    const id = this.#statementOf(result);
    const statement = id === undefined ? undefined : this.#statements.get(id);
    const entity = this.#entities.get(result.focus.value) ?? this.#entities.get(result.value?.value ?? '');
    const article = this.#articlePlace(result, statement?.one, entity);
    const document = this.#documentPlace(statement?.path ?? (entity === undefined ? undefined : ['entities', entity]));
    const data = this.#dataPlace(result);
    return {
      rule: result.rule,
      level: result.level,
      unit: this.#at.unit,
      message: this.#inWords(result.message),
      subject: statement ? this.#statementInWords(statement.one) : this.#labelOf(result.focus),
      ...(result.focus.termType === 'NamedNode' && { node: result.focus.value }),
      ...(id !== undefined && { statement: id }),
      ...(article && { article }),
      ...(document && { document }),
      ...(data && { data }),
      ...(rule?.cure !== undefined && { hint: rule.cure }),
    };
  }

  /** The statement that a result is about: the value, the statement with that value, the focus, or what the focus hangs on. */
  #statementOf({ focus, path, value }: DataResult): string | undefined {
    const direct = [value, focus].map((term) => idOf(term)).find((id) => id !== undefined && this.#known(id));
    if (direct !== undefined) return direct;
    const stated = value ? this.#statementWith(focus, path, value) : undefined;
    return stated ?? idOf(focus) ?? this.#climb(focus) ?? (value && this.#climb(value));
  }

  /** With a document, only its own statements count; without one, whatever looks like one. */
  #known(id: string): boolean {
    return !this.#at.document || this.#statements.has(id);
  }

  /** A statement of the node with that value: of that property, when the predicate tells one. */
  #statementWith(focus: Term, path: Term | undefined, value: Term): string | undefined {
    const { graph } = this.#at;
    const property = /\/(P\d+)$/.exec(path?.value ?? '')?.[1];
    for (const link of graph.outgoing(focus)) {
      const id = idOf(link.object);
      if (id === undefined || (property !== undefined && !link.predicate.value.endsWith(`/${property}`))) continue;
      const holds = graph
        .outgoing(link.object)
        .some((quad) => quad.object.equals(value) && quad.predicate.value.startsWith(namespaces.ps));
      if (holds) return id;
    }
    return undefined;
  }

  /** The nearest statement that leads to a node, or that evidence is for; values and references hang on statements. */
  #climb(from: Term): string | undefined {
    const { graph } = this.#at;
    if (this.#entities.has(from.value)) return undefined;
    const seen = new Set<string>([termKey(from)]);
    let level: Term[] = [from];
    for (let steps = 0; steps < 4 && level.length > 0; steps++) {
      const next: Term[] = [];
      for (const node of level) {
        const around = [...graph.objects(node, oa('hasBody')), ...graph.incoming(node).map(({ subject }) => subject)];
        for (const one of around) {
          const id = idOf(one);
          if (id !== undefined) return id;
          if (seen.has(termKey(one)) || this.#entities.has(one.value) || seen.size > 1000) continue;
          seen.add(termKey(one));
          next.push(one);
        }
      }
      level = next;
    }
    return undefined;
  }

  #articlePlace(
    { focus, path }: DataResult,
    statement: Statement | Claim | undefined,
    entity: string | undefined,
  ): FilePlace | undefined {
    const { article, document } = this.#at;
    if (!article || !document) return undefined;
    const span =
      this.#spanOfEvidence(focus) ??
      evidenceFor(statement, path)?.at ??
      (entity === undefined ? undefined : document.entities[entity]?.mentions?.[0]);
    if (!span) return { path: article.path };
    this.#article ??= { points: new CodePoints(article.text), lines: new LineIndex(article.text) };
    return placeIn(article.path, this.#article.lines, this.#article.points.range(span));
  }

  /** The place that a node of evidence itself tells. */
  #spanOfEvidence(focus: Term): Span | undefined {
    const { graph } = this.#at;
    const parts = [focus, ...graph.objects(focus, oa('hasTarget'))];
    const selectors = parts.flatMap((part) => [part, ...graph.objects(part, oa('hasSelector'))]);
    const number = (name: string): number =>
      Number(selectors.map((one) => graph.object(one, oa(name))?.value).find(Boolean) ?? NaN);
    const [start, end] = [number('start'), number('end')];
    return start >= 0 && end >= start ? [start, end] : undefined;
  }

  #documentPlace(path: readonly (string | number)[] | undefined): FilePlace | undefined {
    const { yaml } = this.#at;
    if (!yaml) return undefined;
    if (!path) return { path: yaml.path };
    this.#yaml ??= { data: yaml.parse(), lines: new LineIndex(yaml.text) };
    const range = this.#yaml.data?.keyRange(path) ?? this.#yaml.data?.valueRange(path);
    return range ? placeIn(yaml.path, this.#yaml.lines, firstLine(yaml.text, range)) : { path: yaml.path };
  }

  #dataPlace({ focus, path, value }: DataResult): FilePlace | undefined {
    const { data, graph } = this.#at;
    if (graph.lines.length === 0) return { path: data };
    if (!this.#lines) {
      const lines = new Map<string, number>();
      for (const [index, quad] of graph.quads.entries()) {
        const line = graph.lines[index];
        if (line === undefined) continue;
        for (const key of [keyOf(quad.subject), keyOf(quad.subject, quad.predicate, quad.object)])
          if (!lines.has(key)) lines.set(key, line);
      }
      this.#lines = lines;
    }
    const line = this.#lines.get(keyOf(focus, path, value)) ?? this.#lines.get(keyOf(focus));
    return { path: data, ...(line !== undefined && { line }) };
  }

  #statementInWords({ subject, property, value }: Statement | Claim): string {
    const { document, label } = this.#at;
    return document ? `${entityLabel(subject, document)} · ${label(property)} · ${formatValue(value, document)}` : '';
  }

  #labelOf(node: Term): string {
    const label = this.#at.graph.object(node, rdfs('label'))?.value;
    return label ?? (node.termType === 'Literal' ? `"${node.value}"` : node.value.replace(this.#at.iris.base, ''));
  }

  /** Addresses of properties within a message, as people call them. */
  #inWords(message: string): string {
    return message.replace(
      /http:\/\/www\.wikidata\.org\/prop\/(?:[a-z]+\/)*(P\d+)/g,
      (_, id: string) => `${this.#at.label(id)} (${id})`,
    );
  }
}

function idOf(term: Term | undefined): string | undefined {
  return term?.termType === 'NamedNode' ? uuid.exec(term.value)?.[1] : undefined;
}

function keyOf(...terms: (Term | undefined)[]): string {
  return terms.map((term) => (term ? termKey(term) : '')).join('\n');
}

/** What a statement rests on: the evidence of the qualifier that a predicate names, else its own, else any. */
function evidenceFor(statement: Statement | Claim | undefined, path: Term | undefined): Evidence | undefined {
  const property = /\/qualifier\/(?:value\/)?(P\d+)$/.exec(path?.value ?? '')?.[1];
  const qualifiers = statement?.qualifiers ?? [];
  const named = qualifiers.find((one) => one.property === property)?.evidence[0];
  return named ?? statement?.evidence[0] ?? qualifiers.flatMap(({ evidence }) => evidence)[0];
}

/** A range of a text as a place of its file. */
export function placeIn(path: string, lines: LineIndex, range: Range): FilePlace {
  const start = lines.position(range.start);
  const end = lines.position(range.end);
  return { path, ...start, endLine: end.line, endColumn: end.column, excerpt: caretLine(lines, range) };
}

function firstLine(text: string, { start, end }: Range): Range {
  const stop = text.indexOf('\n', start);
  return { start, end: stop < 0 ? end : Math.min(end, stop) };
}
