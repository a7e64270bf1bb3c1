/** What the dataset says about one thing, in the forms in which it is served: quads go in, text comes out. */
import type { Quad } from '@rdfjs/types';
import { describe } from '../../dataset/arrangement.ts';
import type { JsonLdContext } from '../../dataset/json-ld-context.ts';
import { datasetDocument, entityDocument, formatJson } from '../../dataset/json-ld.ts';
import { formatTurtle } from '../../dataset/turtle.ts';
import { formatTriple } from './canonical.ts';

/** What is described, and with what. */
export interface DescriptionContext {
  readonly iri: string;
  /** The title of the dataset. */
  readonly title: string;
  readonly prefixes: Readonly<Record<string, string>>;
  readonly context: JsonLdContext;
  /** Addresses of the same description in other forms, by media type. */
  readonly alternates: ReadonlyMap<string, string>;
  /** The address at which this server answers for an IRI of the dataset. */
  readonly local: (iri: string) => string;
}

/** Makes a page for people. */
export type PageWriter = (quads: readonly Quad[], context: DescriptionContext) => string;

/** A form of a description. */
export interface DescriptionForm {
  readonly extension: string;
  readonly mediaType: string;
  write(quads: readonly Quad[], context: DescriptionContext): string;
}

/** The forms for programs, the usual one first; pages are added where there are any. */
export const dataForms: readonly DescriptionForm[] = [
  {
    extension: 'ttl',
    mediaType: 'text/turtle',
    write: (quads, { iri, prefixes }) => formatTurtle(quads, { prefixes, first: [iri] }),
  },
  {
    extension: 'jsonld',
    mediaType: 'application/ld+json',
    write: (quads, { iri, context }) => {
      const options = { context, reference: { inline: true } } as const;
      const descriptions = describe(quads);
      return formatJson(
        descriptions.has(iri) ? entityDocument(iri, descriptions, options) : datasetDocument(quads, options),
      );
    },
  },
  {
    extension: 'nt',
    mediaType: 'application/n-triples',
    write: (quads) =>
      [...new Set(quads.map((quad) => formatTriple(quad, quad.object)))].map((line) => `${line}\n`).join(''),
  },
];
