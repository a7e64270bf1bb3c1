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
   * stated: gave statements or qualifiers; named: gave a name of the subject; local: kept as a literal only; empty: no value.
   */
  outcome: 'stated' | 'named' | 'local' | 'empty';
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
    rule: 'same-name' | 'see-also' | 'same-family' | 'only-candidate' | 'curated';
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
   * @minItems 1
   */
  conflicts?: string[];
  /**
   * @minItems 1
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
