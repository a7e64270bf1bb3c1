/**
 * A sentence as patterns see it: a row of units, each a name, a pronoun, a date, a number, a quotation, a parenthesis, a
 * word or a mark. A name takes in the words that describe it: "the first caliph, Abu Bakr," is one unit.
 */
import type { Entity } from '../entity.ts';
import type { QuantityPoint } from '../quantity.ts';
import type { FoundTime } from '../time-reading.ts';
import type { Lexicon } from './lexicon.ts';
import type { Mention } from './mention.ts';
import type { Token } from './token.ts';

export interface Unit {
  kind: 'name' | 'pronoun' | 'time' | 'number' | 'quote' | 'aside' | 'word' | 'mark';
  /** As patterns write words; empty for names, times, numbers, quotations and parentheses. */
  readonly norm: string;
  /** Offsets in the sentence's words; a name starts where the words that describe it start. */
  start: number;
  end: number;
  /** A possessive ending follows and is taken in. */
  owner: boolean;
  readonly capital: boolean;
  readonly mention?: Mention;
  readonly time?: FoundTime;
  readonly number?: QuantityPoint;
  /** For a parenthesis: it holds a number of three or four digits, such as a year. */
  readonly dated?: boolean;
  /** For a parenthesis: its words, as patterns write them. */
  readonly inner?: readonly string[];
  /** The words of a quotation, if they are written as a title is. */
  readonly title?: string;
  /** Words that describe the name: `caliph` of "the first caliph, Abu Bakr". */
  role?: string;
  /** What it means, where that is settled, and by which rule. */
  entity?: Entity;
  rule?: string;
  /** It means somebody of whom nothing is read: another of the subject's name. */
  barred?: boolean;
  /** What it may mean, where that is not settled. */
  candidates?: readonly Entity[];
}

/** What was found in the words of a sentence. */
export interface Found {
  readonly mentions: readonly Mention[];
  readonly times: readonly FoundTime[];
  readonly numbers: readonly QuantityPoint[];
}

const opening: Readonly<Record<string, string>> = { '(': ')', '[': ']', '"': '"', '“': '”', '«': '»' };

/** The units of a sentence, in order. Linear in its length. */
export function unitsOf(words: string, tokens: readonly Token[], found: Found, lexicon: Lexicon): Unit[] {
  const units: Unit[] = [];
  const closers = closersOf(tokens);
  const byStart = <T extends { readonly start: number }>(list: readonly T[]): Map<number, T> =>
    new Map(list.map((one) => [one.start, one]));
  const times = byStart(found.times);
  const numbers = byStart(found.numbers);
  const mentions = new Map(found.mentions.map((mention) => [mention.from, mention]));
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at] as Token;
    const mention = mentions.get(at);
    const time = times.get(token.start);
    const number = numbers.get(token.start);
    const close = closers.get(at);
    const from = at;
    let kind: Unit['kind'];
    if (time) {
      kind = 'time';
      at = past(tokens, at, time.end);
    } else if (mention) {
      kind = 'name';
      at = mention.to;
    } else if (number) {
      kind = 'number';
      at = past(tokens, at, number.end);
    } else if (close !== undefined) {
      kind = token.text === '(' || token.text === '[' ? 'aside' : 'quote';
      at = close + 1;
    } else {
      kind = lexicon.pronouns.has(token.norm) ? 'pronoun' : token.kind === 'mark' ? 'mark' : 'word';
      at++;
    }
    const end = Math.max((tokens[at - 1] ?? token).end, time?.end ?? 0);
    const owner = tokens[at]?.kind === 'possessive';
    if (owner) at++;
    const plain = kind === 'word' || kind === 'pronoun' || kind === 'mark';
    units.push({
      kind,
      norm: plain ? token.norm : '',
      start: token.start,
      end,
      owner,
      capital: token.capital,
      ...(kind === 'name' && { mention }),
      ...(kind === 'time' && { time }),
      ...(kind === 'number' && { number }),
      ...(kind === 'aside' && {
        dated: /\d{3,4}/.test(words.slice(token.start, end)),
        inner: tokens.slice(from + 1, at - 1).map(({ norm }) => norm),
      }),
      ...(kind === 'quote' && titleOf(words.slice(token.end, tokens[at - 1]?.start ?? token.end))),
    } as Unit);
    if (at === from) at++;
  }
  return describe(units, lexicon);
}

/** What is written as titles are: long words start in upper case. */
function titleOf(words: string): { title?: string } {
  const parts = words.trim().replace(/[,.]$/, '').split(/\s+/);
  const title =
    parts.length <= 9 && /^\P{Ll}/u.test(words) && parts.every((part) => part.length < 5 || !/^\p{Ll}/u.test(part));
  return title && parts.some((part) => /^\p{Lu}/u.test(part)) ? { title: parts.join(' ') } : {};
}

function past(tokens: readonly Token[], at: number, end: number): number {
  let to = at + 1;
  while (to < tokens.length && (tokens[to]?.start ?? end) < end) to++;
  return to;
}

/** Where each opening bracket or quotation mark is closed. */
function closersOf(tokens: readonly Token[]): Map<number, number> {
  const closers = new Map<number, number>();
  const open: { at: number; close: string }[] = [];
  tokens.forEach((token, index) => {
    const top = open.at(-1);
    if (token.kind !== 'mark') return;
    if (top && token.text === top.close) closers.set((open.pop() as { at: number }).at, index);
    else if (opening[token.text] !== undefined) open.push({ at: index, close: opening[token.text] ?? '' });
  });
  return closers;
}

/** How many words may stand between an article and the noun of a description. */
const reach = 5;

/** Joins names with the words that describe them. */
function describe(units: readonly Unit[], lexicon: Lexicon): Unit[] {
  const out: Unit[] = [];
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] as Unit;
    if (unit.kind !== 'name') {
      out.push(unit);
      continue;
    }
    // "the noted Italian cellist Innocenz Danzi" and "composer John Williams".
    const beside = out.at(-1);
    if (beside && isRole(beside, lexicon) && !unit.owner) {
      const from = descriptionStart(out, out.length - 1, lexicon);
      if (from !== undefined) {
        join(out, from, unit, beside.norm);
        continue;
      }
    }
    // "the third caliph, Uthman, …" and "the governor of Egypt, Abd Allah, …".
    const comma = out.at(-1);
    if (comma?.norm === ',' && !unit.owner) {
      const noun = nounBefore(out, out.length - 2, lexicon);
      const from = noun === undefined ? undefined : descriptionStart(out, noun, lexicon, true);
      // "The son of a farmer, John was born" tells of two: the name must be closed off as well.
      const closed = units[at + 1] === undefined || units[at + 1]?.kind === 'mark';
      if (noun !== undefined && from !== undefined && closed) {
        const role = out[noun]?.norm ?? '';
        join(out, from, unit, role);
        const next = units[at + 1];
        if (next?.norm === ',' && units[at + 2] && units[at + 2]?.kind !== 'name') at++;
        continue;
      }
    }
    out.push(unit);
  }
  return out;
}

function isRole(unit: Unit, lexicon: Lexicon): boolean {
  return (
    unit.kind === 'word' &&
    !unit.owner &&
    !lexicon.kin.has(unit.norm) &&
    (lexicon.roles.has(unit.norm) || lexicon.offices.has(unit.norm) || lexicon.titles.has(unit.norm))
  );
}

/** The noun of a description that ends at a unit: itself, or before "of …". */
function nounBefore(units: readonly Unit[], at: number, lexicon: Lexicon): number | undefined {
  const last = units[at];
  if (last && isRole(last, lexicon)) return at;
  for (let index = at; index > 0 && index > at - reach; index--) {
    const unit = units[index] as Unit;
    if (unit.kind === 'mark' || unit.kind === 'time' || unit.kind === 'aside') return undefined;
    if (unit.norm === lexicon.small.of) return isRole(units[index - 1] as Unit, lexicon) ? index - 1 : undefined;
  }
  return undefined;
}

/** Where a description with its noun at a unit starts: at an article, or at the noun itself if nothing else stands before it. */
function descriptionStart(units: readonly Unit[], noun: number, lexicon: Lexicon, strict = false): number | undefined {
  for (let at = noun - 1; at >= 0 && at >= noun - reach; at--) {
    const unit = units[at] as Unit;
    if (lexicon.determiners.has(unit.norm)) return at;
    // "his teacher Haydn", "Uthman's secretary, Marwan": whose he is does not matter to who he is.
    if (unit.owner || (unit.kind === 'pronoun' && (lexicon.pronouns.get(unit.norm)?.possessive ?? false))) return at;
    const within =
      (unit.kind === 'word' && !isSmall(unit, lexicon)) || (unit.kind === 'name' && unit.mention?.class === undefined);
    if (!within) return strict ? undefined : at + 1;
  }
  return strict ? undefined : noun;
}

function isSmall(unit: Unit, lexicon: Lexicon): boolean {
  return [
    lexicon.prepositions,
    lexicon.conjunctions,
    lexicon.subordinators,
    lexicon.relatives,
    lexicon.auxiliaries,
  ].some((words) => words.has(unit.norm));
}

function join(out: Unit[], from: number, unit: Unit, role: string): void {
  const start = out[from]?.start ?? unit.start;
  out.length = from;
  out.push({ ...unit, start, role });
}

/** A date that begins at a unit, its preposition included, and the unit after it. */
export function timePhrase(units: readonly Unit[], at: number): { time: FoundTime; to: number } | undefined {
  const first = units[at];
  if (!first) return undefined;
  for (let index = at; index < at + 4; index++) {
    const unit = units[index];
    if (!unit) return undefined;
    if (unit.time)
      return unit.time.phraseStart <= first.start || index === at ? { time: unit.time, to: index + 1 } : undefined;
    if (unit.kind !== 'word') return undefined;
  }
  return undefined;
}
