/** Runs command lines in a folder of their own, for tests: what they print and their exit code come out. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runProgram } from '../../src/cli/program.ts';
import { Terminal } from '../../src/cli/terminal.ts';

export const ada =
  '= Ada Roe =\n\nAda Roe\n- Birth Place: Ulm\n- Occupation: Pilot\n- Hobby: chess\n\nAda Roe was a pilot.\n';

/** What a command line did. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** How a command line is run. */
export interface Surroundings {
  readonly tty?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A folder with files in which command lines run. */
export class Workplace {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'isnad-cli-'));

  write(name: string, content: string | Buffer): void {
    const file = this.path(name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  async run(argv: readonly string[], { tty = false, environment = {} }: Surroundings = {}): Promise<Ran> {
    let out = '';
    let err = '';
    const terminal = new Terminal(
      { isTTY: tty, write: (text) => (out += text) },
      { isTTY: tty, write: (text) => (err += text) },
      environment,
    );
    const code = await runProgram(argv, terminal, this.folder);
    return { code, out, err };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
