/**
 * Writes templates of dates as dates are written: `{{birth date|1950|1|2}}` is 2 January 1950. A template of free text
 * gives its text; one that is neither is not written.
 */
import type { TemplateUse } from './form.ts';
import type { SiteProfile } from './site.ts';
import type { ParameterKey, RowOf } from './template-table.ts';
import type { PassageWriter } from './writer.ts';

/** Writes one date, or two with a dash between them. */
export function writeDate(use: TemplateUse<RowOf<'date'>>, out: PassageWriter): void {
  const { row, node, args, renderer } = use;
  const keys = row.parameters ?? [1, 2, 3];
  const first = partsOf(use, keys);
  const words = dateWords(first, renderer.context.site);
  if (words === undefined) {
    // `{{birth date|2 January 1950}}` holds the date itself.
    const text = keys[0] === undefined ? undefined : args.get(keys[0]);
    if (text && first.slice(1).every((part) => part === '')) out.append(text, node);
    else if (first.join('') !== '') out.guess(out.length, renderer.nameOf(node).key);
    return;
  }
  const end = row.end && dateWords(partsOf(use, row.end), renderer.context.site);
  out.put((row.before ?? '') + words + (end === undefined ? '' : ` – ${end}`), node);
}

/** Writes several dates, each with words after it, as a list: `{{film date|1950|1|2|London|1951|…}}`. */
export function writeDates(use: TemplateUse<RowOf<'dates'>>, out: PassageWriter): void {
  const { row, node, args, renderer } = use;
  for (let first = 1; first <= args.count; first += row.each) {
    const words = dateWords(partsOf(use, [first, first + 1, first + 2]), renderer.context.site);
    if (words === undefined) continue;
    if (args.count > row.each) out.break({ start: node.start, end: node.start }, 1);
    out.put(words, node);
    const place = row.each > 3 ? args.get(first + 3) : undefined;
    if (!place) continue;
    out.join(' (');
    out.append(place, node);
    out.join(')');
  }
}

function partsOf({ args }: TemplateUse, keys: readonly ParameterKey[]): string[] {
  return keys.map((key) => args.words(key));
}

/** A year, month and day, the last two of which may be empty, in words; nothing if they are no date. */
export function dateWords([year = '', month = '', day = '']: readonly string[], site: SiteProfile): string | undefined {
  if (!/^[-−]?\d{1,4}$/.test(year)) return undefined;
  const before = /^[-−]/.test(year);
  const yearWords = before ? `${year.slice(1)} ${site.bce}` : year;
  if (month === '') return day === '' ? yearWords : undefined;
  const name = /^\d{1,2}$/.test(month) ? site.months[Number(month) - 1] : monthName(month, site);
  if (name === undefined) return undefined;
  if (day === '') return `${name} ${yearWords}`;
  return /^\d{1,2}$/.test(day) && Number(day) >= 1 && Number(day) <= 31
    ? `${Number(day)} ${name} ${yearWords}`
    : undefined;
}

function monthName(words: string, site: SiteProfile): string | undefined {
  const wanted = words.toLowerCase().replace(/\.$/, '');
  if (wanted.length < 3) return undefined;
  const found = site.months.filter((name) => name.toLowerCase().startsWith(wanted));
  return found.length === 1 ? found[0] : undefined;
}
