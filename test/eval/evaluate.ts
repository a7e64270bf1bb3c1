/**
 * Evaluates the reading of prose (`npm run eval`): precision on a sample of statements that were judged by hand against
 * their quotes, precision and recall of each pattern on annotated sentences, and how many of the competency questions
 * the first article answers with and without the corrections. Fails when precision falls below the bound.
 */
import { readFileSync } from 'node:fs';
import { convert } from '../../src/convert.ts';
import type { Claim, Document, Statement, Value } from '../../src/statement/document.ts';
import { sha256 } from '../../src/run/files.ts';
import { resources } from '../resources.ts';
import { answered } from './questions.ts';
import { articles, available } from './articles.ts';

/** A pattern below this on what was judged must not be enabled. */
const bound = 0.97;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

interface Fact {
  readonly rule: string;
  readonly text: string;
  readonly sentences: readonly string[];
}

function read(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

/** What an article states in its sentences, as one line each: `Subject | P1 | value`. */
function factsOf(text: string, name: string): Fact[] {
  const source = {
    name,
    file: name,
    text,
    sha256: sha256(text),
    bytes: Buffer.byteLength(text),
    form: 'plain',
  } as const;
  const { document } = convert(source, resources.context, () => undefined);
  const fact = (one: Statement | Claim): Fact => ({
    rule: one.rule ?? '',
    text: `${'verb' in one ? 'CLAIM ' : ''}${label(one.subject, document)} | ${one.property} | ${show(one.value, document)}`,
    sentences: one.evidence.flatMap(({ sentence }) => sentence ?? []),
  });
  return [...document.statements, ...(document.claims ?? [])].filter(({ by }) => by === 'sentence').map(fact);
}

function label(key: string, { entities, article }: Document): string {
  return entities[key]?.label[article.lang] ?? key;
}

function show(value: Value, document: Document): string {
  if ('entity' in value) return label(value.entity, document);
  return 'time' in value ? value.time.edtf : JSON.stringify(value);
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

interface Judged {
  readonly article: string;
  readonly rule: string;
  readonly text: string;
  readonly right: boolean;
}

function judged(): Judged[] {
  const [, ...rows] = read('judged.tsv').trim().split('\n');
  return rows.map((row) => {
    const [article = '', rule = '', subject = '', property = '', value = '', kind = '', verdict = ''] = row.split('\t');
    const text = `${kind === 'claim' ? 'CLAIM ' : ''}${subject} | ${property} | ${value}`;
    return { article, rule, text, right: verdict === 'right' };
  });
}

interface Annotated {
  readonly article: string;
  readonly sentence: string;
  readonly text: string;
  readonly states: readonly string[];
}

/** Prints the evaluation; the exit code is 1 when a bound is broken. */
function evaluate(): number {
  for (const corrected of [true, false]) {
    const { right, all } = answered(corrected);
    say(
      `Competency questions ${corrected ? 'with' : 'without'} corrections: ${right.length} of ${all} (${right.join(' ')})`,
    );
  }
  if (!available) {
    say('The articles of ../shared/data are not at hand, so there is nothing to evaluate');
    return 0;
  }
  const sample = judged();
  const { sentences } = JSON.parse(read('sentences.json')) as { readonly sentences: readonly Annotated[] };
  const texts = articles(new Set([...sample, ...sentences].map(({ article }) => article)));
  const facts = new Map([...texts].map(([name, text]) => [name, factsOf(text, name)]));
  return Math.max(evaluateSample(sample, facts), evaluateSentences(sentences, facts));
}

function evaluateSample(sample: readonly Judged[], facts: ReadonlyMap<string, readonly Fact[]>): number {
  const drawn = sample.filter(({ right }) => right).length;
  const still = sample.filter(({ article, text }) => facts.get(article)?.some((fact) => fact.text === text) === true);
  const right = still.filter((one) => one.right).length;
  say(`Judged sample: ${sample.length} statements of ${new Set(sample.map(({ article }) => article)).size} articles`);
  say(`  as drawn   ${drawn} right, precision ${percent(drawn, sample.length)}`);
  say(`  now        ${still.length} still stated, ${right} right, precision ${percent(right, still.length)}`);
  for (const { article, text } of still.filter((one) => !one.right)) say(`  wrong      ${article}: ${text}`);
  return right / Math.max(1, still.length) < bound ? 1 : 0;
}

function evaluateSentences(sentences: readonly Annotated[], facts: ReadonlyMap<string, readonly Fact[]>): number {
  const table = new Map<string, { right: number; wrong: number }>();
  let [right, wrong, missed] = [0, 0, 0];
  const misses: string[] = [];
  for (const { article, sentence, states } of sentences) {
    const got = (facts.get(article) ?? []).filter((fact) => fact.sentences.includes(sentence));
    const wanted = new Set(states);
    for (const { rule, text } of got) {
      const row = table.get(rule) ?? { right: 0, wrong: 0 };
      table.set(rule, row);
      if (wanted.delete(text)) {
        row.right++;
        right++;
      } else {
        row.wrong++;
        wrong++;
        say(`  wrong      ${article} ${sentence}: ${text}`);
      }
    }
    missed += wanted.size;
    misses.push(...[...wanted].map((text) => `${article} ${sentence}: ${text}`));
  }
  const empty = sentences.filter(({ states }) => states.length === 0).length;
  say(`Annotated sentences: ${sentences.length}, ${empty} of them stating nothing`);
  say(`  precision ${percent(right, right + wrong)}, recall ${percent(right, right + missed)}`);
  for (const [rule, row] of [...table].sort(([a], [b]) => (a < b ? -1 : 1)))
    say(`  ${rule.padEnd(28)} ${row.right} right, ${row.wrong} wrong`);
  for (const miss of misses) say(`  missed     ${miss}`);
  return wrong > 0 && right / (right + wrong) < bound ? 1 : 0;
}

process.exitCode = evaluate();
