/**
 * Finds the names in a sentence. Its tokens and links go in; out come stretches that name something, with the class that
 * the words of the name themselves decide. What a name means is decided elsewhere.
 */
import type { Link } from '../../article/passage.ts';
import type { Class } from '../document.ts';
import type { Lexicon, Sex } from './lexicon.ts';
import type { Token } from './token.ts';

/** A name in a sentence. Offsets count UTF-16 units of the sentence's words. */
export interface Mention {
  /** Without titles: `Henry Percy` of "Sir Henry Percy". */
  readonly name: string;
  /** Of the name. */
  readonly start: number;
  readonly end: number;
  /** The tokens it covers, titles included: first, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Decided by the words of the name alone. */
  readonly class?: Class;
  readonly sex?: Sex;
  /** Titles before it, as patterns write words. */
  readonly titles: readonly string[];
  /** The title of the page that it links to. */
  readonly target?: string;
}

/** What the recogniser asks about the rest of the article. */
export interface NameKnowledge {
  /** Whether a word is seen as a name in the middle of a sentence, or known as one. */
  isName(word: string): boolean;
  /** Whether words as they stand are a known name. */
  isKnown(name: string): boolean;
}

/** The names of a sentence, in order, not overlapping. */
export function findMentions(
  words: string,
  tokens: readonly Token[],
  links: readonly Link[],
  lexicon: Lexicon,
  known: NameKnowledge,
): Mention[] {
  const mentions: Mention[] = [];
  const linkAt = new Map(links.map((link) => [link.start, link]));
  for (let at = 0; at < tokens.length;) {
    const link = linkAt.get(tokens[at]?.start ?? -1);
    const end = link ? afterLink(tokens, at, link.end) : beforeLink(tokens, at, endOfName(tokens, at, lexicon), linkAt);
    if (end === at) {
      at++;
      continue;
    }
    const found = link
      ? [build(words, tokens, at, end, lexicon, link.target)]
      : split(tokens, at, end, lexicon, known).map(([from, to]) => build(words, tokens, from, to, lexicon));
    for (const mention of found)
      if (mention && (link || isMention(mention, tokens, lexicon, known))) mentions.push(mention);
    at = end;
  }
  return mentions;
}

/** Where words before a link end: "Christian Democrat [[Jane Roe]]"; but "University of [[Ulm]]" is one name. */
function beforeLink(tokens: readonly Token[], at: number, end: number, linkAt: ReadonlyMap<number, Link>): number {
  for (let to = at + 1; to < end; to++)
    if (linkAt.has(tokens[to]?.start ?? -1) && tokens[to - 1]?.capital === true) return to;
  return end;
}

function afterLink(tokens: readonly Token[], at: number, end: number): number {
  let to = at;
  while (to < tokens.length && (tokens[to]?.start ?? end) < end) to++;
  // A link to a common word, "[[oboe]] player", is no name.
  return tokens.slice(at, to).some((token) => token.capital) ? to : at;
}

/** Where the name that may begin at a token ends: at the token itself if there is none. */
function endOfName(tokens: readonly Token[], at: number, lexicon: Lexicon): number {
  const first = tokens[at];
  if (!first || !beginsName(tokens, at, lexicon)) return at;
  let to = at + 1;
  if (!first.capital) while (to < tokens.length && !tokens[to]?.capital) to++;
  for (let guard = 0; guard < 24; guard++) {
    const next = continues(tokens, to, lexicon);
    if (next === to) break;
    to = next;
  }
  return to;
}

function beginsName(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const token = tokens[at];
  if (!token || token.kind !== 'word') return false;
  if (token.capital) return !lexicon.never.has(token.norm) && !(at === 0 && lexicon.openers.has(token.norm));
  return lexicon.personParticles.has(token.norm) && isNameWord(tokens[at + 1], lexicon);
}

function isNameWord(token: Token | undefined, lexicon: Lexicon): boolean {
  return token?.kind === 'word' && token.capital && !lexicon.never.has(token.norm);
}

/** The end of the name if it goes on at `to`, else `to`. */
function continues(tokens: readonly Token[], to: number, lexicon: Lexicon): number {
  const next = tokens[to];
  if (!next) return to;
  // A king's number is no pronoun.
  if (isNameWord(next, lexicon) || (next.kind === 'word' && next.text === 'I')) return to + 1;
  const last = tokens[to - 1];
  const touching = last?.end === next.start;
  if (next.text === '.' && touching && last && lexicon.abbreviations.has(last.norm))
    return isNameWord(tokens[to + 1], lexicon) || lexicon.suffixes.has(last.norm) ? to + 1 : to;
  if (next.text === '&' && isNameWord(tokens[to + 1], lexicon)) return to + 2;
  if (next.text === ',' && lexicon.suffixes.has(tokens[to + 1]?.norm ?? ''))
    return tokens[to + 2]?.text === '.' ? to + 3 : to + 2;
  if (next.kind !== 'word') return to;
  // Up to three particles: "van der Rohe", "de la Cruz".
  let past = to;
  while (past < to + 3 && lexicon.particles.has(tokens[past]?.norm ?? '') && !tokens[past]?.capital) past++;
  if (past > to && isNameWord(tokens[past], lexicon)) return past + 1;
  // "Nobel Prize in Physics"
  if (
    lexicon.awardFields.has(next.norm) &&
    last &&
    lexicon.last.get(last.norm) === 'Concept' &&
    isNameWord(tokens[to + 1], lexicon)
  )
    return to + 2;
  if (next.norm === lexicon.small.the && lexicon.epithets.has(tokens[to + 1]?.norm ?? '') && tokens[to + 1]?.capital)
    return to + 2;
  if (next.norm !== lexicon.small.of) return to;
  const article = tokens[to + 1]?.norm === lexicon.small.the ? 1 : 0;
  return isNameWord(tokens[to + 1 + article], lexicon) ? to + 2 + article : to;
}

/** Parts a row of name words where an office begins after a name ("John Governor of …"), and where "of" follows a name that is known without it. */
function split(
  tokens: readonly Token[],
  from: number,
  to: number,
  lexicon: Lexicon,
  known: NameKnowledge,
): [number, number][] {
  for (let at = from + 1; at < to; at++) {
    const token = tokens[at];
    if (token && lexicon.offices.has(token.norm) && tokens[at + 1]?.norm === lexicon.small.of) {
      const before = text(tokens, from, at);
      const last = tokens[at - 1]?.norm ?? '';
      const modified = lexicon.officeModifiers.has(last) || lexicon.offices.has(last);
      if (!modified && (known.isName(before) || known.isKnown(before) || at - from >= 2))
        return [
          [from, at],
          [at, to],
        ];
    }
  }
  // "Philip of Swabia" is another than "Philip", but "Wallace Neff of California" is the Wallace Neff known already.
  let of = from + 2;
  while (of < to && tokens[of]?.norm !== lexicon.small.of) of++;
  if (of >= to || lexicon.offices.has(tokens[of - 1]?.norm ?? '') || !known.isKnown(text(tokens, from, of)))
    return [[from, to]];
  const rest = tokens[of + 1]?.norm === lexicon.small.the ? of + 2 : of + 1;
  return [[from, of], ...split(tokens, rest, to, lexicon, known)];
}

/** Words of tokens with single blanks, as a name. */
function text(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((token) => token.text)
    .join(' ');
}

function build(
  words: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  lexicon: Lexicon,
  target?: string,
): Mention | undefined {
  let name = from;
  const titles: string[] = [];
  // "King Henry": titles go, as long as a name is left that is not an office of its own.
  while (
    name < to - 1 &&
    (isTitle(tokens, name, to, lexicon) || (name === 0 && lexicon.roles.has(tokens[0]?.norm ?? '')))
  ) {
    titles.push(tokens[name]?.norm ?? '');
    name += tokens[name + 1]?.text === '.' ? 2 : 1;
  }
  // "Portuguese King John VI": what stands before a title is no part of the name either.
  for (let at = name + 1; at < to - 1; at++) {
    const next = tokens[at + 1];
    if (
      !lexicon.titles.get(tokens[at]?.norm ?? '') ||
      !isTitle(tokens, at, to, lexicon) ||
      lexicon.suffixes.has(next?.norm ?? '')
    )
      continue;
    titles.push(tokens[at]?.norm ?? '');
    name = at + 1;
  }
  if (name >= to) return undefined;
  const start = tokens[name]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  const decided = classOf(tokens, name, to, lexicon) ?? (titles.length > 0 ? 'Person' : undefined);
  const sex = sexOf(tokens, name, to, titles, lexicon);
  return {
    name: words.slice(start, end),
    start,
    end,
    from,
    to,
    titles,
    ...(decided && { class: decided }),
    ...(sex && { sex }),
    ...(target !== undefined && { target }),
  };
}

function isTitle(tokens: readonly Token[], at: number, to: number, lexicon: Lexicon): boolean {
  const token = tokens[at];
  const next = tokens[at + 1]?.text === '.' ? tokens[at + 2] : tokens[at + 1];
  if (!token || !next || at + 1 >= to) return false;
  // "King of France" is an office; "Duke University" is named by its last word.
  return (
    lexicon.titles.has(token.norm) &&
    next.norm !== lexicon.small.of &&
    !lexicon.last.has(tokens[to - 1]?.norm ?? '') &&
    !lexicon.first.has(next.norm)
  );
}

/** The class that the words of a name decide. */
function classOf(tokens: readonly Token[], from: number, to: number, lexicon: Lexicon): Class | undefined {
  const norms = tokens.slice(from, to).map((token) => token.norm);
  const of = norms.indexOf(lexicon.small.of);
  const head = of < 0 ? norms.length : of;
  const before = norms[head - 1] ?? '';
  if (of > 0 && lexicon.offices.has(before)) return 'Position';
  const first = of > 0 ? (lexicon.first.get(before) ?? lexicon.first.get(norms[0] ?? '')) : undefined;
  if (first) return first;
  if (norms.slice(1).some((norm) => lexicon.personParticles.has(norm)) || lexicon.personParticles.has(norms[0] ?? ''))
    return 'Person';
  if (lexicon.suffixes.has(norms.at(-1) ?? '') || norms.at(-1) === '.') return 'Person';
  if (norms.length < 2) return undefined;
  const last = lexicon.last.get(before) ?? lexicon.last.get(norms.at(-1) ?? '');
  if (last) return last;
  return lexicon.first.get(norms[0] ?? '') === 'Place' ? 'Place' : undefined;
}

function sexOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  titles: readonly string[],
  lexicon: Lexicon,
): Sex | undefined {
  for (const title of titles) {
    const sex = lexicon.titles.get(title);
    if (sex) return sex;
  }
  for (let at = from; at < to; at++) {
    const sex = lexicon.sexes.get(tokens[at]?.norm ?? '');
    if (sex) return sex;
  }
  return undefined;
}

/** A single word that opens a sentence is a name only if it is known as one. */
function isMention(mention: Mention, tokens: readonly Token[], lexicon: Lexicon, known: NameKnowledge): boolean {
  if (mention.to - mention.from > 1 || mention.class) return true;
  const norm = tokens[mention.from]?.norm ?? '';
  if (lexicon.titles.has(norm) || lexicon.offices.has(norm) || lexicon.roles.has(norm)) return false;
  return mention.from > 0 || known.isName(mention.name) || known.isKnown(mention.name);
}
