/**
 * N-Quads or N-Triples text goes in; named graphs come out as sorted, unique N-Triples lines with a hash. The hash is
 * taken over normal forms, in which literals of equal value are alike: stores rewrite `"+06.50"` as `"6.5"`, and that
 * is no difference. Each form is there for a store that was seen to need it.
 */
import { createHash } from 'node:crypto';
import type { Quad, Quad_Object } from '@rdfjs/types';
import { DataFactory, Parser } from 'n3';
import { formatNQuad, sortLines } from '../../dataset/n-quads.ts';

/** A named graph, ready to be sent and compared. */
export interface CanonicalGraph {
  /** The IRI of the graph; empty for the default graph. */
  readonly graph: string;
  /** N-Triples lines with literals as written, without line ends, unique and sorted by code points. */
  readonly lines: readonly string[];
  /** The same with every literal in its normal form, which is what is hashed. */
  readonly normal: readonly string[];
  /** SHA-256 of the normal lines, each with a line end: 64 hexadecimal digits. */
  readonly sha256: string;
}

/** Reads N-Quads or N-Triples and gives its graphs by IRI; throws a `SyntaxError` on anything else, blank nodes included. */
export function readGraphs(text: string, only: (graph: string) => boolean = () => true): Map<string, CanonicalGraph> {
  const graphs = new Map<string, { lines: Set<string>; normal: Set<string> }>();
  for (const quad of parseQuads(text)) {
    const graph = quad.graph.value;
    if (!only(graph)) continue;
    let found = graphs.get(graph);
    if (!found) graphs.set(graph, (found = { lines: new Set(), normal: new Set() }));
    const line = formatTriple(quad, quad.object);
    const normal = normalObject(quad.object);
    found.lines.add(line);
    found.normal.add(normal === quad.object ? line : formatTriple(quad, normal));
  }
  return new Map([...graphs].map(([graph, { lines, normal }]) => [graph, canonicalGraph(graph, lines, normal)]));
}

/** One graph out of several texts, when it is spread over files. */
export function mergeGraphs(graph: string, parts: readonly CanonicalGraph[]): CanonicalGraph {
  const [first] = parts;
  if (first && parts.length === 1) return first;
  const lines = new Set(parts.flatMap((part) => part.lines));
  return canonicalGraph(graph, lines, new Set(parts.flatMap((part) => part.normal)));
}

/** The lines that only one of two graphs has. */
export function compareGraphs(
  sent: CanonicalGraph,
  held: CanonicalGraph,
): { missing: readonly string[]; extra: readonly string[] } {
  const has = new Set(held.normal);
  const wanted = new Set(sent.normal);
  const missing = sent.normal.filter((line) => !has.has(line));
  return { missing, extra: held.normal.filter((line) => !wanted.has(line)) };
}

function canonicalGraph(graph: string, lines: Iterable<string>, normal: Iterable<string>): CanonicalGraph {
  const sorted = sortLines(normal);
  const hash = createHash('sha256');
  for (const line of sorted) hash.update(`${line}\n`);
  return { graph, lines: sortLines(lines), normal: sorted, sha256: hash.digest('hex') };
}

function parseQuads(text: string): Quad[] {
  let quads: Quad[];
  try {
    quads = new Parser({ format: 'application/n-quads' }).parse(text);
  } catch (error) {
    throw new SyntaxError(error instanceof Error ? error.message : String(error));
  }
  for (const { subject, object, graph } of quads) {
    for (const { termType, value } of [subject, object, graph]) {
      if (termType !== 'BlankNode' && termType !== 'Quad') continue;
      throw new SyntaxError(
        `A ${termType === 'Quad' ? 'triple term' : `blank node "${value}"`} has no name that every store keeps`,
      );
    }
  }
  return quads;
}

/** A quad's triple, with an object in place of its own, as a line of N-Triples. */
export function formatTriple({ subject, predicate }: Quad, object: Quad_Object): string {
  return formatNQuad(DataFactory.quad(subject, predicate, object));
}

const xsd = 'http://www.w3.org/2001/XMLSchema#';
const geosparql = 'http://www.opengis.net/ont/geosparql#wktLiteral';

/** A term in the one form of all that stores may make of it: itself, where it has that already. */
function normalObject(term: Quad_Object): Quad_Object {
  if (term.termType !== 'Literal') return term;
  const { value, language, datatype } = term;
  if (language !== '') {
    const lower = language.toLowerCase();
    return lower === language ? term : DataFactory.literal(value, lower);
  }
  const form = normalForms.get(datatype.value);
  const normal = form?.write(value);
  if (!form || normal === undefined || (normal === value && form.datatype === datatype.value)) return term;
  return DataFactory.literal(normal, DataFactory.namedNode(form.datatype));
}

/** `+06.50` gives `6.5`: no sign but minus, no zeros that say nothing. */
function decimal(value: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(value) ?? [];
  if (whole === '' && fraction === '') return value;
  const digits = `${whole.replace(/^0+/, '') || '0'}.${fraction}`;
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  const trimmed = digits.slice(0, digits[end - 1] === '.' ? end - 1 : end);
  return sign === '-' && trimmed !== '0' ? `-${trimmed}` : trimmed;
}

/** The shortest digits that give the same double, in the form `1.5E3`. */
function double(value: string): string {
  const number = value === 'INF' ? Infinity : value === '-INF' ? -Infinity : Number(value);
  if (value.trim() === '' || Number.isNaN(number)) return value;
  if (!Number.isFinite(number)) return number > 0 ? 'INF' : '-INF';
  const [digits = '', exponent = ''] = number.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${exponent.replace('+', '')}`;
}

/** Years before 1 BCE with four digits (Virtuoso gives `-044` for `-0044`), no empty fraction, `Z` for `+00:00`. */
function dateTime(value: string): string {
  return value
    .replace(/^-(\d{1,3})(?=-|$)/, (_, year: string) => `-${year.padStart(4, '0')}`)
    .replace(/\.0+(?=Z|[+-]\d\d:\d\d$|$)/, '')
    .replace(/[+-]00:00$/, 'Z');
}

const boolean = (value: string): string => ({ '1': 'true', '0': 'false' })[value] ?? value;

/** Virtuoso keeps a point under a datatype of its own and writes the word in capitals. */
const wkt = (value: string): string => value.replace(/^[a-z]+(?=\s*\()/i, (word) => word.toUpperCase());

interface NormalForm {
  readonly datatype: string;
  write(value: string): string;
}

function alike(datatype: string, write: NormalForm['write'], ...names: readonly string[]): [string, NormalForm][] {
  return [datatype, ...names].map((name) => [name, { datatype, write }]);
}

/** By datatype: the datatype and the form in which values are compared. Oxigraph keeps every kind of integer as an integer. */
const normalForms: ReadonlyMap<string, NormalForm> = new Map([
  ...alike(`${xsd}integer`, decimal, ...['nonNegativeInteger', 'positiveInteger', 'int', 'long'].map((n) => xsd + n)),
  ...alike(`${xsd}decimal`, decimal),
  ...alike(`${xsd}double`, double),
  ...alike(`${xsd}boolean`, boolean),
  ...['dateTime', 'date', 'gYear', 'gYearMonth'].flatMap((name) => alike(xsd + name, dateTime)),
  ...alike(geosparql, wkt, 'http://www.openlinksw.com/schemas/virtrdf#Geometry'),
]);
