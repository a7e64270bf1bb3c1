/** The commands that ask a dataset, serve it, load it into stores and hand it on. */
import type { CommandDefinition } from './command.ts';

export const storeCommands: readonly CommandDefinition[] = [
  {
    name: 'query',
    define: (command) =>
      command
        .summary('ask the dataset in SPARQL, without a server')
        .description('Answers a SPARQL query over the dataset, all of its graphs taken together.')
        .argument('[query]', 'SPARQL, a file, or the name of a query that comes along (see --list)')
        .option('--list', 'list the queries that come along')
        .option('-o, --out <folder>', 'the output to ask (default: out of the configuration)')
        .option('-f, --format <format>', 'table, json, xml, csv, tsv; for graphs turtle, ntriples, jsonld')
        .option('--explain', 'show the statements that the answer rests on, and the words behind each')
        .addHelpText(
          'after',
          `
The prefixes of the dataset (e:, wdt:, p:, schema: …) need no declaration. Exit code 1: no row, or "no".

Examples:
  isnad query --list
  isnad query parents --explain
  isnad query 'SELECT ?s ?born { ?s wdt:P19/rdfs:label ?born }' --format csv
  isnad query questions/mine.rq`,
        ),
    load: async () => (await import('./query-command.ts')).queryCommand,
  },
  {
    name: 'serve',
    define: (command) =>
      command
        .summary('serve the dataset over HTTP')
        .description(
          'Serves the dataset: its site, SPARQL at /sparql, a document about every IRI, a description of the whole.',
        )
        .option('-o, --out <folder>', 'the output to serve (default: out of the configuration)')
        .option('--host <address>', 'where to listen', '127.0.0.1')
        .option('-p, --port <number>', 'where to listen; 0 takes any that is free', '8080')
        .option('--timeout <seconds>', 'how long a query may take', '10')
        .option('--max-answer <MiB>', 'how large an answer may be', '64')
        .option('--watch', 'build again when an article, a mapping or a correction changes, and load pages again')
        .option('--writable', 'take updates from who has the token; they are kept until the server stops')
        .addHelpText(
          'after',
          `
The environment: ISNAD_SERVE_TOKEN, the token for --writable (default: a new one, which is printed).

Examples:
  isnad serve
  isnad serve --port 3000
  curl -H 'Accept: text/csv' --data-urlencode 'query=SELECT * { ?s wdt:P19 ?o }' http://127.0.0.1:8080/sparql`,
        ),
    load: async () => (await import('./serve-command.ts')).serveCommand,
  },
  {
    name: 'site',
    define: (command) =>
      command
        .summary('put the site of a build in a folder that any web server can serve')
        .description(
          'Copies a build with its pages and data, and adds the store that answers SPARQL in the browser (4 MB, so no build holds it).',
        )
        .option('-o, --out <folder>', 'the output to take (default: out of the configuration)')
        .option('--to <folder>', 'where to put the site', 'site')
        .addHelpText(
          'after',
          `
Examples:
  isnad site
  isnad site --to /var/www/dataset`,
        ),
    load: async () => (await import('./site-command.ts')).siteCommand,
  },
  {
    name: 'load',
    define: (command) =>
      command
        .summary('load the dataset into a triple store')
        .description(
          'Loads named graphs into a triple store: what changed is staged, read back, and put in place in one step.',
        )
        .argument('[paths...]', 'N-Quads files, or output folders (default: out of the configuration)')
        .requiredOption('--store <kind>', 'fuseki, rdf4j, graphdb, virtuoso, oxigraph, qlever, blazegraph or sparql')
        .option('--endpoint <url>', 'where the store answers, such as http://localhost:3030/dataset')
        .option('--graph-store <url>', 'its Graph Store Protocol, where that is elsewhere')
        .option('--update <url>', 'its SPARQL Update, where that is elsewhere')
        .option('--query <url>', 'its SPARQL Query, where that is elsewhere')
        .option('--auth <scheme>', 'none, basic, digest or bearer (default: what the store usually wants)')
        .option('--credentials <file>', 'YAML with "user" and "password", or "token" (default: the environment)')
        .option('--insecure', 'send a password over a connection that others can read')
        .option('--delete-missing', 'remove the graphs of articles that are gone')
        .option('--dry-run', 'say what would be done')
        .option('--verify <how>', 'hash: read back what was sent; full: all of it; count: count only', 'hash')
        .option('--batch-bytes <n>', 'the most that one request carries')
        .option('--timeout <seconds>', 'how long one request may take', '300')
        .option('--retries <n>', 'how often a request that failed for a passing reason is sent again', '6')
        .option('--bulk <folder>', 'write files and a script for the own bulk loader of the store, and load nothing')
        .addHelpText(
          'after',
          `
The environment: ISNAD_STORE_USER and ISNAD_STORE_PASSWORD, or ISNAD_STORE_TOKEN; NODE_EXTRA_CA_CERTS for a certificate
authority of your own. Nothing secret is taken from the command line.

Examples:
  isnad load --store fuseki --endpoint http://localhost:3030/dataset
  isnad load --store virtuoso --endpoint http://localhost:8890 --dry-run
  isnad load --store oxigraph --bulk bulk`,
        ),
    load: async () => (await import('./load-command.ts')).loadCommand,
  },
  {
    name: 'export',
    define: (command) =>
      command
        .summary('write the facts in the forms in which Wikidata takes edits')
        .description(
          'Writes statements about entities with an item of Wikidata, with ranks and references, for people to review. Quotes and what somebody only says are never exported.',
        )
        .requiredOption('--to <form>', 'quickstatements, quickstatements-csv or wikibase-json')
        .option('-o, --out <folder>', 'the output to export (default: out of the configuration)')
        .option('-f, --file <file>', 'where to write (default: print)')
        .option('-a, --article <name>', 'only this article, by its folder or key')
        .option('--create', 'make a new item of the subject of an article that has none')
        .addHelpText(
          'after',
          `
Examples:
  isnad export --to quickstatements
  isnad export --to wikibase-json --file items.json`,
        ),
    load: async () => (await import('./export-command.ts')).exportCommand,
  },
];
