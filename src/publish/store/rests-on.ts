/**
 * What the answer to a query rests on: a SELECT or ASK goes in, a CONSTRUCT of the triples that its patterns match comes
 * out; from these follow the statements, and from the statements the words of the article.
 */
import { Generator, Parser, type IriTerm, type Pattern, type PropertyPath, type Triple } from 'sparqljs';
import { iriRef } from './requests.ts';

type Predicate = Triple['predicate'];
type Step = { readonly predicate: IriTerm; readonly inverse: boolean };

const isPath = (predicate: Predicate): predicate is PropertyPath => 'type' in predicate;

/** The CONSTRUCT query; undefined where the patterns match nothing that could be shown. Throws on a query that cannot be read. */
export function supportQuery(text: string): string | undefined {
  const query = new Parser().parse(text);
  if (query.type !== 'query' || (query.queryType !== 'SELECT' && query.queryType !== 'ASK')) return undefined;
  const support = new Support();
  const where = (query.where ?? []).map((pattern) => support.pattern(pattern));
  if (support.template.length === 0) return undefined;
  return new Generator().stringify({
    type: 'query',
    queryType: 'CONSTRUCT',
    prefixes: query.prefixes,
    template: support.template,
    where,
    ...(query.from && { from: query.from }),
    ...(query.values && { values: query.values }),
  });
}

/** Rewrites patterns so that every triple that a property path goes over is one that the template can name. */
class Support {
  readonly template: Triple[] = [];
  #fresh = 0;

  pattern(pattern: Pattern): Pattern {
    switch (pattern.type) {
      case 'bgp':
        return { type: 'group', patterns: pattern.triples.flatMap((triple) => this.#triple(triple)) };
      case 'group':
      case 'union':
      case 'optional':
      case 'graph':
        return { ...pattern, patterns: pattern.patterns.map((one) => this.pattern(one)) };
      // What must not be there, what only computes and what a subquery hides supports nothing.
      default:
        return pattern;
    }
  }

  #triple({ subject, predicate, object }: Triple): Pattern[] {
    if (!isPath(predicate)) {
      const triple = { subject, predicate, object };
      this.template.push(triple);
      return [{ type: 'bgp', triples: [triple] }];
    }
    const [first, ...rest] = predicate.items as [Predicate, ...Predicate[]];
    if (predicate.pathType === '/') {
      if (rest.length === 0) return this.#triple({ subject, predicate: first, object });
      const middle = this.#variable();
      const tail = rest.length === 1 ? rest[0] : { ...predicate, items: rest as PropertyPath['items'] };
      return [
        ...this.#triple({ subject, predicate: first, object: middle }),
        ...this.#triple({ subject: middle, predicate: tail ?? first, object }),
      ];
    }
    if (predicate.pathType === '^')
      return this.#triple({ subject: object as Triple['subject'], predicate: first, object: subject });
    if (predicate.pathType === '|') {
      const ways = [first, ...rest].map((one): Pattern => ({
        type: 'group',
        patterns: this.#triple({ subject, predicate: one, object }),
      }));
      return [{ type: 'union', patterns: ways }];
    }
    return this.#closure({ subject, predicate, object }, first);
  }

  /** For `s path+ o`: every step `a p b` with `s path* a` and `b path* o`. */
  #closure(triple: Triple, inner: Predicate): Pattern[] {
    const whole: Pattern = { type: 'bgp', triples: [triple] };
    const steps = stepsOf(inner);
    if (!steps) return [whole];
    const [from, to] = [this.#variable(), this.#variable()];
    const star: PropertyPath = { type: 'path', pathType: '*', items: [inner] as PropertyPath['items'] };
    const ways = steps.map(({ predicate, inverse }): Pattern => {
      const step: Triple = inverse
        ? { subject: to, predicate, object: from }
        : { subject: from, predicate, object: to };
      this.template.push(step);
      return { type: 'bgp', triples: [step] };
    });
    const around: Pattern = {
      type: 'bgp',
      triples: [
        { subject: triple.subject, predicate: star, object: from },
        { subject: to, predicate: star, object: triple.object },
      ],
    };
    return [whole, { type: 'optional', patterns: [{ type: 'union', patterns: ways }, around] }];
  }

  #variable(): Triple['subject'] & Triple['object'] {
    const name = `support${this.#fresh++}`;
    return { termType: 'Variable', value: name, equals: () => false } as never;
  }
}

/** The single properties that one step of a path may take; undefined when a step is longer. */
function stepsOf(predicate: Predicate, inverse = false): Step[] | undefined {
  if (!isPath(predicate)) return [{ predicate: predicate as IriTerm, inverse }];
  const items = predicate.items as readonly Predicate[];
  if (predicate.pathType === '^') return items[0] && stepsOf(items[0], !inverse);
  if (predicate.pathType !== '|') return undefined;
  const all = items.map((item) => stepsOf(item, inverse));
  return all.every((one) => one !== undefined) ? all.flat() : undefined;
}

/** The name spaces that lead from triples to statements. */
export interface SupportNames {
  readonly direct: string;
  readonly claim: string;
  readonly statement: string;
  /** Of what somebody says, which is no claim. */
  readonly attributed: string;
  /** Of the properties themselves. */
  readonly entity: string;
  /** The language, as a tag, of the labels that are shown where there are several. */
  readonly language: string;
  /** Where statements of the dataset have their IRIs. */
  readonly statements: string;
}

/** The statements that triples are from: those they are about, and for a direct triple those that state it. */
export function statementsQuery(
  triples: readonly (readonly [subject: string, predicate: string, object: string | undefined])[],
  names: SupportNames,
): string | undefined {
  const own = new Set<string>();
  const direct = new Set<string>();
  for (const [subject, predicate, object] of triples) {
    for (const term of [subject, object]) if (term?.startsWith(names.statements)) own.add(term.replace(/#.*$/, ''));
    const id = predicate.startsWith(names.direct) ? predicate.slice(names.direct.length) : undefined;
    if (id === undefined || object === undefined) continue;
    const [claim, main] = [iriRef(names.claim + id), iriRef(names.statement + id)];
    direct.add(`{ ${iriRef(subject)} ${claim} ?statement . ?statement ${main} ${iriRef(object)} }`);
  }
  if (own.size > 0) direct.add(`{ VALUES ?statement { ${[...own].map(iriRef).join(' ')} } }`);
  return direct.size === 0 ? undefined : evidenceQuery([...direct].join('\nUNION\n'), names);
}

function evidenceQuery(statements: string, { claim, statement, attributed, entity, language }: SupportNames): string {
  return `PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX schema: <http://schema.org/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?statement ?subject ?property ?value ?exact ?start ?end ?part WHERE {
{ ${statements} }
?evidence oa:hasBody ?statement .
OPTIONAL { ?evidence oa:hasTarget ?target .
  ?target oa:hasSelector ?quote . ?quote oa:exact ?full .
  ?target oa:hasSelector ?position . ?position oa:start ?start ; oa:end ?end .
  OPTIONAL { ?target schema:isPartOf/schema:name ?place } }
OPTIONAL { ?evidence oa:exact ?compact . OPTIONAL { ?evidence schema:isPartOf/schema:name ?whole } }
BIND(COALESCE(?full, ?compact) AS ?exact) BIND(COALESCE(?place, ?whole) AS ?part)
?owner ?p ?statement . FILTER(STRSTARTS(STR(?p), "${claim}P") || STRSTARTS(STR(?p), "${attributed}"))
?statement ?ps ?object . FILTER(STRSTARTS(STR(?ps), "${statement}P"))
OPTIONAL { ?owner rdfs:label ?ownerOwn . FILTER(LANG(?ownerOwn) = "${language}") } OPTIONAL { ?owner rdfs:label ?ownerAny }
OPTIONAL { ?object rdfs:label ?objectOwn . FILTER(LANG(?objectOwn) = "${language}") } OPTIONAL { ?object rdfs:label ?objectAny }
BIND(STRAFTER(STR(?ps), "${statement}") AS ?id) BIND(IRI(CONCAT("${entity}", ?id)) AS ?item)
OPTIONAL { ?item rdfs:label ?propertyLabel }
BIND(COALESCE(?ownerOwn, ?ownerAny, ?owner) AS ?subject) BIND(COALESCE(?objectOwn, ?objectAny, ?object) AS ?value)
BIND(COALESCE(?propertyLabel, ?id) AS ?property)
} ORDER BY ?start ?statement ?exact`;
}
