/**
 * Tells where clauses begin and whose they are: a subject, or none where the clause before has it. Units and the words
 * of a language go in.
 */
import type { Lexicon } from './lexicon.ts';
import { timePhrase, type Unit } from './unit.ts';

/** Whether a clause may begin with a unit: after a mark, a word that joins clauses, or a date at the start. */
export function startsClause(units: readonly Unit[], at: number, lexicon: Lexicon): boolean {
  if (units[at]?.rule === 'relative') return true;
  let before = at - 1;
  if (units[at]?.kind === 'name' && lexicon.determiners.has(units[before]?.norm ?? '')) before--;
  while (before >= 0 && (isAdverbLike(units[before] as Unit, lexicon) || units[before]?.kind === 'aside')) before--;
  if (before < 0) return true;
  const unit = units[before] as Unit;
  if (unit.kind === 'mark') {
    if (!/^[,;:—–]$/.test(unit.norm)) return false;
    return unit.norm !== ',' || !isListed(units, before, at, lexicon);
  }
  if (unit.kind === 'word' && lexicon.kin.has(unit.norm) && units[at]?.kind === 'name') {
    const owner = ownerBefore(units, before);
    return owner !== undefined && startsClause(units, owner, lexicon);
  }
  if (unit.kind === 'time') return before < 3 && timePhrase(units, 0)?.to === before + 1;
  if (unit.kind !== 'word') return false;
  if (lexicon.conjunctions.has(unit.norm)) return units[at]?.kind === 'pronoun' || !isJoined(units, before, lexicon);
  return lexicon.subordinators.has(unit.norm) && !(lexicon.prepositions.has(unit.norm) && !isClauseWord(unit, lexicon));
}

/** The subject of the clauses before a unit that follows "and": only if there is just one that it can be. */
export function elidedSubject(units: readonly Unit[], at: number, lexicon: Lexicon): Unit | undefined {
  const before = units[at - 1];
  if (at < 2 || !before || units[at]?.kind !== 'word') return undefined;
  if (!lexicon.continuing.has(before.norm)) return undefined;
  let found: Unit | undefined;
  for (let index = 0; index < at - 1; index++) {
    const unit = units[index] as Unit;
    if (unit.norm === ';' || unit.norm === ':') found = undefined;
    else if (
      unit.kind === 'word' &&
      (lexicon.relatives.has(unit.norm) || lexicon.subordinators.has(unit.norm)) &&
      !lexicon.prepositions.has(unit.norm)
    )
      return undefined;
    else if (
      (unit.kind === 'name' || (unit.kind === 'pronoun' && (lexicon.pronouns.get(unit.norm)?.subject ?? false))) &&
      !unit.owner &&
      startsClause(units, index, lexicon)
    ) {
      if (found) return undefined;
      if (!isVerbal(units[index + 1], lexicon)) continue;
      found = unit;
    }
  }
  return found;
}

function isAdverbLike(unit: Unit, lexicon: Lexicon): boolean {
  return (
    unit.kind === 'word' &&
    (lexicon.adverbs.has(unit.norm) || (unit.norm.endsWith(lexicon.endings.adverb) && unit.norm.length > 4))
  );
}

/** Words that are prepositions too, but join clauses when a subject follows. */
function isClauseWord(unit: Unit, lexicon: Lexicon): boolean {
  return lexicon.joining.has(unit.norm);
}

/** Whose kin the noun at a unit tells of: "his grand daughter Mary". */
function ownerBefore(units: readonly Unit[], noun: number): number | undefined {
  for (let at = noun - 1; at >= 0 && at > noun - 4; at--) {
    const unit = units[at] as Unit;
    if (unit.owner || unit.kind === 'pronoun') return at;
    if (unit.kind !== 'word') return undefined;
  }
  return undefined;
}

/** "A, B, and C": the comma stands in a list of names. */
function isListed(units: readonly Unit[], comma: number, at: number, lexicon: Lexicon): boolean {
  const after = units[at + 1];
  const listed = after?.norm === ',' || after?.norm === lexicon.small.and;
  return (
    listed &&
    units[comma - 1]?.kind === 'name' &&
    units[comma - 2] !== undefined &&
    lexicon.prepositions.has(units[comma - 2]?.norm ?? '')
  );
}

/** "A and B": the word joins two names rather than two clauses. */
function isJoined(units: readonly Unit[], conjunction: number, lexicon: Lexicon): boolean {
  let before = conjunction - 1;
  if (units[before]?.norm === ',') before--;
  const kind = units[before]?.kind;
  return units[conjunction]?.norm === lexicon.small.and && kind === 'name' && units[conjunction - 1]?.norm !== ',';
}

/** Whether a unit may be the verb after a subject. */
export function isVerbal(unit: Unit | undefined, lexicon: Lexicon): boolean {
  return (
    unit?.kind === 'word' &&
    !unit.capital &&
    !lexicon.prepositions.has(unit.norm) &&
    !lexicon.conjunctions.has(unit.norm) &&
    !lexicon.determiners.has(unit.norm)
  );
}

/** "his father, John Roe", "Poe's son John Roe": a name that a word for kin with an owner stands before. */
export function isKinOf(units: readonly Unit[], at: number, { kin, pronouns }: Lexicon): boolean {
  let noun = at - 1;
  if (units[noun]?.norm === ',') noun--;
  if (!kin.has(units[noun]?.norm ?? '')) return false;
  return units
    .slice(Math.max(0, noun - 4), noun)
    .some(({ owner, norm }) => owner || (pronouns.get(norm)?.possessive ?? false));
}
