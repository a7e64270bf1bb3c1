/**
 * The exceptions from checks that people have made: entries of the corrections with `accept: true`, whose `on` names the
 * rule, and where it helps the statement, entity or words. There is no other way to make one, and each gives its reason.
 *
 *     - id: two-mothers
 *       on: { message: audit/single-value, statement: 68cd4e8a-… }
 *       accept: true
 *       by: reviewer-a
 *       date: '2026-01-15'
 *       why: The sources disagree, and the article says so
 */
import type { Iris } from '../iri.ts';
import type { Finding } from '../publish/finding.ts';
import type { Correction } from '../statement/corrections/correction.ts';
import type { DatasetConfig, Tell } from './config.ts';
import { readCorrections } from './resources.ts';

/** Gives the reason why a finding about an article is accepted, if somebody did. */
export type Accept = (finding: Finding, article: string) => string | undefined;

/** Reads the corrections of a configuration; where something is wrong with them, it is told and nothing is accepted. */
export function readAccepted(config: DatasetConfig, iris: Iris, tell: Tell): Accept {
  const byArticle = readCorrections(config, tell);
  return (finding, article) =>
    byArticle?.get(article)?.entries.find((correction) => covers(correction, finding, article, iris))?.why;
}

/** What tells that the checks themselves do not work; no reason makes that right. */
const never: ReadonlySet<string> = new Set(['shape/canary', 'shape/invalid', 'shape/unsupported']);

function covers({ accept, on }: Correction, finding: Finding, article: string, iris: Iris): boolean {
  if (accept !== true || on?.message !== finding.rule || never.has(finding.rule)) return false;
  const { statement, claim, entity, quote } = on;
  const words = [finding.message, finding.subject ?? '', finding.article?.excerpt ?? ''];
  return (
    (statement === undefined || statement === finding.statement) &&
    (claim === undefined || claim === finding.statement) &&
    (entity === undefined || iris.entity(entity, article) === finding.node) &&
    (quote === undefined || words.some((text) => text.includes(quote)))
  );
}
