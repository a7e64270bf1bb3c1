/**
 * Sets a statement read from prose beside one of the same subject, property and value: where their dates agree the two
 * are one; where they differ they stay two, each with its slot, linked as conflicting and reported when their periods
 * meet (data-model.md D10).
 */
import type { Report } from '../message.ts';
import { DraftKeys, moreExact, reportConflict } from './combine.ts';
import type { DraftSnak, DraftStatement } from './draft.ts';
import type { DayBounds } from './edtf.ts';
import type { PropertyTable } from './mapping.ts';
import { timeBounds } from './time-forms.ts';

/** The slot of statements that prose gives beside those of the infobox. */
const proseSlot = 'prose';

/** Gives statements of prose their slots. To be done before statements are combined. */
export function alignStatements(
  prose: readonly DraftStatement[],
  known: readonly DraftStatement[],
  { roles }: PropertyTable,
  text: string,
  report: Report,
): void {
  const keys = new DraftKeys();
  const dated = new Set([roles.startTime, roles.endTime, roles.pointInTime]);
  const key = ({ subject, property, value }: DraftStatement): string =>
    JSON.stringify([keys.entity(subject), property, keys.value(value)]);
  const groups = new Map<string, DraftStatement[]>();
  for (const statement of known) groups.set(key(statement), [...(groups.get(key(statement)) ?? []), statement]);

  // 4 March 1461 is in 1461.
  const agree = (a: DraftSnak, b: DraftSnak): boolean => keys.snak(a) === keys.snak(b) || moreExact(a, b) !== undefined;
  const differ = (a: DraftStatement, b: DraftStatement): boolean =>
    a.qualifiers.some(
      (one) =>
        dated.has(one.property) &&
        b.qualifiers.some((other) => other.property === one.property) &&
        !b.qualifiers.some((other) => agree(one, other)),
    );
  const shared = (a: DraftStatement, b: DraftStatement): number =>
    a.qualifiers.filter((one) => b.qualifiers.some((other) => agree(one, other))).length;
  const period = ({ qualifiers }: DraftStatement): DayBounds => {
    const days = (property: string): DayBounds[] =>
      qualifiers.flatMap((one) =>
        (one.property === property || one.property === roles.pointInTime) && 'time' in one.value
          ? (timeBounds(one.value.time) ?? [])
          : [],
      );
    const [starts, ends] = [days(roles.startTime), days(roles.endTime)];
    return {
      jdStart: starts.length > 0 ? Math.min(...starts.map(({ jdStart }) => jdStart)) : -Infinity,
      jdEnd: ends.length > 0 ? Math.max(...ends.map(({ jdEnd }) => jdEnd)) : Infinity,
    };
  };
  // An office held from 1461 to 1470 and from 1471 to 1483 was held twice.
  const apart = (a: DraftStatement, b: DraftStatement): boolean => {
    const [first, second] = [period(a), period(b)];
    return first.jdEnd < second.jdStart || second.jdEnd < first.jdStart;
  };

  // What has dates is placed first, so that what has none can join what it shares most with.
  const byDates = (statement: DraftStatement): number =>
    statement.qualifiers.some(({ property }) => dated.has(property)) ? 0 : 1;
  for (const statement of [...prose].sort((a, b) => byDates(a) - byDates(b))) {
    const group = groups.get(key(statement)) ?? [];
    groups.set(key(statement), group);
    const [best] = group
      .filter((other) => !differ(statement, other))
      .map((other) => ({ other, score: shared(statement, other) }))
      .sort((a, b) => b.score - a.score);
    const own = statement.qualifiers.length;
    // Without any qualifier it may be told of either; with some, it joins only what it agrees with.
    if (best && (best.score > 0 || own === 0 || group.length === 1)) {
      if (best.other.slot !== undefined) statement.slot = best.other.slot;
      // What adds nothing need not be compared with.
      if (best.score === own) continue;
    } else if (group.length > 0) {
      statement.slot = freeSlot(group);
      for (const other of group) {
        if (!differ(statement, other) || apart(statement, other)) continue;
        statement.conflicts.push(other);
        reportConflict(other, statement, text, report);
      }
    }
    group.push(statement);
  }
}

function freeSlot(group: readonly DraftStatement[]): string {
  const used = new Set(group.map(({ slot }) => slot));
  for (let count = 1; ; count++) {
    const slot = count === 1 ? proseSlot : `${proseSlot}${count}`;
    if (!used.has(slot)) return slot;
  }
}
