/**
 * Runs a command line. Arguments go in; the exit code comes out: 0 clean, 1 the data has errors, 2 the command or the
 * computer's fault.
 */
import { Command, CommanderError } from 'commander';
import { packageVersion } from '../run/package.ts';
import { withCommonOptions, type CommonOptions, type Handler } from './command.ts';
import { commands } from './commands.ts';
import type { Terminal } from './terminal.ts';

/** Runs a command line (without `node` and the script); never throws and never exits. */
export async function runProgram(argv: readonly string[], terminal: Terminal, cwd: string): Promise<number> {
  let exitCode = 0;
  const program = makeProgram(terminal);
  for (const definition of commands) {
    const command = withCommonOptions(definition.define(program.command(definition.name)));
    command.action(async () => {
      const options = command.opts<CommonOptions>();
      terminal.quiet = options.quiet ?? false;
      terminal.json = options.json ?? false;
      if (options.color === false) terminal.disableColors();
      const handler = (await definition.load()) as Handler;
      exitCode = await handler(command.args, options, terminal, cwd);
    });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.fault(error);
    return 2;
  }
}

const exitCodes = `
Exit codes:
  0  clean
  1  the data has errors (with --strict, or warnings)
  2  wrong usage, or a file or folder that cannot be read or written`;

function makeProgram(terminal: Terminal): Command {
  return new Command('isnad')
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
}
