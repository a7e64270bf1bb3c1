#!/usr/bin/env node
/** The command `isnad`: gives arguments and streams to the program and its answer to the shell. */
import { runProgram } from './program.ts';
import { Terminal } from './terminal.ts';

// `isnad explain … | head` closes the pipe early; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runProgram(process.argv.slice(2), Terminal.ofProcess(), process.cwd());
