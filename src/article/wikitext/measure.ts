/** Writes templates of amounts with units, in the first unit: `{{convert|100|km|mi}}` is 100 km. */
import type { TemplateUse } from './form.ts';
import type { RowOf } from './template-table.ts';
import type { PassageWriter } from './writer.ts';

const number = /^[-−+]?[\d.,]*\d(?:[/⁄]\d+)?$/;

/** The power of a unit as a parameter of its own: `{{unité|5|km|2}}`. */
const powers: Readonly<Record<string, string>> = { '2': '²', '3': '³' };

/** Writes the amount that is converted: a number and unit, two with a range word, or `5 ft 6 in`. */
export function writeMeasure({ row, node, args, renderer }: TemplateUse<RowOf<'measure'>>, out: PassageWriter): void {
  const parts: string[] = [];
  for (let at = 1; at <= Math.min(args.count, 8); at++) parts.push(args.words(at).trim());
  const symbol = (unit: string): string => row.symbols?.[unit] ?? unit;
  const [first = '', second = '', third = '', fourth = ''] = parts;
  const range = row.ranges?.[second];
  let words: string | undefined;
  if (number.test(first) && range !== undefined && number.test(third) && fourth !== '')
    words = `${first}${range}${third} ${symbol(fourth)}`;
  else if (number.test(first) && number.test(third) && row.compounds?.[second]?.includes(fourth))
    words = `${first} ${symbol(second)} ${third} ${symbol(fourth)}`;
  else if (number.test(first) && isUnit(second))
    words = `${first} ${symbol(second)}${row.powers === true ? (powers[third] ?? '') : ''}`;
  if (words === undefined) {
    if (first !== '') out.guess(out.length, renderer.nameOf(node).key);
    return;
  }
  out.put(words, node);
}

function isUnit(words: string): boolean {
  return /^[^\d\s|][^|\n]{0,20}$/u.test(words);
}

/** Writes amounts whose unit is the parameter's name: `{{height|ft=5|in=6}}` is 5 ft 6 in. */
export function writeAmounts({ row, node, args }: TemplateUse<RowOf<'amounts'>>, out: PassageWriter): void {
  for (const group of row.amounts) {
    const amounts = Object.entries(group)
      .map(([parameter, unit]) => ({ amount: args.words(parameter).trim(), unit }))
      .filter(({ amount }) => number.test(amount))
      .map(({ amount, unit }) => `${amount} ${unit}`);
    if (amounts.length > 0) {
      out.put(amounts.join(' '), node);
      return;
    }
  }
}
