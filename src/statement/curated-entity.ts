/**
 * What people have checked about entities: names, classes and ids. An entity enters an article only if the article has
 * one of its names.
 */
import type { Article } from '../article/article.ts';
import type { Class } from './document.ts';
import type { EntityName } from './entity.ts';
import type { EntityRegistry } from './registry.ts';

/** One entry of source/entities. */
export interface CuratedEntity {
  /** The title of its page, which is its identity. */
  readonly title: string;
  readonly class?: Class;
  readonly names: readonly EntityName[];
  readonly wikidata?: string;
  /** Where the id was checked. */
  readonly checked?: string;
}

/** Makes the entities that the article may name known to the registry. */
export function useCuratedEntities(
  article: Article,
  registry: EntityRegistry,
  curated: readonly CuratedEntity[],
): void {
  for (const entry of curated) {
    const known = entry.title === registry.subject.title ? registry.subject : undefined;
    if (!known && !entry.names.some(({ text }) => article.text.includes(text)) && !article.text.includes(entry.title))
      continue;
    const [label = { text: entry.title, lang: 'en' }] = entry.names;
    const entity = known ?? registry.use({ name: label, class: entry.class ?? 'Thing', title: entry.title });
    for (const name of entry.names) registry.addName(entity, name);
    if (entry.wikidata !== undefined) {
      entity.same = { wikidata: entry.wikidata, ...(entry.checked !== undefined && { checked: entry.checked }) };
    }
  }
}
