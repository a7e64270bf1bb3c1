/**
 * How two versions of a document differ in what they say: statements and claims are matched by their ids, then by subject
 * and property, so that a changed value is one change and not two. Order and offsets say nothing and are passed over.
 */
import type { Claim, Document, EntityRecord, Evidence, Qualifier, Statement, Value } from '../../statement/document.ts';
import { canonicalJson } from '../../iri.ts';
import { entityLabel, formatValue } from '../explanation.ts';
import { groupBy } from '../finding.ts';

/** One thing about a statement that changed. */
export interface Detail {
  readonly what: 'value' | 'qualifier' | 'rank' | 'evidence' | 'reference' | 'rule' | 'holder' | 'conflict';
  readonly before?: string;
  readonly after?: string;
}

/** A statement or claim that came, went or changed. */
export interface StatementChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Of the version after the change, if there is one. */
  readonly id: string;
  readonly claim: boolean;
  readonly subject: string;
  readonly property: string;
  readonly value: string;
  /** The quotes it rests on; of the version after the change, if there is one. */
  readonly quotes: readonly string[];
  readonly details: readonly Detail[];
}

/** An entity that came, went or changed. */
export interface EntityChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly key: string;
  readonly label: string;
  readonly details: readonly string[];
}

/** All that changed in one article. */
export interface DocumentDiff {
  /** The article's folder. */
  readonly name: string;
  /** Site and title. */
  readonly key: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly statements: readonly StatementChange[];
  readonly entities: readonly EntityChange[];
  /** Infobox keys whose outcome changed, cited works and quotations that came or went: in words. */
  readonly others: readonly string[];
  /** How many statements rest on the same words at other places of the text. */
  readonly moved: number;
}

type Kind = 'added' | 'removed' | 'changed';
type Stated = Statement | Claim;
type Labels = (property: string) => string;

/** Compares two versions of one article; one of them may be missing. Undefined when they say the same. */
export function diffDocuments(
  name: string,
  before: Document | undefined,
  after: Document | undefined,
  label: Labels,
): DocumentDiff | undefined {
  const document = after ?? before;
  if (!document) return undefined;
  const kind: Kind = !before ? 'added' : !after ? 'removed' : 'changed';
  const sides = [before, after] as const;
  const [statements, moved] = statementChanges(sides, ({ statements: all }) => all, false, label);
  const [claims, movedClaims] = statementChanges(sides, ({ claims: all = [] }) => all, true, label);
  const diff = {
    name,
    key: document.article.key,
    kind,
    statements: [...statements, ...claims],
    entities: entityChanges(before, after),
    others: otherChanges(before, after),
    moved: moved + movedClaims,
  };
  const same = diff.statements.length + diff.entities.length + diff.others.length + diff.moved === 0;
  return same && kind === 'changed' ? undefined : diff;
}

type Sides = readonly [before: Document | undefined, after: Document | undefined];

function statementChanges(
  [before, after]: Sides,
  of: (document: Document) => readonly Stated[],
  claim: boolean,
  label: Labels,
): [StatementChange[], moved: number] {
  const old = new Map((before ? of(before) : []).map((one) => [one.id, one]));
  const added: Stated[] = [];
  const changes: StatementChange[] = [];
  let moved = 0;
  const changed = (from: Stated, to: Stated): void => {
    if (!before || !after) return;
    const details = detailsOf(from, to, before, after, label);
    if (details.length > 0) changes.push(change('changed', to, after, claim, label, details));
    else if (places(from) !== places(to)) moved++;
  };
  for (const one of after ? of(after) : []) {
    const known = old.get(one.id);
    old.delete(one.id);
    if (known) changed(known, one);
    else added.push(one);
  }
  const removed = [...old.values()];
  const pairs = pairUp(removed, added);
  for (const one of added) {
    const from = pairs.get(one);
    if (from) changed(from, one);
    else if (after) changes.push(change('added', one, after, claim, label));
  }
  const paired = new Set(pairs.values());
  for (const one of removed) if (!paired.has(one) && before) changes.push(change('removed', one, before, claim, label));
  return [changes, moved];
}

/** Which of the new statements takes the place of which old one: alone with its subject and property, or resting on the same words. */
function pairUp(removed: readonly Stated[], added: readonly Stated[]): Map<Stated, Stated> {
  const keyOf = ({ subject, property }: Stated): string => `${subject}\n${property}`;
  const old = groupBy(removed, keyOf);
  const pairs = new Map<Stated, Stated>();
  for (const [key, news] of groupBy(added, keyOf)) {
    const olds = [...(old.get(key) ?? [])];
    for (const one of news) {
      const quotes = new Set(quotesOf(one));
      const fits = olds.filter((other) => quotesOf(other).some((quote) => quotes.has(quote)));
      const match = fits.length === 1 ? fits[0] : olds.length === 1 && news.length === 1 ? olds[0] : undefined;
      if (!match) continue;
      pairs.set(one, match);
      olds.splice(olds.indexOf(match), 1);
    }
  }
  return pairs;
}

function change(
  kind: Kind,
  one: Stated,
  document: Document,
  claim: boolean,
  label: Labels,
  details: readonly Detail[] = [],
): StatementChange {
  return {
    ...{ kind, id: one.id, claim, details },
    subject: entityLabel(one.subject, document),
    property: label(one.property),
    value: formatValue(one.value, document),
    quotes: quotesOf(one),
  };
}

function detailsOf(from: Stated, to: Stated, before: Document, after: Document, label: Labels): Detail[] {
  const details: Detail[] = [];
  const compare = (what: Detail['what'], old: string | undefined, now: string | undefined): void => {
    if (old === now) return;
    details.push({ what, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) });
  };
  if (canonicalJson(from.value) !== canonicalJson(to.value)) {
    compare('value', words(from.value, before), words(to.value, after));
  }
  compareQualifiers(
    details,
    qualifierWords(from.qualifiers, before, label),
    qualifierWords(to.qualifiers, after, label),
  );
  compareSets(details, 'evidence', quotesOf(from), quotesOf(to));
  if ('according' in from && 'according' in to) {
    compareSets(
      details,
      'holder',
      from.according.map((key) => entityLabel(key, before)),
      to.according.map((key) => entityLabel(key, after)),
    );
    return details;
  }
  const [old, now] = [from as Statement, to as Statement];
  compare('rank', old.rank ?? 'normal', now.rank ?? 'normal');
  compare('rule', old.rule ?? old.by, now.rule ?? now.by);
  const references = ({ references: all = [], source }: Statement, document: Document): string[] => [
    ...all.map(({ work, pages }) => `${entityLabel(work, document)}${pages === undefined ? '' : `, ${pages}`}`),
    ...(source === undefined ? [] : [source]),
  ];
  compareSets(details, 'reference', references(old, before), references(now, after));
  compareSets(details, 'conflict', conflictWords(old, before, label), conflictWords(now, after, label));
  return details;
}

function compareSets(
  details: Detail[],
  what: Detail['what'],
  before: readonly string[],
  after: readonly string[],
): void {
  const [old, now] = [new Set(before), new Set(after)];
  for (const one of old) if (!now.has(one)) details.push({ what, before: one });
  for (const one of now) if (!old.has(one)) details.push({ what, after: one });
}

function words(value: Value, document: Document): string {
  return formatValue(value, document);
}

/** The values of each property, in words. */
function qualifierWords(
  qualifiers: readonly Qualifier[] = [],
  document: Document,
  label: Labels,
): Map<string, string[]> {
  const groups = groupBy(qualifiers, ({ property }) => label(property));
  return new Map([...groups].map(([name, some]) => [name, some.map(({ value }) => words(value, document))]));
}

/** A property with one value before and one after is one change; otherwise each value that came or went is. */
function compareQualifiers(details: Detail[], before: Map<string, string[]>, after: Map<string, string[]>): void {
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(name) ?? [], after.get(name) ?? []];
    if (old.length === 1 && now.length === 1) {
      if (old[0] !== now[0]) details.push({ what: 'qualifier', before: `${name} ${old[0]}`, after: now[0] ?? '' });
    } else {
      const named = (values: string[]): string[] => values.map((value) => `${name} ${value}`);
      compareSets(details, 'qualifier', named(old), named(now));
    }
  }
}

/** A statement that changes its id by a changed value is still the same conflict. */
function conflictWords({ conflicts = [] }: Statement, document: Document, label: Labels): string[] {
  const named = new Map(document.statements.map((one) => [one.id, one]));
  return conflicts.map((id) => {
    const other = named.get(id);
    return other ? `${label(other.property)} ${words(other.value, document)}` : id;
  });
}

function evidenceOf({ evidence, qualifiers = [] }: Stated): Evidence[] {
  return [...evidence, ...qualifiers.flatMap((one) => one.evidence)];
}

function quotesOf(one: Stated): string[] {
  return [...new Set(evidenceOf(one).map(({ quote }) => quote))];
}

/** Where the evidence stands, but for what every edit above it changes: the part of the article. */
function places(one: Stated): string {
  return canonicalJson(
    evidenceOf(one)
      .map(({ quote, part }) => `${part} ${quote}`)
      .sort(),
  );
}

function entityChanges(before: Document | undefined, after: Document | undefined): EntityChange[] {
  const [old, now] = [before?.entities ?? {}, after?.entities ?? {}];
  const nameOf = (key: string, document: Document | undefined): string => (document ? entityLabel(key, document) : key);
  const changes: EntityChange[] = [];
  for (const [key, record] of Object.entries(now)) {
    const known = Object.hasOwn(old, key) ? old[key] : undefined;
    const label = nameOf(key, after);
    if (!known) changes.push({ kind: 'added', key, label, details: [record.class] });
    else {
      const details = entityDetails(known, record);
      if (details.length > 0) changes.push({ kind: 'changed', key, label, details });
    }
  }
  for (const [key, record] of Object.entries(old)) {
    if (!Object.hasOwn(now, key))
      changes.push({ kind: 'removed', key, label: nameOf(key, before), details: [record.class] });
  }
  return changes;
}

function entityDetails(before: EntityRecord, after: EntityRecord): string[] {
  const details: string[] = [];
  if (before.class !== after.class) details.push(`class ${before.class} → ${after.class}`);
  if (before.title !== after.title) details.push(`page ${before.title ?? 'none'} → ${after.title ?? 'none'}`);
  if (before.same?.wikidata !== after.same?.wikidata) {
    details.push(`Wikidata ${before.same?.wikidata ?? 'none'} → ${after.same?.wikidata ?? 'none'}`);
  }
  const names = ({ label, alias = {} }: EntityRecord): string[] => [
    ...Object.entries(label).map(([lang, text]) => `label "${text}"@${lang}`),
    ...Object.entries(alias).flatMap(([lang, texts]) => texts.map((text) => `alias "${text}"@${lang}`)),
  ];
  const [old, now] = [new Set(names(before)), new Set(names(after))];
  for (const one of old) if (!now.has(one)) details.push(`− ${one}`);
  for (const one of now) if (!old.has(one)) details.push(`+ ${one}`);
  return details;
}

function otherChanges(before: Document | undefined, after: Document | undefined): string[] {
  if (!before || !after) return [];
  const changes: string[] = [];
  const compare = (what: string, of: (document: Document) => readonly string[]): void => {
    const [old, now] = [new Set(of(before)), new Set(of(after))];
    for (const one of old) if (!now.has(one)) changes.push(`− ${what} ${one}`);
    for (const one of now) if (!old.has(one)) changes.push(`+ ${what} ${one}`);
  };
  compare('infobox key', ({ infobox }) => (infobox?.fields ?? []).map(({ key, outcome }) => `${key}: ${outcome}`));
  compare('cited work', ({ works }) => works.map(({ raw }) => raw));
  compare('quotation', ({ quotations = [] }) => quotations.map(({ text }) => `"${text}"`));
  compare('correction', ({ corrections = [] }) => corrections.map(({ id, why }) => `${id}: ${why}`));
  return changes;
}
