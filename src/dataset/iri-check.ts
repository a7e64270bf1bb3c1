/**
 * Checks the IRIs of a graph: that they are IRIs, that the dataset's own are written in their one form and name one
 * thing each, and that what is linked to is described.
 */
import type { Term } from '@rdfjs/types';
import { checkIri } from '../iri.ts';
import type { DataResult } from './data-result.ts';
import type { Graph } from './graph.ts';

/** Own IRIs that must be described; the others are addresses of files and pages, terms, or stretches of a text. */
const described = /^(?:entity|value|reference|evidence|article|activity)\//;

/** How IRIs are checked. */
export interface IriCheckOptions {
  /** What the dataset's own IRIs start with. */
  readonly base: string;
  /** The data is this program's output: then there are no blank nodes, and all that is linked is described. */
  readonly own: boolean;
  /** The spellings met so far; give one map to several checks to compare the graphs of a whole dataset. */
  readonly spellings?: Map<string, string>;
}

/** Checks every IRI once. */
export function checkIris(graph: Graph, { base, own, spellings = new Map() }: IriCheckOptions): DataResult[] {
  const results: DataResult[] = [];
  const seen = new Set<string>();
  for (const quad of graph.quads) {
    const at = { focus: quad.subject, path: quad.predicate, value: quad.object };
    for (const term of [quad.subject, quad.predicate, quad.object]) {
      if (term.termType === 'BlankNode' && own && !seen.has('_:')) {
        seen.add('_:');
        results.push({ rule: 'rdf/blank-node', level: 'error', message: `"_:${term.value}" is a blank node`, ...at });
      }
      if (term.termType !== 'NamedNode' || seen.has(term.value)) continue;
      seen.add(term.value);
      results.push(...formProblems(term, base, spellings).map((problem) => ({ ...problem, ...at })));
    }
  }
  return own ? [...results, ...danglingLinks(graph, base)] : results;
}

type Problem = Pick<DataResult, 'rule' | 'level' | 'message'>;

function formProblems({ value: iri }: Term, base: string, forms: Map<string, string>): Problem[] {
  if (!checkIri(iri)) return [{ rule: 'iri/invalid', level: 'error', message: `"${iri}" is no absolute IRI` }];
  if (!iri.startsWith(base)) return [];
  const problems: Problem[] = [];
  if (/[^\x21-\x7e]|%[0-9A-F]?[a-f]/.test(iri)) {
    problems.push({ rule: 'iri/form', level: 'error', message: `"${iri}" is not in ASCII with upper-case escapes` });
  }
  // Other names are hashes, or made of these.
  if (!/^(?:entity\/(?!statement\/)|article\/)/.test(iri.slice(base.length))) return problems;
  const key = spelling(iri);
  const other = forms.get(key);
  if (other === undefined) forms.set(ownCopy(key), ownCopy(iri));
  else if (other !== iri)
    problems.push({ rule: 'iri/twice', level: 'error', message: `"${iri}" and "${other}" are one name written twice` });
  return problems;
}

/** A text that does not keep alive the file it was cut out of, as V8's slices do. */
function ownCopy(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** An IRI with all that is only a matter of writing taken away: escapes (but of `/`, `#` and the like), blanks, forms of letters. */
function spelling(iri: string): string {
  try {
    return decodeURI(iri)
      .normalize('NFKC')
      .replace(/[\s_]+/g, '_')
      .replace(/_(?=$|#)/g, '')
      .replace(/['’‘ʼ]/g, "'");
  } catch {
    return iri;
  }
}

/** Links from the dataset to its own things about which nothing is said. */
function* danglingLinks(graph: Graph, base: string): Generator<DataResult> {
  const told = new Set<string>();
  for (const { subject, predicate, object } of graph.quads) {
    if (object.termType !== 'NamedNode' || !object.value.startsWith(base) || told.has(object.value)) continue;
    if (!described.test(object.value.slice(base.length)) || graph.outgoing(object).length > 0) continue;
    told.add(object.value);
    const message = `Nothing is said about <${object.value}>`;
    yield { rule: 'iri/dangling', level: 'error', message, focus: subject, path: predicate, value: object };
  }
}
