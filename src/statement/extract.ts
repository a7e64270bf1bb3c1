/**
 * Makes the Document of an article: reads infobox, lead, lists and prose into drafts, settles entities, combines what is
 * stated twice, and writes it all down with keys, ids and spans. Pure: the same article gives the same Document.
 */
import type { Article } from '../article/article.ts';
import type { Message, Report } from '../message.ts';
import { readBibliography, readSeeAlso } from './bibliography.ts';
import { citeStatements } from './cited.ts';
import { combineStatements, DraftKeys } from './combine.ts';
import type { Document } from './document.ts';
import type { DraftClaim, DraftQuotation, DraftStatement } from './draft.ts';
import { Entity } from './entity.ts';
import { useCuratedEntities, type CuratedEntity } from './curated-entity.ts';
import type { FieldContext, ValueContext } from './field-context.ts';
import { readInfoboxStatements, type UnfinishedDate } from './infobox.ts';
import { languageOf } from './language.ts';
import { readLead, stateLifeDates, type LifeDate } from './lead.ts';
import { chooseMappings } from './mapping-choice.ts';
import { correctDocument } from './corrections/correct-document.ts';
import { correctedLinks, correctEntities } from './corrections/correct-entities.ts';
import type { CorrectionFile } from './corrections/correction.ts';
import { alignStatements } from './agreement.ts';
import { inferStatements, settleSexed, type InferenceRules } from './inference.ts';
import { readProse, type ProseContext } from './prose/read.ts';
import type { MappingTable } from './mapping.ts';
import { articleKey, EntityRegistry } from './registry.ts';
import type { DocumentOrigin } from './findings.ts';
import { writeDocument } from './record.ts';
import { fullNames, type FullName } from './short-name.ts';
import type { Spellings } from './spelling.ts';
import { completes } from './time.ts';
import { pointValue } from './time-values.ts';
import { draftStatement } from './draft.ts';

/** What extraction needs beside the article: the same for every article of a site. */
export interface ExtractContext extends ValueContext {
  /** The words and patterns that prose is read with; without them it is not read. */
  readonly prose?: Pick<ProseContext, 'lexicon' | 'patterns'>;
  /** What follows from statements; without it nothing is inferred. */
  readonly inferences?: InferenceRules;
  /** What people have corrected, by article key. */
  readonly corrections?: ReadonlyMap<string, CorrectionFile>;
  /** The Wikidata item of the page of a title, where a table tells it. */
  readonly wikidataOf?: (title: string) => string | undefined;
  readonly mappings: MappingTable;
  readonly spellings: Spellings;
  readonly curated: readonly CuratedEntity[];
}

/** Everything that was read, before it is written down. */
export interface Drafts {
  readonly statements: DraftStatement[];
  readonly claims: DraftClaim[];
  readonly quotations: DraftQuotation[];
}

/** Extracts the Document of an article. Messages go to `report`, and into the Document with those of the reader. */
export function extractDocument(
  article: Article,
  origin: DocumentOrigin,
  context: ExtractContext,
  messages: Message[],
): Document {
  const report: Report = (message) => messages.push(message);
  const fields = article.infobox?.fields ?? [];
  const choice = chooseMappings(
    {
      norms: fields.filter((field) => field.value.words !== '').map((field) => field.norm),
      values: new Map(fields.map(({ norm, value }) => [norm, value.words.toLowerCase()])),
      ...(article.page && { templates: article.page.templates }),
    },
    context.mappings,
  );
  const registry = newRegistry(article, choice.class, context);
  let names: FullName[] | undefined;
  const fieldContext: FieldContext = {
    ...context,
    registry,
    report,
    fullNames: () => (names ??= fullNames(article, registry)),
  };
  useCuratedEntities(article, registry, context.curated);
  const seeAlso = readSeeAlso(article, fieldContext);
  const native = readNameLine(article, fieldContext);
  const lifeDates = readLead(article, fieldContext);
  const infobox = readInfoboxStatements(article, choice, fieldContext);
  const bibliography = readBibliography(article, fieldContext);
  const told = [
    ...native,
    ...infobox.statements,
    ...infobox.unfinished.flatMap((unfinished) => completeDate(unfinished, lifeDates, fieldContext)),
    ...stateLifeDates(lifeDates, fieldContext),
    ...bibliography.statements,
  ];
  const corrections = context.corrections?.get(articleKey(origin.site, article.title))?.entries ?? [];
  const { linkOf, used } = correctedLinks(corrections, registry, context.lang);
  const prose = context.prose && readProse(article, registry, told, { ...context, ...context.prose, linkOf }, report);
  const applied = correctEntities(corrections, article, registry, used, report);
  const drafts: Drafts = {
    statements: [...told, ...(prose?.statements ?? [])],
    claims: prose?.claims ?? [],
    quotations: prose?.quotations ?? [],
  };
  const sexOf = prose?.sexOf ?? (() => undefined);
  if (context.inferences) settleSexed(drafts.statements, context.inferences, sexOf);
  if (prose) alignStatements(prose.statements, told, context.properties, article.text, report);
  const combined = combineStatements(drafts.statements, context.properties, article.text, report);
  const statements = context.inferences
    ? inferStatements(combined, context.inferences, sexOf, registry.subject)
    : combined;
  const cited = citeStatements(article, statements, registry, context.properties, bibliography.bySource);
  if (context.wikidataOf)
    for (const entity of registry.entities()) {
      const item = entity.title === undefined ? undefined : context.wikidataOf(entity.title);
      if (item !== undefined) entity.same ??= { wikidata: item };
    }
  const document = writeDocument({
    article,
    origin,
    registry,
    choice,
    records: infobox.records,
    statements: [...statements, ...cited.statements],
    cited: cited.works,
    claims: unstated(drafts.claims, statements),
    quotations: drafts.quotations,
    seeAlso,
    works: bibliography.works,
    messages,
    properties: context.properties,
  });
  if (corrections.length === 0) return document;
  return correctDocument(document, corrections, applied, { text: article.text, base: origin.base, report });
}

/** Claims of nobody's whose content the article states itself add nothing but doubt. */
function unstated(claims: readonly DraftClaim[], statements: readonly DraftStatement[]): DraftClaim[] {
  const keys = new DraftKeys();
  const key = ({ subject, property, value }: DraftClaim | DraftStatement): string =>
    `${keys.entity(subject)} ${property} ${keys.value(value)}`;
  const stated = new Set(statements.map(key));
  return claims.filter((claim) => claim.according.length > 0 || !stated.has(key(claim)));
}

function newRegistry(
  article: Article,
  subjectClass: Entity['class'],
  { lang, spellings }: ExtractContext,
): EntityRegistry {
  const subject = new Entity({ text: article.title, lang }, subjectClass);
  subject.title = article.title;
  if (article.titleRange) subject.addMention(article.titleRange);
  const names = [article.title, ...(article.infobox?.names ?? []).map(({ text }) => text)];
  const transliterated = names.some(
    (name) => spellings.isTransliterated(name) || /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(name),
  );
  return new EntityRegistry(subject, spellings, transliterated);
}

/** The names before the fields: the subject's own, and a native name in another script. */
function readNameLine(article: Article, { registry, lang, properties }: FieldContext): DraftStatement[] {
  const statements: DraftStatement[] = [];
  for (const { text, range } of article.infobox?.names ?? []) {
    const language = languageOf(text, lang);
    registry.addName(registry.subject, { text, lang: language });
    registry.subject.addMention(range);
    if (language === lang || registry.subject.class !== 'Person') continue;
    statements.push(
      draftStatement({
        subject: registry.subject,
        property: properties.roles.nativeName,
        value: { text, lang: language },
        by: 'infobox',
        rule: 'infobox/name-line',
        grounds: [{ range, part: 'infobox' }],
      }),
    );
  }
  return statements;
}

/** A date without its year takes it from the lead, if the lead gives the same date of the same property with a year. */
function completeDate(unfinished: UnfinishedDate, dates: readonly LifeDate[], context: FieldContext): DraftStatement[] {
  const { reading, task, record } = unfinished;
  const date = dates.find(({ property, point }) => property === task.property && completes(reading, point));
  const words = record.field.value.words;
  if (!date) {
    context.report({
      level: 'warning',
      rule: 'time/no-year',
      reason: `"${record.field.key}: ${words}" has no year, and the lead does not complete it`,
      range: task.range,
    });
    return [];
  }
  record.outcome = 'stated';
  context.report({
    level: 'info',
    rule: 'time/completed',
    reason: `"${record.field.key}: ${words}" takes its year from the lead`,
    range: task.range,
  });
  const grounds = [task.ground, date.ground];
  // The value is the lead's own, so that both places give one statement.
  const { value, qualifiers } = pointValue(date.point, grounds, context.properties.roles);
  return [
    draftStatement({
      subject: context.registry.subject,
      property: task.property,
      value,
      by: 'infobox',
      rule: task.row.rule,
      qualifiers: [...qualifiers],
      grounds,
    }),
  ];
}
