/**
 * Sets a statement read from prose beside one of the same subject, property and value: where their dates agree the two
 * are one; where they differ they stay two, each with its slot, linked as conflicting and reported (data-model.md D10).
 */
import type { Report } from '../message.ts';
import { DraftKeys, reportConflict } from './combine.ts';
import type { DraftStatement } from './draft.ts';
import type { PropertyTable } from './mapping.ts';

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

  const differ = (a: DraftStatement, b: DraftStatement): boolean =>
    a.qualifiers.some(
      (one) =>
        dated.has(one.property) &&
        b.qualifiers.some((other) => other.property === one.property) &&
        !b.qualifiers.some((other) => other.property === one.property && keys.snak(other) === keys.snak(one)),
    );
  const shared = (a: DraftStatement, b: DraftStatement): number =>
    a.qualifiers.filter((one) => b.qualifiers.some((other) => keys.snak(other) === keys.snak(one))).length;

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
    } else if (group.length > 0) {
      statement.slot = freeSlot(group);
      for (const other of group) {
        if (!differ(statement, other)) continue;
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
