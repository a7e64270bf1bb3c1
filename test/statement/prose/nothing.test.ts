/** Sentences that look as if they stated something and must not, by what keeps them from it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { factsAbout } from './facts.ts';

const [, ...groups] = readFileSync(new URL('nothing.txt', import.meta.url), 'utf8').split('\n## ');

describe.each(groups.map((group) => group.trim().split('\n')))('%s', (...lines) => {
  it.each(lines.slice(1))('%s', (sentence) => expect(factsAbout(sentence)).toEqual([]));
});
