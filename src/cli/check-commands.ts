/** The commands that tell how good data is and what changed in it. Descriptions only: what does the work is loaded when it runs. */
import type { CommandDefinition } from './command.ts';

/** A list with commas, given once or several times. */
function collect(words: string, before: readonly string[] = []): string[] {
  return [...before, ...words.split(',')];
}

export const checkCommands: readonly CommandDefinition[] = [
  {
    name: 'check',
    define: (command) =>
      command
        .summary('check data: schema, evidence, shapes, audits, vocabularies, links')
        .description(
          'Checks documents against their schema and articles, and RDF against shapes, audits, vocabularies, links, licence and the documents it is made from. Each finding names its place in the article and in the YAML.',
        )
        .argument(
          '[paths...]',
          'output folders, documents, RDF files or folders of them (default: out of the configuration)',
        )
        .option(
          '-f, --format <formats>',
          'text, json, junit, sarif, github or markdown, several with commas; "name=file" writes to a file (default: text)',
          collect,
        )
        .option('--fail-on <level>', 'the mildest level that fails: error, warning, info or never (default: error)')
        .option('--level <level>', 'the mildest level that text shows (default: warning)')
        .option('--rules <folder>', 'rules of your own: *.shacl.ttl and *.rq (default: rules of the configuration)')
        .option('--base <iri>', 'what the IRIs of the data start with (default: base of the configuration)')
        .addHelpText(
          'after',
          `
Examples:
  isnad check
  isnad check out --fail-on warning
  isnad check data.ttl more.nq.gz --rules my-rules
  isnad check --format github,sarif=check.sarif,junit=check.xml,markdown=check.md`,
        ),
    load: async () => (await import('./check-command.ts')).checkCommand,
  },
  {
    name: 'rules',
    define: (command) =>
      command
        .summary('list every rule with meaning, example and cure')
        .description('Lists the rules that messages and findings name: what each means, an example, and what to do.')
        .argument('[words...]', 'only rules whose name or meaning has all of these words')
        .option('--markdown', 'print the page of the documentation')
        .option('--rules <folder>', 'rules of your own as well: *.shacl.ttl and *.rq')
        .addHelpText(
          'after',
          `
Examples:
  isnad rules
  isnad rules audit/
  isnad rules evidence
  isnad rules --markdown > docs/rules.md`,
        ),
    load: async () => (await import('./rules-command.ts')).rulesCommand,
  },
  {
    name: 'diff',
    define: (command) =>
      command
        .summary('show what changed in the data')
        .description(
          'Compares two builds, two revisions of the repository or two RDF files: statements added, removed and changed, whatever their order and offsets.',
        )
        .argument('<before>', 'an output folder, a document, an RDF file, or a git revision')
        .argument('[after]', 'the same kind of thing (default: out of the configuration as it is now)')
        .option(
          '-f, --format <formats>',
          'text, markdown, json or patch (RDF Patch), several with commas; "name=file" writes to a file (default: text)',
          collect,
        )
        .option('--exit-code', 'exit with 1 when there is a difference')
        .addHelpText(
          'after',
          `
Examples:
  isnad diff HEAD~1
  isnad diff main HEAD --format markdown
  isnad diff old-out out
  isnad diff before.nq after.nq --format patch=change.rdfp`,
        ),
    load: async () => (await import('./diff-command.ts')).diffCommand,
  },
  {
    name: 'report',
    define: (command) =>
      command
        .summary('write how good a build is: counts, coverage, conflicts, findings')
        .description(
          'Writes report.md and report.json: counts by class and property, coverage of fields and sentences, evidence, conflicts, unresolved names, findings, and the version of the format.',
        )
        .argument('[out]', 'an output folder (default: out of the configuration)')
        .option('--to <folder>', 'where to write (default: the output folder)')
        .option('--print', 'print the page instead of writing files')
        .addHelpText(
          'after',
          `
Examples:
  isnad report
  isnad report --print`,
        ),
    load: async () => (await import('./report-command.ts')).reportCommand,
  },
];
