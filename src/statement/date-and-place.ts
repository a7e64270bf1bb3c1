/** Parts a value that tells both when and where: "June 6, 1934 (age 66), Ulm, Germany". */

/**
 * The offset behind the date that words begin with, when a place may follow; undefined when nothing does. A date ends
 * with a year of four digits and what stands in parentheses behind it; a place begins with a capital, holds no number, and
 * a comma or a parenthesis tells it from the date ("1564 Old Style"). Linear in the length of the words.
 */
export function endOfDate(words: string): number | undefined {
  const date =
    /^(?:\s*\(\s?\d{4}-\d\d-\d\d\s?\))?[^()\d]{0,30}(?:\d{1,2}[^()\d]{1,20})?\d{4}(?:\s?\([^()]{0,60}\))*/u.exec(
      words,
    )?.[0];
  if (date === undefined) return undefined;
  const rest = words.slice(date.length);
  const parted = date.endsWith(')') || /[,\n]/.test(rest);
  return parted && /^[\s,]+\p{Lu}\p{Ll}[^\d]*$/u.test(rest) ? date.length : undefined;
}
