/** Values, entities and properties as they stand on a page: names with links, dates with their calendar. */
import type { Coordinate, Document, Labels, Statement, Value } from '../../statement/document.ts';
import { entityLabel } from '../explanation.ts';
import { html, webAddress, type Content, type Markup } from './markup.ts';
import { entityPath, link, propertyOf, propertyPath, type PagePlace, type SiteArticle } from './site-context.ts';
import { timeWords } from './time-words.ts';

/** Where a value is shown: on a page, from an article. */
export interface Showing {
  readonly place: PagePlace;
  readonly article: SiteArticle;
}

/** Text in a language, kept apart from the direction of what stands around it. */
export function words(text: string, lang?: string): Markup {
  return lang === undefined || lang === 'en' ? html`<bdi>${text}</bdi>` : html`<bdi lang="${lang}">${text}</bdi>`;
}

/** The label that an entity is called by, with its language. */
export function mainLabel(label: Labels, lang: string, key: string): { text: string; lang: string } {
  const own = label[lang];
  if (own !== undefined) return { text: own, lang };
  const [first] = Object.entries(label);
  return first ? { text: first[1], lang: first[0] } : { text: key, lang };
}

/** An entity's name, linked to its page. */
export function entityWords(key: string, { place, article }: Showing): Markup {
  const { document } = article;
  const path = entityPath(key, article, place.context);
  const name = words(entityLabel(key, document));
  return path === undefined ? name : html`<a href="${link(place, path)}">${name}</a>`;
}

/** A property's label, linked to its page. */
export function propertyWords(id: string, place: PagePlace): Markup {
  return html`<a href="${link(place, propertyPath(id))}">${propertyOf(id, place.context).label}</a>`;
}

/** A value in words. */
export function valueWords(value: Value, showing: Showing): Markup {
  if ('entity' in value) return entityWords(value.entity, showing);
  if ('item' in value) return itemWords(value.item);
  if ('time' in value) return html`<time>${timeWords(value.time)}</time>`;
  if ('text' in value) return words(value.text, value.lang);
  if ('string' in value) return words(value.string);
  if ('quantity' in value) {
    const { amount, lower, upper, unit } = value.quantity;
    const bounds = lower !== undefined || upper !== undefined ? ` (${lower ?? ''}–${upper ?? ''})` : '';
    return html`${amount}${bounds}${unit !== undefined && html` ${itemWords(unit)}`}`;
  }
  if ('coordinate' in value) return html`${coordinateText(value.coordinate)}`;
  if ('url' in value) {
    const address = webAddress(value.url);
    return address === undefined ? words(value.url) : html`<a href="${address}" rel="nofollow">${words(value.url)}</a>`;
  }
  return html`<em>${'unknown' in value ? 'unknown' : 'none'}</em>`;
}

/** A value as plain text, for pictures and attributes. */
export function valueText(value: Value, document: Document): string {
  if ('entity' in value) return entityLabel(value.entity, document);
  if ('time' in value) return timeWords(value.time);
  if ('text' in value) return value.text;
  if ('string' in value) return value.string;
  if ('item' in value) return value.item;
  if ('quantity' in value) return value.quantity.amount;
  if ('coordinate' in value) return coordinateText(value.coordinate);
  if ('url' in value) return value.url;
  return 'unknown' in value ? 'unknown' : 'none';
}

function coordinateText(coordinate: Coordinate): string {
  return `${degrees(coordinate, 'latitude')}, ${degrees(coordinate, 'longitude')}`;
}

/** Degrees with as many digits as the coordinate is precise; more would claim what nobody measured. */
export function degrees(coordinate: Coordinate, part: 'latitude' | 'longitude'): string {
  const precision = Number(coordinate.precision);
  if (!(precision > 0 && precision < 1)) return coordinate[part];
  const digits = Math.min(10, Math.ceil(-Math.log10(precision) - 1e-9));
  const rounded = Number(coordinate[part]).toFixed(digits);
  return rounded.length < coordinate[part].length ? rounded : coordinate[part];
}

/** An item of Wikidata by its number. */
export function itemWords(item: string): Markup {
  return html`<a class="id" href="https://www.wikidata.org/entity/${encodeURIComponent(item)}">${item}</a>`;
}

const origins: Readonly<Record<Statement['by'], string>> = {
  infobox: 'infobox',
  lead: 'lead',
  list: 'list',
  sentence: 'sentence',
  inference: 'inferred',
  curation: 'added by a person',
};

/** Where a statement was read. */
export function originWords(by: Statement['by']): string {
  return origins[by];
}

/** The identifiers of a property in both vocabularies; schema.org's where the class of the subject has one. */
export function propertyIds(id: string, subject: string, document: Document, place: PagePlace): Content {
  const { schema = {} } = propertyOf(id, place.context);
  const name = Object.hasOwn(document.entities, subject) ? document.entities[subject]?.class : undefined;
  const term = (name === undefined ? undefined : schema[name]) ?? schema.default;
  return [
    html`<a class="id" href="https://www.wikidata.org/wiki/Property:${encodeURIComponent(id)}">wdt:${id}</a>`,
    term !== undefined && html` <a class="id" href="https://schema.org/${encodeURIComponent(term)}">schema:${term}</a>`,
  ];
}
