/**
 * The types of a Document: what one article states, with its evidence.
 * Generated from shapes/document.schema.json by `npm run types`; change the schema, not this file.
 */

/**
 * BCP 47, lower case.
 */
export type LanguageTag = string;
/**
 * Start and end in Unicode code points, end exclusive.
 *
 * @minItems 2
 * @maxItems 2
 */
export type Span = [start: number, end: number];
/**
 * A key of the entities of this document.
 */
export type EntityKey = string;
export type Class = 'Person' | 'Place' | 'Organization' | 'Event' | 'Position' | 'CreativeWork' | 'Concept' | 'Thing';
/**
 * A Wikidata property number.
 */
export type PropertyId = string;
/**
 * One of the Wikibase datatypes, or that a value is unknown or that there is none.
 */
export type Value =
  | EntityValue
  | ItemValue
  | TimeValue
  | QuantityValue
  | CoordinateValue
  | TextValue
  | StringValue
  | UrlValue
  | UnknownValue
  | NoValue;
export type Decimal = string;

/**
 * What one article states, with the evidence for each snak. Spans count Unicode code points of the article's text, end exclusive.
 */
export interface Document {
  format: 'isnad/document/1';
  article: ArticleRecord;
  infobox?: InfoboxRecord;
  /**
   * @minItems 1
   */
  sections: SectionRecord[];
  /**
   * By key: the title of a page with _ for blanks, or # and a name known only inside this article.
   */
  entities: {
    [k: string]: EntityRecord;
  };
  statements: Statement[];
  /**
   * What the article reports that somebody says, suspects or believes: never asserted.
   */
  claims?: Claim[];
  quotations?: QuotationRecord[];
  /**
   * The corrections by people that were applied, in order.
   */
  corrections?: CorrectionRecord[];
  /**
   * What the article cites, in order.
   */
  works: WorkRecord[];
  messages: MessageRecord[];
}
export interface ArticleRecord {
  /**
   * Site and title: the identity of the article, never taken from the file's name.
   */
  key: string;
  site: string;
  lang: LanguageTag;
  title: string;
  titleAt?: Span;
  url?: string;
  /**
   * The page's revision number, where known.
   */
  revision?: string;
  licence: string;
  subject: EntityKey;
  class: Class;
  /**
   * The mappings that the infobox's keys chose, best fit first.
   */
  mappings?: string[];
  source: {
    file: string;
    form: 'plain' | 'wikitext';
    sha256: string;
    bytes: number;
    codepoints: number;
    offsets: 'codepoint';
  };
}
export interface InfoboxRecord {
  at: Span;
  names?: {
    text: string;
    at: Span;
  }[];
  fields: FieldRecord[];
}
export interface FieldRecord {
  key: string;
  norm: string;
  number?: number;
  /**
   * The value as written.
   */
  raw: string;
  at: {
    key: Span;
    value: Span;
  };
  /**
   * The row of the mappings that read it: mapping/key.
   */
  rule?: string;
  /**
   * stated: gave statements or qualifiers; named: gave a name of the subject; local: kept as a literal only; layout: says how the box looks; empty: no value.
   */
  outcome: 'stated' | 'named' | 'local' | 'layout' | 'empty';
}
export interface SectionRecord {
  id: string;
  level: number;
  title: string;
  kind: 'lead' | 'prose' | 'see-also' | 'bibliography' | 'references' | 'external-links';
  at: Span;
  heading?: Span;
  sentences?: {
    id: string;
    at: Span;
  }[];
  items?: {
    id: string;
    at: Span;
    depth?: number;
    entity?: EntityKey;
  }[];
  quotations?: {
    id: string;
    at: Span;
  }[];
}
export interface EntityRecord {
  class: Class;
  /**
   * The title of its page on the article's site, where the article links it.
   */
  title?: string;
  label: Labels;
  alias?: Aliases;
  /**
   * How a short name came to mean this entity.
   */
  resolved?: {
    name: string;
    at: Span;
    /**
     * The rule of entity resolution that settled it.
     */
    rule: string;
  }[];
  /**
   * Checked external ids.
   */
  same?: {
    wikidata?: string;
    checked?: string;
  };
  /**
   * Where the article names it, first mention first.
   */
  mentions?: Span[];
}
/**
 * One text per language tag.
 */
export interface Labels {
  [k: string]: string;
}
/**
 * Texts per language tag.
 */
export interface Aliases {
  /**
   * @minItems 1
   */
  [k: string]: string[];
}
export interface Statement {
  /**
   * UUIDv5 of subject, property, main value and slot.
   */
  id: string;
  subject: EntityKey;
  property: PropertyId;
  value: Value;
  /**
   * Tells apart statements that are alike in subject, property and value, such as two terms of one office.
   */
  slot?: string;
  rank?: 'preferred' | 'normal' | 'deprecated';
  /**
   * What kind of place it was read from.
   */
  by: 'infobox' | 'lead' | 'list' | 'sentence' | 'inference' | 'curation';
  /**
   * The row of the mappings, or the rule, that read it.
   */
  rule?: string;
  /**
   * @minItems 1
   */
  qualifiers?: Qualifier[];
  /**
   * The sources that the article itself cites for it.
   *
   * @minItems 1
   */
  references?: SourceReference[];
  /**
   * @minItems 1
   */
  conflicts?: string[];
  /**
   * The statements it follows from, for by: inference.
   *
   * @minItems 1
   */
  inferredFrom?: string[];
  /**
   * Ids of the corrections that made or changed it.
   *
   * @minItems 1
   */
  corrections?: string[];
  /**
   * Where a person found it, when it is not in the text.
   */
  source?: string;
  /**
   * May only be empty when source is given.
   */
  evidence: Evidence[];
}
export interface EntityValue {
  entity: EntityKey;
}
export interface ItemValue {
  item: string;
}
export interface TimeValue {
  time: Time;
}
/**
 * A date as labelled in its calendar; bounds and day numbers follow from it.
 */
export interface Time {
  /**
   * EDTF level 2 in the labels of the calendar.
   */
  edtf: string;
  calendar: 'julian' | 'gregorian';
  precision: 'day' | 'month' | 'year' | 'decade' | 'century' | 'millennium';
  /**
   * The words of the source.
   */
  lexical?: string;
  /**
   * YYYY, YYYY-MM or YYYY-MM-DD of the Hijri calendar (tabular, civil), where the source gives it.
   */
  hijri?: string;
}
export interface QuantityValue {
  quantity: Quantity;
}
export interface Quantity {
  amount: Decimal;
  lower?: Decimal;
  upper?: Decimal;
  /**
   * The unit's Wikidata item; absent for a bare number.
   */
  unit?: string;
  lexical?: string;
}
export interface CoordinateValue {
  coordinate: Coordinate;
}
/**
 * Degrees on the Earth's reference ellipsoid, WGS 84.
 */
export interface Coordinate {
  latitude: Decimal;
  longitude: Decimal;
  /**
   * In degrees.
   */
  precision: string;
  lexical?: string;
}
export interface TextValue {
  text: string;
  lang: LanguageTag;
}
export interface StringValue {
  string: string;
}
export interface UrlValue {
  url: string;
}
export interface UnknownValue {
  unknown: true;
}
export interface NoValue {
  none: true;
}
export interface Qualifier {
  property: PropertyId;
  value: Value;
  /**
   * @minItems 1
   */
  evidence: Evidence[];
}
/**
 * The characters a snak rests on.
 */
export interface Evidence {
  /**
   * Exactly the text at the span.
   */
  quote: string;
  /**
   * The quote as a person reads it, where markup makes it differ.
   */
  words?: string;
  at: Span;
  /**
   * infobox, or the id of the section.
   */
  part: string;
  /**
   * The key of the infobox field, as written.
   */
  field?: string;
  /**
   * The id of the sentence or list item.
   */
  sentence?: string;
}
export interface SourceReference {
  work: EntityKey;
  pages?: string;
  at?: Span;
}
export interface Claim {
  /**
   * UUIDv5 of subject, property, main value, slot and holders.
   */
  id: string;
  subject: EntityKey;
  property: PropertyId;
  value: Value;
  slot?: string;
  by: 'sentence' | 'curation';
  rule: string;
  /**
   * @minItems 1
   */
  qualifiers?: Qualifier[];
  /**
   * Who says so; empty when the text names nobody.
   */
  according: EntityKey[];
  /**
   * Whose view is reported by those who say so.
   *
   * @minItems 1
   */
  supported?: EntityKey[];
  /**
   * The words that attribute it.
   */
  verb: string;
  /**
   * The hedge, as an item of Wikidata.
   */
  nature?: string;
  /**
   * A key of the entities of this document.
   */
  work?: string;
  /**
   * @minItems 1
   */
  corrections?: string[];
  /**
   * @minItems 1
   */
  evidence: Evidence[];
}
/**
 * Words of somebody that the article quotes.
 */
export interface QuotationRecord {
  /**
   * Of the block, or section and ordinal of a quotation within a sentence.
   */
  id: string;
  /**
   * Without quotation marks.
   */
  text: string;
  lang: LanguageTag;
  speaker?: EntityKey;
  /**
   * A key of the entities of this document.
   */
  according?: string;
  /**
   * The words that say whose they are, when they name nobody.
   */
  credit?: string;
  /**
   * @minItems 1
   */
  about?: EntityKey[];
  /**
   * @minItems 1
   */
  evidence: Evidence[];
}
export interface CorrectionRecord {
  id: string;
  operation: 'set' | 'replace' | 'drop' | 'add' | 'link' | 'merge' | 'split' | 'same' | 'accept';
  by: string;
  date: string;
  why: string;
}
/**
 * One line of a list of works.
 */
export interface WorkRecord {
  /**
   * A key of the entities of this document.
   */
  entity?: string;
  raw: string;
  at: Span;
  part: string;
  /**
   * The id of the list item.
   */
  item: string;
}
export interface MessageRecord {
  level: 'error' | 'warning' | 'info';
  rule: string;
  reason: string;
  at?: Span;
}
