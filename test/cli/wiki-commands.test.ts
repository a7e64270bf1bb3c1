/** Dumps and wikitext from the command line: build, pages, coverage. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Workplace } from './run-command.ts';

let work: Workplace;
beforeEach(() => void (work = new Workplace()));
afterEach(() => work.remove());

const page = (title: string, id: number, text: string, more = ''): string =>
  `<page><title>${title}</title><ns>0</ns><id>${id}</id>${more}<revision><id>${id}0</id><timestamp>2020-01-02T03:04:05Z</timestamp><model>wikitext</model><text>${text}</text></revision></page>`;

const dump = `<mediawiki><siteinfo><dbname>x</dbname><namespaces><namespace key="0"/></namespaces></siteinfo>${page(
  'Ada Roe',
  1,
  "{{Infobox person|birth_date={{birth date|1950|1|2}}|birth_place=[[City of Light]]|favourite=[[Tea]]}}\n'''Ada Roe''' was a pilot. [[Category:Pilots]]",
)}${page('Ben Cem', 2, "{{Infobox person|birth_date=1960}}\n'''Ben Cem''' was a cook.")}${page(
  'City of Light',
  3,
  '#REDIRECT [[Paris]]',
  '<redirect title="Paris"/>',
)}</mediawiki>`;

describe('dumps', () => {
  it('are built by title, with Wikidata items and redirects, and name their revision', async () => {
    work.write('wiki.xml', dump);
    work.write('items.tsv', 'Paris\tQ90\n');
    const redirects = await work.run(['pages', 'wiki.xml', '--redirects']);
    expect(redirects.out).toBe('City of Light\tParis\n');
    work.write('redirects.tsv', redirects.out);
    const args = [
      'build',
      'wiki.xml',
      '--title',
      'Ada Roe',
      '--sitelinks',
      'items.tsv',
      '--redirects',
      'redirects.tsv',
    ];
    const { code, out } = await work.run(args);
    expect(code).toBe(0);
    expect(out).toContain('1 article,');
    const [folder = ''] = readdirSync(work.path('out')).filter((name) => /^ada/i.test(name));
    const quads = readFileSync(work.path(`out/${folder}/${folder}.nq`), 'utf8');
    expect(quads).toMatch(/prop\/direct\/P19> <[^>]*\/entity\/Paris>/);
    expect(quads).toContain('<http://www.wikidata.org/entity/Q90>');
    expect(quads).toContain('title=Ada_Roe&oldid=10>');
  });

  it('take Wikidata items by page from page_props, and those that the page gives for what it links to', async () => {
    const box =
      '{{Infobox person|birth_place={{ill|Upper Ulm|de|Oberulm|WD=Q12}}|death_place={{ill|Lower Ulm|de|WD=Q13}}|spouse={{ill|Cy Roe|WD=13}}}}';
    const text = `${box}\n'''Ada Roe''' was a pilot. She saw {{ill|Lower Ulm|qid=Q14}}.`;
    work.write('wiki.xml', `<mediawiki>${page('Ada Roe', 1, text)}</mediawiki>`);
    const rows = "(1,'wikibase_item','Q11',NULL),(1,'wikibase-badge-Q70894304','',NULL),(2,'wikibase_item','Q99',NULL)";
    work.write('page_props.sql', `-- MySQL dump\nINSERT INTO \`page_props\` VALUES ${rows};\n`);
    const { code } = await work.run(['build', 'wiki.xml', '--jobs', '1', '--sitelinks', 'page_props.sql']);
    expect(code).toBe(0);
    const [folder = ''] = readdirSync(work.path('out')).filter((name) => /^ada/i.test(name));
    const quads = readFileSync(work.path(`out/${folder}/${folder}.nq`), 'utf8');
    const same = quads.matchAll(/entity\/(\S+)> <\S*sameAs> <http:\/\/www\.wikidata\.org\/entity\/(Q\d+)>/g);
    expect([...new Set([...same].map(([, entity, item]) => `${entity} ${item}`))]).toEqual([
      'Ada_Roe Q11',
      'Upper_Ulm Q12',
    ]);
  });

  it('are listed', async () => {
    work.write('wiki.xml', dump);
    expect((await work.run(['pages', 'wiki.xml', '--category', 'pilots'])).out).toBe(
      'Ada Roe\t1\t10\t2020-01-02T03:04:05Z\n',
    );
    expect((await work.run(['pages', 'wiki.xml', '--all'])).out.split('\n')).toHaveLength(4);
  });

  it('that are not there are said not to be there', async () => {
    expect(await work.run(['pages', 'missing.xml'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^error There is no file or folder ".*missing\.xml"\n$/),
    });
  });

  it('say so when no page has the infobox that is asked for, and no input has failed', async () => {
    work.write('wiki.xml', dump);
    const { code, out, err } = await work.run(['build', 'wiki.xml', '--infobox', 'Infobox submarine']);
    expect(code).toBe(0);
    expect(err).toContain('warning dump/no-page No page of the dump is in the selection: infobox "Infobox submarine"');
    expect(out).toContain('0 articles, 0 errors, 1 warning, ');
  });

  it('tell of a number that is none, and of a site that is not known', async () => {
    work.write('wiki.xml', dump);
    expect(await work.run(['build', 'wiki.xml', '--limit', 'many'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('"many"'),
    });
    expect(await work.run(['build', 'wiki.xml', '--site', 'nowiki'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('enwiki'),
    });
  });
});

describe('isnad coverage', () => {
  it('counts what became of fields, as text, JSON and pages', async () => {
    work.write('wiki.xml', dump);
    const { code, out } = await work.run(['coverage', 'wiki.xml', '--html', 'c.html', '--markdown', 'c.md']);
    expect(code).toBe(0);
    expect(out).toContain('2 articles, 2 with an infobox, 4 fields with a value');
    expect(out).toContain('infobox person | favourite = Tea');
    const [head = '', row = ''] = out
      .split('\n')
      .slice(out.split('\n').findIndex((line) => line.startsWith('template')));
    expect(head.trim().split(/ +/)).toEqual(['template', 'stated', 'named', 'unread', 'kept', 'unmapped', 'read']);
    expect(head).toHaveLength(row.length);
    expect(readFileSync(work.path('c.html'), 'utf8')).toContain('aria-label="3 stated, 1 unmapped"');
    expect(readFileSync(work.path('c.md'), 'utf8')).toContain(
      '| infobox person | person | 2 | 3 | 0 | 0 | 0 | 1 | 100.0 % | 75.0 % |',
    );
    const json = JSON.parse((await work.run(['coverage', 'wiki.xml', '--json'])).out);
    expect(json.counts).toEqual({ stated: 3, named: 0, kept: 0, unmapped: 1, unread: 0, role: 0, layout: 0 });
  });
});
