/** What short articles state, one line a fact, for tables of expectations. */
import type { Claim, Document, Statement, Value } from '../../../src/statement/document.ts';
import { convertText } from '../../resources.ts';

function label(key: string, { entities, article }: Document): string {
  return entities[key]?.label[article.lang] ?? key;
}

function show(value: Value, document: Document): string {
  if ('entity' in value) return label(value.entity, document);
  if ('time' in value) return value.time.edtf;
  if ('quantity' in value) return [value.quantity.lower, value.quantity.amount, value.quantity.upper].join(' ').trim();
  return JSON.stringify(value);
}

/** `Subject P1 value [qualifiers]`, claims with who says so. */
export function line(one: Statement | Claim, document: Document): string {
  const qualifiers = (one.qualifiers ?? []).map(({ property, value }) => `${property} ${show(value, document)}`);
  const holders =
    'verb' in one ? ` according to ${one.according.map((key) => label(key, document)).join(', ') || 'nobody'}` : '';
  return [label(one.subject, document), one.property, show(one.value, document), ...qualifiers].join(' ') + holders;
}

/** What the sentences of an article state and claim. */
export function proseFacts(text: string): string[] {
  const { document } = convertText(text);
  return [...document.statements, ...(document.claims ?? [])]
    .filter(({ by }) => by === 'sentence')
    .map((one) => line(one, document));
}

/** The facts of sentences after a lead that says whom the article is about. */
export function factsAbout(sentences: string, lead = 'John Roe was an English nobleman. He travelled.'): string[] {
  return proseFacts(`= John Roe =\n\n${lead}\n\n== Life ==\n${sentences}\n`);
}
