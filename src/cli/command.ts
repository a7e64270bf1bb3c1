/**
 * What a command of the program is: its name and options, and the part of the program that does its work, which is
 * loaded only when the command runs, so that `--help` is quick.
 */
import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** Options that every command takes. */
export interface CommonOptions {
  readonly config?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

/** Does the work of a command and gives the exit code: 0 clean, 1 the data has errors, 2 wrong usage or environment. */
export type Handler<O extends CommonOptions = CommonOptions> = (
  args: readonly string[],
  options: O,
  terminal: Terminal,
  cwd: string,
) => Promise<number> | number;

/** One command. Each stands in a file of its own, `<name>-command.ts`, and in the table of `program.ts`. */
export interface CommandDefinition {
  readonly name: string;
  /** Adds summary, description, arguments, options and examples. */
  define(command: Command): Command;
  /** Loads the handler. */
  load(): Promise<Handler<never>>;
}

/** Adds the options that every command takes. */
export function withCommonOptions(command: Command): Command {
  return command
    .helpOption('-h, --help', 'print this help')
    .option('-c, --config <file>', 'the configuration (default: source/dataset.yaml or dataset.yaml, if there)')
    .option('--json', 'print one JSON object')
    .option('-q, --quiet', 'print errors only')
    .option('--no-color', 'print without colours');
}
