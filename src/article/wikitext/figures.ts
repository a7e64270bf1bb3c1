/** Raised and lowered figures: characters of `<sup>` and `<sub>` go in, those that Unicode has for them come out. */
import type { Link } from '../passage.ts';

const raised = new Map(Array.from('0123456789+-−()n', (char, i) => [char, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ'.charAt(i)]));
const lowered = new Map(Array.from('0123456789+-−()', (char, i) => [char, '₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎'.charAt(i)]));

/** Words in small figures; undefined when a character has none. */
export function smallFigures(words: string, figures: 'raised' | 'lowered'): string | undefined {
  const table = figures === 'raised' ? raised : lowered;
  let small = '';
  for (const char of words) {
    const figure = table.get(char);
    if (figure === undefined) return undefined;
    small += figure;
  }
  return small;
}

/**
 * Whether raised words are the mark of a footnote: a letter after a word, a figure after the words of a link. `last` is
 * the character code before them, `at` their offset, `link` the last link before them.
 */
export function isNoteMark(words: string, last: number, at: number, link: Link | undefined): boolean {
  const mark = words.trim();
  if (/^[a-d](?:, ?[a-d])*$/.test(mark)) return mark !== 'a' || !/\d/.test(String.fromCharCode(last));
  return /^\d{1,2}$/.test(mark) && link?.end === at && link.end - link.start > 3;
}
