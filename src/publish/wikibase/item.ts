/**
 * The items of a document as Wikibase JSON, for editors to review: facts only, about entities that have an item of
 * Wikidata or are to get one, with ranks, qualifiers and references. What cannot be said there is left out and told.
 */
import { calendarModels, earth, namespaces } from '../../dataset/vocabulary.ts';
import { slug } from '../../iri.ts';
import type { Document, Qualifier, Statement, Time, Value } from '../../statement/document.ts';
import { parseEdtf } from '../../statement/edtf.ts';
import type { Datatype, PropertyTable } from '../../statement/mapping.ts';
import { wikibaseTime } from '../../statement/time-forms.ts';

/** A value of the Wikibase data model (Wikibase/DataModel/JSON, "Data Values"). */
export type DataValue =
  | { readonly type: 'wikibase-entityid'; readonly value: { 'entity-type': 'item'; 'numeric-id': number; id: string } }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'monolingualtext'; readonly value: { text: string; language: string } }
  | { readonly type: 'time'; readonly value: WikibaseTimeValue }
  | {
      readonly type: 'quantity';
      readonly value: { amount: string; unit: string; lowerBound?: string; upperBound?: string };
    }
  | { readonly type: 'globecoordinate'; readonly value: WikibaseCoordinate };

export interface WikibaseTimeValue {
  /** `+0658-07-00T00:00:00Z`: labels of its calendar, zeros for what it does not say, no year 0. */
  readonly time: string;
  readonly timezone: 0;
  readonly before: 0;
  readonly after: 0;
  readonly precision: number;
  readonly calendarmodel: string;
}

export interface WikibaseCoordinate {
  readonly latitude: number;
  readonly longitude: number;
  readonly altitude: null;
  readonly precision: number;
  readonly globe: string;
}

export interface WikibaseSnak {
  readonly snaktype: 'value' | 'somevalue' | 'novalue';
  readonly property: string;
  readonly datatype: Datatype;
  readonly datavalue?: DataValue;
}

type Snaks = Readonly<Record<string, readonly WikibaseSnak[]>>;

export interface WikibaseStatement {
  readonly type: 'statement';
  readonly mainsnak: WikibaseSnak;
  readonly rank: 'preferred' | 'normal' | 'deprecated';
  readonly qualifiers?: Snaks;
  readonly 'qualifiers-order'?: readonly string[];
  readonly references: readonly { readonly snaks: Snaks; readonly 'snaks-order': readonly string[] }[];
}

interface Term {
  readonly language: string;
  readonly value: string;
}

/** An item; without an id it is to be created. */
export interface WikibaseItem {
  readonly type: 'item';
  readonly id?: string;
  readonly labels?: Readonly<Record<string, Term>>;
  readonly aliases?: Readonly<Record<string, readonly Term[]>>;
  readonly claims: Readonly<Record<string, readonly WikibaseStatement[]>>;
}

/** What to export. */
export interface ExportContext {
  readonly properties: PropertyTable;
  /** The item of the wiki that the article is from. */
  readonly siteItem: string | undefined;
  /** Makes new items for the subjects of articles that have none. */
  readonly create: boolean;
  /** Is told why a statement is left out. */
  readonly leaveOut: (statement: string, reason: string) => void;
}

/** The items of a document, in the order in which it names them. */
export function wikibaseItems(document: Document, context: ExportContext): WikibaseItem[] {
  const writer = new ItemWriter(document, context);
  return Object.keys(document.entities).flatMap((key) => writer.item(key) ?? []);
}

class ItemWriter {
  readonly #document: Document;
  readonly #context: ExportContext;

  constructor(document: Document, context: ExportContext) {
    this.#document = document;
    this.#context = context;
  }

  item(key: string): WikibaseItem | undefined {
    const id = this.#itemOf(key);
    const isNew = id === undefined && this.#context.create && key === this.#document.article.subject;
    const own = this.#document.statements.filter(({ subject }) => subject === key);
    if (id === undefined && !isNew) {
      for (const { id: statement } of own) this.#context.leaveOut(statement, 'its subject has no item of Wikidata');
      return undefined;
    }
    const claims: Record<string, WikibaseStatement[]> = {};
    for (const statement of own) {
      const written = this.#statement(statement);
      if (typeof written === 'string') this.#context.leaveOut(statement.id, written);
      else (claims[statement.property] ??= []).push(written);
    }
    if (Object.keys(claims).length === 0) return undefined;
    return { type: 'item', ...(id === undefined ? this.#names(key) : { id }), claims };
  }

  /** Labels and aliases are for new items only: an item that is there has been given its names by people. */
  #names(key: string): Pick<WikibaseItem, 'labels' | 'aliases'> {
    const { label = {}, alias = {} } = this.#document.entities[key] ?? {};
    const term = (language: string, value: string): Term => ({ language, value });
    const sayable = <T>(names: Readonly<Record<string, T>>): [string, T][] =>
      Object.entries(names).filter(([lang]) => {
        const problem = languageProblem(lang);
        if (problem !== undefined) this.#context.leaveOut(key, problem);
        return problem === undefined;
      });
    return {
      labels: Object.fromEntries(sayable(label).map(([lang, text]) => [lang, term(lang, text)])),
      aliases: Object.fromEntries(sayable(alias).map(([lang, texts]) => [lang, texts.map((text) => term(lang, text))])),
    };
  }

  /** A statement, or the reason why it is none for Wikidata. */
  #statement(statement: Statement): WikibaseStatement | string {
    const { property, value, rank = 'normal', qualifiers = [], by, conflicts } = statement;
    if (by === 'inference') return 'it follows from another statement';
    if (conflicts) return 'the article contradicts it';
    const mainsnak = this.#snak(property, value);
    if (typeof mainsnak === 'string') return mainsnak;
    const qualifierSnaks = qualifiers.map((one: Qualifier) => this.#snak(one.property, one.value));
    const problem = qualifierSnaks.find((snak) => typeof snak === 'string');
    // Without its qualifier a statement says something else.
    if (problem !== undefined) return `of a qualifier, ${problem}`;
    const references = this.#references(statement);
    if (references.length === 0) return 'there is no address that it could refer to';
    const grouped = group(qualifierSnaks as WikibaseSnak[]);
    return {
      type: 'statement',
      mainsnak,
      rank,
      ...(qualifiers.length > 0 && { qualifiers: grouped, 'qualifiers-order': Object.keys(grouped) }),
      references: references.map((snaks) => {
        const all = group(snaks);
        return { snaks: all, 'snaks-order': Object.keys(all) };
      }),
    };
  }

  #snak(property: string, value: Value): WikibaseSnak | string {
    const datatype = this.#context.properties.properties.get(property)?.datatype;
    if (datatype === undefined) return `"${property}" is no property that is known`;
    const head = { property, datatype };
    if ('unknown' in value) return { snaktype: 'somevalue', ...head };
    if ('none' in value) return { snaktype: 'novalue', ...head };
    const datavalue = this.#dataValue(value);
    return typeof datavalue === 'string' ? datavalue : { snaktype: 'value', ...head, datavalue };
  }

  #dataValue(value: Exclude<Value, { unknown: true } | { none: true }>): DataValue | string {
    if ('entity' in value) {
      const item = this.#itemOf(value.entity);
      return item === undefined ? `"${value.entity}" has no item of Wikidata` : itemValue(item);
    }
    if ('item' in value) return itemValue(value.item);
    if ('time' in value) return timeValue(value.time) ?? `"${value.time.edtf}" is no date of Wikibase`;
    if ('quantity' in value) {
      const { amount, lower, upper, unit } = value.quantity;
      const bounds = lower !== undefined &&
        upper !== undefined && { lowerBound: signed(lower), upperBound: signed(upper) };
      return {
        type: 'quantity',
        value: { amount: signed(amount), unit: unit === undefined ? '1' : namespaces.wd + unit, ...bounds },
      };
    }
    if ('coordinate' in value) {
      const { latitude, longitude, precision } = value.coordinate;
      const numbers = { latitude: Number(latitude), longitude: Number(longitude), precision: Number(precision) };
      return { type: 'globecoordinate', value: { ...numbers, altitude: null, globe: earth.value } };
    }
    if ('text' in value) {
      const { text, lang } = value;
      return languageProblem(lang) ?? { type: 'monolingualtext', value: { text, language: lang } };
    }
    return { type: 'string', value: 'url' in value ? value.url : value.string };
  }

  /** Where it was read: the page, at its revision where that is known, and the works that the article cites for it. */
  #references({ references = [], source }: Statement): WikibaseSnak[][] {
    const { roles } = this.#context.properties;
    const { url, revision, title } = this.#document.article;
    const snaks = (...pairs: (readonly [property: string, value: Value | undefined])[]): WikibaseSnak[] =>
      pairs.flatMap(([property, value]) => {
        const snak = value && this.#snak(property, value);
        return snak === undefined || typeof snak === 'string' ? [] : [snak];
      });
    const works = references.map(({ work, pages }) =>
      this.#itemOf(work) === undefined
        ? []
        : snaks([roles.statedIn, { entity: work }], [roles.pages, pages === undefined ? undefined : { string: pages }]),
    );
    if (source !== undefined)
      return [snaks([roles.referenceUrl, { url: source }]), ...works].filter((one) => one.length > 0);
    if (url === undefined) return works.filter((one) => one.length > 0);
    const { siteItem } = this.#context;
    const page =
      revision === undefined ? undefined : `${new URL(url).origin}/w/index.php?title=${slug(title)}&oldid=${revision}`;
    const own = snaks(
      [roles.importedFrom, siteItem === undefined ? undefined : { item: siteItem }],
      page === undefined ? [roles.importUrl, { url }] : [roles.pageVersionUrl, { url: page }],
    );
    return [own, ...works].filter((one) => one.length > 0);
  }

  #itemOf(key: string): string | undefined {
    return this.#document.entities[key]?.same?.wikidata;
  }
}

function group(snaks: readonly WikibaseSnak[]): Record<string, WikibaseSnak[]> {
  const groups: Record<string, WikibaseSnak[]> = {};
  for (const snak of snaks) (groups[snak.property] ??= []).push(snak);
  return groups;
}

/** Why a language tag is no code of Wikidata, which has none for a script alone and for few languages one with a script. */
function languageProblem(tag: string): string | undefined {
  const code = /^(?:zh-han[st]|(?!und|mis|zxx)[a-z]{2,3}(?:-(?:[a-z]{2,3}|[a-z]{5,8}|\d{3}))?)$/i;
  return code.test(tag) ? undefined : `Wikidata has no language ${tag}`;
}

function itemValue(id: string): DataValue {
  return { type: 'wikibase-entityid', value: { 'entity-type': 'item', 'numeric-id': Number(id.slice(1)), id } };
}

function signed(decimal: string): string {
  return /^[+-]/.test(decimal) ? decimal : `+${decimal}`;
}

/**
 * A date as Wikibase JSON has it: unlike RDF, in the labels of its calendar, with zeros for what it does not say, and
 * 44 BCE as -0044.
 */
export function timeValue(time: Time): DataValue | undefined {
  const stamp = wikibaseTime(time);
  const first = parseEdtf(time.edtf)?.members[0]?.first;
  if (!stamp || !first) return undefined;
  // Units above the year begin where Wikibase counts them from; the rest is labelled as the article does.
  const year = stamp.precision < 9 ? Number(/^-?\d+/.exec(stamp.timestamp)?.[0]) : first.firstYear;
  const month = stamp.precision >= 10 ? (first.month ?? 0) : 0;
  const day = stamp.precision >= 11 ? (first.day ?? 0) : 0;
  const [sign, shown] = year > 0 ? ['+', year] : ['-', 1 - year];
  const two = (number: number): string => String(number).padStart(2, '0');
  return {
    type: 'time',
    value: {
      time: `${sign}${String(shown).padStart(4, '0')}-${two(month)}-${two(day)}T00:00:00Z`,
      timezone: 0,
      before: 0,
      after: 0,
      precision: stamp.precision,
      calendarmodel: calendarModels[time.calendar].value,
    },
  };
}
