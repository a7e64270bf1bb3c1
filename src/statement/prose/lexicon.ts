/**
 * The words of a language that a reader of sentences needs. In goes the content of names.yaml, prose.yaml and said.yaml
 * of a language, which their schemas have accepted; out come sets and tables.
 */
import type { Class } from '../document.ts';
import { normalize } from './token.ts';

export type Sex = 'male' | 'female';

/** How far a cue reaches: its clause, to the end of its sentence, or all of its sentence. */
export type Reach = 'clause' | 'rest' | 'sentence';

/** A word or words that keep a sentence from being a fact. */
export interface Cue {
  /** One word or several. */
  readonly words: readonly string[];
  /** `block`: not so. `hedge`: uncertain, or a view without a holder. `report`, `according`: somebody's view. */
  readonly kind: 'block' | 'hedge' | 'report' | 'according';
  readonly reach: Reach;
  /** A report only behind what it reports: `…, Moe wrote`. */
  readonly behind?: true;
  /** The hedge as an item of Wikidata. */
  readonly nature?: string;
}

/** The words of one language. */
export interface Lexicon {
  readonly particles: ReadonlySet<string>;
  readonly personParticles: ReadonlySet<string>;
  readonly epithets: ReadonlySet<string>;
  readonly suffixes: ReadonlySet<string>;
  readonly abbreviations: ReadonlySet<string>;
  /** Titles before a name, with the bearer's sex where it tells. */
  readonly titles: ReadonlyMap<string, Sex | undefined>;
  readonly sexes: ReadonlyMap<string, Sex>;
  readonly offices: ReadonlySet<string>;
  readonly officeModifiers: ReadonlySet<string>;
  /** Words in lower case that are an office with "of" and a place, words that style them, and of what there are kings by way of speaking. */
  readonly placeOffices: ReadonlySet<string>;
  readonly officeStyles: ReadonlySet<string>;
  readonly unrealms: ReadonlySet<string>;
  /** A name with one of these is no place. */
  readonly unplaces: ReadonlySet<string>;
  readonly first: ReadonlyMap<string, Class>;
  readonly last: ReadonlyMap<string, Class>;
  readonly openers: ReadonlySet<string>;
  readonly never: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly kin: ReadonlyMap<string, Sex>;
  readonly pronouns: ReadonlyMap<string, Pronoun>;
  readonly determiners: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  readonly conjunctions: ReadonlySet<string>;
  readonly subordinators: ReadonlySet<string>;
  readonly relatives: ReadonlySet<string>;
  readonly adverbs: ReadonlySet<string>;
  readonly exceptions: ReadonlySet<string>;
  readonly auxiliaries: ReadonlySet<string>;
  /** Words that rules on the order of words name, by what each is called there. */
  readonly small: Readonly<Record<SmallWord, string>>;
  /** Relative pronouns that stand for a person. */
  readonly personal: ReadonlySet<string>;
  /** After these a clause may do without its subject. */
  readonly continuing: ReadonlySet<string>;
  /** Prepositions that join clauses when a subject follows. */
  readonly joining: ReadonlySet<string>;
  /** Subordinators that do not part what a cue reaches. */
  readonly unparting: ReadonlySet<string>;
  /** Between the name of an award and its field: `Nobel Prize in Physics`. */
  readonly awardFields: ReadonlySet<string>;
  /** Words before a name that tell its bearer from another of the name. */
  readonly generations: ReadonlySet<string>;
  /** They point to what the sentence before said; and verbs that reject it. */
  readonly pointing: ReadonlySet<string>;
  readonly doubting: ReadonlySet<string>;
  /** How adverbs, gerunds and verbs in the past end. */
  readonly endings: { readonly adverb: string; readonly gerund: string; readonly past: string };
  readonly untold: ReadonlySet<string>;
  /** Words that make a kin or an office another: `grand daughter`, `adopted son`. */
  readonly distancing: ReadonlySet<string>;
  /** Words after which a name is given: `called`. */
  readonly naming: ReadonlySet<string>;
  /** Nouns for things without a name, by what one group of them is called: `letter`, `document`. */
  readonly things: readonly { readonly class: Class; readonly words: ReadonlySet<string> }[];
  /** Nouns for what tells a story, what stands before them, and verbs for playing a part. */
  readonly stories: ReadonlySet<string>;
  readonly storyFrames: ReadonlySet<string>;
  /** Nouns for somebody's view, and prepositions before whose it is. */
  readonly views: ReadonlySet<string>;
  readonly viewers: ReadonlySet<string>;
  readonly parts: ReadonlySet<string>;
  /** Words after which "that" tells what is so: `the fact that`. */
  readonly factive: ReadonlySet<string>;
  /** Cues by their first word, longest first. */
  readonly cues: ReadonlyMap<string, readonly Cue[]>;
}

/** The words that rules on the order of words name. */
export type SmallWord = 'of' | 'and' | 'or' | 'but' | 'the' | 'that' | 'as';

/** What a pronoun can stand for; `her` is object and possessive alike. */
export interface Pronoun {
  readonly sex: Sex;
  readonly subject: boolean;
  readonly object: boolean;
  readonly possessive: boolean;
}

type Words = readonly string[];

interface NamesData {
  readonly particles: { readonly person: Words; readonly any: Words };
  readonly epithets: Words;
  readonly suffixes: Words;
  readonly abbreviations: Words;
  readonly titles: Readonly<Record<Sex | 'any', Words>>;
  readonly sexes: Readonly<Record<Sex, Words>>;
  readonly offices: Words;
  readonly 'office modifiers': Words;
  readonly 'offices of places': Words;
  readonly 'office styles': Words;
  readonly 'no realms': Words;
  readonly 'no places': Words;
  readonly kinds: Readonly<Partial<Record<Class, { readonly first?: Words; readonly last?: Words }>>>;
  readonly openers: Words;
  readonly never: Words;
  readonly roles: Words;
  readonly kin: Readonly<Record<Sex, Words>>;
  readonly pronouns: Readonly<Record<Sex, Readonly<Record<'subject' | 'object' | 'possessive' | 'reflexive', string>>>>;
}

interface ProseData {
  readonly determiners: Words;
  readonly prepositions: Words;
  readonly conjunctions: Words;
  readonly subordinators: Words;
  readonly relatives: Words;
  readonly adverbs: Words;
  readonly exceptions: Words;
  readonly auxiliaries: Words;
  readonly 'small words': Readonly<Record<SmallWord, string>>;
  readonly 'personal relatives': Words;
  readonly continuing: Words;
  readonly joining: Words;
  readonly unparting: Words;
  readonly 'award fields': Words;
  readonly generations: Words;
  readonly pointing: Words;
  readonly doubting: Words;
  readonly endings: Lexicon['endings'];
  readonly 'untold headings': Words;
  readonly distancing: Words;
  readonly naming: Words;
  readonly things: readonly { readonly class: Class; readonly words: Words }[];
}

interface Hedges {
  readonly words: Words;
  readonly nature?: string;
}

interface SaidData {
  readonly blocks: Readonly<Record<Reach, Words>>;
  readonly hedges: Readonly<Partial<Record<Reach, readonly Hedges[]>>>;
  readonly according: Words;
  readonly reports: readonly Hedges[];
  readonly 'reports behind': Words;
  readonly stories: {
    readonly before: Words;
    readonly nouns: Words;
    readonly views: Words;
    readonly viewers: Words;
    readonly parts: Words;
  };
  readonly factive: Words;
}

/** Compiles the three files of a language. */
export function compileLexicon(namesData: unknown, proseData: unknown, saidData: unknown): Lexicon {
  const names = namesData as NamesData;
  const prose = proseData as ProseData;
  const said = saidData as SaidData;
  const set = (words: Words): Set<string> => new Set(words.map(normalize));
  return {
    particles: set([...names.particles.person, ...names.particles.any]),
    personParticles: set(names.particles.person),
    epithets: set(names.epithets),
    suffixes: set(names.suffixes),
    abbreviations: set(names.abbreviations),
    titles: new Map([
      ...names.titles.male.map((word) => [normalize(word), 'male'] as const),
      ...names.titles.female.map((word) => [normalize(word), 'female'] as const),
      ...names.titles.any.map((word) => [normalize(word), undefined] as const),
    ]),
    sexes: bySex(names.sexes),
    offices: set(names.offices),
    officeModifiers: set(names['office modifiers']),
    placeOffices: set(names['offices of places']),
    officeStyles: set(names['office styles']),
    unrealms: set(names['no realms']),
    unplaces: set(names['no places']),
    first: byClass(names.kinds, 'first'),
    last: byClass(names.kinds, 'last'),
    openers: set(names.openers),
    never: set(names.never),
    roles: set(names.roles),
    kin: bySex(names.kin),
    pronouns: pronounsOf(names.pronouns),
    determiners: set(prose.determiners),
    prepositions: set(prose.prepositions),
    conjunctions: set(prose.conjunctions),
    subordinators: set(prose.subordinators),
    relatives: set(prose.relatives),
    adverbs: set(prose.adverbs),
    exceptions: set(prose.exceptions),
    auxiliaries: set(prose.auxiliaries),
    small: prose['small words'],
    personal: set(prose['personal relatives']),
    continuing: set(prose.continuing),
    joining: set(prose.joining),
    unparting: set(prose.unparting),
    awardFields: set(prose['award fields']),
    generations: set(prose.generations),
    pointing: set(prose.pointing),
    doubting: set(prose.doubting),
    endings: prose.endings,
    untold: set(prose['untold headings']),
    distancing: set(prose.distancing),
    naming: set(prose.naming),
    things: prose.things.map((thing) => ({ class: thing.class, words: set(thing.words) })),
    stories: set(said.stories.nouns),
    views: set(said.stories.views),
    viewers: set(said.stories.viewers),
    storyFrames: set(said.stories.before),
    parts: set(said.stories.parts),
    factive: set(said.factive),
    cues: cuesOf(said),
  };
}

function bySex(words: Readonly<Record<Sex, Words>>): Map<string, Sex> {
  return new Map((['male', 'female'] as const).flatMap((sex) => words[sex].map((word) => [normalize(word), sex])));
}

function byClass(kinds: NamesData['kinds'], place: 'first' | 'last'): Map<string, Class> {
  return new Map(
    (Object.entries(kinds) as [Class, Partial<Record<'first' | 'last', Words>>][]).flatMap(([kind, words]) =>
      (words[place] ?? []).map((word) => [normalize(word), kind] as const),
    ),
  );
}

function pronounsOf(data: NamesData['pronouns']): Map<string, Pronoun> {
  const pronouns = new Map<string, Pronoun>();
  for (const sex of ['male', 'female'] as const) {
    const { subject, object, possessive } = data[sex];
    for (const word of [subject, object, possessive])
      pronouns.set(word, {
        sex,
        subject: word === subject,
        object: word === object,
        possessive: word === possessive,
      });
  }
  return pronouns;
}

function cuesOf(said: SaidData): Map<string, Cue[]> {
  const cues: Cue[] = [];
  const add = (words: Words, rest: Omit<Cue, 'words'>): void => {
    for (const phrase of words) cues.push({ words: normalize(phrase).split(' '), ...rest });
  };
  for (const reach of ['clause', 'rest', 'sentence'] as const) {
    add(said.blocks[reach], { kind: 'block', reach });
    for (const { words, nature } of said.hedges[reach] ?? []) add(words, { kind: 'hedge', reach, ...natureOf(nature) });
  }
  add(said.according, { kind: 'according', reach: 'sentence' });
  for (const { words, nature } of said.reports) add(words, { kind: 'report', reach: 'rest', ...natureOf(nature) });
  add(said['reports behind'], { kind: 'report', reach: 'rest', behind: true });
  const table = new Map<string, Cue[]>();
  for (const cue of cues) {
    const first = cue.words[0] ?? '';
    table.set(
      first,
      [...(table.get(first) ?? []), cue].sort((a, b) => b.words.length - a.words.length),
    );
  }
  return table;
}

function natureOf(nature: string | undefined): { nature?: string } {
  return nature === undefined ? {} : { nature };
}
