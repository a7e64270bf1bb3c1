/** The rules that are no shapes, for what SHACL cannot say: each breaks on one small graph, and not on its sound twin. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { DataResult } from '../../src/dataset/data-result.ts';
import { readTurtleFamily } from '../../src/dataset/read-rdf.ts';
import { allRules } from '../../src/publish/rules.ts';
import { sha256 } from '../../src/run/files.ts';
import { base, text } from '../dataset/seed.ts';
import { prefixes } from './cases.ts';
import { makeChecker } from './checker.ts';

const article = `<${base}article/A>`;
const source = `<${base}article/A/text/${sha256(text)}>`;
const [before, quote, after] = [text.slice(0, 10), text.slice(10, 30), text.slice(30, 40)].map((part) =>
  JSON.stringify(part),
) as [string, string, string];
const place = (start: number, exact: string, prefix = before, suffix = after, where = source): string =>
  `<${base}evidence/a#target> a oa:SpecificResource ; oa:hasSource ${where} ; oa:hasSelector <${base}evidence/a#quote>, <${base}evidence/a#position> .
   <${base}evidence/a#quote> a oa:TextQuoteSelector ; oa:exact ${exact} ; oa:prefix ${prefix} ; oa:suffix ${suffix} .
   <${base}evidence/a#position> a oa:TextPositionSelector ; oa:start ${start} ; oa:end ${start + 20} .`;
const credited = (what: string): string => `${article} a schema:Article ; schema:hasPart ${article} ${what} .`;
const licence = '; schema:license <https://creativecommons.org/licenses/by-sa/4.0/>';
const credit = '; schema:creditText "A and B" ; schema:isBasedOn <https://en.wikipedia.org/wiki/A>';

/** Rule, what breaks it, what keeps it. */
const cases: readonly (readonly [rule: string, breaks: string, keeps: string])[] = [
  ['term/unknown', 'e:a schema:bornIn e:b .', 'e:a schema:birthPlace e:b .'],
  ['term/unknown', 'e:a wdt:P99999999 e:b .', 'e:a wdt:P19 e:b .'],
  ['term/unknown', 'e:a a prov:Entitty .', 'e:a a prov:Entity .'],
  ['term/superseded', 'e:a schema:parents e:b .', 'e:a schema:parent e:b .'],
  ['term/domain', 'e:a a schema:Place ; schema:birthPlace e:b .', 'e:a a schema:Person ; schema:birthPlace e:b .'],
  ['term/domain', 'e:a a schema:Person ; schema:isbn "1" .', 'e:a a schema:CreativeWork ; schema:isbn "1" .'],
  [
    'term/range',
    'e:a schema:birthPlace e:b . e:b a schema:Person .',
    'e:a schema:birthPlace e:b . e:b a schema:City .',
  ],
  [
    'term/range',
    'e:a schema:nationality e:b . e:b a schema:Person .',
    'e:a schema:nationality e:b . e:b a schema:Place .',
  ],
  [
    'term/range',
    'e:a schema:hasOccupation e:b . e:b a schema:DefinedTerm .',
    'e:a schema:hasOccupation e:b . e:b a schema:Role .',
  ],
  ['term/range', 'e:a schema:birthDate e:b .', 'e:a schema:birthDate "0658"^^xsd:gYear .'],
  ['term/literal', 'e:a schema:birthDate "0658-13-01"^^xsd:date .', 'e:a schema:birthDate "0658-12-01"^^xsd:date .'],
  ['term/literal', 'e:a schema:position "1.5"^^xsd:integer .', 'e:a schema:position "1"^^xsd:integer .'],
  ['rdf/blank-node', 'e:a schema:spouse [ schema:name "B"@en ] .', 'e:a schema:spouse e:b .'],
  ['iri/invalid', 'e:a schema:sameAs <https://e.example/%zz> .', 'e:a schema:sameAs <https://e.example/path> .'],
  ['iri/form', 'e:Al%c3%ad schema:name "A"@en .', 'e:Al%C3%AD schema:name "A"@en .'],
  ['iri/form', `<${base}entity/Alí> schema:name "A"@en .`, 'e:Al%C3%AD schema:name "A"@en .'],
  [
    'iri/twice',
    `<${base}entity/Al%27a> schema:spouse <${base}entity/Al%E2%80%99a> .`,
    `<${base}entity/Al%27a> schema:spouse <${base}entity/Ala> .`,
  ],
  ['iri/dangling', 'e:a schema:spouse e:gone .', 'e:a schema:spouse e:b . e:b schema:name "B"@en .'],
  ['evidence/drift', place(11, quote), place(10, quote)],
  ['evidence/drift', place(10, '"something else      "'), place(10, quote)],
  ['evidence/drift', place(10, quote, '"no"'), place(10, quote)],
  ['evidence/drift', place(10, quote, before, '"no"'), place(10, quote)],
  ['evidence/drift', place(9_999_999, quote), place(10, quote)],
  ['evidence/text', place(10, quote, before, after, `<${base}article/A/text/${sha256('x')}>`), place(10, quote)],
  ['licence/missing', credited(credit), credited(licence + credit)],
  ['licence/attribution', credited(licence), credited(licence + credit)],
];

/** What needs files beside the graph, and is tried in check-command.test.ts. */
const elsewhere = new Set([
  'rdf/empty',
  'rdf/syntax',
  'rdf/derivation',
  'rdf/formats',
  'evidence/missing',
  'evidence/unchecked',
  'term/invalid',
]);

describe('rules that are no shapes', () => {
  let check: (turtle: string) => Promise<DataResult[]>;
  beforeAll(async () => {
    const checker = await makeChecker();
    check = (turtle) => {
      const { quads, problem } = readTurtleFamily(prefixes + turtle, 'text/turtle', { base });
      expect(problem).toBeUndefined();
      return checker(quads);
    };
  });

  it.each(cases)('%s rejects %s', async (rule, breaks) => {
    expect((await check(breaks)).map((result) => result.rule)).toContain(rule);
  });

  it.each(cases)('%s accepts what is right beside %s', async (rule, _, keeps) => {
    expect((await check(keeps)).map((result) => result.rule)).not.toContain(rule);
  });

  it('have a case each', () => {
    const rules = [...allRules([]).keys()].filter((rule) => /^(?:term|rdf|iri|evidence|licence)\//.test(rule));
    const tried = new Set(cases.map(([rule]) => rule));
    expect(rules.filter((rule) => !tried.has(rule) && !elsewhere.has(rule))).toEqual([]);
  });
});
