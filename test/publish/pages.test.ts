import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAttribution } from '../../src/publish/attribution.ts';
import { formatManifest, parseManifest, type Manifest } from '../../src/publish/manifest.ts';
import { formatReadme } from '../../src/publish/readme.ts';
import type { DatasetSummary } from '../../src/publish/summary.ts';

const article = {
  name: 'ada',
  key: 'enwiki:Ada_Roe',
  title: 'Ada [Roe] <script>',
  url: 'https://en.wikipedia.org/wiki/Ada_Roe',
  site: 'English Wikipedia',
  source: { file: 'ada.txt', sha256: 'ab', bytes: 3 },
  statements: 2,
  entities: 3,
  quads: 40,
};
const dataset: DatasetSummary = {
  title: 'Title',
  description: 'Description',
  publisher: { name: 'Somebody' },
  licence: 'https://creativecommons.org/licenses/by-sa/4.0/',
  version: '1.2.3',
  formats: ['yaml', 'turtle', 'trig', 'nquads', 'jsonld'],
  articles: [article],
};

describe('formatReadme', () => {
  const page = formatReadme(dataset);
  it('lists articles and files', () => {
    expect(page).toContain(
      '| [ada](ada/) | [Ada \\[Roe\\] \\<script\\>](<https://en.wikipedia.org/wiki/Ada_Roe>) | 2 | 3 | 40 |',
    );
    for (const file of [
      '<name>.yaml',
      '<name>.ttl',
      '<name>.nq',
      'manifest.json',
      'ATTRIBUTION.md',
      'context/v1.jsonld',
    ]) {
      expect(page).toContain(file);
    }
  });
  it('leaves out files that are not written', () => {
    const turtle = formatReadme({ ...dataset, formats: ['turtle'] });
    expect(turtle).toContain('.ttl');
    expect(turtle).not.toMatch(/\.nq|\.jsonld|\.trig|isnad explain/);
  });
});

describe('formatAttribution', () => {
  it('names the page, its authors and the licence', () => {
    const page = formatAttribution(dataset);
    expect(page).toContain('<https://creativecommons.org/licenses/by-sa/4.0/>');
    expect(page).toContain('(<https://en.wikipedia.org/wiki/Ada_Roe>), English Wikipedia');
    expect(page).toContain('(<https://en.wikipedia.org/wiki/Ada_Roe?action=history>)');
  });
  it('keeps an article without an address', () => {
    const { url: _, ...bare } = article;
    expect(formatAttribution({ ...dataset, articles: [{ ...bare, revision: '42' }] })).toContain(
      'English Wikipedia, revision 42',
    );
  });
});

describe('manifest', () => {
  const manifest: Manifest = {
    format: 'isnad/manifest/1',
    version: '1.2.3',
    articles: [article],
    files: [
      { path: 'a', bytes: 1, sha256: '00' },
      { path: 'b', bytes: 2, sha256: '11' },
    ],
  };
  it('reads what it writes', () => {
    expect(parseManifest(formatManifest(manifest))).toEqual(manifest);
    expect(parseManifest(formatManifest({ ...manifest, articles: [], files: [] }))).toMatchObject({ files: [] });
    expect(
      formatManifest(manifest)
        .split('\n')
        .filter((line) => line.includes('"path"')),
    ).toHaveLength(2);
  });
  it('takes nothing else', () => {
    const strange = [fc.string(), fc.json(), fc.constant('{"format":"isnad/manifest/1","articles":[],"files":[{}]}')];
    fc.assert(fc.property(fc.oneof(...strange), (text) => parseManifest(text) === undefined));
    expect(parseManifest('{"format":"isnad/manifest/1","articles":[],"files":[null]}')).toBeUndefined();
  });
});
