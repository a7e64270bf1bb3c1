/**
 * The dataset described for catalogues, stores and search engines, as one node: DCAT, VoID and schema.org's Dataset
 * (data-model §8). What it is, how much, under which licence, made from what, and its files with their hashes.
 */
import type { NamedNode, Quad } from '@rdfjs/types';
import { encode, type Iris } from '../iri.ts';
import type { Report } from '../message.ts';
import { yearLabel } from '../statement/edtf.ts';
import type { QuadCounts } from './counts.ts';
import { Terms, triples, type Pair } from './terms.ts';
import { dcat, dcterms, foaf, namespaces, owl, prov, rdf, schema, spdx, voids, xsd } from './vocabulary.ts';

/** A person or body. */
export interface AgentRecord {
  readonly name: string;
  readonly url?: string;
}

/** A file of the dataset. */
export interface FileRecord {
  /** Within the output folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** `text/turtle` … */
  readonly mediaType: string;
  /** `application/gzip`, for a file that is compressed. */
  readonly compression?: string;
}

/** What is told of a dataset. */
export interface DatasetRecord {
  readonly title: string;
  readonly description: string;
  readonly publisher: AgentRecord;
  readonly creator: AgentRecord;
  /** The address of the licence. */
  readonly licence: string;
  /** Of the program, which is the dataset's too. */
  readonly version: string;
  /** `YYYY-MM-DD` */
  readonly issued?: string;
  /** The pages it was made from. */
  readonly sources: readonly string[];
  readonly counts: QuadCounts;
  /** How many different entities there are. */
  readonly entities?: number;
  /** An entity to look at. */
  readonly example?: string;
  readonly files: readonly FileRecord[];
  /** Where the output folder is published; ends in `/`. Default: the base. */
  readonly downloads?: string;
}

const vocabularies = ['schema', 'wikibase', 'prov', 'oa', 'skos', 'dcterms'] as const;

/** The IRI of the dataset. */
export function datasetIri({ base }: Iris): string {
  return `${base}dataset`;
}

/** The description, in the graph `meta`'s terms but in the default graph. */
export function* datasetQuads(record: DatasetRecord, iris: Iris, report: Report): Generator<Quad> {
  const terms = new Terms(report);
  const dataset = datasetIri(iris);
  const part = (name: string): NamedNode | undefined => terms.iri(`${dataset}#${encode(name)}`);
  const { counts, licence, sources, files } = record;
  const years = counts.years?.map(yearLabel);
  const publisher = part('publisher');
  const creator = part('creator');
  const licenceIri = terms.iri(licence);
  const classes = Object.entries(counts.classes).sort(byKey);
  const properties = Object.entries(counts.properties).sort(byKey);
  const links = Object.entries(counts.links).sort(byKey);
  const text = (words: string): Pair[1] => terms.text(words, 'en');
  yield* triples(terms.iri(dataset), [
    ...[dcat('Dataset'), voids('Dataset'), schema('Dataset')].map((type): Pair => [rdf('type'), type]),
    ...[dcterms('title'), schema('name')].map((name): Pair => [name, text(record.title)]),
    ...[dcterms('description'), schema('description')].map((name): Pair => [name, text(record.description)]),
    ...[dcterms('publisher'), schema('publisher')].map((name): Pair => [name, publisher]),
    ...[dcterms('creator'), schema('creator')].map((name): Pair => [name, creator]),
    ...[dcterms('license'), schema('license')].map((name): Pair => [name, licenceIri]),
    ...[dcat('version'), schema('version')].map((name): Pair => [name, terms.text(record.version)]),
    ...(record.issued === undefined
      ? []
      : [dcterms('issued'), schema('datePublished')].map((name): Pair => [
          name,
          terms.typed(record.issued ?? '', xsd('date')),
        ])),
    ...sources.flatMap((page): Pair[] => {
      const source = terms.iri(page);
      return [dcterms('source'), prov('wasDerivedFrom'), schema('isBasedOn')].map((name) => [name, source]);
    }),
    [schema('temporalCoverage'), years && terms.text(years[0] === years[1] ? (years[0] ?? '') : years.join('/'))],
    [voids('triples'), terms.integer(counts.quads)],
    [voids('entities'), record.entities === undefined ? undefined : terms.integer(record.entities)],
    [voids('uriSpace'), terms.text(iris.base)],
    [voids('exampleResource'), record.example === undefined ? undefined : terms.iri(record.example)],
    ...vocabularies.map((prefix): Pair => [voids('vocabulary'), terms.iri(namespaces[prefix])]),
    ...classes.map(([type]): Pair => [voids('classPartition'), part(`class:${type}`)]),
    ...properties.map(([predicate]): Pair => [voids('propertyPartition'), part(`property:${predicate}`)]),
    ...links.map(([site]): Pair => [voids('subset'), part(`links:${site}`)]),
    ...files.flatMap(({ path }): Pair[] =>
      [dcat('distribution'), schema('distribution')].map((name) => [name, part(path)]),
    ),
  ]);
  for (const [node, agent] of [
    [publisher, record.publisher],
    [creator, record.creator],
  ] as const) {
    yield* triples(node, [
      [rdf('type'), foaf('Agent')],
      [rdf('type'), schema('Organization')],
      [foaf('name'), terms.text(agent.name)],
      [schema('name'), terms.text(agent.name)],
      [foaf('homepage'), agent.url === undefined ? undefined : terms.iri(agent.url)],
      [schema('url'), agent.url === undefined ? undefined : terms.iri(agent.url)],
    ]);
  }
  for (const [type, count] of classes) {
    yield* triples(part(`class:${type}`), [
      [rdf('type'), voids('Dataset')],
      [voids('class'), terms.iri(type)],
      [voids('entities'), terms.integer(count)],
    ]);
  }
  for (const [predicate, count] of properties) {
    yield* triples(part(`property:${predicate}`), [
      [rdf('type'), voids('Dataset')],
      [voids('property'), terms.iri(predicate)],
      [voids('triples'), terms.integer(count)],
    ]);
  }
  for (const [site, count] of links) {
    yield* triples(part(`links:${site}`), [
      [rdf('type'), voids('Linkset')],
      [voids('linkPredicate'), owl('sameAs')],
      [voids('subjectsTarget'), terms.iri(dataset)],
      [voids('objectsTarget'), terms.iri(site)],
      [voids('triples'), terms.integer(count)],
    ]);
  }
  for (const file of files) yield* fileQuads(file, part, record.downloads ?? iris.base, licenceIri, terms);
}

function* fileQuads(
  { path, bytes, sha256, mediaType, compression }: FileRecord,
  part: (name: string) => NamedNode | undefined,
  downloads: string,
  licence: NamedNode | undefined,
  terms: Terms,
): Generator<Quad> {
  const address = terms.iri(downloads + encode(path));
  const checksum = part(`checksum:${path}`);
  yield* triples(part(path), [
    [rdf('type'), dcat('Distribution')],
    [rdf('type'), schema('DataDownload')],
    [dcterms('title'), terms.text(path)],
    [schema('name'), terms.text(path)],
    [dcat('downloadURL'), address],
    [schema('contentUrl'), address],
    [dcat('mediaType'), terms.iri(mediaTypes + mediaType)],
    [schema('encodingFormat'), terms.text(mediaType)],
    [dcat('compressFormat'), compression === undefined ? undefined : terms.iri(mediaTypes + compression)],
    [dcat('byteSize'), terms.typed(String(bytes), xsd('nonNegativeInteger'))],
    [schema('contentSize'), terms.text(`${bytes} B`)],
    [dcterms('license'), licence],
    [schema('license'), licence],
    [spdx('checksum'), checksum],
  ]);
  yield* triples(checksum, [
    [rdf('type'), spdx('Checksum')],
    [spdx('algorithm'), spdx('checksumAlgorithm_sha256')],
    [spdx('checksumValue'), terms.typed(sha256, xsd('hexBinary'))],
  ]);
}

/** What names a media type for DCAT. */
const mediaTypes = 'https://www.iana.org/assignments/media-types/';

function byKey([a]: [string, number], [b]: [string, number]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
