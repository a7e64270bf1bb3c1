/** A project of its own in a temporary folder: an article, a configuration, and the program run in it. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from '../../src/cli/program.ts';
import { Terminal } from '../../src/cli/terminal.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a command gave. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export class Project {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'isnad-'));

  /** Copies the article and the configuration of this repository. */
  constructor() {
    mkdirSync(path.join(this.folder, 'source'));
    for (const name of ['source/articles', 'source/dataset.yaml'])
      cpSync(path.join(root, name), this.path(name), { recursive: true });
    const config = this.read('source/dataset.yaml').replace(/^(?:entities|corrections): .*$/gm, '');
    this.write('source/dataset.yaml', config);
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  write(name: string, text: string): void {
    mkdirSync(path.dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  /** Changes a file; fails when the change changes nothing. */
  edit(name: string, change: (text: string) => string): void {
    const before = this.read(name);
    const after = change(before);
    if (after === before) throw new Error(`Nothing to change in "${name}"`);
    this.write(name, after);
  }

  /** Runs the program in the folder. */
  async run(...argv: string[]): Promise<Run> {
    let out = '';
    let err = '';
    const terminal = new Terminal(
      { write: (text) => (out += text) },
      { write: (text) => (err += text) },
      { NO_COLOR: '1' },
    );
    const code = await runProgram(argv, terminal, this.folder);
    return { code, out, err };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
