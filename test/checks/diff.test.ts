/** What differs between two versions of a dataset, and what does not count as a difference. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatNQuad, formatNQuads } from '../../src/dataset/n-quads.ts';
import { documentQuads } from '../../src/dataset/quads.ts';
import { diffDocuments, type DocumentDiff } from '../../src/publish/diff/document-diff.ts';
import { formatDiffMarkdown, formatDiffText } from '../../src/publish/diff/formats.ts';
import { diffGraphs, formatPatch } from '../../src/publish/diff/rdf-diff.ts';
import type { Document, Evidence, Statement } from '../../src/statement/document.ts';
import { contextOf, document } from '../dataset/seed.ts';
import { Project } from './project.ts';

const { properties } = contextOf().properties;
const label = (id: string): string => properties.get(id)?.label ?? id;
const diff = (before: Document | undefined, after: Document | undefined): DocumentDiff | undefined =>
  diffDocuments('seed', before, after, label);

/** A copy with some change made to it. */
function changed(change: (copy: Document) => void): Document {
  const copy = structuredClone(document);
  change(copy);
  return copy;
}

const named = (copy: Document, property: string): Statement => {
  const found = copy.statements.find((one) => one.property === property);
  if (!found) throw new Error(`No ${property}`);
  return found;
};

/** Moves every span of a document, as text put in at the top does. */
function shift(value: unknown, by: number): unknown {
  if (Array.isArray(value)) {
    const isSpan = value.length === 2 && value.every((one) => typeof one === 'number');
    return isSpan ? value.map((one: number) => one + by) : value.map((one) => shift(one, by));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shift(one, by)]));
}

describe('what is no difference', () => {
  it('is nothing at all', () => expect(diff(document, structuredClone(document))).toBeUndefined());

  it('is another numbering of the text', () =>
    expect(diff(document, shift(document, 1000) as Document)).toBeUndefined());

  it('is another order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(document.statements, { minLength: document.statements.length }), (statements) => {
        const entities = Object.fromEntries(Object.entries(document.entities).reverse());
        expect(diff(document, { ...document, statements, entities })).toBeUndefined();
      }),
      { numRuns: 20 },
    );
  });
});

describe('what is a difference', () => {
  const only = (copy: Document): DocumentDiff['statements'] => diff(document, copy)?.statements ?? [];

  it.each<[string, (copy: Document) => void, object]>([
    [
      'a rank',
      (copy) => (named(copy, 'P20').rank = 'preferred'),
      {
        kind: 'changed',
        property: 'place of death',
        details: [{ what: 'rank', before: 'normal', after: 'preferred' }],
      },
    ],
    [
      'a value, with another id',
      (copy) =>
        Object.assign(named(copy, 'P20'), { id: '00000000-0000-5000-8000-000000000000', value: { entity: 'Mecca' } }),
      { kind: 'changed', details: [{ what: 'value', before: 'Egypt', after: 'Mecca' }] },
    ],
    [
      'a qualifier that went',
      (copy) => delete named(copy, 'P39').qualifiers,
      { kind: 'changed', property: 'position held' },
    ],
    [
      'evidence',
      (copy) => ((named(copy, 'P20').evidence[0] as Evidence).quote = 'other words'),
      { kind: 'changed', details: expect.arrayContaining([{ what: 'evidence', after: 'other words' }]) as object },
    ],
    [
      'a statement that came',
      (copy) =>
        copy.statements.push({ ...named(copy, 'P20'), id: '00000000-0000-5000-8000-000000000001', property: 'P119' }),
      { kind: 'added', property: 'place of burial', quotes: expect.any(Array) as object },
    ],
    [
      'a statement that went',
      (copy) => copy.statements.splice(copy.statements.indexOf(named(copy, 'P20')), 1),
      { kind: 'removed', property: 'place of death', value: 'Egypt' },
    ],
    [
      'the holder of a claim',
      (copy) => copy.claims?.[0]?.according.push('Ali'),
      { kind: 'changed', claim: true, details: [{ what: 'holder', after: 'Ali' }] },
    ],
  ])('is %s', (_, change, expected) => {
    const found = only(changed(change));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject(expected);
  });

  it('is a class, a name, a page', () => {
    const copy = changed(({ entities }) =>
      Object.assign(entities['Mecca'] ?? {}, { class: 'Event', label: { en: 'Makkah' } }),
    );
    expect(diff(document, copy)?.entities).toMatchObject([
      { kind: 'changed', details: ['class Place → Event', '− label "Mecca"@en', '+ label "Makkah"@en'] },
    ]);
  });

  it('is evidence in another part of the article, counted', () => {
    const copy = changed((one) => ((named(one, 'P20').evidence[0] as Evidence).part = 'Death'));
    expect(diff(document, copy)).toMatchObject({ statements: [], moved: 1 });
  });

  it('is an article that came or went', () => {
    expect(diff(undefined, document)).toMatchObject({ kind: 'added' });
    expect(diff(document, undefined)?.statements.every(({ kind }) => kind === 'removed')).toBe(true);
  });
});

describe('words', () => {
  const copy = changed((one) => (named(one, 'P20').rank = 'deprecated'));
  const all = {
    before: 'a',
    after: 'b',
    nodes: [],
    articles: [diff(document, copy)].filter((one) => one !== undefined),
  };

  it('say what changed', () => {
    expect(formatDiffText(all)).toMatch(
      /~ Muhammad ibn Abi Bakr · place of death · Egypt\n\s+rank normal → deprecated/,
    );
    expect(formatDiffMarkdown(all)).toMatch(
      /\| ~ \| Muhammad ibn Abi Bakr · place of death · Egypt \| rank normal → deprecated \|/,
    );
  });

  it('fit into a comment, however much there is', () => {
    const many = { ...all, articles: Array.from({ length: 3000 }, () => all.articles[0] as DocumentDiff) };
    expect(formatDiffMarkdown(many).length).toBeLessThan(65_536);
  });
});

describe('RDF', () => {
  const quads = documentQuads(document, contextOf());

  it('differs by what is said, not by order, graphs and offsets', () => {
    expect(
      diffGraphs(
        quads,
        documentQuads(
          shift(document, 1000) as Document,
          contextOf({ text: `${' '.repeat(1000)}${contextOf().text ?? ''}` }),
        ).reverse(),
      ),
    ).toEqual([]);
    expect(diffGraphs(quads, documentQuads(document, contextOf({ graphs: 'single' })))).toEqual([]);
  });

  it('names nodes by their labels', () => {
    const after = quads.filter(({ predicate }) => !predicate.value.endsWith('/direct/P20'));
    expect(diffGraphs(quads, after)).toMatchObject([
      { label: 'Muhammad ibn Abi Bakr', removed: ['wdt:P20 Egypt'], added: [] },
    ]);
  });

  it('becomes a patch that makes the one into the other', () => {
    fc.assert(
      fc.property(fc.subarray(quads.slice(0, 400)), fc.subarray(quads.slice(200, 600)), (before, after) => {
        const lines = new Set(before.map(formatNQuad));
        for (const line of formatPatch(before, after).split('\n')) {
          if (line.startsWith('D ')) expect(lines.delete(line.slice(2))).toBe(true);
          if (line.startsWith('A ')) lines.add(line.slice(2));
        }
        expect([...lines].sort().join('\n')).toBe(formatNQuads(after).trimEnd());
      }),
      { numRuns: 30 },
    );
  });
});

describe('isnad diff', () => {
  const project = new Project();
  const git = (...words: string[]): string => execFileSync('git', words, { cwd: project.folder, encoding: 'utf8' });
  const name = 'muhammad-ibn-abi-bakr';
  const article = `source/articles/${name}.txt`;

  beforeAll(async () => {
    git('init', '--quiet', '--initial-branch=main');
    git('config', 'user.email', 'a@example.org');
    git('config', 'user.name', 'A');
    await project.run('build');
    git('add', '.');
    git('commit', '--quiet', '-m', 'first');
    project.edit(article, (text) => text.replace('Term Start1: 657', 'Term Start1: 656'));
    await project.run('build');
  });
  afterAll(() => project.remove());

  it('compares the output with a revision', async () => {
    const { out, code } = await project.run('diff', 'HEAD');
    expect(code).toBe(0);
    expect(out).toMatch(/position held · Governor of Egypt\n(?:.*\n)*?\s+qualifier start time 0657 .*→ 0656/);
  });

  it('compares two revisions, as a patch too', async () => {
    git('commit', '--quiet', '--all', '-m', 'second');
    expect((await project.run('diff', 'HEAD', 'HEAD', '--exit-code')).code).toBe(0);
    expect((await project.run('diff', 'HEAD~1', 'HEAD', '--exit-code')).code).toBe(1);
    const { out } = await project.run('diff', 'HEAD~1', 'HEAD', '--format', 'patch');
    expect(out).toMatch(/^TX \.\n(?:D .*\n)+(?:A .*\n)+TC \.\n$/);
  });

  it('compares RDF files', async () => {
    project.write(
      'a.ttl',
      '<http://e.example/a> <http://www.w3.org/2000/01/rdf-schema#label> "A"@en ; <http://schema.org/name> "x" .',
    );
    project.write(
      'b.nt',
      '<http://e.example/a> <http://www.w3.org/2000/01/rdf-schema#label> "A"@en .\n<http://e.example/a> <http://schema.org/name> "y" .\n',
    );
    expect((await project.run('diff', 'a.ttl', 'b.nt')).out).toMatch(
      /^A {2}<http:\/\/e\.example\/a>\n {2}− schema:name "x"\n {2}\+ schema:name "y"/,
    );
  });

  it.each([['nowhere'], ['--upload-pack=x'], ['HEAD:out'], ['a.ttl']])(
    'refuses what cannot be compared: %s',
    async (what) => {
      expect((await project.run('diff', '--', what)).code).toBe(2);
    },
  );
});
