/**
 * Reads quotations: a block in quotation marks with the words before it that say whose it is, and words in quotation
 * marks within a sentence that names who said them. Words that nobody is named for stay where they are.
 */
import type { Block, Section } from '../../article/article.ts';
import { placeOf } from '../../article/passage.ts';
import type { DraftQuotation } from '../draft.ts';
import { holdersOf } from './claim.ts';
import { findCues, type Said } from './cue.ts';
import type { ReadSentence, StateContext } from './statement.ts';

/** The quotations within a sentence. */
export function quotationsOf(read: ReadSentence, said: readonly Said[], context: StateContext): DraftQuotation[] {
  const { sentence, part, units } = read;
  const { passage } = sentence;
  const quotations: DraftQuotation[] = [];
  // Several pieces, or quotation marks within quotation marks, cannot be told apart safely.
  if (units.filter(({ kind }) => kind === 'quote').length !== 1) return [];
  units.forEach((unit, at) => {
    if (unit.kind !== 'quote') return;
    const reports = said.filter(({ cue, end }) => (cue.kind === 'report' || cue.kind === 'according') && end <= at);
    const holders = reports.map((one) => holdersOf(one, read, context));
    const text = passage.words.slice(unit.start + 1, unit.end - 1).trim();
    if (holders.length === 0 || holders.some((one) => one.length !== 1) || text.split(/\s+/).length < 3) return;
    // "X notes that Y said …": the second stands in what the first says.
    const [first, second] = reports;
    if (reports.length > 2 || (first && second && second.at - first.end > 4)) return;
    const speaker = holders.at(-1)?.[0];
    const according = holders.length > 1 ? holders[0]?.[0] : undefined;
    const about = units
      .slice(reports.at(-1)?.end ?? 0, at)
      .flatMap((one) => (one.entity && !one.owner ? [one.entity.self] : []));
    quotations.push({
      id: `${sentence.id}.${quotations.length + 1}`,
      text,
      lang: context.lang,
      ...(speaker && { speaker }),
      ...(according && { according }),
      ...(about.length > 0 && { about: [...new Set(about)] }),
      grounds: [
        {
          range: placeOf(passage, 0, passage.words.length),
          part,
          sentence: sentence.id,
          ...(passage.map && { words: passage.words }),
        },
      ],
    });
  });
  return quotations;
}

/** A block quotation, with the sentence before it when that ends in a colon. */
export function blockQuotation(
  block: Extract<Block, { kind: 'quotation' }>,
  section: Section,
  before: ReadSentence | undefined,
  context: StateContext,
): DraftQuotation {
  const leads = before?.units.at(-1)?.norm === ':' ? before : undefined;
  const said = leads
    ? findCues(leads.units, context.lexicon).find(({ cue }) => cue.kind === 'according' || cue.kind === 'report')
    : undefined;
  const according = leads && said ? holdersOf(said, leads, context)[0] : undefined;
  const credit = leads && said && !according ? creditOf(leads, said) : undefined;
  return {
    id: block.id,
    text: block.passage.words,
    lang: context.lang,
    ...(according && { speaker: according }),
    ...(credit !== undefined && credit !== '' && { credit }),
    grounds: [
      {
        range: block.range,
        part: section.id,
        sentence: block.id,
        ...(block.passage.map && { words: block.passage.words }),
      },
    ],
  };
}

/** "a Shi'a author" of "According to a Shi'a author:". */
function creditOf({ units, sentence }: ReadSentence, { cue, at, end }: Said): string {
  const row = cue.kind === 'according' ? units.slice(end, -1) : units.slice(0, at);
  const [first, last] = [row[0], row.at(-1)];
  return first && last ? sentence.passage.words.slice(first.start, last.end) : '';
}
