/**
 * Rules that a user writes as SPARQL: the text of a `.rq` file goes in, a query that must find nothing comes out.
 *
 *     # level: warning                       error (default), warning or info
 *     # message: A battle without a place    {?name} stands for a variable
 *     # cure: Look for the place in the article
 *     # expect: true                         for ASK: the answer wanted (default: false)
 *     SELECT ?this ?value WHERE { … }        each row is a finding about ?this, or its first variable
 */
import type { Level, Report } from '../message.ts';
import { ruleName, type ShapeRule, type ShapesFile } from './shapes.ts';

/** A query with what its answers mean. */
export interface UserQuery {
  readonly rule: ShapeRule;
  readonly text: string;
  readonly message: string;
  /** The answer that an ASK must give. */
  readonly expect: boolean;
}

const levels: ReadonlySet<string> = new Set<Level>(['error', 'warning', 'info']);

/** Reads a file; one that says something wrong about itself is reported and gives undefined. */
export function compileQuery({ name, text }: ShapesFile, report: Report): UserQuery | undefined {
  const heads = new Map<string, string>();
  for (const [, key = '', value = ''] of text.matchAll(/^#[ \t]*(\w+):[ \t]*(.*)$/gm)) {
    if (!heads.has(key)) heads.set(key, value.trim());
  }
  const level = heads.get('level') ?? 'error';
  const expect = heads.get('expect') ?? 'false';
  const wrong = !levels.has(level)
    ? `level is "${level}", none of error, warning, info`
    : !['true', 'false', 'empty'].includes(expect)
      ? `expect is "${expect}", neither true nor false nor empty`
      : !/\b(?:ASK|SELECT)\b/i.test(text)
        ? 'the query is neither ASK nor SELECT'
        : undefined;
  if (wrong !== undefined) {
    report({ level: 'error', rule: 'shape/invalid', reason: `Query "${name}": ${wrong}` });
    return undefined;
  }
  const message = heads.get('message') ?? `The query "${name}" finds something`;
  const cure = heads.get('cure');
  return {
    rule: {
      rule: `user/${ruleName(name.replace(/\.rq$/, ''))}`,
      level: level as Level,
      meaning: heads.get('meaning') ?? message,
      file: name,
      ...(cure !== undefined && { cure }),
    },
    text,
    message,
    expect: expect === 'true',
  };
}
