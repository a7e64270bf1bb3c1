/**
 * Reads the parenthesis after the name in the first sentence of an article:
 *
 *     Full Name (native name; 1 May 631 – July 658) was …
 *
 * Out come names of the subject and, for people, the dates of birth and death. Only forms that mean just one thing are
 * read; years of a reign or of activity are not.
 */
import type { Article, Section, Sentence } from '../article/article.ts';
import { subPassage, type Passage } from '../article/passage.ts';
import { draftStatement, type DraftStatement, type Ground } from './draft.ts';
import type { FieldContext } from './field-context.ts';
import { isOtherScript, languageOf } from './language.ts';
import { isName } from './list.ts';
import { findTimes, readTime } from './time.ts';
import type { TimePoint } from './time-reading.ts';
import { pointValue } from './time-values.ts';

/** A date of the subject's life that the lead gives. */
export interface LifeDate {
  readonly property: string;
  readonly point: TimePoint;
  readonly ground: Ground;
}

/** The life dates of the lead's first sentence; its names go to the subject. */
export function readLead(article: Article, context: FieldContext): LifeDate[] {
  const lead = article.sections[0];
  const sentence = lead && firstSentence(lead);
  if (!lead || !sentence) return [];
  const { passage } = sentence;
  const open = passage.words.indexOf('(');
  if (open < 0 || open > longestName || !readFullName(passage, open, context)) return [];
  const close = closing(passage.words, open);
  if (close < 0) return [];
  const dates: LifeDate[] = [];
  for (const segment of segments(passage.words, open + 1, close)) {
    const part = subPassage(passage, segment.start, segment.end);
    if (readNativeName(part, context)) continue;
    const ground = { range: part.range, part: lead.id, sentence: sentence.id, ...(part.map && { words: part.words }) };
    dates.push(...lifeDates(part, ground, context));
  }
  return dates;
}

/** How far from the start of the sentence the parenthesis may stand, in UTF-16 units. */
const longestName = 160;

function firstSentence(lead: Section): Sentence | undefined {
  const paragraph = lead.blocks.find(
    (block) => block.kind === 'paragraph' && block.sentences.some(({ passage }) => /\p{L}/u.test(passage.words)),
  );
  return paragraph?.kind === 'paragraph'
    ? paragraph.sentences.find(({ passage }) => /\p{L}/u.test(passage.words))
    : undefined;
}

/** Takes the words before the parenthesis as a name, if they share a word with the title and are one. */
function readFullName(passage: Passage, open: number, { registry, lang, lists }: FieldContext): boolean {
  const name = subPassage(passage, 0, open);
  const title = new Set(registry.fold(registry.subject.label.text));
  const fold = registry.fold(name.words);
  if (!fold.some((word) => title.has(word)) || !isName(name.words, true, lists) || name.words.includes(','))
    return false;
  const every = name.words
    .split(/\s+/)
    .every((word) => /^["'“‘(]?\p{Lu}/u.test(word) || word.length <= 4 || /^\p{L}+-\p{Lu}/u.test(word));
  if (every) {
    registry.addName(registry.subject, { text: name.words, lang });
    registry.subject.addMention(name.range);
  }
  return true;
}

function closing(words: string, open: number): number {
  let depth = 0;
  for (let at = open; at < words.length; at++) {
    if (words.charAt(at) === '(') depth++;
    else if (words.charAt(at) === ')' && --depth === 0) return at;
  }
  return -1;
}

function* segments(words: string, from: number, to: number): Generator<{ start: number; end: number }> {
  let start = from;
  for (let at = from; at < to; at++) {
    if (words.charAt(at) !== ';') continue;
    yield { start, end: at };
    start = at + 1;
  }
  yield { start, end: to };
}

/** A name in another script, alone or after the name of its language: `Arabic: …`. */
function readNativeName(part: Passage, { registry, lang }: FieldContext): boolean {
  const label = /^\p{Lu}[\p{L} ]{2,30}:\s*/u.exec(part.words)?.[0].length ?? 0;
  const name = subPassage(part, label, part.words.length);
  if (!isOtherScript(name.words) || /\d/.test(name.words) || name.words.length > longestName) return false;
  registry.addName(registry.subject, { text: name.words, lang: languageOf(name.words, lang) });
  registry.subject.addMention(name.range);
  return true;
}

/** Birth and death in one segment: a bare period, or dates after "born" and "died". */
function lifeDates(part: Passage, ground: Ground, context: FieldContext): LifeDate[] {
  if (context.registry.subject.class !== 'Person' || hedged(part.words, context)) return [];
  const { dateOfBirth, dateOfDeath } = context.properties.roles;
  const whole = readTime(part.words, context.time);
  const sure = (point: TimePoint | undefined): point is TimePoint =>
    point !== undefined && !point.floruit && point.disagreement === undefined;
  if (whole.kind === 'interval') {
    if (whole.reversed || whole.open || !(whole.to ?? part.words.endsWith('–'))) return [];
    return [
      ...(sure(whole.from) ? [{ property: dateOfBirth, point: whole.from, ground }] : []),
      ...(sure(whole.to) ? [{ property: dateOfDeath, point: whole.to, ground }] : []),
    ];
  }
  const found = findTimes(part.words, context.time).filter(({ role }) => role === 'born' || role === 'died');
  return found.flatMap(({ role, reading }) => {
    if (reading.kind !== 'date' || !sure(reading.point)) return [];
    return [{ property: role === 'born' ? dateOfBirth : dateOfDeath, point: reading.point, ground }];
  });
}

/** Approximation is a qualifier; other doubt means that nothing is stated. */
function hedged(words: string, { lists }: FieldContext): boolean {
  return words
    .toLowerCase()
    .split(/[\s,;]+/)
    .some(
      (word) => word !== 'or' && !/^(?:between|around)$/.test(word) && (lists.hedges.has(word) || word.endsWith('?')),
    );
}

/** The lead's dates as statements. */
export function stateLifeDates(dates: readonly LifeDate[], context: FieldContext): DraftStatement[] {
  const { roles } = context.properties;
  return dates.map(({ property, point, ground }) => {
    const { value, qualifiers } = pointValue(point, [ground], roles);
    return draftStatement({
      subject: context.registry.subject,
      property,
      value,
      by: 'lead',
      rule: 'lead/life-dates',
      qualifiers: [...qualifiers],
      grounds: [ground],
    });
  });
}
