/** Counts what is in a dataset, an article at a time: quads go in, the numbers of its description come out. */
import type { Quad } from '@rdfjs/types';
import { namespaces } from './vocabulary.ts';

/** How much there is of what; plain data, so that it can be kept between builds. */
export interface QuadCounts {
  readonly quads: number;
  /** Quads by predicate. */
  readonly properties: Readonly<Record<string, number>>;
  /** Subjects by type; a subject that several articles describe counts in each. */
  readonly classes: Readonly<Record<string, number>>;
  /** `owl:sameAs` links by the site they lead to. */
  readonly links: Readonly<Record<string, number>>;
  /** First and last astronomical year that a date falls in. */
  readonly years?: readonly [first: number, last: number];
}

const { rdf, owl } = namespaces;

/** Counts the quads of one article. */
export function countQuads(quads: Iterable<Quad>, { yearTerm }: { readonly yearTerm: string }): QuadCounts {
  let all = 0;
  const properties: Record<string, number> = {};
  const classes: Record<string, number> = {};
  const links: Record<string, number> = {};
  const years: number[] = [];
  for (const { predicate, object } of quads) {
    all++;
    increase(properties, predicate.value);
    if (predicate.value === `${rdf}type`) increase(classes, object.value);
    if (predicate.value === `${owl}sameAs`) increase(links, new URL('/', object.value).href);
    if (predicate.value === yearTerm) years.push(Number(object.value));
  }
  return { quads: all, properties, classes, links, ...rangeOf(years) };
}

/** Adds up the counts of articles. */
export function sumCounts(counts: Iterable<QuadCounts>): QuadCounts {
  let quads = 0;
  const properties: Record<string, number> = {};
  const classes: Record<string, number> = {};
  const links: Record<string, number> = {};
  const years: number[] = [];
  for (const one of counts) {
    quads += one.quads;
    for (const [total, part] of [
      [properties, one.properties],
      [classes, one.classes],
      [links, one.links],
    ] as const) {
      for (const [key, count] of Object.entries(part)) increase(total, key, count);
    }
    if (one.years) years.push(...one.years);
  }
  return { quads, properties, classes, links, ...rangeOf(years) };
}

function increase(counts: Record<string, number>, key: string, by = 1): void {
  counts[key] = (counts[key] ?? 0) + by;
}

function rangeOf(years: readonly number[]): { years?: [number, number] } {
  let [first, last] = [Infinity, -Infinity];
  for (const year of years) {
    first = Math.min(first, year);
    last = Math.max(last, year);
  }
  return years.length === 0 ? {} : { years: [first, last] };
}
