/**
 * Finds what a JSON Schema cannot see in a document: references to what is not in it, values that do not fit their
 * property, ids that their content does not give, and quotes that are not what the text has. A document that fits its
 * schema goes in, problems with their paths come out.
 */
import { statementId } from '../iri.ts';
import type { Rule } from '../message.ts';
import { CodePoints, type Span } from '../range.ts';
import type { DataPath } from '../schema.ts';
import type { Claim, Document, Evidence, Qualifier, Statement } from './document.ts';
import { edtfBounds } from './edtf.ts';
import type { Datatype, PropertyTable } from './mapping.ts';

/** One problem of a document. */
export interface Inconsistency {
  readonly path: DataPath;
  readonly rule: Rule;
  readonly reason: string;
}

/** What a document is checked against. */
export interface ConsistencyContext {
  readonly properties: PropertyTable;
  /** The base that ids were made with. */
  readonly base: string;
  /** The article's text, if it is at hand. */
  readonly text?: string;
}

/** The kinds of value that a property of each datatype takes, beside that a value is unknown or that there is none. */
const kindsOf: Readonly<Record<Datatype, readonly string[]>> = {
  'wikibase-item': ['entity', 'item'],
  time: ['time'],
  quantity: ['quantity'],
  'globe-coordinate': ['coordinate'],
  monolingualtext: ['text'],
  string: ['string'],
  url: ['url'],
  'external-id': ['string'],
  commonsMedia: ['string'],
};

/** All problems of a document, in the order in which they stand in it. */
export function findInconsistencies(document: Document, context: ConsistencyContext): Inconsistency[] {
  return [
    ...brokenReferences(document),
    ...snaks(document).flatMap((snak) => wrongValue(snak, context.properties)),
    ...wrongIds(document, context.base),
    ...wrongEvidence(document, context.text),
  ];
}

function brokenReferences(document: Document): Inconsistency[] {
  const { entities, statements } = document;
  const ids = new Set([...statements, ...(document.claims ?? [])].map(({ id }) => id));
  const corrections = new Set((document.corrections ?? []).map(({ id }) => id));
  const broken = (path: DataPath, reason: string): Inconsistency => ({ path, rule: 'document/reference', reason });
  return [
    ...entityKeys(document)
      .filter(([, key]) => !Object.hasOwn(entities, key))
      .map(([path, key]) => broken(path, `Entity "${key}" is not among the entities of the document`)),
    ...said(document).flatMap(([path, one]) => {
      const { conflicts = [], inferredFrom = [] } = one as Statement;
      const lost = (name: string, among: ReadonlySet<string>, what: string, list: readonly string[]): Inconsistency[] =>
        list.flatMap((id, index) =>
          among.has(id) ? [] : [broken([...path, name, index], `${what} "${id}" is not in the document`)],
        );
      return [
        ...lost('conflicts', ids, 'Statement', conflicts),
        ...lost('inferredFrom', ids, 'Statement', inferredFrom),
        ...lost('corrections', corrections, 'Correction', one.corrections ?? []),
      ];
    }),
  ];
}

type Placed<T> = readonly [path: DataPath, value: T];

/** Statements and claims. */
function said(document: Document): Placed<Statement | Claim>[] {
  return [...placed(['statements'], document.statements), ...placed(['claims'], document.claims)];
}

/** The items of a list with their paths. */
function placed<T>(path: DataPath, list: readonly T[] | undefined): Placed<T>[] {
  return (list ?? []).map((item, index) => [[...path, index], item]);
}

/** Main snaks and qualifiers. */
function snaks(document: Document): Placed<Qualifier>[] {
  return said(document).flatMap(([path, one]) => [
    [path, one] as const,
    ...placed([...path, 'qualifiers'], one.qualifiers),
  ]);
}

/** Every place where an entity is named by its key. */
function entityKeys(document: Document): Placed<string>[] {
  const keys: [DataPath, string | undefined][] = [[['article', 'subject'], document.article.subject]];
  const add = (path: DataPath, name: string, list: string | readonly string[] | undefined): void => {
    if (typeof list === 'object') list.forEach((key, index) => keys.push([[...path, name, index], key]));
    else keys.push([[...path, name], list]);
  };
  for (const [path, section] of placed(['sections'], document.sections)) {
    for (const [at, { entity }] of placed([...path, 'items'], section.items)) add(at, 'entity', entity);
  }
  for (const [path, { value }] of snaks(document))
    if ('entity' in value) add([...path, 'value'], 'entity', value.entity);
  for (const [path, statement] of placed(['statements'], document.statements)) {
    add(path, 'subject', statement.subject);
    for (const [at, { work }] of placed([...path, 'references'], statement.references)) add(at, 'work', work);
  }
  for (const [path, { subject, according, supported, work }] of placed(['claims'], document.claims)) {
    add(path, 'subject', subject);
    add(path, 'according', according);
    add(path, 'supported', supported);
    add(path, 'work', work);
  }
  for (const [path, { speaker, according, about }] of placed(['quotations'], document.quotations)) {
    add(path, 'speaker', speaker);
    add(path, 'according', according);
    add(path, 'about', about);
  }
  for (const [path, { entity }] of placed(['works'], document.works)) add(path, 'entity', entity);
  return keys.filter((key): key is [DataPath, string] => key[1] !== undefined);
}

function wrongValue([path, { property, value }]: Placed<Qualifier>, table: PropertyTable): Inconsistency[] {
  const row = table.properties.get(property);
  if (!row) {
    const reason = `Property "${property}" is not in the property table`;
    return [{ path: [...path, 'property'], rule: 'mapping/unknown-property', reason }];
  }
  const kinds = [...kindsOf[row.datatype], 'unknown', 'none'];
  if (!kinds.some((kind) => Object.hasOwn(value, kind))) {
    const [kind = ''] = Object.keys(value);
    const reason = `Value of kind "${kind}" does not fit ${property} (${row.label}), which takes "${kindsOf[row.datatype].join('" or "')}"`;
    return [{ path: [...path, 'value'], rule: 'document/value-kind', reason }];
  }
  if (!('time' in value) || edtfBounds(value.time.edtf, value.time.calendar)) return [];
  const reason = `"${value.time.edtf}" is no date of the ${value.time.calendar} calendar in EDTF`;
  return [{ path: [...path, 'value', 'time', 'edtf'], rule: 'time/unreadable', reason }];
}

function wrongIds(document: Document, base: string): Inconsistency[] {
  const seen = new Set<string>();
  return said(document).flatMap(([path, one]) => {
    const wrong = (reason: string): Inconsistency[] => [{ path: [...path, 'id'], rule: 'document/id', reason }];
    if (seen.size === seen.add(one.id).size) return wrong(`Id "${one.id}" occurs twice`);
    // A correction keeps the id of what it corrects.
    if (one.by === 'curation' || one.corrections) return [];
    const { subject, property, value, slot } = one;
    const identity = { subject, property, value, slot, according: 'according' in one ? one.according : undefined };
    const id = statementId(identity, document.article.key, base);
    return id === one.id ? [] : wrong(`Id "${one.id}" is not the one its content gives, "${id}"`);
  });
}

function wrongEvidence(document: Document, text: string | undefined): Inconsistency[] {
  const points = text === undefined ? undefined : new CodePoints(text);
  const fields = new Set((document.infobox?.fields ?? []).map(({ key }) => key));
  const parts = new Set(['infobox', ...document.sections.map(({ id }) => id)]);
  const length = points?.length ?? document.article.source.codepoints;

  const check = ([path, { quote, at, part, field }]: Placed<Evidence>): Inconsistency[] => {
    const problems: Inconsistency[] = [];
    const found = quoteProblem(quote, at);
    if (found !== undefined) problems.push({ path: [...path, 'quote'], rule: 'evidence/drift', reason: found });
    if (!parts.has(part)) {
      problems.push({ path: [...path, 'part'], rule: 'document/reference', reason: `There is no section "${part}"` });
    }
    if (field !== undefined && !fields.has(field)) {
      const reason = `The infobox has no field "${field}"`;
      problems.push({ path: [...path, 'field'], rule: 'document/reference', reason });
    }
    return problems;
  };

  function quoteProblem(quote: string, at: Span): string | undefined {
    const [start, end] = at;
    const place = `${start} to ${end}`;
    if (start > end || end > length) return `The text has no characters ${place}; it has ${length}`;
    if (text === undefined || !points) {
      const taken = new CodePoints(quote).length;
      return taken === end - start ? undefined : `The quote has ${taken} characters, but ${place} are ${end - start}`;
    }
    const range = points.range(at);
    const there = text.slice(range.start, range.end);
    if (there === quote) return undefined;
    const elsewhere = text.indexOf(quote);
    const hint = elsewhere < 0 ? 'the text does not have the quote' : `the quote is at ${points.at(elsewhere)}`;
    return `The text has "${there.length > 60 ? `${there.slice(0, 60)}…` : there}" at ${place}; ${hint}`;
  }

  const missing = placed(['statements'], document.statements)
    .filter(([, { evidence, source, inferredFrom }]) => evidence.length === 0 && !source && !inferredFrom)
    .map(([path]): Inconsistency => {
      const reason = 'A statement has no evidence; quote the text, or name the source in "source"';
      return { path: [...path, 'evidence'], rule: 'evidence/missing', reason };
    });
  const shown: Placed<{ evidence: readonly Evidence[] }>[] = [
    ...snaks(document),
    ...placed(['quotations'], document.quotations),
  ];
  return [...missing, ...shown.flatMap(([path, one]) => placed([...path, 'evidence'], one.evidence)).flatMap(check)];
}
