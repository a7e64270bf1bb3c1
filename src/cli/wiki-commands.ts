/** The commands for wikitext and dumps. Descriptions only: what does the work is loaded when it runs. */
import type { CommandDefinition } from './command.ts';
import { withPageOptions } from './page-options.ts';

export const wikiCommands: readonly CommandDefinition[] = [
  {
    name: 'coverage',
    define: (command) =>
      withPageOptions(
        command
          .summary('tell how much of the infoboxes becomes statements')
          .description(
            'Reads articles and counts, by template and key, which infobox fields give statements, which are kept as literals, and which no mapping or reader knows: what to map next.',
          )
          .argument(
            '[inputs...]',
            'articles or dumps: files, folders or patterns (default: inputs of the configuration)',
          ),
      )
        .option('--html <file>', 'write a page with bars')
        .option('--markdown <file>', 'write a document')
        .option('--rows <count>', 'how many rows of each table to print (default: 20)')
        .addHelpText(
          'after',
          `
Examples:
  isnad coverage pages/*.wikitext
  isnad coverage enwiki-pages-articles.xml.bz2 --limit 1000 --html coverage.html
  isnad coverage nlwiki.xml.bz2 --site nlwiki --json > coverage.json`,
        ),
    load: async () => (await import('./coverage-command.ts')).coverageCommand,
  },
  {
    name: 'pages',
    define: (command) =>
      withPageOptions(
        command
          .summary('list the pages of a dump')
          .description(
            'Lists the articles of MediaWiki dumps, or all pages, or their redirects as the table that build --redirects takes.',
          )
          .argument('<dumps...>', 'exports of MediaWiki: .xml, .xml.bz2, .xml.gz, .xml.zst'),
      )
        .option('--all', 'pages of all namespaces, and redirects: title, namespace, page, revision, time, redirect')
        .option('--redirects', 'only redirects: title, tab, title')
        .addHelpText(
          'after',
          `
Examples:
  isnad pages enwiki-pages-articles.xml.bz2 --infobox "Infobox royalty"
  isnad pages enwiki-pages-articles.xml.bz2 --redirects > redirects.tsv`,
        ),
    load: async () => (await import('./pages-command.ts')).pagesCommand,
  },
];
