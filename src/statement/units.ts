/** Units of measure: from the words of source/units.yaml, which its schema has accepted, to the items of Wikidata. */

/** A unit. */
export interface Unit {
  /** The item of Wikidata. */
  readonly item: string;
  /** Its first name in the table. */
  readonly name: string;
}

/** Units by how they are written: symbols letter for letter, names in lower case. */
export interface UnitTable {
  readonly bySymbol: ReadonlyMap<string, Unit>;
  readonly byName: ReadonlyMap<string, Unit>;
  /** Length of the longest way to write one. */
  readonly longest: number;
}

/** Compiles the table of units. */
export function compileUnits(data: unknown): UnitTable {
  const rows = data as readonly { item: string; names: readonly string[]; symbols: readonly string[] }[];
  const bySymbol = new Map<string, Unit>();
  const byName = new Map<string, Unit>();
  for (const { item, names, symbols } of rows) {
    const unit = { item, name: names[0] ?? item };
    for (const symbol of symbols) bySymbol.set(symbol, unit);
    for (const name of names) byName.set(name.toLowerCase(), unit);
  }
  return { bySymbol, byName, longest: Math.max(1, ...[...bySymbol.keys(), ...byName.keys()].map((key) => key.length)) };
}

/** The unit that is written at an offset, the longest that fits and ends there as a word does. */
export function unitAt(words: string, at: number, table: UnitTable): { unit: Unit; end: number } | undefined {
  for (let end = Math.min(words.length, at + table.longest); end > at; end--) {
    if (/[\p{L}\p{N}]/u.test(words.charAt(end - 1)) && /^[\p{L}\p{N}²³$]/u.test(words.charAt(end))) continue;
    const text = words.slice(at, end).replace(/\s/g, ' ');
    const unit = table.bySymbol.get(text) ?? table.byName.get(text.toLowerCase());
    if (unit) return { unit, end };
  }
  return undefined;
}
