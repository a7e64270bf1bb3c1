/**
 * Decides whether a match is a fact, what somebody says, or neither. What keeps a stretch of the sentence from being a
 * fact comes in; a blocked match gives nothing, a reported or hedged one gives claims (data-model.md §6.3).
 */
import { placeOf } from '../../article/passage.ts';
import type { DraftClaim, DraftStatement } from '../draft.ts';
import type { Entity } from '../entity.ts';
import type { Said } from './cue.ts';
import type { Match } from './match.ts';
import type { ReadSentence, StateContext } from './statement.ts';
import type { Unit } from './unit.ts';

/** Who says something, in which words, how sure. */
export interface Attribution {
  readonly according: readonly Entity[];
  readonly supported: readonly Entity[];
  readonly verb: string;
  readonly nature?: string;
}

export type Standing =
  { readonly kind: 'fact' } | { readonly kind: 'blocked' } | ({ readonly kind: 'claim' } & Attribution);

/** How a match stands: the strongest of the cues that reach it. */
export function standingOf(match: Match, said: readonly Said[], read: ReadSentence, context: StateContext): Standing {
  const { claim } = match.pattern;
  const inside = ({ at }: Said): boolean => at >= match.from && at < match.to;
  const reaching = said.filter((one) => one.from < match.to && match.from < one.to);
  if (reaching.some((one) => one.cue.kind === 'block' && !(claim && inside(one)))) return { kind: 'blocked' };
  const cues = reaching.filter(
    (one) =>
      one.cue.kind !== 'block' &&
      (!claim || !inside(one)) &&
      (one.cue.kind !== 'report' || one.end <= match.from || one.to <= one.at),
  );
  if (claim) return ownClaim(match, cues, read, context);
  if (cues.length === 0) return { kind: 'fact' };
  const attribution = attribute(cues, read, context);
  return attribution ? { kind: 'claim', ...attribution } : { kind: 'blocked' };
}

/** A pattern that tells of a view itself; cues before it tell who reports that view. */
function ownClaim(match: Match, cues: readonly Said[], read: ReadSentence, context: StateContext): Standing {
  const { claim, captures } = match.pattern.claim
    ? { claim: match.pattern.claim, captures: match.captures }
    : { claim: undefined, captures: match.captures };
  if (!claim) return { kind: 'blocked' };
  const people = (slot: string | undefined): Entity[] =>
    (slot === undefined ? [] : (captures.get(slot)?.units ?? [])).flatMap(
      (unit) => holderOf(unit, read, context) ?? [],
    );
  const outer = attribute(cues, read, context);
  if (cues.length > 0 && !outer) return { kind: 'blocked' };
  const own = people(claim.by);
  const nature = claim.nature ?? outer?.nature;
  return {
    kind: 'claim',
    according: outer?.according ?? own,
    supported: outer ? [...own, ...people(claim.shared)] : people(claim.shared),
    verb: [...(outer ? [outer.verb] : []), claim.verb.join(' ')].join(' … ').replaceAll(' … ', ' ... '),
    ...(nature !== undefined && { nature }),
  };
}

/** Who is behind the cues, the outermost first; undefined when a report names nobody. */
export function attribute(cues: readonly Said[], read: ReadSentence, context: StateContext): Attribution | undefined {
  const reports = cues.filter(({ cue }) => cue.kind === 'report' || cue.kind === 'according');
  const holders = reports.map((one) => holdersOf(one, read, context));
  const [according, ...inner] = holders;
  if (according !== undefined && according.length === 0) return undefined;
  const nature = cues.map(({ cue }) => cue.nature).find((one) => one !== undefined);
  if (according === undefined && nature === undefined) return undefined;
  const verb = cues
    .map(({ at, end }) =>
      read.units.slice(
        at,
        read.units[end]?.norm === context.lexicon.small.that && reports.some((one) => one.at === at) ? end + 1 : end,
      ),
    )
    .map((units) => units.map(({ norm }) => norm).join(' '))
    .join(' ... ');
  return { according: according ?? [], supported: inner.flat(), verb, ...(nature !== undefined && { nature }) };
}

/** Who says it: before the verb, or after "according to". */
export function holdersOf({ cue, at, end }: Said, read: ReadSentence, context: StateContext): Entity[] {
  const { units } = read;
  let index = cue.kind === 'according' ? end : at - 1;
  const step = cue.kind === 'according' ? 1 : -1;
  while (
    units[index]?.kind === 'aside' ||
    context.lexicon.adverbs.has(units[index]?.norm ?? '') ||
    units[index]?.norm.endsWith(context.lexicon.endings.adverb) === true
  )
    index += step;
  const holders: Entity[] = [];
  for (;;) {
    const unit = units[index];
    // "researchers in North Carolina suggest": the name is not who says it.
    const aside = step < 0 && context.lexicon.prepositions.has(units[index - 1]?.norm ?? '');
    const owner = step > 0 && ownsNext(unit, units[index + 1], context);
    const holder = unit && !aside && !owner ? holderOf(unit, read, context) : undefined;
    if (!holder) return holders;
    holders.push(holder);
    const joined = units[index + step];
    if (joined?.norm !== context.lexicon.small.and) return step < 0 ? holders.reverse() : holders;
    index += 2 * step;
  }
}

/** Whether a pronoun owns what comes next: "according to her niece" is not what she says. */
function ownsNext(unit: Unit | undefined, next: Unit | undefined, { lexicon }: StateContext): boolean {
  if (!unit || !next || lexicon.pronouns.get(unit.norm)?.possessive !== true) return false;
  return next.kind === 'name' || (next.kind === 'word' && /^\p{L}/u.test(next.norm));
}

function holderOf(unit: Unit, { sentence }: ReadSentence, { resolver }: StateContext): Entity | undefined {
  if (unit.entity) return ['Person', 'Organization'].includes(unit.entity.self.class) ? unit.entity.self : undefined;
  const { mention } = unit;
  // A full name that nothing else is known of: whoever says something is a person.
  if (
    unit.kind !== 'name' ||
    !mention ||
    unit.owner ||
    unit.candidates ||
    mention.class !== undefined ||
    !/^\S+\s+\S+(?:\s+\S+)?$/.test(mention.name)
  )
    return undefined;
  unit.entity = resolver.make(mention, 'Person', placeOf(sentence.passage, mention.start, mention.end));
  return unit.entity;
}

/** A statement as what somebody says. */
export function claimOf(
  statement: DraftStatement,
  { according, supported, verb, nature }: Attribution,
  work: Entity | undefined,
): DraftClaim {
  return {
    subject: statement.subject,
    property: statement.property,
    value: statement.value,
    by: 'sentence',
    rule: statement.rule,
    qualifiers: statement.qualifiers,
    grounds: statement.grounds,
    according: [...according],
    supported: [...supported],
    verb,
    ...(nature !== undefined && { nature }),
    ...(work && { work }),
    corrections: [],
  };
}
