/** The types of `@openpgp/unbzip2-stream`, which brings none. */
declare module '@openpgp/unbzip2-stream' {
  /** Decompresses bzip2 data of one or several streams. */
  export default function unbzip2(input: ReadableStream): ReadableStream<Uint8Array>;
}
