/**
 * Says how much of the infoboxes of a corpus becomes statements. In go documents with the mappings they were read by,
 * out comes a tally by template and key: what gave a statement, what is kept as a literal because no property is safe,
 * what no mapping knows, and what could not be read.
 */
import type { Article, Field } from '../article/article.ts';
import type { Document, FieldRecord } from '../statement/document.ts';
import type { MappingTable, Row } from '../statement/mapping.ts';
import { groupBy } from './finding.ts';

/** What became of a field that has a value. */
export type FieldOutcome =
  /** It gave a statement or a qualifier. */
  | 'stated'
  /** It gave a name of the subject. */
  | 'named'
  /** Its key is known to have no safe property. */
  | 'kept'
  /** No mapping knows its key. */
  | 'unmapped'
  /** Its key has a property, but its value could not be read without guessing. */
  | 'unread'
  /** It only tells how another field is to be read: its title, its unit, the rest of its value. */
  | 'role'
  /** It says how the box looks. */
  | 'layout';

/** The outcomes, best first. */
export const fieldOutcomes = ['stated', 'named', 'unread', 'kept', 'unmapped', 'role', 'layout'] as const;

export type OutcomeCounts = Record<FieldOutcome, number>;

/** The fields of one template, or of one key of it. */
export interface CoverageRow {
  readonly template: string;
  /** Absent for the template as a whole. */
  readonly key?: string;
  /** The mapping of the template, if one lists it. */
  readonly mapping?: string;
  /** How many articles have it. */
  articles: number;
  readonly counts: OutcomeCounts;
  /** Values that gave no statement, the first few. */
  readonly examples: { readonly article: string; readonly value: string }[];
}

/** The coverage of a corpus. */
export interface Coverage {
  articles: number;
  /** Articles with an infobox. */
  boxed: number;
  readonly counts: OutcomeCounts;
  readonly templates: CoverageRow[];
  readonly keys: CoverageRow[];
  /** Templates in values and sentences that no file of source/templates knows, by how many pages have them. */
  readonly unknown: { readonly template: string; pages: number }[];
}

/** Examples kept of each key. */
const mostExamples = 3;

/** Collects the coverage of articles, one at a time. */
export class CoverageTally {
  readonly #mappings: MappingTable;
  readonly #rows: ReadonlyMap<string, readonly Row[]>;
  readonly #templates = new Map<string, CoverageRow>();
  readonly #keys = new Map<string, CoverageRow>();
  readonly #unknown = new Map<string, number>();
  readonly #counts = noCounts();
  #articles = 0;
  #boxed = 0;

  constructor(mappings: MappingTable) {
    this.#mappings = mappings;
    this.#rows = groupBy([...new Set(mappings.mappings.flatMap(({ rows }) => rows))], ({ rule }) => rule);
  }

  /** Adds an article and what was read from it. */
  add(article: Article, document: Document, unknownTemplates: readonly string[]): void {
    this.#articles++;
    for (const name of unknownTemplates) this.#unknown.set(name, (this.#unknown.get(name) ?? 0) + 1);
    const fields = [...(article.infobox?.fields ?? [])].sort((a, b) => a.range.start - b.range.start);
    const records = document.infobox?.fields ?? [];
    if (records.length > 0) this.#boxed++;
    const seen = new Set<CoverageRow>();
    records.forEach((record, index) => {
      const field = fields[index];
      const outcome = field && this.#outcomeOf(record, field);
      if (!outcome) return;
      const template = article.page?.templates[field.template ?? -1] ?? 'plain text';
      this.#counts[outcome]++;
      for (const row of [this.#row(this.#templates, template), this.#row(this.#keys, template, record.norm)]) {
        row.counts[outcome]++;
        if (!seen.has(row)) row.articles++;
        seen.add(row);
        if (row.key !== undefined) addExample(row, outcome, field, article.title);
      }
    });
  }

  /** The coverage so far; templates and keys with most to gain come first. */
  get coverage(): Coverage {
    return {
      articles: this.#articles,
      boxed: this.#boxed,
      counts: { ...this.#counts },
      templates: [...this.#templates.values()].sort((a, b) => total(b.counts) - total(a.counts) || byName(a, b)),
      keys: [...this.#keys.values()].sort((a, b) => lacking(b.counts) - lacking(a.counts) || byName(a, b)),
      unknown: [...this.#unknown]
        .map(([template, pages]) => ({ template, pages }))
        .sort((a, b) => b.pages - a.pages || compare(a.template, b.template)),
    };
  }

  #outcomeOf({ outcome, rule }: FieldRecord, { value }: Field): FieldOutcome | undefined {
    if (outcome === 'empty') return undefined;
    if (outcome !== 'local') return outcome;
    if (rule === undefined) return 'unmapped';
    // Of the rows of one key, what the first without a condition on another field says.
    const words = value.words.trim().toLowerCase();
    const rows = (this.#rows.get(rule) ?? []).filter(({ only }) => only === undefined || only.includes(words));
    const placement = (rows.find(({ when }) => when === undefined) ?? rows.at(-1))?.placement;
    return placement === 'role' ? 'role' : placement === 'local' ? 'kept' : 'unread';
  }

  #row(rows: Map<string, CoverageRow>, template: string, key?: string): CoverageRow {
    const id = `${template}\n${key ?? ''}`;
    let row = rows.get(id);
    if (!row) {
      const mapping = this.#mappings.byTemplate.get(template)?.[0]?.name;
      row = {
        template,
        ...(key !== undefined && { key }),
        ...(mapping !== undefined && { mapping }),
        articles: 0,
        counts: noCounts(),
        examples: [],
      };
      rows.set(id, row);
    }
    return row;
  }
}

function noCounts(): OutcomeCounts {
  return { stated: 0, named: 0, kept: 0, unmapped: 0, unread: 0, role: 0, layout: 0 };
}

function addExample(row: CoverageRow, outcome: FieldOutcome, field: Field, article: string): void {
  if (outcome !== 'unread' && outcome !== 'unmapped' && outcome !== 'kept') return;
  if (row.examples.length < mostExamples) row.examples.push({ article, value: field.value.words });
}

/** All fields that say something about the subject. */
export function total({ stated, named, kept, unmapped, unread }: OutcomeCounts): number {
  return stated + named + kept + unmapped + unread;
}

/** Fields that gave nothing but might. */
export function lacking({ unmapped, unread }: OutcomeCounts): number {
  return unmapped + unread;
}

/** Fields that gave nothing, whether something is to be gained or no property is safe. */
export function silent({ kept, unmapped, unread }: OutcomeCounts): number {
  return kept + unmapped + unread;
}

/** The share of all fields that gave a statement, a qualifier or a name; from 0 to 1. */
export function statedShare(counts: OutcomeCounts): number {
  const all = total(counts);
  return all === 0 ? 1 : (counts.stated + counts.named) / all;
}

/** The share of the fields with a property, or that name the subject, that were read; from 0 to 1. */
export function readShare({ stated, named, unread }: OutcomeCounts): number {
  const all = stated + named + unread;
  return all === 0 ? 1 : (stated + named) / all;
}

/** The counts of the templates that a mapping lists. */
export function mappedCounts(templates: readonly CoverageRow[]): OutcomeCounts {
  const counts = noCounts();
  for (const row of templates)
    if (row.mapping !== undefined) for (const outcome of fieldOutcomes) counts[outcome] += row.counts[outcome];
  return counts;
}

function byName(a: CoverageRow, b: CoverageRow): number {
  return compare(`${a.template}\n${a.key ?? ''}`, `${b.template}\n${b.key ?? ''}`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
