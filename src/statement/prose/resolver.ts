/**
 * Settles what the names of running text mean: the entity of a full name in any of its spellings, the one long name that
 * a short one fits, the subject by its short name. What stays ambiguous keeps its candidates. Each answer names its rule.
 */
import type { Class } from '../document.ts';
import type { Entity } from '../entity.ts';
import { compatible, type EntityRegistry } from '../registry.ts';
import type { Sex } from './lexicon.ts';
import type { Mention } from './mention.ts';

/** Whom or what a name means. */
export type Meaning =
  | { readonly kind: 'known'; readonly entity: Entity; readonly rule: string }
  /** Not named before, and its words decide that it is a name of its own. */
  | { readonly kind: 'new' }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Entity[] }
  /** A single word that fits nothing known. */
  | { readonly kind: 'unknown' };

export class Resolver {
  readonly registry: EntityRegistry;
  readonly lang: string;
  /** What the sentence before told of without a name: an event, a group. */
  lastMade: Entity | undefined;
  readonly #sexes = new Map<Entity, Sex>();
  /** Those named in the present paragraph and in the present section, last named last. */
  readonly #paragraph = new Set<Entity>();
  readonly #section = new Set<Entity>();
  /** People by the words of a short name; forgotten when somebody new comes. */
  readonly #longerThan = new Map<string, Entity[]>();
  /** Namesakes that the present section introduced, by folded name. */
  readonly #introduced = new Map<string, Entity>();

  /** The word before the land in a name: "of". */
  readonly #of: string;

  constructor(registry: EntityRegistry, lang: string, of: string) {
    this.registry = registry;
    this.lang = lang;
    this.#of = of;
  }

  startSection(): void {
    this.#section.clear();
    this.#introduced.clear();
    this.startParagraph();
  }

  startParagraph(): void {
    this.#paragraph.clear();
    this.lastMade = undefined;
  }

  /** Remembers that something was named. */
  named(entity: Entity): void {
    this.#paragraph.add(entity.self);
    this.#section.add(entity.self);
  }

  /** Makes a new entity of a name that others bear too; the section's next uses of the name mean it. */
  introduce(name: string, entity: Entity): void {
    this.forget();
    this.#introduced.set(this.registry.fold(name).join(' '), entity);
  }

  /** To be called when somebody new comes, or a new name of somebody. */
  forget(): void {
    this.#longerThan.clear();
  }

  sexOf(entity: Entity): Sex | undefined {
    return this.#sexes.get(entity.self);
  }

  tellSex(entity: Entity, sex: Sex | undefined): void {
    if (sex && !this.#sexes.has(entity.self)) this.#sexes.set(entity.self, sex);
  }

  resolve(mention: Mention): Meaning {
    const { registry } = this;
    if (mention.target !== undefined) {
      const page = registry.findTitle(mention.target);
      return page ? { kind: 'known', entity: page, rule: 'link' } : { kind: 'new' };
    }
    const fold = registry.fold(mention.name);
    const introduced = this.#introduced.get(fold.join(' '));
    if (introduced) return { kind: 'known', entity: introduced.self, rule: 'introduced-name' };
    const wanted = mention.class ?? 'Thing';
    const exact = registry.find(mention.name).filter((entity) => compatible(entity.class, wanted));
    const maybePerson = mention.class === undefined || mention.class === 'Person';
    if (fold.length > 1 && exact.length === 1 && exact[0])
      return { kind: 'known', entity: exact[0], rule: 'same-name' };
    if (maybePerson && this.#meansSubject(fold))
      return { kind: 'known', entity: registry.subject.self, rule: 'subject-name' };
    const longer = maybePerson ? this.#longer(fold) : [];
    const candidates = [...new Set([...exact, ...longer])];
    if (candidates.length === 1 && candidates[0])
      return { kind: 'known', entity: candidates[0], rule: exact.length === 1 ? 'same-name' : 'short-form' };
    if (candidates.length > 1) return this.#nearest(candidates, fold);
    const shorter = mention.class === 'Person' ? this.#shorter(fold) : undefined;
    if (shorter) return { kind: 'known', entity: shorter, rule: 'long-form' };
    return fold.length > 1 || mention.class !== undefined ? { kind: 'new' } : { kind: 'unknown' };
  }

  /** The entity of a mention that a statement needs: made now if nothing has its name. */
  make(mention: Mention, entityClass: Class, range: { start: number; end: number }): Entity {
    this.forget();
    return this.registry.use({
      name: { text: mention.name, lang: this.lang },
      class: entityClass,
      range,
      ...(mention.target !== undefined && { title: mention.target }),
      ...(mention.target === undefined && !/[\s-]/.test(mention.name) && entityClass === 'Person' && { local: true }),
    });
  }

  /** A short form of the subject's own name: its first or last words. */
  #meansSubject(fold: readonly string[]): boolean {
    const { subject } = this.registry;
    if (subject.self.class !== 'Person') return false;
    const names = [subject.self.label, ...subject.self.names].map(({ text }) => this.registry.fold(text));
    // "Allen Morris" is Allen R. Morris before he is his son Asher Allen Morris.
    const full = names.some(
      (name) => name.length > 2 && name.filter((word) => word.length > 1).join(' ') === fold.join(' '),
    );
    if (full) return true;
    const own = this.registry.fold(subject.self.label.text);
    const last = names.some((name) => ends(name, fold) && this.#wholeParts(name, fold));
    if (!starts(own, fold) && !last) return own.join(' ') === fold.join(' ');
    // Another of that name, with his whole name, in this paragraph: then it may be either.
    const recent = [...this.#paragraph].map((entity) => entity.self).filter((entity) => entity !== subject.self);
    return !recent.some(
      (entity) =>
        entity.class === 'Person' &&
        this.#named(entity, (name) => starts(name, fold) || (last && ends(name, fold) && fold.length > 1)),
    );
  }

  #isParticle(word: string | undefined): boolean {
    return word !== undefined && this.registry.spellings.isPatronymic(word);
  }

  /** The people whose names begin or end with the words of a short one. */
  #longer(fold: readonly string[]): Entity[] {
    const key = fold.join(' ');
    const known = this.#longerThan.get(key);
    if (known) return known;
    const edges = new Set([fold[0] ?? '', fold.at(-1) ?? ''].flatMap((word) => this.registry.findByEdge(word)));
    const people = [...edges].filter((entity) => entity.class === 'Person');
    const longer = people.filter((entity) =>
      this.#named(
        entity,
        (name) => name.length > fold.length && (starts(name, fold) || ends(name, fold)) && this.#wholeParts(name, fold),
      ),
    );
    this.#longerThan.set(key, longer);
    return longer;
  }

  /** What follows "son of" or "of" ends the name of the son or the duke, but is no short form of it. */
  #wholeParts(name: readonly string[], fold: readonly string[]): boolean {
    if (starts(name, fold)) return true;
    const before = name[name.length - fold.length - 1];
    return (before !== this.#of && !this.#isParticle(before)) || this.#isParticle(fold[0]);
  }

  /** The one who is known by the first word of this name only, if nobody else of the article begins so. */
  #shorter(fold: readonly string[]): Entity | undefined {
    const first = fold.slice(0, 1);
    if (fold.length < 2) return undefined;
    const known = this.registry
      .find(first.join(' '))
      .filter((entity) => entity.class === 'Person' || entity.class === 'Thing');
    const others = this.#longer(first).filter((entity) => !known.includes(entity));
    if (known.length !== 1 || others.length > 0 || !this.#isParticle(fold[1])) return undefined;
    const [one] = known;
    // Who has a longer name already is another.
    const longer = one !== undefined && this.#named(one, (name) => name.length > 1);
    return longer || one === this.registry.subject.self ? undefined : one;
  }

  #nearest(candidates: readonly Entity[], fold: readonly string[]): Meaning {
    for (const scope of [this.#paragraph, this.#section]) {
      const here = [...new Set([...scope].map((entity) => entity.self))].filter((entity) =>
        candidates.includes(entity),
      );
      if (here.length === 1 && here[0]) return { kind: 'known', entity: here[0], rule: 'short-form-nearby' };
      if (here.length > 1) return { kind: 'ambiguous', candidates: here };
    }
    // "Ali", who has that very name as a page, and no other of the article.
    const titled = candidates.filter(
      (entity) => entity.title !== undefined && this.registry.fold(entity.title).join(' ') === fold.join(' '),
    );
    if (titled.length === 1 && titled[0] && fold.length > 1)
      return { kind: 'known', entity: titled[0], rule: 'same-name' };
    return { kind: 'ambiguous', candidates };
  }

  #named(entity: Entity, test: (name: readonly string[]) => boolean): boolean {
    return [entity.label, ...entity.names].some(({ text }) => test(this.registry.fold(text)));
  }
}

function starts(name: readonly string[], words: readonly string[]): boolean {
  return words.length > 0 && words.length < name.length && words.every((word, index) => name[index] === word);
}

function ends(name: readonly string[], words: readonly string[]): boolean {
  const from = name.length - words.length;
  return words.length > 0 && from > 0 && words.every((word, index) => name[from + index] === word);
}
