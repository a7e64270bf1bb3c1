/**
 * Compiles shapes: Turtle files of SHACL go in; out come the core shapes as
 * quads, the SPARQL constraints as audits, and what each rule is called, means
 * and how it is cured, read from the shape itself. What no engine here would
 * run is reported, never skipped in silence.
 */
import type { NamedNode, Quad, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { Level, Report } from '../message.ts';
import { namespaces, rdf, rdfs } from './vocabulary.ts';
import { Graph } from './graph.ts';
import { readTurtleFamily } from './read-rdf.ts';
import { namespace } from './terms.ts';

/** The base that the shapes of the package are written for; another dataset's own base takes its place. */
export const shapesBase = 'https://data.example.org/';

const shaclSpace = 'http://www.w3.org/ns/shacl#';

export const sh = namespace(shaclSpace);

/** A file of shapes. */
export interface ShapesFile {
  readonly name: string;
  readonly text: string;
  /** `user` for shapes that came with the data: their rules are named `user/…`. */
  readonly layer?: 'user';
}

/** What is told of a rule. */
export interface ShapeRule {
  /** `shape/…` for a core shape, `audit/…` for a SPARQL constraint, `user/…` for the user's own. */
  readonly rule: string;
  readonly level: Level;
  readonly meaning: string;
  readonly cure?: string;
  readonly example?: string;
  readonly file: string;
}

/** A SPARQL constraint with the nodes it is about. */
export interface Audit {
  /** IRI of the shape. */
  readonly shape: string;
  readonly prefixes: ReadonlyMap<string, string>;
  /** A SELECT query, `$this` being the node looked at. */
  readonly select: string;
  readonly message: string;
  readonly targets: readonly Target[];
  /** Asked once a node, as the standard words it, and not once for all: for queries that nobody here has tried that way. */
  readonly perNode: boolean;
}

/** Which nodes a shape is about (SHACL §2.1.3). */
export interface Target {
  readonly kind: 'class' | 'node' | 'subjectsOf' | 'objectsOf';
  readonly term: Term;
}

/** Shapes ready to run. */
export interface Shapes {
  readonly core: readonly Quad[];
  readonly audits: readonly Audit[];
  /** By IRI of the shape. */
  readonly rules: ReadonlyMap<string, ShapeRule>;
  /** IRIs of the shapes that must fail. */
  readonly canaries: ReadonlySet<string>;
  /** A shape refers to itself, by itself or through others: what that means the standard leaves open (SHACL §3.4.3). */
  readonly recursive: boolean;
}

const levels: Readonly<Record<string, Level>> = { Violation: 'error', Warning: 'warning', Info: 'info' };

/** Kinds of constraints and targets that neither engine runs. */
const unsupported = ['js', 'rule', 'target', 'expression', 'validator', 'nodeValidator', 'propertyValidator'].map(sh);

const declaring = new Set(['declare', 'prefix', 'namespace'].map((name) => sh(name).value));

/** Compiles shapes for a dataset's base. */
export function compileShapes(files: readonly ShapesFile[], base: string, report: Report): Shapes {
  const core: Quad[] = [];
  const audits: Audit[] = [];
  const rules = new Map<string, ShapeRule>();
  const graphs = files.flatMap((file, index): [ShapesFile, Graph][] => {
    const text = file.text.replaceAll(shapesBase, base);
    const { quads, problem } = readTurtleFamily(text, 'text/turtle', { base: `${base}shapes` });
    // Each file numbers its blank nodes from the start.
    if (!problem) return [[file, new Graph(quads.map((quad) => renameBlanks(quad, `f${index}`)))]];
    const reason = `Shapes "${file.name}", line ${problem.line ?? '?'}: ${problem.reason}`;
    report({ level: 'error', rule: 'shape/invalid', reason });
    return [];
  });
  const declared = new Graph(
    graphs.flatMap(([, { quads }]) => quads.filter(({ predicate }) => declaring.has(predicate.value))),
  );
  for (const [file, graph] of graphs) {
    reportUnsupported(graph, file, report);
    audits.push(...auditsOf(graph, declared, file, report));
    for (const rule of rulesOf(graph, file)) rules.set(...rule);
    core.push(...coreOf(graph));
  }
  const canaries = new Set([...rules.keys()].filter((iri) => iri.startsWith(`${base}shapes#canary-`)));
  return { core, audits, rules, canaries, recursive: isRecursive(core) };
}

/** Whether some way from a shape leads back to it: something is left when what leads nowhere is taken away again and again. */
function isRecursive(core: readonly Quad[]): boolean {
  const targets = new Set(Object.values(targetKinds).map((name) => sh(name).value));
  /** By node, those that lead to it, and the number of ways from it that are left. */
  const before = new Map<string, string[]>();
  const left = new Map<string, number>();
  for (const { subject, predicate, object } of core) {
    if (object.termType === 'Literal' || targets.has(predicate.value) || predicate.equals(sh('class'))) continue;
    const from = before.get(object.value);
    if (from) from.push(subject.value);
    else before.set(object.value, [subject.value]);
    left.set(subject.value, (left.get(subject.value) ?? 0) + 1);
  }
  const ends = [...before.keys()].filter((node) => !left.has(node));
  for (const node of ends) {
    for (const one of before.get(node) ?? []) {
      const ways = (left.get(one) ?? 0) - 1;
      left.set(one, ways);
      if (ways === 0) ends.push(one);
    }
  }
  return [...left.values()].some((ways) => ways > 0);
}

/** What the engine for core constraints is given: neither the words about shapes nor shapes that are audits only. */
function coreOf(graph: Graph): Quad[] {
  const said = new Set(
    ['name', 'description', 'sparql', 'prefixes', 'declare', 'select'].map((name) => sh(name).value),
  );
  const targets = new Set(
    ['deactivated', ...Object.values(targetKinds), 'severity', 'message'].map((name) => sh(name).value),
  );
  const isAudit = (shape: Term): boolean =>
    graph.object(shape, sh('sparql')) !== undefined &&
    graph
      .outgoing(shape)
      .every(({ predicate: { value } }) => said.has(value) || targets.has(value) || !value.startsWith(shaclSpace));
  const kept = ({ subject, predicate: { value } }: Quad): boolean =>
    (value.startsWith(shaclSpace) || value.startsWith(namespaces.rdf)) && !said.has(value) && !isAudit(subject);
  return graph.quads.filter(kept);
}

function renameBlanks({ subject, predicate, object }: Quad, prefix: string): Quad {
  const rename = (term: Term): Term =>
    term.termType === 'BlankNode' ? DataFactory.blankNode(prefix + term.value) : term;
  return DataFactory.quad(rename(subject) as NamedNode, predicate, rename(object) as NamedNode);
}

function reportUnsupported(graph: Graph, file: ShapesFile, report: Report): void {
  const found = new Set(graph.quads.map(({ predicate }) => predicate.value));
  for (const { value } of unsupported) {
    if (!found.has(value)) continue;
    const reason = `"${file.name}" uses <${value}>, which is not run here; write it as sh:sparql`;
    report({ level: 'error', rule: 'shape/unsupported', reason });
  }
}

/** The name, meaning and cure of each shape that has an IRI. */
function* rulesOf(graph: Graph, file: ShapesFile): Generator<[string, ShapeRule]> {
  const shapes = ['NodeShape', 'PropertyShape'].flatMap((name) => graph.subjects(rdf('type'), sh(name)));
  for (const shape of shapes) {
    if (shape.termType !== 'NamedNode') continue;
    const text = (node: Term | undefined, predicate: Term): string | undefined =>
      node && graph.object(node, predicate)?.value;
    const own = (name: string): string | undefined =>
      graph.outgoing(shape).find(({ predicate }) => predicate.value.endsWith(`ns#${name}`))?.object.value;
    const sparql = graph.object(shape, sh('sparql'));
    const severity = text(shape, sh('severity'))?.replace(/^.*#/, '') ?? 'Violation';
    const message = text(shape, sh('message')) ?? text(sparql, sh('message'));
    const meaning = text(shape, rdfs('comment')) ?? text(shape, sh('description')) ?? message;
    const [cure, example] = [own('cure'), own('example')];
    yield [
      shape.value,
      {
        rule: `${file.layer ?? (sparql ? 'audit' : 'shape')}/${ruleName(text(shape, sh('name')) ?? shape.value)}`,
        level: levels[severity] ?? 'error',
        meaning: meaning ?? ruleName(shape.value),
        ...(cure !== undefined && { cure }),
        ...(example !== undefined && { example }),
        file: file.name,
      },
    ];
  }
}

/** The local name of an IRI as the second half of a rule: `BornBeforeDied` gives `born-before-died`. */
export function ruleName(iri: string): string {
  const local = iri.replace(/[#/]+$/, '').replace(/^.*[#/:]/, '');
  const dashed = local.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
  return dashed.replace(/[^a-z0-9]+/g, '-') || 'unnamed';
}

function auditsOf(graph: Graph, declared: Graph, file: ShapesFile, report: Report): Audit[] {
  const constraints = graph.quads.filter(({ predicate }) => predicate.equals(sh('sparql')));
  return constraints.flatMap(({ subject, object }): Audit[] => {
    const deactivated = [subject, object].some((node) => graph.object(node, sh('deactivated'))?.value === 'true');
    if (deactivated) return [];
    const select = graph.object(object, sh('select'))?.value;
    const targets = targetsOf(graph, subject);
    if (select === undefined || targets.length === 0 || subject.termType !== 'NamedNode') {
      const reason = `"${file.name}": the constraint of "${ruleName(subject.value)}" needs an IRI, a target and an sh:select`;
      report({ level: 'error', rule: 'shape/unsupported', reason });
      return [];
    }
    const path = graph.object(subject, sh('path'));
    const message = graph.object(object, sh('message')) ?? graph.object(subject, sh('message'));
    return [
      {
        shape: subject.value,
        prefixes: prefixesOf(graph.objects(object, sh('prefixes')), declared),
        select: path?.termType === 'NamedNode' ? select.replaceAll('$PATH', `<${path.value}>`) : select,
        message: message?.value ?? `The data breaks "${ruleName(subject.value)}"`,
        targets,
        perNode: file.layer === 'user',
      },
    ];
  });
}

const targetKinds = {
  class: 'targetClass',
  node: 'targetNode',
  subjectsOf: 'targetSubjectsOf',
  objectsOf: 'targetObjectsOf',
} as const;

function targetsOf(graph: Graph, shape: Term): Target[] {
  return (Object.keys(targetKinds) as Target['kind'][]).flatMap((kind) =>
    graph.objects(shape, sh(targetKinds[kind])).map((term) => ({ kind, term })),
  );
}

/** The prefixes that ontologies declare, whichever file they stand in. */
function prefixesOf(ontologies: readonly Term[], declared: Graph): Map<string, string> {
  const declarations = ontologies.flatMap((ontology) => declared.objects(ontology, sh('declare')));
  const pairs = declarations.map((node) => [
    declared.object(node, sh('prefix')),
    declared.object(node, sh('namespace')),
  ]);
  return new Map(pairs.map(([prefix, iri]) => [prefix?.value ?? '', iri?.value ?? '']));
}
