/**
 * Reads words that a person points at as the value of a property, by the readers that fields are read with. What they
 * cannot read without guessing is refused with the reason, as it would give no statement in a build.
 */
import { readCoordinate } from './coordinate.ts';
import type { Document, Value } from './document.ts';
import type { Datatype } from './mapping.ts';
import type { NumberWords } from './number-words.ts';
import { readQuantity } from './quantity.ts';
import { readIdentifier, readMediaFile, readString, readUrl } from './text-values.ts';
import type { TimeContext } from './time-reading.ts';
import { readTime } from './time.ts';
import type { UnitTable } from './units.ts';

/** What the words are read with. */
export interface PointedContext {
  readonly document: Document;
  readonly time: TimeContext;
  readonly numbers: NumberWords;
  readonly units: UnitTable;
}

/** A value, or why there is none. */
export type PointedValue = { readonly value: Value } | { readonly problem: string };

/** The value that words give for a property of a datatype, in the place of an old one. */
export function readPointed(words: string, datatype: Datatype, old: Value, context: PointedContext): PointedValue {
  const text = words.replace(/\s+/g, ' ').trim();
  if (text === '') return { problem: 'There are no words to read a value from' };
  return readers[datatype](text, old, context);
}

type Reader = (words: string, old: Value, context: PointedContext) => PointedValue;

const readers: Readonly<Record<Datatype, Reader>> = {
  'wikibase-item': (words, _, { document }) => entityNamed(words, document),
  time: (words, _, context) => timeOf(words, context),
  quantity: (words, old, { numbers, units }) => {
    const unit = 'quantity' in old ? old.quantity.unit : undefined;
    const reading = readQuantity(words, { words: numbers, units, ...(unit !== undefined && { unit }) });
    if (reading.kind === 'unreadable') return { problem: reading.reason };
    const { quantity, circa, bound } = reading.point;
    return circa || bound ? { problem: `"${words}" says that the amount is not exact` } : { value: { quantity } };
  },
  'globe-coordinate': (words) => {
    const reading = readCoordinate(words);
    return reading.kind === 'coordinate' ? { value: { coordinate: reading.coordinate } } : { problem: reading.reason };
  },
  monolingualtext: (text, old, { document }) => ({
    value: { text, lang: 'text' in old ? old.lang : document.article.lang },
  }),
  string: stringReader(readString, 'no short text'),
  'external-id': stringReader(readIdentifier, 'no identifier'),
  commonsMedia: stringReader(readMediaFile, 'no name of a file'),
  url: (words) => {
    const reading = readUrl(words);
    return reading.kind === 'url' ? { value: { url: reading.url } } : { problem: `"${words}" is no web address` };
  },
};

function stringReader(read: (words: string) => string | undefined, what: string): Reader {
  return (words) => {
    const string = read(words);
    return string === undefined ? { problem: `"${words}" is ${what}` } : { value: { string } };
  };
}

function timeOf(words: string, { time }: PointedContext): PointedValue {
  const reading = readTime(words, time);
  switch (reading.kind) {
    case 'unreadable':
    case 'impossible':
      return { problem: reading.reason };
    case 'date': {
      const { time: value, circa, earliest, latest } = reading.point;
      if (!value || circa || earliest || latest || reading.notes.length > 0)
        return { problem: `"${words}" says more than one date; select the date alone` };
      return { value: { time: value } };
    }
    default:
      return { problem: `"${words}" is not one whole date` };
  }
}

/** The entity of a document that has a key, or the only one that has a name: its label, other name, title or key. */
export function entityNamed(words: string, document: Document): PointedValue {
  if (Object.hasOwn(document.entities, words)) return { value: { entity: words } };
  const name = words.replaceAll('_', ' ');
  const named = Object.entries(document.entities).filter(([key, { label, alias = {}, title }]) =>
    [key.replaceAll('_', ' '), title, ...Object.values(label), ...Object.values(alias).flat()].includes(name),
  );
  const [one, ...others] = named;
  if (!one) return { problem: `No entity of the article is called "${words}"` };
  if (others.length > 0) return { problem: `"${words}" is the name of ${named.length} entities; write the key of one` };
  return { value: { entity: one[0] } };
}
