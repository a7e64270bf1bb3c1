/**
 * Single faults put into good RDF: for each kind, the places where it can be made, and what the data is after it. The
 * kinds are those of mistakes that programs, people and stores make.
 */
import type { Literal, NamedNode, Quad, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { Graph } from '../../src/dataset/graph.ts';
import { namespaces } from '../../src/dataset/vocabulary.ts';
import { base } from '../dataset/seed.ts';

/** One fault at one place. */
export interface Fault {
  readonly kind: string;
  /** Where, in words. */
  readonly at: string;
  readonly quads: readonly Quad[];
}

const namedNode = (value: string): NamedNode => DataFactory.namedNode(value);
const literal = (value: string, kind?: string | NamedNode): Literal => DataFactory.literal(value, kind);
const iri = (space: keyof typeof namespaces, name: string): NamedNode => namedNode(namespaces[space] + name);
const own = (name: string): NamedNode => namedNode(`${base}ns#${name}`);
const rdfType = iri('rdf', 'type');

const make = (subject: Term, predicate: Term, object: Term, like: Quad): Quad =>
  DataFactory.quad(subject as NamedNode, predicate as NamedNode, object as NamedNode, like.graph);
const withObject = (quad: Quad, object: Term): Quad => make(quad.subject, quad.predicate, object, quad);
const withSubject = (quad: Quad, subject: Term): Quad => make(subject, quad.predicate, quad.object, quad);
const withPredicate = (quad: Quad, predicate: Term): Quad => make(quad.subject, predicate, quad.object, quad);

/** Where a kind of fault can be made: what is taken away, and what is put in its place. */
type Site = readonly [at: string, removed: readonly Quad[], added: readonly Quad[]];
type Kind = (graph: Graph) => Iterable<Site>;

const short = (term: Term): string => term.value.replace(/^.*\//, '').slice(0, 60);
const inWords = ({ subject, predicate, object }: Quad): string =>
  `${short(subject)} ${short(predicate)} ${short(object)}`;

function withPredicateIn(graph: Graph, test: (iri: string) => boolean): Quad[] {
  return graph.quads.filter(({ predicate }) => test(predicate.value));
}

const isDirect = (value: string): boolean => value.startsWith(namespaces.wdt);
const isSimple = (value: string): boolean => /\/prop\/statement\/P\d+$/.test(value);
const isLink = (value: string): boolean => /\.org\/prop\/P\d+$/.test(value);
const typed = (graph: Graph, type: Term): Term[] => graph.subjects(rdfType, type);
const is = (...terms: Term[]): ((value: string) => boolean) => {
  const values = new Set(terms.map(({ value }) => value));
  return (value) => values.has(value);
};

/** One fault for each triple that fits: the triple goes. */
const dropping =
  (test: (iri: string) => boolean, more: (quad: Quad) => boolean = () => true): Kind =>
  (graph) =>
    withPredicateIn(graph, test)
      .filter(more)
      .map((quad): Site => [inWords(quad), [quad], []]);

/** One fault for each triple that fits: another takes its place, unless there is none to take. */
const changing =
  (test: (iri: string) => boolean, change: (quad: Quad, graph: Graph) => Quad | undefined): Kind =>
  (graph) =>
    withPredicateIn(graph, test).flatMap((quad): Site[] => {
      const other = change(quad, graph);
      return other ? [[`${inWords(quad)} → ${short(other.object)}`, [quad], [other]]] : [];
    });

const retyped = (quad: Quad, datatype: NamedNode): Quad | undefined =>
  quad.object.termType === 'Literal' && quad.object.language === '' && !quad.object.datatype.equals(datatype)
    ? withObject(quad, literal(quad.object.value, datatype))
    : undefined;

const moved = (quad: Quad, by: number): Quad =>
  withObject(quad, literal(String(Number(quad.object.value) + by), (quad.object as Literal).datatype));

/** The value nodes of dates that start something, moved by some years, with the literals that repeat them. */
function* shiftedStarts(graph: Graph, property: string, years: number): Generator<Site> {
  for (const quad of withPredicateIn(graph, is(iri('pqv', property)))) {
    const node = namedNode(`${quad.object.value.slice(0, -4)}beef`);
    const shift = (text: string): string =>
      text.replace(/(?<!\d)0\d{3}(?=-|$|T)/g, (year) => String(Number(year) + years).padStart(4, '0'));
    const copies = graph.outgoing(quad.object).map((one) => {
      const { object } = one;
      const shifted = object.termType === 'Literal' ? literal(shift(object.value), object.datatype) : object;
      return make(node, one.predicate, shifted, one);
    });
    const simple = graph.outgoing(quad.subject).filter(({ predicate }) => predicate.equals(iri('pq', property)));
    yield [
      `${short(quad.subject)} ${property} by ${years} years`,
      [quad, ...simple],
      [
        withObject(quad, node),
        ...copies,
        ...simple.map((one) => withObject(one, literal(shift(one.object.value), (one.object as Literal).datatype))),
      ],
    ];
  }
}

/** A whole statement with another value: another father, mother or birth place, with reference and evidence. */
function* second(graph: Graph, property: string, other: string): Generator<Site> {
  for (const link of withPredicateIn(graph, is(iri('p', property)))) {
    const node = namedNode(`${link.object.value.slice(0, -4)}0000`);
    const values = withPredicateIn(graph, is(iri('wdt', other))).map(({ object }) => object);
    const value = values.find(
      (one) => !graph.has(link.subject, iri('wdt', property), one) && one.value !== link.subject.value,
    );
    if (!value) continue;
    const copies = graph
      .outgoing(link.object)
      .map((quad) =>
        make(node, quad.predicate, quad.predicate.equals(iri('ps', property)) ? value : quad.object, quad),
      );
    const bodies = graph.incoming(link.object).filter(({ predicate }) => predicate.equals(iri('oa', 'hasBody')));
    const direct = make(link.subject, iri('wdt', property), value, link);
    yield [
      `${short(link.subject)} ${property} ${short(value)}`,
      [],
      [withObject(link, node), direct, ...copies, ...bodies.map((one) => withObject(one, node))],
    ];
  }
}

/** A statement turned round, consistently: its subject becomes its value. */
function* turned(graph: Graph): Generator<Site> {
  for (const link of withPredicateIn(graph, isLink)) {
    const property = short(link.predicate);
    const value = graph.object(link.object, iri('ps', property));
    if (value?.termType !== 'NamedNode' || graph.outgoing(value).length === 0 || value.equals(link.subject)) continue;
    const direct = graph
      .outgoing(link.subject)
      .filter((quad) => quad.predicate.equals(iri('wdt', property)) && quad.object.equals(value));
    const simple = graph.outgoing(link.object).filter(({ predicate }) => predicate.equals(iri('ps', property)));
    yield [
      `${short(link.subject)} ${property} ${short(value)}`,
      [link, ...direct, ...simple],
      [
        withSubject(link, value),
        ...direct.map((quad) => make(value, quad.predicate, link.subject, quad)),
        ...simple.map((quad) => withObject(quad, link.subject)),
      ],
    ];
  }
}

const oa = (name: string): NamedNode => iri('oa', name);
const wikibase = (name: string): NamedNode => iri('wikibase', name);
const claims = (graph: Graph): Term[] => typed(graph, own('AttributedStatement'));

/** Every kind of fault, by what a person would call it. */
const kinds: Readonly<Record<string, Kind>> = {
  'an evidence is dropped': dropping(is(oa('hasBody'))),
  'the evidence of a statement is dropped': (graph) =>
    typed(graph, wikibase('Statement')).map((node): Site => [
      short(node),
      graph.incoming(node).filter(({ predicate }) => predicate.equals(oa('hasBody'))),
      [],
    ]),
  'a quote is edited': changing(is(oa('exact')), (quad) =>
    withObject(quad, literal(`${quad.object.value.slice(0, -1)}?`)),
  ),
  'the words around a quote are edited': changing(is(oa('prefix'), oa('suffix')), (quad) =>
    withObject(quad, literal(`~${quad.object.value.slice(1)}`)),
  ),
  'an offset is changed': changing(is(oa('start'), oa('end')), (quad) => moved(quad, 1)),
  'start and end are exchanged': (graph) =>
    typed(graph, oa('TextPositionSelector')).map((node): Site => {
      const quads = graph.outgoing(node).filter(({ predicate }) => is(oa('start'), oa('end'))(predicate.value));
      return [
        short(node),
        quads,
        quads.map((quad) => withPredicate(quad, quad.predicate.equals(oa('start')) ? oa('end') : oa('start'))),
      ];
    }),
  'a selector is dropped': dropping(is(oa('hasSelector'))),
  'a target is dropped': dropping(is(oa('hasTarget'))),
  'the text is another': changing(is(oa('hasSource')), (quad) =>
    withObject(quad, namedNode(quad.object.value.replace(/.$/, (last) => (last === '0' ? '1' : '0')))),
  ),
  'a reference is dropped': dropping(is(iri('prov', 'wasDerivedFrom')), ({ object }) =>
    object.value.includes('/reference/'),
  ),
  'the source of a reference is dropped': (graph) =>
    typed(graph, wikibase('Reference')).map((node): Site => [
      short(node),
      graph.outgoing(node).filter(({ predicate }) => /\/P(?:143|4656|248|854)$/.test(predicate.value)),
      [],
    ]),
  'a quotation loses its language': changing(is(iri('pr', 'P1683')), (quad) =>
    withObject(quad, literal(quad.object.value)),
  ),
  'a quotation has the wrong language': changing(is(iri('pr', 'P1683')), (quad) =>
    withObject(quad, literal(quad.object.value, 'de')),
  ),
  'a label is dropped': dropping(is(iri('rdfs', 'label'))),
  'a second label in one language is added': (graph) =>
    withPredicateIn(graph, is(iri('rdfs', 'label'))).map((quad): Site => [
      inWords(quad),
      [],
      [withObject(quad, literal(`${quad.object.value} II`, (quad.object as Literal).language))],
    ]),
  'a label has the wrong language': changing(is(iri('rdfs', 'label')), (quad) =>
    withObject(quad, literal(quad.object.value, (quad.object as Literal).language === 'de' ? 'en' : 'de')),
  ),
  'a language tag is malformed': changing(is(iri('rdfs', 'label')), (quad) =>
    withObject(quad, literal(quad.object.value, 'en_gb')),
  ),
  'a rank is dropped': dropping(is(wikibase('rank'))),
  'a second rank is added': (graph) =>
    withPredicateIn(graph, is(wikibase('rank'))).map((quad): Site => [
      inWords(quad),
      [],
      [withObject(quad, wikibase('DeprecatedRank'))],
    ]),
  'a best-ranked statement is deprecated': changing(is(wikibase('rank')), (quad, graph) =>
    graph.has(quad.subject, rdfType, wikibase('BestRank')) ? withObject(quad, wikibase('DeprecatedRank')) : undefined,
  ),
  'another statement is preferred': (graph) =>
    withPredicateIn(graph, isLink).flatMap((link): Site[] => {
      const others = graph.objects(link.subject, link.predicate);
      const rank = graph.outgoing(link.object).find(({ predicate }) => predicate.equals(wikibase('rank')));
      return others.length > 1 && rank ? [[inWords(link), [rank], [withObject(rank, wikibase('PreferredRank'))]]] : [];
    }),
  'a best rank is dropped': dropping(is(rdfType), ({ object }) => object.equals(wikibase('BestRank'))),
  'a direct triple is dropped': dropping(isDirect),
  'a direct triple is invented': (graph) =>
    withPredicateIn(graph, isDirect).flatMap((quad): Site[] => {
      const others = typed(graph, wikibase('Item'));
      const other = others.find((one) => !graph.has(quad.subject, quad.predicate, one));
      return other && quad.object.termType === 'NamedNode' ? [[inWords(quad), [], [withObject(quad, other)]]] : [];
    }),
  'subject and object of a direct triple are exchanged': changing(isDirect, (quad) =>
    quad.object.termType === 'NamedNode' && quad.object.value.startsWith(base)
      ? make(quad.object, quad.predicate, quad.subject, quad)
      : undefined,
  ),
  'subject and object of a statement are exchanged': turned,
  'the value of a statement is another': changing(isSimple, (quad, graph) => {
    const other = typed(graph, wikibase('Item')).find(
      (one) => !one.equals(quad.object) && !graph.has(quad.subject, quad.predicate, one),
    );
    return quad.object.termType === 'NamedNode' && other ? withObject(quad, other) : undefined;
  }),
  'a statement is orphaned': dropping((value) => isLink(value) || value.startsWith(`${base}prop/attributed/`)),
  'a statement hangs on another thing': changing(isLink, (quad, graph) => {
    const other = typed(graph, wikibase('Item')).find((one) => !one.equals(quad.subject));
    return other ? withSubject(quad, other) : undefined;
  }),
  'a statement hangs on another property': changing(isLink, (quad) =>
    withPredicate(quad, iri('p', short(quad.predicate) === 'P22' ? 'P25' : 'P22')),
  ),
  'a value of another property is added': changing(isSimple, (quad) =>
    withPredicate(quad, iri('ps', short(quad.predicate) === 'P19' ? 'P20' : 'P19')),
  ),
  'a value is lost': dropping(isSimple),
  'a full value is lost': dropping((value) => /\/value\/P\d+$/.test(value)),
  'a claim is asserted by p:': (graph) =>
    claims(graph).flatMap((node): Site[] => {
      const link = graph.incoming(node).find(({ predicate }) => predicate.value.includes('/attributed/'));
      return link ? [[short(node), [], [withPredicate(link, iri('p', short(link.predicate)))]]] : [];
    }),
  'a claim is asserted by wdt:': (graph) =>
    claims(graph).flatMap((node): Site[] => {
      const link = graph.incoming(node).find(({ predicate }) => predicate.value.includes('/attributed/'));
      const value = link && graph.object(node, iri('ps', short(link.predicate)));
      return link && value
        ? [[short(node), [], [make(link.subject, iri('wdt', short(link.predicate)), value, link)]]]
        : [];
    }),
  'a claim is ranked best': (graph) =>
    claims(graph).map((node): Site => [
      short(node),
      [],
      [make(node, rdfType, wikibase('BestRank'), graph.outgoing(node)[0] as Quad)],
    ]),
  'a claim loses its holder and hedge': (graph) =>
    claims(graph).map((node): Site => [
      short(node),
      graph
        .outgoing(node)
        .filter(({ predicate }) =>
          is(iri('schema', 'author'), iri('pq', 'P5102'), iri('pq', 'P3680'))(predicate.value),
        ),
      [],
    ]),
  'a datatype is wrong (text)': changing(
    (value) => /\/P\d+$|ontology#|ns#(?:notB|notA|jd|edtf)/.test(value),
    (quad) => retyped(quad, iri('xsd', 'string')),
  ),
  'a datatype is wrong (number)': changing(
    (value) => /\/P\d+$/.test(value),
    (quad) => retyped(quad, iri('xsd', 'integer')),
  ),
  'a date does not exist': changing(
    (value) => /ns#not(?:Before|After)$|timeValue$/.test(value),
    (quad) => withObject(quad, literal(quad.object.value.replace(/-\d\d-/, '-13-'), (quad.object as Literal).datatype)),
  ),
  'the days of a date are far off': changing(
    (value) => /ns#not(?:Before|After)$/.test(value),
    (quad) => withObject(quad, literal(quad.object.value.replace(/^0/, '1'), (quad.object as Literal).datatype)),
  ),
  'the days of a date are exchanged': (graph) =>
    typed(graph, wikibase('TimeValue')).flatMap((node): Site[] => {
      const quads = graph
        .outgoing(node)
        .filter(({ predicate }) => is(own('notBefore'), own('notAfter'))(predicate.value));
      if (new Set(quads.map(({ object }) => object.value)).size < 2) return [];
      return [
        [
          short(node),
          quads,
          quads.map((quad) =>
            withPredicate(quad, quad.predicate.equals(own('notBefore')) ? own('notAfter') : own('notBefore')),
          ),
        ],
      ];
    }),
  'a precision is out of range': changing(is(wikibase('timePrecision')), (quad) =>
    withObject(quad, literal('14', (quad.object as Literal).datatype)),
  ),
  'a calendar is none': changing(is(wikibase('timeCalendarModel')), (quad) => withObject(quad, iri('wd', 'Q12138'))),
  'a full date differs from its short form': changing(is(wikibase('timeValue')), (quad) =>
    withObject(quad, literal(quad.object.value.replace(/^(\d{3})./, '$19'), (quad.object as Literal).datatype)),
  ),
  'an amount differs from its short form': changing(is(wikibase('quantityAmount')), (quad) => moved(quad, 1)),
  'an office starts after death': (graph) => shiftedStarts(graph, 'P580', 100),
  'an office ends before it starts': (graph) => shiftedStarts(graph, 'P582', -100),
  'a second father is added': (graph) => second(graph, 'P22', 'P40'),
  'a second mother is added': (graph) => second(graph, 'P25', 'P26'),
  'a second birth place is added': (graph) => second(graph, 'P19', 'P20'),
  'a class is wrong': changing(
    is(rdfType),
    (quad) => (quad.object.equals(iri('schema', 'Person')) && withObject(quad, iri('schema', 'Place'))) || undefined,
  ),
  'a second class is added': (graph) =>
    withPredicateIn(graph, is(rdfType))
      .filter(({ object }) => object.equals(iri('schema', 'Person')))
      .map((quad): Site => [inWords(quad), [], [withObject(quad, iri('schema', 'Event'))]]),
  'a schema.org term is misspelt': changing(
    (value) => value.startsWith(namespaces.schema),
    (quad) => withPredicate(quad, namedNode(`${quad.predicate.value}s_`)),
  ),
  'a schema.org fact is invented': (graph) =>
    withPredicateIn(graph, is(iri('schema', 'birthPlace'), iri('schema', 'parent'), iri('schema', 'sibling'))).flatMap(
      (quad): Site[] => {
        const other = graph.objects(quad.subject, iri('schema', 'spouse'))[0];
        return other ? [[inWords(quad), [], [withObject(quad, other)]]] : [];
      },
    ),
  'a P-number does not exist': changing(
    (value) => isDirect(value) || isSimple(value),
    (quad) => withPredicate(quad, namedNode(quad.predicate.value.replace(/P\d+$/, 'P99999999'))),
  ),
  'a W3C term is misspelt': changing(
    (value) => value.startsWith(namespaces.prov) || value.startsWith(namespaces.oa),
    (quad) => withPredicate(quad, namedNode(`${quad.predicate.value}X`)),
  ),
  'an IRI has a blank': changing(isDirect, (quad) =>
    quad.object.termType === 'NamedNode' ? withObject(quad, namedNode(`${quad.object.value} x`)) : undefined,
  ),
  'an IRI has a broken escape': changing(isSimple, (quad) =>
    quad.object.termType === 'NamedNode' ? withObject(quad, namedNode(`${quad.object.value}%2`)) : undefined,
  ),
  'an IRI is written otherwise': changing(isSimple, (quad) =>
    quad.object.value.includes('%') ? withObject(quad, namedNode(quad.object.value.toLowerCase())) : undefined,
  ),
  'an IRI leads nowhere': changing(isSimple, (quad) =>
    quad.object.value.startsWith(`${base}entity/`)
      ? withObject(quad, namedNode(`${quad.object.value}_gone`))
      : undefined,
  ),
  'a node loses its name': changing(isLink, (quad) => withObject(quad, DataFactory.blankNode())),
  'a conflict leads nowhere': changing(is(own('conflictsWith')), (quad) =>
    withObject(quad, namedNode(`${quad.object.value.slice(0, -4)}0000`)),
  ),
  'a licence is dropped': dropping(is(iri('schema', 'license')), ({ subject }) => subject.value.includes('/article/')),
  'an attribution is dropped': dropping(is(iri('schema', 'creditText'), iri('schema', 'isBasedOn')), ({ subject }) =>
    /\/article\/[^#]*$/.test(subject.value),
  ),
  'somebody is their own kin': changing(
    (value) => /direct\/P(?:22|25|26|40|3373)$/.test(value),
    (quad) => withObject(quad, quad.subject),
  ),
  'any triple is dropped': (graph) => graph.quads.map((quad): Site => [inWords(quad), [quad], []]),
  'any text is edited': (graph) =>
    graph.quads.flatMap((quad): Site[] =>
      quad.object.termType === 'Literal' && quad.object.language !== ''
        ? [[inWords(quad), [quad], [withObject(quad, literal(`${quad.object.value}.`, quad.object.language))]]]
        : [],
    ),
};

/** Faults of every kind, up to `each` of a kind, spread evenly over the places where it can be made. */
export function* makeFaults(quads: readonly Quad[], each: number): Generator<Fault> {
  const graph = new Graph(quads);
  for (const [kind, sitesOf] of Object.entries(kinds)) {
    const sites = [...sitesOf(graph)].filter(([, removed, added]) => removed.length + added.length > 0);
    const step = Math.max(1, sites.length / each);
    for (let at = 0; at < sites.length; at += step) {
      const [where, removed, added] = sites[Math.floor(at)] as Site;
      const gone = new Set(removed);
      yield { kind, at: where, quads: [...graph.quads.filter((quad) => !gone.has(quad)), ...added] };
    }
  }
}

/** The kinds, in order. */
export const faultKinds: readonly string[] = Object.keys(kinds);
