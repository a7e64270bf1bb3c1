/**
 * Makes a point in time of the phrase that says it: finds the Time of its labels and checks it against the same date in
 * a second calendar, which settles the calendar of the first.
 */
import { isDay, toJulianDay } from './calendar.ts';
import type { Time } from './document.ts';
import type { LabelCalendar } from './edtf.ts';
import { timeBounds } from './time-forms.ts';
import { isComplete } from './time-complete.ts';
import type { Label } from './time-label.ts';
import type { Second } from './time-aside.ts';
import type { PointPhrase } from './time-phrase.ts';
import type { TimeContext, TimePoint } from './time-reading.ts';
import { astronomicalYear, eitherOf, hijriBounds, hijriLabel, resolveLabel, type Resolved } from './time-resolve.ts';

/** A point, or why there is none. */
export type PointResult =
  | { readonly kind: 'point'; readonly point: TimePoint }
  | { readonly kind: 'impossible' | 'unreadable'; readonly reason: string };

type TimeOf = Extract<Resolved, { kind: 'time' }>;

/** The point that a phrase means; `words` are those that the offsets of the phrase count. */
export function pointOf(phrase: PointPhrase, words: string, context: TimeContext): PointResult {
  const settled = settleCalendar(phrase, context);
  if (settled.kind !== 'settled') return settled;
  const base = resolveAll(settled.labels, phrase.join, settled.context);
  if (base.kind !== 'time') return base;
  const lexical = words.slice(phrase.labels[0]?.start ?? phrase.start, phrase.labels.at(-1)?.end ?? phrase.end);
  const time: Time = { ...base.time, lexical, ...(settled.hijri ? { hijri: settled.hijri } : {}) };
  const { circa, floruit, part, bound, start, end } = phrase;
  const point = {
    circa,
    floruit,
    ...(part ? { part } : {}),
    ...(settled.disagreement ? { disagreement: settled.disagreement } : {}),
    start,
    end,
  };
  if (bound === undefined) {
    return {
      kind: 'point',
      point: {
        time,
        ...(base.earliest ? { earliest: base.earliest } : {}),
        ...(base.latest ? { latest: base.latest } : {}),
        ...point,
      },
    };
  }
  // A bound that is itself one of two dates, or part of a unit, would have to be guessed.
  if (base.earliest || part) return { kind: 'unreadable', reason: 'The bound is no single date' };
  return { kind: 'point', point: { ...(bound === 'after' ? { earliest: time } : { latest: time }), ...point } };
}

function resolveAll(labels: readonly Label[], join: 'or' | 'between', context: TimeContext): Resolved {
  const [first, second] = labels.map((label) => resolveLabel(label, context.calendar));
  if (!first) return { kind: 'unreadable', reason: 'There is no date' };
  if (!second || first.kind !== 'time') return first;
  if (second.kind !== 'time') return second;
  if (first.earliest || second.earliest) return { kind: 'unreadable', reason: 'The two dates do not make one' };
  return eitherOf(first.time, second.time, join);
}

interface Settled {
  readonly kind: 'settled';
  readonly labels: readonly Label[];
  readonly context: TimeContext;
  readonly hijri?: string;
  readonly disagreement?: string;
}

const disagreement = (what: string): string => `The date and its ${what} are not the same day`;

/** Which calendar the labels are in, as marks and second dates tell. */
function settleCalendar(phrase: PointPhrase, context: TimeContext): Settled | Exclude<PointResult, { kind: 'point' }> {
  const inCalendar = (calendar: LabelCalendar): TimeContext => ({ ...context, calendar });
  const settled: Settled = {
    kind: 'settled',
    labels: phrase.labels,
    context: phrase.style ? inCalendar(phrase.style) : context,
  };
  const styled = phrase.seconds.find(({ style }) => style !== undefined);
  const [label] = phrase.labels;
  // Old style may count the year from 25 March.
  if (phrase.style === 'julian' && !styled && label && (label.month ?? 12) <= 3 && (label.year ?? 0) > 1000) {
    return { kind: 'unreadable', reason: 'Old style leaves the year of a date before 25 March open' };
  }
  let result = settled;
  for (const second of phrase.seconds) {
    const next = withSecond(result, second);
    if (next.kind !== 'settled') return next;
    result = next;
  }
  return result;
}

function withSecond(settled: Settled, second: Second): Settled | Exclude<PointResult, { kind: 'point' }> {
  const [label] = settled.labels;
  const [other] = second.labels;
  if (!label || !other) return settled;
  if (second.style) return withStyle(settled, label, other, second.style);
  if (label.hijri === other.hijri) {
    const same = second.labels.length === settled.labels.length && includes(label, other);
    return same ? settled : { kind: 'unreadable', reason: 'Two different dates are given for one' };
  }
  // Years before the Hijra are not reckoned, and of two Hijri years either may be meant: they are left aside.
  const open = [...settled.labels, ...second.labels].filter((part) => part.hijri);
  if (open.length > 1 || open.some(({ era }) => era === 'before-hijra')) {
    return label.hijri ? { ...settled, labels: second.labels } : settled;
  }
  const [hijri, common] = label.hijri ? [label, second.labels] : [other, settled.labels];
  return crossCheck({ ...settled, labels: common }, hijri);
}

/** Whether the second label says nothing against the first: the same, or the same with less. */
function includes(label: Label, other: Label): boolean {
  return (
    astronomicalYear(label) === astronomicalYear(other) &&
    label.unit === other.unit &&
    (other.month === undefined || other.month === label.month) &&
    (other.day === undefined || other.day === label.day)
  );
}

/** The same day in old or new style: they must be one day, in the same year or the next. */
function withStyle(settled: Settled, label: Label, other: Label, style: LabelCalendar): Settled {
  const own = style === 'julian' ? 'gregorian' : 'julian';
  const context: TimeContext = { ...settled.context, calendar: own };
  const failed = { ...settled, disagreement: disagreement(style === 'julian' ? 'old style' : 'new style') };
  if (label.day === undefined || other.day === undefined || settled.labels.length > 1 || label.hijri) return failed;
  const year = astronomicalYear(label);
  const day = dayNumber(own, label, year);
  const month = { ...other, month: other.month ?? label.month ?? 0 };
  const given = other.year === undefined ? year : astronomicalYear(other);
  const agrees = [given, given - 1, given + 1].some(
    (candidate) => day !== undefined && dayNumber(style, month, candidate) === day,
  );
  return agrees ? { ...settled, context } : failed;
}

function dayNumber(calendar: LabelCalendar, { month, day }: Label, year: number): number | undefined {
  if (month === undefined || day === undefined || !isDay(calendar, { year, month, day })) return undefined;
  return toJulianDay(calendar, { year, month, day });
}

/** A date and the same date in the Hijri calendar, a day apart at most, because months were observed. */
function crossCheck(settled: Settled, hijri: Label): Settled {
  const bounds = isComplete(hijri) && hijri.unit === undefined ? hijriBounds(hijri) : undefined;
  const failed = { ...settled, disagreement: disagreement('Hijri date') };
  if (!bounds) return failed;
  const fits = (context: TimeContext): boolean => {
    const base = resolveAll(settled.labels, 'or', context);
    const days = base.kind === 'time' ? boundsOf(base) : undefined;
    return days !== undefined && days.jdStart - 1 <= bounds.jdEnd && bounds.jdStart <= days.jdEnd + 1;
  };
  const agreed = { ...settled, hijri: hijriLabel(hijri) };
  const exact = settled.labels.every(({ day }) => day !== undefined) && hijri.day !== undefined;
  const calendars = exact ? (['julian', 'gregorian'] as const) : [];
  const contexts = [settled.context, ...calendars.map((calendar) => ({ ...settled.context, calendar }))];
  const context = contexts.find(fits);
  return context ? { ...agreed, context } : failed;
}

function boundsOf({ time }: TimeOf): ReturnType<typeof timeBounds> {
  return timeBounds(time);
}
