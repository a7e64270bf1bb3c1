/**
 * What a first look at all words of an article tells, before any sentence is read: the sex of its subject, whether it is a
 * person, and which words are names.
 */
import type { Article } from '../../article/article.ts';
import type { EntityRegistry } from '../registry.ts';
import type { Lexicon, Sex } from './lexicon.ts';
import type { NameKnowledge } from './mention.ts';
import { normalize, tokenize, type Token } from './token.ts';

/** The sex that most pronouns of an article have; none if they are mixed. */
export function subjectSex(sentences: readonly (readonly Token[])[], lexicon: Lexicon): Sex | undefined {
  const counts = { male: 0, female: 0 };
  for (const tokens of sentences) {
    for (const { norm } of tokens) {
      const sex = lexicon.pronouns.get(norm)?.sex;
      if (sex) counts[sex]++;
    }
  }
  const all = counts.male + counts.female;
  if (all === 0) return undefined;
  if (counts.male / all >= 0.75) return 'male';
  return counts.female / all >= 0.75 ? 'female' : undefined;
}

/** Whether the first sentence says that its subject is a composer, a king …: "X (…) was a German composer". */
export function tellsOfPerson(tokens: readonly Token[], lexicon: Lexicon): boolean {
  const verb = tokens.findIndex(({ norm }) => lexicon.auxiliaries.has(norm));
  if (verb < 0 || !lexicon.determiners.has(tokens[verb + 1]?.norm ?? '')) return false;
  for (const token of tokens.slice(verb + 2, verb + 12)) {
    if (lexicon.roles.has(token.norm)) return true;
    if (/^[,;:.]$/.test(token.text) || lexicon.prepositions.has(token.norm)) return false;
  }
  return false;
}

/** Which words are names: those in upper case in the middle of a sentence, and what the registry knows. */
export function knowledgeOf(sentences: readonly (readonly Token[])[], registry: EntityRegistry): NameKnowledge {
  const names = new Set<string>();
  const plain = new Set<string>();
  for (const tokens of sentences) {
    tokens.forEach((token, index) => {
      if (token.kind !== 'word') return;
      if (!token.capital) plain.add(token.norm);
      else if (index > 0 && tokens[index - 1]?.kind !== 'mark') names.add(token.norm);
    });
  }
  return {
    isName: (word) => {
      const norm = normalize(word);
      return names.has(norm) && !plain.has(norm);
    },
    isKnown: (name) => registry.find(name).length > 0,
  };
}

/** The words of the infobox and the lead, as patterns write them. */
export function leadWords({ infobox, sections }: Article): Set<string> {
  const passages = [
    ...(infobox?.fields ?? []).map(({ value }) => value),
    ...sections
      .filter(({ kind }) => kind === 'lead')
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'paragraph' ? block.sentences : []))
      .map(({ passage }) => passage),
  ];
  return new Set(passages.flatMap(({ words }) => tokenize(words)).map(({ norm }) => norm));
}
