/** How many of the competency questions the first article answers, as the program reads it, with corrections or without. */
import { readdirSync, readFileSync } from 'node:fs';
import { Store, type Term } from 'oxigraph';
import { convert } from '../../src/convert.ts';
import { documentQuads } from '../../src/dataset/quads.ts';
import { formatTurtle } from '../../src/dataset/turtle.ts';
import { prefixesOf } from '../../src/dataset/vocabulary.ts';
import { sha256 } from '../../src/run/files.ts';
import { contextOf, iris } from '../dataset/seed.ts';
import { resources, root } from '../resources.ts';

type Wanted = string | { readonly includes: string } | { readonly set: readonly string[] } | null;

interface Expected {
  readonly query: string;
  readonly boolean?: boolean;
  readonly rows?: readonly Readonly<Record<string, Wanted>>[];
}

/** The questions that are answered as expected: `Q01` … */
export function answered(corrected: boolean): { readonly right: readonly string[]; readonly all: number } {
  const text = readFileSync(`${root}source/articles/muhammad-ibn-abi-bakr.txt`, 'utf8');
  const source = {
    name: 'a',
    file: 'a.txt',
    text,
    sha256: sha256(text),
    bytes: Buffer.byteLength(text),
    form: 'plain',
  } as const;
  const context = corrected ? resources.context : { ...resources.context, corrections: new Map() };
  const { document } = convert(source, context, () => undefined);
  const store = new Store();
  store.load(formatTurtle(documentQuads(document, contextOf()), { prefixes: prefixesOf(iris) }), {
    format: 'text/turtle',
  });
  const names = readdirSync(`${root}test/competency`)
    .filter((name) => name.endsWith('.expected.json'))
    .sort();
  const right = names.filter((name) => {
    const expected = JSON.parse(readFileSync(`${root}test/competency/${name}`, 'utf8')) as Expected;
    const answer: unknown = store.query(readFileSync(`${root}source/queries/${expected.query}.rq`, 'utf8'));
    return expected.boolean === undefined
      ? fits(answer as Map<string, Term>[], expected.rows ?? [])
      : answer === expected.boolean;
  });
  return { right: right.map((name) => name.slice(0, 3)), all: names.length };
}

function fits(got: readonly Map<string, Term>[], rows: readonly Readonly<Record<string, Wanted>>[]): boolean {
  const left = [...rows];
  for (const row of got) {
    const at = left.findIndex((wanted) =>
      Object.entries(wanted).every(([name, value]) => isWanted(row.get(name)?.value ?? '', value)),
    );
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return left.length === 0;
}

function isWanted(value: string, wanted: Wanted): boolean {
  if (wanted === null || typeof wanted === 'string') return value === (wanted ?? '');
  if ('includes' in wanted) return value.includes(wanted.includes);
  return [...wanted.set].sort().join('; ') === value.split('; ').sort().join('; ');
}
