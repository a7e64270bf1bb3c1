/**
 * Follows who a text speaks of, sentence by sentence, so that pronouns and descriptions can be settled where that is
 * safe: `he` for the one person that the sentence before was about, `his` for the subject of the clause, `the caliph`
 * for the only one of that title in the paragraph. Whatever more than one person could be stays open.
 */
import { Entity } from '../entity.ts';
import { isVerbal, startsClause } from './clause.ts';
import type { Lexicon, Sex } from './lexicon.ts';
import type { Resolver } from './resolver.ts';
import type { Unit } from './unit.ts';

export class Discourse {
  readonly #lexicon: Lexicon;
  readonly #resolver: Resolver;
  readonly #subject: Entity;
  /** The sex that the article's pronouns tell of its subject. */
  readonly #sex: Sex | undefined;
  /** Whom the sentence before was about, if it was about one person. */
  #topic: Entity | undefined;
  /** Things that the section told of without a name, by their group; an entity is made when one is meant again. */
  readonly #told = new Map<number, { readonly text: string; entity?: Entity }[]>();
  /** Who was called by which title in this paragraph. */
  readonly #titled = new Map<string, Set<Entity>>();

  constructor(lexicon: Lexicon, resolver: Resolver, sex: Sex | undefined) {
    this.#lexicon = lexicon;
    this.#resolver = resolver;
    this.#subject = resolver.registry.subject;
    this.#sex = sex;
    if (this.#subject.self.class === 'Person') resolver.tellSex(this.#subject, sex);
  }

  startSection(): void {
    this.#told.clear();
  }

  /** A paragraph of an article about a person begins with that person in mind. */
  startParagraph(): void {
    this.#topic = this.#subject.self.class === 'Person' && this.#sex !== undefined ? this.#subject.self : undefined;
    this.#titled.clear();
  }

  /** Settles the pronouns and descriptions of a sentence whose names are settled, then makes it the sentence before. */
  settle(units: readonly Unit[]): void {
    const people: Entity[] = [];
    const subjects: Entity[] = [];
    let strangers = 0;
    // The one stranger is the subject of the clause.
    let leads = false;
    units.forEach((unit, at) => {
      if (this.#lexicon.personal.has(unit.norm)) this.#settleRelative(units, at);
      else if (unit.kind === 'pronoun' && strangers === 0) this.#settlePronoun(units, at, people, subjects);
      else if (unit.kind === 'pronoun' && strangers === 1 && leads && people.length === 0) this.#settleObject(unit);
      if (isStranger(units, at, this.#lexicon)) {
        strangers++;
        leads = startsClause(units, at, this.#lexicon) && !unit.owner;
      }
      if (unit.kind === 'word' && unit.capital) this.#settleTitle(units, at);
      if (unit.kind === 'word' && unit.entity === undefined) this.#settleThing(units, at);
      const entity = personOf(unit);
      if (!entity) return;
      if (unit.kind === 'name') this.#noteTitles(unit, entity);
      people.push(entity);
      // Between two commas a name is told of by the way.
      const aside =
        units[at - 1]?.norm === ',' && units[at + 1]?.norm === ',' && !isKinBefore(units, at, this.#lexicon);
      if (!unit.owner && !aside && startsClause(units, at, this.#lexicon)) subjects.push(entity);
    });
    this.#turn(units, people, subjects);
  }

  /** "John, who was …": who stands right before. */
  #settleRelative(units: readonly Unit[], at: number): void {
    let before = at - 1;
    while (units[before]?.kind === 'aside') before--;
    const comma = units[before]?.norm === ',';
    if (comma) before--;
    while (units[before]?.kind === 'aside') before--;
    const unit = units[before];
    const entity =
      unit && !unit.owner ? (personOf(unit) ?? (comma ? undefined : this.#predicated(units, before))) : undefined;
    // "the son of John, who …": father or son.
    if (!unit || !entity || (comma && units[before - 1]?.norm === this.#lexicon.small.of)) return;
    const who = units[at] as Unit;
    who.kind = 'pronoun';
    who.entity = entity;
    who.rule = 'relative';
  }

  /** "John was a musician who …": whom a predicate noun tells of. */
  #predicated(units: readonly Unit[], noun: number): Entity | undefined {
    if (!this.#lexicon.roles.has(units[noun]?.norm ?? '')) return undefined;
    for (let at = noun - 1; at > 0 && at > noun - 7; at--) {
      const unit = units[at] as Unit;
      if (unit.kind === 'mark' || unit.norm === this.#lexicon.small.of) return undefined;
      if (!this.#lexicon.auxiliaries.has(unit.norm)) continue;
      let before = at - 1;
      while (units[before]?.kind === 'aside') before--;
      const subject = units[before];
      return subject && before < 2 && !subject.owner ? personOf(subject) : undefined;
    }
    return undefined;
  }

  #settlePronoun(units: readonly Unit[], at: number, people: readonly Entity[], subjects: readonly Entity[]): void {
    const unit = units[at] as Unit;
    const pronoun = this.#lexicon.pronouns.get(unit.norm);
    if (!pronoun) return;
    const fitting = [...new Set(people)].filter((entity) => this.#mayBe(entity, pronoun.sex));
    const topic = this.#topic && this.#mayBe(this.#topic, pronoun.sex) ? this.#topic : undefined;
    const settle = (entity: Entity | undefined, rule: string): void => {
      if (!entity) return;
      unit.entity = entity;
      unit.rule = rule;
    };
    const only = fitting.length === 1 ? fitting[0] : undefined;
    const possessive = pronoun.possessive && (!pronoun.object || isNoun(units[at + 1], this.#lexicon));
    if (fitting.length === 0) settle(topic, at === 0 ? 'pronoun-topic' : 'pronoun-topic-within');
    else if (possessive && topic && only !== topic && only === people.at(-1) && this.#isPredicate(units, at)) {
      // "Peter Poe was his friend": whose he was is not he himself.
      if (fitting.length === 1) settle(topic, 'possessive-of-another');
    } else if (possessive) {
      // The one person of the sentence so far, who is its subject.
      if (only && (subjects.includes(only) || only === topic)) settle(only, 'possessive-only-person');
      else if (subjects.length === 1 && subjects[0] === topic && topic && this.#isKin(units, at, topic))
        settle(topic, 'possessive-known-relative');
    } else if (pronoun.subject) {
      const other = people.some((entity) => entity !== only);
      if (only && (only === topic || (topic === undefined && (subjects.includes(only) || other))))
        settle(only, 'pronoun-only-person');
    } else if (topic) {
      // "Ali appointed him": not Ali; whom the sentence before was about.
      const [other] = fitting;
      if (fitting.length === 1 && other !== topic && subjects.length === 1 && subjects[0] === other)
        settle(topic, 'object-pronoun');
    }
  }

  /** "Peter Poe was his …": a possessive behind a form of "to be" with its subject before it. */
  #isPredicate(units: readonly Unit[], at: number): boolean {
    const subject = units[at - 2];
    return this.#lexicon.auxiliaries.has(units[at - 1]?.norm ?? '') && subject?.kind === 'name' && !subject.owner;
  }

  /** "Peter Poe appointed him": whoever Peter Poe is, it is not him. */
  #settleObject(unit: Unit): void {
    const pronoun = this.#lexicon.pronouns.get(unit.norm);
    if (!pronoun?.object || pronoun.possessive || !this.#topic || !this.#mayBe(this.#topic, pronoun.sex)) return;
    unit.entity = this.#topic;
    unit.rule = 'object-pronoun';
  }

  /** "his sister Mary", where Mary is known to be a relative of whom the text is about. */
  #isKin(units: readonly Unit[], at: number, topic: Entity): boolean {
    if (!this.#lexicon.kin.has(units[at + 1]?.norm ?? '')) return false;
    const name = units[at + 2]?.entity?.self;
    return name !== undefined && this.relatives.has(name) && topic === this.#subject.self;
  }

  /** Those whom the infobox calls relatives of the subject. */
  relatives: ReadonlySet<Entity> = new Set();

  #mayBe(entity: Entity, sex: Sex): boolean {
    const known = this.#resolver.sexOf(entity);
    return entity.self.class === 'Person' && (known === undefined || known === sex);
  }

  #noteTitles(unit: Unit, entity: Entity): void {
    for (const title of [...(unit.mention?.titles ?? []), ...(unit.role === undefined ? [] : [unit.role])]) {
      this.#titled.set(title, (this.#titled.get(title) ?? new Set()).add(entity));
    }
  }

  /** "the Caliph": the only one of that title in the paragraph. */
  #settleTitle(units: readonly Unit[], at: number): void {
    const unit = units[at] as Unit;
    const { small } = this.#lexicon;
    if (units[at - 1]?.norm !== small.the || units[at + 1]?.norm === small.of || units[at + 1]?.kind === 'name') return;
    const bearers = [...(this.#titled.get(unit.norm) ?? [])];
    if (bearers.length !== 1 || !bearers[0]) return;
    unit.entity = bearers[0];
    unit.rule = 'title-in-paragraph';
  }

  /** "a letter", and then "the letter" or "the document": what the section told of, if it is the only one. */
  #settleThing(units: readonly Unit[], at: number): void {
    const unit = units[at] as Unit;
    const group = this.#lexicon.things.findIndex(({ words }) => words.has(unit.norm));
    const before = units[at - 1];
    if (group < 0 || unit.owner || !before || units[at + 1]?.kind === 'name') return;
    const told = this.#told.get(group) ?? [];
    const thing = this.#lexicon.things[group];
    if (!thing) return;
    if (before.norm !== this.#lexicon.small.the) {
      if (this.#lexicon.determiners.has(before.norm)) this.#told.set(group, [...told, { text: unit.norm }]);
      return;
    }
    const [only, ...others] = told;
    if (!only || others.length > 0) return;
    only.entity ??= new Entity({ text: only.text, lang: this.#resolver.lang }, thing.class);
    only.entity.local = true;
    unit.entity = only.entity;
    unit.rule = 'told-before';
  }

  /** What the next sentence takes this one to be about: its one subject, unless it tells of somebody else as well. */
  #turn(units: readonly Unit[], people: readonly Entity[], subjects: readonly Entity[]): void {
    const [subject, ...others] = new Set(subjects);
    const own = this.#subject.self;
    const first = units.findIndex((unit) => unit.kind === 'name' || unit.kind === 'pronoun');
    const open =
      first >= 0 &&
      !units[first]?.entity &&
      units[first]?.kind === 'pronoun' &&
      startsClause(units, first, this.#lexicon);
    const unsettled = units.some((unit) => unit.kind === 'pronoun' && !unit.entity);
    const stranger = units.some(
      (unit, at) =>
        unit.kind === 'name' &&
        !unit.entity &&
        !unit.owner &&
        startsClause(units, at, this.#lexicon) &&
        isVerbal(
          units.slice(at + 1).find(({ kind }) => kind !== 'aside'),
          this.#lexicon,
        ),
    );
    if (units.some(({ barred }) => barred) || this.#isOfKin(units, first)) this.#topic = undefined;
    else if (subject === own && !open) this.#topic = own;
    else if (stranger) this.#topic = undefined;
    else if (subject && others.length === 0 && !unsettled && people.every((entity) => entity === subject))
      this.#topic = subject;
    else if (open || unsettled || people.some((entity) => entity !== this.#topic)) this.#topic = undefined;
  }

  /** "His brother married.": "he" in the next sentence may be either, if both are of one sex. "His father was a cantor." only describes. */
  #isOfKin(units: readonly Unit[], first: number): boolean {
    const { pronouns, kin, auxiliaries, determiners } = this.#lexicon;
    const owner = units[first];
    if (!owner || !startsClause(units, first, this.#lexicon)) return false;
    if (!owner.owner && !(pronouns.get(owner.norm)?.possessive ?? false)) return false;
    const noun = units.findIndex(({ norm, kind }, at) => at > first && (kind !== 'word' || kin.has(norm)));
    const sex = kin.get(units[noun]?.norm ?? '');
    if (noun > first + 3 || units[noun]?.owner || sex === undefined || sex !== this.#sex) return false;
    const verb = units.findIndex(({ norm }, at) => at > noun && auxiliaries.has(norm));
    return verb < 0 || verb > noun + 6 || !determiners.has(units[verb + 1]?.norm ?? '');
  }
}

function personOf(unit: Unit): Entity | undefined {
  const entity = unit.entity?.self;
  return entity?.class === 'Person' ? entity : undefined;
}

/** A full name of which nothing is known, or that may be one of several: it may be a person, whom a pronoun can mean. */
function isStranger(units: readonly Unit[], at: number, lexicon: Lexicon): boolean {
  const unit = units[at] as Unit;
  if (unit.kind !== 'name' || unit.entity || !unit.mention) return false;
  if (unit.candidates) return unit.candidates.some(({ self }) => self.class === 'Person' || self.class === 'Thing');
  const place = lexicon.prepositions.has(units[at - 1]?.norm ?? '') && units[at - 1]?.norm !== lexicon.small.of;
  return unit.mention.class === undefined && /\s/.test(unit.mention.name) && !place;
}

/** "His son, John, …": a name after a comma that a word for kin stands before. */
function isKinBefore(units: readonly Unit[], at: number, lexicon: Lexicon): boolean {
  return lexicon.kin.has(units[at - 2]?.norm ?? '');
}

/** Whether a unit may be what a possessive owns. */
function isNoun(unit: Unit | undefined, lexicon: Lexicon): boolean {
  return (
    isVerbal(unit, lexicon) && !lexicon.adverbs.has(unit?.norm ?? '') && !lexicon.auxiliaries.has(unit?.norm ?? '')
  );
}
