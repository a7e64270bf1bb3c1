/**
 * The commands, their options and help. Arguments go in; the exit code comes
 * out: 0 clean, 1 the data has errors, 2 the command or the computer's fault.
 */
import { Command, CommanderError } from 'commander';
import { EnvironmentError } from '../run/files.ts';
import { packageVersion } from '../run/package.ts';
import type { Terminal } from './terminal.ts';

/** Options that every command takes. */
export interface CommonOptions {
  readonly config?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

/** Runs a command line (without `node` and the script); never throws and never exits. */
export async function runProgram(argv: readonly string[], terminal: Terminal, cwd: string): Promise<number> {
  let exitCode = 0;
  // Each command loads its part of the program only when it runs, so that --help is quick.
  const run = async <O extends CommonOptions>(options: O, command: () => Promise<number>): Promise<void> => {
    terminal.quiet = options.quiet ?? false;
    terminal.json = options.json ?? false;
    if (options.color === false) terminal.disableColors();
    exitCode = await command();
  };
  const program = makeProgram(terminal, {
    build: (inputs, options) =>
      run(options, async () => (await import('./build-command.ts')).buildCommand(inputs, options, terminal, cwd)),
    validate: (paths, options) =>
      run(options, async () => (await import('./validate-command.ts')).validateCommand(paths, options, terminal, cwd)),
    explain: (words, options) =>
      run(options, async () => (await import('./explain-command.ts')).explainCommand(words, options, terminal, cwd)),
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const known = error instanceof EnvironmentError;
    const reason = error instanceof Error ? error.message : String(error);
    terminal.fail(known ? reason : `The program has a fault: ${reason}`);
    if (terminal.debug && error instanceof Error) terminal.fail(error.stack ?? '');
    else if (!known) terminal.fail('Set ISNAD_DEBUG=1 to see where, and report it');
    return 2;
  }
}

/** What runs when a command is called. */
interface Actions {
  build(inputs: string[], options: BuildOptions): Promise<void>;
  validate(paths: string[], options: ValidateOptions): Promise<void>;
  explain(words: string[], options: ExplainOptions): Promise<void>;
}

export interface BuildOptions extends CommonOptions {
  readonly out?: string;
  readonly from?: string[];
  readonly timings?: boolean;
  readonly strict?: boolean;
}

export interface ValidateOptions extends CommonOptions {
  readonly strict?: boolean;
}

export interface ExplainOptions extends CommonOptions {
  readonly out?: string;
  readonly article?: string;
}

const exitCodes = `
Exit codes:
  0  clean
  1  the data has errors (with --strict, or warnings)
  2  wrong usage, or a file or folder that cannot be read or written`;

function makeProgram(terminal: Terminal, actions: Actions): Command {
  const program = new Command('isnad')
    .description('Turns encyclopedia articles into linked data that shows its evidence')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showHelpAfterError('Run with --help for what can be said')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.fail(text.trimEnd()),
      outputError: (text) => terminal.fail(text.trimEnd().replace(/^error: /, '')),
    })
    .addHelpText(
      'after',
      `${exitCodes}

Examples:
  isnad build                        build the dataset of source/dataset.yaml
  isnad build my-article.txt         build one article into out/
  isnad explain "Death Date"         why is there a statement, or none, from this infobox key
  isnad build --help                 more about one command`,
    );

  common(program.command('build'))
    .summary('read articles and write the dataset')
    .description('Reads articles and writes their statements with evidence as YAML, Turtle, TriG, N-Quads and JSON-LD.')
    .argument('[inputs...]', 'articles: files, folders or patterns (default: the inputs of the configuration)')
    .option('-o, --out <folder>', 'where to write (default: out of the configuration)')
    .option('--from <yaml...>', 'rebuild the RDF from these edited documents instead of reading articles')
    .option('--strict', 'warnings count as errors')
    .option('--timings', 'print how long each stage took')
    .addHelpText(
      'after',
      `
Examples:
  isnad build
  isnad build articles/*.txt --out data
  isnad build --from out/some-article/some-article.yaml
  isnad build --json --strict > report.json`,
    )
    .action(actions.build);

  common(program.command('validate'))
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
    )
    .action(actions.validate);

  common(program.command('explain'))
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
    )
    .action(actions.explain);
  return program;
}

function common(command: Command): Command {
  return command
    .helpOption('-h, --help', 'print this help')
    .option('-c, --config <file>', 'the configuration (default: source/dataset.yaml or dataset.yaml, if there)')
    .option('--json', 'print one JSON object')
    .option('-q, --quiet', 'print errors only')
    .option('--no-color', 'print without colours');
}
