/**
 * Takes an article from its text to the files that a dataset holds of it, in whatever thread: a source goes in, and what
 * came of it as plain data out. What depends on other articles is for who collects them.
 */
import { convert, type ConvertContext, type SourceText } from '../convert.ts';
import type { Message } from '../message.ts';
import type { Document } from '../statement/document.ts';
import type { ArticlePress, PressedArticle } from './article-press.ts';
import { Stopwatch } from './stopwatch.ts';

/** What came of an article. */
export interface Conversion {
  /** What was said about it, in order; with an error among it nothing is written. */
  readonly messages: readonly Message[];
  readonly made?: { readonly document: Document; readonly pressed: PressedArticle };
  /** Milliseconds by stage. */
  readonly spent: ReadonlyMap<string, number>;
}

/** Turns a source into a conversion. Does not reject: what goes wrong is a message. */
export type Converter = (source: SourceText) => Conversion | Promise<Conversion>;

/** An article that was left out because the program, not its text, failed. */
export function abandoned({ title, name }: SourceText, why: string): Conversion {
  const reason = `"${title ?? name}" was left out: ${why}`;
  return { messages: [{ level: 'error', rule: 'article/abandoned', reason }], spent: new Map() };
}

/** A converter that works in this thread. */
export function localConverter(context: ConvertContext, press: ArticlePress): (source: SourceText) => Conversion {
  return (source) => {
    const messages: Message[] = [];
    const watch = new Stopwatch();
    try {
      const { document } = watch.time('convert', () => convert(source, context, (message) => messages.push(message)));
      const failed = messages.some(({ level }) => level === 'error');
      const made = failed ? undefined : { document, pressed: press.press(document, source.text, watch) };
      return { messages, ...(made && { made }), spent: watch.spent };
    } catch (error) {
      // One article that the program does not stand must not cost a dump of thousands.
      return abandoned(source, `the program failed on it (${error instanceof Error ? error.message : String(error)})`);
    }
  };
}
