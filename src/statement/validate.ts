/**
 * Checks documents that people may have edited. YAML goes in; the document comes out if it is YAML, fits its schema, and
 * agrees with itself and with the article's text. Every problem is reported at its place in the YAML.
 */
import type { Report } from '../message.ts';
import { checkYaml, parseYaml, reportFirst, type YamlData } from '../schema.ts';
import { findInconsistencies, type ConsistencyContext } from './consistency.ts';
import type { Document } from './document.ts';

/** What a document is checked against; `schema` is that of shapes/document.schema.json. */
export interface ValidationContext extends ConsistencyContext {
  readonly schema: object;
}

/** A document that fits its schema, with the places of its parts in the YAML. */
export interface ParsedDocument {
  readonly document: Document;
  readonly yaml: YamlData;
}

/** Reads a document and checks its schema. */
export function parseDocument(yaml: string, schema: object, report: Report): ParsedDocument | undefined {
  const data = parseYaml(yaml, report, 'document/yaml');
  if (!data || !checkYaml(data, schema, report, 'document/schema')) return undefined;
  return { document: data.data as Document, yaml: data };
}

/** Checks that a document agrees with itself, and with its article's text if that is given. */
export function checkDocument(
  { document, yaml }: ParsedDocument,
  context: ConsistencyContext,
  report: Report,
): boolean {
  const problems = findInconsistencies(document, context);
  const messages = problems.map(({ path, rule, reason }) => {
    return {
      level: 'error',
      rule,
      reason,
      get range() {
        return yaml.valueRange(path);
      },
    } as const;
  });
  reportFirst(messages, report);
  return problems.length === 0;
}

/** Reads a document and checks all of it; undefined, after messages, when anything is wrong with it. */
export function validateDocument(yaml: string, context: ValidationContext, report: Report): Document | undefined {
  const parsed = parseDocument(yaml, context.schema, report);
  return parsed && checkDocument(parsed, context, report) ? parsed.document : undefined;
}
