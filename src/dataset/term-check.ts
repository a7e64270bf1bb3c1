/**
 * Checks that every term of a graph exists where it claims to: schema.org's in the pinned release, with its domains and
 * ranges, Wikidata's properties in the pinned list, those of the W3C's and Wikibase's vocabularies in theirs; and that
 * literals have the form of their datatype. What stands in a name space that is not pinned is not looked at.
 */
import type { Literal, Quad, Term } from '@rdfjs/types';
import { isSubclass, type Pinned } from '../statement/pinned.ts';
import type { DataResult } from './data-result.ts';
import type { Graph } from './graph.ts';
import { namespaces, rdf } from './vocabulary.ts';

/** What terms are held against. */
export interface TermLists {
  readonly pinned: Pinned;
  /** Names by name space, of the vocabularies beside schema.org and Wikidata. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
  /** The data is this program's own: then a P-number outside the list is a mistake, and not merely unknown. */
  readonly own: boolean;
}

/** Reads the list of names: name space and name, tab-separated, under a heading. */
export function readTermNames(list: string): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const line of list.split(/\r?\n/).slice(1)) {
    const [space = '', name = ''] = line.split('\t');
    if (name === '') continue;
    const known = names.get(space);
    if (known) known.add(name);
    else names.set(space, new Set([name]));
  }
  return names;
}

/** Checks the terms of a graph; each unknown term is told once, at its first use. */
export function checkTerms(graph: Graph, lists: TermLists): DataResult[] {
  const results: DataResult[] = [];
  const told = new Set<string>();
  const types = new Map<string, string[]>();
  for (const quad of graph.quads) {
    const isType = quad.predicate.equals(rdf('type'));
    const used: Term[] = [quad.predicate, ...(isType || isVocabulary(quad.object) ? [quad.object] : [])];
    for (const term of used) {
      if (told.has(term.value)) continue;
      const problem = termProblem(term.value, lists);
      if (!problem) continue;
      told.add(term.value);
      results.push({ ...problem, focus: quad.subject, path: quad.predicate, value: quad.object });
    }
    if (quad.object.termType === 'Literal') results.push(...literalProblem(quad, quad.object));
    if (isType) push(types, quad.subject.value, quad.object.value);
  }
  return [...results, ...schemaPlacement(graph, types, lists)];
}

function isVocabulary(term: Term): boolean {
  return term.termType === 'NamedNode' && /^(?:http:\/\/schema\.org\/|http:\/\/wikiba\.se\/ontology#)/.test(term.value);
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const wikidataTerm = /^http:\/\/www\.wikidata\.org\/prop\/(?:[a-z-]+\/)*(P\d+)$/;

function termProblem(
  iri: string,
  { pinned, names, own }: TermLists,
): Pick<DataResult, 'rule' | 'level' | 'message'> | undefined {
  const property = wikidataTerm.exec(iri)?.[1];
  if (property !== undefined) {
    if (pinned.properties.has(property)) return undefined;
    const message = `${property} is not in the pinned list of Wikidata's properties`;
    return { rule: 'term/unknown', level: own ? 'error' : 'info', message };
  }
  if (/^https?:\/\/schema\.org\//.test(iri)) return schemaProblem(iri, pinned);
  const cut = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
  const known = names.get(iri.slice(0, cut));
  if (!known || known.has(iri.slice(cut)) || iri.length === cut || /^_\d+$/.test(iri.slice(cut))) return undefined;
  return {
    rule: 'term/unknown',
    level: own ? 'error' : 'warning',
    message: `<${iri}> is not a term of its vocabulary`,
  };
}

function schemaProblem(iri: string, { terms }: Pinned): Pick<DataResult, 'rule' | 'level' | 'message'> | undefined {
  const name = iri.replace(/^https?:\/\/schema\.org\//, '');
  if (name === '') return undefined;
  const term = terms.get(name);
  if (!term) return { rule: 'term/unknown', level: 'error', message: `schema.org has no term "${name}"` };
  if (term.supersededBy === undefined) return undefined;
  const message = `schema.org has replaced "${name}" by "${term.supersededBy}"`;
  return { rule: 'term/superseded', level: 'warning', message };
}

const dataTypes = new Set(['Date', 'DateTime', 'Time', 'Number', 'Integer', 'Float', 'Boolean']);

/** schema.org's pattern for what has dates (or is acted): a Role may stand for any value, and take any property. */
const roles = ['Role', 'LinkRole', 'OrganizationRole', 'PerformanceRole'];

/**
 * Whether properties of schema.org stand on, and lead to, things of the types they are for. A type that is only too wide,
 * a Place where a Country is wanted, may be right; one beside it, a Person, is not.
 */
function* schemaPlacement(
  graph: Graph,
  types: ReadonlyMap<string, string[]>,
  { pinned: { terms } }: TermLists,
): Generator<DataResult> {
  const typesOf = (node: string): string[] =>
    (types.get(node) ?? []).flatMap((iri) => /^https?:\/\/schema\.org\/(\w+)$/.exec(iri)?.[1] ?? []);
  const fits = (have: readonly string[], want: readonly string[]): boolean =>
    have.length === 0 ||
    have.includes('Thing') ||
    have.some(
      (type) =>
        roles.includes(type) ||
        want.some((wanted) => isSubclass(terms, type, wanted) || isSubclass(terms, wanted, type)),
    );
  for (const { subject, predicate, object } of graph.quads) {
    if (!predicate.value.startsWith(namespaces.schema)) continue;
    const name = predicate.value.slice(namespaces.schema.length);
    const term = terms.get(name);
    if (term?.kind !== 'property') continue;
    const at = { focus: subject, path: predicate, value: object };
    const have = typesOf(subject.value);
    if (!fits(have, term.domains)) {
      const message = `schema:${name} is for ${term.domains.join(' or ')}, not for ${have.join(', ')}`;
      yield { rule: 'term/domain', level: 'warning', message, ...at };
    }
    // Where a text or an address will do, so does anything that has one.
    if (object.termType === 'Literal' || term.ranges.some((range) => range === 'Text' || range === 'URL')) continue;
    const reached = typesOf(object.value);
    const plain = reached.length === 0 && term.ranges.every((range) => dataTypes.has(range));
    if (fits(reached, term.ranges) && !plain) continue;
    const found = plain ? 'an IRI' : reached.join(', ');
    const message = `schema:${name} leads to ${term.ranges.join(' or ')}, not to ${found}`;
    yield { rule: 'term/range', level: 'warning', message, ...at };
  }
}

const xsd = namespaces.xsd;

/** Lexical forms by datatype (XML Schema 1.1 part 2), for the datatypes that data here uses. */
const forms: Readonly<Record<string, RegExp>> = {
  [`${xsd}integer`]: /^[+-]?\d+$/,
  [`${xsd}nonNegativeInteger`]: /^(?:\+?\d+|-0+)$/,
  [`${xsd}decimal`]: /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/,
  [`${xsd}double`]: /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN)$/,
  [`${xsd}boolean`]: /^(?:true|false|0|1)$/,
  [`${xsd}date`]: /^-?(?:[1-9]\d{4,}|\d{4})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:Z|[+-]\d\d:\d\d)?$/,
  [`${xsd}dateTime`]:
    /^-?(?:[1-9]\d{4,}|\d{4})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/,
  [`${xsd}gYear`]: /^-?(?:[1-9]\d{4,}|\d{4})(?:Z|[+-]\d\d:\d\d)?$/,
  [`${xsd}gYearMonth`]: /^-?(?:[1-9]\d{4,}|\d{4})-(?:0[1-9]|1[0-2])(?:Z|[+-]\d\d:\d\d)?$/,
  [`${xsd}hexBinary`]: /^(?:[0-9a-fA-F]{2})*$/,
  [`${xsd}anyURI`]: /^[^\s<>"{}|\\^`]*$/,
};

/** RFC 5646 §2.1, loosely: subtags of letters and digits. */
const languageTag = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/;

function* literalProblem({ subject, predicate }: Quad, literal: Literal): Generator<DataResult> {
  const at = { focus: subject, path: predicate, value: literal, rule: 'term/literal', level: 'error' } as const;
  if (literal.language !== '' && !languageTag.test(literal.language)) {
    yield { ...at, message: `"${literal.language}" is no language tag` };
  }
  const form = forms[literal.datatype.value];
  if (form && !form.test(literal.value)) {
    yield { ...at, message: `"${literal.value}" is no ${literal.datatype.value.replace(xsd, 'xsd:')}` };
  }
}
