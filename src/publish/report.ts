/**
 * How good a build is, in numbers: documents go in one by one, with what checks found; a page and a JSON object come out.
 * They depend on the data alone, so that two builds of the same articles have the same report.
 */
import type { Document, EntityRecord, Evidence, Statement } from '../statement/document.ts';
import { amount } from './findings/text.ts';
import { entityLabel, formatValue } from './explanation.ts';
import { countFindings, groupBy, type CheckReport } from './finding.ts';
import { escapeMarkdown } from './readme.ts';

/** A part of a whole. */
export interface Share {
  readonly of: number;
  readonly have: number;
}

/** The numbers of a build. */
export interface BuildReport {
  readonly format: 'isnad/report/1';
  /** The version of the program, and the format of its documents. */
  readonly version: string;
  readonly documents: string;
  readonly articles: number;
  readonly statements: number;
  readonly claims: number;
  readonly quotations: number;
  readonly works: number;
  readonly entities: number;
  readonly classes: Readonly<Record<string, number>>;
  /** By P-number and label. */
  readonly properties: readonly { readonly property: string; readonly label: string; readonly statements: number }[];
  /** What read the statements: the infobox, the lead, sentences … */
  readonly by: Readonly<Record<string, number>>;
  /** Statements and qualifiers that show what they rest on. */
  readonly evidence: Share;
  /** Infobox fields that gave a statement or a name, of those that have a value. */
  readonly fields: Share;
  /** Infobox keys that gave nothing, and how often. */
  readonly unusedKeys: readonly { readonly key: string; readonly times: number }[];
  /** Sentences that some statement, claim or quotation rests on. */
  readonly sentences: Share;
  /** Entities with a page of their own. */
  readonly linked: Share;
  readonly conflicts: readonly string[];
  readonly unresolved: readonly string[];
  /** Messages of the build by rule. */
  readonly messages: Readonly<Record<string, number>>;
  readonly findings: Readonly<Record<string, number>>;
  readonly levels: Readonly<Record<'error' | 'warning' | 'info', number>>;
}

/** How many lines a list of the report has at most. */
const longest = 100;

/** Adds documents up. */
export class ReportCounter {
  readonly #label: (property: string) => string;
  readonly #classes = new Map<string, number>();
  readonly #properties = new Map<string, number>();
  readonly #by = new Map<string, number>();
  readonly #keys = new Map<string, number>();
  readonly #messages = new Map<string, number>();
  readonly #conflicts: string[] = [];
  readonly #unresolved: string[] = [];
  readonly #count = { articles: 0, statements: 0, claims: 0, quotations: 0, works: 0, entities: 0 };
  readonly #evidence = { of: 0, have: 0 };
  readonly #fields = { of: 0, have: 0 };
  readonly #sentences = { of: 0, have: 0 };
  readonly #linked = { of: 0, have: 0 };
  #format = '';

  /** `label` names a property by its P-number. */
  constructor(label: (property: string) => string) {
    this.#label = label;
  }

  /** Counts one document in. */
  add(document: Document): void {
    const { statements, claims = [], quotations = [], works, entities, messages } = document;
    const records = Object.entries(entities);
    this.#format = document.format;
    this.#count.articles++;
    this.#count.statements += statements.length;
    this.#count.claims += claims.length;
    this.#count.quotations += quotations.length;
    this.#count.works += works.length;
    this.#count.entities += records.length;
    for (const [key, record] of records) this.#addEntity(key, record, document);
    for (const statement of statements) this.#addStatement(statement, document);
    for (const { rule } of messages) increase(this.#messages, rule);
    for (const { rule, reason } of messages) {
      if (rule.startsWith('entity/')) this.#unresolved.push(`${document.article.title}: ${reason}`);
    }
    this.#addFields(document);
    const resting = [...statements, ...claims, ...quotations].flatMap(evidenceOf);
    this.#addSentences(document, resting);
  }

  #addEntity(key: string, record: EntityRecord, { article }: Document): void {
    increase(this.#classes, record.class);
    this.#linked.of++;
    if (record.title !== undefined || key === article.subject) this.#linked.have++;
  }

  #addStatement(statement: Statement, document: Document): void {
    increase(this.#properties, statement.property);
    increase(this.#by, statement.by);
    const snaks = [statement, ...(statement.qualifiers ?? [])];
    this.#evidence.of += snaks.length;
    this.#evidence.have += snaks.filter(({ evidence }) => evidence.length > 0 || statement.source !== undefined).length;
    if (statement.conflicts) {
      const against = document.statements.filter(({ id }) => statement.conflicts?.includes(id));
      const sides = [statement, ...against].map((one) => this.#side(one, document));
      const { subject, property } = statement;
      this.#conflicts.push(`${entityLabel(subject, document)} · ${this.#label(property)}: ${sides.join(' / ')}`);
    }
  }

  /** A value with its qualifiers. */
  #side({ value, qualifiers = [] }: Statement, document: Document): string {
    const more = qualifiers.map((one) => `${this.#label(one.property)} ${formatValue(one.value, document)}`);
    return formatValue(value, document) + (more.length > 0 ? ` (${more.join(', ')})` : '');
  }

  #addFields({ infobox }: Document): void {
    for (const { key, outcome } of infobox?.fields ?? []) {
      if (outcome === 'empty') continue;
      this.#fields.of++;
      if (outcome === 'local') increase(this.#keys, key);
      else this.#fields.have++;
    }
  }

  #addSentences({ sections }: Document, evidence: readonly Evidence[]): void {
    const used = new Set(evidence.map(({ sentence }) => sentence));
    for (const { sentences = [] } of sections) {
      this.#sentences.of += sentences.length;
      this.#sentences.have += sentences.filter(({ id }) => used.has(id)).length;
    }
  }

  /** The numbers so far, with what checks found. */
  report(version: string, check: Pick<CheckReport, 'findings'>): BuildReport {
    const properties = [...this.#properties].sort(([a, m], [b, n]) => n - m || Number(a.slice(1)) - Number(b.slice(1)));
    const rules = [...groupBy(check.findings, ({ rule }) => rule)].map(([rule, some]): [string, number] => [
      rule,
      some.length,
    ]);
    return {
      format: 'isnad/report/1',
      version,
      documents: this.#format,
      ...this.#count,
      classes: sorted(this.#classes),
      properties: properties.map(([property, statements]) => ({ property, label: this.#label(property), statements })),
      by: sorted(this.#by),
      evidence: this.#evidence,
      fields: this.#fields,
      unusedKeys: Object.entries(sorted(this.#keys))
        .slice(0, longest)
        .map(([key, times]) => ({ key, times })),
      sentences: this.#sentences,
      linked: this.#linked,
      conflicts: this.#conflicts.slice(0, longest),
      unresolved: this.#unresolved.slice(0, longest),
      messages: sorted(this.#messages),
      findings: sorted(new Map(rules)),
      levels: countFindings(check.findings),
    };
  }
}

function evidenceOf(one: { evidence: Evidence[]; qualifiers?: { evidence: Evidence[] }[] }): Evidence[] {
  return [...one.evidence, ...(one.qualifiers ?? []).flatMap(({ evidence }) => evidence)];
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The most frequent first, equal ones by name. */
function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}

/** The report as a page. */
export function formatReport(report: BuildReport): string {
  const { levels } = report;
  const table = (head: string, rows: readonly (readonly [string, number | string])[]): string[] =>
    rows.length === 0
      ? []
      : [
          '',
          `| ${head} | |`,
          '| --- | ---: |',
          ...rows.map(([name, value]) => `| ${escapeMarkdown(name)} | ${value} |`),
        ];
  const list = (heading: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : ['', `## ${heading}`, '', ...items.map((item) => `- ${escapeMarkdown(item)}`)];
  return [
    '# Report of the build',
    '',
    `Made by isnad ${report.version}; documents in the format \`${report.documents}\`.`,
    '',
    '## What is there',
    ...table('what', [
      ['articles', report.articles],
      ['statements', report.statements],
      ['claims', report.claims],
      ['quotations', report.quotations],
      ['cited works', report.works],
      ['entities', report.entities],
    ]),
    '',
    '## How far it reaches',
    ...table('share', [
      ['statements and qualifiers with evidence', share(report.evidence)],
      ['infobox fields that gave a statement or a name', share(report.fields)],
      ['sentences that something rests on', share(report.sentences)],
      ['entities with a page of their own', share(report.linked)],
    ]),
    '',
    '## What checks found',
    '',
    `${amount(levels.error, 'error')}, ${amount(levels.warning, 'warning')}, ${amount(levels.info, 'note')}.`,
    ...table('rule', Object.entries(report.findings)),
    '',
    '## Statements by property',
    ...table(
      'property',
      report.properties.map(({ property, label, statements }) => [`${label} (${property})`, statements]),
    ),
    '',
    '## Statements by where they were read',
    ...table('read from', Object.entries(report.by)),
    '',
    '## Entities by class',
    ...table('class', Object.entries(report.classes)),
    ...list('Conflicts', report.conflicts),
    ...list('Names that are not settled', report.unresolved),
    ...(report.unusedKeys.length === 0 ? [] : ['', '## Infobox keys that gave nothing']),
    ...table(
      'key',
      report.unusedKeys.map(({ key, times }) => [key, times]),
    ),
    ...(Object.keys(report.messages).length === 0 ? [] : ['', '## Messages of the build']),
    ...table('rule', Object.entries(report.messages)),
    '',
  ].join('\n');
}

function share({ have, of }: Share): string {
  return of === 0 ? 'none' : `${have} of ${of} (${Math.floor((have / of) * 1000) / 10} %)`;
}
