/**
 * Reads YAML files that have a schema. What the package brings along was parsed and checked when the package was made,
 * and lies in `dist/tables.json` by the hash of file and schema, so that a start need not do it again; any other file,
 * or one that has changed since, is parsed and checked now.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { Report, Rule } from '../message.ts';
import { checkYaml, parseYaml, type YamlData } from '../schema.ts';
import { sha256 } from './files.ts';
import { packageFile, readSchema } from './package.ts';

/** Everything that has passed its schema in this process, by the hash of file and schema. */
const checked = new Map<string, unknown>();

let known: ReadonlyMap<string, unknown> | undefined;

/** Reads the text of a file by a schema, named as in `readSchema`; undefined, after messages, when it does not fit. */
export function readCheckedYaml(text: string, schemaName: string, report: Report, rule: Rule): YamlData | undefined {
  const schema = readSchema(schemaName);
  const hash = sha256(`${schemaText(schema)}\n${text}`);
  known ??= readKnown();
  for (const table of [known, checked]) if (table.has(hash)) return placedData(table.get(hash), text);
  const yaml = parseYaml(text, report, rule);
  if (!yaml || !checkYaml(yaml, schema, report, rule)) return undefined;
  checked.set(hash, yaml.data);
  return yaml;
}

const schemaTexts = new WeakMap<object, string>();

function schemaText(schema: object): string {
  const known = schemaTexts.get(schema) ?? JSON.stringify(schema);
  schemaTexts.set(schema, known);
  return known;
}

/** What has been parsed and checked in this process, as the text of `dist/tables.json`. */
export function formatChecked(): string {
  return JSON.stringify(Object.fromEntries(checked));
}

function readKnown(): ReadonlyMap<string, unknown> {
  const file = packageFile('dist/tables.json');
  if (!existsSync(file)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>));
}

/** Known data with the places of its parts, for which the text is only parsed when somebody asks. */
function placedData(data: unknown, text: string): YamlData {
  let parsed: YamlData | undefined;
  const yaml = (): YamlData | undefined => (parsed ??= parseYaml(text, () => undefined, 'config/invalid'));
  const nowhere = { start: 0, end: 1 };
  return {
    data,
    valueRange: (path) => yaml()?.valueRange(path) ?? nowhere,
    keyRange: (path) => yaml()?.keyRange(path) ?? nowhere,
  };
}
