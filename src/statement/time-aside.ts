/**
 * Reads what stands behind a date and belongs to it: the same date in another calendar, an age, how long ago it was, or
 * in a whole value, parentheses that no reader knows.
 */
import { complete, isComplete } from './time-complete.ts';
import { eraOf, is, labelAt, marks, type Label } from './time-label.ts';
import type { Token } from './time-tokens.ts';

/** Offsets of words in parentheses. */
export interface Aside {
  readonly start: number;
  readonly end: number;
}

/** The same date once more: in another calendar, or just again. */
export interface Second {
  readonly labels: readonly Label[];
  readonly style?: 'julian' | 'gregorian';
}

/** What stands behind a date and belongs to it, sorted into the same date again and notes; the token after it. */
export function asidesAt(
  tokens: readonly Token[],
  at: number,
  prose: boolean,
  { seconds, notes }: { seconds: Second[]; notes: Aside[] },
): { style?: 'julian' | 'gregorian'; next: number } {
  let style: 'julian' | 'gregorian' | undefined;
  let next = at;
  for (;;) {
    const own = style === undefined ? styleOf(tokens[next]) : undefined;
    const past = own ? next + 1 : agoAt(tokens, next);
    style ??= own;
    if (past !== undefined) {
      next = past;
      continue;
    }
    const close = is(tokens[next], 'open') ? closeOf(tokens, next) : undefined;
    if (close === undefined) break;
    const only = close === next + 2 ? styleOf(tokens[next + 1]) : undefined;
    const second = secondIn(tokens, next + 1, close);
    if (only) style = only;
    else if (second) seconds.push(second);
    else if (!isIdle(tokens, next + 1, close)) {
      if (prose) break;
      notes.push({ start: tokens[next]?.start ?? 0, end: tokens[close]?.end ?? 0 });
    }
    next = close + 1;
  }
  return { ...(style ? { style } : {}), next };
}

/** The calendar that a word names. */
function styleOf(token: Token | undefined): 'julian' | 'gregorian' | undefined {
  if (marks(token, 'old-style', 'julian')) return 'julian';
  return marks(token, 'new-style', 'gregorian') ? 'gregorian' : undefined;
}

/** `; 138 years ago`, `, aged 68`: says nothing that the date does not. The token after it. */
function agoAt(tokens: readonly Token[], at: number): number | undefined {
  if (is(tokens[at], 'semicolon') && tokens[at + 1]?.kind === 'number' && marks(tokens[at + 2], 'unit')) {
    return marks(tokens[at + 3], 'ago') ? at + 4 : undefined;
  }
  if (!is(tokens[at], 'comma') || !marks(tokens[at + 1], 'age')) return undefined;
  return tokens[at + 2]?.kind === 'number' ? at + 3 : undefined;
}

/** The bracket that closes the one at a token; nothing when it is far away. */
function closeOf(tokens: readonly Token[], open: number): number | undefined {
  let depth = 0;
  for (let i = open; i < Math.min(tokens.length, open + 60); i++) {
    if (is(tokens[i], 'open')) depth++;
    if (is(tokens[i], 'close') && --depth === 0) return i;
  }
  return undefined;
}

/** The date that stands between two tokens and fills all that is between them. */
export function secondIn(tokens: readonly Token[], from: number, to: number): Second | undefined {
  let i = from;
  const before = styleOf(tokens[i]);
  if (before) i++;
  while (marks(tokens[i], 'circa', 'in')) i++;
  const first = labelAt(tokens, i);
  if (!first) return undefined;
  let labels: readonly Label[] = [first.label];
  let next = first.next;
  // (655–656 CE), and the month of ISO 8601 behind the same month in words: (1989-10).
  if (is(tokens[next], 'dash', 'hyphen', 'slash')) {
    const other = labelAt(tokens, next + 1, first.label);
    const month = tokens[next + 1];
    if (other && other.next <= to) {
      if (other.label.short && is(tokens[next], 'hyphen') && month?.kind === 'number' && month.value <= 12) {
        labels = [{ ...first.label, month: month.value }];
      } else labels = complete(first.label, other.label, 'choice') ?? [];
      next = other.next;
    }
  }
  const after = styleOf(tokens[next]);
  if (after) next++;
  if (next !== to || labels.length === 0) return undefined;
  const style = before ?? after;
  if (labels.some((label) => !isComplete(label)) && style === undefined) return undefined;
  return { labels, ...(style ? { style } : {}) };
}

/** Whether tokens say nothing but how old somebody was, or how long something took or has been. */
function isIdle(tokens: readonly Token[], from: number, to: number): boolean {
  if (from === to || marks(tokens[from], 'age')) return true;
  let units = 0;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (marks(token, 'unit', 'ago')) units++;
    else if (token?.kind !== 'number' && !is(token, 'comma') && !marks(token, 'and', 'circa', 'about')) return false;
    if (eraOf(token)) return false;
  }
  return units > 0;
}
