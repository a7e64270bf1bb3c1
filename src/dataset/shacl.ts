/**
 * Runs compiled shapes over data: a graph goes in, results come out, each with
 * the shape's rule. Core constraints are run by rdf-validate-shacl. SPARQL
 * constraints are asked once for all nodes in an embedded store, for the way the
 * standard words it, once a node, costs fifty milliseconds a node.
 */
import type { DatasetCore, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { Store } from 'oxigraph';
import type { Level } from '../message.ts';
import type { DataResult } from './data-result.ts';
import { graphDataset } from './graph-dataset.ts';
import { Graph } from './graph.ts';
import { ruleName, sh, type Audit, type Shapes, type Target } from './shapes.ts';
import { termKey } from './terms.ts';
import type { UserQuery } from './user-query.ts';
import { namespaces, rdf, rdfs } from './vocabulary.ts';

/** Results, and the canaries that did not sing. */
export interface ShapeReport {
  readonly results: readonly DataResult[];
  /** Rules of shapes that had to fail and passed: the engine does not do what it should. */
  readonly silent: readonly string[];
}

/** A result before its shape's rule is known. */
interface RawResult extends Omit<DataResult, 'rule' | 'level'> {
  readonly shape: string;
  readonly level?: Level;
  /** Where it is not that of the shape. */
  readonly rule?: string;
}

/** The store, with what its types leave out. */
type QueryStore = Store & { free(): void };

/** A result of rdf-validate-shacl. */
interface CoreResult {
  readonly message: readonly Term[];
  readonly path: Term | null;
  readonly focusNode: Term | null;
  readonly severity: Term | null;
  readonly sourceShape: Term | null;
  readonly value: Term | null;
}

type Validate = (data: DatasetCore) => Promise<{ results: readonly CoreResult[] }>;

const severities: Readonly<Record<string, Level>> = { Violation: 'error', Warning: 'warning', Info: 'info' };

/** Checks graphs against shapes; made once, used for many graphs. */
export class ShapeChecker {
  readonly #shapes: Shapes;
  readonly #queries: readonly UserQuery[];
  readonly #validate: Validate;
  readonly #Store: new () => QueryStore;
  /** The predicates whose objects each shape is about. */
  readonly #objectsOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** The node shape or property shape with an IRI that each nameless shape belongs to. */
  readonly #owners: ReadonlyMap<string, string>;

  private constructor(shapes: Shapes, queries: readonly UserQuery[], validate: Validate, Store: new () => QueryStore) {
    this.#shapes = shapes;
    this.#queries = queries;
    this.#validate = validate;
    this.#Store = Store;
    const pointing = shapes.core.filter(({ predicate }) => predicate.equals(sh('targetObjectsOf')));
    const shaped = new Set(pointing.map(({ subject }) => subject.value));
    this.#objectsOf = new Map(
      [...shaped].map((shape) => [
        shape,
        new Set(pointing.filter(({ subject }) => subject.value === shape).map(({ object }) => object.value)),
      ]),
    );
    this.#owners = new Map(shapes.core.map(({ subject, object }) => [object.value, subject.value]));
  }

  /** Loads the engines and makes them ready for the shapes and queries. */
  static async load(shapes: Shapes, queries: readonly UserQuery[] = []): Promise<ShapeChecker> {
    const [{ default: Validator }, { Store }] = await Promise.all([import('rdf-validate-shacl'), import('oxigraph')]);
    // By itself the engine passes a node in silence that it meets for the 51st time with one shape; it counts for the sake
    // of shapes that refer to themselves, so only these need it.
    const options = (shapes.recursive ? {} : { maxNodeChecks: 0 }) as ConstructorParameters<typeof Validator>[1];
    const validator = new Validator(graphDataset(new Graph(shapes.core)), options);
    return new ShapeChecker(shapes, queries, (data) => validator.validate(data), Store as new () => QueryStore);
  }

  /** Checks one graph. */
  async check(graph: Graph): Promise<ShapeReport> {
    const store = this.#load(graph);
    const subclasses = graph.quads.some(({ predicate }) => predicate.equals(rdfs('subClassOf')));
    const present = new Set(graph.quads.flatMap(({ predicate, object }) => [predicate.value, object.value]));
    const concerned = this.#shapes.audits.filter(({ targets }) =>
      targets.some(({ kind, term }) => kind === 'node' || subclasses || present.has(term.value)),
    );
    const audits = concerned.flatMap((audit) => this.#audit(audit, store, subclasses));
    const raw = [...(await this.#core(graph)), ...audits];
    const { canaries, rules } = this.#shapes;
    const sung = new Set(raw.map(({ shape }) => shape));
    const silent = [...canaries].filter((shape) => !sung.has(shape)).map((shape) => rules.get(shape)?.rule ?? shape);
    const results = raw
      .filter(({ shape }) => !canaries.has(shape))
      .map(({ shape, level, ...result }): DataResult => {
        const rule = rules.get(shape);
        return { rule: rule?.rule ?? `shape/${ruleName(shape)}`, ...result, level: level ?? rule?.level ?? 'error' };
      });
    const asked = this.#queries.flatMap((query) => ask(query, store));
    // The store's memory is not JavaScript's, and the collector is in no hurry to give it back.
    store.free();
    return { results: distinct([...results, ...asked]), silent };
  }

  async #core(graph: Graph): Promise<RawResult[]> {
    const { results } = await this.#validate(graphDataset(graph));
    return results.flatMap(({ sourceShape, focusNode, path, value, message, severity }): RawResult[] => {
      const level = severities[severity?.value.replace(/^.*#/, '') ?? ''];
      const shape = this.#named(sourceShape?.value ?? '');
      const what = { shape, message: message[0]?.value ?? 'The data breaks the shape', ...(level && { level }) };
      const focus = focusNode ?? DataFactory.blankNode();
      const users = path ? [] : usersOf(focus, this.#objectsOf.get(shape), graph);
      if (users.length > 0) return users.map((at) => ({ ...what, ...at }));
      return [{ ...what, focus, ...(path?.termType === 'NamedNode' && { path }), ...(value && { value }) }];
    });
  }

  /** The nearest shape with an IRI, from a shape upwards. */
  #named(shape: string): string {
    let at = shape;
    for (let steps = 0; steps < 10 && !this.#shapes.rules.has(at); steps++) at = this.#owners.get(at) ?? shape;
    return at;
  }

  #load({ quads }: Graph): QueryStore {
    const store = new this.#Store();
    for (const { subject, predicate, object } of quads) {
      const triple = DataFactory.quad(subject, predicate, object);
      try {
        store.add(triple as never);
      } catch {
        // What the store refuses (a malformed IRI or language tag) the checks of terms and IRIs tell of.
      }
    }
    return store;
  }

  #audit(audit: Audit, store: QueryStore, subclasses: boolean): RawResult[] {
    const { shape, message, perNode } = audit;
    try {
      return auditRows(audit, store, subclasses).flatMap((row): RawResult[] => {
        const focus = row.get('this');
        return focus ? [{ shape, focus, message: fill(message, row), ...pathAndValue(row) }] : [];
      });
    } catch (error) {
      if (!perNode) throw error;
      return [{ shape, focus: DataFactory.namedNode(shape), ...invalid(ruleName(shape), error) }];
    }
  }
}

/** Where a value that a shape is about is used: on its statement, where it stands there, else on the thing itself. */
function usersOf(
  value: Term,
  predicates: ReadonlySet<string> | undefined,
  graph: Graph,
): Pick<DataResult, 'focus' | 'path' | 'value'>[] {
  const uses = graph.incoming(value).filter(({ predicate }) => predicates?.has(predicate.value));
  const stated = uses.filter(({ predicate }) => !predicate.value.startsWith(namespaces.wdt));
  return (stated.length > 0 ? stated : uses).map(({ subject, predicate }) => ({
    focus: subject,
    path: predicate,
    value,
  }));
}

type Row = ReadonlyMap<string, Term>;

function rowsOf(answer: unknown): readonly Row[] {
  return Array.isArray(answer) ? (answer as Row[]) : [];
}

function pathAndValue(row: Row): Pick<DataResult, 'path' | 'value'> {
  const [path, value] = [row.get('path'), row.get('value')];
  return { ...(path && { path }), ...(value && { value }) };
}

/** `{?name}` and `{$name}` in a message stand for variables (SHACL §5.3.2). */
function fill(message: string, row: Row): string {
  return message.replace(/\{[?$](\w+)\}/g, (whole, name: string) => row.get(name)?.value ?? whole);
}

/** What is told of a query that cannot be run. */
function invalid(name: string, error: unknown): Pick<DataResult, 'rule' | 'level' | 'message'> {
  const reason = error instanceof Error ? error.message : String(error);
  return { rule: 'shape/invalid', level: 'error', message: `Query "${name}": ${reason}` };
}

/** What a user's query finds. */
function ask({ rule: { rule, level }, text, message, expect }: UserQuery, store: QueryStore): DataResult[] {
  let answer: unknown;
  try {
    answer = store.query(text);
  } catch (error) {
    return [{ ...invalid(rule, error), focus: DataFactory.literal(rule) }];
  }
  if (typeof answer === 'boolean')
    return answer === expect ? [] : [{ rule, level, message, focus: DataFactory.literal(rule) }];
  return rowsOf(answer).map((row): DataResult => {
    const focus = row.get('this') ?? [...row.values()][0] ?? DataFactory.literal(rule);
    return { rule, level, message: fill(message, row), focus, ...pathAndValue(row) };
  });
}

function auditRows(audit: Audit, store: QueryStore, subclasses: boolean): readonly Row[] {
  if (!audit.perNode) return rowsOf(store.query(auditQuery(audit, subclasses)));
  const nodes = rowsOf(store.query(targetQuery(audit, subclasses)));
  return nodes.flatMap((row) => rowsOf(store.query(nodeQuery(audit, row.get('this')))));
}

/**
 * The query of an audit for all its nodes at once: the standard puts in one node after the other for `$this`; here the
 * target becomes a pattern at the start of the query. Each side of a UNION must find `$this` by itself.
 */
export function auditQuery(audit: Audit, subclasses: boolean): string {
  const open = audit.select.indexOf('{');
  const targets = `{ SELECT DISTINCT $this WHERE { ${targetPatterns(audit, subclasses)} } }`;
  return `${prologue(audit)}\n${audit.select.slice(0, open)}{ ${targets} ${audit.select.slice(open + 1)}`;
}

/** The nodes that an audit is about. */
function targetQuery(audit: Audit, subclasses: boolean): string {
  return `${prologue(audit)}\nSELECT DISTINCT $this WHERE { ${targetPatterns(audit, subclasses)} }`;
}

/** The query of an audit for one node, which is put in for `$this` (SHACL §5.3.1). */
function nodeQuery(audit: Audit, node: Term | undefined): string {
  if (node?.termType !== 'NamedNode') return auditQuery(audit, false);
  const put = (form: string, text: string): string => text.replace(/[$?]this\b/g, () => form);
  const iri = `<${node.value}>`;
  const open = audit.select.indexOf('{');
  const body = audit.select
    .slice(open)
    .replace(/\bSELECT\b[^{}]*/gi, (head) => put(`(${iri} AS ?that)`, head))
    .replace(/\b(?:GROUP|ORDER)\s+BY\b[^{}]*/gi, (end) => put(`(${iri})`, end));
  return `${prologue(audit)}\n${put(`(${iri} AS ?this)`, audit.select.slice(0, open))}${put(iri, body)}`;
}

function prologue({ prefixes }: Audit): string {
  return [...prefixes].map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`).join('\n');
}

function targetPatterns({ targets }: Audit, subclasses: boolean): string {
  return targets.map((target) => `{ ${targetPattern(target, subclasses)} }`).join(' UNION ');
}

function targetPattern({ kind, term }: Target, subclasses: boolean): string {
  const node =
    term.termType === 'Literal' ? `${JSON.stringify(term.value)}^^<${term.datatype.value}>` : `<${term.value}>`;
  if (kind === 'node') return `BIND(${node} AS ?this)`;
  if (kind === 'subjectsOf') return `?this ${node} ?anything`;
  if (kind === 'objectsOf') return `?anything ${node} ?this`;
  return `?this <${rdf('type').value}>${subclasses ? `/<${rdfs('subClassOf').value}>*` : ''} ${node}`;
}

/** Each breach once, whichever way it was found. */
function distinct(results: readonly DataResult[]): DataResult[] {
  const key = ({ rule, focus, path, value }: DataResult): string =>
    [rule, termKey(focus), path?.value ?? '', value ? termKey(value) : ''].join('\n');
  return [...new Map(results.map((result) => [key(result), result])).values()];
}
