/**
 * Compiles the files of source/entities/: their checked data goes in; the entities that people have checked come out, in
 * the order of files and entries. What two entries contradict each other in is reported at the later one.
 */
import type { Report } from '../message.ts';
import type { YamlData } from '../schema.ts';
import type { CuratedEntity } from './curated-entity.ts';
import type { Class } from './document.ts';

/** One file of entities, which its schema has passed. */
export interface EntityFile {
  readonly yaml: YamlData;
  /** Takes messages about this file. */
  readonly report: Report;
}

/** An entry as shapes/source/entities.schema.json checks it. */
interface EntityData {
  readonly class?: Class;
  readonly names?: Readonly<Record<string, readonly string[]>>;
  readonly wikidata?: string;
  readonly checked?: string;
}

/** Compiles all files together. `lang` is the language of titles: BCP 47, lower case. */
export function compileEntities(files: readonly EntityFile[], lang: string): CuratedEntity[] {
  const entities: CuratedEntity[] = [];
  const owners = new Map<string, string>();
  for (const { yaml, report } of files) {
    const entries = (yaml.data as { entities: Readonly<Record<string, EntityData>> }).entities;
    for (const [title, { class: own, names = {}, wikidata, checked }] of Object.entries(entries)) {
      const tell = (reason: string): void =>
        report({ level: 'error', rule: 'mapping/conflict', reason, range: yaml.keyRange(['entities', title]) });
      if (entities.some((entity) => entity.title === title)) tell(`Entity "${title}" has an entry already`);
      const listed = Object.entries(names).flatMap(([tag, texts]) => texts.map((text) => ({ text, lang: tag })));
      const all = listed.some(({ text }) => text === title) ? listed : [{ text: title, lang }, ...listed];
      for (const name of [...all.map(({ text }) => text), ...(wikidata === undefined ? [] : [wikidata])]) {
        const owner = owners.get(name);
        // A name that two entries share would link what is meant by it to the wrong one half of the time.
        if (owner !== undefined && owner !== title) tell(`"${name}" belongs to "${owner}" already`);
        else owners.set(name, title);
      }
      entities.push({
        title,
        names: all,
        ...(own && { class: own }),
        ...(wikidata !== undefined && { wikidata }),
        ...(checked !== undefined && { checked }),
      });
    }
  }
  return entities;
}
