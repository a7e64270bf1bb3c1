/** Golden cases: what whole articles become. See test/cases/README.md. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatNQuads } from '../src/dataset/n-quads.ts';
import { documentQuads } from '../src/dataset/quads.ts';
import { Iris } from '../src/iri.ts';
import { formatMessage } from '../src/message.ts';
import { LineIndex } from '../src/range.ts';
import { writeYaml } from '../src/statement/yaml.ts';
import { config, convertText, resources, root } from './resources.ts';

const folder = path.join(root, 'test/cases');
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** Everything an article becomes, by file. */
function results(name: string): Record<string, string> {
  const wikitext = existsSync(path.join(folder, name, 'article.wiki'));
  const text = readFileSync(path.join(folder, name, wikitext ? 'article.wiki' : 'article.txt'), 'utf8');
  const { document, messages } = convertText(text, name, wikitext ? 'wikitext' : 'plain');
  const lines = new LineIndex(text);
  const site = config.sites[config.site];
  if (!site) throw new Error('The site is not configured');
  const quads = documentQuads(document, {
    iris: new Iris(config.base),
    properties: resources.context.properties,
    site,
    views: config.views,
    evidence: 'none',
    graphs: 'single',
    version: 'test',
    text,
    report: (message) => messages.push(message),
  });
  return {
    'document.yaml': writeYaml(document),
    'data.nq': formatNQuads(quads),
    'messages.txt': messages.map((message) => `${formatMessage(message, { path: 'article', lines })}\n`).join(''),
  };
}

describe('cases', () => {
  it('are there', () => expect(cases.length).toBeGreaterThan(3));

  it.each(cases)('%s', (name) => {
    for (const [file, content] of Object.entries(results(name))) {
      const golden = path.join(folder, name, file);
      const write = process.env['UPDATE'] || (!existsSync(golden) && !process.env['CI']);
      if (write) writeFileSync(golden, content);
      expect(existsSync(golden) ? readFileSync(golden, 'utf8') : undefined, `${name}/${file}`).toBe(content);
    }
  });
});
