/**
 * The tables that say what infobox keys mean, as types. `property-table.ts` and `mapping-table.ts` compile them from the
 * YAML of source/; `mapping-choice.ts` looks rows up. A row is a closed form (keys, a property, a reader and a few named
 * options), never a little language of its own.
 */
import type { Class } from './document.ts';

/** The Wikibase datatypes that the table of properties uses. */
export type Datatype =
  | 'wikibase-item'
  | 'time'
  | 'quantity'
  | 'globe-coordinate'
  | 'monolingualtext'
  | 'string'
  | 'url'
  | 'external-id'
  | 'commonsMedia';

/** One Wikidata property as this dataset uses it. */
export interface Property {
  readonly id: string;
  /** The English label of the pinned list. */
  readonly label: string;
  readonly datatype: Datatype;
  /** The schema.org property a statement is also written with, by the class of its subject; `default` for the rest. */
  readonly schema: Readonly<Partial<Record<Class | 'default', string>>>;
  /** The class that a value of this property has when nothing says otherwise. */
  readonly valueClass?: Class;
  /** The class whose schema.org type a value of class Concept takes, where `schema` leads to no DefinedTerm. */
  readonly schemaClass?: Class;
  /** A subject has at most one value that is true (SHACL: maxCount 1). */
  readonly single: boolean;
  /** Its texts are often in another language than the article, and then no language is stated without a sign. */
  readonly foreign?: boolean;
  /** An amount without a unit says nothing. */
  readonly measured?: boolean;
  /** Its values bear the names of other things, as a house that of its town: a name of one word tells nothing outside its article. */
  readonly eponymous?: boolean;
}

/** Properties that the program needs by their part in the model, so that no number stands in code. */
export const propertyRoles = [
  // time and certainty
  'startTime',
  'endTime',
  'pointInTime',
  'earliestDate',
  'latestDate',
  'latestStart',
  'earliestEnd',
  'latestEnd',
  'refineDate',
  'sourcingCircumstances',
  'natureOfStatement',
  'supportedBy',
  'disputedBy',
  'reasonPreferred',
  'reasonDeprecated',
  // references
  'importedFrom',
  'importUrl',
  'pageVersionUrl',
  'statedIn',
  'accordingTo',
  'referenceUrl',
  'retrieved',
  'pages',
  'section',
  'chapter',
  'quotation',
  'heuristic',
  'inferredFrom',
  'determinationMethod',
  'namedAs',
  'subjectNamedAs',
  // people
  'instanceOf',
  'nativeName',
  'birthName',
  'dateOfBirth',
  'dateOfDeath',
  'placeOfBirth',
  'placeOfDeath',
  'placeOfBurial',
  'floruit',
  'workStart',
  'workEnd',
  'father',
  'mother',
  'parent',
  'child',
  'sibling',
  'spouse',
  'relative',
  'kinship',
  'family',
  'tribe',
  'sex',
  'killedBy',
  'causeOfDeath',
  'religion',
  'residence',
  'occupation',
  'employer',
  'educatedAt',
  'studentOf',
  'student',
  'memberOf',
  'party',
  'allegiance',
  'militaryBranch',
  'awardReceived',
  'notableWork',
  'citizenship',
  // offices
  'positionHeld',
  'replaces',
  'replacedBy',
  'appointedBy',
  'endCause',
  'ordinal',
  'togetherWith',
  'jurisdiction',
  // places and events
  'partOf',
  'hasPart',
  'containedIn',
  'historicalRegion',
  'country',
  'coordinates',
  'location',
  'conflict',
  'participatedIn',
  'participant',
  'commandedBy',
  'numberOfParticipants',
  'numberOfDeaths',
  'cause',
  'effect',
  'winner',
  'perpetrator',
  'victim',
  'follows',
  'followedBy',
  'inception',
  'dissolved',
  'foundedBy',
  // works and pages
  'title',
  'author',
  'authorName',
  'publisher',
  'publicationDate',
  'languageOfWork',
  'isbn13',
  'isbn10',
  'doi',
  'image',
  'officialWebsite',
] as const;

/** Items that the program needs by their part in the model. */
export const itemRoles = [
  'human',
  'male',
  'female',
  'one',
  'earth',
  'julian',
  'gregorian',
  'circa',
  'approximately',
  'possibly',
  'allegedly',
  'probably',
  'presumably',
  'hypothetically',
  'disputed',
  'unspecifiedCalendar',
  'daylightSaving',
] as const;

export type Roles = Readonly<Record<(typeof propertyRoles)[number] | (typeof itemRoles)[number], string>>;

export interface PropertyTable {
  readonly properties: ReadonlyMap<string, Property>;
  readonly roles: Roles;
}

/** How a value is read: one reader per form, most of them one per datatype. */
export type ReaderName =
  | 'time' // one date
  | 'interval' // start and end, or one date that is both unknown: stated through `interval` below
  | 'quantity'
  | 'clock' // minutes and seconds, `36:24`, or an amount with its unit
  | 'offset' // hours and perhaps minutes from a clock, `+5:30`, as an amount of hours
  | 'coordinate'
  | 'text' // monolingual text, one a line
  | 'texts' // a list of monolingual texts
  | 'string'
  | 'identifier'
  | 'identifiers' // a list of identifiers
  | 'url'
  | 'media' // the name of a media file; anything else is no value
  | 'entity' // one name, commas belong to it
  | 'entities' // a list of names
  | 'places'; // a place and what it lies in: `Mecca, Hejaz`

/** Where the value goes. */
export type Placement =
  | 'main' // a statement about the subject
  | 'qualifier' // a qualifier of the statement of `of` in the same group
  | 'inverse' // a statement about the value, with the subject as its value
  | 'about' // a statement about the value of another field of the group: the code of the currency
  | 'name' // a name of the subject, no statement
  | 'local' // known, but no property is safe: a literal of our own
  | 'role' // tells how another field is to be read, as its title, unit or rest: a literal, and no fact of its own
  | 'layout'; // says how the box looks, nothing about the subject: no statement, no literal, no message

/** One row: what some keys of one kind of infobox mean. */
export interface Row {
  /** `mapping/first key`: the name of the rule in the output. */
  readonly rule: string;
  /** Normalised keys: lower case, `_` for blanks and hyphens, no number. */
  readonly keys: readonly string[];
  readonly placement: Placement;
  readonly property?: string;
  readonly reader?: ReaderName;
  /** For a qualifier: the properties whose statement it may qualify, first that exists. */
  readonly of?: readonly string[];
  /** For a qualifier or `about`: the keys of the group whose statement it is about, first that has one. */
  readonly to?: readonly string[];
  /** For a qualifier whose statement is missing, or a name that is not `among` those wanted: the property to state, if one is safe. */
  readonly otherwise?: string;
  /** For intervals: the properties of start and end (defaults: the roles startTime and endTime). */
  readonly interval?: Interval;
  /** For an interval that is a qualifier whose statement is missing: the properties of statements of their own. */
  readonly otherwiseInterval?: Interval;
  /** For `interval`: the property when the value is a single date rather than a period. */
  readonly point?: string;
  /** The class of the value's entity; overrides the property's. */
  readonly valueClass?: Class;
  /** Words in parentheses, or after a comma, that decide an item's property (`(father)`: P22). Without `property`, an item wants one. */
  readonly marks?: Readonly<Record<string, MarkMeaning>>;
  /** What years in parentheses after an item are: times of the item itself, or qualifiers of the statement, also of an amount. */
  readonly times?: 'item' | 'qualifier';
  /** Flattened sub-bullets (`A, * B, * C`): the property from each sub-item to the item before it. */
  readonly nested?: string;
  /** For `places`: the property from a place to the next, larger one. */
  readonly within?: string;
  /** For `quantity`: the unit, as units.yaml names it, when the key itself tells it (`area_km2`: `km2`). */
  readonly unit?: string;
  /** Only when another field of the same group, or the one that has its number for `#`, has one of these values (lower case). */
  readonly when?: { readonly key: string; readonly values: readonly string[] };
  /** For plain numbers where the same key may also hold names: the property for a number. */
  readonly count?: string;
  /** Only when the key has this number: `iso3`. */
  readonly number?: number;
  /** Only when the value is one of these words (lower case). */
  readonly only?: readonly string[];
  /** A name, or the page it links to, must be one that the list words of the language know: `French` is no country. */
  readonly among?: 'countries' | 'schools';
  /** Names that hold one of these words are no values. */
  readonly without?: 'offices';
  /** A name, or the page it links to, must be none of these: a country is not its team. */
  readonly except?: 'countries' | 'nonparties';
  /** Fields of the same group that go on with this value: `latm` after `latd`. */
  readonly rest?: readonly string[];
  /** Qualifiers that the key itself tells: the role of an item, or that there is a value which is unknown. */
  readonly qualifiers?: Readonly<Record<string, (typeof itemRoles)[number] | 'unknown'>>;
  /** Fields of different numbers are statements of their own even when they are alike: a player returns to a club. */
  readonly apart?: true;
  /** Names after the first may be its translation: where some are links only those count, and else the first. */
  readonly translated?: true;
  /** An "and" or a slash within an item parts two: "musician and composer"; with `words` no slash does: "America/Toronto". */
  readonly joined?: true | 'words';
  /** A link means its page only where its words agree with the title: "physicist" may lead to Physics, and is itself then. */
  readonly agreeing?: true;
  /** For a date: the property of a place that follows it in the same value, and that from a place to the next. */
  readonly place?: { readonly property: string; readonly within: string };
  /** For texts: the language that the key tells. */
  readonly lang?: string;
  /** For names: how the parts of a name are ordered. */
  readonly order?: 'family first';
}

export interface Interval {
  readonly start: string;
  readonly end: string;
}

/** What a mark in parentheses does to its item. */
export interface MarkMeaning {
  readonly property: string;
  readonly valueClass?: Class;
  /** The mark is a kin word that qualifies the statement (`kinship to subject`). */
  readonly kinship?: boolean;
}

/** The rows of one family of infoboxes. */
export interface Mapping {
  /** The name of its file. */
  readonly name: string;
  /** The class of the article's subject when this mapping is the best fit. */
  readonly class: Class;
  /** Names of infobox templates, lower case, blanks single. */
  readonly templates: readonly string[];
  /** Keys that no infobox of its class has: where one stands, the keys do not decide for the class. */
  readonly unlike: readonly string[];
  /** Of mappings that share a template, this one is meant when a key has one of these values, lower case. */
  readonly told: Readonly<Record<string, readonly string[]>>;
  /** The mappings it takes rows from, nearest first. */
  readonly extends: readonly string[];
  /** Its own rows, then those it takes over. A key has several only if all but the last have a condition. */
  readonly rows: readonly Row[];
  readonly byKey: ReadonlyMap<string, readonly Row[]>;
  /** A key that no row has and that ends so is layout. */
  readonly layoutEndings: readonly string[];
  /** Keys of its own, which speak for it when no template name is known. */
  readonly ownKeys: ReadonlySet<string>;
}

export interface MappingTable {
  /** Sorted by name. */
  readonly mappings: readonly Mapping[];
  /** The mappings of a template. Several are of different classes: then the keys tell which is meant (a singer, a band). */
  readonly byTemplate: ReadonlyMap<string, readonly Mapping[]>;
  /** How strongly a key speaks for each class, from 0; keys that tell nothing are absent. */
  readonly evidence: ReadonlyMap<string, ReadonlyMap<Class, number>>;
}
