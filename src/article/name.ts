/**
 * Cuts a name line, `Name , native name`, into names. A comma parts two names only if a blank stands before it or the
 * script changes there; "Washington, D.C." is one name.
 */
import { slice, trimRange, type Range } from '../range.ts';
import type { Name } from './article.ts';

/** The names of a name line, in order. */
export function splitNames(text: string, line: Range): Name[] {
  const names: Range[] = [];
  let start = line.start;
  let script: string | undefined;
  for (const piece of pieces(text, line)) {
    const pieceScript = scriptOf(slice(text, piece));
    const first = piece.start === line.start;
    const comma = piece.start - 1;
    const changes = script !== undefined && pieceScript !== undefined && script !== pieceScript;
    if (!first && (changes || /\s/.test(text.charAt(comma - 1)))) {
      names.push({ start, end: comma });
      start = piece.start;
    }
    script = pieceScript ?? script;
  }
  names.push({ start, end: line.end });
  return names
    .map((range) => trimRange(text, range))
    .filter((range) => range.start < range.end)
    .map((range) => ({ text: slice(text, range), range }));
}

/** What stands between commas (Latin, Arabic, ideographic). */
function* pieces(text: string, line: Range): Generator<Range> {
  let start = line.start;
  for (let at = line.start; at < line.end; at++) {
    if (!',،、'.includes(text.charAt(at))) continue;
    yield { start, end: at };
    start = at + 1;
  }
  yield { start, end: line.end };
}

/** The scripts of names, by Unicode's name for them; one language may mix those of a row. */
const scripts: ReadonlyMap<string, RegExp> = new Map(
  [
    ['Latin'],
    ['Arabic'],
    ['Cyrillic'],
    ['Greek'],
    ['Hebrew'],
    ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Bopomofo'],
    ['Armenian'],
    ['Bengali'],
    ['Devanagari'],
    ['Ethiopic'],
    ['Georgian'],
    ['Gujarati'],
    ['Gurmukhi'],
    ['Kannada'],
    ['Khmer'],
    ['Lao'],
    ['Malayalam'],
    ['Mongolian'],
    ['Myanmar'],
    ['Oriya'],
    ['Sinhala'],
    ['Syriac'],
    ['Tamil'],
    ['Telugu'],
    ['Thai'],
    ['Tibetan'],
  ].map((row) => [row.join(), new RegExp(`[${row.map((name) => `\\p{Script=${name}}`).join('')}]`, 'u')]),
);

/** The script of the first letter of a text; undefined without a letter or for a script not in the table. */
function scriptOf(words: string): string | undefined {
  const letter = /\p{L}/u.exec(words)?.[0];
  if (letter === undefined) return undefined;
  for (const [name, pattern] of scripts) if (pattern.test(letter)) return name;
  return undefined;
}
