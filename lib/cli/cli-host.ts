import { setImmediate as turn } from 'node:timers/promises';
import type { ObjectName } from '../definitions/object-definition.js';
import type { CmdletError } from '../host/cmdlet-error.js';
import type { Change, Host, Progress } from '../host/host.js';
import type { CommandLine } from './command-line.js';
import type { Output } from './output.js';
import type { ProgressBar } from './progress-bar.js';
import { type Answer, askToProceed } from './questions.js';
import type { Terminal } from './terminal.js';
import { visibleText } from './visible-text.js';

export interface CliHostOptions {
  commandLine: CommandLine;
  terminal: Terminal;
  output: Output;
  signal: AbortSignal;
  /** Only on a terminal. */
  progressBar: ProgressBar | undefined;
}

/** What a cmdlet says, on the command line: objects on standard output, everything else on standard error. */
export class CliHost implements Host {
  readonly signal: AbortSignal;
  readonly whatIf: boolean;
  readonly verbose: boolean;
  readonly #confirm: boolean;
  readonly #terminal: Terminal;
  readonly #output: Output;
  readonly #progressBar: ProgressBar | undefined;
  #standing: Answer | undefined;
  /** Objects and byte arrays written. */
  written = 0;
  warnings = 0;
  /** Whether the user said no to a change. */
  declined = false;
  /** The first error after which the cmdlet went on. */
  error: CmdletError | undefined;

  constructor({ commandLine, terminal, output, signal, progressBar }: CliHostOptions) {
    this.signal = signal;
    this.whatIf = commandLine.whatIf;
    this.verbose = commandLine.verbose;
    this.#confirm = commandLine.confirm;
    this.#terminal = terminal;
    this.#output = output;
    this.#progressBar = progressBar;
  }

  async writeObject(name: ObjectName, value: object): Promise<void> {
    this.#progressBar?.hide();
    this.written += 1;
    await this.#output.writeObject(name, value);
    // A cmdlet that never waits would not let the event loop see Ctrl+C.
    if (this.written % 50 === 0) await turn();
    this.signal.throwIfAborted();
  }

  async writeBytes(bytes: Uint8Array): Promise<void> {
    this.#progressBar?.hide();
    this.written += 1;
    await this.#output.writeBytes(bytes);
  }

  writeWarning(message: string): void {
    this.warnings += 1;
    this.#say(`WARNING: ${visibleText(message)}`);
  }

  writeVerbose(message: string): void {
    if (this.verbose) this.#say(`VERBOSE: ${visibleText(message)}`);
  }

  writeProgress(progress: Progress): void {
    if (!this.signal.aborted) this.#progressBar?.show(progress);
  }

  writeError(error: CmdletError): void {
    this.error ??= error;
    this.#say(`ERROR: ${visibleText(error.message)}`);
  }

  async shouldProcess(change: Change): Promise<boolean> {
    this.#progressBar?.hide();
    if (this.whatIf) {
      const { action, target } = change;
      this.#output.writeWhatIf(
        `What if: Performing the operation "${visibleText(action)}" on target "${visibleText(target)}".`,
      );
      return false;
    }
    if (!this.#confirm) return true;
    const answer = this.#standing ?? (await askToProceed(change, this.#terminal, this.signal));
    if (answer === 'all' || answer === 'none') this.#standing = answer;
    const yes = answer === 'yes' || answer === 'all';
    if (!yes) this.declined = true;
    return yes;
  }

  #say(line: string): void {
    this.#progressBar?.hide();
    this.#terminal.stderr.write(`${line}\n`);
  }
}
