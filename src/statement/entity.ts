/**
 * An entity of an article in the making: what it is called, where it is named, and what it is. Handles are stable:
 * when two turn out to be one, the second leads to the first.
 */
import type { Range } from '../range.ts';
import type { Class } from './document.ts';

/** How a name came to mean an entity: `same-name`, `same-family`, `link`, `short-form` … */
export interface Resolution {
  readonly name: string;
  readonly range: Range;
  /** Lower case, words joined by `-`. */
  readonly rule: string;
}

/** A name of an entity. */
export interface EntityName {
  readonly text: string;
  /** BCP 47, lower case. */
  readonly lang: string;
}

/** Somebody or something that an article names. */
export class Entity {
  /** What it is called in the first place. */
  label: EntityName;
  class: Class;
  /** The title of its page, where the article links it or lists it as a page. */
  title?: string;
  /** Known only inside this article: a name that does not identify it elsewhere. */
  local = false;
  /** Other names, in the order found. */
  readonly names: EntityName[] = [];
  /** Where the article names it, in the order found. */
  readonly mentions: Range[] = [];
  readonly resolutions: Resolution[] = [];
  /** Checked external ids. */
  same?: { wikidata?: string; checked?: string };
  #into: Entity | undefined;
  readonly #places = new Set<string>();

  constructor(label: EntityName, entityClass: Class) {
    this.label = label;
    this.class = entityClass;
  }

  /** The entity that this one turned out to be: itself, unless it was merged. */
  get self(): Entity {
    return this.#into ? this.#into.self : this;
  }

  /** Adds a name that it does not have yet. */
  addName(name: EntityName): void {
    const known = [this.label, ...this.names].some(({ text, lang }) => text === name.text && lang === name.lang);
    if (!known && name.text !== '') this.names.push(name);
  }

  /** Adds a place where it is named, once. */
  addMention(range: Range): void {
    const place = `${range.start} ${range.end}`;
    if (this.#places.has(place)) return;
    this.#places.add(place);
    this.mentions.push(range);
  }

  /** Makes this entity lead to another, which takes over what it knows. */
  mergeInto(other: Entity): void {
    const target = other.self;
    if (target === this.self) return;
    target.addName(this.label);
    for (const name of this.names) target.addName(name);
    for (const range of this.mentions) target.addMention(range);
    target.resolutions.push(...this.resolutions);
    if (target.class === 'Thing') target.class = this.class;
    if (target.title === undefined && this.title !== undefined) target.title = this.title;
    if (target.same === undefined && this.same !== undefined) target.same = this.same;
    target.local &&= this.local;
    this.#into = target;
  }
}
