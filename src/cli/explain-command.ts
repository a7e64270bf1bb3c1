/** `isnad explain`: why a statement is there, or what became of an infobox key. */
import path from 'node:path';
import { rules, visible, type Rule } from '../message.ts';
import type { Explanation, FieldExplanation, ShownEvidence, ShownSnak } from '../publish/explanation.ts';
import type { StatementExplanation } from '../publish/explanation.ts';
import { loadConfig } from '../run/config.ts';
import { ask } from '../run/ask.ts';
import type { CommonOptions } from './command.ts';
import type { Terminal } from './terminal.ts';

/** The options of `isnad explain`. */
export interface ExplainOptions extends CommonOptions {
  readonly out?: string;
  readonly article?: string;
}

/** How many explanations are shown in full before the rest becomes a list. */
const shownInFull = 5;

/** Answers and gives the exit code: 1 when nothing was found. */
export function explainCommand(
  words: readonly string[],
  options: ExplainOptions,
  terminal: Terminal,
  cwd: string,
): number {
  const [word] = words;
  if (words.length === 1 && word !== undefined && Object.hasOwn(rules, word)) {
    const meaning = rules[word as Rule];
    terminal.print(options.json ? JSON.stringify({ rule: word, meaning }, undefined, 2) : `${word}: ${meaning}`);
    return 0;
  }
  const config = loadConfig(options.config, cwd, terminal.tell);
  if (!config) return 1;
  const out = options.out === undefined ? config.out : path.resolve(cwd, options.out);
  const { found, nearest } = ask({ words, article: options.article, config: { ...config, out } }, terminal.tell);
  if (options.json) {
    terminal.print(JSON.stringify({ asked: words, found, nearest, messages: terminal.messages }, undefined, 2));
    return found.length > 0 ? 0 : 1;
  }
  if (found.length === 0) {
    terminal.fail(`Nothing in "${out}" is called "${visible(words.join(' '))}"`);
    if (nearest.length > 0) terminal.note(`Near it: ${nearest.map((name) => `"${visible(name)}"`).join(', ')}`);
    return 1;
  }
  const full = found.length <= shownInFull ? found : [];
  for (const explanation of full) terminal.print(formatExplanation(explanation, terminal));
  if (full.length === 0) {
    terminal.print(`${found.length} statements; explain one by its id:`);
    for (const one of found) terminal.print(`  ${one.kind === 'statement' ? `${one.id}  ${headOf(one)}` : one.key}`);
  }
  return 0;
}

function formatExplanation(explanation: Explanation, terminal: Terminal): string {
  return explanation.kind === 'field' ? formatField(explanation, terminal) : formatStatement(explanation, terminal);
}

function headOf({ subject, label, property, value }: StatementExplanation): string {
  return visible(`${subject} · ${label} (${property}) · ${value}`);
}

function formatStatement(one: StatementExplanation, terminal: Terminal): string {
  const { bold, dim } = terminal.colors;
  const lines = [bold(headOf(one)), dim(`  statement ${one.id}, rank ${one.rank}, of ${visible(one.article)}`)];
  lines.push(`  read by ${one.rule === undefined ? one.by : `${one.by}, rule ${visible(one.rule)}`}`);
  if (one.conflicts) lines.push(`  conflicts with ${one.conflicts.join(', ')}`);
  lines.push(...evidenceLines(one.evidence, terminal));
  for (const qualifier of one.qualifiers) lines.push(...qualifierLines(qualifier, terminal));
  return `${lines.join('\n')}\n`;
}

function qualifierLines(qualifier: ShownSnak, terminal: Terminal): string[] {
  const head = visible(`${qualifier.label} (${qualifier.property}) · ${qualifier.value}`);
  return [`  with ${terminal.colors.bold(head)}`, ...evidenceLines(qualifier.evidence, terminal)];
}

function evidenceLines(evidence: readonly ShownEvidence[], { colors }: Terminal): string[] {
  return evidence.flatMap(({ place, lines, quote, field, sentence, part }) => [
    colors.dim(`  because ${visible(place)} (${visible(field ?? sentence ?? part)})`),
    lines ?? `    "${visible(quote)}"`,
  ]);
}

/** What each outcome means, in words. */
const outcomes: Readonly<Record<FieldExplanation['outcome'], string>> = {
  stated: 'It gave the statements below',
  named: 'It gave a name of the subject',
  local: 'No statement: the value is kept as a literal of the infobox only',
  layout: 'No statement: the key says how the box looks',
  empty: 'No statement: the key has no value',
};

function formatField(field: FieldExplanation, terminal: Terminal): string {
  const { bold, dim } = terminal.colors;
  const head = [
    bold(visible(`${field.key}: ${field.value}`)),
    dim(`  ${visible(field.place)}, of ${visible(field.article)}`),
  ];
  const rule = field.rule === undefined ? '' : ` (rule ${visible(field.rule)})`;
  const lines = [...head, ...(field.lines === undefined ? [] : [field.lines]), `  ${outcomes[field.outcome]}${rule}`];
  for (const message of field.messages) {
    lines.push(`  ${message.level} ${visible(message.rule)} ${visible(message.reason)}`);
    if (Object.hasOwn(rules, message.rule)) lines.push(dim(`    ${rules[message.rule as Rule]}`));
  }
  const statements = field.statements.map((one) => formatStatement(one, terminal));
  return [...lines, '', ...statements].join('\n');
}
