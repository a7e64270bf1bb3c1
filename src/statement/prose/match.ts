/**
 * Matches a pattern against the units of a sentence. Between the parts of a pattern adverbs, dates and parentheses may
 * stand; what ends in a slot must end there in the sentence too. Bounded: a pattern tries a fixed number of steps from
 * each place, so the time is linear in the length of the sentence.
 */
import type { FoundTime } from '../time-reading.ts';
import { elidedSubject, startsClause } from './clause.ts';
import type { Lexicon } from './lexicon.ts';
import type { Element, Pattern, Slot } from './pattern.ts';
import { afterJoin, endsWell, fits, isAdverb, isSmallWord, isWord, listEnds, officeAt, termAt } from './slot.ts';
import { timePhrase, type Unit } from './unit.ts';

/** What a slot took: the units, `from` included and `to` not. */
export interface Capture {
  readonly slot: Slot;
  readonly from: number;
  readonly to: number;
  /** For `term`: the units of each term; for an office in lower case its units. */
  readonly terms?: readonly (readonly Unit[])[];
  /** The names, or the one unit. */
  readonly units: readonly Unit[];
}

export interface Match {
  readonly pattern: Pattern;
  readonly from: number;
  readonly to: number;
  readonly captures: ReadonlyMap<string, Capture>;
  /** Dates between its parts. */
  readonly times: readonly FoundTime[];
  /** The first slot is filled by the subject of the clause before: "was born in Rome and died in Paris". */
  readonly elided: boolean;
}

/** A sentence, and the words of its language. */
export interface Sight {
  readonly units: readonly Unit[];
  readonly lexicon: Lexicon;
}

/** How many steps a pattern may try from one place. */
const budget = 3000;

/** The matches of a pattern, in order, not overlapping. */
export function findMatches(pattern: Pattern, sight: Sight): Match[] {
  const matches: Match[] = [];
  for (let at = 0; at < (pattern.first ? 1 : sight.units.length); at++) {
    const match = new Attempt(pattern, sight).from(at);
    if (!match) continue;
    matches.push(match);
    at = Math.max(at, match.to - 1);
  }
  return matches;
}

class Attempt {
  readonly #pattern: Pattern;
  readonly #sight: Sight;
  readonly #captures: Capture[] = [];
  readonly #times: FoundTime[] = [];
  #steps = 0;
  #start = 0;
  #end = 0;

  constructor(pattern: Pattern, sight: Sight) {
    this.#pattern = pattern;
    this.#sight = sight;
  }

  from(at: number): Match | undefined {
    this.#start = at;
    const { elements, anywhere } = this.#pattern;
    const first = elements[0];
    const subject = first?.kind === 'slot' && first.words === undefined && !anywhere;
    if (subject && first.owner === false) {
      const elided = elidedSubject(this.#sight.units, at, this.#sight.lexicon);
      if (elided) {
        this.#captures.push({ slot: first, from: at, to: at, units: [elided] });
        if (fits(first, elided, this.#sight.lexicon) && this.#row(elements, 1, at, () => true))
          return this.#match(at, true);
        this.#captures.length = 0;
      }
    }
    if (subject && first.owner === false && !startsClause(this.#sight.units, at, this.#sight.lexicon)) return undefined;
    // "Everyone but him died": who is the object of something is no subject.
    const pronoun = this.#sight.lexicon.pronouns.get(this.#sight.units[at]?.norm ?? '');
    if (subject && first.owner === false && pronoun?.subject === false) return undefined;
    if (anywhere && this.#sight.units[at - 1]?.norm === this.#sight.lexicon.small.of) return undefined;
    // The first part stands where the match begins, nothing before it.
    return this.#row(elements, 0, at, () => true) ? this.#match(at, false) : undefined;
  }

  #match(from: number, elided: boolean): Match {
    return {
      pattern: this.#pattern,
      from,
      to: this.#end,
      captures: new Map(this.#captures.map((capture) => [capture.slot.as, capture])),
      times: [...this.#times],
      elided,
    };
  }

  /** Matches the elements from `index` on, then what comes after them. */
  #row(elements: readonly Element[], index: number, at: number, then: (at: number) => boolean, outer = true): boolean {
    if (++this.#steps > budget) return false;
    const element = elements[index];
    if (!element) {
      if (!outer) return then(at);
      this.#end = at;
      return this.#endsWell(at) && then(at);
    }
    const next = (to: number): boolean => this.#row(elements, index + 1, to, then, outer);
    if (element.kind === 'either') return element.ways.some((way) => this.#row(way, 0, at, next, false));
    if (element.kind === 'not') return !this.#follows(element, at) && next(at);
    if (element.kind === 'skip') return this.#skip(element.most, at, next);
    if (element.kind === 'aside') return this.#aside(element.most, at, next);
    const gapped = at !== this.#start || this.#captures.length > 0;
    const times = this.#times.length;
    for (const place of gapped ? this.#gaps(at, element) : [at]) {
      if (this.#one(element, place, next)) return true;
    }
    this.#times.length = times;
    return false;
  }

  /** Whether one of some rows stands at a place; what they take is let go again. */
  #follows({ ways }: { readonly ways: readonly (readonly Element[])[] }, at: number): boolean {
    const [captures, times] = [this.#captures.length, this.#times.length];
    const found = ways.some((way) => this.#row(way, 0, at, () => true, false));
    this.#captures.length = captures;
    this.#times.length = times;
    return found;
  }

  #one(
    element: Exclude<Element, { kind: 'either' | 'not' | 'skip' | 'aside' }>,
    at: number,
    next: (at: number) => boolean,
  ): boolean {
    const { units } = this.#sight;
    if (element.kind === 'words') {
      const all = element.words.every((word, index) =>
        isWord(units[at + index], word, index === element.words.length - 1),
      );
      return all && next(at + element.words.length);
    }
    if (element.kind === 'one')
      return units[at] !== undefined && element.words.has(units[at].norm) && !units[at].owner && next(at + 1);
    for (const capture of this.#captured(element, at)) {
      this.#captures.push(capture);
      if (next(capture.to)) return true;
      this.#captures.pop();
    }
    return false;
  }

  /** What a slot can take at a place, longest first. */
  *#captured(slot: Slot, at: number): Generator<Capture> {
    const { units, lexicon } = this.#sight;
    if (slot.is === 'term') {
      const first = termAt(slot, units, at);
      if (first === undefined) return;
      const terms = [units.slice(at, first)];
      let to = first;
      // "composer, teacher and pianist"
      while (slot.many && terms.length < 8) {
        const from = afterJoin(units, to, lexicon);
        const end = from === undefined ? undefined : termAt(slot, units, from);
        if (from === undefined || end === undefined) break;
        terms.push(units.slice(from, end));
        to = end;
      }
      if (to > first) yield { slot, from: at, to, units: terms.flat(), terms };
      yield { slot, from: at, to: first, units: terms[0] ?? [], terms: terms.slice(0, 1) };
      return;
    }
    const office = slot.is === 'office' ? officeAt(units, at, lexicon) : undefined;
    if (office !== undefined) {
      const row = units.slice(at, office);
      yield { slot, from: at, to: office, units: row, terms: [row] };
      return;
    }
    const unit = units[at];
    if (slot.words) {
      if (unit && !unit.owner && slot.words.has(unit.norm)) yield { slot, from: at, to: at + 1, units: [unit] };
      return;
    }
    if (!unit || !fits(slot, unit, lexicon)) return;
    const ends = slot.many ? listEnds(slot, units, at, lexicon) : [{ to: at + 1, members: [unit] }];
    for (const { to, members } of ends.reverse()) yield { slot, from: at, to, units: members };
  }

  #skip(most: number, at: number, next: (at: number) => boolean): boolean {
    const { units, lexicon } = this.#sight;
    for (let to = at; to <= at + most; to++) {
      if (next(to)) return true;
      const unit = units[to];
      if (unit?.kind === 'name' && !unit.owner && unit.entity === undefined && unit.mention?.class === undefined)
        continue;
      if (
        unit?.kind !== 'word' ||
        unit.owner ||
        lexicon.distancing.has(unit.norm) ||
        lexicon.determiners.has(unit.norm) ||
        lexicon.auxiliaries.has(unit.norm) ||
        isSmallWord(unit, lexicon) ||
        unit.norm === lexicon.small.of
      )
        return false;
    }
    return false;
  }

  #aside(most: number, at: number, next: (at: number) => boolean): boolean {
    const { units } = this.#sight;
    if (units[at]?.norm !== ',') return false;
    for (let to = at + 1; to < units.length && to <= at + most; to++) if (units[to]?.norm === ',') return next(to + 1);
    return false;
  }

  /** The places at which the next part may stand: here, or after adverbs, dates, parentheses and articles. */
  *#gaps(at: number, element: Element): Generator<number> {
    yield at;
    const { units, lexicon } = this.#sight;
    let to = at;
    for (let count = 0; count < 4; count++) {
      const unit = units[to];
      if (!unit) return;
      const time = timePhrase(units, to);
      if (time && beforeTime(element)) {
        this.#times.push(time.time);
        to = time.to;
      } else if (unit.kind === 'aside' || isAdverb(unit, lexicon) || this.#closes(to)) to++;
      else if (
        element.kind === 'slot' &&
        !element.words &&
        (lexicon.determiners.has(unit.norm) || describes(units, to, lexicon))
      )
        to++;
      else if (unit.norm === ',' && this.#captures.length === 1 && this.#onlyAsides(this.#captures[0]?.to ?? to, to)) {
        const past = asideEnd(units, to, lexicon);
        if (past === undefined) return;
        to = past;
      } else return;
      yield to;
    }
  }

  /** Whether nothing but parentheses stands between two units. */
  #onlyAsides(from: number, to: number): boolean {
    return from <= to && this.#sight.units.slice(from, to).every(({ kind }) => kind === 'aside');
  }

  /** The second comma of "His son, John, became". */
  #closes(at: number): boolean {
    const { units } = this.#sight;
    const first = this.#captures[0];
    return (
      this.#captures.length === 1 && at === first?.to && units[at]?.norm === ',' && units[first.from - 1]?.norm === ','
    );
  }

  /** Whether a match may end here: a name at its end must be whole, and nobody else's. */
  #endsWell(at: number): boolean {
    const last = this.#captures.at(-1);
    return (
      !last || last.to !== at || last.from === at || endsWell(last.slot, this.#sight.units, at, this.#sight.lexicon)
    );
  }
}

/** "renowned violinist John Roe": a word before a name with its description. */
function describes(units: readonly Unit[], at: number, lexicon: Lexicon): boolean {
  const unit = units[at];
  const plain =
    unit?.kind === 'word' &&
    !unit.owner &&
    !unit.capital &&
    !isSmallWord(unit, lexicon) &&
    !lexicon.auxiliaries.has(unit.norm) &&
    unit.norm !== lexicon.small.of;
  return plain && units[at + 1]?.role !== undefined;
}

/** Whether a date may stand before a part of a pattern: not before a comma, "his father in 1799, John …" tells of two. */
function beforeTime(element: Element): boolean {
  if (element.kind === 'slot') return element.is !== 'time';
  return !(element.kind === 'words' && element.words[0] === ',');
}

/** Words that may open what stands between two commas after a name. */
const longestAside = 14;

/** Past the second comma of "Alice, the daughter of Bob, married": what stands between tells of the name. */
function asideEnd(units: readonly Unit[], comma: number, lexicon: Lexicon): number | undefined {
  const first = units[comma + 1];
  if (!first || first.kind !== 'word') return undefined;
  const tells = lexicon.determiners.has(first.norm) || lexicon.kin.has(first.norm) || lexicon.roles.has(first.norm);
  if (!tells) return undefined;
  for (let at = comma + 2; at < units.length && at <= comma + longestAside; at++)
    if (units[at]?.norm === ',') return at + 1;
  return undefined;
}
