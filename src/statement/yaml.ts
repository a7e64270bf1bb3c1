/**
 * Writes a document as YAML that people review in diffs: each statement, qualifier, entity and section a block; each
 * sentence, field, value and piece of evidence a line; keys and items in the document's own order. Every text that some
 * reader of YAML 1.1 or 1.2 could take for anything else is quoted, and what cannot be seen is escaped.
 *
 *     statements:
 *       - id: 68cd4e8a-eaac-5773-809e-678d5d465d1e
 *         subject: Some_Person
 *         property: P39
 *         value: {entity: Some_Office}
 *         evidence:
 *           - {quote: "Office1: Some Office", at: [78, 104], part: infobox, field: Office1}
 *
 * The `yaml` library takes some twenty times as long for this, and leaves direction marks as they are.
 */
import type { Document } from './document.ts';

/** A map or list that is written as a block: how its entries are laid out, all alike or by key. The others take one line. */
interface Block {
  readonly each?: Block | 'line';
  readonly keys?: Readonly<Record<string, Block>>;
}

const lines: Block = { each: 'line' };
const qualifiers: Block = { each: { keys: { evidence: lines } } };
const statements: Block = { each: { keys: { qualifiers, references: lines, evidence: lines } } };

const layout: Block = {
  keys: {
    article: { keys: { source: {} } },
    infobox: { keys: { names: lines, fields: lines } },
    sections: { each: { keys: { sentences: lines, items: lines, quotations: lines } } },
    entities: { each: { keys: { resolved: lines } } },
    statements,
    claims: statements,
    quotations: { each: { keys: { evidence: lines } } },
    corrections: lines,
    works: lines,
    messages: lines,
  },
};

/** A document as YAML 1.2. */
export function writeYaml(document: Document): string {
  const out: string[] = [];
  writeBlock(document, layout, '', out);
  return `${out.join('\n')}\n`;
}

/** Adds the lines of a map or list, indented. */
function writeBlock(data: object, block: Block, indent: string, out: string[]): void {
  const isList = Array.isArray(data);
  for (const [key, value] of Object.entries(data) as [string, unknown][]) {
    if (value === undefined) continue;
    const head = isList ? '-' : `${scalar(key)}:`;
    const inner = block.keys && Object.hasOwn(block.keys, key) ? block.keys[key] : block.each;
    if (inner === undefined || inner === 'line' || !isFull(value)) out.push(`${indent}${head} ${inLine(value)}`);
    else if (isList && !Array.isArray(value)) {
      // The first key of an item stands beside its dash.
      const first = out.length;
      writeBlock(value, inner, `${indent}  `, out);
      out[first] = `${indent}- ${(out[first] ?? '').slice(indent.length + 2)}`;
    } else {
      out.push(indent + head);
      writeBlock(value, inner, `${indent}  `, out);
    }
  }
}

/** Whether data is a map or list with anything in it. */
function isFull(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.values(value).some((entry) => entry !== undefined);
}

/** Data on one line. */
function inLine(value: unknown): string {
  if (typeof value === 'string') return scalar(value);
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return `{${entries.map(([key, entry]) => `${scalar(key)}: ${inLine(entry)}`).join(', ')}}`;
}

/** Words that nobody could take for a number, a date, a mark of YAML or an end of the text. */
const plain = /^[\p{L}_](?:[\p{L}\p{M}\p{Nd}_.'’ʿʾ()/–-]|[ :](?=[\p{L}\p{Nd}_(]))*$/u;

/** What YAML 1.1 takes for truth values and nothing. */
const reserved = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a person would not see, or a reader would not take: controls, direction marks, line ends of Unicode, lone surrogates, non-characters. */
const invisible = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** A text, quoted unless it is plain; quoted texts are JSON's, with what is invisible escaped. */
function scalar(text: string): string {
  if ((plain.test(text) && !reserved.test(text)) || uuid.test(text)) return text;
  return JSON.stringify(text).replace(invisible, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
