/** Measures the coverage of a corpus: reads and converts its articles, writes nothing. */
import { convert } from '../convert.ts';
import { LineIndex } from '../range.ts';
import type { Message } from '../message.ts';
import { CoverageTally, type Coverage } from '../publish/coverage.ts';
import { shownPath, type DatasetConfig, type Tell } from './config.ts';
import type { PageSelection } from './dump-input.ts';
import { EnvironmentError } from './files.ts';
import { listInputs, readInput } from './input.ts';
import { loadResources } from './resources.ts';

/** The coverage of the articles of some inputs; undefined, after messages, when a table is broken. */
export async function measureCoverage(
  inputs: readonly string[],
  config: DatasetConfig,
  tell: Tell,
  progress: (done: number, name: string) => void,
  selection?: PageSelection,
): Promise<Coverage | undefined> {
  const files = listInputs(inputs);
  if (files.length === 0) throw new EnvironmentError('There are no articles; name files, folders or dumps');
  const resources = loadResources(config, tell);
  if (!resources) return undefined;
  const tally = new CoverageTally(resources.context.mappings);
  let done = 0;
  for (const file of files) {
    progress(done, shownPath(file, config.root));
    for await (const source of readInput(file, { root: config.root, tell, ...(selection && { selection }) })) {
      const messages: Message[] = [];
      const { article, document } = convert(source, resources.context, (message) => messages.push(message));
      const place = { path: source.file, lines: new LineIndex(source.text) };
      for (const message of messages) if (message.level === 'error') tell(message, place);
      tally.add(article, document, unknownTemplates(messages));
      progress(++done, source.title ?? source.name);
    }
  }
  return tally.coverage;
}

/** The templates that messages say no row is for. */
function unknownTemplates(messages: readonly Message[]): string[] {
  return messages.flatMap(({ rule, reason }) =>
    rule === 'wikitext/unknown-template' ? (/"([^"]*)"/.exec(reason)?.[1] ?? []) : [],
  );
}
