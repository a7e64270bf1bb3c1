/**
 * Writes what was extracted down as a Document: entities get their keys, statements their ids, ranges become spans of
 * code points with the words that stand there. Order follows the article.
 */
import type { Block, Section } from '../article/article.ts';
import { slug, statementId } from '../iri.ts';
import type { Message } from '../message.ts';
import { CodePoints, slice, type Range, type Span } from '../range.ts';
import type {
  Claim,
  Document,
  EntityRecord,
  Evidence,
  MessageRecord,
  Qualifier,
  QuotationRecord,
  SectionRecord,
  Statement,
  Value,
} from './document.ts';
import type {
  DraftClaim,
  DraftQuotation,
  DraftReference,
  DraftSnak,
  DraftStatement,
  DraftValue,
  Ground,
} from './draft.ts';
import type { Entity } from './entity.ts';
import type { Findings } from './findings.ts';
import { articleKey, entityKeys } from './registry.ts';

/** Writes the Document. */
export function writeDocument(findings: Findings): Document {
  return new Recorder(findings).document();
}

class Recorder {
  readonly #findings: Findings;
  readonly #points: CodePoints;
  readonly #keys: ReadonlyMap<Entity, string>;
  readonly #articleKey: string;
  /** The ids of statements, for what refers to them. */
  readonly #ids = new Map<DraftStatement, string>();

  constructor(findings: Findings) {
    this.#findings = findings;
    this.#points = new CodePoints(findings.article.text);
    this.#articleKey = articleKey(findings.origin.site, findings.article.title);
    this.#keys = entityKeys(this.#usedEntities());
    for (const statement of findings.statements) this.#ids.set(statement, statement.id ?? this.#idOf(statement));
  }

  document(): Document {
    const { article, origin, choice, registry, corrections } = this.#findings;
    const statements = this.#sorted(this.#findings.statements).map((statement) => this.#statement(statement));
    const claims = this.#sorted(this.#findings.claims).map((claim) => this.#claim(claim));
    const quotations = this.#findings.quotations.map((quotation) => this.#quotation(quotation));
    return {
      format: 'isnad/document/1',
      article: {
        key: this.#articleKey,
        site: origin.site,
        lang: origin.lang,
        title: article.title,
        ...(article.titleRange && { titleAt: this.#span(article.titleRange) }),
        ...(origin.pages !== undefined && { url: origin.pages + slug(article.title) }),
        ...(article.page?.revision !== undefined && { revision: article.page.revision }),
        licence: origin.licence,
        subject: this.#key(registry.subject),
        class: registry.subject.self.class,
        ...(choice.mappings.length > 0 && { mappings: choice.mappings.map(({ name }) => name) }),
        source: {
          file: origin.file,
          form: origin.form,
          sha256: origin.sha256,
          bytes: origin.bytes,
          codepoints: this.#points.length,
          offsets: 'codepoint',
        },
      },
      ...this.#infobox(),
      sections: article.sections.map((section) => this.#section(section)),
      entities: this.#entities(),
      statements,
      ...(claims.length > 0 && { claims }),
      ...(quotations.length > 0 && { quotations }),
      ...(corrections && corrections.length > 0 && { corrections }),
      works: this.#findings.works.map(({ item, section, work }) => ({
        ...(work && { entity: this.#key(work) }),
        raw: slice(article.text, item.range),
        at: this.#span(item.range),
        part: section.id,
        item: item.id,
      })),
      messages: this.#messages(),
    };
  }

  /** The entities that something refers to or the article names, in the order of their first mention. */
  #usedEntities(): Entity[] {
    const { registry, statements, claims, quotations, seeAlso, works, cited } = this.#findings;
    const used = new Set<Entity>([registry.subject.self]);
    const use = (entity: Entity | undefined): void => {
      if (entity) used.add(entity.self);
    };
    const useValue = (value: DraftValue): void => use('entity' in value ? value.entity : undefined);
    for (const work of cited.values()) use(work);
    for (const { subject, value, qualifiers } of [...statements, ...claims]) {
      use(subject);
      useValue(value);
      for (const qualifier of qualifiers) useValue(qualifier.value);
    }
    for (const claim of claims) for (const one of [...claim.according, ...claim.supported, claim.work]) use(one);
    for (const { speaker, according, about } of quotations)
      for (const one of [speaker, according, ...(about ?? [])]) use(one);
    for (const page of seeAlso.values()) use(page);
    for (const { work } of works) use(work);
    for (const entity of registry.entities()) if (entity.mentions.length > 0) use(entity);
    const order = new Map(registry.entities().map((entity, index) => [entity, index]));
    const first = new Map([...used].map((entity) => [entity, earliest(entity.mentions)]));
    first.set(registry.subject.self, -1);
    const by = (places: ReadonlyMap<Entity, number>, a: Entity, b: Entity): number =>
      compare(places.get(a) ?? 0, places.get(b) ?? 0);
    return [...used].sort((a, b) => by(first, a, b) || by(order, a, b));
  }

  #key(entity: Entity): string {
    const key = this.#keys.get(entity.self);
    if (key === undefined) throw new Error(`Entity "${entity.self.label.text}" has no key`);
    return key;
  }

  #span(range: Range): Span {
    return this.#points.span(range);
  }

  #idOf({ subject, property, value, slot }: DraftStatement): string {
    const identity = { subject: this.#key(subject), property, value: this.#value(value), slot };
    return statementId(identity, this.#articleKey, this.#findings.origin.base);
  }

  #value(value: DraftValue): Value {
    return 'entity' in value ? { entity: this.#key(value.entity) } : value;
  }

  #evidence(grounds: readonly Ground[]): Evidence[] {
    const { text } = this.#findings.article;
    return [...grounds]
      .filter(({ range }) => range.end > range.start)
      .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
      .map(({ range, part, field, sentence, words }) => {
        const quote = slice(text, range);
        return {
          quote,
          ...(words !== undefined && words !== quote && words !== '' && { words }),
          at: this.#span(range),
          part,
          ...(field !== undefined && { field }),
          ...(sentence !== undefined && { sentence }),
        };
      });
  }

  #qualifiers(qualifiers: readonly DraftSnak[]): { qualifiers?: Qualifier[] } {
    if (qualifiers.length === 0) return {};
    const records = qualifiers.map(({ property, value, grounds }) => {
      return { property, value: this.#value(value), evidence: this.#evidence(grounds) };
    });
    return { qualifiers: records.sort((a, b) => byNumber(a.property, b.property)) };
  }

  #statement(draft: DraftStatement): Statement {
    const ids = (statements: readonly DraftStatement[]): string[] =>
      statements.flatMap((statement) => this.#ids.get(statement) ?? []).sort();
    const [conflicts, inferredFrom] = [ids(draft.conflicts), ids(draft.inferredFrom)];
    return {
      id: this.#ids.get(draft) ?? '',
      subject: this.#key(draft.subject),
      property: draft.property,
      value: this.#value(draft.value),
      ...(draft.slot !== undefined && { slot: draft.slot }),
      ...(draft.rank !== undefined && draft.rank !== 'normal' && { rank: draft.rank }),
      by: draft.by,
      rule: draft.rule,
      ...this.#qualifiers(draft.qualifiers),
      ...this.#references(draft.references),
      ...(conflicts.length > 0 && { conflicts }),
      ...(inferredFrom.length > 0 && { inferredFrom }),
      ...(draft.corrections.length > 0 && { corrections: draft.corrections }),
      ...(draft.source !== undefined && { source: draft.source }),
      evidence: this.#evidence(draft.grounds),
    };
  }

  #references(drafts: readonly DraftReference[]): { references?: NonNullable<Statement['references']> } {
    const references = drafts.flatMap(({ source, pages }) => {
      const work = this.#findings.cited.get(source);
      return work ? [{ work: this.#key(work), ...(pages !== undefined && { pages }) }] : [];
    });
    return references.length > 0 ? { references } : {};
  }

  #claim(draft: DraftClaim): Claim {
    const keys = (entities: readonly Entity[]): string[] => entities.map((entity) => this.#key(entity));
    const { property, slot, by, rule, verb, nature, work, corrections } = draft;
    const subject = this.#key(draft.subject);
    const value = this.#value(draft.value);
    const according = keys(draft.according);
    return {
      id: statementId({ subject, property, value, slot, according }, this.#articleKey, this.#findings.origin.base),
      subject,
      property,
      value,
      ...(slot !== undefined && { slot }),
      by,
      rule,
      ...this.#qualifiers(draft.qualifiers),
      according,
      ...(draft.supported.length > 0 && { supported: keys(draft.supported) }),
      verb,
      ...(nature !== undefined && { nature }),
      ...(work && { work: this.#key(work) }),
      ...(corrections.length > 0 && { corrections }),
      evidence: this.#evidence(draft.grounds),
    };
  }

  #quotation({ id, text, lang, credit, speaker, according, about, grounds }: DraftQuotation): QuotationRecord {
    return {
      id,
      text,
      lang,
      ...(speaker && { speaker: this.#key(speaker) }),
      ...(according && { according: this.#key(according) }),
      ...(credit !== undefined && { credit }),
      ...(about && about.length > 0 && { about: about.map((entity) => this.#key(entity)) }),
      evidence: this.#evidence(grounds),
    };
  }

  /** By place, and what rests on one place in the order read. */
  #sorted<T extends Pick<DraftStatement, 'grounds'>>(drafts: readonly T[]): T[] {
    const placed = drafts.map((draft) => ({ draft, start: earliest(draft.grounds.map(({ range }) => range)) }));
    return placed.sort((a, b) => compare(a.start, b.start)).map(({ draft }) => draft);
  }

  #infobox(): Pick<Document, 'infobox'> {
    const { infobox } = this.#findings.article;
    if (!infobox) return {};
    return {
      infobox: {
        at: this.#span(infobox.range),
        ...(infobox.names.length > 0 && {
          names: infobox.names.map(({ text, range }) => ({ text, at: this.#span(range) })),
        }),
        fields: this.#findings.records.map(({ field, row, outcome }) => ({
          key: field.key,
          norm: field.norm,
          ...(field.number !== undefined && { number: field.number }),
          raw: field.value.words,
          at: { key: this.#span(field.keyRange), value: this.#span(field.value.range) },
          ...(row && { rule: row.rule }),
          outcome,
        })),
      },
    };
  }

  #section(section: Section): SectionRecord {
    const of = <K extends Block['kind']>(kind: K): Extract<Block, { kind: K }>[] =>
      section.blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);
    const sentences = of('paragraph').flatMap((paragraph) => paragraph.sentences);
    const items = of('list').flatMap((list) => list.items);
    const quotations = of('quotation');
    return {
      id: section.id,
      level: section.level,
      title: section.title,
      kind: section.kind,
      at: this.#span(section.range),
      ...(section.headingRange && { heading: this.#span(section.headingRange) }),
      ...(sentences.length > 0 && { sentences: sentences.map(({ id, range }) => ({ id, at: this.#span(range) })) }),
      ...(items.length > 0 && {
        items: items.map(({ id, range, depth }) => {
          const page = this.#findings.seeAlso.get(id);
          return { id, at: this.#span(range), ...(depth > 1 && { depth }), ...(page && { entity: this.#key(page) }) };
        }),
      }),
      ...(quotations.length > 0 && { quotations: quotations.map(({ id, range }) => ({ id, at: this.#span(range) })) }),
    };
  }

  #entities(): Record<string, EntityRecord> {
    return Object.fromEntries([...this.#keys].map(([entity, key]) => [key, this.#entity(entity)]));
  }

  #entity({ class: entityClass, title, label, names, mentions, resolutions, same }: Entity): EntityRecord {
    const alias: Record<string, string[]> = {};
    const labels: Record<string, string> = { [label.lang]: label.text };
    for (const { text, lang } of names) {
      if (labels[lang] === undefined) labels[lang] = text;
      else if (labels[lang] !== text) (alias[lang] ??= []).push(text);
    }
    const spans = [...mentions].sort((a, b) => a.start - b.start || a.end - b.end).map((range) => this.#span(range));
    return {
      class: entityClass,
      ...(title !== undefined && { title }),
      label: labels,
      ...(Object.keys(alias).length > 0 && { alias }),
      ...(resolutions.length > 0 && {
        resolved: resolutions.map(({ name, range, rule }) => ({ name, at: this.#span(range), rule })),
      }),
      ...(same && { same }),
      ...(spans.length > 0 && { mentions: spans }),
    };
  }

  #messages(): MessageRecord[] {
    const { messages } = this.#findings;
    const start = (message: Message): number => message.range?.start ?? -1;
    return [...messages]
      .sort((a, b) => start(a) - start(b) || compare(a.rule, b.rule) || compare(a.reason, b.reason))
      .map(({ level, rule, reason, range }) => ({ level, rule, reason, ...(range && { at: this.#span(range) }) }));
  }
}

/** Where the first of some ranges starts. They may be more than a call takes arguments. */
function earliest(ranges: readonly Range[]): number {
  return ranges.reduce((least, { start }) => Math.min(least, start), Infinity);
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** P5 before P19. */
function byNumber(a: string, b: string): number {
  return Number(a.slice(1)) - Number(b.slice(1));
}
