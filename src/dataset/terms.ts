/**
 * Makes RDF terms, and is the only way to make them: what comes out can be written in every serialisation, for IRIs are
 * checked, language tags are BCP 47 in lower case, literals hold no character that a reader would stumble over, and
 * typed literals have the form of their datatype. What cannot be written is reported and gives undefined.
 */
import type { Literal, NamedNode, Quad, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { checkIri } from '../iri.ts';
import { visible, type Report } from '../message.ts';

/** A literal longer than this, in UTF-16 units, is refused: stores cut or reject it. */
export const maxLiteralLength = 60_000;

/** The terms of one name space, made once each. Only for names that stand in code or have been checked. */
export function namespace(base: string): (name: string) => NamedNode {
  const made = new Map<string, NamedNode>();
  return (name) => {
    let term = made.get(name);
    if (term === undefined) {
      if (!checkIri(base + name)) throw new TypeError(`"${base + name}" is no IRI`);
      made.set(name, (term = DataFactory.namedNode(base + name)));
    }
    return term;
  };
}

const xsdSpace = 'http://www.w3.org/2001/XMLSchema#';
const year = '-?(?:[1-9]\\d{4,}|\\d{4})';
const month = '(?:0[1-9]|1[0-2])';
const day = '(?:0[1-9]|[12]\\d|3[01])';

/** The lexical forms that are written, per datatype: canonical in XSD 1.1. */
const lexicalForms: Readonly<Record<string, RegExp>> = {
  [`${xsdSpace}integer`]: /^(?:0|-?[1-9]\d*)$/,
  [`${xsdSpace}nonNegativeInteger`]: /^(?:0|[1-9]\d*)$/,
  [`${xsdSpace}decimal`]: /^(?:0|-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d*[1-9])$/,
  [`${xsdSpace}double`]: /^-?(?:0\.0E0|[1-9]\.(?:0|\d*[1-9])E(?:0|-?[1-9]\d*))$/,
  [`${xsdSpace}gYear`]: new RegExp(`^${year}$`),
  [`${xsdSpace}gYearMonth`]: new RegExp(`^${year}-${month}$`),
  [`${xsdSpace}date`]: new RegExp(`^${year}-${month}-${day}$`),
  [`${xsdSpace}dateTime`]: new RegExp(`^${year}-${month}-${day}T00:00:00Z$`),
  'http://id.loc.gov/datatypes/edtf/EDTF': /^[-\dXSYE[\]{},./~?%]+$/,
  'http://www.opengis.net/ont/geosparql#wktLiteral': /^Point\(-?\d+(?:\.\d+)? -?\d+(?:\.\d+)?\)$/,
  [`${xsdSpace}hexBinary`]: /^(?:[0-9a-f]{2})+$/,
  [`${xsdSpace}anyURI`]: /^[^\s<>"{}|\\^`]+$/,
};

const languageTag = /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/;

/** NUL, which some readers take for the end, and halves of surrogate pairs, which UTF-8 cannot hold. */
const unwritable = /[\u0000\p{Cs}\ufffe\uffff]/u;

/** Makes the terms of one document and reports what cannot be one. */
export class Terms {
  readonly #report: Report;
  readonly #nodes = new Map<string, NamedNode>();

  constructor(report: Report) {
    this.#report = report;
  }

  /** An address of the web. Other schemes are refused: a prefix of JSON-LD could be taken for one. */
  iri(iri: string): NamedNode | undefined {
    const known = this.#nodes.get(iri);
    if (known) return known;
    if (!checkIri(iri) || !/^https?:/.test(iri)) {
      this.refuse(`"${shorten(iri)}" is no http or https IRI`);
      return undefined;
    }
    const node = DataFactory.namedNode(iri);
    this.#nodes.set(iri, node);
    return node;
  }

  /** A plain text, or a text in a language. */
  text(text: string, lang?: string): Literal | undefined {
    if (text.length > maxLiteralLength) {
      this.refuse(`A text of ${text.length} characters is longer than ${maxLiteralLength}: "${shorten(text)}"`);
      return undefined;
    }
    if (unwritable.test(text)) {
      this.refuse(`"${shorten(text)}" has a character that no file can hold`);
      return undefined;
    }
    if (lang === undefined) return DataFactory.literal(text);
    const tag = lang.toLowerCase();
    if (!languageTag.test(tag)) {
      this.refuse(`"${shorten(lang)}" is no language tag, as of "${shorten(text)}"`);
      return undefined;
    }
    return DataFactory.literal(text, tag);
  }

  /** A text of a datatype whose lexical form is known here. */
  typed(text: string, datatype: NamedNode): Literal | undefined {
    if (!lexicalForms[datatype.value]?.test(text)) {
      this.refuse(`"${shorten(text)}" is not written as <${datatype.value}> wants it`);
      return undefined;
    }
    return DataFactory.literal(text, datatype);
  }

  /** A whole number. */
  integer(value: number): Literal | undefined {
    return this.typed(String(value), DataFactory.namedNode(`${xsdSpace}integer`));
  }

  /** Reports what cannot be a term. */
  protected refuse(reason: string): void {
    this.#report({ level: 'warning', rule: 'term/invalid', reason });
  }
}

/** A predicate and an object, which may have been refused. */
export type Pair = readonly [predicate: NamedNode | undefined, object: NamedNode | Literal | undefined];

/** The triples of a subject, in the default graph; pairs whose object was refused are left out. */
export function* triples(subject: NamedNode | undefined, pairs: Iterable<Pair>): Generator<Quad> {
  if (!subject) return;
  for (const [predicate, object] of pairs) {
    if (predicate && object) yield DataFactory.quad(subject, predicate, object);
  }
}

/** A quad moved to a graph. */
export function inGraph(quad: Quad, graph: NamedNode): Quad {
  return DataFactory.quad(quad.subject, quad.predicate, quad.object, graph);
}

/** Whether two terms are the same, by their kind, text, language and datatype. */
export function termKey(term: Term): string {
  if (term.termType !== 'Literal') return `<${term.value}`;
  return `"${term.value}"${term.language === '' ? `^${term.datatype.value}` : `@${term.language}`}`;
}

function shorten(text: string): string {
  return visible(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
