/**
 * Whatever the article: its Document is sound and comes back from YAML, and its quads come back from every format. Articles
 * are made of lines that give statements and of words that have trapped writers of YAML, Turtle and IRIs.
 */
import type { Quad } from '@rdfjs/types';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { DataFactory, Parser } from 'n3';
import { parse as parseOxigraph } from 'oxigraph';
import { expect, it } from 'vitest';
import { contextDocument, jsonLdContext } from '../src/dataset/json-ld-context.ts';
import { datasetDocument } from '../src/dataset/json-ld.ts';
import { formatNQuads } from '../src/dataset/n-quads.ts';
import { documentQuads } from '../src/dataset/quads.ts';
import { formatTrig, formatTurtle } from '../src/dataset/turtle.ts';
import { prefixesOf } from '../src/dataset/vocabulary.ts';
import { Iris } from '../src/iri.ts';
import { readSchema } from '../src/run/package.ts';
import { parseDocument, validateDocument } from '../src/statement/validate.ts';
import { writeYaml } from '../src/statement/yaml.ts';
import { config, convertText, resources } from './resources.ts';

const traps =
  'Ulm|Ada Roe|ibn Roe|1 May 656|0657|12:30|null|true|~|- x|# y|@z|%41|<a>|"q"|it\'s|\\|\\u0041|{x}|[1]|^^|é|e\u0301|أبو بكر|😀|\u2028|\u0085|\u200b|\u202e|\t|&|*|?|:|;|,|(b. 1900)|.|/|_:b|http://e.org/<x>';
const trap = fc.constantFrom(...traps.split('|'), '|', '\ud83d');
const words = fc.array(trap, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const keys =
  'Birth Place|Children|Spouse|Office1|Term Start1|Birth Date|Death Date|Battles|Website|Native Name|Nickname|Height|Image|Other';
const field = fc.tuple(fc.constantFrom(...keys.split('|')), words).map(([key, value]) => `- ${key}: ${value}`);
const block = fc.oneof(
  words.map((text) => `He was born in Ulm, ${text}. His son was ${text}.`),
  words.map((text) => `== ${text} ==`),
  words.map((text) => `== See also ==\n- ${text}`),
  words.map((text) => `== Bibliography ==\n- Roe, ${text}. "${text}"`),
  words.map((text) => ` "${text}"`),
  words.map((text) => `According to ${text}, he married Eve Poe.`),
);
const article = fc
  .tuple(words, words, fc.array(field, { maxLength: 6 }), words, fc.array(block, { maxLength: 4 }))
  .map(([title, name, fields, lead, blocks]) => {
    const box = ['- Birth Name: Eve', '- Death Cause: fever', ...fields].join('\n');
    return `= ${title} =\n\n${name}\n${box}\n\n${title} (${lead}) was a poet.\n\n${blocks.join('\n\n')}\n`;
  });

const { properties } = resources.context;
const site = config.sites[config.site]!;
const iris = new Iris(config.base);
const terms = jsonLdContext(properties, iris);
const url = `${config.base}context/v1.jsonld`;

function quadsOf(text: string): Quad[] {
  const { document } = convertText(text);
  return documentQuads(document, {
    iris,
    properties,
    site,
    views: config.views,
    evidence: 'full',
    graphs: config.graphs,
    version: 'test',
    text,
    report: ({ level, reason }) => expect(level, reason).not.toBe('error'),
  });
}

it('gives a sound Document that comes back from YAML', { timeout: 180_000 }, () => {
  const schema = readSchema('document');
  fc.assert(
    fc.property(article, (text) => {
      const { document } = convertText(text);
      const yaml = writeYaml(document);
      const problems: string[] = [];
      validateDocument(yaml, { schema, properties, base: config.base, text }, ({ level, rule, reason }) => {
        if (level === 'error') problems.push(`${rule} ${reason}`);
      });
      expect(problems).toEqual([]);
      expect(writeYaml(parseDocument(yaml, schema, () => undefined)!.document)).toBe(yaml);
    }),
    { numRuns: 100 },
  );
});

it('gives quads that come back from every format', { timeout: 180_000 }, async () => {
  const options = { prefixes: prefixesOf(iris) };
  await fc.assert(
    fc.asyncProperty(article, async (text) => {
      const quads = quadsOf(text);
      const nquads = formatNQuads(quads);
      const triples = formatNQuads(
        quads.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object) as Quad),
      );
      expect(
        quads.filter(({ subject, object }) => [subject, object].some((term) => term.termType === 'BlankNode')),
      ).toEqual([]);
      for (const [format, written, wanted] of [
        ['application/n-quads', nquads, nquads],
        ['application/trig', formatTrig(quads, options), nquads],
        ['text/turtle', formatTurtle(quads, options), triples],
      ] as const) {
        expect(formatNQuads(new Parser({ format }).parse(written) as Quad[])).toBe(wanted);
        expect(formatNQuads(parseOxigraph(written, { format }) as Quad[])).toBe(wanted);
      }
      const read = await jsonld.toRDF(datasetDocument(quads, { context: terms, reference: { url } }), {
        safe: true,
        documentLoader: () =>
          Promise.resolve({ contextUrl: undefined, documentUrl: url, document: contextDocument(terms) }),
      });
      expect(formatNQuads(read)).toBe(nquads);
    }),
    { numRuns: 30 },
  );
});
