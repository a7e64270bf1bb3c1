/** Writes templates of coordinates: `{{coord|51|30|N|0|7|W}}` is 51°30′N 0°7′W. What is not on Earth is not written. */
import type { TemplateUse } from './form.ts';
import type { RowOf } from './template-table.ts';
import type { PassageWriter } from './writer.ts';

const signs = ['°', '′', '″'];
const amount = /^\d{1,3}(?:\.\d{1,12})?$/;

/** Writes a pair of degrees, latitude first; nothing in running text when the page shows it elsewhere. */
export function writeCoordinates({ node, args }: TemplateUse<RowOf<'coordinates'>>, out: PassageWriter): void {
  if (!out.lines && args.words('display').trim() === 'title') return;
  const parts: string[] = [];
  for (let number = 1; number <= args.count; number++) parts.push(args.words(number).trim());
  if (parts.some((part) => /globe:(?!earth)/i.test(part))) return;
  // The German form: NS=52/31/12/N|EW=13/24/18/E.
  if (args.words('NS') !== '') parts.splice(0, Infinity, ...sides(args.words('NS')), ...sides(args.words('EW')));
  const words = hemispheres(parts) ?? decimals(parts);
  if (words !== undefined) out.put(words, node);
}

function hemispheres(parts: readonly string[]): string | undefined {
  const latitude = parts.findIndex((part) => /^[NS]$/i.test(part));
  const longitude = parts.findIndex((part) => /^[EWO]$/i.test(part));
  if (latitude < 1 || longitude < latitude + 2 || latitude > 3 || longitude - latitude > 4) return undefined;
  const first = angle(parts.slice(0, latitude), parts[latitude]);
  const second = angle(
    parts.slice(latitude + 1, longitude),
    parts[longitude]?.toUpperCase() === 'O' ? 'W' : parts[longitude],
  );
  return first === undefined || second === undefined ? undefined : `${first} ${second}`;
}

function angle(numbers: readonly string[], side = ''): string | undefined {
  const filled = numbers.filter((number) => number !== '');
  if (filled.length === 0 || !filled.every((number) => amount.test(number))) return undefined;
  return filled.map((number, index) => number + (signs[index] ?? '')).join('') + side.toUpperCase();
}

function decimals([latitude = '', longitude = '']: readonly string[]): string | undefined {
  const [north, east] = [latitude, longitude].map((part) => /^([-−+]?)(\d{1,3}(?:\.\d{1,12})?)$/.exec(part));
  if (!north || !east) return undefined;
  const side = (sign: string | undefined, plus: string, minus: string): string =>
    sign === '-' || sign === '−' ? minus : plus;
  return `${north[2]}°${side(north[1], 'N', 'S')} ${east[2]}°${side(east[1], 'E', 'W')}`;
}

function sides(words: string): string[] {
  return words.split('/').map((part) => part.trim());
}
