/**
 * The document in schema.org's terms (data-model §4): the entities with their names and types, best-ranked statements
 * whose property has a schema.org term for the class of their subject, and offices as roles with their dates.
 */
import type { Literal, NamedNode, Quad } from '@rdfjs/types';
import type { Class, EntityRecord, Statement, Value } from '../statement/document.ts';
import type { ArticleTerms } from './article-terms.ts';
import { triples, type Pair } from './terms.ts';
import { schemaTime } from './time-terms.ts';
import { isFull, schemaValueQuads, simpleValue } from './value-terms.ts';
import { rdf, rdfs, schema, schemaTypes, skos, wikibase, xsd } from './vocabulary.ts';
import { bestRanked } from './wikibase-view.ts';

/** The entities, the article's subject first: types, labels and other names. */
export function* entityQuads(terms: ArticleTerms): Generator<Quad> {
  const { views } = terms.context;
  const { subject } = terms.document.article;
  const classes = schemaClasses(terms);
  const keys = Object.keys(terms.document.entities);
  for (const key of [...keys.filter((one) => one === subject), ...keys.filter((one) => one !== subject)]) {
    const record = terms.record(key);
    if (!record) continue;
    yield* triples(terms.entity(key), [
      [rdf('type'), views.wikibase ? wikibase('Item') : undefined],
      [rdf('type'), views.schema ? schema(schemaTypes[classes.get(key) ?? record.class]) : undefined],
      ...namePairs(record, terms),
      [schema('sameAs'), views.schema ? pageOf(key, terms) : undefined],
    ]);
  }
}

/** The concepts that are of another type in schema.org, as what leads to them wants it: an occupation is no DefinedTerm. */
function schemaClasses(terms: ArticleTerms): ReadonlyMap<string, Class> {
  const classes = new Map<string, Class>();
  for (const { property, value } of terms.document.statements) {
    const { schemaClass } = terms.property(property) ?? {};
    if (schemaClass === undefined || !('entity' in value)) continue;
    if (terms.record(value.entity)?.class === 'Concept') classes.set(value.entity, schemaClass);
  }
  return classes;
}

function* namePairs({ label, alias = {} }: EntityRecord, terms: ArticleTerms): Generator<Pair> {
  for (const [lang, text] of Object.entries(label)) {
    yield [rdfs('label'), terms.text(text, lang)];
    yield [schema('name'), terms.text(text, lang)];
  }
  for (const [lang, texts] of Object.entries(alias)) {
    for (const text of texts) {
      yield [skos('altLabel'), terms.text(text, lang)];
      if (terms.context.views.schema) yield [schema('alternateName'), terms.text(text, lang)];
    }
  }
}

/** The page of an entity on the article's site, where it has one. */
export function pageOf(key: string, terms: ArticleTerms): NamedNode | undefined {
  if (key === terms.document.article.subject) return terms.page();
  const title = terms.record(key)?.title;
  return title === undefined ? undefined : terms.sitePage(title);
}

/** The statements in schema.org's terms. */
export function* schemaQuads(terms: ArticleTerms): Generator<Quad> {
  const best = bestRanked(terms.document.statements);
  const { positionHeld } = terms.context.properties.roles;
  for (const statement of terms.document.statements) {
    const subject = terms.entity(statement.subject);
    const term = schemaTerm(statement, terms);
    if (!subject || term === undefined || !best.has(statement.id)) continue;
    if (statement.property === positionHeld) yield* roleQuads(subject, schema(term), statement, terms);
    else {
      yield* triples(subject, [[schema(term), schemaValue(term, statement.value, statement.property, terms)]]);
      if (hasSchemaNode(statement.value)) yield* schemaValueQuads(statement.value, terms);
    }
  }
}

/** The schema.org property that a statement is written with, by the class of its subject. */
function schemaTerm({ subject, property }: Statement, terms: ArticleTerms): string | undefined {
  const table = terms.property(property)?.schema ?? {};
  const name = terms.record(subject)?.class;
  const term = (name === undefined ? undefined : table[name]) ?? table.default;
  return term !== undefined && /^[A-Za-z]\w*$/.test(term) ? term : undefined;
}

/** Whether schema.org sees a value as a thing of its own: coordinates, and quantities that are more than a number. */
function hasSchemaNode(value: Value): boolean {
  if ('coordinate' in value) return true;
  return 'quantity' in value && (value.quantity.unit ?? value.quantity.lower ?? value.quantity.upper) !== undefined;
}

function schemaValue(
  term: string,
  value: Value,
  property: string,
  terms: ArticleTerms,
): NamedNode | Literal | undefined {
  if ('time' in value) return schemaTime(value.time, terms);
  // A term such as `geo` wants coordinates, whatever else has it (an elevation).
  if (term === 'geo' && !('coordinate' in value)) return undefined;
  if (hasSchemaNode(value)) return terms.value(value);
  if ('quantity' in value) {
    const { amount } = value.quantity;
    return terms.typed(amount, xsd(amount.includes('.') ? 'decimal' : 'integer'));
  }
  return isFull(value) ? undefined : simpleValue(value, property, terms);
}

/** An office as a role: "For past professions, use Role for expressing dates" (schema.org, hasOccupation). */
function* roleQuads(subject: NamedNode, term: NamedNode, statement: Statement, terms: ArticleTerms): Generator<Quad> {
  const { value, qualifiers = [] } = statement;
  const { startTime, endTime } = terms.context.properties.roles;
  const node = terms.statement(statement);
  const role = node && terms.role(node);
  if (!role || !('entity' in value)) return;
  const dates = (property: string): (Literal | undefined)[] =>
    qualifiers.flatMap((one) =>
      one.property === property && 'time' in one.value ? schemaTime(one.value.time, terms) : [],
    );
  yield* triples(subject, [[term, role]]);
  yield* triples(role, [
    [rdf('type'), schema('Role')],
    [term, terms.entity(value.entity)],
    [schema('roleName'), terms.label(value.entity)],
    ...dates(startTime).map((date): Pair => [schema('startDate'), date]),
    ...dates(endTime).map((date): Pair => [schema('endDate'), date]),
  ]);
}
