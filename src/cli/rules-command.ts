/** `isnad rules`: every rule with its meaning, an example and its cure. */
import path from 'node:path';
import type { RuleInfo } from '../publish/finding.ts';
import { formatRulesPage } from '../publish/rules-page.ts';
import { allRules } from '../publish/rules.ts';
import { loadConfig } from '../run/config.ts';
import { loadShapes } from '../run/shape-files.ts';
import type { CommonOptions } from './command.ts';
import type { Terminal } from './terminal.ts';

/** The options of `isnad rules`. */
export interface RulesOptions extends CommonOptions {
  readonly markdown?: boolean;
  readonly rules?: string;
}

/** Said on the page of the rules, and looked for by its freshness test. */
export const pageNote =
  'Every message and finding names its rule. This page is made by `isnad rules --markdown` from the table in `src/message.ts` and from the shapes in `shapes/`; change those, not this page.';

/** Prints the rules and gives the exit code: 1 when none fits the words. */
export function rulesCommand(
  words: readonly string[],
  options: RulesOptions,
  terminal: Terminal,
  cwd: string,
): Promise<number> {
  const config = loadConfig(options.config, cwd, terminal.tell);
  if (!config) return Promise.resolve(1);
  const folder = options.rules === undefined ? config.rules : path.resolve(cwd, options.rules);
  const everything = {
    ...config,
    evidence: 'full',
    views: { schema: true, wikibase: true, provenance: true, document: true },
  } as const;
  const { shapes, queries } = loadShapes(everything, folder, terminal.tell);
  const rules = allRules([...shapes.rules.values(), ...queries.map(({ rule }) => rule)]);
  const wanted = words.map((word) => word.toLowerCase());
  const fits = ({ rule, meaning }: RuleInfo): boolean =>
    wanted.every((word) => `${rule} ${meaning}`.toLowerCase().includes(word));
  const found = [...rules.values()].filter(fits);
  if (options.json) terminal.print(JSON.stringify(found, undefined, 2));
  else if (options.markdown) terminal.print(formatRulesPage(found, pageNote).trimEnd());
  else for (const info of found) terminal.print(formatRule(info, terminal));
  if (found.length === 0) terminal.fail(`No rule is about "${words.join(' ')}"`);
  return Promise.resolve(found.length > 0 ? 0 : 1);
}

function formatRule({ rule, level, meaning, cure, example }: RuleInfo, { colors }: Terminal): string {
  return [
    `${colors.bold(rule)}${level === undefined ? '' : colors.dim(` (${level})`)}`,
    `  ${meaning}`,
    ...(cure === undefined ? [] : [`  ${colors.dim('what to do:')} ${cure}`]),
    ...(example === undefined ? [] : [`  ${colors.dim('example:')} ${example}`]),
  ].join('\n');
}
