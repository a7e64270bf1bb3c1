/**
 * The patterns that say which row of words states what: types, and their compilation from source/patterns/*.yaml, which
 * shapes/source/patterns.schema.json has accepted. A pattern is a closed form: words, typed slots, optional parts and
 * alternatives, then the statements that follow. There is no code in it.
 */
import type { Class } from '../document.ts';
import { normalize } from './token.ts';

/** What may stand in a slot. */
export type SlotType =
  | 'person'
  | 'place'
  | 'grave' // a place, church or abbey
  | 'event'
  | 'office'
  | 'organization'
  | 'work'
  | 'award'
  | 'group' // people in the plural: `Egyptians`, `soldiers`
  | 'name' // a name of any class
  | 'time'
  | 'number'
  | 'term' // one of the words of a list
  | 'word'; // a word whose form tells something: `son`, `daughter`

/** One part of a pattern. */
export type Element =
  /** A word; several stand one after another. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'one'; readonly words: ReadonlySet<string> }
  | { readonly kind: 'either'; readonly ways: readonly (readonly Element[])[] }
  /** None of these may follow. */
  | { readonly kind: 'not'; readonly ways: readonly (readonly Element[])[] }
  /** Up to `most` words that are no names, small words, verbs that help, or marks. */
  | { readonly kind: 'skip'; readonly most: number }
  /** From a comma to the next, `most` units at the most. */
  | { readonly kind: 'aside'; readonly most: number }
  | Slot;

export interface Slot {
  readonly kind: 'slot';
  readonly as: string;
  readonly is: SlotType;
  /** A list, `A, B, and C`, counts as well. */
  readonly many: boolean;
  /** `John's` or `his`; `any` for a name with or without the ending. */
  readonly owner: boolean | 'any';
  /** At the end of a pattern: a verb may follow. */
  readonly subject: boolean;
  /** For a name: words of which its last must be one, or must not be. */
  readonly named?: ReadonlySet<string>;
  readonly unlike?: ReadonlySet<string>;
  /** For a name: words of which its first must be one: `Battle of …`. */
  readonly headed?: ReadonlySet<string>;
  /** For a list: the slot of the number of its members. */
  readonly count?: string;
  /** For `word`: the words. */
  readonly words?: ReadonlySet<string>;
  /** The words introduce somebody who may bear the name of another: `a son called John`. */
  readonly introduces: boolean;
  /** Only what is known to be of the class, not what might be; a work only by its title in quotation marks. */
  readonly sure: boolean;
  /** For `term`: the words and what each is called. */
  readonly terms?: ReadonlyMap<string, string>;
  /** For `term`: the class of its entity. */
  readonly class?: Class;
}

/** A property, or one by the sex of the person in a slot. */
export type PropertyChoice =
  string | { readonly by: string; readonly male: string; readonly female: string; readonly other?: string };

/** The properties of a date, or of the ends of a period. */
export interface TimeProperties {
  readonly point?: string;
  readonly start?: string;
  readonly end?: string;
}

/** What a match states. Subjects and values are names of slots, or of entities under `makes`. */
export interface Output {
  readonly subject: string;
  readonly property: PropertyChoice;
  readonly value: string;
  /** Where a date goes: a point, or the ends of a period. */
  readonly time?: TimeProperties | undefined;
  readonly qualifiers: readonly { readonly property: string; readonly value: string }[];
  /** Only if all these slots are filled. */
  readonly needs: readonly string[];
}

/** Something without a name of its own that a match tells of: an event, a group, a letter. */
export interface Made {
  readonly as: string;
  readonly class: Class;
  /** What its name is made of: the words of slots, and words as they stand. */
  readonly label: readonly string[];
}

export interface Pattern {
  /** The rule of its statements: `family/name`. */
  readonly rule: string;
  readonly enabled: boolean;
  readonly elements: readonly Element[];
  readonly makes: readonly Made[];
  readonly states: readonly Output[];
  /** It tells what somebody says: claims, never statements. `by` names the slot of who says it, `shared` of whose view it is. */
  readonly claim?: {
    readonly by?: string;
    readonly shared?: string;
    readonly nature?: string;
    readonly verb: readonly string[];
  };
  /** It may begin anywhere, not only where a clause does. */
  readonly anywhere: boolean;
  /** It must begin where the sentence does. */
  readonly first: boolean;
  /** The classes that the article's subject must have one of. */
  readonly about?: readonly Class[];
  /** Words of which a sentence must have one for the pattern to be tried. */
  readonly triggers: readonly string[];
  /** Sexes that a match tells: of whom is in a slot, a sex or the slot of a word for kin. */
  readonly sexes: Readonly<Record<string, string>>;
}

/** Patterns, and which to try for which word. */
export interface PatternTable {
  readonly patterns: readonly Pattern[];
  readonly byTrigger: ReadonlyMap<string, readonly Pattern[]>;
}

type ElementData =
  | string
  | {
      readonly one?: readonly string[];
      readonly maybe?: readonly ElementData[];
      readonly either?: readonly (readonly ElementData[])[];
      readonly not?: readonly (readonly ElementData[])[];
      readonly skip?: number;
      readonly as?: string;
      readonly is?: SlotType;
      readonly many?: boolean;
      readonly aside?: number;
      readonly owner?: boolean | 'any';
      readonly subject?: boolean;
      readonly named?: readonly string[];
      readonly unlike?: readonly string[];
      readonly headed?: readonly string[];
      readonly count?: string;
      readonly introduces?: boolean;
      readonly sure?: boolean;
      readonly of?: string;
    };

interface OutputData {
  readonly subject: string;
  readonly property: PropertyChoice;
  readonly value: string;
  readonly time?: TimeProperties;
  readonly qualifiers?: Output['qualifiers'];
  readonly needs?: readonly string[];
}

interface PatternData {
  readonly name: string;
  readonly enabled?: boolean;
  readonly match: readonly ElementData[];
  readonly makes?: readonly Made[];
  readonly states: readonly OutputData[];
  readonly claim?: Pattern['claim'];
  readonly anywhere?: boolean;
  readonly first?: boolean;
  readonly about?: readonly Class[];
  readonly sexes?: Pattern['sexes'];
}

interface FamilyData {
  readonly family: string;
  readonly words?: Readonly<Record<string, readonly string[]>>;
  readonly terms?: Readonly<
    Record<string, { readonly class: Class; readonly words: Readonly<Record<string, string>> }>
  >;
  readonly patterns: readonly PatternData[];
}

/** Compiles the contents of the pattern files, in order. */
export function compilePatterns(files: readonly unknown[]): PatternTable {
  const patterns = files.flatMap((data) => {
    const family = data as FamilyData;
    return family.patterns.map((pattern) => compilePattern(pattern, family));
  });
  const byTrigger = new Map<string, Pattern[]>();
  for (const pattern of patterns) {
    if (!pattern.enabled) continue;
    for (const word of pattern.triggers) byTrigger.set(word, [...(byTrigger.get(word) ?? []), pattern]);
  }
  return { patterns, byTrigger };
}

function compilePattern(data: PatternData, family: FamilyData): Pattern {
  const elements = data.match.map((element) => compileElement(element, family));
  return {
    rule: `${family.family}/${data.name}`,
    enabled: data.enabled ?? true,
    elements,
    makes: data.makes ?? [],
    states: data.states.map((output) => ({
      ...output,
      qualifiers: output.qualifiers ?? [],
      needs: output.needs ?? [],
    })),
    ...(data.claim && { claim: data.claim }),
    anywhere: data.anywhere ?? false,
    first: data.first ?? false,
    ...(data.about && { about: data.about }),
    triggers: triggersOf(elements),
    sexes: data.sexes ?? {},
  };
}

function compileElement(data: ElementData, family: FamilyData): Element {
  if (typeof data === 'string') {
    const list = data.startsWith('~') ? family.words?.[data.slice(1)] : undefined;
    return list
      ? { kind: 'one', words: new Set(list.map(normalize)) }
      : { kind: 'words', words: normalize(data).split(' ') };
  }
  if (data.one && data.as === undefined) return { kind: 'one', words: listOf(data.one, family) };
  const row = (elements: readonly ElementData[]): Element[] =>
    elements.map((element) => compileElement(element, family));
  if (data.maybe) return { kind: 'either', ways: [row(data.maybe), []] };
  if (data.either) return { kind: 'either', ways: data.either.map(row) };
  if (data.not) return { kind: 'not', ways: data.not.map(row) };
  if (data.skip !== undefined) return { kind: 'skip', most: data.skip };
  if (data.aside !== undefined) return { kind: 'aside', most: data.aside };
  const terms = data.of === undefined ? undefined : family.terms?.[data.of];
  return {
    kind: 'slot',
    as: data.as ?? '',
    is: data.one ? 'word' : (data.is ?? 'name'),
    subject: data.subject ?? false,
    ...(data.one && { words: listOf(data.one, family) }),
    ...(data.named && { named: new Set(data.named.map(normalize)) }),
    ...(data.unlike && { unlike: new Set(data.unlike.map(normalize)) }),
    ...(data.headed && { headed: new Set(data.headed.map(normalize)) }),
    ...(data.count !== undefined && { count: data.count }),
    many: data.many ?? false,
    owner: data.owner ?? false,
    introduces: data.introduces ?? false,
    sure: data.sure ?? false,
    ...(terms && {
      terms: new Map(Object.entries(terms.words).map(([word, name]) => [normalize(word), name])),
      class: terms.class,
    }),
  };
}

/** Words, with the lists of the family that `~` names. */
function listOf(words: readonly string[], family: FamilyData): Set<string> {
  return new Set(
    words.flatMap((word) => (word.startsWith('~') ? (family.words?.[word.slice(1)] ?? []) : [word])).map(normalize),
  );
}

/** The words of the first element that must have one of a known few. */
function triggersOf(elements: readonly Element[]): readonly string[] {
  let best: readonly string[] = [];
  for (const element of elements) {
    const words = triggerWords(element);
    if (words.length > 0 && (best.length === 0 || rank(words) < rank(best))) best = words;
  }
  return best;
}

function triggerWords(element: Element): readonly string[] {
  if (element.kind === 'words') return element.words.slice(0, 1);
  if (element.kind === 'one') return [...element.words];
  if (element.kind === 'slot' && element.words) return [...element.words];
  if (element.kind === 'slot')
    return element.terms ? [...element.terms.keys()].map((words) => words.split(' ')[0] ?? '') : [];
  if (element.kind === 'skip' || element.kind === 'aside' || element.kind === 'not') return [];
  const ways = element.ways.map((way) => triggersOf(way));
  return ways.every((words) => words.length > 0) ? ways.flat() : [];
}

/** Long words are rare, so they make good triggers; a small word is a bad one. */
function rank(words: readonly string[]): number {
  const shortest = Math.min(...words.map((word) => word.length));
  return (shortest <= 3 ? 100 : 0) + words.length;
}
