/** Triples that can be looked up from either end: quads of any graphs go in, each triple is kept once. */
import type { Quad, Term } from '@rdfjs/types';
import { termKey } from './terms.ts';

/** A key under which a term is found; two terms have the same key exactly when they are equal. */
function keyOf(term: Term): string {
  return term.termType === 'NamedNode' ? term.value : term.termType === 'BlankNode' ? `_:${term.value}` : termKey(term);
}

const none: readonly Quad[] = [];

export class Graph {
  /** Each triple once, in the order of first sight. */
  readonly quads: readonly Quad[];
  /** The line on which each of `quads` first stands; empty where it is not known. */
  readonly lines: readonly number[];
  readonly #from = new Map<string, Quad[]>();
  readonly #to = new Map<string, Quad[]>();

  /** `lines` runs beside the quads, if it is known on which line each stands. */
  constructor(quads: Iterable<Quad>, lines: readonly number[] = []) {
    const kept: Quad[] = [];
    const keptLines: number[] = [];
    let index = -1;
    const seen = new Set<string>();
    for (const quad of quads) {
      const line = lines[++index];
      const [subject, object] = [keyOf(quad.subject), keyOf(quad.object)];
      const key = `${subject} ${quad.predicate.value} ${object}`;
      if (seen.has(key)) continue;
      seen.add(key);
      kept.push(quad);
      if (line !== undefined) keptLines.push(line);
      push(this.#from, subject, quad);
      push(this.#to, object, quad);
    }
    this.quads = kept;
    this.lines = keptLines;
  }

  /** The triples that start from a term. */
  outgoing(subject: Term): readonly Quad[] {
    return this.#from.get(keyOf(subject)) ?? none;
  }

  /** The triples that lead to a term. */
  incoming(object: Term): readonly Quad[] {
    return this.#to.get(keyOf(object)) ?? none;
  }

  /** What a predicate leads to from a subject. */
  objects(subject: Term, predicate: Term): Term[] {
    return this.outgoing(subject)
      .filter((quad) => quad.predicate.value === predicate.value)
      .map((quad) => quad.object);
  }

  /** The first of `objects`. */
  object(subject: Term, predicate: Term): Term | undefined {
    return this.outgoing(subject).find((quad) => quad.predicate.value === predicate.value)?.object;
  }

  /** What leads to an object by a predicate. */
  subjects(predicate: Term, object: Term): Term[] {
    return this.incoming(object)
      .filter((quad) => quad.predicate.value === predicate.value)
      .map((quad) => quad.subject);
  }

  /** Whether there is a triple. */
  has(subject: Term, predicate: Term, object: Term): boolean {
    return this.outgoing(subject).some(
      (quad) => quad.predicate.value === predicate.value && quad.object.equals(object),
    );
  }
}

function push(map: Map<string, Quad[]>, key: string, quad: Quad): void {
  const list = map.get(key);
  if (list) list.push(quad);
  else map.set(key, [quad]);
}
