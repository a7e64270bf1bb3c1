/**
 * What a process that builds again and again keeps from one build to the next: compiled tables, and articles that would
 * be converted to the same again. A build with it gives the same bytes as one without.
 */
import type { SourceText } from '../convert.ts';
import { contentHash } from '../iri.ts';
import type { Conversion, Converter } from './conversion.ts';
import type { TableMemory } from './resources.ts';

/** How many characters of files are kept at most. */
const mostCharacters = 1 << 27;

export class BuildMemory {
  readonly tables: TableMemory = new Map();
  /** By the place of the article. */
  readonly #made = new Map<string, { readonly key: string; readonly conversion: Conversion; readonly size: number }>();
  #size = 0;

  /** A converter that gives what it gave for the same text; `circumstances` are all else that goes into a conversion. */
  converter(convert: Converter, circumstances: readonly string[]): Converter {
    return async (source) => {
      const { text: _, ...rest } = source;
      const key = contentHash([JSON.stringify(rest), ...circumstances], 64);
      const known = this.#made.get(placeOf(source));
      if (known?.key === key) return known.conversion;
      const conversion = await convert(source);
      this.#keep(placeOf(source), key, conversion);
      return conversion;
    };
  }

  #keep(place: string, key: string, conversion: Conversion): void {
    const old = this.#made.get(place);
    this.#made.delete(place);
    this.#size -= old?.size ?? 0;
    const size = (conversion.made?.pressed.files ?? []).reduce((sum, [, content]) => sum + content.length, 0);
    if (this.#size + size > mostCharacters) return;
    this.#size += size;
    this.#made.set(place, { key, conversion, size });
  }
}

function placeOf({ file, title }: SourceText): string {
  return JSON.stringify([file, title]);
}
