/** The package's own tables and configuration, for tests of whole articles. */
import { fileURLToPath } from 'node:url';
import { convert, type SourceText } from '../src/convert.ts';
import type { Message } from '../src/message.ts';
import { loadConfig } from '../src/run/config.ts';
import { sha256 } from '../src/run/files.ts';
import { loadResources } from '../src/run/resources.ts';

export const root = fileURLToPath(new URL('../', import.meta.url));

/** Tables that do not compile fail every test that uses them. */
function complain(message: Message): void {
  if (message.level === 'error') throw new Error(`${message.rule} ${message.reason}`);
}

const loaded = loadConfig(undefined, root, complain);
const compiled = loaded && loadResources(loaded, complain);
if (!loaded || !compiled) throw new Error('The tables of the package cannot be read');
export const config = loaded;
export const resources = compiled;

/** Converts a text as the build would, with its messages. */
export function convertText(text: string, name = 'test', form: SourceText['form'] = 'plain') {
  const messages: Message[] = [];
  const source = { name, file: `${name}.txt`, text, sha256: sha256(text), bytes: Buffer.byteLength(text), form };
  return { ...convert(source, resources.context, (message) => messages.push(message)), messages };
}
