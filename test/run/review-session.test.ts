/** A review under way: what two people do at once, or one who presses a button twice, is done one after the other. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { build } from '../../src/run/build.ts';
import { loadConfig } from '../../src/run/config.ts';
import { ReviewSession } from '../../src/run/review-session.ts';
import { review } from '../../src/run/review.ts';
import { root } from '../resources.ts';

const text = `= Jane Doe =

Jane Doe
- Birth Date: 1 May 1950
- Birth Place: Ulm
- Father: John Doe

Jane Doe (1 May 1950 – 3 July 2000) was a pilot.
`;
const nothing = (): undefined => undefined;

describe('a session', () => {
  let folder: string;
  let session: ReviewSession;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'isnad-session-'));
    mkdirSync(path.join(folder, 'corrections'));
    writeFileSync(path.join(folder, 'jane-doe.txt'), text);
    writeFileSync(
      path.join(folder, 'dataset.yaml'),
      readFileSync(path.join(root, 'source/dataset.yaml'), 'utf8')
        .replace('root: ..', 'root: .')
        .replace('source/articles/*.txt', 'jane-doe.txt')
        .replace('source/corrections', 'corrections')
        .replace('source/ids.lock.yaml', 'ids.lock.yaml')
        .replace(/^entities:.*$/m, ''),
    );
    const config = loadConfig(undefined, folder, nothing);
    if (!config) throw new Error('The configuration is broken');
    await build({ config, inputs: config.inputs, documents: [], partial: false }, nothing, nothing);
    session = new ReviewSession(config, review(undefined, config, nothing), nothing);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('lists its articles without reading them again, with what wanted a look when they were last read', async () => {
    const [listed] = session.articles;
    expect(listed).toMatchObject({ name: 'jane-doe', title: 'Jane Doe' });
    expect((await session.read('jane-doe'))?.items).toHaveLength(listed?.count ?? 0);
    writeFileSync(path.join(folder, 'jane-doe.txt'), text.replace('- Father', '- Spouse: ?\n- Glorb: 5\n- Father'));
    expect(session.articles).toEqual([listed]);
    const read = await session.read('jane-doe');
    expect(read?.items.length).not.toBe(listed?.count);
    expect(session.articles[0]?.count).toBe(read?.items.length);
  });

  it('does actions that come at once one after the other, and refuses the one that saw an older version', async () => {
    const read = await session.read('jane-doe');
    const [first, second] = read?.document.statements ?? [];
    const common = { action: 'drop', name: 'jane-doe', version: read?.version ?? '' };
    const said = { by: 'me', date: '2026-01-15', why: 'So it is' };
    const act = (id = ''): ReturnType<ReviewSession['act']> => session.act({ ...common, ...said, id });
    const [one, other] = await Promise.all([act(first?.id), act(second?.id)]);
    expect(one.done).toBe(true);
    expect(other).toMatchObject({ done: false, words: expect.stringContaining('changed meanwhile') as string });
    const written = readFileSync(path.join(folder, 'corrections/jane-doe.yaml'), 'utf8');
    expect(written).toContain(first?.id);
    expect(written).not.toContain(second?.id);
  });
});
