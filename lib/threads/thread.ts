import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { packageRoot } from '../package-root.js';
import { PieceSender, receivePieces } from './pieces.js';
import { stop, type ThreadPorts } from './ports.js';

/** Packing or parsing this many bytes takes longer than starting a thread for it. */
export const worthThread = 4 * 1024 * 1024;

/** Milliseconds that a thread has to end by itself. */
const grace = 5_000;

/**
 * Another thread that takes pieces and gives pieces: work on bytes that would keep this thread from its own. To be stopped
 * in any case.
 */
export class Thread<In, Out> {
  readonly #worker: Worker;
  readonly #failure = new AbortController();
  readonly #input: PieceSender<In>;
  readonly #inputPort: MessagePort;
  readonly #exited: Promise<unknown>;
  readonly #output: MessagePort;

  /** @param module of the build, below lib: a thread cannot run the sources */
  constructor(module: string) {
    const input = new MessageChannel();
    const output = new MessageChannel();
    const workerData: ThreadPorts = { input: input.port2, output: output.port1 };
    this.#worker = new Worker(path.join(packageRoot, 'dist/lib', module), {
      workerData,
      transferList: [input.port2, output.port1],
      // Pieces are short-lived; more room for young ones would only be memory that both threads take.
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    });
    this.#worker.on('error', (cause) => this.fail(cause));
    this.#exited = new Promise((resolve) => this.#worker.once('exit', resolve));
    // Whoever still waits would wait for ever.
    this.#worker.once('exit', () => this.fail(new Error('The thread has ended.')));
    this.#inputPort = input.port1;
    this.#input = new PieceSender(input.port1, { signal: this.#failure.signal });
    this.#output = output.port2;
  }

  /** Resolves when there is room for the next piece. */
  async send(piece: In): Promise<void> {
    await this.#orFailure(this.#input.send(piece));
  }

  end(): void {
    this.#input.end();
  }

  /** Ends all waiting for the thread with the cause. */
  fail(cause: unknown): void {
    this.#failure.abort(cause);
  }

  /** What the thread gives, until it ends. @throws what the thread threw, or the cause of a failure */
  async *pieces(): AsyncGenerator<Out> {
    const pieces = receivePieces<Out>(this.#output, this.#failure.signal);
    while (true) {
      const { done, value } = await this.#orFailure(pieces.next());
      if (done === true) return;
      yield value;
    }
  }

  async #orFailure<T>(step: Promise<T>): Promise<T> {
    try {
      return await step;
    } catch (cause) {
      throw this.#failure.signal.aborted ? this.#failure.signal.reason : cause;
    }
  }

  /** A thread that is terminated while it sets up a compression takes the whole process down, so it is asked to end first. */
  async stop(): Promise<void> {
    this.#inputPort.postMessage(stop);
    await Promise.race([this.#exited, sleep(grace, undefined, { ref: false })]);
    await this.#worker.terminate();
  }
}
