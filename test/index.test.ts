/** The public API, used as README shows it. */
import { expect, it } from 'vitest';
import {
  convert,
  documentQuads,
  EnvironmentError,
  formatTurtle,
  Iris,
  loadConfig,
  loadResources,
  packageVersion,
  prefixesOf,
  readSchema,
  validateDocument,
  writeYaml,
  type Message,
} from '../src/index.ts';
import * as api from '../src/index.ts';

const text = '= Ada Roe =\n\nAda Roe\n- Birth Place: Ulm\n- Occupation: Pilot\n\nAda Roe was a pilot.\n';

it('converts an article to statements and triples without writing a file', () => {
  const messages: Message[] = [];
  const report = (message: Message): void => void messages.push(message);
  const config = loadConfig(undefined, '/nowhere', report);
  const resources = config && loadResources(config, report);
  if (!config || !resources) throw new EnvironmentError(messages.map(({ reason }) => reason).join('\n'));
  const { context } = resources;
  const source = {
    name: 'ada',
    file: 'ada.txt',
    text,
    sha256: 'a'.repeat(64),
    bytes: text.length,
    form: 'plain',
  } as const;
  const { article, document } = convert(source, context, report);
  expect(article.title).toBe('Ada Roe');

  const { base } = config;
  const schema = readSchema('document');
  const yaml = writeYaml(document);
  expect(validateDocument(yaml, { schema, properties: context.properties, base, text }, report)).toEqual(document);

  const iris = new Iris(base);
  const quads = documentQuads(document, {
    ...{ iris, properties: context.properties, site: config.sites[config.site]!, views: config.views, text, report },
    ...{ evidence: 'full', graphs: 'per-article', version: packageVersion() },
  });
  expect(formatTurtle(quads, { prefixes: prefixesOf(iris) })).toContain('schema:birthPlace e:Ulm');
  expect(messages.filter(({ level }) => level === 'error')).toEqual([]);
});

it('exports what it says, and no more by accident', () => {
  expect(Object.keys(api).sort()).toMatchSnapshot();
});
