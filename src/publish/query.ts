/**
 * Finds what a person means who asks about the data: a statement's id or IRI, a
 * triple, a property, an infobox key or a name goes in; explanations come out,
 * or the nearest names when nothing fits.
 */
import type { Iris } from '../iri.ts';
import type { Statement, Value } from '../statement/document.ts';
import type { PropertyTable } from '../statement/mapping.ts';
import { Explainer, formatValue, type Explanation, type Source } from './explanation.ts';

/** What was found, and what comes near when nothing was. */
export interface Answer {
  readonly found: readonly Explanation[];
  readonly nearest: readonly string[];
}

/** What names are compared with. */
export interface QueryContext {
  readonly properties: PropertyTable;
  readonly iris: Iris;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** Answers a question: one word or phrase, or the three terms of a triple (`_` stands for any term). */
export function answer(words: readonly string[], sources: readonly Source[], context: QueryContext): Answer {
  const triple = tripleOf(words, context.properties);
  const phrase = words.join(' ').trim();
  const found = sources.flatMap((source): Explanation[] => {
    const explainer = new Explainer(source, context.properties);
    return triple ? findTriple(triple, explainer, context) : findPhrase(phrase, explainer, context);
  });
  const asked = triple ? triple[0] : phrase;
  return { found, nearest: found.length > 0 ? [] : nearestNames(asked, sources, context.properties) };
}

type Triple = [subject: string, predicate: string, object: string];

/** The three terms of a triple, when the words can only be one; `place of birth` is a phrase. */
function tripleOf(words: readonly string[], properties: PropertyTable): Triple | undefined {
  const terms = words.length === 1 ? splitTerms(words[0] ?? '') : words;
  const [subject, predicate, object] = terms;
  if (terms.length !== 3 || subject === undefined || predicate === undefined || object === undefined) return undefined;
  return predicate === '_' || propertiesNamed(predicate, properties).size > 0
    ? [subject, predicate, object]
    : undefined;
}

/** Splits `<iri>`, `"literal"@en` and words at blanks; a full stop at the end is dropped. */
function splitTerms(text: string): string[] {
  const terms = text.match(/<[^<>]*>|"[^"]*"\S*|\S+/g) ?? [];
  return terms.at(-1) === '.' ? terms.slice(0, -1) : terms;
}

function findTriple([subject, predicate, object]: Triple, explainer: Explainer, context: QueryContext): Explanation[] {
  const { document } = explainer.source;
  const wanted = predicate === '_' ? undefined : propertiesNamed(predicate, context.properties);
  const fits = (property: string): boolean => wanted === undefined || wanted.has(property);
  const objectFits = (value: Value): boolean => object === '_' || valueIs(value, object, explainer.source, context);
  return document.statements
    .filter((statement) => {
      const about =
        subject === '_' ||
        isStatement(statement, subject) ||
        isEntity(statement.subject, subject, explainer.source, context);
      const main = fits(statement.property) && objectFits(statement.value);
      return (
        about && (main || statement.qualifiers?.some(({ property, value }) => fits(property) && objectFits(value)))
      );
    })
    .map((statement) => explainer.statement(statement));
}

function findPhrase(phrase: string, explainer: Explainer, context: QueryContext): Explanation[] {
  const { document } = explainer.source;
  const explain = (statement: Statement): Explanation => explainer.statement(statement);
  if (uuid.test(phrase)) return document.statements.filter((one) => isStatement(one, phrase)).map(explain);

  const folded = fold(phrase);
  const fields = (document.infobox?.fields ?? []).filter(
    ({ key, norm }) => fold(key) === folded || fold(norm) === folded,
  );
  if (fields.length > 0) return fields.map((field) => explainer.field(field));

  const named = propertiesNamed(phrase, context.properties);
  if (named.size > 0) {
    return document.statements
      .filter(({ property, qualifiers }) => named.has(property) || qualifiers?.some((one) => named.has(one.property)))
      .map(explain);
  }
  const about = (key: string): boolean => isEntity(key, phrase, explainer.source, context);
  return document.statements
    .filter(({ subject, value }) => about(subject) || ('entity' in value && about(value.entity)))
    .map(explain);
}

function isStatement(statement: Statement, name: string): boolean {
  return uuid.exec(name)?.[0].toLowerCase() === statement.id;
}

/** The ids a name may mean: an id in any prefix (`wdt:P19`), a schema.org term, or a label. */
function propertiesNamed(name: string, { properties }: PropertyTable): Set<string> {
  const bare = name.replace(/^<|>$/g, '');
  const id = /(?:^|[:/#])(P\d{1,9})$/i.exec(bare)?.[1]?.toUpperCase();
  if (id !== undefined) return new Set([id]);
  const term = /^(?:schema:|https?:\/\/schema\.org\/)(\w+)$/.exec(bare)?.[1];
  const folded = fold(bare);
  const named = [...properties.values()].filter(({ label, schema }) =>
    term === undefined ? fold(label) === folded : Object.values(schema).includes(term),
  );
  return new Set(named.map((property) => property.id));
}

/** Whether a name (IRI, `prefix:Key`, key, label or alias) means an entity of the source. */
function isEntity(key: string, name: string, { document }: Source, { iris }: QueryContext): boolean {
  const bare = name.replace(/^<|>$/g, '');
  if (bare === iris.entity(key, document.article.key)) return true;
  const record = Object.hasOwn(document.entities, key) ? document.entities[key] : undefined;
  const names = [key, ...Object.values(record?.label ?? {}), ...Object.values(record?.alias ?? {}).flat()];
  const folded = fold(bare);
  const local = fold(decode(bare.replace(/^[a-z]\w*:/i, '')));
  return names.some((one) => fold(one) === folded || fold(one) === local);
}

/** Whether a term (as `isEntity`, or a literal with or without quotation marks) means a value. */
function valueIs(value: Value, term: string, source: Source, context: QueryContext): boolean {
  if ('entity' in value) return isEntity(value.entity, term, source, context);
  const literal = /^"([^"]*)"/.exec(term)?.[1] ?? term.replace(/^<|>$/g, '');
  const forms = [formatValue(value, source.document)];
  if ('time' in value) forms.push(value.time.edtf, value.time.lexical ?? '');
  if ('quantity' in value) forms.push(value.quantity.amount, value.quantity.lexical ?? '');
  if ('text' in value) forms.push(value.text);
  if ('string' in value) forms.push(value.string);
  if ('item' in value) forms.push(value.item);
  const folded = fold(literal);
  return folded !== '' && forms.some((form) => fold(form) === folded);
}

/** Percent escapes read back, or the text as it is when they are broken. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Lower case without diacritics, with one form of apostrophe and of blank, so that a name can be typed on any keyboard. */
function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’ʻʼʾʿ`]/g, "'")
    .replace(/[\s_]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Up to five names of keys, properties and entities that hold the asked one or differ from it in a few letters, nearest first. */
function nearestNames(asked: string, sources: readonly Source[], { properties }: PropertyTable): string[] {
  const names = new Set<string>();
  for (const { document } of sources) {
    for (const { key } of document.infobox?.fields ?? []) names.add(key);
    for (const { label } of Object.values(document.entities)) for (const name of Object.values(label)) names.add(name);
    for (const { property } of document.statements) names.add(properties.get(property)?.label ?? property);
  }
  const folded = fold(asked).slice(0, 100);
  if (folded === '') return [];
  return [...names]
    .map((name): [string, number] => [name, distance(folded, fold(name).slice(0, 100))])
    .filter(([, far]) => far <= Math.max(2, folded.length / 3))
    .sort(([a, farA], [b, farB]) => farA - farB || (a < b ? -1 : 1))
    .slice(0, 5)
    .map(([name]) => name);
}

/** Levenshtein's distance; 1 for a name that holds the other. */
function distance(a: string, b: string): number {
  if (a === b) return 0;
  if (a.length > 2 && b.includes(a)) return 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? a.length;
}
