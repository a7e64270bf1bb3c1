/** Corrections are put into a file as text: what people wrote stays as it is, whatever way they write YAML. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addCorrections, withCorrections } from '../../src/run/corrections-file.ts';
import type { Correction } from '../../src/statement/corrections/correction.ts';

const article = { name: 'jane-doe', key: 'enwiki:Jane_Doe', title: 'Jane Doe' };
const added: Correction = {
  ...{ id: 'review-1', by: 'me', date: '2026-01-02', why: 'It is: "so"' },
  ...{ on: { message: 'statement/conflict', quote: 'a\nb' }, accept: true },
};
const addedText = (indent: string): string =>
  [
    '- id: review-1',
    '  by: me',
    '  date: "2026-01-02"',
    '  why: \'It is: "so"\'',
    '  "on":',
    '    message: statement/conflict',
    '    quote: |-',
    '      a',
    '      b',
    '  accept: true',
    '',
  ]
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n');
const head = 'format: isnad/corrections/1\narticle: enwiki:Jane_Doe\n';
const own = `- { id: one, by: a, date: '2026-01-01', why: x, on: { entity: '#A' }, set: { label: B } } # why not`;

describe('withCorrections', () => {
  it.each<[string, string, string]>([
    ['an entry with indentation', `${head}entries:\n  ${own}\n`, `${head}entries:\n  ${own}\n${addedText('  ')}`],
    ['an entry without', `${head}entries:\n${own}\n`, `${head}entries:\n${own}\n${addedText('')}`],
    ['no end of line', `${head}entries:\n  ${own}`, `${head}entries:\n  ${own}\n${addedText('  ')}`],
    [
      'comments at the end',
      `${head}entries:\n  # first\n  ${own}\n\n# The end.\n`,
      `${head}entries:\n  # first\n  ${own}\n${addedText('  ')}\n# The end.\n`,
    ],
    ['keys behind', `format: isnad/corrections/1\nentries:\n  ${own}\narticle: enwiki:Jane_Doe\n`, ''],
    ['no entries', `# None\n${head}entries: [] # yet\n`, ''],
    ['lines of Windows', `${head}entries:\n  ${own}\n`.replaceAll('\n', '\r\n'), ''],
    ['no file', '', `# What people have corrected in the reading of "Jane Doe".\n${head}entries:\n${addedText('  ')}`],
  ])('keeps a file with %s', (_, before, after) => {
    const text = withCorrections(before === '' ? undefined : before, article, [added], 'x.yaml');
    if (after !== '') expect(text).toBe(after);
    // Every line that was there is there, in order.
    let at = 0;
    for (const line of before.split('\n').filter((one) => !one.includes('[]'))) {
      at = text.indexOf(line.trimEnd(), at);
      expect(at, line).toBeGreaterThanOrEqual(0);
    }
    if (before.includes('\r\n')) expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it.each<[string, string, RegExp]>([
    [
      'of another article',
      `format: isnad/corrections/1\narticle: enwiki:Other\nentries: []\n`,
      /is about "enwiki:Other"/,
    ],
    [
      'with this correction already',
      `${head}entries:\n${own.replace('one', 'review-1')}\n`,
      /has a correction "review-1"/,
    ],
    ['that breaks its schema', `${head}entries:\n  - id: one\n`, /line 4: /],
    ['that is no YAML', `${head}entries: [\n`, /no file of corrections/],
    ['with entries in one line', `${head}entries: [${own.slice(2).split(' #')[0] ?? ''}]\n`, /in one line/],
  ])('refuses a file %s', (_, before, reason) => {
    expect(() => withCorrections(before, article, [added], 'x.yaml')).toThrow(reason);
  });

  it('refuses what breaks the schema', () => {
    const wrong = { ...added, accept: undefined, drop: 'no' } as unknown as Correction;
    expect(() => withCorrections(undefined, article, [wrong], 'x.yaml')).toThrow(/no file of corrections|is written/);
  });
});

describe('addCorrections', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'isnad-corrections-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('makes the folder, and tells what was before', () => {
    const change = addCorrections(article, [added], path.join(folder, 'corrections'));
    expect(change).toMatchObject({ before: undefined, newFolder: true });
    expect(readFileSync(change.file, 'utf8')).toBe(change.after);
  });

  it('writes through a symbolic link, and not into a file that is read-only', () => {
    const real = path.join(folder, 'real.yaml');
    writeFileSync(real, `${head}entries:\n  ${own}\n`);
    symlinkSync(real, path.join(folder, 'jane-doe.yaml'));
    chmodSync(real, 0o444);
    expect(() => addCorrections(article, [added], folder)).toThrow(/read-only/);
    expect(readFileSync(real, 'utf8')).not.toContain('review-1');
    chmodSync(real, 0o644);
    addCorrections(article, [added], folder);
    expect(readFileSync(real, 'utf8')).toContain('review-1');
    expect(existsSync(path.join(folder, 'jane-doe.yaml'))).toBe(true);
  });
});
