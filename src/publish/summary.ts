/** What the pages about a dataset tell of it: types only. */

/** A dataset and its articles. */
export interface DatasetSummary {
  readonly title: string;
  readonly description: string;
  readonly publisher: { readonly name: string; readonly url?: string };
  /** The address of the licence. */
  readonly licence: string;
  /** The version of the program. */
  readonly version: string;
  readonly formats: readonly string[];
  /** In the order of their names. */
  readonly articles: readonly ArticleSummary[];
}

/** One article of a dataset. */
export interface ArticleSummary {
  /** Its folder in the output. */
  readonly name: string;
  /** Site and title. */
  readonly key: string;
  readonly title: string;
  readonly url?: string;
  readonly revision?: string;
  /** The site's name: `English Wikipedia`. */
  readonly site: string;
  readonly source: { readonly file: string; readonly sha256: string; readonly bytes: number };
  readonly statements: number;
  readonly entities: number;
  readonly quads: number;
}
