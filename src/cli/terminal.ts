/**
 * Where the commands print: results go to the output stream, messages and
 * progress to the error stream. Colours and the progress line only where a
 * person looks on.
 */
import colors from 'picocolors';
import { EnvironmentError } from '../run/files.ts';
import { formatMessage, type Level, type Message, type Place } from '../message.ts';

/** A stream to print to. */
export interface Stream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

type Colors = ReturnType<typeof colors.createColors>;

/** A message as data, for `--json`. */
export interface MessageJson {
  readonly level: Level;
  readonly rule: string;
  readonly reason: string;
  readonly path?: string;
  /** From 1; the column counts UTF-16 units. */
  readonly line?: number;
  readonly column?: number;
}

/** Clears the line the cursor is in. */
const clearLine = '\r\u001b[2K';

export class Terminal {
  readonly #out: Stream;
  readonly #err: Stream;
  readonly #environment: Readonly<Record<string, string | undefined>>;
  #outColors: Colors;
  #errColors: Colors;
  #progressShown = false;
  /** When the articles of a dump began to come, and when they were last shown. */
  #began = 0;
  #lastShown = 0;
  /** Set by `--quiet`: only errors are shown, and no summary. */
  quiet = false;
  /** Set by `--json`: messages are kept for the one object that is printed, not shown. */
  json = false;
  /** How many messages of each level there were. */
  readonly count: Record<Level, number> = { error: 0, warning: 0, info: 0 };
  readonly messages: MessageJson[] = [];

  constructor(out: Stream, err: Stream, environment: Readonly<Record<string, string | undefined>>) {
    this.#out = out;
    this.#err = err;
    this.#environment = environment;
    this.#outColors = colors.createColors(this.#wantsColors(out));
    this.#errColors = colors.createColors(this.#wantsColors(err));
  }

  /** The terminal of this process. */
  static ofProcess(): Terminal {
    return new Terminal(process.stdout, process.stderr, process.env);
  }

  /** https://no-color.org: any value but the empty one turns colours off. */
  #wantsColors(stream: Stream): boolean {
    if (this.#environment['NO_COLOR']) return false;
    return Boolean(this.#environment['FORCE_COLOR']) || (stream.isTTY === true && this.#environment['TERM'] !== 'dumb');
  }

  /** Turns colours off, as `--no-color` asks. */
  disableColors(): void {
    this.#outColors = this.#errColors = colors.createColors(false);
  }

  /** Colours for what goes to the output stream. */
  get colors(): Colors {
    return this.#outColors;
  }

  /** The variables of the environment. */
  get environment(): Readonly<Record<string, string | undefined>> {
    return this.#environment;
  }

  /** Whether an error shows where in the program it arose. */
  get debug(): boolean {
    return Boolean(this.#environment['ISNAD_DEBUG']);
  }

  /** Prints a result. */
  print(text: string): void {
    this.#out.write(`${text}\n`);
  }

  /** Prints a remark that is no result; not with `--quiet` or `--json`. */
  note(text: string): void {
    if (this.quiet || this.json) return;
    this.#endProgress();
    this.#err.write(`${text}\n`);
  }

  /** Prints why the command cannot go on. */
  fail(text: string): void {
    this.#endProgress();
    this.#err.write(`${this.#errColors.red('error')} ${text}\n`);
  }

  /** Takes a message about data: counts it, and shows errors and warnings. Notes are only counted; the document keeps them. */
  readonly tell = (message: Message, place?: Place): void => {
    this.count[message.level]++;
    if (this.json) {
      const at = place && message.range ? place.lines.position(message.range.start) : {};
      const { level, rule, reason } = message;
      this.messages.push({ level, rule, reason, ...(place && { path: place.path }), ...at });
      return;
    }
    if (message.level === 'info' || (this.quiet && message.level !== 'error')) return;
    this.#endProgress();
    const colour = message.level === 'error' ? this.#errColors.red : this.#errColors.yellow;
    const head = `${message.level} ${message.rule}`;
    const text = formatMessage(message, place).replace(head, () => `${colour(message.level)} ${message.rule}`);
    this.#err.write(`${text}\n`);
  };

  /** Shows how far a run of many steps is: one line that changes for a person, now and then a line for a log. */
  progress(done: number, total: number, name: string): void {
    if (this.quiet || this.json || total <= 5) return;
    if (this.#err.isTTY === true) {
      this.#err.write(`${clearLine}${done}/${total} ${name.slice(0, 60)}`);
      this.#progressShown = true;
      if (done === total) this.#endProgress();
    } else if (done === total || done % Math.max(10, Math.ceil(total / 20)) === 0) {
      this.#err.write(`${done}/${total}\n`);
    }
  }

  /** Tells what ended a piece of work: what stood in the way, or a fault of the program with the way to see where. */
  fault(error: unknown): void {
    const known = error instanceof EnvironmentError;
    const reason = error instanceof Error ? error.message : String(error);
    this.fail(known ? reason : `The program has a fault: ${reason}`);
    if (this.debug && error instanceof Error) this.fail(error.stack ?? '');
    else if (!known) this.fail('Set ISNAD_DEBUG=1 to see where, and report it');
  }

  /** Shows how far a dump is, whose end nobody knows: how many articles there are, and how many each second. */
  articles(count: number, name: string): void {
    if (this.quiet || this.json) return;
    const now = performance.now();
    if (count === 1) this.#began = this.#lastShown = now;
    if (now - this.#lastShown < (this.#err.isTTY === true ? 100 : 30_000)) return;
    this.#lastShown = now;
    const rate = Math.round((count * 1000) / (now - this.#began));
    const text = `${count.toLocaleString('en')} articles, ${rate}/s`;
    if (this.#err.isTTY === true) {
      this.#err.write(`${clearLine}${text} ${name.slice(0, 60)}`);
      this.#progressShown = true;
    } else this.#err.write(`${text}\n`);
  }

  /** 1 when there were errors, or with `strict` warnings; else 0. */
  exitCode(strict: boolean): number {
    return this.count.error > 0 || (strict && this.count.warning > 0) ? 1 : 0;
  }

  #endProgress(): void {
    if (this.#progressShown) this.#err.write(clearLine);
    this.#progressShown = false;
  }
}
