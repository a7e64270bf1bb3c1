/** What reading the fields of an infobox needs beside the fields: types only. */
import type { Report } from '../message.ts';
import type { Range } from '../range.ts';
import type { Class } from './document.ts';
import type { DraftSnak, DraftStatement, DraftValue, Ground } from './draft.ts';
import type { ListWords } from './list-words.ts';
import type { PropertyTable, Row } from './mapping.ts';
import type { FullName } from './short-name.ts';
import type { EntityRegistry } from './registry.ts';
import type { NumberWords } from './number-words.ts';
import type { TimeContext } from './time-reading.ts';
import type { UnitTable } from './units.ts';

/** The words and tables of values, the same for every article of a language. */
export interface ValueContext {
  /** The language of the article: BCP 47, lower case. */
  readonly lang: string;
  readonly properties: PropertyTable;
  readonly time: TimeContext;
  readonly numbers: NumberWords;
  readonly units: UnitTable;
  readonly lists: ListWords;
}

/** What the readers of fields share within one article. */
export interface FieldContext extends ValueContext {
  readonly registry: EntityRegistry;
  /** Full names of the article, made when the first short name asks for them. */
  readonly fullNames: () => readonly FullName[];
  readonly report: Report;
}

/** One value of a field, ready to be stated. */
export interface FieldValue {
  /** The property that a mark chose, else that of the row. */
  readonly property: string;
  readonly value: DraftValue;
  /** How exact, how certain, which kin … */
  readonly qualifiers: readonly DraftSnak[];
}

/** A field to be read by a row. */
export interface FieldTask {
  readonly row: Row;
  readonly property: string;
  readonly valueClass: Class;
  readonly ground: Ground;
  /** The fields whose values go on with this one. */
  readonly rest: readonly Ground[];
  readonly range: Range;
}

/** What reading a field gave. Several may be filled; all empty means that it is kept as a literal. */
export interface FieldReading {
  readonly values: FieldValue[];
  /** Statements about the values themselves: what a place lies in, what an event is part of. */
  readonly about: DraftStatement[];
}
