/** What the views write of the facts written by hand: the examples of the data model, the forms of evidence, the cuts of graphs, ranks and conflicts. */
import type { Quad } from '@rdfjs/types';
import { Store } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import type { DatasetContext } from '../../src/dataset/context.ts';
import { formatNQuads } from '../../src/dataset/n-quads.ts';
import { ownTerms } from '../../src/dataset/ontology.ts';
import { documentQuads } from '../../src/dataset/quads.ts';
import { formatTurtle } from '../../src/dataset/turtle.ts';
import { namespaces, prefixesOf } from '../../src/dataset/vocabulary.ts';
import { Iris } from '../../src/iri.ts';
import type { Document, Statement } from '../../src/statement/document.ts';
import { contextOf, document, iris, text } from './seed.ts';

const prefixes = prefixesOf(iris);
const options = { prefixes };

function quadsOf(changes: Partial<DatasetContext> = {}, changed: Document = document): Quad[] {
  return documentQuads(changed, contextOf(changes));
}

/** Rows of a query over the merged quads, each as `name=value` in short forms. */
function ask(query: string, quads: readonly Quad[]): string[] {
  const store = new Store();
  store.load(formatTurtle(quads, options), { format: 'text/turtle' });
  const heads = Object.entries(prefixes).map(([prefix, space]) => `PREFIX ${prefix}: <${space}>\n`);
  const rows = store.query(heads.join('') + query) as Map<string, { value: string }>[];
  return rows.map((row) => [...row.values()].map(({ value }) => short(value)).join(' ')).sort();
}

function short(value: string): string {
  const found = Object.entries(prefixes)
    .filter(([, space]) => value.startsWith(space))
    .sort(([, a], [, b]) => b.length - a.length)[0];
  return found ? `${found[0]}:${value.slice(found[1].length)}` : value;
}

const all = quadsOf();
const withStatements = (...statements: Statement[]): Document => ({ ...document, statements });
const [office, appointed] = document.statements.filter(({ property }) => property === 'P39') as [Statement, Statement];
const him = 'e:Muhammad_ibn_Abi_Bakr';

describe('statements', () => {
  it('are written as in the data model', () => {
    expect(
      ask(
        `SELECT ?p ?o { ${him} p:P39 ?s . ?s pq:P1366 ?x ; ?p ?o FILTER(?p != prov:wasDerivedFrom && ?p != pqv:P580 && ?p != pqv:P582) }`,
        all,
      ),
    ).toEqual(
      expect.arrayContaining([
        'isnad:derivedBy test/row',
        'pq:P1365 e:Qays_ibn_Sa%27d',
        'pq:P1366 e:Amr_ibn_al-As',
        'pq:P1366 e:Malik_al-Ashtar',
        'pq:P580 0657-01-01T00:00:00Z',
        'pq:P582 0658-01-01T00:00:00Z',
        'ps:P39 e:Governor_of_Egypt',
        'rdf:type wikibase:BestRank',
        'rdf:type wikibase:Statement',
        'wikibase:rank wikibase:NormalRank',
      ]),
    );
  });

  it('have the values of §5.3, in both calendars', () => {
    const bounds = (edtf: string): string[] =>
      ask(
        `SELECT DISTINCT ?p ?o { ?v isnad:edtf "${edtf}"^^edtf:EDTF ; ?p ?o FILTER(?p NOT IN (rdf:type, wikibase:timeTimezone)) }`,
        all,
      );
    expect(bounds('0657')).toEqual([
      'isnad:edtf 0657',
      'isnad:jdEnd 1961392',
      'isnad:jdStart 1961028',
      'isnad:lexical 657',
      'isnad:notAfter 0658-01-03',
      'isnad:notBefore 0657-01-04',
      'isnad:year 657',
      'wikibase:timeCalendarModel wd:Q1985786',
      'wikibase:timePrecision 9',
      'wikibase:timeValue 0657-01-01T00:00:00Z',
    ]);
    expect(bounds('0656-05-01')).toEqual([
      'isnad:edtf 0656-05-01',
      'isnad:hijri 0035-11-01',
      'isnad:julianDay 1960783',
      'isnad:lexical May 1, 656',
      'isnad:notAfter 0656-05-04',
      'isnad:notBefore 0656-05-04',
      'isnad:year 656',
      'wikibase:timeCalendarModel wd:Q1985786',
      'wikibase:timePrecision 11',
      'wikibase:timeValue 0656-05-04T00:00:00Z',
    ]);
  });

  it.each<
    [
      edtf: string,
      precision: 'day' | 'month' | 'year' | 'decade' | 'century' | 'millennium',
      stamp: string,
      year: string,
    ]
  >([
    ['-0043-03-15', 'day', '-0043-03-13T00:00:00Z', '-43'],
    ['-0043', 'year', '-0043-01-01T00:00:00Z', '-43'],
    ['0000', 'year', '0000-01-01T00:00:00Z', '0'],
    ['065X', 'decade', '0650-01-01T00:00:00Z', '650'],
    // Wikibase's seventh century ends with 700, EDTF's 06XX with 699.
    ['06XX', 'century', '0601-01-01T00:00:00Z', '600'],
    ['[1870..1890]', 'century', '1801-01-01T00:00:00Z', '1870'],
  ])('give %s (%s) the time stamp %s', (edtf, precision, stamp, year) => {
    const value = { time: { edtf, calendar: 'julian' as const, precision } };
    const quads = quadsOf({}, withStatements({ ...office, property: 'P571', value, qualifiers: [], conflicts: [] }));
    expect(ask('SELECT ?t ?y { ?v wikibase:timeValue ?t ; isnad:year ?y }', quads)).toEqual([`${stamp} ${year}`]);
  });

  it('conflict once per pair, from the later to the earlier, whichever names it', () => {
    const mutual = withStatements(
      { ...office, conflicts: [appointed.id] },
      { ...appointed, conflicts: [office.id, office.id] },
    );
    const backward = withStatements({ ...office, conflicts: [appointed.id] }, { ...appointed, conflicts: [] });
    for (const changed of [document, mutual, backward]) {
      expect(ask('SELECT ?a ?b { ?a isnad:conflictsWith ?b }', quadsOf({}, changed))).toEqual([
        `s:Muhammad_ibn_Abi_Bakr-${appointed.id} s:Muhammad_ibn_Abi_Bakr-${office.id}`,
      ]);
    }
  });

  it('are true by rank: preferred before normal, deprecated never', () => {
    const truth = (a: Statement['rank'], b: Statement['rank']): string[] =>
      ask(
        `SELECT ?o { { ${him} wdt:P20 ?o } UNION { ?s a wikibase:BestRank ; ps:P20 ?o } UNION { ${him} schema:deathPlace ?o } }`,
        quadsOf(
          {},
          withStatements(
            { ...office, property: 'P20', value: { entity: 'Egypt' }, rank: a!, qualifiers: [] },
            {
              ...appointed,
              property: 'P20',
              value: { entity: 'Mecca' },
              rank: b!,
              qualifiers: [],
              conflicts: [],
            },
          ),
        ),
      );
    expect(truth('normal', 'preferred')).toEqual(['e:Mecca', 'e:Mecca', 'e:Mecca']);
    expect(truth('normal', 'deprecated')).toEqual(['e:Egypt', 'e:Egypt', 'e:Egypt']);
    expect(truth('deprecated', 'deprecated')).toEqual([]);
    expect(truth('normal', 'normal')).toHaveLength(6);
  });

  it('cite what the article cites, what a person found, and what they follow from', () => {
    expect(ask('SELECT ?w ?n { ?r pr:P248 ?w ; pr:P304 ?n ; pr:P143 wd:Q328 }', all)).toEqual([
      'e:Muhammad_ibn_Abi_Bakr#The_Prophet_and_the_Age_of_the_Caliphates 69–70',
    ]);
    expect(
      ask(
        'SELECT DISTINCT ?u { ?s ps:P625 ?x ; prov:wasDerivedFrom/pr:P854 ?u . ?ev oa:hasBody ?s ; oa:hasTarget ?u }',
        all,
      ),
    ).toEqual(['https://example.org/mecca?a=1&b=2']);
    expect(
      ask(
        'SELECT DISTINCT ?from { ?s isnad:inferredFrom/ps:P40 e:Al-Qasim_ibn_Muhammad_ibn_Abi_Bakr ; prov:wasDerivedFrom/pr:P3452 ?from }',
        all,
      ),
    ).toEqual([him]);
    expect(
      ask('SELECT ?why { ?s prov:wasInfluencedBy ?c . ?c a isnad:Curation ; dcterms:description ?why }', all),
    ).toEqual(['Its own article has it']);
  });

  it('write what is unknown and what is not', () => {
    expect(ask('SELECT ?x { e:Abu_Bakr wdt:P570 ?x }', all)).toEqual([
      expect.stringMatching(/^https:\/\/data\.example\.org\/\.well-known\/genid\/[0-9a-f]{32}$/),
    ]);
    const none = quadsOf(
      {},
      withStatements({ ...office, property: 'P26', value: { none: true }, qualifiers: [] } as never),
    );
    expect(ask(`SELECT ?x { ?x a wdno:P26 }`, none)).toEqual([him, `s:Muhammad_ibn_Abi_Bakr-${office.id}`]);
  });
});

describe('schema.org', () => {
  it('has offices as roles with dates', () => {
    expect(
      ask(
        `SELECT ?o ?n ?a ?e { ${him} schema:hasOccupation ?r . ?r a schema:Role ; schema:hasOccupation ?o ; schema:roleName ?n ; schema:startDate ?a OPTIONAL { ?r schema:endDate ?e } }`,
        all,
      ),
    ).toEqual(['e:Governor_of_Egypt Governor of Egypt 0657 0658', 'e:Governor_of_Egypt Governor of Egypt 0658']);
  });

  it('has kin, events, dates, coordinates and quantities', () => {
    expect(ask(`SELECT ?x { ${him} schema:parent ?x }`, all)).toEqual(['e:Abu_Bakr', 'e:Asma_bint_Umays']);
    expect(ask('SELECT ?x ?d { ?x schema:startDate ?d . ?x a schema:Event }', all)).toEqual([
      'e:Muhammad_ibn_Abi_Bakr#Camp 0656-05-04',
      'e:Muhammad_ibn_Abi_Bakr#Egyptian_delegation 0656-04',
      'e:Uprisings_against_Uthman 0654',
    ]);
    expect(
      ask(
        'SELECT ?a ?o { e:Mecca schema:geo ?g . ?g a schema:GeoCoordinates ; schema:latitude ?a ; schema:longitude ?o }',
        all,
      ),
    ).toEqual(['21.4225 39.82611']);
  });

  it('sees an occupation where its term leads to one, and a defined term in any other concept', () => {
    const entities = {
      ...document.entities,
      Jurist: { class: 'Concept', label: { en: 'jurist' } },
      Law: { class: 'Concept', label: { en: 'law' } },
    } as Document['entities'];
    const stated = (property: string, entity: string): Statement => ({
      ...office,
      id: `00000000-0000-5000-8000-000000000${property.slice(1)}`,
      property,
      value: { entity },
      qualifiers: [],
    });
    const quads = quadsOf({}, { ...withStatements(stated('P106', 'Jurist'), stated('P101', 'Law')), entities });
    const types = `?o a ?t FILTER(STRSTARTS(STR(?t), STR(schema:)))`;
    expect(ask(`SELECT ?o ?t { ${him} schema:hasOccupation ?o . ${types} }`, quads)).toEqual([
      'e:Jurist schema:Occupation',
    ]);
    expect(ask(`SELECT ?o ?t { ${him} schema:knowsAbout ?o . ${types} }`, quads)).toEqual(['e:Law schema:DefinedTerm']);
  });

  it('leaves out a date that is no ISO date', () => {
    const value = { time: { edtf: '065X', calendar: 'julian', precision: 'decade' } } as const;
    const quads = quadsOf({}, withStatements({ ...office, property: 'P570', value, qualifiers: [] }));
    expect(ask('SELECT ?d { ?x schema:deathDate ?d }', quads)).toEqual([]);
  });
});

describe('evidence', () => {
  it('quotes the text at its place, with 32 code points around it', () => {
    const exact = 'Birth Place: Mecca, Hejaz';
    const at = text.indexOf(exact);
    expect(ask(`SELECT ?b ?a { ?q oa:exact "${exact}" ; oa:prefix ?b ; oa:suffix ?a }`, all)).toEqual([
      `${text.slice(at - 32, at)} ${text.slice(at + exact.length, at + exact.length + 32)}`,
    ]);
  });

  it('counts code points, not UTF-16 units', () => {
    const astral = `😀😀 ${text}`;
    const shifted = JSON.parse(JSON.stringify(document), (key, value: unknown) =>
      key === 'at' && Array.isArray(value) ? value.map((offset) => (offset as number) + 3) : value,
    ) as Document;
    const suffixes = (quads: Quad[]): string[] => ask('SELECT ?x { ?q oa:suffix ?x }', quads);
    expect(suffixes(quadsOf({ text: astral }, shifted))).toEqual(suffixes(all));
  });

  it('is named by its words, not by where they stand', () => {
    const moved = JSON.parse(JSON.stringify(document), (key, value: unknown) =>
      key === 'at' && Array.isArray(value) ? value.map((offset) => (offset as number) + 100) : value,
    ) as Document;
    const names = (quads: Quad[]): string[] => ask('SELECT ?x { ?x a oa:Annotation }', quads);
    expect(names(quadsOf({}, moved))).toEqual(names(all));
  });

  it('tells equal quotes apart by their order', () => {
    const evidence = [10, 5].map((start) => ({
      quote: 'he',
      at: [start, start + 2] as [number, number],
      part: 'lead',
    }));
    const starts = ask(
      'SELECT ?ev ?n { ?ev oa:hasTarget/oa:hasSelector/oa:start ?n }',
      quadsOf({}, { ...withStatements({ ...office, evidence, qualifiers: [] }), claims: [], quotations: [] }),
    );
    expect(starts.map((row) => row.split(' ')[1]).sort()).toEqual(['10', '5']);
    expect(new Set(starts.map((row) => row.split(' ')[0])).size).toBe(2);
  });

  it('is one node a quote in the compact form, and none without', () => {
    const compact = quadsOf({ evidence: 'compact' });
    expect(
      ask(
        'SELECT DISTINCT ?t { ?t oa:hasBody ?s ; oa:exact "Birth Place: Mecca, Hejaz" . ?r prov:wasQuotedFrom ?t }',
        compact,
      ),
    ).toEqual([`${iris.text(document.article.source.sha256)}#char=245,270`]);
    expect(compact.length).toBeLessThan(all.length * 0.8);
    const none = formatNQuads(quadsOf({ evidence: 'none' }));
    for (const words of ['Birth Place: Mecca', 'inexperienced young man', 'P1683', 'oa#', 'wasQuotedFrom']) {
      expect(none).not.toContain(words);
    }
  });
});

describe('graphs', () => {
  const graphs = (cut: DatasetContext['graphs']): string[] =>
    [...new Set(quadsOf({ graphs: cut }).map(({ graph }) => graph.value.slice(`${iris.base}graph/`.length)))].sort();
  it('are cut per article, per layer or not at all', () => {
    const layers = ['claims', 'document', 'evidence', 'facts', 'links'];
    expect(graphs('per-article')).toEqual(layers.map((layer) => `enwiki/Muhammad_ibn_Abi_Bakr/${layer}`));
    expect(graphs('per-layer')).toEqual(layers);
    expect(graphs('single')).toEqual(['data']);
  });

  it('hold claims apart, and links that reasoners would merge', () => {
    const graphsOf = (pattern: RegExp): string[] => [
      ...new Set(
        all.filter((quad) => pattern.test(formatNQuads([quad]))).map(({ graph }) => graph.value.replace(/^.*\//, '')),
      ),
    ];
    expect(graphsOf(/AttributedStatement/)).toEqual(['claims']);
    expect(graphsOf(/owl#sameAs/)).toEqual(['links']);
    expect(graphsOf(/prop\/attributed\//)).toEqual(['claims']);
  });
});

describe('views', () => {
  const spaces = (views: Partial<DatasetContext['views']>): Set<string> =>
    new Set(
      quadsOf({ views: { schema: false, wikibase: false, provenance: false, document: false, ...views } }).map(
        ({ predicate }) => short(predicate.value).replace(/:.*/, ''),
      ),
    );
  it('are written alone', () => {
    expect(spaces({ schema: true })).not.toContain('p');
    expect(spaces({ schema: true })).not.toContain('oa');
    expect(spaces({ wikibase: true })).not.toContain('oa');
    expect(spaces({ wikibase: true })).toContain('pq');
    expect([...spaces({})]).toEqual([]);
  });
});

it('uses no term of our own that the ontology lacks, and the ontology has none that is not used', () => {
  const used = new Set(
    all
      .flatMap(({ predicate, object }) => [predicate.value, object.termType === 'NamedNode' ? object.value : ''])
      .filter((iri) => iri.startsWith(iris.term('')) && !iri.startsWith(iris.term('program-')))
      .map((iri) => iri.slice(iris.term('').length)),
  );
  expect([...used, 'attributedClaim'].sort()).toEqual(Object.keys(ownTerms).sort());
});

it('stands under any base', () => {
  const base = 'http://example.net/kg/';
  const other = formatNQuads(quadsOf({ iris: new Iris(base) }));
  expect(other).not.toContain('data.example.org');
  expect(other).toContain(`<${base}entity/Muhammad_ibn_Abi_Bakr>`);
  expect(Object.values(namespaces).every((space) => /^https?:/.test(space))).toBe(true);
});

it('takes 5,000 statements in its stride', () => {
  const statements = Array.from({ length: 5000 }, (_, index): Statement => ({
    ...office,
    id: `00000000-0000-5000-8000-${String(index).padStart(12, '0')}`,
    conflicts: index > 0 ? [`00000000-0000-5000-8000-${String(index - 1).padStart(12, '0')}`] : [],
    inferredFrom: [`00000000-0000-5000-8000-${String(4999 - index).padStart(12, '0')}`],
    evidence: [{ quote: `${index}`, at: [index, index + 4], part: 'lead' }],
  }));
  const start = performance.now();
  const quads = quadsOf({}, withStatements(...statements));
  formatTurtle(quads, options);
  formatNQuads(quads);
  expect(quads.length).toBeGreaterThan(100_000);
  // Linear work takes a second or two; a square of 5,000 would take minutes.
  expect(performance.now() - start).toBeLessThan(30_000);
}, 60_000);
