/**
 * Checks data against JSON Schemas (2020-12). YAML text or parsed data goes in with a schema; the data comes out when it
 * is sound, and otherwise a message for each problem, at the place of the YAML it is about. No schema is ever fetched.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Report, Rule } from './message.ts';
import { describeErrors, type Problem } from './schema/problem.ts';
import { parseYaml, reportFirst, type YamlData } from './schema/yaml.ts';

export { parseYaml, reportFirst, type DataPath, type YamlData } from './schema/yaml.ts';
export type { Problem } from './schema/problem.ts';

/** Reads YAML and checks it. Every problem is reported under `rule` with its range; then, and only then, undefined comes back. */
export function validateYaml(text: string, schema: object, report: Report, rule: Rule): unknown {
  const yaml = parseYaml(text, report, rule);
  return yaml && checkYaml(yaml, schema, report, rule) ? yaml.data : undefined;
}

/** Checks YAML that is parsed already; problems are reported under `rule` with their ranges. */
export function checkYaml(yaml: YamlData, schema: object, report: Report, rule: Rule): boolean {
  const problems = validateData(yaml.data, schema);
  const messages = problems.map(({ path, aboutKey, reason }) => {
    return {
      level: 'error',
      rule,
      reason,
      get range() {
        return aboutKey ? yaml.keyRange(path) : yaml.valueRange(path);
      },
    } as const;
  });
  reportFirst(messages, report);
  return problems.length === 0;
}

/** Checks data, such as a line of JSON, and gives its problems: none when it is sound. Throws on a schema that is none. */
export function validateData(data: unknown, schema: object): Problem[] {
  const validate = compiled(schema);
  return validate(data) ? [] : describeErrors(validate.errors ?? []);
}

/** A schema takes long to compile; each schema object is compiled once. */
const validators = new WeakMap<object, ValidateFunction>();

function compiled(schema: object): ValidateFunction {
  let validate = validators.get(schema);
  if (!validate) {
    const ajv = new Ajv2020({
      strict: true,
      // `required` may stand in an alternative whose properties stand outside of it.
      strictRequired: false,
      allErrors: true,
      verbose: true,
      // A key that every object inherits, such as `constructor`, is not there unless the data has it.
      ownProperties: true,
      addUsedSchema: false,
      // That the schemas of the package are sound, tests see; to compile the schema of schemas takes longer than ours do.
      validateSchema: false,
    });
    formats.default(ajv, ['uri', 'uuid']);
    // What types are generated from; it says nothing about data.
    ajv.addKeyword('tsType');
    validate = ajv.compile(schema);
    validators.set(schema, validate);
  }
  return validate;
}
