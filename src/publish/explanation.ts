/**
 * Why a statement is there, or what became of an infobox field: a document, and
 * its article's text where at hand, go in; a plain record comes out, with the
 * line of the article each piece of evidence stands in and carets under it.
 */
import { caretLine } from '../message.ts';
import { CodePoints, LineIndex, type Span } from '../range.ts';
import type { Document, Evidence, FieldRecord, MessageRecord, Statement, Value } from '../statement/document.ts';
import type { PropertyTable } from '../statement/mapping.ts';

/** A document with the text it was read from; without the text, evidence is shown by its quote alone. */
export interface Source {
  /** The name of the document's folder in the output. */
  readonly name: string;
  readonly document: Document;
  readonly text?: string;
}

/** A piece of evidence in its surroundings. */
export interface ShownEvidence {
  readonly quote: string;
  /** Code points, end exclusive. */
  readonly at: Span;
  readonly part: string;
  readonly field?: string;
  readonly sentence?: string;
  /** `file:line:column`, counted from 1, or the file alone when its text is not at hand. */
  readonly place: string;
  /** The line of the article and carets under the quote. */
  readonly lines?: string;
}

/** A property with its value, in words, and what it rests on. */
export interface ShownSnak {
  readonly property: string;
  readonly label: string;
  readonly value: string;
  readonly evidence: readonly ShownEvidence[];
}

/** Why a statement is there. */
export interface StatementExplanation extends ShownSnak {
  readonly kind: 'statement';
  readonly article: string;
  readonly id: string;
  readonly subject: string;
  readonly rank: string;
  readonly by: string;
  readonly rule?: string;
  readonly conflicts?: readonly string[];
  readonly qualifiers: readonly ShownSnak[];
}

/** What became of an infobox field. */
export interface FieldExplanation {
  readonly kind: 'field';
  readonly article: string;
  readonly key: string;
  readonly value: string;
  readonly outcome: FieldRecord['outcome'];
  readonly rule?: string;
  readonly place: string;
  readonly lines?: string;
  /** The statements that rest on the field. */
  readonly statements: readonly StatementExplanation[];
  readonly messages: readonly Pick<MessageRecord, 'level' | 'rule' | 'reason'>[];
}

export type Explanation = StatementExplanation | FieldExplanation;

/** Explains statements and fields of one source. */
export class Explainer {
  readonly source: Source;
  readonly #properties: PropertyTable;
  readonly #lines: LineIndex | undefined;
  readonly #points: CodePoints | undefined;

  constructor(source: Source, properties: PropertyTable) {
    this.source = source;
    this.#properties = properties;
    this.#lines = source.text === undefined ? undefined : new LineIndex(source.text);
    this.#points = source.text === undefined ? undefined : new CodePoints(source.text);
  }

  /** Why a statement is there. */
  statement(statement: Statement): StatementExplanation {
    const { document } = this.source;
    return {
      kind: 'statement',
      article: document.article.key,
      id: statement.id,
      subject: entityLabel(statement.subject, document),
      ...this.#snak(statement),
      rank: statement.rank ?? 'normal',
      by: statement.by,
      ...(statement.rule !== undefined && { rule: statement.rule }),
      ...(statement.conflicts && { conflicts: statement.conflicts }),
      qualifiers: (statement.qualifiers ?? []).map((qualifier) => this.#snak(qualifier)),
    };
  }

  /** What became of a field: its outcome, the statements that rest on it, and what was said about it. */
  field(field: FieldRecord): FieldExplanation {
    const { document } = this.source;
    const whole: Span = [field.at.key[0], Math.max(field.at.key[1], field.at.value[1])];
    const rests = (evidence: readonly Evidence[]): boolean => evidence.some(({ at }) => overlap(at, whole));
    const statements = document.statements.filter(
      ({ evidence, qualifiers }) => rests(evidence) || qualifiers?.some((qualifier) => rests(qualifier.evidence)),
    );
    return {
      kind: 'field',
      article: document.article.key,
      key: field.key,
      value: field.raw,
      outcome: field.outcome,
      ...(field.rule !== undefined && { rule: field.rule }),
      ...this.#shown(whole),
      statements: statements.map((statement) => this.statement(statement)),
      messages: document.messages
        .filter(({ at }) => at && overlap(at, whole))
        .map(({ level, rule, reason }) => ({ level, rule, reason })),
    };
  }

  #snak(snak: { property: string; value: Value; evidence: readonly Evidence[] }): ShownSnak {
    return {
      property: snak.property,
      label: this.#properties.properties.get(snak.property)?.label ?? snak.property,
      value: formatValue(snak.value, this.source.document),
      evidence: snak.evidence.map(({ quote, at, part, field, sentence }) => ({
        quote,
        at,
        part,
        ...(field !== undefined && { field }),
        ...(sentence !== undefined && { sentence }),
        ...this.#shown(at),
      })),
    };
  }

  #shown(at: Span): { place: string; lines?: string } {
    const { file } = this.source.document.article.source;
    if (!this.#lines || !this.#points) return { place: file };
    const range = this.#points.range(at);
    const { line, column } = this.#lines.position(range.start);
    return { place: `${file}:${line}:${column}`, lines: caretLine(this.#lines, range) };
  }
}

function overlap(a: Span, b: Span): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

/** The label of an entity in the article's language, else any, else its key. */
export function entityLabel(key: string, document: Document): string {
  const label = Object.hasOwn(document.entities, key) ? document.entities[key]?.label : undefined;
  return label?.[document.article.lang] ?? Object.values(label ?? {})[0] ?? key;
}

/** A value in words: `0657 (julian, year)`, `Mecca`, `6000`. */
export function formatValue(value: Value, document: Document): string {
  if ('entity' in value) return entityLabel(value.entity, document);
  if ('item' in value) return `wd:${value.item}`;
  if ('time' in value) return `${value.time.edtf} (${value.time.calendar}, ${value.time.precision})`;
  if ('quantity' in value) {
    const { amount, lower, upper, unit } = value.quantity;
    const bounds = lower !== undefined || upper !== undefined ? ` (${lower ?? ''}–${upper ?? ''})` : '';
    return `${amount}${bounds}${unit === undefined ? '' : ` wd:${unit}`}`;
  }
  if ('coordinate' in value) return `${value.coordinate.latitude}, ${value.coordinate.longitude}`;
  if ('text' in value) return `"${value.text}"@${value.lang}`;
  if ('string' in value) return `"${value.string}"`;
  if ('url' in value) return value.url;
  return 'unknown' in value ? '(unknown value)' : '(no value)';
}
