/** What reading an article gave, ready to be written down as a Document: types only. */
import type { Article } from '../article/article.ts';
import type { Message } from '../message.ts';
import type { CitedWork } from './bibliography.ts';
import type { Document } from './document.ts';
import type { DraftClaim, DraftQuotation, DraftStatement } from './draft.ts';
import type { Entity } from './entity.ts';
import type { ReadFieldRecord } from './field-statement.ts';
import type { Choice } from './mapping-choice.ts';
import type { PropertyTable } from './mapping.ts';
import type { EntityRegistry } from './registry.ts';

/** Where an article comes from. */
export interface DocumentOrigin {
  readonly site: string;
  readonly lang: string;
  /** A page's address without its title. */
  readonly pages?: string;
  readonly licence: string;
  /** What every IRI starts with: ids rest on it. */
  readonly base: string;
  readonly file: string;
  readonly form: 'plain' | 'wikitext';
  readonly sha256: string;
  readonly bytes: number;
}

/** Everything that a Document is written from. */
export interface Findings {
  readonly article: Article;
  readonly origin: DocumentOrigin;
  readonly registry: EntityRegistry;
  readonly choice: Choice;
  readonly records: readonly ReadFieldRecord[];
  readonly statements: readonly DraftStatement[];
  readonly claims: readonly DraftClaim[];
  readonly quotations: readonly DraftQuotation[];
  readonly corrections?: Document['corrections'];
  /** Pages by the id of the list item that names them. */
  readonly seeAlso: ReadonlyMap<string, Entity>;
  readonly works: readonly CitedWork[];
  /** The works that references name, by the id of the source. */
  readonly cited: ReadonlyMap<string, Entity>;
  readonly messages: readonly Message[];
  readonly properties: PropertyTable;
}
