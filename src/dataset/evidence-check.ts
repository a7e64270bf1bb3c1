/**
 * Checks what RDF says about the text: that each quote is what stands at its place, that the words around it are those of
 * the text, and that the text is the one at hand; and that what is quoted is credited.
 */
import type { Term } from '@rdfjs/types';
import { CodePoints } from '../range.ts';
import type { DataResult } from './data-result.ts';
import type { Graph } from './graph.ts';
import { oa, rdf, schema } from './vocabulary.ts';

/** The text of an article, with the hash of its bytes. */
export interface SourceText {
  readonly text: string;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
}

/** Holds every quote of a graph against the text. */
export function checkQuotes(graph: Graph, { text, sha256 }: SourceText): DataResult[] {
  const points = new CodePoints(text);
  const results: DataResult[] = [];
  for (const { subject, object: source, predicate } of graph.quads) {
    if (!predicate.equals(oa('hasSource'))) continue;
    const fail = (rule: string, message: string, focus: Term = subject): void =>
      void results.push({ rule, level: 'error', message, focus });
    if (!source.value.endsWith(sha256)) {
      fail('evidence/text', `The text is <${source.value}>, the one at hand has the hash ${sha256}`);
      continue;
    }
    const parts = graph.objects(subject, oa('hasSelector'));
    const of = (name: string): string | undefined =>
      parts.map((part) => graph.object(part, oa(name))?.value).find(Boolean);
    const [start, end, exact] = [Number(of('start') ?? NaN), Number(of('end') ?? NaN), of('exact')];
    if (exact === undefined || Number.isNaN(start) || Number.isNaN(end)) continue; // a shape says so
    const range = points.range([start, end]);
    const found = text.slice(range.start, range.end);
    if (end > points.length)
      fail('evidence/drift', `The place ${start}–${end} lies beyond the text of ${points.length} code points`);
    else if (found !== exact)
      fail('evidence/drift', `The quote is "${exact}", but at ${start}–${end} the text has "${found}"`);
    const [prefix, suffix] = [of('prefix') ?? '', of('suffix') ?? ''];
    if (!text.slice(0, range.start).endsWith(prefix))
      fail('evidence/drift', `"${prefix}" does not stand before the quote "${exact}"`);
    if (!text.slice(range.end).startsWith(suffix))
      fail('evidence/drift', `"${suffix}" does not stand after the quote "${exact}"`);
  }
  return results;
}

/** Whether each article that is quoted, and each of its texts, says its licence, its page and whose it is. */
export function checkCredits(graph: Graph): DataResult[] {
  const results: DataResult[] = [];
  for (const { subject, object, predicate } of graph.quads) {
    // Pages of the site are articles too; those that the dataset describes have parts.
    if (
      !predicate.equals(rdf('type')) ||
      !object.equals(schema('Article')) ||
      !graph.object(subject, schema('hasPart'))
    )
      continue;
    const missing = (name: string): boolean => !graph.object(subject, schema(name));
    if (missing('license'))
      results.push({ rule: 'licence/missing', level: 'error', message: 'The article has no licence', focus: subject });
    if (missing('creditText'))
      results.push({
        rule: 'licence/attribution',
        level: 'error',
        message: 'The article names no authors',
        focus: subject,
      });
    if (missing('isBasedOn'))
      results.push({
        rule: 'licence/attribution',
        level: 'error',
        message: 'The article does not link its page',
        focus: subject,
      });
  }
  return results;
}
