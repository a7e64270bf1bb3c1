/**
 * The entities of one article: finds the one that a name means, makes the ones that are new, and gives each its key in
 * the end. Spellings of one name are one entity; names that only might mean the same are left apart.
 */
import type { Range } from '../range.ts';
import type { Class } from './document.ts';
import { Entity, type EntityName } from './entity.ts';
import type { Spellings } from './spelling.ts';

/** A place where something is named. */
export interface NameUse {
  readonly name: EntityName;
  readonly class: Class;
  readonly range?: Range;
  /** The title of the page that the name links to, or the name itself where it is listed as a page. */
  readonly title?: string;
  /** The name does not identify anything outside this article. */
  readonly local?: boolean;
}

export class EntityRegistry {
  readonly subject: Entity;
  readonly spellings: Spellings;
  /** Whether names of the article are compared with the tables for transliterated names. */
  readonly transliterated: boolean;
  readonly #byFold = new Map<string, Entity[]>();
  /** Entities by the first and by the last word of their folded names. */
  readonly #byEdge = new Map<string, Set<Entity>>();
  readonly #folds = new Map<string, string[]>();
  readonly #byTitle = new Map<string, Entity>();
  readonly #all: Entity[] = [];

  constructor(subject: Entity, spellings: Spellings, transliterated: boolean) {
    this.subject = subject;
    this.spellings = spellings;
    this.transliterated = transliterated;
    this.#add(subject);
  }

  /** The words of a name with one spelling each. */
  fold(name: string): string[] {
    let fold = this.#folds.get(name);
    if (!fold) this.#folds.set(name, (fold = this.spellings.fold(name, this.transliterated)));
    return fold;
  }

  /** The entities that have a name, in any of its spellings. */
  find(name: string): Entity[] {
    const found = this.#byFold.get(this.fold(name).join(' ')) ?? [];
    return [...new Set(found.map((entity) => entity.self))];
  }

  /** The entities one of whose names begins or ends with a word, as `fold` gives it. */
  findByEdge(word: string): Entity[] {
    return [...new Set([...(this.#byEdge.get(word) ?? [])].map((entity) => entity.self))];
  }

  /** The entity of a page. */
  findTitle(title: string): Entity | undefined {
    return this.#byTitle.get(titleKey(title))?.self;
  }

  /** The one entity that a use of a name means: that of its page, else the only one of that name that can be of its class, else a new one. */
  use(use: NameUse): Entity {
    const entity = this.#lookUp(use) ?? this.#make(use);
    if (entity.class === 'Thing') entity.class = use.class;
    if (use.title !== undefined && entity.title === undefined) this.#setTitle(entity, use.title);
    if (use.local !== true) entity.local = false;
    this.addName(entity, use.name);
    if (use.range) entity.addMention(use.range);
    return entity;
  }

  /** A new entity whatever else has its name, and that no name finds: a book is not the person whose name is its title. */
  create(use: NameUse): Entity {
    const entity = new Entity(use.name, use.class);
    entity.local = use.local ?? false;
    if (use.range) entity.addMention(use.range);
    this.#all.push(entity);
    return entity;
  }

  /** Makes a new entity of a name, though others may bear it: the words say that it is another. */
  introduce(use: NameUse): Entity {
    const entity = this.#make(use);
    if (use.range) entity.addMention(use.range);
    return entity;
  }

  /** Gives an entity another name to be found by. */
  addName(entity: Entity, name: EntityName): void {
    entity.self.addName(name);
    this.#index(entity.self, name.text);
  }

  /** Makes two entities one. */
  merge(from: Entity, into: Entity): void {
    const target = into.self;
    const source = from.self;
    if (source === target) return;
    // The subject is what the article is about, whatever else is found to be it.
    if (source === this.subject.self) target.mergeInto(source);
    else source.mergeInto(target);
    for (const { text } of [target.self.label, ...target.self.names]) this.#index(target.self, text);
  }

  /** Every entity once, in the order made. */
  entities(): Entity[] {
    return [...new Set(this.#all.map((entity) => entity.self))];
  }

  #lookUp(use: NameUse): Entity | undefined {
    if (use.title !== undefined) {
      const known = this.findTitle(use.title);
      if (known) return known;
    }
    const fits = this.find(use.title ?? use.name.text).filter(
      (entity) => compatible(entity.class, use.class) && (use.title === undefined || entity.title === undefined),
    );
    return fits.length === 1 ? fits[0] : undefined;
  }

  #make(use: NameUse): Entity {
    // "Mercury (planet)" listed as a page is not what "Mercury" elsewhere in the article must mean.
    const listed = use.title === undefined || use.name.text === use.title;
    const label = listed ? use.name : { ...use.name, text: labelOfTitle(use.title ?? '') };
    const entity = new Entity(label, use.class);
    entity.local = use.local ?? false;
    this.#add(entity);
    return entity;
  }

  #add(entity: Entity): void {
    this.#all.push(entity);
    for (const { text } of [entity.label, ...entity.names]) this.#index(entity, text);
    if (entity.title !== undefined) this.#setTitle(entity, entity.title);
  }

  #setTitle(entity: Entity, title: string): void {
    entity.title = title;
    this.#byTitle.set(titleKey(title), entity);
    this.#index(entity, title);
  }

  #index(entity: Entity, name: string): void {
    const words = this.fold(name);
    if (words.length === 0) return;
    const fold = words.join(' ');
    const known = this.#byFold.get(fold);
    if (!known) this.#byFold.set(fold, [entity]);
    else if (!known.includes(entity)) known.push(entity);
    for (const word of [words[0] ?? '', words.at(-1) ?? '']) {
      const bearers = this.#byEdge.get(word);
      if (bearers) bearers.add(entity);
      else this.#byEdge.set(word, new Set([entity]));
    }
  }
}

/** Whether something may be of both classes. */
export function compatible(a: Class, b: Class): boolean {
  return a === b || a === 'Thing' || b === 'Thing';
}

/** A title without the words in parentheses that tell it from others: `Mercury (planet)`. */
export function labelOfTitle(title: string): string {
  return title.replace(/\s+\([^()]*\)$/, '') || title;
}

function titleKey(title: string): string {
  const words = title
    .normalize('NFC')
    .replace(/[\s_]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Characters that no key may have. */
const unsafe = /[#<>[\]|{}]/gu;

/** The key of each entity: its page's title, or its name; after a `#` when it is known only inside the article. */
export function entityKeys(entities: readonly Entity[]): Map<Entity, string> {
  const keys = new Map<Entity, string>();
  const used = new Set<string>();
  /** The number to try next for a name that many bear. */
  const counts = new Map<string, number>();
  // What has a page goes first, so that a namesake without one never takes its key.
  const ranked = [
    ...entities.filter((one) => one.title !== undefined),
    ...entities.filter((one) => one.title === undefined),
  ];
  for (const entity of ranked) {
    const name =
      (entity.title ?? entity.label.text).normalize('NFC').replace(unsafe, ' ').trim().split(/\s+/u).join('_') || '_';
    const plain = name.charAt(0).toUpperCase() + name.slice(1);
    const candidates = [...(entity.local ? [] : [plain]), `#${plain}`, `#${plain}_(${entity.class})`];
    let key = candidates.find((one) => !used.has(one));
    for (let count = counts.get(plain) ?? 2; key === undefined; count++) {
      if (!used.has(`#${plain}_${count}`)) key = `#${plain}_${count}`;
      counts.set(plain, count + 1);
    }
    used.add(key);
    keys.set(entity, key);
  }
  return keys;
}

/** Site and title: the identity of an article. */
export function articleKey(site: string, title: string): string {
  const name =
    title
      .normalize('NFC')
      .replace(/[#<>[\]|{}]/g, ' ')
      .trim()
      .split(/\s+/u)
      .join('_') || '_';
  return `${site}:${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
