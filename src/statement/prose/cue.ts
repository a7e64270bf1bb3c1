/**
 * Finds what keeps a stretch of a sentence from being a fact: negations, promises and conditions; hedges; and words that
 * make it somebody's view. Units go in, stretches come out.
 */
import type { Cue, Lexicon } from './lexicon.ts';
import { findStories } from './story.ts';
import type { Unit } from './unit.ts';

/** A stretch of units, `from` included and `to` not, that a cue reaches. */
export interface Said {
  readonly cue: Cue;
  /** The units of the cue itself. */
  readonly at: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** The cues of a sentence with what they reach, in order. */
export function findCues(units: readonly Unit[], lexicon: Lexicon): Said[] {
  const said: Said[] = [];
  const bounds = boundsOf(units, lexicon);
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] as Unit;
    const cue = lexicon.cues
      .get(unit.norm)
      ?.find(({ words }) => words.every((word, index) => units[at + index]?.norm === word));
    // "(disputed)" behind what it doubts.
    if (unit.kind === 'aside' && unit.dated === false && doubts(unit, lexicon))
      said.push({ cue: content, at, end: at + 1, ...stretch(at, at + 1, 'clause', bounds) });
    if (unit.norm === '') continue;
    if (!cue) {
      if (opensContent(units, at, said, lexicon))
        said.push({ cue: content, at, end: at + 1, ...stretch(at, at + 1, 'rest', bounds) });
      continue;
    }
    const end = at + cue.words.length;
    const trailing = cue.kind === 'report' ? trailsAs(units, at, end, lexicon) : undefined;
    if (trailing) said.push({ cue: trailing === 'named' ? cue : content, at, end, from: 0, to: at });
    if (trailing || (cue.kind === 'report' && (cue.behind || !reports(units, at, end, lexicon)))) continue;
    // "X married Y, it is said.": at the end of a clause it tells of what stands before.
    const trails =
      cue.kind === 'hedge' && cue.reach === 'rest' && (units[end] === undefined || units[end].kind === 'mark');
    said.push({ cue, at, end, ...stretch(at, end, trails ? 'sentence' : cue.reach, bounds) });
    at = end - 1;
  }
  return [...endReports(units, said), ...findStories(units, lexicon)];
}

/** What a clause with "that" says, and what "…, Moe wrote" stands behind, is so only if the words before it say so. */
const content: Cue = { words: [], kind: 'block', reach: 'rest' };

/** "the idea that he", "it is false that John": neither a relative clause nor after a word that tells a fact. */
function opensContent(units: readonly Unit[], at: number, said: readonly Said[], lexicon: Lexicon): boolean {
  const [before, after] = [units[at - 1], units[at + 1]];
  if (units[at]?.norm !== lexicon.small.that || before?.kind !== 'word' || said.at(-1)?.end === at) return false;
  if (lexicon.factive.has(before.norm) || lexicon.prepositions.has(before.norm)) return false;
  return (
    after !== undefined && (after.kind === 'name' || after.kind === 'pronoun' || lexicon.determiners.has(after.norm))
  );
}

/** "He was born in Leeds, Mary Moe wrote." and "…, said Mary Moe.": a report behind what it reports. */
function trailsAs(units: readonly Unit[], at: number, end: number, lexicon: Lexicon): 'named' | 'other' | undefined {
  const closes = (index: number): boolean => units[index] === undefined || units[index].kind === 'mark';
  const holder = units[at - 1];
  if (closes(end) && holder && isHolder(holder, lexicon)) {
    let comma = at - 2;
    if (lexicon.determiners.has(units[comma]?.norm ?? '')) comma--;
    return units[comma]?.norm === ',' ? 'named' : undefined;
  }
  const next = units[end];
  return units[at - 1]?.norm === ',' && next && isHolder(next, lexicon) && closes(end + 1) ? 'other' : undefined;
}

function doubts({ inner = [] }: Unit, lexicon: Lexicon): boolean {
  if (lexicon.storyFrames.has(inner[0] ?? '') && inner.some((word) => lexicon.stories.has(word))) return true;
  return inner.some((word) =>
    lexicon.cues
      .get(word)
      ?.some(
        ({ words, kind, reach }) =>
          words.length === 1 && (kind === 'hedge' || (kind === 'block' && reach === 'sentence')),
      ),
  );
}

function isHolder({ kind, norm }: Unit, lexicon: Lexicon): boolean {
  return kind === 'name' || (lexicon.pronouns.get(norm)?.subject ?? false) || lexicon.roles.has(norm);
}

/** "While X suggests that …, Y notes that …": what X says ends where Y begins. */
function endReports(units: readonly Unit[], said: readonly Said[]): Said[] {
  let next = units.length;
  return said
    .toReversed()
    .map((one) => {
      if (one.cue.kind !== 'report' || one.to <= one.at) return one;
      const ended = { ...one, to: Math.min(one.to, next) };
      const holder = units[one.at - 1]?.kind;
      if ((holder === 'name' || holder === 'pronoun') && units[one.at - 2]?.norm === ',') next = one.at - 2;
      return ended;
    })
    .reverse();
}

/** "the noted cellist" reports nothing, "Kennedy noted that …" does; so does a verb before somebody. */
function reports(units: readonly Unit[], at: number, end: number, lexicon: Lexicon): boolean {
  const before = units[at - 1];
  if (!before || lexicon.determiners.has(before.norm) || lexicon.prepositions.has(before.norm)) return false;
  const after = units[end];
  return after !== undefined && after.kind !== 'mark' && !lexicon.prepositions.has(after.norm);
}

/** Where what a unit says begins and ends, for each unit: between marks and words that part clauses, and at the next semicolon. */
interface Bounds {
  readonly clauseFrom: readonly number[];
  readonly clauseTo: readonly number[];
  readonly restTo: readonly number[];
}

function boundsOf(units: readonly Unit[], lexicon: Lexicon): Bounds {
  const clauseFrom: number[] = [];
  const clauseTo: number[] = [];
  const restTo: number[] = [];
  const parts = units.map((unit) => isClauseMark(unit, lexicon));
  for (let at = 0; at < units.length; at++) clauseFrom[at] = at > 0 && !parts[at - 1] ? (clauseFrom[at - 1] ?? 0) : at;
  // One more for a cue that ends the sentence.
  clauseTo[units.length] = restTo[units.length] = units.length;
  for (let at = units.length - 1; at >= 0; at--) {
    clauseTo[at] = parts[at] ? at : (clauseTo[at + 1] ?? at);
    restTo[at] = units[at]?.norm === ';' ? at : (restTo[at + 1] ?? at);
  }
  return { clauseFrom, clauseTo, restTo };
}

function stretch(at: number, end: number, reach: Cue['reach'], bounds: Bounds): { from: number; to: number } {
  const last = bounds.restTo.length - 1;
  if (reach === 'sentence') return { from: 0, to: last };
  if (reach === 'rest') return { from: at, to: bounds.restTo[end] ?? last };
  return { from: bounds.clauseFrom[at] ?? at, to: bounds.clauseTo[end] ?? last };
}

/** How far from its beginning a sentence may doubt what it points to. */
const near = 7;

/** "This is disputed.": a sentence that begins with what the one before said, and doubts it. */
export function takesBack(units: readonly Unit[], said: readonly Said[], lexicon: Lexicon): boolean {
  const first = units.findIndex(
    ({ norm, kind }) => kind !== 'mark' && !lexicon.adverbs.has(norm) && !lexicon.conjunctions.has(norm),
  );
  if (!lexicon.pointing.has(units[first]?.norm ?? '')) return false;
  return said.some(
    ({ cue, at }) =>
      cue.kind === 'block' &&
      at < first + near &&
      (cue.reach === 'sentence' ? cue.words.length > 0 : lexicon.doubting.has(cue.words[0] ?? '')),
  );
}

/** A mark or word that parts clauses. */
export function isClauseMark(unit: Unit, lexicon: Lexicon): boolean {
  return (
    (unit.kind === 'mark' && /^[,;:—–]$/.test(unit.norm)) ||
    unit.norm === lexicon.small.but ||
    (!lexicon.unparting.has(unit.norm) && lexicon.subordinators.has(unit.norm) && !lexicon.prepositions.has(unit.norm))
  );
}
