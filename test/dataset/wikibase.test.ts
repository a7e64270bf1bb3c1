/**
 * The statements of Wikibase's own test item (Q4) written by our views, against the N-Triples that Wikibase writes for it:
 * the same shapes for ranks, times, quantities, coordinates, texts, files, and for unknown and no value.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Quad } from '@rdfjs/types';
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { formatNQuads } from '../../src/dataset/n-quads.ts';
import { documentQuads } from '../../src/dataset/quads.ts';
import { propertyQuads } from '../../src/dataset/property-quads.ts';
import type { Document, Statement, Value } from '../../src/statement/document.ts';
import type { Datatype, Property, PropertyTable } from '../../src/statement/mapping.ts';
import { contextOf, document as seed, iris } from './seed.ts';

const archive = fileURLToPath(new URL('../../../shared/data/suites/wikibase-rdf-mapping.tar.gz', import.meta.url));
if (!existsSync(archive)) process.stderr.write("Wikibase's test data (../shared) is not here: its tests are skipped\n");

const read = (name: string): string => execFileSync('tar', ['xzOf', archive, name], { encoding: 'utf8' });

interface Snak {
  readonly snaktype: 'value' | 'somevalue' | 'novalue';
  readonly property: string;
  readonly datatype: string;
  readonly datavalue?: { readonly value: unknown };
}
interface WikibaseStatement {
  readonly id: string;
  readonly mainsnak: Snak;
  readonly rank: NonNullable<Statement['rank']>;
}

/** Values that have no counterpart in our model: shapes of maps, and addresses that are no IRIs. */
const others = new Set(['geo-shape', 'url']);

const decimal = (text: string): string => text.replace(/^\+/, '');

/** A snak of Wikibase's JSON as a value of ours. */
function valueOf({ snaktype, datatype, datavalue }: Snak): Value {
  if (snaktype === 'somevalue') return { unknown: true };
  if (snaktype === 'novalue') return { none: true };
  const value = datavalue?.value as Record<string, string> & string;
  const readers: Record<string, () => Value> = {
    'wikibase-entityid': () => ({ item: `Q${value['numeric-id']}` }),
    commonsMedia: () => ({ string: value }),
    string: () => ({ string: value }),
    'external-id': () => ({ string: value }),
    monolingualtext: () => ({ text: value['text'] ?? '', lang: value['language'] ?? '' }),
    globecoordinate: () => ({
      coordinate: {
        latitude: String(value['latitude']),
        longitude: String(value['longitude']),
        precision: String(value['precision']),
      },
    }),
    quantity: () => ({
      quantity: {
        amount: decimal(value['amount'] ?? ''),
        lower: decimal(value['lowerBound'] ?? ''),
        upper: decimal(value['upperBound'] ?? ''),
      },
    }),
    // 200 BCE, in Wikibase's JSON -0200: EDTF counts from 0.
    time: () => ({ time: { edtf: '-0199', calendar: 'gregorian', precision: 'year' } }),
  };
  return readers[datatype]!();
}

const datatypes: Record<string, Datatype> = {
  'wikibase-entityid': 'wikibase-item',
  globecoordinate: 'globe-coordinate',
};

describe.skipIf(!existsSync(archive))('the RDF of Wikibase', () => {
  const item = JSON.parse(read('entities/Q4.json')) as { claims: Record<string, WikibaseStatement[]> };
  const used = Object.values(item.claims)
    .flat()
    .filter(({ mainsnak }) => !others.has(mainsnak.datatype));
  const properties = new Map<string, Property>();
  for (const { mainsnak } of used) {
    if (mainsnak.datatype === undefined) continue;
    const datatype = datatypes[mainsnak.datatype] ?? (mainsnak.datatype as Datatype);
    properties.set(mainsnak.property, { id: mainsnak.property, label: 'x', datatype, schema: {}, single: false });
  }
  const evidence = seed.statements[0]!.evidence;
  const document: Document = {
    ...seed,
    entities: { Q4: { class: 'Thing', label: { en: 'Q4' } } },
    statements: used.map(({ id, mainsnak, rank }) => ({
      ...{ id, subject: 'Q4', property: mainsnak.property, value: valueOf(mainsnak), rank, evidence },
      by: 'infobox' as const,
    })),
    claims: [],
    quotations: [],
    works: [],
  };
  const context = contextOf({ properties: { properties, roles: contextOf().properties.roles } });
  const ours = documentQuads(document, context).filter(({ graph }) => graph.value.endsWith('/facts'));

  /** Names of nodes differ, and so do lexical forms that mean the same number: XSD's canonical ones here. */
  const normal = (quad: Quad): string => {
    const name = (term: Quad['object']): string => {
      if (term.termType === 'BlankNode') return '[unknown]';
      if (term.termType === 'Literal') {
        const number = /#(?:decimal|double)$/.test(term.datatype.value);
        const value = number
          ? /#double$/.test(term.datatype.value)
            ? String(Number(term.value))
            : decimal(term.value)
          : term.value;
        return `"${value}"@${term.language}^^${term.datatype.value}`;
      }
      return term.value
        .replace(/^http:\/\/foreign\.test\/prop\//, 'http://www.wikidata.org/prop/')
        .replace(/^http:\/\/acme\.test\/(Q(?!4$)\d+)$/, 'http://www.wikidata.org/entity/$1')
        .replace(/^http:\/\/acme\.test\/(Q4)$/, `${iris.base}entity/$1`)
        .replace(/^(?:http:\/\/acme\.test\/statement\/|.*\/entity\/statement\/Q4-)/, 'statement/')
        .replace(/^(?:http:\/\/acme\.test|https:\/\/data\.example\.org)\/value\/.*$/, '[value]')
        .replace(/^.*\.well-known\/genid\/.*$/, '[unknown]');
    };
    return [quad.subject, quad.predicate, quad.object].map((term) => name(term)).join(' ');
  };

  /** Terms that Wikibase does not have, and what it says of items elsewhere. */
  const beyond =
    /example\.org\/ns#|wasDerivedFrom|\/reference\/|prov#|skos|schema\.org|rdf-schema#label|ontology#(?:Item|Reference)$/;
  const lines = (quads: Iterable<Quad>): string[] => [...new Set([...quads].map(normal))].sort();
  const wanted = [
    'RdfBuilder/Q4_direct_foreignsource_properties.nt',
    'RdfBuilder/Q4_statements_foreignsource_properties.nt',
    'RdfBuilder/Q4_values_foreignsource_properties.nt',
  ].flatMap((name) => new Parser({ format: 'N-Triples' }).parse(read(name)) as Quad[]);
  /** P9 is an address that is no IRI, P10 a map. */
  const left = /prop\/(?:\w+\/)*P(?:9|10)\b|statement\/TEST-Statement-(?:9|10)-/;

  it('is what the views write', () => {
    const got = lines(ours).filter((line) => !beyond.test(line));
    expect(got).toEqual(lines(wanted).filter((line) => !left.test(line)));
    expect(got.length).toBeGreaterThan(50);
  });

  it('describes properties alike', () => {
    const table: PropertyTable = {
      properties: new Map([['P2', { id: 'P2', label: 'x', datatype: 'string', schema: {}, single: false }]]),
      roles: context.properties.roles,
    };
    const description = [...propertyQuads(['P2'], table, iris, context.report)];
    const theirs = new Parser({ format: 'N-Triples' })
      .parse(read('PropertyRdfBuilder/P2_all_foreignsource.nt'))
      // The restriction that says what "no value" means needs blank nodes.
      .filter(({ subject, object }) => subject.termType !== 'BlankNode' && object.termType !== 'BlankNode') as Quad[];
    const got = new Set(formatNQuads(description).trim().split('\n'));
    const normalised = formatNQuads(theirs)
      .replaceAll('http://foreign.test/prop/', 'http://www.wikidata.org/prop/')
      .replaceAll('http://foreign.test/P2', 'http://www.wikidata.org/entity/P2');
    expect(
      normalised
        .trim()
        .split('\n')
        .filter((line) => !got.has(line)),
    ).toEqual([]);
  });
});
