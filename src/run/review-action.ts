/**
 * What a reviewer can do to an article, as corrections: the fields of a form go in, the entries that a person would have
 * written come out, or a sentence about what is missing.
 */
import { canonicalJson, contentHash } from '../iri.ts';
import type { ReviewItem } from '../publish/review.ts';
import { CodePoints, containsSpan, type Span } from '../range.ts';
import type { Correction, Target } from '../statement/corrections/correction.ts';
import type { Claim, Document, Statement } from '../statement/document.ts';
import { entityNamed, readPointed, type PointedContext } from '../statement/pointed-value.ts';
import type { PropertyTable } from '../statement/mapping.ts';

/** The fields of a form; what is empty is not given. */
export type ActionFields = Readonly<Record<string, string>>;

/** The article that is acted on. */
export interface Reviewed extends PointedContext {
  readonly text: string;
  readonly items: readonly ReviewItem[];
  readonly properties: PropertyTable;
}

/** What a correction does, without who, when and why; `id` when it is that of an item to look at. */
type Change = Partial<Correction>;

type Act = (fields: ActionFields, reviewed: Reviewed) => readonly Change[] | string;

/** The actions by name. */
const actions: Readonly<Record<string, Act>> = {
  accept: ({ item: id }, { items }) => {
    const item = items.find((one) => one.id === id);
    if (!item?.targets.accept) return 'This is no message that could be accepted';
    return [{ id: `review-${item.id}`, on: item.targets.accept, accept: true }];
  },
  drop: (fields, reviewed) => {
    const target = targetOf(fields, reviewed.document);
    return target ? [{ ...target, drop: true }] : 'There is no such statement; load the page again';
  },
  prefer: (fields, reviewed) => {
    const target = statementOf(fields, reviewed.document) && targetOf(fields, reviewed.document);
    return target ? [{ ...target, set: { rank: 'preferred' } }] : 'There is no such statement; load the page again';
  },
  fix: fixValue,
  merge: ({ entity = '', to = '' }, { document }) => {
    if (!Object.hasOwn(document.entities, entity)) return 'There is no such entity; load the page again';
    const into = entityNamed(to, document);
    if ('problem' in into) return into.problem;
    if (!('entity' in into.value) || into.value.entity === entity) return 'An entity cannot be merged with itself';
    return [{ on: { entity }, merge: into.value.entity }];
  },
  same: ({ entity = '', wikidata = '', checked }, { document }) => {
    if (!Object.hasOwn(document.entities, entity)) return 'There is no such entity; load the page again';
    if (!/^Q[1-9]\d*$/.test(wikidata)) return `"${wikidata}" is no number of an item: a Q and digits`;
    return [{ on: { entity }, same: { wikidata, checked: checked ?? `https://www.wikidata.org/wiki/${wikidata}` } }];
  },
  link: (fields, reviewed) => {
    const { to } = fields;
    if (to === undefined) return 'Write the title of the article, or the key of the entity, that is meant';
    const mention = mentionOf(fields, reviewed);
    const change: Change = { ...mention, link: to };
    return mention ? [change] : notNamed;
  },
  split: (fields, reviewed) => {
    const mention = mentionOf(fields, reviewed);
    if (mention?.on?.mention === undefined) return notNamed;
    if (mention.on.in?.startsWith('infobox') !== false)
      return 'Only a name in a sentence can be told apart; of the infobox, correct the value';
    return [{ ...mention, split: fields['to'] ?? mention.on.mention }];
  },
};

const notNamed = 'Select the name in the text of the article';

/** The corrections of an action; a sentence when it cannot be done. */
export function correctionsOf(fields: ActionFields, reviewed: Reviewed): readonly Correction[] | string {
  const { action = '', by, date, why } = fields;
  if (!Object.hasOwn(actions, action)) return 'Choose what is so';
  if (by === undefined || why === undefined) return 'A correction says by whom it is, and why';
  if (date === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return 'The date has the form YYYY-MM-DD';
  const changes = actions[action]?.(fields, reviewed) ?? 'Choose what is so';
  if (typeof changes === 'string') return changes;
  const { key } = reviewed.document.article;
  return changes.map(({ id, ...change }) => {
    const own = id ?? `review-${contentHash([key, canonicalJson(change)], 8)}`;
    return { id: own, by, date, why, ...change };
  });
}

function statementOf({ id }: ActionFields, { statements }: Document): Statement | undefined {
  return statements.find((one) => one.id === id);
}

function claimOf({ id }: ActionFields, { claims = [] }: Document): Claim | undefined {
  return claims.find((one) => one.id === id);
}

/** A statement or claim, and the words that must still be there. */
function targetOf(fields: ActionFields, document: Document): Pick<Correction, 'on' | 'expect'> | undefined {
  const claim = claimOf(fields, document);
  const found = claim ?? statementOf(fields, document);
  if (!found) return undefined;
  const on: Target = claim ? { claim: claim.id } : { statement: found.id };
  const quote = found.evidence[0]?.quote;
  return { on, ...(quote !== undefined && { expect: { quote } }) };
}

/** The name that is meant: that of an item to look at, an entity, or the selected words with the sentence or field they stand in. */
function mentionOf(fields: ActionFields, reviewed: Reviewed): Pick<Correction, 'on' | 'expect'> | undefined {
  const { item: id, entity } = fields;
  const item = reviewed.items.find((one) => one.id === id);
  if (item?.targets.link)
    return { on: item.targets.link, ...(item.quote !== undefined && { expect: { quote: item.quote } }) };
  if (entity !== undefined) return Object.hasOwn(reviewed.document.entities, entity) ? { on: { entity } } : undefined;
  const place = placeOf(fields, reviewed);
  if (typeof place === 'string') return undefined;
  const { quote, at } = place;
  const { infobox, sections } = reviewed.document;
  const field = infobox?.fields.find((one) => containsSpan(one.at.value, at));
  const sentence = sections.flatMap(({ sentences = [] }) => sentences).find((one) => containsSpan(one.at, at));
  const part = field ? `infobox.${field.key}` : sentence?.id;
  return { on: { mention: quote, ...(part !== undefined && { in: part }) }, expect: { quote } };
}

interface Place {
  /** The words of the article, letter for letter. */
  readonly quote: string;
  readonly at: Span;
}

/** Where the selected words stand; of words that were typed, the first place. */
function placeOf({ words = '', at }: ActionFields, { text }: Reviewed, near?: string): Place | string {
  const points = new CodePoints(text);
  const [, start, end] = /^(\d{1,9}),(\d{1,9})$/.exec(at ?? '') ?? [];
  if (start !== undefined && end !== undefined) {
    const span: Span = [Number(start), Number(end)];
    const range = points.range(span);
    const quote = text.slice(range.start, range.end);
    return quote.trim() === '' ? 'Select some words of the article' : { quote, at: span };
  }
  if (words.trim() === '') return 'Select words of the article, or write them as they stand there';
  const from = near === undefined ? -1 : text.indexOf(near);
  const nearby = from >= 0 && near !== undefined ? near.indexOf(words) : -1;
  const found = nearby >= 0 ? from + nearby : text.indexOf(words);
  if (found < 0) return `The article has no words "${words}"`;
  return { quote: words, at: points.span({ start: found, end: found + words.length }) };
}

/**
 * Another value, read from words of the article. Where the statement rests on them already, its value is replaced;
 * elsewhere it is another statement, with its own evidence, in the place of this one, unless the article has that already.
 */
function fixValue(fields: ActionFields, reviewed: Reviewed): readonly Change[] | string {
  const { document, text, properties } = reviewed;
  const statement = statementOf(fields, document);
  if (!statement) return 'There is no such statement; load the page again';
  const place = placeOf(fields, reviewed, statement.evidence[0]?.quote);
  if (typeof place === 'string') return place;
  const { subject, property, slot } = statement;
  const datatype = properties.properties.get(property)?.datatype ?? 'string';
  const reading = readPointed(fields['words'] ?? place.quote, datatype, statement.value, reviewed);
  if ('problem' in reading) return `${reading.problem}; select other words, or the whole value`;
  const { value } = reading;
  if (canonicalJson(value) === canonicalJson(statement.value)) return 'This is the value that it has already';
  const { quote, at } = place;
  const on: Target = { statement: statement.id };
  if (statement.evidence.some((one) => containsSpan(one.at, at)))
    return [{ on, expect: { quote }, replace: { value } }];
  const old = statement.evidence[0]?.quote;
  const gone: Change = { on, ...(old !== undefined && { expect: { quote: old } }), drop: true };
  const isStated = document.statements.some(
    (one) => one.subject === subject && one.property === property && canonicalJson(one.value) === canonicalJson(value),
  );
  if (isStated) return [gone];
  const rests = uniqueQuote(quote, at, text, document);
  if (rests === undefined) return 'These words stand in the article before; select more of the sentence around them';
  return [gone, { add: { subject, property, value, ...(slot !== undefined && { slot }), quote: rests } }];
}

/** The words, or the sentence they stand in: whichever stands there first in the article. */
function uniqueQuote(quote: string, at: Span, text: string, { sections }: Document): string | undefined {
  const points = new CodePoints(text);
  const first = (words: string, span: Span): boolean => text.indexOf(words) === points.range(span).start;
  if (first(quote, at)) return quote;
  const sentence = sections.flatMap(({ sentences = [] }) => sentences).find((one) => containsSpan(one.at, at));
  if (!sentence) return undefined;
  const range = points.range(sentence.at);
  const words = text.slice(range.start, range.end);
  return first(words, sentence.at) ? words : undefined;
}
