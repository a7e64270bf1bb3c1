/** `isnad check` on a built dataset: every finding is told where it can be mended, in formats that other programs read. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { Iris } from '../../src/iri.ts';
import type { Finding } from '../../src/publish/finding.ts';
import { readAccepted, type Accept } from '../../src/run/accepted.ts';
import type { DatasetConfig } from '../../src/run/config.ts';
import { Project } from './project.ts';

const name = 'muhammad-ibn-abi-bakr';
const nq = `out/${name}/${name}.nq`;
const yaml = `out/${name}/${name}.yaml`;
const article = `source/articles/${name}.txt`;
const schema = (file: string): string => readFileSync(new URL(`../schemas/${file}`, import.meta.url), 'utf8');

interface Place {
  path: string;
  line?: number;
  column?: number;
}
interface CheckJson {
  count: Record<string, number>;
  findings: {
    rule: string;
    level: string;
    message: string;
    subject?: string;
    hint?: string;
    article?: Place;
    document?: Place;
    data?: Place;
  }[];
}

const project = new Project();
const good = new Map<string, string>();

beforeAll(async () => {
  const { code, err } = await project.run('build');
  expect(err.replace(/^(?!error).*$/gm, '').trim()).toBe('');
  expect(code).toBe(0);
  for (const file of [nq, yaml, article, 'source/dataset.yaml']) good.set(file, project.read(file));
});
beforeEach(() => {
  for (const [file, text] of good) project.write(file, text);
});
afterAll(() => project.remove());

const check = async (...more: string[]): Promise<CheckJson> =>
  JSON.parse((await project.run('check', '--format', 'json', ...more)).out) as CheckJson;
const dropLine = (text: string, test: RegExp): string =>
  text
    .split('\n')
    .filter((line) => !test.test(line))
    .join('\n');

describe('findings', () => {
  it('point into the article, the document and the RDF', async () => {
    project.edit(nq, (text) =>
      dropLine(text, /entity\/Muhammad_ibn_Abi_Bakr> <http:\/\/www\.wikidata\.org\/prop\/direct\/P22>/),
    );
    const { findings } = await check();
    const found = findings.find(({ rule }) => rule === 'audit/statement-is-truthy');
    expect(found).toMatchObject({
      level: 'error',
      subject: expect.stringContaining('father') as string,
      hint: expect.any(String) as string,
    });
    const line =
      project
        .read(article)
        .split('\n')
        .findIndex((text) => text.includes('Parents:')) + 1;
    expect(found?.article).toMatchObject({ path: article, line });
    expect(project.read(yaml).split('\n')[(found?.document?.line ?? 0) - 1]).toMatch(/id: /);
    expect(project.read(nq).split('\n')[(found?.data?.line ?? 0) - 1]).toContain('/prop/statement/P22>');
    expect(findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['rdf/derivation', 'rdf/formats', 'file/changed']),
    );
  });

  it('tell of an edited quote in the document', async () => {
    project.edit(yaml, (text) => text.replace('quote: "Parents: Abu Bakr', 'quote: "Parents: Abu Bakar'));
    const { findings } = await check();
    const drift = findings.filter(({ rule, document }) => rule === 'evidence/drift' && document !== undefined);
    expect(project.read(yaml).split('\n')[(drift[0]?.document?.line ?? 0) - 1]).toContain('Abu Bakar');
  });

  it('tell of an article that changed since the build', async () => {
    project.edit(article, (text) => text.replace('Parents: Abu Bakr', 'Parents: Abu  Bakr'));
    const rules = new Set((await check()).findings.map(({ rule }) => rule));
    expect([...rules]).toEqual(expect.arrayContaining(['evidence/drift', 'evidence/text']));
  });

  it('tell of what is no N-Quads, at its line', async () => {
    project.edit(nq, (text) => `${text}<broken\n`);
    const { findings } = await check();
    const lines = project.read(nq).split('\n').length - 1;
    expect(findings.find(({ rule }) => rule === 'rdf/syntax')?.data).toMatchObject({ path: nq, line: lines });
  });
});

describe('exceptions', () => {
  it('stand in the corrections, with a reason, and come suppressed', async () => {
    project.edit('source/dataset.yaml', (text) => `${text}\ncorrections: source/corrections\n`);
    project.edit(nq, (text) =>
      dropLine(text, /entity\/Muhammad_ibn_Abi_Bakr> <http:\/\/www\.wikidata\.org\/prop\/direct\/P22>/),
    );
    const rule = 'audit/statement-is-truthy';
    expect((await check()).findings.map((finding) => finding.rule)).toContain(rule);
    project.write(
      'source/corrections/a.yaml',
      `format: isnad/corrections/1\narticle: enwiki:Muhammad_ibn_Abi_Bakr\nentries:\n  - id: a\n    on: { message: ${rule} }\n    accept: true\n    by: me\n    date: '2026-01-15'\n    why: Known\n`,
    );
    const { findings, accepted } = (await check()) as CheckJson & {
      accepted: { why: string; finding: { rule: string } }[];
    };
    expect(findings.map((finding) => finding.rule)).not.toContain(rule);
    expect(accepted).toMatchObject([{ why: 'Known', finding: { rule } }]);
    const sarif = JSON.parse((await project.run('check', '--format', 'sarif')).out) as {
      runs: { results: { suppressions?: object[] }[] }[];
    };
    expect(sarif.runs[0]?.results.filter(({ suppressions }) => suppressions)).toMatchObject([
      { suppressions: [{ justification: 'Known' }] },
    ]);
    expect((await project.run('build', '--quiet')).err).toBe('');
  });
});

describe('an exception', () => {
  const finding = (rule: string): Finding => ({ rule, level: 'error', message: 'm', unit: 'a' });
  const article = 'enwiki:Muhammad_ibn_Abi_Bakr';
  const accepting = (rule: string, more = ''): Accept => {
    const entry = `  - id: a\n    on: { message: ${rule}${more} }\n    accept: true\n    by: me\n    date: '2026-01-15'\n    why: Known\n`;
    project.write('exceptions/a.yaml', `format: isnad/corrections/1\narticle: ${article}\nentries:\n${entry}`);
    const told: string[] = [];
    const config = { root: project.folder, corrections: project.path('exceptions') } as DatasetConfig;
    const accept = readAccepted(config, new Iris('https://data.example.org/'), ({ reason }) => void told.push(reason));
    expect(told).toEqual([]);
    return accept;
  };

  it('is for its rule, its article and the words it names', () => {
    expect(accepting('audit/single-value')(finding('audit/single-value'), article)).toBe('Known');
    expect(accepting('audit/single-value')(finding('audit/own-ancestor'), article)).toBeUndefined();
    expect(accepting('audit/single-value')(finding('audit/single-value'), 'enwiki:Ali')).toBeUndefined();
    expect(accepting('audit/single-value', ', quote: other')(finding('audit/single-value'), article)).toBeUndefined();
  });

  it('is never made of checks that do not work', () => {
    expect(accepting('shape/canary')(finding('shape/canary'), article)).toBeUndefined();
  });
});

describe('data that anybody brings', () => {
  const turtle = '<http://e.example/a> a <http://schema.org/Person> ; <http://schema.org/bornIn> "x" .';
  it.each([
    ['a.ttl', turtle],
    ['a.trig', turtle],
    ['a.nt', '<http://e.example/a> <http://schema.org/bornIn> "x" .'],
    ['a.jsonld', '{"@id":"http://e.example/a","http://schema.org/bornIn":"x"}'],
    [
      'a.rdf',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://schema.org/"><rdf:Description rdf:about="http://e.example/a"><s:bornIn>x</s:bornIn></rdf:Description></rdf:RDF>',
    ],
  ])('is read: %s', async (file, text) => {
    project.write(`data/${file}`, text);
    expect((await check(`data/${file}`)).findings.map(({ rule }) => rule)).toContain('term/unknown');
  });

  it('is read compressed', async () => {
    project.write('data/b.ttl.gz', '');
    const { writeFileSync } = await import('node:fs');
    writeFileSync(project.path('data/b.ttl.gz'), gzipSync(turtle));
    expect((await check('data/b.ttl.gz')).findings.map(({ rule }) => rule)).toContain('term/unknown');
  });

  const rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';
  it.each([
    ['c.ttl', '<http://e.example/a> a\n  <http://e.example/b>\n  <http://e.example/c> .', 3, /Expected punctuation/],
    ['c.nt', '<http://e.example/a> <http://e.example/b> "c" .\njunk\n', 2, /junk/],
    ['c.jsonld', '{\n  "@id": "http://e.example/a",\n}', 3, /JSON/],
    ['d.jsonld', '{\n"@context": "https://e.example/context",\n"name": "x" }', 2, /nothing is fetched/],
    ['e.jsonld', '{\n"@id": "http://e.example/a"', 2, /JSON/],
    ['c.rdf', `<rdf:RDF ${rdf}>\n<rdf:Description>\n</rdf:RDF>`, 3, /unexpected close tag|unclosed/],
    ['d.rdf', `<rdf:RDF ${rdf}>\n<x:y/>\n</rdf:RDF>`, 2, /prefix/],
    [
      'e.rdf',
      `<!DOCTYPE a [\n<!ENTITY a "aaa">\n<!ENTITY b "&a;&a;">]>\n<rdf:RDF ${rdf}/>`,
      3,
      /"b" is made of other entities/,
    ],
    ['c.nq', '', undefined, /no triples/],
  ])('is told of where it is broken: %s', async (file, text, line, reason) => {
    project.write(`data/${file}`, text);
    const { findings } = await check(`data/${file}`);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ rule: expect.stringMatching(/^rdf\/(?:syntax|empty)$/) as string });
    expect(findings[0]?.message).toMatch(reason);
    expect(findings[0]?.data?.line).toBe(line);
  });

  it('reads RDF/XML with entities for name spaces', async () => {
    const text = `<!DOCTYPE rdf:RDF [<!ENTITY s "http://schema.org/">]>\n<rdf:RDF ${rdf} xmlns:s="&s;"><rdf:Description rdf:about="&s;x"><s:bornIn>x</s:bornIn></rdf:Description></rdf:RDF>`;
    project.write('data/f.rdf', text);
    expect((await check('data/f.rdf')).findings.map(({ rule }) => rule)).toEqual(['term/unknown']);
  });

  it('is noted, not blamed, for what only our own data model asks', async () => {
    const wikidata = (
      iri: string,
    ): string => `@prefix wikibase: <http://wikiba.se/ontology#> . @prefix wdt: <http://www.wikidata.org/prop/direct/> .
      @prefix p: <http://www.wikidata.org/prop/> . @prefix ps: <http://www.wikidata.org/prop/statement/> .
      <${iri}Q1> a wikibase:Item ; p:P19 <${iri}s> ; wdt:P19 <${iri}Q2> .
      <${iri}s> a wikibase:Statement, wikibase:BestRank ; wikibase:rank wikibase:NormalRank ; ps:P19 <${iri}Q3> .`;
    const levels = async (iri: string): Promise<Map<string, string>> => {
      project.write('data/w.ttl', wikidata(iri));
      return new Map((await check('data/w.ttl')).findings.map(({ rule, level }) => [rule, level]));
    };
    const theirs = await levels('http://www.wikidata.org/entity/');
    expect(theirs.get('audit/statement-evidence')).toBe('info');
    expect(theirs.get('audit/truthy-has-statement')).toBe('error');
    expect((await levels('https://data.example.org/entity/')).get('audit/statement-evidence')).toBe('error');
  });

  it('is held against the rules of a folder', async () => {
    project.write('data/c.ttl', turtle);
    project.write(
      'rules/named.rq',
      '# level: warning\n# message: {?this} has no name\nSELECT ?this WHERE { ?this a <http://schema.org/Person> FILTER NOT EXISTS { ?this <http://schema.org/name> ?n } }',
    );
    const { findings } = await check('data/c.ttl', '--rules', 'rules');
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'user/named', level: 'warning', message: 'http://e.example/a has no name' }),
    );
  });
});

describe('formats', () => {
  beforeEach(() =>
    project.edit(nq, (text) =>
      dropLine(text, /entity\/Muhammad_ibn_Abi_Bakr> <http:\/\/www\.wikidata\.org\/prop\/direct\/P22>/),
    ),
  );

  it('are written several at once, and valid by their schemas', async () => {
    const { code } = await project.run(
      'check',
      '--format',
      'sarif=r/check.sarif,junit=r/check.xml',
      '--format',

      'markdown=r/check.md,text=r/check.txt',
    );
    expect(code).toBe(1);
    const ajv = new Ajv({ strict: false, allErrors: true });
    formats.default(ajv);
    const validate = ajv.compile(JSON.parse(schema('sarif-schema-2.1.0.json')) as object);
    const sarif = JSON.parse(project.read('r/check.sarif')) as { runs: { results: object[] }[] };
    expect(validate(sarif), JSON.stringify(validate.errors)).toBe(true);
    expect(sarif.runs[0]?.results.length).toBeGreaterThan(0);
    const xml = { fileName: 'check.xml', contents: project.read('r/check.xml') };
    const checked = await validateXML({
      xml: [xml],
      schema: [{ fileName: 'junit-10.xsd', contents: schema('junit-10.xsd') }],
    });
    expect(checked.errors).toEqual([]);
    expect(xml.contents).toMatch(/<failure type="error"/);
    expect(project.read('r/check.md')).toMatch(/^## The data has errors/);
    expect(project.read('r/check.txt')).toMatch(/\^\^\^/);
  });

  it('annotate lines on GitHub, with what would end the command escaped', async () => {
    const { out } = await project.run('check', '--format', 'github');
    expect(out).toMatch(
      new RegExp(`^::error file=${article},line=\\d+,.*title=audit/statement-is-truthy::A best-ranked.*%0A`, 'm'),
    );
    expect(
      out
        .trim()
        .split('\n')
        .every((line) => line.startsWith('::')),
    ).toBe(true);
  });

  it('names files from the root of the repository on GitHub, where the corpus is a folder of it', async () => {
    vi.stubEnv('GITHUB_WORKSPACE', path.dirname(project.folder));
    const { out } = await project.run('check', '--format', 'github');
    vi.unstubAllEnvs();
    expect(out).toContain(`::error file=${path.basename(project.folder)}/${article},line=`);
  });

  it.each([
    [['--fail-on', 'never'], 0],
    [[], 1],
  ])('fail by --fail-on: %s', async (more, code) => {
    expect((await project.run('check', '--quiet', ...more)).code).toBe(code);
  });

  it('refuse what is none', async () => {
    expect(await project.run('check', '--format', 'html')).toMatchObject({
      code: 2,
      err: expect.stringContaining('there are text, json') as string,
    });
    expect((await project.run('check', '--fail-on', 'fatal')).code).toBe(2);
    expect((await project.run('check', 'nowhere')).code).toBe(2);
  });
});

describe('isnad rules', () => {
  it('lists rules with meaning and cure', async () => {
    const { out, code } = await project.run('rules', 'born');
    expect(code).toBe(0);
    expect(out).toMatch(/audit\/born-before-died[\s\S]*what to do:[\s\S]*example:/);
    expect((await project.run('rules', 'no-such-rule')).code).toBe(1);
  });

  it('gives every rule of the table a meaning, a cure and an example on the page', async () => {
    const { out } = await project.run('rules', '--json');
    const rules = JSON.parse(out) as { rule: string; meaning?: string; example?: string }[];
    expect(rules.filter(({ meaning }) => !meaning).map(({ rule }) => rule)).toEqual([]);
    expect(rules.filter(({ example }) => !example).map(({ rule }) => rule)).toEqual([]);
  });

  it('makes docs/rules.md, which is as it makes it', async () => {
    const { out } = await project.run('rules', '--markdown');
    const page = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');
    expect(page === out, 'run "npm run docs:rules"').toBe(true);
  });
});

describe('isnad report', () => {
  it('counts, and depends on nothing but the data', async () => {
    // Tests above build with other configurations.
    await project.run('build');
    const first = await project.run('report', '--json');
    const second = await project.run('report', '--json');
    expect(first.out).toBe(second.out);
    const report = JSON.parse(first.out) as {
      articles: number;
      statements: number;
      evidence: { of: number; have: number };
    };
    expect(report.articles).toBe(1);
    expect(report.statements).toBeGreaterThan(20);
    expect(report.evidence.have).toBe(report.evidence.of);
    await project.run('report', '--to', 'r');
    expect(project.read('r/report.md')).toMatch(/^# Report of the build/);
    expect(project.read('r/report.md')).toMatch(/\n0 errors, 0 warnings, 0 notes\.\n/);
    expect(project.read('r/report.md')).toMatch(
      /\n- .* · position held: Governor of Egypt \(start time 0658 .*\) \/ Governor of Egypt \(/,
    );
    expect(JSON.parse(project.read('r/report.json'))).toEqual(report);
  });
});
