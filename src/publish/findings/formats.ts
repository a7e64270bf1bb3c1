/** The formats that findings are written in, by name. */
import type { Level } from '../../message.ts';
import type { CheckReport } from '../finding.ts';
import { formatGithub } from './github.ts';
import { formatJson } from './json.ts';
import { formatJunit } from './junit.ts';
import { formatMarkdown } from './markdown.ts';
import { formatSarif } from './sarif.ts';
import { formatText, type Paint } from './text.ts';

/** What some formats want to know; the others pass it over. */
export interface FormatOptions {
  /** The mildest level that text shows. */
  readonly level?: Level;
  /** The mildest level that fails a JUnit test. */
  readonly failOn?: Level;
  readonly paint?: Paint;
}

export const findingFormats: Readonly<Record<string, (report: CheckReport, options: FormatOptions) => string>> = {
  text: formatText,
  json: formatJson,
  junit: formatJunit,
  sarif: formatSarif,
  github: formatGithub,
  markdown: formatMarkdown,
};
