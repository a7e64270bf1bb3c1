/**
 * The tables that say what an infobox key means: types, and their compilation
 * from the YAML of source/. A mapping row is a closed form (keys, a property, a
 * reader and a few named options), never a little language of its own.
 */
import type { Class } from './document.ts';

/** The Wikibase datatypes that the pinned list of properties uses. */
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
  /** A subject has at most one value that is true (SHACL: maxCount 1). */
  readonly single: boolean;
}

/** Properties and items that the program needs by their part in the model, so that no number stands in code. */
export interface Roles {
  readonly startTime: string;
  readonly endTime: string;
  readonly pointInTime: string;
  readonly earliestDate: string;
  readonly latestDate: string;
  readonly sourcingCircumstances: string;
  readonly nativeName: string;
  readonly dateOfBirth: string;
  readonly dateOfDeath: string;
  readonly floruit: string;
  readonly partOf: string;
  readonly containedIn: string;
  readonly kinship: string;
  readonly namedAs: string;
  readonly title: string;
  readonly author: string;
  readonly positionHeld: string;
  /** The item that P1480 takes for a date given as approximate. */
  readonly circa: string;
}

export interface PropertyTable {
  readonly properties: ReadonlyMap<string, Property>;
  readonly roles: Roles;
}

/** How a value is read: one reader per form, most of them one per datatype. */
export type ReaderName =
  | 'time' // one date
  | 'interval' // start and end, or one date that is both unknown: stated through `interval` below
  | 'quantity'
  | 'coordinate'
  | 'text' // monolingual text
  | 'string'
  | 'identifier'
  | 'url'
  | 'media'
  | 'entity' // one name, commas belong to it
  | 'entities' // a list of names
  | 'places'; // a place and what it lies in: `Mecca, Hejaz`

/** Where the value goes. */
export type Placement =
  | 'main' // a statement about the subject
  | 'qualifier' // a qualifier of the statement of `of` in the same group
  | 'inverse' // a statement about the value, with the subject as its value
  | 'name' // a name of the subject, no statement
  | 'local'; // known, but no property is safe

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
  /** For a qualifier whose statement is missing: the property of a statement of its own, if that is safe. */
  readonly otherwise?: string;
  /** For intervals: the properties of start and end (defaults: the roles startTime and endTime). */
  readonly interval?: { readonly start: string; readonly end: string };
  /** For `interval`: the property when the value is a single date rather than a period. */
  readonly point?: string;
  /** The class of the value's entity; overrides the property's. */
  readonly valueClass?: Class;
  /** Words in parentheses after an item that decide its property (`(father)`: P22). */
  readonly marks?: Readonly<Record<string, MarkMeaning>>;
  /** What years in parentheses after an item are: times of the item itself, or qualifiers of the statement. */
  readonly times?: 'item' | 'qualifier';
  /** Flattened sub-bullets (`A, * B, * C`): the property from each sub-item to the item before it. */
  readonly nested?: string;
  /** For `places`: the property from a place to the next, larger one. */
  readonly within?: string;
  /** For `quantity`: the unit's item when the key itself tells it (`area_km2`). */
  readonly unit?: string;
  /** Only when another field of the same group has one of these values (lower case). */
  readonly when?: { readonly key: string; readonly values: readonly string[] };
  /** For plain numbers where the same key may also hold names: the property for a number. */
  readonly count?: string;
  /** Only when the value is one of these words (lower case). */
  readonly only?: readonly string[];
}

/** What a mark in parentheses does to its item. */
export interface MarkMeaning {
  readonly property: string;
  readonly valueClass?: Class;
}

/** The rows of one family of infoboxes. */
export interface Mapping {
  readonly name: string;
  /** The class of the article's subject when this mapping is the best fit. */
  readonly class: Class;
  readonly rows: readonly Row[];
}

export interface MappingTable {
  readonly mappings: readonly Mapping[];
}
