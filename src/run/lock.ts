/**
 * The lock of IRIs: `ids.lock.yaml` in, a table of keys out, and back. Once an
 * entity has an IRI it keeps it, also when its page is renamed; an entry is
 * never dropped or changed by the program.
 */
import { stringify } from 'yaml';
import type { Report } from '../message.ts';
import { validateYaml } from '../schema.ts';
import { byCodePoint } from './files.ts';

/** What the lock knows of an entity. */
export interface LockEntry {
  /** From the base on, or absolute. */
  readonly iri: string;
  /** Other keys of the same entity. */
  readonly aliases?: readonly string[];
  readonly wikidata?: string;
  /** The key of the article that first named it. */
  readonly first: string;
}

/** Entries by entity key; a key known only inside an article has the article's key before its `#`. */
export type Lock = ReadonlyMap<string, LockEntry>;

const header = `# Which IRI each entity was given. Written by the build, which adds entries and never changes or drops one.
# Commit it: it keeps IRIs the same when pages are renamed. After a rename, put the old key's entry under
# the new title and list the old key in its aliases. An IRI starts from the base, unless it is absolute.
`;

/** Reads a lock; gives undefined, with messages, when it breaks its schema. */
export function parseLock(text: string, schema: object, report: Report): Lock | undefined {
  const data = validateYaml(text, schema, report, 'config/invalid') as { ids: Record<string, LockEntry> } | undefined;
  return data && new Map(Object.entries(data.ids));
}

/** A lock as YAML, in code point order. */
export function formatLock(lock: Lock): string {
  const keys = [...lock.keys()].sort(byCodePoint);
  const ids = new Map(keys.map((key) => [key, lock.get(key)]));
  return (
    header +
    stringify(
      new Map<string, unknown>([
        ['format', 'isnad/ids/1'],
        ['ids', ids],
      ]),
      {
        lineWidth: 0,
        compat: 'yaml-1.1',
      },
    )
  );
}

/** The absolute IRI of each key and alias: what IRIs are minted with. */
export function lockedIris(lock: Lock, base: string): Map<string, string> {
  const iris = new Map<string, string>();
  for (const [key, entry] of lock) {
    const iri = /^[a-z][a-z0-9+.-]*:/i.test(entry.iri) ? entry.iri : base + entry.iri;
    for (const name of [key, ...(entry.aliases ?? [])]) iris.set(name, iri);
  }
  return iris;
}

/** The lock with entities that it does not know yet, by qualified key: their absolute IRI and the article that first names them. */
export function extendLock(lock: Lock, found: ReadonlyMap<string, { iri: string; first: string }>, base: string): Lock {
  const known = new Set([...lock].flatMap(([key, entry]) => [key, ...(entry.aliases ?? [])]));
  const added = [...found]
    .filter(([key]) => !known.has(key))
    .map(([key, { iri, first }]): [string, LockEntry] => {
      return [key, { iri: iri.startsWith(base) ? iri.slice(base.length) : iri, first }];
    });
  return new Map([...lock, ...added]);
}
