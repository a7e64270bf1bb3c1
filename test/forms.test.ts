/**
 * The same article as wikitext and as plain text gives the same core statements; wikitext may add. What links tell is
 * left aside: an entity may have a longer name, and more of them may be told apart.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Document, Value } from '../src/statement/document.ts';
import { convertText, root } from './resources.ts';

const pages = path.join(root, '../shared/data/wikitext/');

/** The values of an infobox that are no entities, by property. */
function literals({ statements, article }: Document): Set<string> {
  const shown = (value: Value): string | undefined => {
    if ('entity' in value) return undefined;
    if ('time' in value) return value.time.edtf;
    if ('quantity' in value) return `${value.quantity.amount} ${value.quantity.unit ?? ''}`;
    if ('coordinate' in value) return `${value.coordinate.latitude} ${value.coordinate.longitude}`;
    return 'text' in value ? value.text : 'string' in value ? value.string : 'url' in value ? value.url : '';
  };
  return new Set(
    statements
      .filter((one) => one.by === 'infobox' && one.subject === article.subject)
      .flatMap(({ property, value }) => (shown(value) === undefined ? [] : [`${property} ${shown(value)}`])),
  );
}

/** The properties of an infobox whose values are entities. */
function relations({ statements, article }: Document): Set<string> {
  return new Set(
    statements
      .filter((one) => one.by === 'infobox' && one.subject === article.subject && 'entity' in one.value)
      .map(({ property }) => property),
  );
}

describe.skipIf(!existsSync(pages))('wikitext and plain text (skipped without ../shared/data)', () => {
  it.each([
    'Bodmin',
    'belgium',
    'bob-marley',
    'freddie-mercury',
    'Irina_Saratovtseva',
    'Dollar_Point_California',
    'Ukrainian_Railways',
    'Okean_Elzy',
    'toronto',
    'Germany',
    'Chile',
    'Blue_Train_album',
  ])('say the same of %s', (name) => {
    const file = path.join(pages, `en__${name}.wikitext`);
    const title = name.replace(/_/g, ' ');
    const render = path.join(root, 'test/render/render-plain.mjs');
    const plain = execFileSync(process.execPath, [render, '--title', title, file], { encoding: 'utf8' });
    const fromPlain = convertText(plain, name).document;
    const fromWikitext = convertText(readFileSync(file, 'utf8'), name, 'wikitext').document;
    expect(fromWikitext.article.class).toBe(fromPlain.article.class);
    expect([...literals(fromPlain)].filter((one) => !literals(fromWikitext).has(one))).toEqual([]);
    expect([...relations(fromPlain)].filter((one) => !relations(fromWikitext).has(one))).toEqual([]);
  });
});
