/**
 * Values of snaks as RDF: the simple term that stands behind `wdt:`, `ps:` and `pq:`, and the triples of the node of a
 * full value (time, quantity, coordinates), in the shape of Wikibase's own RDF plus the terms of data-model §5.3.
 */
import type { Literal, NamedNode, Quad } from '@rdfjs/types';
import { precisionNumbers } from '../statement/time-forms.ts';
import type { Coordinate, Quantity, Time, Value } from '../statement/document.ts';
import type { ArticleTerms } from './article-terms.ts';
import { triples, type Pair } from './terms.ts';
import { boundTerms, timeStamp } from './time-terms.ts';
import { calendarModels, earth, namespaces, one, rdf, schema, wikibase, xsd } from './vocabulary.ts';
import { namespace } from './terms.ts';

const edtfType = namespace(namespaces.edtf)('EDTF');
const pointType = namespace(namespaces.geo)('wktLiteral');

/** A number as XSD 1.1 writes a double in its canonical form: `2.14225E1`. */
function double(decimal: string): string {
  const [mantissa = '0', exponent = '0'] = Number(decimal).toExponential().split('e');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}

/** The term of a value that is known; nothing for unknown and for none. `media` values are files of Wikimedia Commons. */
export function simpleValue(value: Value, property: string, terms: ArticleTerms): NamedNode | Literal | undefined {
  if ('entity' in value) return terms.entity(value.entity);
  if ('item' in value) return terms.wikidata(value.item);
  if ('time' in value) return timeStamp(value.time, terms);
  if ('quantity' in value) return terms.typed(value.quantity.amount, xsd('decimal'));
  if ('coordinate' in value) {
    const { latitude, longitude } = value.coordinate;
    return terms.typed(`Point(${longitude} ${latitude})`, pointType);
  }
  if ('text' in value) return terms.text(value.text, value.lang);
  if ('url' in value) return terms.iri(value.url);
  if ('string' in value) {
    return terms.property(property)?.datatype === 'commonsMedia' ? terms.file(value.string) : terms.text(value.string);
  }
  return undefined;
}

/** Whether a value has a node of its own. */
export function isFull(value: Value): boolean {
  return 'time' in value || 'quantity' in value || 'coordinate' in value;
}

/** The triples of the node of a full value; none for other values. */
export function* valueQuads(value: Value, terms: ArticleTerms): Generator<Quad> {
  if (!isFull(value)) return;
  const pairs =
    'time' in value
      ? timePairs(value.time, terms)
      : 'quantity' in value
        ? quantityPairs(value.quantity, terms)
        : 'coordinate' in value
          ? coordinatePairs(value.coordinate, terms)
          : [];
  yield* triples(terms.value(value), pairs);
}

function* timePairs(time: Time, terms: ArticleTerms): Generator<Pair> {
  yield [rdf('type'), wikibase('TimeValue')];
  yield [wikibase('timeValue'), timeStamp(time, terms)];
  yield [wikibase('timePrecision'), terms.integer(precisionNumbers[time.precision])];
  yield [wikibase('timeTimezone'), terms.integer(0)];
  yield [wikibase('timeCalendarModel'), calendarModels[time.calendar]];
  yield [terms.own('edtf'), terms.typed(time.edtf, edtfType)];
  for (const [name, bound] of boundTerms(time, terms)) yield [terms.own(name), bound];
  if (time.hijri !== undefined) yield [terms.own('hijri'), terms.text(time.hijri)];
  yield* lexicalPair(time, terms);
}

function* quantityPairs(quantity: Quantity, terms: ArticleTerms): Generator<Pair> {
  const decimal = (text: string | undefined): Literal | undefined =>
    text === undefined ? undefined : terms.typed(text, xsd('decimal'));
  yield [rdf('type'), wikibase('QuantityValue')];
  yield [wikibase('quantityAmount'), decimal(quantity.amount)];
  yield [wikibase('quantityUnit'), quantity.unit === undefined ? one : terms.wikidata(quantity.unit)];
  yield [wikibase('quantityLowerBound'), decimal(quantity.lower)];
  yield [wikibase('quantityUpperBound'), decimal(quantity.upper)];
  yield* lexicalPair(quantity, terms);
}

function* coordinatePairs(coordinate: Coordinate, terms: ArticleTerms): Generator<Pair> {
  yield [rdf('type'), wikibase('GlobecoordinateValue')];
  for (const [name, decimal] of [
    ['geoLatitude', coordinate.latitude],
    ['geoLongitude', coordinate.longitude],
    ['geoPrecision', coordinate.precision],
  ] as const) {
    yield [wikibase(name), terms.typed(double(decimal), xsd('double'))];
  }
  yield [wikibase('geoGlobe'), earth];
  yield* lexicalPair(coordinate, terms);
}

function* lexicalPair({ lexical }: { readonly lexical?: string }, terms: ArticleTerms): Generator<Pair> {
  if (lexical !== undefined && lexical !== '') yield [terms.own('lexical'), terms.text(lexical, terms.lang)];
}

/** The node of a full value seen as schema.org sees it, when it is more than a bare number. */
export function* schemaValueQuads(value: Value, terms: ArticleTerms): Generator<Quad> {
  const node = terms.value(value);
  if ('quantity' in value) {
    const { amount, lower, upper, unit } = value.quantity;
    const decimal = (text: string | undefined): Literal | undefined =>
      text === undefined ? undefined : terms.typed(text, xsd('decimal'));
    yield* triples(node, [
      [rdf('type'), schema('QuantitativeValue')],
      [schema('value'), decimal(amount)],
      [schema('minValue'), decimal(lower)],
      [schema('maxValue'), decimal(upper)],
      [schema('unitCode'), unit === undefined ? undefined : terms.wikidata(unit)],
    ]);
  }
  if ('coordinate' in value) {
    const { latitude, longitude } = value.coordinate;
    yield* triples(node, [
      [rdf('type'), schema('GeoCoordinates')],
      [schema('latitude'), terms.typed(latitude, xsd('decimal'))],
      [schema('longitude'), terms.typed(longitude, xsd('decimal'))],
    ]);
  }
}
