/** What a check of data finds: one breach of one rule, at a node of the graph. Type only. */
import type { Term } from '@rdfjs/types';
import type { Level } from '../message.ts';

/** One breach of one rule. */
export interface DataResult {
  readonly rule: string;
  readonly level: Level;
  /** One sentence without a full stop. */
  readonly message: string;
  /** The node that was looked at. */
  readonly focus: Term;
  /** The predicate it is about, where it is one. */
  readonly path?: Term;
  readonly value?: Term;
}
