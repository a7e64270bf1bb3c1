/** The part of edtf.js that the tests use; the package has no types. */
declare module 'edtf' {
  /** Milliseconds since 1970, both inclusive. */
  export default function edtf(text: string): { readonly min: number; readonly max: number };
}
