/**
 * Applies the corrections about statements, claims, entities and messages to a Document. Statements keep their ids, so
 * that links to them hold; what a correction made or changed says so. What finds nothing to correct is reported.
 */
import { canonicalJson, statementId } from '../../iri.ts';
import type { Report } from '../../message.ts';
import { CodePoints, containsSpan } from '../../range.ts';
import type {
  Claim,
  Document,
  EntityRecord,
  Evidence,
  MessageRecord,
  Qualifier,
  Statement,
  Value,
} from '../document.ts';
import { expected, stale } from './correct-entities.ts';
import { operationOf, recordOf, type Addition, type Correction, type Target } from './correction.ts';

/** What the corrections are applied with. */
export interface CorrectionContext {
  readonly text: string;
  /** What every IRI starts with: ids rest on it. */
  readonly base: string;
  readonly report: Report;
}

/** The corrected Document. `applied` are the corrections that were applied before, to names. */
export function correctDocument(
  document: Document,
  corrections: readonly Correction[],
  applied: readonly Correction[],
  context: CorrectionContext,
): Document {
  const corrector = new Corrector(document, context);
  const done = new Set(applied);
  for (const correction of corrections) {
    const operation = operationOf(correction);
    if (operation === 'merge' || operation === 'link' || operation === 'split') continue;
    if (!expected(correction, context.text))
      stale(correction, context.report, 'the words it expects are not in the text any more');
    else if (corrector.apply(correction)) done.add(correction);
    else stale(correction, context.report);
  }
  return corrector.result(corrections.filter((one) => done.has(one)));
}

class Corrector {
  readonly #document: Document;
  readonly #context: CorrectionContext;
  readonly #points: CodePoints;
  #statements: Statement[];
  #claims: Claim[];
  readonly #entities: Record<string, EntityRecord>;
  #messages: MessageRecord[];

  constructor(document: Document, context: CorrectionContext) {
    this.#document = document;
    this.#context = context;
    this.#points = new CodePoints(context.text);
    this.#statements = [...document.statements];
    this.#claims = [...(document.claims ?? [])];
    this.#entities = { ...document.entities };
    this.#messages = [...document.messages];
  }

  result(corrections: readonly Correction[]): Document {
    const { claims: _, ...rest } = this.#document;
    return {
      ...rest,
      statements: this.#statements,
      ...(this.#claims.length > 0 && { claims: this.#claims }),
      entities: this.#entities,
      messages: this.#messages,
      ...(corrections.length > 0 && { corrections: corrections.map(recordOf) }),
    };
  }

  /** Applies one correction; false when there is nothing that it is about. */
  apply(correction: Correction): boolean {
    const { on, set, replace, drop, add, same, accept } = correction;
    if (add) return this.#add(correction, add);
    if (!on) return false;
    if (accept) return this.#accept(on);
    if (same) return this.#entity(on, (record) => ({ ...record, same }));
    if (on.entity !== undefined) {
      return set !== undefined && this.#entity(on, (record) => this.#setEntity(record, set));
    }
    if (on.claim !== undefined) return drop === true && this.#dropClaim(on.claim);
    const statement = this.#find(on, correction);
    if (!statement) return false;
    if (drop) this.#drop(statement);
    else this.#change(statement, correction.id, replace, set);
    return true;
  }

  #entity({ entity }: Target, change: (record: EntityRecord) => EntityRecord): boolean {
    const record = entity === undefined ? undefined : this.#entities[entity];
    if (entity === undefined || !record) return false;
    this.#entities[entity] = change(record);
    return true;
  }

  /** A new label keeps the old one as another name, and the key as it is: it is what links rest on. */
  #setEntity(record: EntityRecord, set: NonNullable<Correction['set']>): EntityRecord {
    const { lang } = this.#document.article;
    const old = record.label[lang];
    const { label, class: own } = set;
    if (label === undefined) return own ? { ...record, class: own } : record;
    const aliases = (record.alias?.[lang] ?? []).filter((one) => one !== label);
    const others = old === undefined || old === label ? aliases : [old, ...aliases];
    const [first, ...more] = others;
    return {
      ...record,
      ...(own && { class: own }),
      label: { ...record.label, [lang]: label },
      ...(first !== undefined && { alias: { ...record.alias, [lang]: [first, ...more] } }),
    };
  }

  #find(on: Target, { expect }: Correction): Statement | undefined {
    const fits = this.#statements.filter((statement) => {
      if (on.statement !== undefined) return statement.id === on.statement;
      if (!on.match) return false;
      const { subject, property, value } = on.match;
      return (
        statement.subject === subject &&
        statement.property === property &&
        (value === undefined || canonicalJson(value) === canonicalJson(statement.value))
      );
    });
    const wanted = fits.filter(
      ({ evidence }) => expect === undefined || evidence.some(({ quote }) => quote.includes(expect.quote)),
    );
    return wanted.length === 1 ? wanted[0] : undefined;
  }

  #dropClaim(id: string): boolean {
    const kept = this.#claims.filter((claim) => claim.id !== id);
    const found = kept.length < this.#claims.length;
    this.#claims = kept;
    return found;
  }

  #drop({ id }: Statement): void {
    const gone = new Set([id]);
    // What follows from nothing else goes with it.
    for (let before = 0; before < gone.size;) {
      before = gone.size;
      for (const { id: own, inferredFrom } of this.#statements)
        if (inferredFrom?.some((one) => gone.has(one)) === true) gone.add(own);
    }
    this.#statements = this.#statements
      .filter((one) => !gone.has(one.id))
      .map((one) => {
        if (!one.conflicts?.some((other) => gone.has(other))) return one;
        const { conflicts, ...rest } = one;
        const [first, ...others] = conflicts.filter((other) => !gone.has(other));
        return first === undefined ? rest : { ...rest, conflicts: [first, ...others] };
      });
  }

  #change(statement: Statement, id: string, replace: Correction['replace'], set: Correction['set']): void {
    const evidence = statement.evidence[0];
    const qualifiers =
      set?.qualifiers && evidence
        ? this.#qualifiers(statement.qualifiers, set.qualifiers, evidence)
        : statement.qualifiers;
    const changed: Statement = {
      ...statement,
      ...replace,
      ...(set?.rank && { rank: set.rank }),
      by: 'curation',
      corrections: statement.corrections ? [...statement.corrections, id] : [id],
    };
    const [first, ...others] = qualifiers ?? [];
    if (first) changed.qualifiers = [first, ...others];
    this.#statements = this.#statements.map((one) => (one === statement ? changed : one));
  }

  #qualifiers(
    old: readonly Qualifier[] | undefined,
    set: Readonly<Record<string, readonly Value[]>>,
    evidence: Evidence,
  ): Qualifier[] {
    const kept = (old ?? []).filter(({ property }) => !Object.hasOwn(set, property));
    const made = Object.entries(set).flatMap(([property, values]) =>
      values.map((value): Qualifier => ({ property, value, evidence: [evidence] })),
    );
    return [...kept, ...made];
  }

  #add(correction: Correction, add: Addition): boolean {
    const { lang } = this.#document.article;
    if (add.entity !== undefined) {
      if (this.#entities[add.entity]) return false;
      this.#entities[add.entity] = {
        class: add.class ?? 'Thing',
        label: { [lang]: add.label ?? add.entity.replace(/^#/, '').replaceAll('_', ' ') },
      };
      return true;
    }
    const { subject, property, value, slot, quote, source, claim, qualifiers = {} } = add;
    if (subject === undefined || property === undefined || value === undefined) return false;
    const evidence = quote === undefined ? undefined : this.#evidence(quote);
    const named = [
      subject,
      ...('entity' in value ? [value.entity] : []),
      ...(claim?.according ?? []),
      ...(claim?.supported ?? []),
    ];
    if (named.some((key) => !this.#entities[key]) || (!evidence && source === undefined)) return false;
    const { key } = this.#document.article;
    const [first, ...others] = evidence ? this.#qualifiers([], qualifiers, evidence) : [];
    const content = {
      subject,
      property,
      value,
      ...(slot !== undefined && { slot }),
      ...(first && { qualifiers: [first, ...others] as [Qualifier, ...Qualifier[]] }),
      corrections: [correction.id] as [string, ...string[]],
    };
    if (claim) {
      if (!evidence) return false;
      const { according, supported, verb, nature, work } = claim;
      const [holder, ...more] = supported ?? [];
      this.#claims.push({
        id: statementId({ subject, property, value, slot, according }, key, this.#context.base),
        ...content,
        by: 'curation',
        rule: 'correction/add',
        according: [...according],
        ...(holder !== undefined && { supported: [holder, ...more] }),
        verb,
        ...(nature !== undefined && { nature }),
        ...(work !== undefined && { work }),
        evidence: [evidence],
      });
      return true;
    }
    const id = statementId({ subject, property, value, slot }, key, this.#context.base);
    const known = this.#statements.find((one) => one.id === id);
    if (known) return false;
    this.#statements.push({
      id,
      ...content,
      by: 'curation',
      rule: 'correction/add',
      ...(source !== undefined && { source }),
      evidence: evidence ? [evidence] : [],
    });
    return true;
  }

  /** Where the words stand: the first place, with its section and sentence. */
  #evidence(quote: string): Evidence | undefined {
    const start = this.#context.text.indexOf(quote);
    if (start < 0 || quote === '') return undefined;
    const at = this.#points.span({ start, end: start + quote.length });
    const { infobox, sections } = this.#document;
    if (infobox && containsSpan(infobox.at, at)) return { quote, at, part: 'infobox' };
    const section = sections.findLast((one) => containsSpan(one.at, at));
    if (!section) return undefined;
    const rows = [...(section.sentences ?? []), ...(section.items ?? []), ...(section.quotations ?? [])];
    const sentence = rows.find((one) => containsSpan(one.at, at));
    return { quote, at, part: section.id, ...(sentence && { sentence: sentence.id }) };
  }

  #accept({ message, quote }: Target): boolean {
    if (message !== undefined && ofChecks.test(message)) return true;
    const accepted = ({ rule, at, reason }: MessageRecord): boolean => {
      if (rule !== message) return false;
      const range = at && this.#points.range(at);
      const words = range ? this.#context.text.slice(range.start, range.end) : '';
      return quote === undefined || words.includes(quote) || reason.includes(quote);
    };
    const kept = this.#messages.filter((one) => !accepted(one));
    const found = kept.length < this.#messages.length;
    this.#messages = kept;
    return found;
  }
}

/** Rules of `isnad check`, which looks for their acceptance itself; the document has no messages of theirs. */
const ofChecks = /^(?:shape|audit|user|rdf|iri|term|file|licence)\//;
