/**
 * Lists what of a Document wants a person's look, worst first: names that may be several, statements that contradict
 * each other, what was left unread. Each item has an id that holds as long as its words do, and the target that a
 * correction of it names.
 */
import { contentHash } from '../iri.ts';
import { CodePoints } from '../range.ts';
import type { Target } from '../statement/corrections/correction.ts';
import type { Document, MessageRecord, Statement } from '../statement/document.ts';
import { entityLabel, formatValue } from './explanation.ts';

/** One thing to look at. */
export interface ReviewItem {
  /** Eight hexadecimal digits. */
  readonly id: string;
  readonly rule: string;
  readonly reason: string;
  /** The words of the article that it is about. */
  readonly quote?: string;
  /** Code point of the article where they begin. */
  readonly at?: number;
  /** What a correction names, by what it does: `accept` needs the message, `link` the mention, `drop` the statement. */
  readonly targets: { readonly accept?: Target; readonly link?: Target; readonly drop?: Target };
}

/** How bad each rule is; what is not in the table is not shown. */
const weights: Readonly<Record<string, number>> = {
  'statement/conflict': 9,
  'entity/ambiguous': 8,
  'correction/stale': 8,
  'time/calendars-disagree': 7,
  'time/no-year': 6,
  'entity/unresolved': 5,
  'entity/homonym': 5,
  'infobox/unknown-key': 4,
  'time/unreadable': 4,
  'value/unreadable': 4,
  'infobox/kept-local': 2,
  'work/unreadable': 2,
  'claim/anonymous': 2,
  'statement/inferred': 1,
};

/** What wants a look, worst first, then in the order of the article. */
export function reviewItems(document: Document, text: string | undefined): ReviewItem[] {
  const points = text === undefined ? undefined : new CodePoints(text);
  const words = ({ at }: MessageRecord): string | undefined => {
    const range = at && points?.range(at);
    return range && text?.slice(range.start, range.end);
  };
  const messages = document.messages.map((message): ReviewItem => {
    const quote = words(message);
    const mention =
      /^entity\/(?:ambiguous|unresolved)$/.test(message.rule) && quote !== undefined
        ? { mention: quote, ...placeIn(document, message) }
        : undefined;
    return item(document, message.rule, message.reason, quote, message.at?.[0], {
      accept: { message: message.rule, ...(quote !== undefined && { quote }) },
      ...(mention && { link: mention }),
    });
  });
  const claims = (document.claims ?? [])
    .filter(({ according }) => according.length === 0)
    .map(({ id, subject, property, value, verb, evidence }) => {
      const said = `${entityLabel(subject, document)} ${property} ${formatValue(value, document)}: "${verb}", and nobody is named`;
      return item(document, 'claim/anonymous', said, evidence[0]?.quote, evidence[0]?.at[0], { drop: { claim: id } });
    });
  const inferred = document.statements
    .filter(({ by }) => by === 'inference')
    .map((statement) => inferredItem(statement, document));
  return [...messages, ...claims, ...inferred]
    .filter(({ rule }) => weights[rule] !== undefined)
    .sort((a, b) => (weights[b.rule] ?? 0) - (weights[a.rule] ?? 0) || (a.at ?? 0) - (b.at ?? 0));
}

function inferredItem({ id, subject, property, value, evidence }: Statement, document: Document): ReviewItem {
  const said = `${entityLabel(subject, document)} ${property} ${formatValue(value, document)} was inferred`;
  const [first] = evidence;
  return item(document, 'statement/inferred', said, first?.quote, first?.at[0], { drop: { statement: id } });
}

function item(
  { article }: Document,
  rule: string,
  reason: string,
  quote: string | undefined,
  at: number | undefined,
  targets: ReviewItem['targets'],
): ReviewItem {
  const id = contentHash([article.key, rule, reason, quote ?? ''], 8);
  return { id, rule, reason, ...(quote !== undefined && { quote }), ...(at !== undefined && { at }), targets };
}

/** The sentence that a message is about, or the infobox. */
function placeIn({ sections, infobox }: Document, { at }: MessageRecord): { in?: string } {
  if (!at) return {};
  if (infobox && infobox.at[0] <= at[0] && at[1] <= infobox.at[1]) return { in: 'infobox' };
  const sentence = sections
    .flatMap(({ sentences = [] }) => sentences)
    .find((one) => one.at[0] <= at[0] && at[1] <= one.at[1]);
  return sentence ? { in: sentence.id } : {};
}
