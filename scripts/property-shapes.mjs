/**
 * Writes the shapes that follow from source/properties.yaml: which form the values of each property have, which
 * properties have one value only, and from which property each schema.org triple follows. Run it after a change of the
 * table; a test sees that it was run.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const header = (what) => `# ${what}
# Written by scripts/property-shapes.mjs from source/properties.yaml; change the table, not this file.
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix geo: <http://www.opengis.net/ont/geosparql#> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix psv: <http://www.wikidata.org/prop/statement/value/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix pqv: <http://www.wikidata.org/prop/qualifier/value/> .
@prefix pr: <http://www.wikidata.org/prop/reference/> .
@prefix isnad: <https://data.example.org/ns#> .
@prefix : <https://data.example.org/shapes#> .
`;

/** What a value that is said to exist but is not known looks like. */
const unknown = '[ sh:nodeKind sh:IRI ; sh:pattern "/[.]well-known/genid/" ]';

/** Per datatype of Wikibase: what the simple value is, in words and as constraints, and the class of the full value. */
const datatypes = {
  'wikibase-item': { words: 'an IRI', shape: 'sh:nodeKind sh:IRI' },
  time: { words: 'an xsd:dateTime', shape: or('sh:datatype xsd:dateTime'), full: 'TimeValue' },
  quantity: { words: 'an xsd:decimal', shape: or('sh:datatype xsd:decimal'), full: 'QuantityValue' },
  'globe-coordinate': {
    words: 'a geo:wktLiteral',
    shape: or('sh:datatype geo:wktLiteral'),
    full: 'GlobecoordinateValue',
  },
  monolingualtext: { words: 'a text in a language', shape: or('sh:datatype rdf:langString') },
  string: { words: 'a plain text', shape: or('sh:datatype xsd:string') },
  'external-id': { words: 'a plain text', shape: or('sh:datatype xsd:string') },
  url: { words: 'an IRI', shape: 'sh:nodeKind sh:IRI' },
  commonsMedia: { words: 'an IRI', shape: 'sh:nodeKind sh:IRI' },
};

function or(constraint) {
  return `sh:or ( [ ${constraint} ] ${unknown} )`;
}

const classes = {
  Person: 'Person',
  Place: 'Place',
  Organization: 'Organization',
  Event: 'Event',
  Position: 'Occupation',
  CreativeWork: 'CreativeWork',
  Concept: 'DefinedTerm',
  Thing: 'Thing',
};

/** Terms on things that are no statement in schema.org's words. */
const names = ['sameAs'];

/** Terms that also follow from the names of a thing. */
const fromNames = {
  name: ['{ $this rdfs:label ?value }'],
  alternateName: ['{ $this <http://www.w3.org/2004/02/skos/core#altLabel> ?value }'],
};

const list = (prefixes, ids) =>
  prefixes
    .flatMap((prefix) => ids.map((id) => `${prefix}:${id}`))
    .join(', ')
    .replace(/((?:[^,]+, ){12})/g, '$1\n    ');

function shape({ name, title, targets, kind = 'targetObjectsOf', constraints, message, comment, example }) {
  return `
:${name} a sh:NodeShape ; sh:name "${title}" ;
  sh:${kind} ${targets} ;
  ${constraints} ;
  sh:message "${message}" ;
  rdfs:comment "${comment}" ;
  isnad:cure "Correct the value in the corrections of the article, or the datatype in source/properties.yaml" ;
  isnad:example "${example}" .
`;
}

function valueShapes(table) {
  const parts = [header('What the values of properties look like, by the datatype of the property.')];
  for (const [datatype, { words, shape: constraints, full }] of Object.entries(datatypes)) {
    const ids = Object.keys(table.properties).filter((id) => table.properties[id].datatype === datatype);
    if (ids.length === 0) continue;
    parts.push(
      shape({
        name: `value-${datatype}`,
        title: 'value-datatype',
        targets: list(['wdt', 'ps', 'pq', 'pr'], ids),
        constraints,
        message: `The value of a property of datatype ${datatype} is ${words}`,
        comment: 'A value has the form that the datatype of its property wants',
        example: 's:1 ps:P570 \\"July 658\\"',
      }),
    );
    if (full === undefined) continue;
    parts.push(
      shape({
        name: `full-${datatype}`,
        title: 'value-full',
        targets: list(['psv', 'pqv'], ids),
        constraints: `sh:class wikibase:${full}`,
        message: `The full value of a property of datatype ${datatype} is a wikibase:${full}`,
        comment: 'A full value is of the class that the datatype of its property wants',
        example: 's:1 psv:P570 v:1 without v:1 a wikibase:TimeValue',
      }),
    );
  }
  const isPlace = (id) => table.properties[id].valueClass === 'Place';
  const single = Object.keys(table.properties).filter((id) => table.properties[id].single);
  const within = [table.roles.containedIn, table.roles.country].map((id) => `wdt:${id}`).join(', ');
  /** Two best statements of one of the properties, with different values, that are not said to conflict. */
  const two = (ids) => `$this ?path ?one, ?two . FILTER(?path IN (${ids.map((id) => `p:${id}`).join(', ')}))
      ?one a wikibase:BestRank . ?two a wikibase:BestRank . FILTER(STR(?one) < STR(?two))
      BIND(IRI(CONCAT(STR(ps:), STRAFTER(STR(?path), STR(p:)))) AS ?ps) ?one ?ps ?first . ?two ?ps ?second . FILTER(?first != ?second)
      FILTER NOT EXISTS { ?one isnad:conflictsWith|^isnad:conflictsWith ?two }`;
  parts.push(
    audit({
      name: 'single-value',
      target: 'sh:targetClass wikibase:Item',
      message: 'A property that has one true value has two, and no conflict between them is stated',
      comment:
        'Nobody is born twice: of birth, death, father, mother and the like only one best statement is there, unless the two are said to conflict, or are dates that can both be right',
      cure: 'Rank one of them in the corrections of the article, or correct what was misread',
      example: 'e:A p:P22 s:1, s:2, both wikibase:BestRank with different fathers',
      select: `SELECT $this ?path (?two AS ?value) WHERE {
      ${two(single.filter((id) => !isPlace(id)))}
      BIND(IRI(CONCAT(STR(psv:), STRAFTER(STR(?path), STR(p:)))) AS ?psv)
      FILTER NOT EXISTS {
        ?one ?psv ?a . ?a isnad:notBefore ?aFrom ; isnad:notAfter ?aTo . ?two ?psv ?b . ?b isnad:notBefore ?bFrom ; isnad:notAfter ?bTo .
        FILTER(?aFrom <= ?bTo && ?bFrom <= ?aTo)
      }
    }`,
    }),
    audit({
      name: 'single-place',
      target: 'sh:targetClass wikibase:Item ; sh:severity sh:Warning',
      message: 'Two places are given where one is true, and neither is said to lie in the other',
      comment:
        'Nobody is born in two places: two best statements may name a place and one within it, which the data should then say',
      cure: 'Say in the corrections which place lies in the other, or rank one of them',
      example: 'e:A p:P19 s:1, s:2, both wikibase:BestRank, of Ulm and Ulm Castle',
      select: `SELECT $this ?path (?two AS ?value) WHERE {
      ${two(single.filter(isPlace))}
      FILTER NOT EXISTS { ?first ?within ?second . FILTER(?within IN (${within})) }
      FILTER NOT EXISTS { ?second ?within ?first . FILTER(?within IN (${within})) }
    }`,
    }),
  );
  return parts.join('');
}

function audit({ name, title, target, message, comment, cure, example, select }) {
  return `
:${name} a sh:NodeShape ;${title === undefined ? '' : ` sh:name "${title}" ;`} ${target} ;
  rdfs:comment "${comment}" ;
  isnad:cure "${cure}" ;
  isnad:example "${example}" ;
  sh:sparql [ a sh:SPARQLConstraint ; sh:prefixes :prefixes ; sh:message "${message}" ; sh:select """
    ${select}
""" ] .
`;
}

/** How a schema.org value follows from a statement, per datatype; `?value` is the value, `id` the property. */
const derivations = {
  'wikibase-item': (id) => `{ $this wdt:${id} ?value }`,
  url: (id) => `{ $this wdt:${id} ?value }`,
  commonsMedia: (id) => `{ $this wdt:${id} ?value }`,
  monolingualtext: (id) => `{ $this wdt:${id} ?value }`,
  string: (id) => `{ $this wdt:${id} ?value }`,
  'external-id': (id) => `{ $this wdt:${id} ?value }`,
  time: (id) => `{ $this wdt:${id} ?time . FILTER(STRSTARTS(STR(?time), STR(?value))) }`,
  quantity: (id) => `{ $this p:${id}/psv:${id} ?value } UNION { $this wdt:${id} ?amount . FILTER(?amount = ?value) }`,
  'globe-coordinate': (id) => `{ $this p:${id}/psv:${id} ?value }`,
};

function schemaShapes(table) {
  const { positionHeld } = table.roles;
  const terms = new Map(Object.keys(fromNames).map((term) => [term, []]));
  for (const [id, { schema = {}, datatype }] of Object.entries(table.properties)) {
    for (const term of new Set(Object.values(schema))) {
      const known = terms.get(term) ?? [];
      const role =
        id === positionHeld ? `{ ?value a schema:Role ; schema:${term} ?held . $this wdt:${id} ?held }` : undefined;
      terms.set(term, [...known, role ?? derivations[datatype](id)]);
    }
  }
  const parts = [header('From which statement each schema.org triple follows, and of which class the values are.')];
  for (const [name, type] of Object.entries(classes)) {
    if (name === 'Thing') continue;
    const classOf = ({ valueClass, schemaClass }) => schemaClass ?? valueClass;
    const ids = Object.keys(table.properties).filter((id) => classOf(table.properties[id]) === name);
    const concepts = Object.values(table.properties).flatMap((one) => one.schemaClass ?? []);
    const types = [type, ...new Set(name === 'Concept' ? concepts.map((one) => classes[one]) : [])];
    if (ids.length === 0) continue;
    parts.push(
      shape({
        name: `value-class-${name.toLowerCase()}`,
        title: 'value-class',
        targets: list(['wdt'], ids),
        constraints: `sh:or ( ${types.map((one) => `[ sh:class schema:${one} ]`).join(' ')} [ sh:class schema:Thing ] ${unknown} [ sh:nodeKind sh:IRI ; sh:pattern "^http://www.wikidata.org/entity/Q" ] )`,
        message: `The value is no schema:${type}`,
        comment:
          'A birth is in a place, a father is a person: a value is of the class that its property wants, or of an unknown one',
        example: 'e:A wdt:P19 e:B . e:B a schema:Person',
      }),
    );
  }
  for (const [term, ways] of [...terms].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const also = fromNames[term] ?? [];
    parts.push(
      audit({
        name: `schema-${term}`,
        title: 'schema-derived',
        target: `sh:targetSubjectsOf schema:${term}`,
        message: `schema:${term} follows from no best-ranked statement`,
        comment: 'Each schema.org triple about a thing repeats a best-ranked statement in schema.org’s words',
        cure: 'Remove the triple, or rebuild',
        example: 'e:A schema:birthPlace e:Mecca without e:A wdt:P19 e:Mecca',
        select: `SELECT $this ?path ?value WHERE {
      $this a wikibase:Item ; schema:${term} ?value . BIND(schema:${term} AS ?path)
      FILTER NOT EXISTS { ${[...also, ...ways].join(' UNION ')} }
    }`,
      }),
    );
  }
  const known = [...new Set([...names, ...terms.keys()])].sort().map((term) => `schema:${term}`);
  parts.push(
    audit({
      name: 'schema-unknown',
      title: 'schema-derived',
      target: 'sh:targetClass wikibase:Item',
      message: 'No property is written as {?path}',
      comment: 'Each schema.org triple about a thing repeats a best-ranked statement in schema.org’s words',
      cure: 'Remove the triple, or rebuild',
      example: 'e:A schema:birthPlace e:Mecca without e:A wdt:P19 e:Mecca',
      select: `SELECT $this ?path ?value WHERE {
      $this ?path ?value . FILTER(STRSTARTS(STR(?path), STR(schema:)))
      FILTER(?path NOT IN (${known.join(', ').replace(/((?:[^,]+, ){10})/g, '$1\n        ')}))
    }`,
    }),
  );
  return parts.join('');
}

/** The two files of shapes, by their path in the project. */
export function propertyShapes(root) {
  const table = parse(readFileSync(new URL('source/properties.yaml', root), 'utf8'));
  return { 'shapes/property-values.ttl': valueShapes(table), 'shapes/schema-derived.ttl': schemaShapes(table) };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const root = new URL('../', import.meta.url);
  for (const [file, text] of Object.entries(propertyShapes(root))) writeFileSync(new URL(file, root), text);
}
