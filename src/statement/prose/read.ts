/**
 * Reads the prose of an article: names, statements, claims and quotations, each with the words it rests on. Precision
 * first: what is negated, promised, ambiguous or somebody's view is no statement. Never throws; linear in the text.
 */
import type { Article, Section, Sentence } from '../../article/article.ts';
import { placeOf, type Passage } from '../../article/passage.ts';
import { headingKey } from '../../article/words.ts';
import type { Report } from '../../message.ts';
import type { DraftClaim, DraftQuotation, DraftStatement } from '../draft.ts';
import type { Entity } from '../entity.ts';
import type { ValueContext } from '../field-context.ts';
import { findNumbers } from '../quantity.ts';
import type { EntityRegistry } from '../registry.ts';
import { findTimes } from '../time.ts';
import type { LinkOf } from '../corrections/correct-entities.ts';
import { claimOf, standingOf } from './claim.ts';
import { isKinOf } from './clause.ts';
import { findCues, takesBack } from './cue.ts';
import { Discourse } from './discourse.ts';
import type { Lexicon, Sex } from './lexicon.ts';
import { findMatches, type Sight } from './match.ts';
import { findMentions, type NameKnowledge } from './mention.ts';
import type { Pattern, PatternTable } from './pattern.ts';
import { blockQuotation, quotationsOf } from './quotation.ts';
import { Resolver } from './resolver.ts';
import { opensStory } from './story.ts';
import { stateMatch, type ReadSentence, type StateContext } from './statement.ts';
import { knowledgeOf, leadWords, subjectSex, tellsOfPerson } from './survey.ts';
import { normalize, tokenize, type Token } from './token.ts';
import { unitsOf, type Unit } from './unit.ts';

/** What reading prose needs beside the article: the same for every article of a language. */
export interface ProseContext extends ValueContext {
  /** What people have settled that a name means at a place. */
  readonly linkOf?: LinkOf;
  readonly lexicon: Lexicon;
  readonly patterns: PatternTable;
}

/** What the prose of an article says. */
export interface ProseReading {
  readonly statements: DraftStatement[];
  readonly claims: DraftClaim[];
  readonly quotations: DraftQuotation[];
  /** The sex that the text tells of somebody. */
  readonly sexOf: (entity: Entity) => Sex | undefined;
}

/** Reads the prose. `known` are the statements of infobox, lead and lists: whose kin the subject is, who wrote what. */
export function readProse(
  article: Article,
  registry: EntityRegistry,
  known: readonly DraftStatement[],
  context: ProseContext,
  report: Report,
): ProseReading {
  return new ProseReader(article, registry, known, context, report).read();
}

class ProseReader {
  readonly #article: Article;
  readonly #registry: EntityRegistry;
  readonly #known: readonly DraftStatement[];
  readonly #context: ProseContext;
  readonly #resolver: Resolver;
  readonly #discourse: Discourse;
  readonly #state: StateContext;
  readonly #names: NameKnowledge;
  /** The words of the infobox and the lead. */
  readonly #lead: ReadonlySet<string>;
  /** How much was read before the last sentence. */
  #told = { statements: 0, claims: 0 };
  /** Whether the paragraph has begun to tell a story. */
  #story = false;
  /** Names are known only when all sentences have been seen, so each is cut once and read later. */
  readonly #tokens = new Map<Sentence, Token[]>();
  readonly #reading: ProseReading = {
    statements: [],
    claims: [],
    quotations: [],
    sexOf: (entity) => this.#resolver.sexOf(entity),
  };

  constructor(
    article: Article,
    registry: EntityRegistry,
    known: readonly DraftStatement[],
    context: ProseContext,
    report: Report,
  ) {
    this.#article = article;
    this.#registry = registry;
    this.#known = known;
    this.#context = context;
    this.#resolver = new Resolver(registry, context.lang, context.lexicon.small.of);
    for (const sentence of proseSentences(article, context.lexicon))
      this.#tokens.set(sentence, tokenize(sentence.passage.words));
    const sentences = [...this.#tokens.values()];
    const sex = subjectSex(sentences, context.lexicon);
    const { subject } = registry;
    if (subject.self.class === 'Thing' && sex && tellsOfPerson(sentences[0] ?? [], context.lexicon))
      subject.self.class = 'Person';
    this.#discourse = new Discourse(context.lexicon, this.#resolver, sex);
    this.#lead = leadWords(article);
    this.#names = knowledgeOf(sentences, registry);
    this.#state = {
      lexicon: context.lexicon,
      resolver: this.#resolver,
      properties: context.properties,
      lang: context.lang,
      report,
    };
    this.#tellKnown();
  }

  read(): ProseReading {
    for (const section of proseSections(this.#article, this.#context.lexicon)) {
      this.#resolver.startSection();
      this.#discourse.startSection();
      let last: ReadSentence | undefined;
      for (const block of section.blocks) {
        if (block.kind === 'quotation')
          this.#reading.quotations.push(blockQuotation(block, section, last, this.#state));
        if (block.kind !== 'paragraph') continue;
        this.#resolver.startParagraph();
        this.#discourse.startParagraph();
        this.#story = false;
        this.#told = { statements: this.#reading.statements.length, claims: this.#reading.claims.length };
        for (const sentence of block.sentences) last = this.#readSentence(sentence, section);
      }
    }
    return this.#reading;
  }

  /** What the infobox tells of kin: who is of which sex, who is a relative. */
  #tellKnown(): void {
    const { roles } = this.#context.properties;
    const relatives = new Set<Entity>();
    for (const { subject, property, value } of this.#known) {
      if (!('entity' in value)) continue;
      if (property === roles.father) this.#resolver.tellSex(value.entity, 'male');
      if (property === roles.mother) this.#resolver.tellSex(value.entity, 'female');
      if (
        subject.self === this.#registry.subject.self &&
        [roles.relative, roles.sibling, roles.child, roles.spouse].includes(property)
      )
        relatives.add(value.entity.self);
    }
    this.#discourse.relatives = relatives;
  }

  #readSentence(sentence: Sentence, section: Section): ReadSentence {
    const units = this.#unitsOf(sentence, section.id);
    this.#discourse.settle(units);
    this.#noteResolutions(units, sentence.passage);
    const read: ReadSentence = { sentence, part: section.id, units };
    const said = findCues(units, this.#context.lexicon);
    this.#story ||= opensStory(said, units);
    if (takesBack(units, said, this.#context.lexicon)) this.#takeBack();
    this.#reading.quotations.push(...quotationsOf(read, said, this.#state));
    const sight: Sight = { units, lexicon: this.#context.lexicon };
    this.#told = { statements: this.#reading.statements.length, claims: this.#reading.claims.length };
    // What a template that nobody knows gives is a guess.
    if (this.#story || sentence.passage.guesses) return read;
    for (const pattern of this.#patternsFor(units)) {
      for (const match of findMatches(pattern, sight)) {
        const standing = standingOf(match, said, read, this.#state);
        if (standing.kind === 'blocked') continue;
        const statements = stateMatch(match, read, this.#state);
        if (standing.kind === 'fact') this.#reading.statements.push(...statements);
        else
          this.#reading.claims.push(
            ...statements.map((one) => claimOf(one, standing, this.#workOf(standing.according))),
          );
      }
    }
    return read;
  }

  /** Forgets what the sentence before stated. */
  #takeBack(): void {
    this.#reading.statements.length = this.#told.statements;
    this.#reading.claims.length = this.#told.claims;
  }

  #unitsOf(sentence: Sentence, part: string): Unit[] {
    const { passage, id } = sentence;
    const { lexicon, time, numbers, units: unitTable } = this.#context;
    const { words } = passage;
    const tokens = this.#tokens.get(sentence) ?? tokenize(words);
    const times = findTimes(words, time);
    const found = {
      mentions: findMentions(words, tokens, passage.links ?? [], lexicon, this.#names),
      times,
      numbers: findNumbers(words, { words: numbers, units: unitTable }).filter(
        (number) => !times.some((one) => number.start < one.end && one.start < number.end),
      ),
    };
    const units = unitsOf(words, tokens, found, lexicon);
    units.forEach((unit, at) => {
      const linked = unit.mention && this.#context.linkOf?.(unit.mention.name, part, id);
      if (linked) this.#link(unit, linked, passage);
      else if (unit.mention && this.#isNamesake(units, at, id)) unit.barred = true;
      else if (unit.mention) {
        // "John Roe, Lord Kent, …"
        const apposed = units[at - 1]?.norm === ',' && units[at - 2]?.entity?.self === this.#registry.subject.self;
        this.#settleName(unit, passage, introduces(units, at, lexicon), apposed);
      }
    });
    return units;
  }

  /**
   * The subject's own name with other life dates, "John Roe (1712–1773)", far from the lead, or as that of his kin: "his
   * father, John Roe", or beside another of the name: "the elder John".
   */
  #isNamesake(units: readonly Unit[], at: number, sentence: string): boolean {
    const { mention } = units[at] as Unit;
    const next = units[at + 1];
    const dated = next?.kind === 'aside' && next.dated === true && sentence !== 'lead.1';
    const { lexicon } = this.#context;
    const elder = lexicon.generations.has(units[at - 1]?.norm ?? '');
    if (!mention || mention.target !== undefined || !(dated || elder || isKinOf(units, at, lexicon))) return false;
    if (elder && this.#resolver.resolve(mention).kind === 'known') return true;
    return this.#registry.find(mention.name).includes(this.#registry.subject.self);
  }

  /** A name whose meaning a person has settled. */
  #link(unit: Unit, entity: Entity, passage: Passage): void {
    const { mention } = unit;
    if (!mention) return;
    unit.entity = entity.self;
    unit.rule = 'corrected';
    const decided = unit.role === undefined ? mention.class : 'Person';
    if (entity.self.class === 'Thing' && decided) entity.self.class = decided;
    entity.self.addMention(placeOf(passage, mention.start, mention.end));
    this.#resolver.tellSex(entity, mention.sex);
    this.#resolver.named(entity);
  }

  #settleName(unit: Unit, passage: Passage, introduced: boolean, apposed: boolean): void {
    const mention = unit.mention;
    if (!mention) return;
    if (introduced && !/\s/.test(mention.name)) {
      const range = placeOf(passage, mention.start, mention.end);
      unit.entity = this.#registry.introduce({
        name: { text: mention.name, lang: this.#context.lang },
        class: 'Person',
        range,
        local: true,
      });
      this.#resolver.introduce(mention.name, unit.entity);
      this.#resolver.named(unit.entity);
      return;
    }
    const named = unit.role !== undefined && mention.class === undefined && !mention.name.includes('&');
    const meaning = this.#resolver.resolve(named ? { ...mention, class: 'Person' } : mention);
    if (meaning.kind === 'ambiguous') unit.candidates = meaning.candidates;
    const entityClass = named ? 'Person' : mention.class;
    if (meaning.kind === 'known') {
      unit.entity = meaning.entity;
      unit.rule = meaning.rule;
    } else if (meaning.kind === 'new' && entityClass) {
      unit.entity = this.#resolver.make(mention, entityClass, placeOf(passage, mention.start, mention.end));
    }
    // "Captain Roe" is somebody else, unless the lead calls John Roe so.
    if (unit.rule === 'subject-name' && !apposed && mention.titles.some((title) => !this.#lead.has(title))) {
      delete unit.entity;
      unit.barred = true;
    }
    const entity = unit.entity?.self;
    if (!entity) return;
    if (entity.class === 'Thing' && entityClass) entity.class = entityClass;
    entity.addMention(placeOf(passage, mention.start, mention.end));
    if (unit.rule === 'long-form') this.#resolver.forget();
    if (unit.rule === 'long-form') this.#registry.addName(entity, { text: mention.name, lang: this.#context.lang });
    this.#resolver.tellSex(entity, mention.sex);
    this.#resolver.named(entity);
  }

  /** Writes down how short names and pronouns came to mean somebody. */
  #noteResolutions(units: readonly Unit[], passage: Passage): void {
    for (const { entity, rule, mention, kind } of units) {
      if (!entity || rule === undefined || rule === 'same-name' || rule === 'link' || kind !== 'name' || !mention)
        continue;
      entity.self.resolutions.push({ name: mention.name, range: placeOf(passage, mention.start, mention.end), rule });
    }
  }

  /** The patterns that a sentence has a word for, each once, in the order of the files. */
  #patternsFor(units: readonly Unit[]): readonly Pattern[] {
    const { byTrigger, patterns } = this.#context.patterns;
    const wanted = new Set(units.flatMap((unit) => byTrigger.get(triggerOf(unit)) ?? []));
    if (wanted.size === 0) return [];
    const own = this.#registry.subject.self.class;
    return patterns.filter((pattern) => wanted.has(pattern) && (pattern.about?.includes(own) ?? true));
  }

  /** The one work of the bibliography by whoever says something. */
  #workOf([holder]: readonly Entity[]): Entity | undefined {
    const { author } = this.#context.properties.roles;
    const works = this.#known.filter(
      ({ property, value }) => property === author && 'entity' in value && value.entity.self === holder?.self,
    );
    return works.length === 1 ? works[0]?.subject.self : undefined;
  }
}

/** The word that may call for a pattern: of a name its first, "a Muslim". */
function triggerOf({ norm, mention }: Unit): string {
  return norm || normalize(mention?.name.split(/\s/)[0] ?? '');
}

/** "his wife was called Mary": a person who may be another than those of that name so far. */
function introduces(units: readonly Unit[], at: number, lexicon: Lexicon): boolean {
  return (
    lexicon.naming.has(units[at - 1]?.norm ?? '') &&
    units.slice(Math.max(0, at - 12), at).some(({ norm }) => lexicon.kin.has(norm))
  );
}

/** The sections that tell what is so: not plots, not legends, not lists of sources. */
function* proseSections(article: Article, lexicon: Lexicon): Generator<Section> {
  let untold: number | undefined;
  for (const section of article.sections) {
    if (untold !== undefined && section.level <= untold) untold = undefined;
    if (untold === undefined && lexicon.untold.has(headingKey(section.title))) untold = section.level;
    if (untold === undefined && (section.kind === 'lead' || section.kind === 'prose')) yield section;
  }
}

function* proseSentences(article: Article, lexicon: Lexicon): Generator<Sentence> {
  for (const section of proseSections(article, lexicon))
    for (const block of section.blocks) if (block.kind === 'paragraph') yield* block.sentences;
}
