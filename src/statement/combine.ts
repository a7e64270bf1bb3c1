/**
 * Makes one statement of what is stated in several places, with all the evidence, and sets against each other the values
 * that cannot all be true. In go drafts, in the order read; out come drafts that differ.
 */
import { canonicalJson } from '../iri.ts';
import type { Report } from '../message.ts';
import { timeBounds } from './time-forms.ts';
import type { DraftSnak, DraftStatement, DraftValue, Ground } from './draft.ts';
import type { Entity } from './entity.ts';
import type { PropertyTable } from './mapping.ts';

/** Combines statements; conflicts are reported with their words. */
export function combineStatements(
  statements: readonly DraftStatement[],
  { properties, roles }: PropertyTable,
  text: string,
  report: Report,
): DraftStatement[] {
  const keys = new DraftKeys();
  const combined = new Map<string, DraftStatement>();
  for (const statement of statements) {
    settle(statement);
    // What is its own subject says nothing: two names turned out to be one.
    if ('entity' in statement.value && statement.value.entity === statement.subject) continue;
    const key = keys.statement(statement);
    const known = combined.get(key);
    if (known) absorb(known, statement, keys);
    else {
      mergeQualifiers(statement, [], keys);
      combined.set(key, statement);
    }
  }
  const rivals = new Map<string, DraftStatement[]>();
  for (const statement of combined.values()) {
    if (properties.get(statement.property)?.single !== true) continue;
    const key = `${keys.entity(statement.subject)} ${statement.property}`;
    rivals.set(key, [...(rivals.get(key) ?? []), statement]);
  }
  const dropped = new Set<DraftStatement>();
  for (const group of rivals.values()) if (group.length > 1) settleRivals(group, dropped, roles, keys, text, report);
  return [...combined.values()].filter((statement) => !dropped.has(statement));
}

/** Follows merged entities. */
function settle(statement: DraftStatement): void {
  statement.subject = statement.subject.self;
  statement.value = settledValue(statement.value);
  statement.qualifiers.forEach((snak, index) => {
    statement.qualifiers[index] = { ...snak, value: settledValue(snak.value) };
  });
}

function settledValue(value: DraftValue): DraftValue {
  return 'entity' in value ? { entity: value.entity.self } : value;
}

/** Texts that are equal for what is the same. */
export class DraftKeys {
  readonly #entities = new Map<Entity, number>();

  entity(entity: Entity): string {
    let number = this.#entities.get(entity.self);
    if (number === undefined) this.#entities.set(entity.self, (number = this.#entities.size));
    return `#${number}`;
  }

  value(value: DraftValue): string {
    return 'entity' in value ? this.entity(value.entity) : canonicalJson(value);
  }

  snak({ property, value }: DraftSnak): string {
    return `${property} ${this.value(value)}`;
  }

  statement({ subject, property, value, slot }: DraftStatement): string {
    return JSON.stringify([this.entity(subject), property, this.value(value), slot ?? '']);
  }
}

function absorb(into: DraftStatement, from: DraftStatement, keys: DraftKeys): void {
  addGrounds(into.grounds, from.grounds);
  mergeQualifiers(into, from.qualifiers, keys);
  into.references.push(
    ...from.references.filter(
      (one) => !into.references.some((known) => known.source === one.source && known.pages === one.pages),
    ),
  );
  into.conflicts.push(...from.conflicts.filter((one) => one !== into && !into.conflicts.includes(one)));
  into.inferredFrom.push(...from.inferredFrom.filter((one) => !into.inferredFrom.includes(one)));
  into.corrections.push(...from.corrections.filter((one) => !into.corrections.includes(one)));
}

function addGrounds(into: Ground[], from: readonly Ground[]): void {
  for (const ground of from) {
    if (!into.some(({ range }) => range.start === ground.range.start && range.end === ground.range.end))
      into.push(ground);
  }
}

/** Adds qualifiers; of two times that fit into each other the more exact stays, with the evidence of both. */
function mergeQualifiers(statement: DraftStatement, more: readonly DraftSnak[], keys: DraftKeys): void {
  const merged: DraftSnak[] = [];
  for (const snak of [...statement.qualifiers, ...more]) {
    const at = merged.findIndex((known) => keys.snak(known) === keys.snak(snak) || moreExact(known, snak));
    const known = merged[at];
    if (!known) {
      merged.push(snak);
      continue;
    }
    const grounds = [...known.grounds];
    addGrounds(grounds, snak.grounds);
    merged[at] = { ...(moreExact(known, snak) ?? known), grounds };
  }
  statement.qualifiers.splice(0, statement.qualifiers.length, ...merged);
}

/** Of dates that fit into each other the most exact stays, with the evidence of both; others are in conflict. */
function settleRivals(
  group: readonly DraftStatement[],
  dropped: Set<DraftStatement>,
  { earliestDate, latestDate, sourcingCircumstances }: PropertyTable['roles'],
  keys: DraftKeys,
  text: string,
  report: Report,
): void {
  const bounds = new Set([earliestDate, latestDate]);
  group.forEach((later, index) => {
    for (const earlier of group.slice(0, index)) {
      if (dropped.has(earlier) || dropped.has(later)) continue;
      const kept = moreExact(earlier, later);
      if (kept) {
        const other = kept === earlier ? later : earlier;
        // The bounds of the vaguer date say nothing of the other, and an exact one is not "circa" for its sake.
        const exact = kept === moreExact(later, earlier);
        const qualifiers = other.qualifiers.filter(
          ({ property }) => !bounds.has(property) && !(exact && property === sourcingCircumstances),
        );
        absorb(kept, { ...other, qualifiers }, keys);
        dropped.add(other);
      } else if (
        contradict(earlier, later) &&
        !later.conflicts.includes(earlier) &&
        !earlier.conflicts.includes(later)
      ) {
        later.conflicts.push(earlier);
        reportConflict(earlier, later, text, report);
      }
    }
  });
}

/** Whether two values certainly cannot both be true: one place may lie in the other, one person is not another. */
function contradict(a: DraftStatement, b: DraftStatement): boolean {
  if ('entity' in a.value && 'entity' in b.value)
    return a.value.entity.class === 'Person' && b.value.entity.class === 'Person';
  if (!('time' in a.value) || !('time' in b.value)) return false;
  const [first, second] = [timeBounds(a.value.time), timeBounds(b.value.time)];
  return !first || !second || first.jdEnd < second.jdStart || second.jdEnd < first.jdStart;
}

/** Of two times of one property the one that lies within the other; undefined when neither does. */
export function moreExact<T extends Pick<DraftSnak, 'property' | 'value'>>(a: T, b: T): T | undefined {
  if (a.property !== b.property || !('time' in a.value) || !('time' in b.value)) return undefined;
  const [first, second] = [timeBounds(a.value.time), timeBounds(b.value.time)];
  if (!first || !second) return undefined;
  if (first.jdStart <= second.jdStart && second.jdEnd <= first.jdEnd) return b;
  return second.jdStart <= first.jdStart && first.jdEnd <= second.jdEnd ? a : undefined;
}

/** Says that two statements cannot both be true, with the words of both. */
export function reportConflict(earlier: DraftStatement, later: DraftStatement, text: string, report: Report): void {
  const words = (statement: DraftStatement): string => {
    const range = statement.grounds[0]?.range;
    return range ? text.slice(range.start, Math.min(range.end, range.start + 100)) : statement.property;
  };
  const range = later.grounds[0]?.range;
  report({
    level: 'warning',
    rule: 'statement/conflict',
    reason: `"${words(later)}" contradicts "${words(earlier)}"; both are stated and linked`,
    ...(range && { range }),
  });
}
