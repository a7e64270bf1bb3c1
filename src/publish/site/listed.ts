/** Everything that a page lists beside the article's text, in order: statements, claims, quotations, open questions. */
import type { Claim, Document, Evidence, MessageRecord, QuotationRecord, Statement } from '../../statement/document.ts';

/** What can be seen of an entry in the text. */
interface Lit {
  /** Its id on the page. */
  readonly id: string;
  readonly evidence: readonly Pick<Evidence, 'at' | 'part'>[];
}

/** One entry; its place in the list is its number on the page. */
export type Listed = Lit &
  (
    | { readonly kind: 'fact' | 'conflict'; readonly statement: Statement }
    | { readonly kind: 'claim'; readonly claim: Claim }
    | { readonly kind: 'quotation'; readonly quotation: QuotationRecord }
    | { readonly kind: 'open'; readonly message: MessageRecord }
  );

/** A statement among the entries. */
export type ListedStatement = Extract<Listed, { statement: Statement }>;

/** The rules whose messages leave a question to the reader. */
const questions: ReadonlySet<string> = new Set(['entity/unresolved', 'entity/ambiguous']);

/** The id of a statement or claim on its article's page. */
export function statementAnchor(id: string): string {
  return `s-${id}`;
}

/** The entries of a document. */
export function listEntries(document: Document): Listed[] {
  const { statements, claims = [], quotations = [], messages } = document;
  const contradicted = new Set(
    statements.flatMap(({ id, conflicts = [] }) => (conflicts.length > 0 ? [id, ...conflicts] : [])),
  );
  return [
    ...statements.map((statement): Listed => {
      const { id, evidence, qualifiers = [] } = statement;
      return {
        id: statementAnchor(id),
        kind: contradicted.has(id) ? 'conflict' : 'fact',
        evidence: once([...evidence, ...qualifiers.flatMap((qualifier) => qualifier.evidence)]),
        statement,
      };
    }),
    ...claims.map((claim): Listed => ({
      id: statementAnchor(claim.id),
      kind: 'claim',
      evidence: once(claim.evidence),
      claim,
    })),
    ...quotations.map((quotation): Listed => ({
      id: `q-${encodeURIComponent(quotation.id)}`,
      kind: 'quotation',
      evidence: once(quotation.evidence),
      quotation,
    })),
    ...messages
      .filter(({ rule, at }) => at && questions.has(rule))
      .map((message, index): Listed => {
        const at = message.at ?? [0, 0];
        return { id: `m-${index + 1}`, kind: 'open', evidence: [{ at, part: partOf(document, at[0]) }], message };
      }),
  ];
}

/** Each stretch once. */
function once(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((one) => [one.at.join(), one])).values()];
}

function partOf({ sections }: Document, offset: number): string {
  return sections.find(({ at: [start, end] }) => start <= offset && offset < end)?.id ?? 'infobox';
}
