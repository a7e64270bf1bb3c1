/**
 * The project's own vocabulary as a small OWL ontology: what no other vocabulary had a term for. The table is complete:
 * a test holds it against everything the views write.
 */
import type { Quad } from '@rdfjs/types';
import type { Iris } from '../iri.ts';
import type { Report } from '../message.ts';
import { Terms, triples, type Pair } from './terms.ts';
import { namespaces, owl, rdf, rdfs } from './vocabulary.ts';

interface OwnTerm {
  readonly kind: 'Class' | 'ObjectProperty' | 'DatatypeProperty';
  readonly label: string;
  readonly comment: string;
  /** Prefixed names: superclass, domain, range. */
  readonly subClassOf?: string;
  readonly domain?: string;
  readonly range?: string;
}

const time = 'wikibase:TimeValue';
const statement = 'wikibase:Statement';
const claim = 'isnad:AttributedStatement';

/** The terms by name. */
export const ownTerms: Readonly<Record<string, OwnTerm>> = {
  AttributedStatement: {
    kind: 'Class',
    label: 'attributed statement',
    comment:
      'What somebody says, suspects or believes according to the article. It is never asserted: only a predicate of the prop/attributed/ name space leads to it.',
    subClassOf: statement,
  },
  Infobox: { kind: 'Class', label: 'infobox', comment: 'The box of keys and values of an article.' },
  Section: { kind: 'Class', label: 'section', comment: 'A part of an article under a heading, or its lead.' },
  Curation: {
    kind: 'Class',
    label: 'curation',
    comment: 'A correction that a person made, with the reason.',
    subClassOf: 'prov:Activity',
  },
  edtf: {
    kind: 'DatatypeProperty',
    label: 'EDTF',
    comment:
      'The date in the Extended Date/Time Format, in the labels of the calendar that wikibase:timeCalendarModel names (EDTF itself knows the Gregorian calendar only).',
    domain: time,
    range: 'edtf:EDTF',
  },
  notBefore: {
    kind: 'DatatypeProperty',
    label: 'not before',
    comment:
      'The first day that the date may mean, in the proleptic Gregorian calendar. Compare dates by this and notAfter.',
    domain: time,
    range: 'xsd:date',
  },
  notAfter: {
    kind: 'DatatypeProperty',
    label: 'not after',
    comment: 'The last day that the date may mean, in the proleptic Gregorian calendar.',
    domain: time,
    range: 'xsd:date',
  },
  julianDay: {
    kind: 'DatatypeProperty',
    label: 'Julian day',
    comment: 'The Julian day number of a date that is exact to the day; the same in every calendar.',
    domain: time,
    range: 'xsd:integer',
  },
  jdStart: {
    kind: 'DatatypeProperty',
    label: 'first Julian day',
    comment: 'The Julian day number of the first day that the date may mean.',
    domain: time,
    range: 'xsd:integer',
  },
  jdEnd: {
    kind: 'DatatypeProperty',
    label: 'last Julian day',
    comment: 'The Julian day number of the last day that the date may mean.',
    domain: time,
    range: 'xsd:integer',
  },
  year: {
    kind: 'DatatypeProperty',
    label: 'year',
    comment:
      'The first year that the date may mean, astronomical (0 is 1 BCE), as a whole number: for stores that sort early dates wrongly.',
    domain: time,
    range: 'xsd:integer',
  },
  hijri: {
    kind: 'DatatypeProperty',
    label: 'Hijri date',
    comment: 'The date in the Hijri calendar, where the source gives it: YYYY-MM-DD, or a part of it.',
    domain: time,
    range: 'xsd:string',
  },
  lexical: {
    kind: 'DatatypeProperty',
    label: 'words of the source',
    comment: 'The value in the words of the article.',
    range: 'rdf:langString',
  },
  derivedBy: {
    kind: 'DatatypeProperty',
    label: 'derived by',
    comment: 'The row of the mappings, or the rule, that read the statement.',
    domain: statement,
    range: 'xsd:string',
  },
  conflictsWith: {
    kind: 'ObjectProperty',
    label: 'conflicts with',
    comment: 'An earlier statement of the article that cannot be true together with this one.',
    domain: statement,
    range: statement,
  },
  inferredFrom: {
    kind: 'ObjectProperty',
    label: 'inferred from',
    comment: 'The statement that this one follows from.',
    domain: statement,
    range: statement,
  },
  reportingVerb: {
    kind: 'DatatypeProperty',
    label: 'reporting verb',
    comment: 'The words that attribute a claim.',
    domain: claim,
    range: 'rdf:langString',
  },
  likelyWork: {
    kind: 'ObjectProperty',
    label: 'likely work',
    comment: 'The work in the bibliography that the claim was likely taken from: a guess.',
    domain: claim,
    range: 'schema:CreativeWork',
  },
  accordingTo: {
    kind: 'ObjectProperty',
    label: 'according to',
    comment: 'Who reports the words of a quotation.',
    domain: 'schema:Quotation',
  },
  attributedClaim: {
    kind: 'ObjectProperty',
    label: 'attributed claim',
    comment: 'The predicate that leads from a subject to what somebody says about it with this property.',
    domain: 'wikibase:Property',
  },
  sha256: {
    kind: 'DatatypeProperty',
    label: 'SHA-256',
    comment: 'The hash of the bytes of a text.',
    range: 'xsd:hexBinary',
  },
  codePoints: {
    kind: 'DatatypeProperty',
    label: 'code points',
    comment: 'The length of a text in Unicode code points, which positions count.',
    range: 'xsd:integer',
  },
  level: {
    kind: 'DatatypeProperty',
    label: 'level',
    comment: 'How deep a section lies: 1 for the lead, 2 for a main section.',
    domain: 'isnad:Section',
    range: 'xsd:integer',
  },
  operation: {
    kind: 'DatatypeProperty',
    label: 'operation',
    comment: 'What a correction does: set, replace, drop, add, link, merge, split, same, accept.',
    domain: 'isnad:Curation',
    range: 'xsd:string',
  },
};

/** The vocabulary as quads, under a base. */
export function* ontologyQuads(iris: Iris, version: string, report: Report): Generator<Quad> {
  const terms = new Terms(report);
  const spaces: Readonly<Record<string, string>> = { ...namespaces, isnad: iris.term('') };
  const named = (name: string | undefined): Pair[1] => {
    if (name === undefined) return undefined;
    const [prefix = '', local = ''] = name.split(':');
    return terms.iri((spaces[prefix] ?? '') + local);
  };
  const ontology = terms.iri(iris.term('').slice(0, -1));
  yield* triples(ontology, [
    [rdf('type'), owl('Ontology')],
    [rdfs('label'), terms.text('isnad', 'en')],
    [
      rdfs('comment'),
      terms.text(
        'What statements read from articles need beside the vocabularies of Wikibase, schema.org, PROV and Web Annotation.',
        'en',
      ),
    ],
    [owl('versionInfo'), terms.text(version)],
  ]);
  for (const [name, { kind, label, comment, subClassOf, domain, range }] of Object.entries(ownTerms)) {
    yield* triples(terms.iri(iris.term(name)), [
      [rdf('type'), owl(kind)],
      [rdfs('label'), terms.text(label, 'en')],
      [rdfs('comment'), terms.text(comment, 'en')],
      [rdfs('subClassOf'), named(subClassOf)],
      [rdfs('domain'), named(domain)],
      [rdfs('range'), named(range)],
      [rdfs('isDefinedBy'), ontology],
    ]);
  }
}
