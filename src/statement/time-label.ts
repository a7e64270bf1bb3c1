/**
 * Reads one date as it is labelled, out of tokens: what the words say, before any calendar is asked. A label may lack
 * its month or year, when a neighbour gives it: the `6` of `6–21 August 2016`.
 */
import type { Token } from './time-tokens.ts';
import type { Era, Marker } from './time-words.ts';

/** What the words say of one date. */
export interface Label {
  /** As written: the 44 of 44 BC, the 7 of 7th century, the 1990 of 1990s. */
  readonly year?: number;
  readonly era?: Era;
  /** 1 to 12, of the Hijri calendar if `hijri`. */
  readonly month?: number;
  readonly day?: number;
  readonly season?: number;
  /** What `year` counts, when it is no year. `ordinal` is the 7th of `7th–8th century`. */
  readonly unit?: 'decade' | 'century' | 'millennium' | 'ordinal';
  /** The month is one of the Hijri calendar, or the era is. */
  readonly hijri: boolean;
  /** The year has two digits and no era: `1914–18`. */
  readonly short?: boolean;
  /** Tokens in brackets between the day and the year: `3 April [O.S. 24 March] 1693`. */
  readonly aside?: { readonly from: number; readonly to: number };
  readonly start: number;
  readonly end: number;
}

/** A label and the token after it. */
export interface LabelAt {
  readonly label: Label;
  readonly next: number;
}

/** Whether a token is a word with a meaning. */
export function marks(token: Token | undefined, ...markers: readonly Marker[]): boolean {
  return token?.kind === 'word' && markers.some((marker) => token.word.markers.has(marker));
}

/** Whether a token is punctuation of a kind. */
export function is(token: Token | undefined, ...kinds: readonly Token['kind'][]): boolean {
  return token !== undefined && kinds.includes(token.kind);
}

type Parts = Partial<Omit<Label, 'start' | 'end' | 'hijri'>> & { readonly hijri?: boolean };

/** The label that starts at a token; `left` is the one before a dash, slash or `or`, which may give its month. */
export function labelAt(tokens: readonly Token[], at: number, left?: Label): LabelAt | undefined {
  const first = tokens[at];
  if (!first) return undefined;
  let i = at;
  if (marks(first, 'weekday')) i = skip(tokens, at + 1, 'comma');
  const made = (parts: Parts, next: number): LabelAt => {
    const { hijri = parts.era === 'hijri' || parts.era === 'before-hijra' } = parts;
    return { label: { ...parts, hijri, start: tokens[i]?.start ?? 0, end: tokens[next - 1]?.end ?? 0 }, next };
  };
  const token = tokens[i];
  if (token?.kind === 'iso') return made({ year: token.year, month: token.month, day: token.day }, i + 1);
  if (token?.kind === 'word') {
    const month = monthOf(token);
    if (month) return monthFirst(tokens, i + 1, month, made);
    const { season, era, ordinal } = token.word;
    if (season !== undefined) {
      const year = yearAt(tokens, afterOf(tokens, i + 1), false);
      return year && made({ season, ...year.parts }, year.next);
    }
    if (era !== undefined && i === at) {
      const year = yearAt(tokens, i, false);
      return year && made(year.parts, year.next);
    }
    return ordinal === undefined ? undefined : ordinalAt(tokens, i + 1, ordinal, made);
  }
  if (token?.kind !== 'number') return undefined;
  if (token.ending === 'decade') {
    // 1900s may be the decade or the century, 90s any century's; BCE and Hijri decades have no EDTF.
    const clear = token.digits >= 3 && token.value % 10 === 0 && token.value % 100 !== 0 && token.value < 3000;
    return clear && !eraOf(tokens[i + 1]) ? made({ year: token.value, unit: 'decade' }, i + 1) : undefined;
  }
  const day = dayOf(token);
  if (day !== undefined) {
    const at = marks(tokens[i + 1], 'of') ? i + 2 : i + 1;
    const month = monthOf(tokens[at]);
    if (month) return withYear(tokens, at + 1, { day, ...month }, made);
  }
  if (token.ending === 'ordinal') {
    return ordinalAt(tokens, i + 1, token.value, made) ?? (day === undefined ? undefined : made({ day }, i + 1));
  }
  if (i > at) return undefined;
  const year = yearAt(tokens, i, false);
  if (year) return made(year.parts, year.next);
  if (token.digits > 2) return undefined;
  if (left?.day !== undefined && left.month !== undefined && left.year === undefined && day !== undefined) {
    return withYear(tokens, i + 1, { day, month: left.month, hijri: left.hijri }, made);
  }
  // 51–30 BC: the era comes with the second.
  const span = is(tokens[i + 1], 'dash', 'hyphen') || marks(tokens[i + 1], 'to');
  if (span && tokens[i + 2]?.kind === 'number' && eraOf(tokens[i + 3])) return made({ year: token.value }, i + 1);
  const shortens = left?.year !== undefined && left.month === undefined && left.unit === undefined;
  if (token.digits === 2 && shortens && !marks(tokens[i + 1], 'or')) {
    return made({ year: token.value, short: true }, i + 1);
  }
  return day === undefined ? undefined : made({ day }, i + 1);
}

type Make = (parts: Parts, next: number) => LabelAt;

/** `May 656`, `May 1, 656`, `May 1`, `May`. */
function monthFirst(tokens: readonly Token[], at: number, month: Parts, made: Make): LabelAt {
  const token = tokens[at];
  const day = dayOf(token);
  if (day !== undefined && !eraOf(tokens[at + 1])) return withYear(tokens, at + 1, { ...month, day }, made);
  return withYear(tokens, at, month, made);
}

/** A month or day and the year behind it, if there is one. */
function withYear(tokens: readonly Token[], at: number, parts: Parts, made: Make): LabelAt {
  const hijri = parts.hijri === true;
  const aside = asideAt(tokens, at);
  if (aside !== undefined) {
    const year = yearAt(tokens, skip(tokens, aside + 1, 'comma'), hijri);
    if (year) return made({ ...parts, ...year.parts, hijri, aside: { from: at + 1, to: aside } }, year.next);
  }
  const year = yearAt(tokens, afterOf(tokens, at), hijri);
  return year ? made({ ...parts, ...year.parts, hijri }, year.next) : made(parts, at);
}

/** The closing bracket of an aside about calendars: `[O.S. 24 March]`. */
function asideAt(tokens: readonly Token[], at: number): number | undefined {
  if (!is(tokens[at], 'open') || !marks(tokens[at + 1], 'old-style', 'new-style')) return undefined;
  for (let i = at + 2; i < at + 10; i++) if (is(tokens[i], 'close')) return i;
  return undefined;
}

/** A year, with an era before or after it; without either it has three digits or four. */
function yearAt(tokens: readonly Token[], at: number, hijri: boolean): { parts: Parts; next: number } | undefined {
  const before = eraOf(tokens[at]);
  let i = before ? at + 1 : at;
  const token = tokens[i];
  if (token?.kind !== 'number' || token.ending !== undefined) return undefined;
  i++;
  const after = before ? undefined : eraOf(tokens[i]);
  if (after) i++;
  const era = before ?? after;
  if (era === undefined && !hijri && (token.digits < 3 || token.digits > 4 || token.value > 2999)) return undefined;
  if (token.value === 0 || (hijri && era !== undefined && era !== 'hijri')) return undefined;
  return { parts: { year: token.value, ...(era ? { era } : {}) }, next: i };
}

/** `7th century`, `2nd millennium BC`; or `7th`, when another ordinal follows a dash or `or`. */
function ordinalAt(tokens: readonly Token[], at: number, number: number, made: Make): LabelAt | undefined {
  const i = skip(tokens, at, 'hyphen');
  const unit = marks(tokens[i], 'century') ? 'century' : marks(tokens[i], 'millennium') ? 'millennium' : undefined;
  if (unit !== undefined) {
    const era = eraOf(tokens[i + 1]);
    return number > (unit === 'century' ? 30 : 3) || number < 1
      ? undefined
      : made({ year: number, unit, ...(era ? { era } : {}) }, era ? i + 2 : i + 1);
  }
  const joined = is(tokens[at], 'dash', 'hyphen') || marks(tokens[at], 'or', 'to');
  const next = joined ? tokens[at + 1] : undefined;
  const another = next?.kind === 'number' ? next.ending === 'ordinal' : next?.kind === 'word' && next.word.ordinal;
  if (!another || !(marks(tokens[at + 2], 'century') || is(tokens[at + 2], 'hyphen'))) return undefined;
  return made({ year: number, unit: 'ordinal' }, at);
}

function dayOf(token: Token | undefined): number | undefined {
  if (token?.kind !== 'number' || token.ending === 'decade' || token.digits > 2) return undefined;
  return token.value >= 1 && token.value <= 31 ? token.value : undefined;
}

function monthOf(token: Token | undefined): { month: number; hijri: boolean } | undefined {
  if (token?.kind !== 'word') return undefined;
  const { month, hijriMonth } = token.word;
  if (month !== undefined) return { month, hijri: false };
  return hijriMonth === undefined ? undefined : { month: hijriMonth, hijri: true };
}

/** The era of a token. */
export function eraOf(token: Token | undefined): Era | undefined {
  return token?.kind === 'word' ? token.word.era : undefined;
}

function skip(tokens: readonly Token[], at: number, kind: Token['kind']): number {
  return is(tokens[at], kind) ? at + 1 : at;
}

/** What may stand between a month and its year: `May, 656`, `May of 656`. */
function afterOf(tokens: readonly Token[], at: number): number {
  return marks(tokens[at], 'of') ? at + 1 : skip(tokens, at, 'comma');
}
