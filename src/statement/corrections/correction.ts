/**
 * What people have corrected in the Document of an article: types, and the compilation of source/corrections/*.yaml,
 * which shapes/source/corrections.schema.json has accepted. A correction names what it is about, does one thing, and
 * says by whom, when and why (data-model.md §10.2).
 */
import type { Class, CorrectionRecord, Statement, Value } from '../document.ts';

/** What a correction is about. */
export interface Target {
  readonly statement?: string;
  readonly claim?: string;
  /** A statement by what it says. */
  readonly match?: { readonly subject: string; readonly property: string; readonly value?: Value };
  /** The key of an entity. */
  readonly entity?: string;
  /** A name as the article writes it, in a section, a sentence, or `infobox`. */
  readonly mention?: string;
  readonly in?: string;
  /** A message, by its rule and words at its place. */
  readonly message?: string;
  readonly quote?: string;
}

/** What `set` may change: of a statement its rank and qualifiers, of an entity its label and class. */
export interface SetFields {
  readonly rank?: NonNullable<Statement['rank']>;
  /** By property; they take the place of those that are there. */
  readonly qualifiers?: Readonly<Record<string, readonly Value[]>>;
  readonly label?: string;
  readonly class?: Class;
}

/** A statement, a claim or an entity that a person adds. */
export interface Addition {
  readonly subject?: string;
  readonly property?: string;
  readonly value?: Value;
  readonly slot?: string;
  readonly qualifiers?: Readonly<Record<string, readonly Value[]>>;
  /** Words of the article that it rests on. */
  readonly quote?: string;
  /** Or the address where it was found. */
  readonly source?: string;
  /** It is what somebody says. */
  readonly claim?: {
    readonly according: readonly string[];
    readonly supported?: readonly string[];
    readonly verb: string;
    readonly nature?: string;
    readonly work?: string;
  };
  /** A new entity: its key. */
  readonly entity?: string;
  readonly class?: Class;
  readonly label?: string;
}

export interface Correction {
  readonly id: string;
  readonly by: string;
  readonly date: string;
  readonly why: string;
  readonly on?: Target;
  /** What must still be so, or the correction is stale. */
  readonly expect?: { readonly quote: string };
  readonly set?: SetFields;
  readonly replace?: { readonly subject?: string; readonly property?: string; readonly value?: Value };
  readonly drop?: true;
  readonly add?: Addition;
  /** The entity that a mention means: its key or name. */
  readonly link?: string;
  /** The entity that another one is. */
  readonly merge?: string;
  /** The name of the new entity that a mention means. */
  readonly split?: string;
  readonly same?: { readonly wikidata: string; readonly checked: string };
  readonly accept?: true;
}

/** The corrections of one article. */
export interface CorrectionFile {
  /** Site and title. */
  readonly article: string;
  readonly entries: readonly Correction[];
}

const operations = ['set', 'replace', 'drop', 'add', 'link', 'merge', 'split', 'same', 'accept'] as const;

/** What a correction does. */
export function operationOf(correction: Correction): CorrectionRecord['operation'] {
  return operations.find((operation) => correction[operation] !== undefined) ?? 'accept';
}

/** A correction as the Document records it. */
export function recordOf(correction: Correction): CorrectionRecord {
  const { id, by, date, why } = correction;
  return { id, operation: operationOf(correction), by, date, why };
}

/** The corrections by article key; several files of one article follow one another. */
export function compileCorrections(files: readonly unknown[]): ReadonlyMap<string, CorrectionFile> {
  const byArticle = new Map<string, CorrectionFile>();
  for (const data of files) {
    const file = data as CorrectionFile;
    const known = byArticle.get(file.article);
    byArticle.set(file.article, known ? { ...known, entries: [...known.entries, ...file.entries] } : file);
  }
  return byArticle;
}
