import { PassThrough, Writable } from 'node:stream';
import { runCli } from '../../lib/cli/run-cli.js';
import type { Run } from '../../lib/host/cmdlet.js';
import { allCmdlets } from '../../lib/host/invoke.js';

/** A stream that keeps what is written to it. */
class Kept extends Writable {
  isTTY: boolean;
  columns = 80;
  readonly #chunks: Buffer[] = [];
  readonly #onWrite: (text: string) => void;

  constructor(isTTY: boolean, onWrite: (text: string) => void = () => {}) {
    super();
    this.isTTY = isTTY;
    this.#onWrite = onWrite;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#chunks.push(chunk);
    this.#onWrite(chunk.toString('utf8'));
    done();
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  get text(): string {
    return this.bytes.toString('utf8');
  }
}

export interface Surroundings {
  /** What stands on standard input, unless that is a terminal. */
  input?: string | Uint8Array;
  /** What the user types at a terminal, one answer to each prompt. */
  answers?: string[];
  /** Which streams are terminals. */
  terminals?: ('stdin' | 'stdout' | 'stderr')[];
  environment?: NodeJS.ProcessEnv;
  signal?: AbortSignal;
}

/** Runs a command line in which every cmdlet does what `run` does. */
export const runFake = async (
  args: string[],
  // biome-ignore lint/suspicious/noExplicitAny: tests give cmdlets of every option type
  run: Run<any, unknown>,
  {
    input = '',
    answers = [],
    terminals = [],
    environment = {},
    signal = AbortSignal.timeout(10_000),
  }: Surroundings = {},
) => {
  const stdin = Object.assign(new PassThrough(), { isTTY: terminals.includes('stdin') });
  if (!stdin.isTTY) stdin.end(input);
  const answer = (prompt: string): void => {
    const next = prompt.endsWith(': ') ? answers.shift() : undefined;
    if (next !== undefined) setImmediate(() => stdin.write(next));
  };
  const stdout = new Kept(terminals.includes('stdout'));
  const stderr = new Kept(terminals.includes('stderr'), answer);
  const cmdlets = {
    ...allCmdlets,
    registry: Object.fromEntries(
      ['Export-CsPersistentChatData', 'Get-CsPersistentChatEndpoint', 'Import-CsPersistentChatData'].map((name) => [
        name,
        async () => ({ run }),
      ]),
    ),
  };
  const exitCode = await runCli(args, cmdlets, { stdin, stdout, stderr, environment }, signal);
  return { exitCode, stdout: stdout.text, bytes: stdout.bytes, stderr: stderr.text };
};

export const exporting = ['Export-CsPersistentChatData', '--db-instance', 'a.db', '--file-name', 'a.zip'];
export const importing = ['Import-CsPersistentChatData', '--db-instance', 'a.db', '--file-name', 'a.zip'];
