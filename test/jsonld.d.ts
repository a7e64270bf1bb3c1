/** What the tests use of jsonld.js, which brings no types. */
declare module 'jsonld' {
  import type { Quad } from '@rdfjs/types';
  interface Loaded {
    readonly contextUrl: undefined;
    readonly documentUrl: string;
    readonly document: object;
  }
  const jsonld: {
    toRDF(
      document: object,
      options: { readonly safe: true; readonly documentLoader: (address: string) => Promise<Loaded> },
    ): Promise<Quad[]>;
    canonize(
      nquads: string,
      options: { readonly algorithm: 'RDFC-1.0'; readonly inputFormat: 'application/n-quads'; readonly safe: true },
    ): Promise<string>;
  };
  export default jsonld;
}
