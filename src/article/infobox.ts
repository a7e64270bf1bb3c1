/**
 * Reads the infobox of a plain-text article from its lines.
 *
 *     Name , native name      <- name line, if there is one
 *     - Key: value            <- fields, up to the first blank line or heading
 */
import { slice, type Range } from '../range.ts';
import type { Report } from '../message.ts';
import type { Field, Infobox, Leaf } from './article.ts';
import { normaliseKey, splitField } from './key.ts';
import type { Line } from './line.ts';
import { plainPassage } from './passage.ts';
import { splitNames } from './name.ts';
import { abbreviationKind, lastWord } from './sentence.ts';
import type { ArticleWords } from './words.ts';

/** An infobox, its leaves, and the index of the first line after it. */
export interface InfoboxReading {
  readonly infobox: Infobox;
  readonly leaves: readonly Leaf[];
  readonly next: number;
}

/** Reads the infobox that begins at line `from`; undefined if there is none, in which case nothing is reported. */
export function readInfobox(
  text: string,
  lines: readonly Line[],
  from: number,
  context: { readonly words: ArticleWords; readonly title: string },
  report: Report,
): InfoboxReading | undefined {
  const next = endOfBlock(lines, from);
  const nameLine = lines[from]?.kind === 'text' ? lines[from] : undefined;
  if (nameLine && !isNameLine(text, nameLine.range, context)) return undefined;
  const rows = lines.slice(nameLine ? from + 1 : from, next).map((line) => ({ line, field: readField(text, line) }));
  const read = rows.filter((row) => row.field).length;
  // A list whose items happen to hold a colon is no infobox; a few stray lines in a long one are.
  if (!rows[0]?.field || read * 2 < rows.length) return undefined;

  const names = nameLine ? splitNames(text, nameLine.body) : [];
  const leaves: Leaf[] = names.map((name) => ({ kind: 'name', range: name.range }));
  const fields: Field[] = [];
  const seen = new Set<string>();
  let end = rows[0].line.range.end;
  for (const { line, field } of rows) {
    if (!field) {
      leaves.push({ kind: 'stray', range: line.range });
      if (line.kind !== 'rule')
        report({
          level: 'warning',
          rule: 'article/stray-line',
          reason: `Line "${excerpt(text, line.range)}" stands in the infobox and is no "- Key: value"`,
          range: line.range,
        });
      continue;
    }
    fields.push(field);
    end = line.range.end;
    leaves.push({ kind: 'key', range: field.keyRange });
    if (field.value.words !== '') leaves.push({ kind: 'value', range: field.value.range });
    reportField(field, seen, report);
  }
  const start = (nameLine ?? rows[0].line).range.start;
  return { infobox: { range: { start, end }, names, fields }, leaves, next };
}

/** The index after the lines that follow one another from `from` without a blank line or a heading. */
function endOfBlock(lines: readonly Line[], from: number): number {
  let next = from;
  for (let line = lines[next]; line && line.kind !== 'heading'; line = lines[next]) {
    if (next > from && line.afterBlank) break;
    next++;
  }
  return next;
}

function readField(text: string, line: Line): Field | undefined {
  if (line.kind !== 'bullet' || line.depth !== 1 || text.charAt(line.range.start) !== '-') return undefined;
  const parts = splitField(text, line.body);
  if (!parts) return undefined;
  const key = slice(text, parts.key);
  return {
    key,
    ...normaliseKey(key),
    value: plainPassage(text, parts.value),
    range: { start: parts.key.start, end: parts.value.end },
    keyRange: parts.key,
  };
}

function reportField(field: Field, seen: Set<string>, report: Report): void {
  const id = `${field.norm} ${field.number ?? ''}`;
  if (seen.has(id))
    report({
      level: 'warning',
      rule: 'infobox/duplicate-key',
      reason: `Key "${field.key}" occurs more than once`,
      range: field.keyRange,
    });
  seen.add(id);
  if (field.value.words === '')
    report({
      level: 'info',
      rule: 'infobox/empty-value',
      reason: `Key "${field.key}" has no value`,
      range: field.keyRange,
    });
}

/** Whether a line before fields is a name line and no sentence that leads into a list: "He wrote two books:". */
function isNameLine(text: string, range: Range, context: { words: ArticleWords; title: string }): boolean {
  if (range.end - range.start > 300) return false;
  if (text.startsWith(context.title, range.start)) return !/[:;]$/.test(slice(text, range));
  const word = lastWord(text, range.start, range.end);
  if (word.endsWith('.')) return abbreviationKind(word, context.words) !== undefined;
  return !/[:;]$/.test(word);
}

function excerpt(text: string, range: Range): string {
  const words = [...text.slice(range.start, Math.min(range.end, range.start + 120))];
  return words.length > 60 ? `${words.slice(0, 60).join('')}…` : words.join('');
}
