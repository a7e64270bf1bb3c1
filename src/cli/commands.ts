/** The commands, in the order in which help lists them. Descriptions only: what does the work is loaded when it runs. */
import type { Command } from 'commander';
import { checkCommands } from './check-commands.ts';
import type { CommandDefinition } from './command.ts';
import { withPageOptions } from './page-options.ts';
import { storeCommands } from './store-commands.ts';
import { wikiCommands } from './wiki-commands.ts';

export const commands: readonly CommandDefinition[] = [
  {
    name: 'build',
    define: (command: Command) =>
      withPageOptions(command)
        .summary('read articles and write the dataset')
        .description(
          'Reads articles and writes their statements with evidence as YAML, Turtle, TriG, N-Quads and JSON-LD.',
        )
        .argument(
          '[inputs...]',
          'articles in plain text or wikitext, or dumps of MediaWiki: files, folders or patterns (default: the inputs of the configuration)',
        )
        .option('-o, --out <folder>', 'where to write (default: out of the configuration)')
        .option('--sitelinks <file>', 'a table of Wikidata items: title, tab, Q-number; or page_props as SQL')
        .option('--redirects <file>', 'a table of redirects: title, tab, title')
        .option('--jobs <count>', 'how many threads read articles (default: all cores for a dump, else 1)')
        .option('--from <yaml...>', 'rebuild the RDF from these edited documents instead of reading articles')
        .option('--strict', 'warnings count as errors')
        .option('--timings', 'print how long each stage took')
        .addHelpText(
          'after',
          `
Examples:
  isnad build
  isnad build articles/*.txt --out data
  isnad build enwiki-pages-articles.xml.bz2 --infobox "Infobox royalty" --limit 100 --sitelinks titles.tsv.gz
  isnad build enwiki-pages-articles.xml.bz2 --jobs 8 --out data
  isnad build --from out/some-article/some-article.yaml
  isnad build --json --strict > report.json`,
        ),
    load: async () => (await import('./build-command.ts')).buildCommand,
  },
  {
    name: 'validate',
    define: (command) =>
      command
        .summary('check documents against their schema and their articles')
        .description(
          'Checks documents: their JSON Schema, references within them, datatypes, ids, and every quote against the article.',
        )
        .argument('[paths...]', 'YAML documents, or output folders (default: out of the configuration)')
        .option('--strict', 'warnings count as errors')
        .addHelpText(
          'after',
          `
Examples:
  isnad validate
  isnad validate out/some-article/some-article.yaml`,
        ),
    load: async () => (await import('./validate-command.ts')).validateCommand,
  },
  {
    name: 'explain',
    define: (command) =>
      command
        .summary('show why a statement is there, or why there is none')
        .description(
          'Shows what a statement rests on, in its surroundings, and the rule that read it; or what became of an infobox key.',
        )
        .argument(
          '<what...>',
          'an infobox key, a statement id or IRI, a property, a name, a message rule, or the three terms of a triple ("_" stands for any)',
        )
        .option('-o, --out <folder>', 'the output to look in (default: out of the configuration)')
        .option('-a, --article <name>', 'only this article, by its folder, title or key')
        .addHelpText(
          'after',
          `
Examples:
  isnad explain "Death Date"
  isnad explain "place of birth"
  isnad explain wdt:P19 --article some-article
  isnad explain "Some Person" wdt:P19 _
  isnad explain time/no-year`,
        ),
    load: async () => (await import('./explain-command.ts')).explainCommand,
  },
  {
    name: 'review',
    define: (command) =>
      command
        .summary('list what wants a look, and write a correction for a choice made')
        .description(
          'Lists what of the built articles wants a look, worst first: ambiguous names, contradictions, what was left unread. With --item it writes a correction for one of them; with --web it serves the articles to the browser, where every statement can be corrected.',
        )
        .argument('[article]', 'only this article, by its folder, title or key')
        .option('-o, --out <folder>', 'the output to look in (default: out of the configuration)')
        .option('--limit <count>', 'how many items to list for each article (default: 50)')
        .option('--item <id>', 'write a correction for this item')
        .option('--link <entity>', 'the name means this entity: its key or name')
        .option('--drop', 'the statement or claim is wrong')
        .option('--accept', 'the message needs no change')
        .option('--web', 'review in the browser: loopback only, at an address with a secret, until Ctrl-C')
        .option('--host <address>', 'with --web: the loopback address to listen on', '127.0.0.1')
        .option('--port <number>', 'with --web: the port to listen on; 0 takes a free one', '0')
        .option('--by <name>', 'who corrects')
        .option('--date <date>', 'when, as YYYY-MM-DD')
        .option('--why <words>', 'why')
        .addHelpText(
          'after',
          `
Examples:
  isnad review
  isnad review some-article --limit 10
  isnad review some-article --web --by "A. Reader"
  isnad review some-article --item 1a2b3c4d --accept --by "A. Reader" --date 2026-01-15 --why "Both are kept"`,
        ),
    load: async () => (await import('./review-command.ts')).reviewCommand,
  },
  {
    name: 'reconcile',
    define: (command) =>
      command
        .summary('look entities up in a reconciliation service')
        .description(
          'Asks a service of the W3C Entity Reconciliation API (0.2), such as that of Wikidata, for ids of the entities of built articles. Certain matches go to the curated entities, the rest to a file for review.',
        )
        .argument('<service>', 'the address of the service')
        .option('-o, --out <folder>', 'the output to look in (default: out of the configuration)')
        .option('-a, --article <name>', 'only this article, by its folder, title or key')
        .option('--date <date>', 'when the ids are checked, as YYYY-MM-DD')
        .addHelpText(
          'after',
          `
Examples:
  isnad reconcile https://wikidata.reconci.link/en/api --date 2026-01-15
  isnad reconcile http://localhost:8080/reconcile --article some-article --date 2026-01-15`,
        ),
    load: async () => (await import('./reconcile-command.ts')).reconcileCommand,
  },
  ...checkCommands,
  ...wikiCommands,
  ...storeCommands,
];
