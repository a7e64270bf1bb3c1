/** Says in words what Ajv found: its errors go in; reasons, each with the path it is about, come out. */
import type { ErrorObject } from 'ajv';
import type { DataPath } from './yaml.ts';

/** One problem of some data. */
export interface Problem {
  readonly path: DataPath;
  /** Whether it is about the key at the path, rather than the value. */
  readonly aboutKey: boolean;
  readonly reason: string;
}

/** The problems behind Ajv's errors: of alternatives, only those of the one that was meant, if that can be told. */
export function describeErrors(errors: readonly ErrorObject[]): Problem[] {
  // What is wrong with the name of a key, or with what a condition asks for, is told by an error of its own.
  const problems = meantErrors(errors.filter(({ keyword }) => !['propertyNames', 'if'].includes(keyword))).map(
    describe,
  );
  const seen = new Set<string>();
  return problems.filter(({ path, reason }) => {
    const key = JSON.stringify([path, reason]);
    return seen.size < seen.add(key).size;
  });
}

/**
 * Drops what only says that an alternative is not the one meant. What lies deeper than the alternatives themselves comes
 * from the one whose keys the value has; else the nearest is meant, if there is one.
 */
function meantErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  const kept: ErrorObject[] = [];
  for (const error of errors) {
    if (error.keyword !== 'oneOf' && error.keyword !== 'anyOf') {
      kept.push(error);
      continue;
    }
    // Ajv tells the errors of the alternatives just before that there is none that fits.
    let from = kept.length;
    while (from > 0 && isWithin(kept[from - 1], error)) from--;
    const inner = kept.splice(from);
    const deeper = inner.filter(({ instancePath }) => instancePath.length > error.instancePath.length);
    const nearest = deeper.length > 0 ? deeper : nearestErrors(inner);
    kept.push(...(nearest.length > 0 ? nearest : [error]));
  }
  return kept;
}

/** The errors of the alternative that is nearest: it only lacks keys, or only has too many, fewer than any other. */
function nearestErrors(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const byBranch = new Map<unknown, ErrorObject[]>();
  for (const error of errors) byBranch.set(error.parentSchema, [...(byBranch.get(error.parentSchema) ?? []), error]);
  const [first, second] = [...byBranch.values()].sort((a, b) => a.length - b.length);
  const isNear =
    first && first.length < (second?.length ?? 0) && new Set(first.map(({ keyword }) => keyword)).size === 1;
  return isNear ? first : [];
}

function isWithin(inner: ErrorObject | undefined, outer: ErrorObject): boolean {
  return inner !== undefined && `${inner.instancePath}/`.startsWith(`${outer.instancePath}/`);
}

function describe(error: ErrorObject): Problem {
  const path = pathOf(error.instancePath);
  if (error.propertyName !== undefined) {
    const key = error.propertyName;
    return { path: [...path, key], aboutKey: true, reason: `Key ${shown(key)} ${wanted(error)}` };
  }
  const params = error.params as Readonly<Record<string, unknown>>;
  switch (error.keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const key = String(params['additionalProperty'] ?? params['unevaluatedProperty']);
      const known = Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {});
      const hint = known.length > 0 ? `; known are ${listed(known)}` : '';
      return { path: [...path, key], aboutKey: true, reason: `Key ${shown(key)} is not known here${hint}` };
    }
    case 'required':
      return { path, aboutKey: true, reason: `Key ${shown(params['missingProperty'])} is missing` };
    default:
      return { path, aboutKey: false, reason: `${named(error.data)} ${wanted(error)}` };
  }
}

/** What a value should have been, as the rest of a sentence that starts with it. */
function wanted(error: ErrorObject): string {
  const { keyword, data } = error;
  const params = error.params as Readonly<Record<string, unknown>>;
  const meaning = error.parentSchema?.['description'] as string | undefined;
  const about = meaning === undefined ? '' : ` (${meaning.replace(/\.$/, '')})`;
  switch (keyword) {
    case 'type': {
      const types = [params['type']].flat().map((type) => typeWords[String(type)] ?? String(type));
      const quote = typeof data !== 'object' && types.includes('text') ? '; put it in quotes' : '';
      return `is ${typeWords[typeOf(data)] ?? typeof data}, not ${types.join(' or ')}${quote}`;
    }
    case 'enum':
      return `is not one of ${listed(params['allowedValues'] as unknown[])}`;
    case 'const':
      return `is not ${shown(params['allowedValue'])}`;
    case 'pattern':
      return `does not have the form ${String(params['pattern'])}${about}`;
    case 'format':
      return `is no ${formatWords[String(params['format'])] ?? String(params['format'])}${about}`;
    case 'oneOf':
    case 'anyOf':
      return `has none of the forms that are taken here${about}`;
    default:
      return `${(error.message ?? 'is not valid').replace('NOT ', 'not ')}${about}`;
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  array: 'a list',
  null: 'empty',
};

const formatWords: Readonly<Record<string, string>> = { uri: 'absolute address', uuid: 'UUID' };

function typeOf(data: unknown): string {
  return data === null ? 'null' : Array.isArray(data) ? 'array' : typeof data;
}

function named(data: unknown): string {
  if (data === null) return 'The value';
  if (Array.isArray(data)) return 'The list';
  return typeof data === 'object' ? 'The map' : `Value ${shown(data)}`;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const short = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return typeof value === 'string' ? `"${short}"` : short;
}

function listed(values: readonly unknown[]): string {
  const rest = values.length > 15 ? ` and ${values.length - 15} more` : '';
  return values.slice(0, 15).map(shown).join(', ') + rest;
}

/** The steps of a JSON Pointer (RFC 6901). */
function pathOf(pointer: string): string[] {
  if (pointer === '') return [];
  const steps = pointer.slice(1).split('/');
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
