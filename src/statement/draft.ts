/**
 * What extraction works on before a Document is written: statements whose entities are handles that may still be
 * merged, and whose evidence is ranges of the text. Types only.
 */
import type { Range } from '../range.ts';
import type { Claim, EntityValue, QuotationRecord, Statement, Value } from './document.ts';
import type { Entity } from './entity.ts';

/** A place of the article that a snak rests on, in UTF-16 offsets of its text. */
export interface Ground {
  readonly range: Range;
  /** `infobox`, or the id of the section. */
  readonly part: string;
  /** The key of the infobox field, as written. */
  readonly field?: string;
  /** The id of the sentence, list item or quotation. */
  readonly sentence?: string;
  /** The words a person reads there, where markup makes them differ from the text at `range`. */
  readonly words?: string;
}

/** A value whose entity is a handle. */
export type DraftValue = { readonly entity: Entity } | Exclude<Value, EntityValue>;

/** A property with its value and what it rests on. */
export interface DraftSnak {
  readonly property: string;
  readonly value: DraftValue;
  readonly grounds: readonly Ground[];
}

/** A source that the article cites for a statement. */
export interface DraftReference {
  /** The id among `page.sources` of the article. */
  readonly source: string;
  readonly pages?: string;
}

/** A statement in the making. */
export interface DraftStatement {
  subject: Entity;
  property: string;
  value: DraftValue;
  /** Tells apart statements alike in subject, property and value. */
  slot?: string;
  rank?: NonNullable<Statement['rank']>;
  readonly by: Statement['by'];
  readonly rule: string;
  readonly qualifiers: DraftSnak[];
  readonly grounds: Ground[];
  readonly references: DraftReference[];
  /** Statements that cannot be true together with this one, and were found before it. */
  readonly conflicts: DraftStatement[];
  /** For `by: inference`. */
  readonly inferredFrom: DraftStatement[];
  /** Ids of the corrections that made or changed it. */
  readonly corrections: string[];
  /** The id it had before a correction changed what ids are made of. */
  id?: string;
  /** Where a person found it, when it is not in the text. */
  source?: string;
}

/** What somebody says, in the making. */
export interface DraftClaim {
  subject: Entity;
  property: string;
  value: DraftValue;
  slot?: string;
  readonly by: Claim['by'];
  readonly rule: string;
  readonly qualifiers: DraftSnak[];
  readonly grounds: Ground[];
  readonly according: Entity[];
  readonly supported: Entity[];
  readonly verb: string;
  readonly nature?: string;
  readonly work?: Entity;
  readonly corrections: string[];
}

/** Words that the article quotes, in the making. */
export interface DraftQuotation extends Pick<QuotationRecord, 'id' | 'text' | 'lang' | 'credit'> {
  readonly speaker?: Entity;
  readonly according?: Entity;
  readonly about?: readonly Entity[];
  readonly grounds: readonly Ground[];
}

/** A statement with nothing but what it must have. */
export function draftStatement(
  parts: Pick<DraftStatement, 'subject' | 'property' | 'value' | 'by' | 'rule'> &
    Partial<Pick<DraftStatement, 'slot' | 'qualifiers' | 'grounds' | 'references' | 'inferredFrom'>>,
): DraftStatement {
  return {
    qualifiers: [],
    grounds: [],
    references: [],
    conflicts: [],
    inferredFrom: [],
    corrections: [],
    ...parts,
  };
}
