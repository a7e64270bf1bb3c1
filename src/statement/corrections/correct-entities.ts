/**
 * Applies the corrections that say what names mean, before statements are combined: which entity a mention is, that two
 * are one, that one is two. What finds nothing to correct is reported as stale.
 */
import type { Article } from '../../article/article.ts';
import type { Report } from '../../message.ts';
import { slice, type Range } from '../../range.ts';
import type { Entity } from '../entity.ts';
import type { EntityRegistry } from '../registry.ts';
import { operationOf, type Correction } from './correction.ts';

/** Which entity a name means at a place, where a person has settled it. */
export type LinkOf = (name: string, part: string, sentence: string) => Entity | undefined;

/** What the corrections say of names in prose; to be asked while it is read. */
export function correctedLinks(
  corrections: readonly Correction[],
  registry: EntityRegistry,
  lang: string,
): { linkOf: LinkOf; used: Set<string> } {
  const used = new Set<string>();
  const made = new Map<string, Entity>();
  const linkOf: LinkOf = (name, part, sentence) => {
    const correction = corrections.find(
      ({ on, link, split }) =>
        (link ?? split) !== undefined &&
        on?.mention === name &&
        (on.in === undefined || on.in === part || on.in === sentence),
    );
    if (!correction) return undefined;
    used.add(correction.id);
    const { link, split } = correction;
    if (link !== undefined)
      return findEntity(link, registry) ?? registry.use({ name: { text: nameOf(link), lang }, class: 'Thing' });
    const known = made.get(correction.id);
    const entity = known ?? registry.introduce({ name: { text: split ?? name, lang }, class: 'Thing', local: true });
    made.set(correction.id, entity);
    return entity;
  };
  return { linkOf, used };
}

/** Merges entities, and links names of the infobox. */
export function correctEntities(
  corrections: readonly Correction[],
  article: Article,
  registry: EntityRegistry,
  used: Set<string>,
  report: Report,
): Correction[] {
  const applied: Correction[] = [];
  for (const correction of corrections) {
    const operation = operationOf(correction);
    if (operation !== 'merge' && operation !== 'link' && operation !== 'split') continue;
    const done =
      used.has(correction.id) || (expected(correction, article.text) && apply(correction, article, registry));
    if (done) applied.push(correction);
    else stale(correction, report);
  }
  return applied;
}

function apply({ on, merge, link }: Correction, article: Article, registry: EntityRegistry): boolean {
  const target = merge ?? link;
  if (target === undefined || !on) return false;
  const from =
    on.entity === undefined ? mentioned(on.mention, on.in, article, registry) : findEntity(on.entity, registry);
  if (!from) return false;
  // A link may lead to somebody whom the article does not name otherwise.
  const named = { name: { text: nameOf(target), lang: from.label.lang }, class: from.class };
  const into = findEntity(target, registry) ?? (link === undefined ? undefined : registry.use(named));
  if (!into || from === into) return false;
  registry.merge(from, into);
  return true;
}

/** The entity that a name of the infobox means. */
function mentioned(
  name: string | undefined,
  part: string | undefined,
  article: Article,
  registry: EntityRegistry,
): Entity | undefined {
  const [box, key] = (part ?? '').split('.');
  const fields =
    article.infobox?.fields.filter((field) => key === undefined || field.key === key || field.norm === key) ?? [];
  if (name === undefined || box !== 'infobox') return undefined;
  const within = (range: Range): boolean =>
    fields.some((field) => field.value.range.start <= range.start && range.end <= field.value.range.end);
  return registry
    .entities()
    .find(({ mentions }) => mentions.some((range) => within(range) && slice(article.text, range) === name));
}

/** An entity by its key or one of its names; undefined when several could be meant. */
export function findEntity(key: string, registry: EntityRegistry): Entity | undefined {
  const name = nameOf(key);
  const titled = key.startsWith('#') ? undefined : registry.findTitle(name);
  if (titled) return titled;
  const found = registry.find(name);
  const labelled = found.filter(({ label }) => label.text === name);
  const [one, ...others] = labelled.length > 0 ? labelled : found;
  return others.length === 0 ? one : undefined;
}

function nameOf(key: string): string {
  return key.replace(/^#/, '').replaceAll('_', ' ');
}

/** Whether what a correction expects is still in the text. */
export function expected({ expect }: Correction, text: string): boolean {
  return expect === undefined || text.includes(expect.quote);
}

/** Says that a correction was not applied, and why. */
export function stale(correction: Correction, report: Report, reason = 'what it is about is not there any more'): void {
  report({
    level: 'warning',
    rule: 'correction/stale',
    reason: `Correction "${correction.id}" (${operationOf(correction)}) was not applied: ${reason}`,
  });
}
