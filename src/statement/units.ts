/**
 * Units of measure: from the words of source/units.yaml, which its schema has accepted, to the items of Wikidata.
 */

/** A unit. */
export interface Unit {
  /** The item of Wikidata. */
  readonly item: string;
  /** Its name in English. */
  readonly name: string;
}

/** Units by how they are written: letter for letter, except that names in full are in lower case. */
export interface UnitTable {
  readonly bySymbol: ReadonlyMap<string, Unit>;
  readonly byName: ReadonlyMap<string, Unit>;
}
