/** The parameters of one use of a template: by number or name, each rendered when it is asked for, and only once. */
import type { Passage } from '../passage.ts';
import { inside, parameterName } from './content.ts';
import type { Content, TemplateNode } from './node.ts';
import type { Renderer } from './render.ts';
import type { ParameterKey } from './template-table.ts';

/** What a template was given. Empty parameters count as missing. */
export class TemplateArguments {
  readonly #contents = new Map<string, Content>();
  readonly #passages = new Map<string, Passage | undefined>();
  readonly #renderer: Renderer;
  readonly #lines: boolean;
  /** The highest number of a parameter. */
  readonly count: number;

  constructor(node: TemplateNode, renderer: Renderer, lines: boolean, first?: Content) {
    this.#renderer = renderer;
    this.#lines = lines;
    let number = 0;
    let highest = 0;
    if (first) this.#contents.set(String(++number), first);
    for (const part of node.parts.slice(1)) {
      const content = part.equals < 0 ? part : inside(part, part.equals + 1, part.end);
      const name = part.equals < 0 ? String(++number) : parameterName(renderer.text, part);
      if (/^\d{1,3}$/.test(name)) highest = Math.max(highest, Number(name));
      this.#contents.set(name, content);
    }
    this.count = Math.max(number, highest);
  }

  /** The names and numbers of the parameters, in order. */
  names(): string[] {
    return [...this.#contents.keys()];
  }

  /** The content of a parameter as it stands. */
  content(name: string): Content | undefined {
    return this.#contents.get(name);
  }

  /** The content of the first of the parameters that is there. */
  contentOf(key: ParameterKey): Content | undefined {
    const names = Array.isArray(key) ? (key as readonly (string | number)[]) : [key as string | number];
    const name = names.find((candidate) => this.#contents.has(String(candidate)));
    return name === undefined ? undefined : this.#contents.get(String(name));
  }

  /** The first of the parameters that has words. */
  get(key: ParameterKey): Passage | undefined {
    for (const name of Array.isArray(key) ? (key as readonly (string | number)[]) : [key as string | number]) {
      const passage = this.#passage(String(name));
      if (passage) return passage;
    }
    return undefined;
  }

  /** The words of the first of the parameters that has any; empty without. */
  words(key: ParameterKey): string {
    return this.get(key)?.words ?? '';
  }

  /** The passages of the numbered parameters that have words, from one on. */
  positional(from = 1): Passage[] {
    const found: Passage[] = [];
    for (let number = from; number <= this.count; number++) {
      const passage = this.#passage(String(number));
      if (passage) found.push(passage);
    }
    return found;
  }

  #passage(name: string): Passage | undefined {
    if (this.#passages.has(name)) return this.#passages.get(name);
    const content = this.#contents.get(name);
    const passage = content && this.#renderer.passage(content, this.#lines);
    const kept = passage && (passage.words !== '' || passage.citations) ? passage : undefined;
    this.#passages.set(name, kept);
    return kept;
  }
}
