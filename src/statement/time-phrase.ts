/**
 * Reads the phrase that a date or period makes, out of tokens: what stands before a label (`c.`, `before`, `late`),
 * behind it (`(aged 68)`, the same date in another calendar) and between two (`–`, `or`, `between … and`). What is not
 * understood ends the phrase, or in a whole value, if it stands in parentheses, is a note.
 */
import { asidesAt, secondIn, type Aside, type Second } from './time-aside.ts';
import { complete, lacksYear } from './time-complete.ts';
import { is, labelAt, marks, type Label } from './time-label.ts';
import type { Token } from './time-tokens.ts';
import type { TimePart, TimeRole } from './time-reading.ts';

/** One point in time as the words say it. */
export interface PointPhrase {
  /** One, or two of which one is meant, or between which it lies. */
  readonly labels: readonly Label[];
  readonly join: 'or' | 'between';
  readonly circa: boolean;
  readonly floruit: boolean;
  readonly part?: TimePart;
  readonly bound?: 'before' | 'after' | 'by';
  readonly style?: 'julian' | 'gregorian';
  readonly seconds: readonly Second[];
  readonly notes: readonly Aside[];
  readonly start: number;
  readonly end: number;
}

/** A point, or a period of two. */
export interface Phrase {
  readonly kind: 'point' | 'interval';
  /** The point, or the start of the period. */
  readonly from?: PointPhrase;
  readonly to?: PointPhrase;
  readonly open: boolean;
  /** Behind `present`; others are those of the points. */
  readonly notes: readonly Aside[];
  readonly role?: TimeRole;
  /** With preposition and role. */
  readonly start: number;
  readonly end: number;
}

export interface At<T> {
  readonly found: T;
  readonly next: number;
}

const roles = ['born', 'died', 'reigned', 'floruit'] as const;

/** The phrase that starts at a token. In prose, parentheses that are not understood end it. */
export function phraseAt(tokens: readonly Token[], at: number, prose: boolean): At<Phrase> | undefined {
  const role = roles.find((name) => marks(tokens[at], name));
  const i = role === undefined ? at : at + 1;
  const found = rangeAt(tokens, i, prose);
  if (!found) return undefined;
  const phrase = found.found;
  const floruit = role === 'floruit';
  return {
    next: found.next,
    found: {
      ...phrase,
      ...(phrase.from && floruit ? { from: { ...phrase.from, floruit } } : {}),
      ...(phrase.to && floruit ? { to: { ...phrase.to, floruit } } : {}),
      ...(role === undefined ? {} : { role }),
      start: tokens[at]?.start ?? 0,
    },
  };
}

function rangeAt(tokens: readonly Token[], at: number, prose: boolean): At<Phrase> | undefined {
  const token = tokens[at];
  const made = (parts: Pick<Phrase, 'kind'> & Partial<Phrase>, next: number): At<Phrase> => ({
    found: { open: false, notes: [], ...parts, start: token?.start ?? 0, end: tokens[next - 1]?.end ?? 0 },
    next,
  });
  if (marks(token, 'between') && !prose) return betweenAt(tokens, at + 1, made);
  if (marks(token, 'since')) {
    const from = pointAt(tokens, at + 1, prose);
    return from && made({ kind: 'interval', from: from.found, open: !prose }, from.next);
  }
  if (marks(token, 'until') || is(token, 'dash', 'hyphen')) {
    const to = pointAt(tokens, at + 1, prose);
    return to && made({ kind: 'interval', to: to.found }, to.next);
  }
  const starts = marks(token, 'from');
  const from = pointAt(tokens, starts ? at + 1 : at, prose);
  if (!from) return undefined;
  const single = made(starts ? { kind: 'interval', from: from.found } : { kind: 'point', from: from.found }, from.next);
  const dash = is(tokens[from.next], 'dash', 'hyphen');
  if (!dash && !marks(tokens[from.next], 'to', 'until')) return single;
  // `In 656 to Medina`: in prose, `to` makes a period of bare years only after `from`.
  if (!dash && prose && !starts && from.found.labels.every(({ month }) => month === undefined)) return single;
  let i = from.next + 1;
  // `17 November 1558 – , 24 March 1603`: lines of a box that were run together.
  if (dash && is(tokens[i], 'comma')) i++;
  if (marks(tokens[i], 'the') && marks(tokens[i + 1], 'present')) i++;
  if (marks(tokens[i], 'present')) {
    const notes: Aside[] = [];
    const end = asidesAt(tokens, i + 1, prose, { seconds: [], notes });
    return made({ kind: 'interval', from: from.found, open: true, notes }, end.next);
  }
  const to = pointAt(tokens, i, prose, from.found.labels.at(-1));
  if (to) {
    const both = completePair(from.found, to.found, ambiguousRange(tokens, from.next));
    return both && made({ kind: 'interval', from: both[0], to: both[1] }, to.next);
  }
  if (!dash) return single;
  const ends = tokens[i] === undefined || is(tokens[i], 'close', 'semicolon');
  return ends && i === from.next + 1 ? made({ kind: 'interval', from: from.found }, i) : single;
}

/** `2004-06`: with a plain hyphen it may be a period or a month of ISO 8601. */
function ambiguousRange(tokens: readonly Token[], at: number): boolean {
  const month = tokens[at + 1];
  return is(tokens[at], 'hyphen') && month?.kind === 'number' && month.digits === 2 && month.value <= 12
    ? tokens[at - 1]?.end === tokens[at]?.start && tokens[at]?.end === month.start
    : false;
}

function betweenAt(
  tokens: readonly Token[],
  at: number,
  made: (parts: Pick<Phrase, 'kind'> & Partial<Phrase>, next: number) => At<Phrase>,
): At<Phrase> | undefined {
  const first = pointAt(tokens, at, false);
  if (!first || !(marks(tokens[first.next], 'and') || is(tokens[first.next], 'dash'))) return undefined;
  const second = pointAt(tokens, first.next + 1, false, first.found.labels.at(-1));
  const both = second && completePair(first.found, second.found, false);
  if (!both || both.some(({ labels, bound }) => labels.length > 1 || bound)) return undefined;
  const [from, to] = both;
  const labels = [...from.labels, ...to.labels];
  return made({ kind: 'point', from: { ...from, labels, join: 'between', end: to.end } }, second.next);
}

/** Two points that stand for one period: each gives the other what it lacks. */
function completePair(from: PointPhrase, to: PointPhrase, ambiguous: boolean): [PointPhrase, PointPhrase] | undefined {
  const left = from.labels.at(-1);
  const [right, ...rest] = to.labels;
  if (!left || !right || (right.short && ambiguous)) return undefined;
  const pair = complete(left, rest.at(-1) ?? right, 'range');
  const first = rest.length > 0 ? right : pair?.[1];
  if (!pair || !first) return undefined;
  const lefts = [...from.labels.slice(0, -1), pair[0]];
  return [
    { ...from, labels: lefts },
    { ...to, labels: [first, ...rest] },
  ];
}

type Prefix = { -readonly [K in 'circa' | 'floruit' | 'part' | 'bound']?: PointPhrase[K] } & { start?: number };

/** One point and all that belongs to it. */
function pointAt(tokens: readonly Token[], at: number, prose: boolean, left?: Label): At<PointPhrase> | undefined {
  const seconds: Second[] = [];
  const prefix: Prefix = {};
  let i = prefixAt(tokens, at, prefix);
  // `(1986-03-04) March 4, 1986`: a hidden date that the plain form shows.
  const iso = is(tokens[i], 'open') && tokens[i + 1]?.kind === 'iso' && is(tokens[i + 2], 'close');
  const hidden = iso ? labelAt(tokens, i + 1) : undefined;
  if (hidden) i += 3;
  const first = labelAt(tokens, i, left) ?? undefined;
  if (!first) return undefined;
  if (hidden) seconds.push({ labels: [hidden.label] });
  let labels: readonly Label[] = [first.label];
  let next = first.next;
  if (marks(tokens[next], 'or') || is(tokens[next], 'slash')) {
    const other = labelAt(tokens, next + 1, first.label);
    if (other && is(tokens[next], 'slash') && other.label.hijri !== first.label.hijri) {
      // 35 AH/656 CE, but not 35/656.
      if (first.label.era === undefined && other.label.era === undefined) return undefined;
      seconds.push({ labels: [other.label] });
      next = other.next;
    } else if (other) {
      // 1870/71 is one of two; what 100/718 is, only its author knows.
      const apart = Math.abs((other.label.year ?? 1) - (first.label.year ?? 0));
      if (is(tokens[next], 'slash') && first.label.year !== undefined && !other.label.short && apart !== 1)
        return undefined;
      const both = complete(first.label, other.label, 'choice');
      if (!both) return is(tokens[next], 'slash') ? undefined : finish(tokens, i, next, labels, prefix, seconds, prose);
      labels = both;
      next = other.next;
    } else if (is(tokens[next], 'slash')) return undefined;
  }
  return finish(tokens, i, next, labels, prefix, seconds, prose);
}

/** Words before a label. */
function prefixAt(tokens: readonly Token[], at: number, prefix: Prefix): number {
  let i = at;
  for (; i < at + 8; i++) {
    const token = tokens[i];
    if (token?.kind !== 'word') break;
    const { part } = token.word;
    if (marks(token, 'in', 'the')) continue;
    if (marks(token, 'year') && tokens[i + 1]?.kind === 'number') continue;
    if (marks(token, 'circa', 'about')) prefix.circa = true;
    else if (marks(token, 'floruit')) prefix.floruit = true;
    else if (part !== undefined) {
      prefix.part = part;
      if (is(tokens[i + 1], 'hyphen', 'dash')) i++;
    } else if (marks(token, 'before')) prefix.bound = 'before';
    else if (marks(token, 'after')) prefix.bound = 'after';
    else if (marks(token, 'by')) prefix.bound = 'by';
    else break;
    prefix.start ??= token.start;
  }
  return i;
}

/** What stands behind a label: the point is done when it is read. */
function finish(
  tokens: readonly Token[],
  first: number,
  at: number,
  labels: readonly Label[],
  prefix: Prefix,
  seconds: Second[],
  prose: boolean,
): At<PointPhrase> {
  const [label] = labels;
  const aside = label?.aside && secondIn(tokens, label.aside.from, label.aside.to);
  if (aside) seconds.push(aside);
  const notes: Aside[] = [];
  const { style, next } = asidesAt(tokens, at, prose, { seconds, notes });
  // `October 8 (2018-10-08)`: the year stands in parentheses only.
  const same =
    labels.length === 1 && label && lacksYear(label) ? seconds.find((second) => isSameDay(label, second)) : undefined;
  const { start, ...marksOf } = prefix;
  return {
    found: {
      labels: same?.labels ?? labels,
      join: 'or',
      circa: false,
      floruit: false,
      ...marksOf,
      ...(style ? { style } : {}),
      seconds,
      notes,
      start: start ?? tokens[first]?.start ?? 0,
      end: tokens[next - 1]?.end ?? 0,
    },
    next,
  };
}

function isSameDay({ month, day }: Label, { labels, style }: Second): boolean {
  const [other] = labels;
  return style === undefined && labels.length === 1 && other?.month === month && other?.day === day && !other?.hijri;
}
