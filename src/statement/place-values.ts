/**
 * Reads fields whose values are places: each line is a chain, "Ulm, Bavaria, Germany", whose first name is the value and
 * each next one what the one before lies in, unless that is a state of the past. A chain with a word of doubt states
 * nothing.
 */
import type { Passage } from '../article/passage.ts';
import type { DraftStatement } from './draft.ts';
import type { Entity } from './entity.ts';
import type { FieldContext, FieldReading, FieldTask, FieldValue } from './field-context.ts';
import { entitiesOf, isAmong } from './item-entities.ts';
import { aboutItem, reportItem } from './item-values.ts';
import { readList, type ListItem } from './list.ts';

/** Reads places, one a line: the first name is the value, each next one is what the one before lies in. */
export function readPlaces(passage: Passage, task: FieldTask, context: FieldContext): FieldReading {
  const reading: FieldReading = { values: [], about: [] };
  for (const chain of placeChains(passage, context)) {
    const value = readChain(chain, passage, task, context, reading.about);
    if (value) reading.values.push(value);
  }
  return reading;
}

/** The pieces of each line; a name that holds a comma is one piece. */
function placeChains(passage: Passage, context: FieldContext): ListItem[][] {
  const chains: ListItem[][] = [];
  for (const item of readList(passage, context.lists)) {
    const chain = chains.at(-1);
    const previous = chain?.at(-1);
    const dated = previous?.marks.some(({ words }) => /\d/.test(words)) === true;
    // After "Paris (1990–2000)" the next place is another.
    if (!chain || !previous || dated || /[\n;•·]/.test(passage.words.slice(previous.end, item.start))) {
      chains.push([item]);
      continue;
    }
    const joined = passage.words.slice(previous.start, item.end);
    if (context.lists.commaNames.has(joined.toLowerCase())) {
      chain[chain.length - 1] = { ...previous, name: joined, end: item.end, marks: item.marks };
    } else chain.push(item);
  }
  return chains;
}

function readChain(
  chain: readonly ListItem[],
  passage: Passage,
  task: FieldTask,
  context: FieldContext,
  about: DraftStatement[],
): FieldValue | undefined {
  const doubtful = chain.find((item) => item.hedge !== undefined);
  const [first] = chain;
  if (!first) return undefined;
  if (doubtful) {
    reportItem(doubtful, passage, true, context);
    return undefined;
  }
  let inner: Entity | undefined;
  /** Whether the place before is a state, now or once: it lies in nothing that a chain names, as in "Ukraine, Kiev". */
  let outermost = false;
  let value: FieldValue | undefined;
  const contained = isContainment(chain, task, context);
  for (const item of chain) {
    const [place, more] = isPlaceName(item.name) ? entitiesOf(item, passage, task.valueClass, task.row, context) : [];
    if (!place || more) {
      if (!value) reportItem(item, passage, false, context);
      break;
    }
    value ??= { property: task.property, value: { entity: place }, qualifiers: [] };
    // A place lay in a state that is no more at some time only, and the chain does not say when; so too where "Syria"
    // leads to a land of the past.
    const country = isAmong(item, { among: 'countries' }, context);
    const state = context.lists.countries.has(item.name.toLowerCase());
    const former =
      [item.name, ...item.links.map(({ target }) => target)].some(context.lists.isFormerState) || (!country && state);
    if (contained && inner && inner !== place && task.row.within !== undefined && !former && !outermost) {
      const { roles } = context.properties;
      const within = country ? roles.country : task.row.within;
      about.push(aboutItem(inner, within, { entity: place }, [task.ground], task));
    }
    inner = place;
    outermost = former || state;
  }
  return value;
}

/** Whether each place of a chain lies in the next. Among residences "Paris, London" may be two; a state at the end tells. */
function isContainment(chain: readonly ListItem[], { row }: FieldTask, { lists }: FieldContext): boolean {
  return row.times === undefined || lists.countries.has(chain.at(-1)?.name.toLowerCase() ?? '');
}

/** A place begins with a capital, or with a particle of a name: `al-Andalus`, `s-Hertogenbosch`. */
function isPlaceName(name: string): boolean {
  return /^(?:['’]?\p{Ll}{1,3}[-'’ ])?[\p{Lu}\p{Lt}\p{Lo}]/u.test(name) && !/\d{3}/.test(name);
}
