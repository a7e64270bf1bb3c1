/** Turns dates that were read into snaks: a point in time gives a value and what qualifies it, a period two points. */
import type { Time } from './document.ts';
import type { DraftSnak, DraftValue, Ground } from './draft.ts';
import type { Roles } from './mapping.ts';
import type { IntervalReading, TimePoint } from './time-reading.ts';

/** A value of datatype time with its qualifiers. */
export interface PointValue {
  readonly value: DraftValue;
  readonly qualifiers: readonly DraftSnak[];
}

/** The value of a point; a point of which only a bound is known is an unknown value with that bound. */
export function pointValue(point: TimePoint, grounds: readonly Ground[], roles: Roles): PointValue {
  const time = (property: string, value: Time): DraftSnak => ({ property, value: { time: value }, grounds });
  const qualifiers: DraftSnak[] = [];
  if (point.earliest) qualifiers.push(time(roles.earliestDate, point.earliest));
  if (point.latest) qualifiers.push(time(roles.latestDate, point.latest));
  if (point.circa) qualifiers.push({ property: roles.sourcingCircumstances, value: { item: roles.circa }, grounds });
  return { value: point.time ? { time: point.time } : { unknown: true }, qualifiers };
}

/** The bounds that a qualifier of datatype time can carry: its own bounds have properties of their own. */
export interface PeriodProperties {
  readonly start: string;
  readonly end: string;
}

/**
 * A point as qualifiers of a statement. A qualifier has no qualifiers, so a bound takes the property for bounds where
 * there is one (`latest start`), and what is only approximate says so on the statement.
 */
export function pointQualifiers(
  property: string,
  point: TimePoint,
  grounds: readonly Ground[],
  roles: Roles,
): DraftSnak[] {
  const time = (name: string, value: Time): DraftSnak => ({ property: name, value: { time: value }, grounds });
  const bounds: Readonly<Record<string, { earliest: string; latest: string }>> = {
    [roles.startTime]: { earliest: roles.earliestDate, latest: roles.latestStart },
    [roles.endTime]: { earliest: roles.earliestEnd, latest: roles.latestEnd },
    [roles.pointInTime]: { earliest: roles.earliestDate, latest: roles.latestDate },
  };
  const own = bounds[property];
  const qualifiers: DraftSnak[] = [];
  if (point.time) qualifiers.push(time(property, point.time));
  if (own && point.earliest) qualifiers.push(time(own.earliest, point.earliest));
  if (own && point.latest) qualifiers.push(time(own.latest, point.latest));
  if (qualifiers.length > 0 && point.circa) {
    qualifiers.push({ property: roles.sourcingCircumstances, value: { item: roles.circa }, grounds });
  }
  return qualifiers;
}

/** A period as qualifiers; what is reversed gives none. */
export function periodQualifiers(
  period: IntervalReading,
  { start, end }: PeriodProperties,
  grounds: readonly Ground[],
  roles: Roles,
): DraftSnak[] {
  if (period.reversed) return [];
  return [
    ...(period.from ? pointQualifiers(start, period.from, grounds, roles) : []),
    ...(period.to ? pointQualifiers(end, period.to, grounds, roles) : []),
  ];
}
