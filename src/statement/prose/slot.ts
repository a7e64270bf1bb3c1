/**
 * What may stand in a slot of a pattern, and where it must end: by the class that a name has, or may have; by the form of
 * a word; with lists and terms of several words.
 */
import type { Class } from '../document.ts';
import type { Lexicon } from './lexicon.ts';
import type { Slot } from './pattern.ts';
import { normalize } from './token.ts';
import type { Unit } from './unit.ts';

/** Where the longest term of a slot that begins at a unit ends. */
export function termAt(slot: Slot, units: readonly Unit[], at: number): number | undefined {
  for (let length = 3; length > 0; length--) {
    const row = units.slice(at, at + length);
    const plain =
      row.length === length && row.every((unit) => (unit.kind === 'word' || unit.kind === 'name') && !unit.owner);
    if (plain && slot.terms?.has(row.map(plainWords).join(' ')) === true) return at + length;
  }
  return undefined;
}

/** How many words may style an office: `lord lieutenant`. */
const styles = 2;

/** Where an office in lower case with its place ends, if one begins at a unit: "governor of Kufa", "prime minister of France". */
export function officeAt(units: readonly Unit[], at: number, lexicon: Lexicon): number | undefined {
  let noun = at;
  while (noun < at + styles && lexicon.officeStyles.has(units[noun]?.norm ?? '')) noun++;
  const head = units[noun];
  if (head?.kind !== 'word' || head.owner || !lexicon.placeOffices.has(head.norm)) return undefined;
  if (units[noun + 1]?.norm !== lexicon.small.of) return undefined;
  const name = lexicon.determiners.has(units[noun + 2]?.norm ?? '') ? noun + 3 : noun + 2;
  const place = units[name];
  if (place?.kind !== 'name' || place.owner || place.role !== undefined || place.candidates || place.barred)
    return undefined;
  const known = place.entity?.self.class ?? place.mention?.class ?? 'Thing';
  const words = (place.mention?.name ?? '').split(/\s+/);
  const spoken = words.some((word) => lexicon.unrealms.has(normalize(word)));
  if (!['Place', 'Thing'].includes(known) || words.length > 3 || spoken) return undefined;
  // "governor of Kufa and Basra": the office is of both.
  const joined = units[name + 1]?.norm === lexicon.small.and ? units[name + 2] : undefined;
  return joined?.kind === 'name' || joined?.norm === lexicon.small.of ? undefined : name + 1;
}

/** The unit after a comma or "and" between two members of a list. */
export function afterJoin(units: readonly Unit[], at: number, lexicon: Lexicon): number | undefined {
  let to = at;
  if (units[to]?.norm === ',') to++;
  if (units[to]?.norm === lexicon.small.and) to++;
  if (to === at) return undefined;
  return lexicon.determiners.has(units[to]?.norm ?? '') ? to + 1 : to;
}

/** A unit as lists of terms write it. */
export function plainWords(unit: Unit): string {
  return unit.norm || normalize(unit.mention?.name ?? '');
}

/** Whether a unit is a word of a pattern; the last of several may own nothing. */
export function isWord(unit: Unit | undefined, word: string, last: boolean): boolean {
  return unit !== undefined && unit.norm === word && (!unit.owner || !last);
}

/** The classes that each type of slot takes. */
const accepts: Readonly<Partial<Record<Slot['is'], readonly Class[]>>> = {
  person: ['Person'],
  place: ['Place'],
  // Abbeys and churches are named like the bodies that they house.
  grave: ['Place', 'Organization'],
  event: ['Event'],
  office: ['Position'],
  organization: ['Organization'],
  work: ['CreativeWork'],
  award: ['Concept'],
};

/** Whether a unit may stand in a slot. */
export function fits(slot: Slot, unit: Unit, lexicon: Lexicon): boolean {
  if (unit.barred) return false;
  if (slot.is === 'time') return unit.kind === 'time';
  if (slot.is === 'number') return unit.kind === 'number';
  if (slot.is === 'work' && unit.kind === 'quote') return !unit.owner && unit.title !== undefined;
  if (slot.is === 'group')
    return (
      !unit.owner &&
      (unit.kind === 'name' || unit.kind === 'word') &&
      /s$/.test(unit.norm || (unit.mention?.name ?? ''))
    );
  if (unit.kind === 'pronoun') {
    const pronoun = lexicon.pronouns.get(unit.norm);
    const right =
      pronoun === undefined || (slot.owner === true ? pronoun.possessive : pronoun.subject || pronoun.object);
    return slot.is === 'person' && unit.entity?.self.class === 'Person' && right;
  }
  if (unit.kind === 'word')
    return unit.entity !== undefined && ownerFits(slot, unit) && isOf(slot, unit.entity.self.class, unit, lexicon);
  if (unit.kind !== 'name' || !ownerFits(slot, unit) || (slot.is === 'work' && slot.sure)) return false;
  const words = (unit.mention?.name ?? '').split(/\s+/);
  const last = words.at(-1) ?? '';
  if (slot.headed && !slot.headed.has(normalize(words[0] ?? ''))) return false;
  if (slot.named && !slot.named.has(normalize(last))) return false;
  if (slot.unlike?.has(normalize(last)) === true) return false;
  if (slot.introduces && unit.mention?.class === undefined) return true;
  if (unit.candidates) return unit.candidates.some((entity) => isOf(slot, entity.self.class, unit, lexicon));
  return isOf(slot, unit.entity?.self.class ?? unit.mention?.class, unit, lexicon);
}

function ownerFits(slot: Slot, unit: Unit): boolean {
  return slot.owner === 'any' || unit.owner === slot.owner;
}

function isOf(slot: Slot, known: Class | undefined, unit: Unit, lexicon: Lexicon): boolean {
  const classes = accepts[slot.is];
  if (!classes || known === undefined || known === 'Thing') return !slot.sure && isLike(slot, unit, lexicon);
  return classes.includes(known);
}

/** Whether a name of no known class may be of that of a slot. */
function isLike(slot: Slot, unit: Unit, { small, unplaces }: Lexicon): boolean {
  const words = (unit.mention?.name ?? '').split(/\s+/);
  if (slot.is === 'name') return true;
  if (slot.is === 'person')
    return (
      words.length >= 2 && words.length <= 5 && ![small.of, small.the, small.and].some((word) => words.includes(word))
    );
  if (slot.is === 'place' || slot.is === 'grave')
    return words.length <= 4 && !words.some((word) => unplaces.has(normalize(word)));
  return false;
}

/** The ends of a list of names, shortest first, with its members. */
export function listEnds(
  slot: Slot,
  units: readonly Unit[],
  at: number,
  lexicon: Lexicon,
): { to: number; members: Unit[] }[] {
  const members = [units[at] as Unit];
  const ends = [{ to: at + 1, members: [...members] }];
  let to = at + 1;
  for (let count = 0; count < 20; count++) {
    let from = to;
    if (units[from]?.norm === ',') from++;
    const joined = units[from]?.norm === lexicon.small.and;
    if (joined) from++;
    if (from === to) break;
    while (lexicon.determiners.has(units[from]?.norm ?? '')) from++;
    const unit = units[from];
    if (!unit || !fits(slot, unit, lexicon)) break;
    members.push(unit);
    to = from + 1;
    ends.push({ to, members: [...members] });
    if (joined) break;
  }
  return ends;
}

/** Whether a name that a match ends with ends there: no noun, no "of", no "or", nobody's possession follows. */
export function endsWell(slot: Slot, units: readonly Unit[], at: number, lexicon: Lexicon): boolean {
  const next = units[at];
  if (!next) return true;
  const pronoun = lexicon.pronouns.get(units[at - 1]?.norm ?? '');
  if (pronoun?.object === true && (!pronoun.possessive || next.kind !== 'word' || isSmallWord(next, lexicon)))
    return true;
  if (slot.owner === 'any' && units[at - 1]?.owner === true) return true;
  if (slot.subject && isVerbLike(next, lexicon)) return true;
  // "died in 639 of the plague", but not "in 639 or later".
  if (slot.is === 'time') return next.norm !== lexicon.small.or && next.kind !== 'number';
  if (slot.is === 'term') return (next.kind !== 'word' && next.kind !== 'name') || isSmallWord(next, lexicon);
  if (next.kind === 'time' || next.kind === 'aside' || next.kind === 'quote') return true;
  if (next.kind === 'mark') return !/^[-/&]$/.test(next.norm);
  if (lexicon.relatives.has(next.norm)) return true;
  if (next.kind !== 'word' || next.norm === lexicon.small.of || next.norm === lexicon.small.or) return false;
  if (next.norm === lexicon.small.and) {
    // "Mary and John's daughter"
    const after = units[at + 1];
    return after !== undefined && !after.owner && after.norm !== lexicon.small.of;
  }
  // "… the document using his seal"
  return (
    isSmallWord(next, lexicon) ||
    isAdverb(next, lexicon) ||
    (next.norm.length > 4 && next.norm.endsWith(lexicon.endings.gerund))
  );
}

export function isSmallWord(unit: Unit, lexicon: Lexicon): boolean {
  return (
    unit.norm !== lexicon.small.of &&
    [lexicon.prepositions, lexicon.conjunctions, lexicon.subordinators, lexicon.relatives].some((words) =>
      words.has(unit.norm),
    )
  );
}

function isVerbLike(unit: Unit, lexicon: Lexicon): boolean {
  return (
    unit.kind === 'word' &&
    !unit.capital &&
    !unit.owner &&
    !isSmallWord(unit, lexicon) &&
    !lexicon.determiners.has(unit.norm) &&
    unit.norm !== lexicon.small.of &&
    unit.norm !== lexicon.small.or
  );
}

/** Whether a unit changes nothing of what is said: `also`, `finally`. */
export function isAdverb(unit: Unit, lexicon: Lexicon): boolean {
  if (unit.kind !== 'word' || unit.owner) return false;
  if (lexicon.adverbs.has(unit.norm)) return true;
  // A hedge may stand there too: it makes a claim of what is said.
  if (lexicon.exceptions.has(unit.norm))
    return lexicon.cues.get(unit.norm)?.some(({ kind, words }) => kind === 'hedge' && words.length === 1) ?? false;
  return unit.norm.length > 4 && unit.norm.endsWith(lexicon.endings.adverb);
}
