/** Runs the compiled program as a person would: arguments and environment in, exit code and what it printed out. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** What came of a run. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `isnad` with arguments in the project's folder. */
export function isnad(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Run> {
  return runProgram(process.execPath, [`${root}dist/cli/main.js`, ...args], environment);
}

/** Runs a program; its own variables do not reach it but for the path and Java's. */
export function runProgram(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const { PATH, HOME, JAVA_HOME } = process.env;
    const inherited = Object.fromEntries(
      Object.entries({ PATH, HOME, JAVA_HOME }).filter(([, value]) => value !== undefined),
    );
    const child = spawn(command, args, { cwd: root, env: { ...inherited, ...environment } });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}
