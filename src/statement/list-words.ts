/** The words that tell how a value lists names. In goes the content of lists.yaml, which its schema has accepted; out come sets. */

/** Words in lower case. */
export interface ListWords {
  /** After a comma these belong to the name before it. */
  readonly suffixes: ReadonlySet<string>;
  /** A piece after a comma that begins with one of these is a title of the name before it. */
  readonly titles: ReadonlySet<string>;
  /** Likewise, when one of titleLinks follows: "Queen of Great Britain". */
  readonly titlesOf: ReadonlySet<string>;
  readonly titleLinks: ReadonlySet<string>;
  /** Words that join the last item to the others. */
  readonly joins: ReadonlySet<string>;
  /** Articles that are no part of the name after them. */
  readonly articles: ReadonlySet<string>;
  /** In lower case before a name they say that it is described, or how it took part: "a river", "with Jane Roe". */
  readonly describing: ReadonlySet<string>;
  /** At the start of a line they go on with the name of the line before. */
  readonly continues: ReadonlySet<string>;
  /** The end of a list that names nobody. */
  readonly rests: ReadonlySet<string>;
  /** Values that name nothing. */
  readonly nothing: ReadonlySet<string>;
  /** Words that make a value a guess or a choice. */
  readonly hedges: ReadonlySet<string>;
  /** Words before a name that are no part of it. */
  readonly honorifics: ReadonlySet<string>;
  /** Nouns for those who hold an office: what a name with one means is no unit. */
  readonly offices: ReadonlySet<string>;
  /** First words of the names of what has no parts of its kind: "Battle of Ulm". */
  readonly single: ReadonlySet<string>;
  /** Nouns that are counted where names might stand. */
  readonly people: ReadonlySet<string>;
  /** Names that hold a comma. */
  readonly commaNames: ReadonlySet<string>;
  /** Sovereign states, present and past. */
  readonly countries: ReadonlySet<string>;
  /** Whether a name is that of a state that is no more. */
  readonly isFormerState: (name: string) => boolean;
  /** Other places that stand after a comma to say where something is. */
  readonly regions: ReadonlySet<string>;
  /** What stands for a party where there is none. */
  readonly nonparties: ReadonlySet<string>;
  /** Words that only names of schools and universities hold. */
  readonly schools: ReadonlySet<string>;
  /** Words before a date in a mark: how what the item is to the subject began and ended. */
  readonly marriage: { readonly start: ReadonlySet<string>; readonly end: ReadonlySet<string> };
}

/** Compiles the content of lists.yaml. */
export function compileListWords(data: unknown): ListWords {
  type Special =
    | 'marriage'
    | 'articles'
    | 'describing'
    | 'offices'
    | 'single'
    | 'titlesOf'
    | 'titleLinks'
    | 'isFormerState'
    | 'schools'
    | 'nonparties';
  const lists = data as Readonly<Record<Exclude<keyof ListWords, Special>, readonly string[]>> & {
    /** Not every language has them. */
    readonly articles?: readonly string[];
    readonly describing?: readonly string[];
    readonly single?: readonly string[];
    readonly offices?: readonly string[];
    readonly titlesOf?: readonly string[];
    readonly titleLinks?: readonly string[];
    readonly formerStates?: readonly string[];
    readonly formerPolities?: readonly string[];
    readonly schools?: readonly string[];
    readonly nonparties?: readonly string[];
    readonly marriage: { readonly start: readonly string[]; readonly end: readonly string[] };
  };
  const set = (words: readonly string[]): Set<string> => new Set(words.map((word) => word.toLowerCase()));
  const { formerStates = [], formerPolities = [] } = lists;
  const [present, former, polities] = [set(lists.countries), set(formerStates), set(formerPolities)];
  return {
    suffixes: set(lists.suffixes),
    titles: set(lists.titles),
    titlesOf: set(lists.titlesOf ?? []),
    titleLinks: set(lists.titleLinks ?? []),
    joins: set(lists.joins),
    articles: set(lists.articles ?? []),
    describing: set(lists.describing ?? []),
    continues: set(lists.continues),
    rests: set(lists.rests),
    nothing: set(lists.nothing),
    hedges: set(lists.hedges),
    honorifics: set(lists.honorifics),
    single: set(lists.single ?? []),
    offices: set(lists.offices ?? []),
    people: set(lists.people),
    commaNames: set(lists.commaNames),
    countries: set([...lists.countries, ...formerStates]),
    isFormerState: (name) => {
      const lower = name.toLowerCase().replace(/\s*\(.*$/s, '');
      if (former.has(lower)) return true;
      return !present.has(lower) && lower.split(/[\s-]+/).some((word) => polities.has(word));
    },
    regions: set(lists.regions),
    schools: set(lists.schools ?? []),
    nonparties: set(lists.nonparties ?? []),
    marriage: { start: set(lists.marriage.start), end: set(lists.marriage.end) },
  };
}
