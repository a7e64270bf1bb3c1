/**
 * Turns a match into statements: slots become entities, dates and amounts, and the clause becomes the ground. A match
 * with an ambiguous name gives a message and nothing else.
 */
import type { Sentence } from '../../article/article.ts';
import { placeOf } from '../../article/passage.ts';
import type { Report } from '../../message.ts';
import type { Class } from '../document.ts';
import { draftStatement, type DraftSnak, type DraftStatement, type DraftValue, type Ground } from '../draft.ts';
import type { Entity } from '../entity.ts';
import type { PropertyTable } from '../mapping.ts';
import type { FoundTime } from '../time-reading.ts';
import { periodQualifiers, pointQualifiers, pointValue } from '../time-values.ts';
import { isClauseMark } from './cue.ts';
import type { Lexicon } from './lexicon.ts';
import type { Capture, Match } from './match.ts';
import { plainWords } from './slot.ts';
import type { Output, PropertyChoice, Slot, TimeProperties } from './pattern.ts';
import type { Resolver } from './resolver.ts';
import { timePhrase, type Unit } from './unit.ts';

/** A sentence with what stands in it. */
export interface ReadSentence {
  readonly sentence: Sentence;
  /** The id of its section. */
  readonly part: string;
  readonly units: readonly Unit[];
}

/** What stating needs beside the sentence. */
export interface StateContext {
  readonly lexicon: Lexicon;
  readonly resolver: Resolver;
  readonly properties: PropertyTable;
  readonly lang: string;
  readonly report: Report;
}

const classes: Readonly<Record<Slot['is'], Class>> = {
  person: 'Person',
  place: 'Place',
  grave: 'Place',
  event: 'Event',
  office: 'Position',
  organization: 'Organization',
  work: 'CreativeWork',
  award: 'Concept',
  group: 'Organization',
  name: 'Thing',
  time: 'Thing',
  number: 'Thing',
  term: 'Concept',
  word: 'Thing',
};

/** The statements of a match, none if one of its names is ambiguous. */
export function stateMatch(match: Match, read: ReadSentence, context: StateContext): DraftStatement[] {
  if (reportAmbiguous(match, read, context) || !isCounted(match)) return [];
  const ground = groundOf(match, read, context.lexicon);
  const values = new Map<string, DraftValue[]>();
  for (const [name, capture] of match.captures) values.set(name, valuesOf(capture, read, context));
  tellSexes(match, values, context);
  for (const made of match.pattern.makes) {
    const label = made.label
      .map((name) => (match.captures.has(name) ? wordsOf(match.captures.get(name), read) : name))
      .join(' ');
    const entity = context.resolver.registry.use({
      name: { text: label, lang: context.lang },
      class: made.class,
      local: true,
      range: ground.range,
    });
    values.set(made.as, [{ entity }]);
    context.resolver.lastMade = entity;
  }
  return match.pattern.states.flatMap((output) => stateOutput(output, match, values, read, ground, context));
}

/** "two sons, Peter and Paul": a list that is counted has as many members. */
function isCounted({ captures }: Match): boolean {
  return [...captures.values()].every(({ slot, units }) => {
    if (slot.count === undefined) return true;
    return Number(captures.get(slot.count)?.units[0]?.number?.quantity.amount) === units.length;
  });
}

function tellSexes(
  { pattern, captures }: Match,
  values: ReadonlyMap<string, DraftValue[]>,
  { lexicon, resolver }: StateContext,
): void {
  for (const [name, told] of Object.entries(pattern.sexes)) {
    const sex = told === 'male' || told === 'female' ? told : lexicon.kin.get(captures.get(told)?.units[0]?.norm ?? '');
    for (const value of values.get(name) ?? []) if ('entity' in value) resolver.tellSex(value.entity, sex);
  }
}

function stateOutput(
  output: Output,
  match: Match,
  values: ReadonlyMap<string, DraftValue[]>,
  read: ReadSentence,
  ground: Ground,
  context: StateContext,
): DraftStatement[] {
  if (output.needs.some((name) => !values.has(name))) return [];
  const subjects = referred(output.subject, values, context);
  const time = output.time ? timeQualifiers(output.time, match, read, ground, context) : [];
  const qualifiers = output.qualifiers.flatMap(({ property, value }) =>
    (values.get(value) ?? []).map((one): DraftSnak => ({ property, value: one, grounds: [ground] })),
  );
  const statements: DraftStatement[] = [];
  for (const subject of subjects) {
    if (!('entity' in subject)) continue;
    for (const [index, value] of valuesFor(output, match, values, read, context).entries()) {
      const property = propertyOf(output.property, values, index, context);
      if (property === undefined || ('entity' in value && value.entity.self === subject.entity.self)) continue;
      const own = ownQualifiers(match.captures.get(output.value), ground, context);
      statements.push(
        draftStatement({
          subject: subject.entity,
          property,
          value,
          by: 'sentence',
          rule: match.pattern.rule,
          qualifiers: [...own, ...time, ...qualifiers],
          grounds: [ground],
        }),
      );
    }
  }
  return statements;
}

/** The values of an output; `date` is the one date that belongs to the match. */
function valuesFor(
  output: Output,
  match: Match,
  values: ReadonlyMap<string, DraftValue[]>,
  { units }: ReadSentence,
  context: StateContext,
): DraftValue[] {
  if (output.value !== 'date' || values.has('date')) return values.get(output.value) ?? [];
  const [found, ...others] = new Set(timesAround(match, units, context.lexicon));
  const time = others.length === 0 ? timeValue(found, context) : undefined;
  return time && time.qualifiers.length === 0 ? [time.value] : [];
}

/** What a name of a slot, `topic` for the article's subject or `made` for what the sentence before told of, stands for. */
function referred(name: string, values: ReadonlyMap<string, DraftValue[]>, { resolver }: StateContext): DraftValue[] {
  if (name === 'topic') return [{ entity: resolver.registry.subject.self }];
  if (name === 'made') return resolver.lastMade ? [{ entity: resolver.lastMade }] : [];
  return values.get(name) ?? [];
}

function propertyOf(
  choice: PropertyChoice,
  values: ReadonlyMap<string, DraftValue[]>,
  index: number,
  { resolver }: StateContext,
): string | undefined {
  if (typeof choice === 'string') return choice;
  const all = values.get(choice.by) ?? [];
  const value = all[all.length > 1 ? index : 0];
  const sex = value && 'entity' in value ? resolver.sexOf(value.entity) : undefined;
  return sex === undefined ? choice.other : choice[sex];
}

function valuesOf(capture: Capture, read: ReadSentence, context: StateContext): DraftValue[] {
  const { slot, units } = capture;
  if (slot.is === 'time') {
    const value = timeValue(units[0]?.time, context);
    return value ? [value.value] : [];
  }
  if (slot.is === 'number') {
    const number = units[0]?.number;
    return number && number.bound === undefined ? [{ quantity: number.quantity }] : [];
  }
  if (slot.is === 'word' || slot.is === 'group') return [];
  if (slot.is === 'term') {
    return (capture.terms ?? []).flatMap((term) => {
      const name = slot.terms?.get(term.map(plainWords).join(' '));
      if (name === undefined || !slot.class) return [];
      const range = placeOf(read.sentence.passage, term[0]?.start ?? 0, term.at(-1)?.end ?? 0);
      return [
        {
          entity: context.resolver.registry.use({ name: { text: name, lang: context.lang }, class: slot.class, range }),
        },
      ];
    });
  }
  if (slot.is === 'office' && capture.terms) return [{ entity: officeOf(capture, read, context) }];
  return units.flatMap((unit) => {
    const entity = entityOf(unit, slot, read, context);
    return entity ? [{ entity }] : [];
  });
}

/** "governor of Kufa" by the name that it has in the infobox: with a capital. */
function officeOf({ units }: Capture, { sentence }: ReadSentence, { lang, resolver }: StateContext): Entity {
  const [start, end] = [units[0]?.start ?? 0, units.at(-1)?.end ?? 0];
  const words = sentence.passage.words.slice(start, end);
  return resolver.registry.use({
    name: { text: words.slice(0, 1).toUpperCase() + words.slice(1), lang },
    class: 'Position',
    range: placeOf(sentence.passage, start, end),
  });
}

function entityOf(unit: Unit, slot: Slot, read: ReadSentence, context: StateContext): Entity | undefined {
  const { resolver } = context;
  const { mention } = unit;
  if (unit.title !== undefined)
    return resolver.registry.use({
      name: { text: unit.title, lang: context.lang },
      class: 'CreativeWork',
      range: placeOf(read.sentence.passage, unit.start, unit.end),
    });
  if (!mention) return unit.entity?.self;
  const range = placeOf(read.sentence.passage, mention.start, mention.end);
  unit.entity ??= resolver.make(mention, classes[slot.is], range);
  const entity = unit.entity.self;
  if (entity.class === 'Thing' && slot.is !== 'name') entity.class = classes[slot.is];
  resolver.named(entity);
  return entity;
}

function reportAmbiguous(match: Match, { sentence }: ReadSentence, { report }: StateContext): boolean {
  let found = false;
  for (const { units, slot } of match.captures.values()) {
    for (const { mention, entity, candidates } of units) {
      if (!mention || entity || !candidates || slot.introduces) continue;
      found = true;
      report({
        level: 'warning',
        rule: 'entity/ambiguous',
        reason: `"${mention.name}" may be ${candidates.map(({ label }) => `"${label.text}"`).join(' or ')}, so the sentence states nothing`,
        range: placeOf(sentence.passage, mention.start, mention.end),
      });
    }
  }
  return found;
}

function timeValue(
  found: FoundTime | undefined,
  { properties }: StateContext,
): { value: DraftValue; qualifiers: readonly DraftSnak[] } | undefined {
  if (found?.reading.kind !== 'date' || found.reading.point.floruit || found.reading.point.disagreement !== undefined)
    return undefined;
  return pointValue(found.reading.point, [], properties.roles);
}

/** What a date that is the value itself says about how exact it is. */
function ownQualifiers(capture: Capture | undefined, ground: Ground, context: StateContext): DraftSnak[] {
  if (capture?.slot.is !== 'time') return [];
  return (timeValue(capture.units[0]?.time, context)?.qualifiers ?? []).map((snak) => ({ ...snak, grounds: [ground] }));
}

/** The one date that belongs to a match, as qualifiers; several give none. */
function timeQualifiers(
  properties: TimeProperties,
  match: Match,
  { units }: ReadSentence,
  ground: Ground,
  context: StateContext,
): DraftSnak[] {
  const { roles } = context.properties;
  const explicit = [...match.captures.values()]
    .filter(({ slot }) => slot.is === 'time')
    .flatMap((capture) => capture.units.map(({ time }) => time));
  const [found, ...others] = new Set(explicit.length > 0 ? explicit : timesAround(match, units, context.lexicon));
  if (!found || others.length > 0) return [];
  const { reading } = found;
  if (reading.kind === 'interval') {
    const { start, end } = properties;
    return start !== undefined && end !== undefined && !reading.open
      ? periodQualifiers(reading, { start, end }, [ground], roles)
      : [];
  }
  const property = properties.point;
  return property === undefined || reading.point.disagreement !== undefined
    ? []
    : pointQualifiers(property, reading.point, [ground], roles);
}

/** Dates right before a match at the start of a sentence, between its parts, and right after it. */
function timesAround(match: Match, units: readonly Unit[], lexicon: Lexicon): FoundTime[] {
  const times = [...match.times];
  const lead = timePhrase(units, 0);
  if (lead && !match.elided) {
    const to = units[lead.to]?.norm === ',' ? lead.to + 1 : lead.to;
    if (to === match.from) times.push(lead.time);
  }
  let after = match.to;
  const place = units[after + 1];
  if (lexicon.prepositions.has(units[after]?.norm ?? '') && place?.kind === 'name' && !place.owner) after += 2;
  if (units[after]?.norm === ',') after++;
  const trail = timePhrase(units, after);
  if (trail) times.push(trail.time);
  return times;
}

function wordsOf(capture: Capture | undefined, { sentence }: ReadSentence): string {
  if (!capture) return '';
  const [first, last] = [capture.units[0], capture.units.at(-1)];
  return first && last ? sentence.passage.words.slice(first.mention?.start ?? first.start, last.end) : '';
}

/** The clause that a match stands in. */
export function groundOf(
  match: Pick<Match, 'from' | 'to' | 'elided'>,
  { sentence, part, units }: ReadSentence,
  lexicon: Lexicon,
): Ground {
  const { passage } = sentence;
  let from = match.from;
  while (from > 0 && (match.elided || !parts(units, from - 1, lexicon))) from--;
  let to = match.to;
  while (to < units.length && !parts(units, to, lexicon)) to++;
  // The full stop belongs to a quote that reaches the end.
  const start = from === 0 ? 0 : (units[from]?.start ?? 0);
  const end = to >= units.length ? passage.words.length : (units[to - 1]?.end ?? passage.words.length);
  const words = passage.words.slice(start, end);
  return {
    range: placeOf(passage, start, end),
    part,
    sentence: sentence.id,
    ...(passage.map && { words }),
  };
}

/** Whether a quote may be cut at a unit: at a semicolon, or a comma before a word that opens another clause. */
function parts(units: readonly Unit[], at: number, lexicon: Lexicon): boolean {
  const unit = units[at] as Unit;
  if (unit.norm === ';') return true;
  const next = units[at + 1];
  if (unit.norm !== ',' || !next) return false;
  return next.norm === lexicon.small.and || isClauseMark(next, lexicon) || lexicon.relatives.has(next.norm);
}
