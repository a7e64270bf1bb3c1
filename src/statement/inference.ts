/**
 * Adds what follows from statements by what their properties mean: the other end of a kinship, siblings of one parent.
 * The content of inferences.yaml and combined statements go in. What is inferred says from which statements, rests on
 * their words, and repeats nothing that is stated.
 */
import { DraftKeys } from './combine.ts';
import { draftStatement, type DraftStatement } from './draft.ts';
import type { Entity } from './entity.ts';

/** A property by the sex of a person. */
interface BySex {
  readonly male: string;
  readonly female: string;
  readonly other?: string;
}

/** The content of inferences.yaml, which its schema has accepted. */
export interface InferenceRules {
  readonly sexed: readonly (BySex & { readonly property: string })[];
  readonly inverse: readonly { readonly property: string; readonly inverse: string | BySex }[];
  readonly shared: readonly { readonly property: string; readonly between: string }[];
  readonly particular: readonly { readonly property: string; readonly by: readonly string[] }[];
}

/** The sex that the text tells of somebody. */
export type SexOf = (entity: Entity) => 'male' | 'female' | undefined;

/** Gives "parent" the name of father or mother where the sex is known; to be done before statements are combined. */
export function settleSexed(statements: readonly DraftStatement[], { sexed }: InferenceRules, sexOf: SexOf): void {
  for (const statement of statements) {
    const rule = sexed.find(({ property }) => property === statement.property);
    const sex = rule && 'entity' in statement.value ? sexOf(statement.value.entity) : undefined;
    if (rule && sex) statement.property = rule[sex];
  }
}

/** Combined statements with what follows from them, and without the general where the particular is stated. */
export function inferStatements(
  statements: readonly DraftStatement[],
  rules: InferenceRules,
  sexOf: SexOf,
  subject: Entity,
): DraftStatement[] {
  const all = [...statements];
  const facts = new Facts(all, rules);
  for (const source of all.slice()) {
    if (!('entity' in source.value)) continue;
    for (const { property, inverse } of rules.inverse) {
      if (property !== source.property) continue;
      const subject = source.value.entity;
      const wanted = typeof inverse === 'string' ? inverse : bySex(inverse, sexOf(source.subject));
      if (wanted !== undefined) facts.add(subject, wanted, source.subject, [source], 'inference/inverse', all);
    }
  }
  for (const { property, between } of rules.shared) {
    const byValue = new Map<Entity, DraftStatement[]>();
    for (const statement of all) {
      if (statement.property !== property || !('entity' in statement.value)) continue;
      const parent = statement.value.entity.self;
      byValue.set(parent, [...(byValue.get(parent) ?? []), statement]);
    }
    for (const group of byValue.values()) {
      // Of the subject alone: all pairs of many children would say little in many words.
      const own = group.find((statement) => statement.subject.self === subject.self);
      if (!own) continue;
      for (const other of group) {
        if (other.subject.self === own.subject.self) continue;
        facts.add(own.subject, between, other.subject, [own, other], 'inference/shared', all);
        facts.add(other.subject, between, own.subject, [other, own], 'inference/shared', all);
      }
    }
  }
  return withoutGeneral(all, rules, facts);
}

function bySex({ male, female, other }: BySex, sex: 'male' | 'female' | undefined): string | undefined {
  return sex === undefined ? other : sex === 'male' ? male : female;
}

/** What is stated of two entities, to be looked up. */
class Facts {
  readonly #keys = new DraftKeys();
  readonly #known = new Map<string, DraftStatement>();
  readonly #rules: InferenceRules;

  constructor(statements: readonly DraftStatement[], rules: InferenceRules) {
    this.#rules = rules;
    for (const statement of statements) {
      if ('entity' in statement.value)
        this.#known.set(this.#key(statement.subject, statement.property, statement.value.entity), statement);
    }
  }

  #key(subject: Entity, property: string, value: Entity): string {
    return `${this.#keys.entity(subject)} ${property} ${this.#keys.entity(value)}`;
  }

  get(subject: Entity, property: string, value: Entity): DraftStatement | undefined {
    return this.#known.get(this.#key(subject, property, value));
  }

  add(
    subject: Entity,
    property: string,
    value: Entity,
    from: DraftStatement[],
    rule: string,
    into: DraftStatement[],
  ): void {
    if (subject.self === value.self || this.get(subject, property, value)) return;
    const particular = this.#rules.particular.find((one) => one.property === property)?.by ?? [];
    if (particular.some((one) => this.get(subject, one, value))) return;
    const roots = from.flatMap((one) => (one.by === 'inference' ? one.inferredFrom : [one]));
    const statement = draftStatement({
      subject: subject.self,
      property,
      value: { entity: value.self },
      by: 'inference',
      rule,
      inferredFrom: [...new Set(roots)],
      grounds: [...new Set(roots)].flatMap(({ grounds }) => grounds.slice(0, 1)),
      qualifiers: rule === 'inference/inverse' && from[0]?.property === property ? [...from[0].qualifiers] : [],
    });
    this.#known.set(this.#key(subject, property, value), statement);
    into.push(statement);
  }
}

/** A relative who is stated to be a sister needs not be called a relative as well; what told of the one tells of the other. */
function withoutGeneral(
  statements: readonly DraftStatement[],
  { particular }: InferenceRules,
  facts: Facts,
): DraftStatement[] {
  return statements.filter((general) => {
    const rule = particular.find(({ property }) => property === general.property);
    if (!rule || !('entity' in general.value)) return true;
    const { value, subject } = general;
    const stated = rule.by
      .map((property) => facts.get(subject, property, value.entity))
      .find((one) => one !== undefined);
    if (!stated) return true;
    for (const ground of general.grounds)
      if (!stated.grounds.some(({ range }) => range.start === ground.range.start && range.end === ground.range.end))
        stated.grounds.push(ground);
    return false;
  });
}
