/**
 * The pinned vocabularies: the tab-separated lists of shapes/vocabulary/ go in; what is known of Wikidata's properties
 * and items and of schema.org's terms comes out. Nothing enters the tables of source/ that is not in them.
 */

/** A property or class of schema.org. */
export interface SchemaTerm {
  readonly kind: 'property' | 'class';
  /** For a property its domains, for a class its superclasses. */
  readonly domains: readonly string[];
  readonly ranges: readonly string[];
  /** What has taken its place. */
  readonly supersededBy?: string;
}

export interface Pinned {
  readonly properties: ReadonlyMap<string, { readonly label: string; readonly datatype: string }>;
  /** The English label of each item. */
  readonly items: ReadonlyMap<string, string>;
  readonly terms: ReadonlyMap<string, SchemaTerm>;
}

/** Reads the three lists. Lines that are too short give empty columns. */
export function readPinned(lists: { properties: string; items: string; terms: string }): Pinned {
  return {
    properties: new Map(
      rows(lists.properties).map(([id = '', label = '', datatype = '']) => [id, { label, datatype }]),
    ),
    items: new Map(rows(lists.items).map(([id = '', label = '']) => [id, label])),
    terms: new Map(
      rows(lists.terms).map(([name = '', kind = '', domains = '', ranges = '', supersededBy = '']) => [
        name,
        {
          kind: kind === 'class' ? kind : 'property',
          domains: words(domains),
          ranges: words(ranges),
          ...(supersededBy && { supersededBy }),
        },
      ]),
    ),
  };
}

/** The cells of each line after the heading. */
function rows(list: string): string[][] {
  return list
    .split(/\r?\n/)
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split('\t'));
}

function words(cell: string): string[] {
  return cell.split(' ').filter(Boolean);
}

/** Whether a class is another or lies below it. */
export function isSubclass(terms: Pinned['terms'], name: string, above: string, seen = new Set<string>()): boolean {
  if (name === above) return true;
  if (seen.has(name)) return false;
  seen.add(name);
  return (terms.get(name)?.domains ?? []).some((parent) => isSubclass(terms, parent, above, seen));
}
