/**
 * Finds what keeps a stretch of a sentence from being a fact: negations, promises and conditions; hedges; and words that
 * make it somebody's view. Units go in, stretches come out.
 */
import type { Cue, Lexicon } from './lexicon.ts';
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
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] as Unit;
    const cue = lexicon.cues
      .get(unit.norm)
      ?.find(({ words }) => words.every((word, index) => units[at + index]?.norm === word));
    if (!cue || unit.norm === '') continue;
    const end = at + cue.words.length;
    if (cue.kind === 'report' && !reports(units, at, end, lexicon)) continue;
    // "X married Y, it is said.": at the end of a clause it tells of what stands before.
    const trails =
      cue.kind === 'hedge' && cue.reach === 'rest' && (units[end] === undefined || units[end].kind === 'mark');
    said.push({ cue, at, end, ...stretch(units, at, end, trails ? 'sentence' : cue.reach, lexicon) });
    at = end - 1;
  }
  return said.map((one) => (one.cue.kind === 'report' ? { ...one, to: nextReporter(units, one, said) } : one));
}

/** "While X suggests that …, Y notes that …": what X says ends where Y begins. */
function nextReporter(units: readonly Unit[], report: Said, said: readonly Said[]): number {
  for (const { cue, at } of said) {
    if (at <= report.at || at >= report.to || cue.kind !== 'report') continue;
    const holder = units[at - 1]?.kind;
    if ((holder === 'name' || holder === 'pronoun') && units[at - 2]?.norm === ',') return at - 2;
  }
  return report.to;
}

/** "the noted cellist" reports nothing, "Kennedy noted that …" does; so does a verb before somebody. */
function reports(units: readonly Unit[], at: number, end: number, lexicon: Lexicon): boolean {
  const before = units[at - 1];
  if (!before || lexicon.determiners.has(before.norm) || lexicon.prepositions.has(before.norm)) return false;
  const after = units[end];
  return after !== undefined && after.kind !== 'mark' && !lexicon.prepositions.has(after.norm);
}

function stretch(
  units: readonly Unit[],
  at: number,
  end: number,
  reach: Cue['reach'],
  lexicon: Lexicon,
): { from: number; to: number } {
  if (reach === 'sentence') return { from: 0, to: units.length };
  const stops = reach === 'rest' ? (unit: Unit) => unit.norm === ';' : (unit: Unit) => isClauseMark(unit, lexicon);
  let to = end;
  while (to < units.length && !stops(units[to] as Unit)) to++;
  let from = at;
  if (reach === 'clause') while (from > 0 && !isClauseMark(units[from - 1] as Unit, lexicon)) from--;
  return { from, to };
}

/** A mark or word that parts clauses. */
export function isClauseMark(unit: Unit, lexicon: Lexicon): boolean {
  return (
    (unit.kind === 'mark' && /^[,;:—–]$/.test(unit.norm)) ||
    unit.norm === 'but' ||
    (unit.norm !== 'as' &&
      unit.norm !== 'since' &&
      unit.norm !== 'once' &&
      unit.norm !== 'even' &&
      lexicon.subordinators.has(unit.norm) &&
      !lexicon.prepositions.has(unit.norm) &&
      unit.norm !== 'that')
  );
}
