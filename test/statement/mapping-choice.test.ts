/** Which mappings an infobox gets: by template, by keys alone, and never a wrong class. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { normaliseKey } from '../../src/article/key.ts';
import { chooseMappings, findRow, type Choice } from '../../src/statement/mapping-choice.ts';
import { convertText, resources, root } from '../resources.ts';

const { mappings } = resources.context;
const shared = path.join(root, '../shared/data');

const choose = (norms: string[], templates?: string[]): Choice =>
  chooseMappings({ norms, ...(templates && { templates }) }, mappings);
const classOf = (norms: string[], templates?: string[]): string => {
  const choice = choose(norms, templates);
  return choice.known ? choice.class : 'unknown';
};
const ruleOf = (choice: Choice, norm: string, value = 'x', group: Record<string, string> = {}): string | undefined =>
  findRow({ norm, value }, choice, (key) => group[key])?.rule;

describe('the class of an infobox', () => {
  it.each([
    [['birth_place'], 'Person'],
    [['death_date'], 'Person'],
    [['parents'], 'Person'],
    [['office', 'term_start', 'predecessor'], 'Person'],
    [['allegiance', 'serviceyears', 'battles', 'birth_date'], 'Person'],
    [['conflict', 'combatant', 'strength', 'casualties'], 'Event'],
    [['population_total', 'area_total_km2', 'subdivision_name'], 'Place'],
    [['industry', 'num_employees', 'headquarters'], 'Organization'],
    [['isbn', 'author', 'publisher'], 'CreativeWork'],
    [['directed_by', 'starring', 'running_time'], 'CreativeWork'],
    [['familia', 'genus', 'binomial'], 'Concept'],
    [['ship_builder', 'ship_launched'], 'Thing'],
    // What says nothing, or too little.
    [[], 'unknown'],
    [['name', 'image', 'website'], 'unknown'],
    [['location'], 'unknown'],
    [['founded', 'location'], 'unknown'],
    [['origin', 'genre', 'years_active', 'label'], 'unknown'],
    [['some', 'words', 'nobody', 'knows'], 'unknown'],
    // Animals and characters have lives too.
    [['species', 'breed', 'sex', 'born', 'died', 'resting_place', 'occupation', 'owner'], 'unknown'],
  ])('of %j is %s', (norms, wanted) => expect(classOf(norms)).toBe(wanted));

  it('is looked up by template, whatever the case and the blanks', () => {
    expect(classOf(['location'], ['Infobox_Company'])).toBe('Organization');
    expect(classOf(['birth_place'], ['Infobox settlement'])).toBe('Place');
  });

  it('is decided by keys for a template that is not known', () => {
    expect(classOf(['birth_place'], ['infobox nobody has seen'])).toBe('Person');
  });

  it('is told by keys where singers and bands share a template', () => {
    const template = ['infobox musical artist'];
    expect(classOf(['name', 'genre', 'current_members'], template)).toBe('Organization');
    expect(classOf(['name', 'genre', 'birth_date'], template)).toBe('Person');
    expect(classOf(['name', 'genre', 'origin'], template)).toBe('unknown');
  });
});

describe('the mappings of an infobox', () => {
  const article = readFileSync(path.join(root, 'source/articles/muhammad-ibn-abi-bakr.txt'), 'utf8');
  const seed = convertText(article, 'muhammad-ibn-abi-bakr').document;

  it('are those whose own keys stand in it, and the general one: the first article is of an officeholder and soldier', () => {
    expect(seed.article.class).toBe('Person');
    expect(seed.article.mappings).toEqual(['officeholder', 'military-person', 'person']);
    expect(seed.infobox?.fields.filter(({ outcome }) => outcome !== 'stated')).toEqual([]);
  });

  it('are not chosen by a key that several families read differently', () => {
    const choice = choose(['birth_date', 'birth_place', 'position']);
    expect(choice.mappings.map(({ name }) => name)).toEqual(['person']);
    expect(ruleOf(choice, 'position')).toBeUndefined();
  });

  it('say what is special before what is general', () => {
    const choice = choose(['birth_date', 'notableworks', 'period', 'pencil', 'office']);
    expect(ruleOf(choice, 'period')).toBe('writer/period');
  });

  it('of an unknown class hold only what is so for all', () => {
    const choice = choose(['location', 'website']);
    expect([choice.known, choice.mappings.map(({ name }) => name)]).toEqual([false, ['anything']]);
    expect(ruleOf(choice, 'website')).toBe('anything/website');
    expect(ruleOf(choice, 'location')).toBeUndefined();
  });
});

describe('the row of a field', () => {
  const city = choose([], ['infobox settlement']);

  it('may depend on another field of its group', () => {
    expect(findRow({ norm: 'subdivision_name', value: 'Egypt' }, city, () => 'Country')?.property).toBe('P17');
    expect(findRow({ norm: 'subdivision_name', value: 'Texas' }, city, () => 'State')?.property).toBe('P131');
    expect(findRow({ norm: 'subdivision_name', value: 'Mars' }, city, () => 'Planet')?.placement).toBe('local');
    expect(findRow({ norm: 'leader_name', value: 'A' }, city, () => 'Mayor')?.property).toBe('P6');
    expect(findRow({ norm: 'leader_name', value: 'A' }, city, () => 'Bishop')?.placement).toBe('local');
  });

  it('may depend on its own value', () => {
    const person = choose([], ['infobox person']);
    expect(findRow({ norm: 'child', value: 'yes' }, person, () => undefined)?.placement).toBe('layout');
    expect(findRow({ norm: 'child', value: 'Ann' }, person, () => undefined)?.property).toBe('P40');
  });

  it('is layout when only its end tells', () => {
    expect(findRow({ norm: 'nobody_knows_footnotes', value: 'x' }, city, () => undefined)?.placement).toBe('layout');
  });

  it('comes from the mapping of its own template', () => {
    const both = choose(['location'], ['infobox company', 'infobox military conflict']);
    expect(findRow({ norm: 'location', value: 'x', template: 0 }, both, () => undefined)?.property).toBe('P159');
    expect(findRow({ norm: 'location', value: 'x', template: 1 }, both, () => undefined)?.property).toBe('P276');
  });
});

describe.skipIf(!existsSync(shared))('on real infoboxes (needs ../shared/data)', () => {
  it('keys alone never give another class than the template, nor stay silent too often', () => {
    const folder = path.join(shared, 'wikitext');
    const tally = { right: 0, unknown: 0, wrong: [] as string[] };
    for (const file of readdirSync(folder).filter((name) => name.startsWith('en__'))) {
      for (const { template, norms } of infoboxes(readFileSync(path.join(folder, file), 'utf8'))) {
        const truth = (mappings.byTemplate.get(template) ?? []).map((mapping) => mapping.class);
        if (truth.length === 0) continue;
        const choice = choose(norms);
        if (!choice.known) tally.unknown++;
        else if (truth.includes(choice.class)) tally.right++;
        else tally.wrong.push(`${file} ${template}: ${choice.class}`);
      }
    }
    expect(tally.wrong).toEqual([]);
    expect(tally.right).toBeGreaterThan(2 * tally.unknown);
  });

  it('keys as readers see them agree with what people called the page', () => {
    const classes: Record<string, string[]> = {
      Person: ['Person'],
      Musician: ['Person', 'Organization'],
      Movie: ['CreativeWork'],
      Album: ['CreativeWork'],
      Painting: ['CreativeWork'],
      Book: ['CreativeWork'],
      Country: ['Place'],
      City: ['Place'],
      Animal: ['Thing', 'Concept'],
      Diseases: ['Concept'],
      Organization: ['Organization'],
      University: ['Organization'],
    };
    const lines = gunzipSync(readFileSync(path.join(shared, 'infobox-tables/infotabs.jsonl.gz'))).toString('utf8');
    let [decided, wrong] = [0, 0];
    for (const line of lines.trim().split('\n')) {
      const { category, table } = JSON.parse(line) as { category: string; table: Record<string, unknown> };
      const truth = classes[category];
      if (!truth) continue;
      const choice = choose(
        Object.keys(table)
          .filter((key) => key !== 'title')
          .map((key) => normaliseKey(key).norm),
      );
      if (!choice.known) continue;
      decided++;
      if (!truth.includes(choice.class)) wrong++;
    }
    // The few that differ are misfiled there: a film under City, Chess under Person.
    expect(decided).toBeGreaterThan(500);
    expect(wrong / decided).toBeLessThan(0.02);
  });
});

/** The infobox templates of a page that stand one parameter a line, with the keys that have a value. */
function* infoboxes(text: string): Generator<{ template: string; norms: string[] }> {
  for (const [, name = '', body = ''] of text.matchAll(
    /^\{\{\s*((?:infobox|taxobox|speciesbox)[^|\n]*)\n([\s\S]*?)^\}\}/gim,
  )) {
    const keys = [...body.matchAll(/^\s*\|\s*([\w -]+?)\s*=[ \t]*\S/gm)].map(([, key = '']) => normaliseKey(key).norm);
    yield {
      template: name
        .replace(/<!--.*?-->/g, '')
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/g, ' '),
      norms: keys,
    };
  }
}
