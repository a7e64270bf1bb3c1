/**
 * Runs compiled shapes over data: a graph goes in, results come out, each with
 * the shape's rule. Core constraints are run by rdf-validate-shacl. SPARQL
 * constraints are asked once for all nodes in an embedded store, for the way the
 * standard words it, once a node, costs fifty milliseconds a node.
 */
import type { DatasetCore, NamedNode, Term } from '@rdfjs/types';
import { DataFactory, Store as TripleStore } from 'n3';
import type { Store as QueryStore } from 'oxigraph';
import type { Level } from '../message.ts';
import type { DataResult } from './data-result.ts';
import type { Graph } from './graph.ts';
import { ruleName, type Audit, type Shapes, type Target } from './shapes.ts';
import { termKey } from './terms.ts';
import { rdf, rdfs } from './vocabulary.ts';

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
}

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
  readonly #validate: Validate;
  readonly #Store: new () => QueryStore;
  /** The node shape or property shape with an IRI that each nameless shape belongs to. */
  readonly #owners: ReadonlyMap<string, string>;

  private constructor(shapes: Shapes, validate: Validate, Store: new () => QueryStore) {
    this.#shapes = shapes;
    this.#validate = validate;
    this.#Store = Store;
    this.#owners = new Map(shapes.core.map(({ subject, object }) => [object.value, subject.value]));
  }

  /** Loads the engines and makes them ready for the shapes. */
  static async load(shapes: Shapes): Promise<ShapeChecker> {
    const [{ default: Validator }, { Store }] = await Promise.all([import('rdf-validate-shacl'), import('oxigraph')]);
    const validator = new Validator(new TripleStore([...shapes.core] as never) as unknown as DatasetCore);
    return new ShapeChecker(shapes, (data) => validator.validate(data), Store);
  }

  /** Checks one graph. */
  async check(graph: Graph): Promise<ShapeReport> {
    const raw = [...(await this.#core(graph)), ...this.#audits(graph)];
    const { canaries, rules } = this.#shapes;
    const sung = new Set(raw.map(({ shape }) => shape));
    const silent = [...canaries].filter((shape) => !sung.has(shape)).map((shape) => rules.get(shape)?.rule ?? shape);
    const results = raw
      .filter(({ shape }) => !canaries.has(shape))
      .map(({ shape, level, ...result }): DataResult => {
        const rule = rules.get(shape);
        return { ...result, rule: rule?.rule ?? `shape/${ruleName(shape)}`, level: level ?? rule?.level ?? 'error' };
      });
    return { results: distinct(results), silent };
  }

  async #core({ quads }: Graph): Promise<RawResult[]> {
    const inOneGraph = quads.map(({ subject, predicate, object }) =>
      DataFactory.quad(subject as NamedNode, predicate as NamedNode, object as NamedNode),
    );
    const { results } = await this.#validate(new TripleStore(inOneGraph) as unknown as DatasetCore);
    return results.map(({ sourceShape, focusNode, path, value, message, severity }) => {
      const level = severities[severity?.value.replace(/^.*#/, '') ?? ''];
      return {
        shape: this.#named(sourceShape?.value ?? ''),
        focus: focusNode ?? DataFactory.blankNode(),
        ...(path?.termType === 'NamedNode' && { path }),
        ...(value && { value }),
        message: message[0]?.value ?? 'The data breaks the shape',
        ...(level && { level }),
      };
    });
  }

  /** The nearest shape with an IRI, from a shape upwards. */
  #named(shape: string): string {
    let at = shape;
    for (let steps = 0; steps < 10 && !this.#shapes.rules.has(at); steps++) at = this.#owners.get(at) ?? shape;
    return at;
  }

  #audits({ quads }: Graph): RawResult[] {
    const store = new this.#Store();
    for (const { subject, predicate, object } of quads) {
      store.add(DataFactory.quad(subject as NamedNode, predicate as NamedNode, object as NamedNode) as never);
    }
    const subclasses = quads.some(({ predicate }) => predicate.equals(rdfs('subClassOf')));
    return this.#shapes.audits.flatMap((audit) => {
      const rows = store.query(auditQuery(audit, subclasses)) as ReadonlyMap<string, Term>[];
      return rows.flatMap((row): RawResult[] => {
        const [focus, path, value] = [row.get('this'), row.get('path'), row.get('value')];
        if (!focus) return [];
        const message = audit.message.replace(/\{[?$](\w+)\}/g, (whole, name: string) => row.get(name)?.value ?? whole);
        return [{ shape: audit.shape, focus, message, ...(path && { path }), ...(value && { value }) }];
      });
    });
  }
}

/**
 * The query of an audit for all its nodes at once: the standard puts in one node after the other for `$this`; here the
 * target becomes a pattern at the start of the query.
 */
export function auditQuery({ prefixes, select, targets }: Audit, subclasses: boolean): string {
  const declared = [...prefixes].map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`).join('\n');
  const open = select.indexOf('{');
  const pattern = targets.map((target) => `{ ${targetPattern(target, subclasses)} }`).join(' UNION ');
  return `${declared}\n${select.slice(0, open)}{ { SELECT DISTINCT $this WHERE { ${pattern} } } ${select.slice(open + 1)}`;
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
