import { setImmediate as turn } from 'node:timers/promises';
import type { Completion } from '../completion/completion.js';
import type { ObjectName } from '../definitions/object-definition.js';
import type { CmdletError } from '../host/cmdlet-error.js';
import type { Change, Host, Progress } from '../host/host.js';
import { fieldsToClixml, objectsToClixml, textToClixml } from './clixml.js';
import type { Input } from './input.js';
import type { Output } from './output.js';

const largestBatch = 50;
const longestWait = 100;
const progressInterval = 100;
/** A multiple of 3, so that the Base64 of a chunk has no padding. */
const chunkLength = 48 * 1024;

export const errorToClixml = (error: CmdletError): string =>
  fieldsToClixml({
    Code: error.code,
    Category: error.category,
    Message: error.message,
    Target: error.target ?? '',
    RecommendedAction: error.recommendedAction,
  });

/** What waits to be sent in one frame. */
type Batch = { kind: 'objects'; items: { name: ObjectName; value: object }[] } | { kind: 'whatif'; items: Change[] };

const batchToClixml = (batch: Batch): string =>
  batch.kind === 'objects'
    ? objectsToClixml(batch.items)
    : fieldsToClixml(...batch.items.map(({ target, action }) => ({ Target: target, Action: action })));

export interface InvocationFlags {
  verbose: boolean;
  whatIf: boolean;
}

/**
 * The host of one invocation that PowerShell asked for: what the cmdlet says goes out as frames.
 *
 * Objects are sent in batches of at most 50, which is several times faster than one by one; a batch does not wait for its last
 * object longer than 100 ms, nor while the cmdlet waits for something else.
 */
export class PowerShellHost implements Host {
  readonly whatIf: boolean;
  readonly verbose: boolean;
  readonly #input: Input;
  readonly #output: Output;
  #batch: Batch | undefined;
  #batchEnds = 0;
  #nextProgress = 0;

  constructor(input: Input, output: Output, { verbose, whatIf }: InvocationFlags) {
    this.#input = input;
    this.#output = output;
    this.verbose = verbose;
    this.whatIf = whatIf;
  }

  get signal(): AbortSignal {
    return this.#input.signal;
  }

  async writeObject(name: ObjectName, value: object): Promise<void> {
    if (this.#batch?.kind !== 'objects') this.#beginBatch({ kind: 'objects', items: [] });
    await this.#addToBatch({ name, value });
  }

  async writeBytes(bytes: Uint8Array): Promise<void> {
    this.#sendBatch();
    this.#output.send('bytes', String(bytes.length));
    for (let start = 0; start < bytes.length; start += chunkLength) {
      this.signal.throwIfAborted();
      const length = Math.min(chunkLength, bytes.length - start);
      await this.#output.flow('chunk', Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString('base64'));
    }
  }

  writeWarning(message: string): void {
    this.#sendBatch();
    this.#output.send('warning', textToClixml(message));
  }

  writeVerbose(message: string): void {
    if (!this.verbose) return;
    this.#sendBatch();
    this.#output.send('verbose', textToClixml(message));
  }

  writeProgress({ activity, status, percentComplete, completed = false }: Progress): void {
    const now = performance.now();
    if (now < this.#nextProgress && !completed) return;
    this.#nextProgress = completed ? 0 : now + progressInterval;
    this.#output.send(
      'progress',
      fieldsToClixml({
        Activity: activity,
        Status: status,
        PercentComplete: Math.floor(percentComplete),
        Completed: completed,
      }),
    );
  }

  writeError(error: CmdletError): void {
    this.#sendBatch();
    this.#output.send('error', errorToClixml(error));
  }

  writeCompletions(completions: Completion[]): void {
    const fields = completions.map(({ value, description }) => ({ Value: value, Description: description }));
    this.#output.send('completions', fieldsToClixml(...fields));
  }

  async shouldProcess(change: Change): Promise<boolean> {
    if (this.whatIf) {
      if (this.#batch?.kind !== 'whatif') this.#beginBatch({ kind: 'whatif', items: [] });
      await this.#addToBatch(change);
      return false;
    }
    this.#sendBatch();
    this.#output.send('question', fieldsToClixml({ Target: change.target, Action: change.action }));
    const line = await this.#input.next();
    this.signal.throwIfAborted();
    return JSON.parse(line!).answer === true;
  }

  /** The last word of an invocation: done, or fatal with the error. */
  end(error?: CmdletError): void {
    this.#sendBatch();
    if (error === undefined) this.#output.send('done');
    else this.#output.send('fatal', errorToClixml(error));
  }

  #beginBatch(batch: Batch): void {
    this.#sendBatch();
    this.#batch = batch;
    this.#batchEnds = performance.now() + longestWait;
    setImmediate(() => this.#sendBatch());
  }

  async #addToBatch(item: Batch['items'][number]): Promise<void> {
    const batch = this.#batch!;
    (batch.items as unknown[]).push(item);
    if (batch.items.length < largestBatch && performance.now() < this.#batchEnds) return;
    this.#batch = undefined;
    await this.#output.flow(batch.kind, batchToClixml(batch));
    // A cmdlet that never waits would not let the event loop see that PowerShell has closed its end.
    await turn();
    this.signal.throwIfAborted();
  }

  #sendBatch(): void {
    if (this.#batch === undefined) return;
    this.#output.send(this.#batch.kind, batchToClixml(this.#batch));
    this.#batch = undefined;
  }
}
