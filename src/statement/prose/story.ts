/**
 * Finds what a sentence tells of a story rather than of the world: "in the film, she marries", "she played Anne Boleyn,
 * who …". Units go in, stretches come out, as for other cues.
 */
import type { Said } from './cue.ts';
import type { Cue, Lexicon } from './lexicon.ts';
import type { Unit } from './unit.ts';

const blocked: Cue = { words: [], kind: 'block', reach: 'sentence' };

/** For a view, "in his opinion", which ends with its sentence. */
const viewed: Cue = { ...blocked };

/** How many units may stand between "in" and the noun for a story, or before what opens a sentence. */
const reach = 7;

/** The stretches of a sentence that tell of a story. A story that opens the sentence holds to its end. */
export function findStories(units: readonly Unit[], lexicon: Lexicon): Said[] {
  const said: Said[] = [];
  units.forEach((unit, at) => {
    const frame = lexicon.storyFrames.has(unit.norm) ? frameAt(units, at, lexicon) : undefined;
    if (frame) said.push({ ...frame, at, from: 0, to: opens(units, at, lexicon) ? units.length : frame.end });
    else if (isViewer(units, at, lexicon)) said.push({ cue: viewed, at, end: at + 2, from: 0, to: units.length });
    // Whom an actor plays: "played King Henry, the son of …".
    else if (lexicon.parts.has(unit.norm) && isPlayed(units[at + 1], units[at + 2], lexicon))
      said.push({ cue: blocked, at, end: at + 1, from: at, to: units.length });
  });
  return said;
}

/** Whether a sentence begins with the story that it tells: then what follows in its paragraph may tell of it too. */
export function opensStory(said: readonly Said[], units: readonly Unit[]): boolean {
  return said.some(({ cue, from, end, to }) => cue === blocked && from === 0 && end < to && to === units.length);
}

/** The story or view that a preposition begins to tell of, if it does, and the unit after it. */
function frameAt(units: readonly Unit[], at: number, lexicon: Lexicon): Pick<Said, 'cue' | 'end'> | undefined {
  const title = titleEnd(units, at, lexicon);
  if (title !== undefined) return { cue: blocked, end: title };
  const first = units[at + 1];
  if (!first || !(determines(first, lexicon) || first.owner || lexicon.openers.has(first.norm))) return undefined;
  for (let to = at + 2; to < units.length && to <= at + reach; to++) {
    const unit = units[to] as Unit;
    // What has its own article stands in another phrase: "in the year that he wrote the poem".
    if (unit.kind === 'mark' || lexicon.auxiliaries.has(unit.norm) || lexicon.storyFrames.has(unit.norm))
      return undefined;
    if (determines(unit, lexicon)) return undefined;
    const cue = lexicon.stories.has(unit.norm) ? blocked : lexicon.views.has(unit.norm) ? viewed : undefined;
    if (cue) return isCompound(units[to + 1], lexicon) ? undefined : { cue, end: to + 1 };
  }
  return undefined;
}

/** "For Mary Moe, he was …" and "As Mary Moe says, he was …": a sentence that begins with whose view it is. */
function isViewer(units: readonly Unit[], at: number, lexicon: Lexicon): boolean {
  const unit = units[at] as Unit;
  const [holder, after] = [units[at + 1], units[at + 2]];
  if (!holder || !after || !opens(units, at, lexicon)) return false;
  const named = holder.kind === 'name' || holder.kind === 'pronoun';
  if (unit.norm === lexicon.small.as) return named && saysSo(after, lexicon);
  return lexicon.viewers.has(unit.norm) && named && holder.mention?.class !== 'Place' && after.norm === ',';
}

function saysSo({ norm }: Unit, { cues }: Lexicon): boolean {
  return cues.get(norm)?.some(({ kind }) => kind === 'report') ?? false;
}

/** "In Shakespeare's Hamlet," and "In The Long Way (1999),": a title that only its form tells. */
function titleEnd(units: readonly Unit[], at: number, lexicon: Lexicon): number | undefined {
  if (!opens(units, at, lexicon)) return undefined;
  let name = at + 1;
  if (units[name]?.kind === 'name' && units[name]?.owner === true) name++;
  const unit = units[name];
  const work = unit?.kind === 'quote' || (unit?.kind === 'name' && isTitle(unit));
  if (!work || unit.owner) return undefined;
  const dated = units[name + 1]?.kind === 'aside' && units[name + 1]?.dated === true;
  const end = dated ? name + 2 : name + 1;
  return (dated || name > at + 1 || unit.kind === 'quote') && units[end]?.norm === ',' ? end : undefined;
}

function determines({ norm }: Unit, lexicon: Lexicon): boolean {
  return lexicon.determiners.has(norm) || (lexicon.pronouns.get(norm)?.possessive ?? false);
}

function isTitle({ mention, entity }: Unit): boolean {
  const known = entity?.self.class ?? mention?.class;
  return known === undefined || known === 'Thing' || known === 'CreativeWork';
}

/** Whether nothing but adverbs and small words stands before a unit. */
function opens(units: readonly Unit[], at: number, lexicon: Lexicon): boolean {
  return (
    at <= reach &&
    units
      .slice(0, at)
      .every(
        ({ norm, kind }) =>
          kind === 'mark' ||
          lexicon.adverbs.has(norm) ||
          lexicon.conjunctions.has(norm) ||
          lexicon.subordinators.has(norm) ||
          norm.endsWith(lexicon.endings.adverb),
      )
  );
}

/** "the film industry", "an opera house": the noun only says what the next one is like. */
function isCompound(next: Unit | undefined, lexicon: Lexicon): boolean {
  return (
    next?.kind === 'word' &&
    !lexicon.determiners.has(next.norm) &&
    !lexicon.prepositions.has(next.norm) &&
    !lexicon.conjunctions.has(next.norm) &&
    !lexicon.subordinators.has(next.norm) &&
    !lexicon.relatives.has(next.norm) &&
    !lexicon.auxiliaries.has(next.norm) &&
    !next.norm.endsWith(lexicon.endings.past) &&
    !next.norm.endsWith(lexicon.endings.gerund)
  );
}

function isPlayed(unit: Unit | undefined, next: Unit | undefined, lexicon: Lexicon): boolean {
  if (unit?.kind === 'name') return unit.mention?.class === undefined || unit.mention.class === 'Person';
  return unit !== undefined && lexicon.determiners.has(unit.norm) && next !== undefined && lexicon.roles.has(next.norm);
}
