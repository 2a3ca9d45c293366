import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { type FrameKind, frame } from './frames.js';

/** The frames that go to PowerShell. */
export class Output {
  readonly #stream: Writable;

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  /** Sends a frame without waiting: for the few small ones. */
  send(kind: FrameKind, payload?: string): void {
    this.#stream.write(frame(kind, payload));
  }

  /** Sends a frame and waits until the reader has caught up. */
  async flow(kind: FrameKind, payload: string): Promise<void> {
    if (!this.#stream.write(frame(kind, payload)) && !this.#stream.destroyed) await once(this.#stream, 'drain');
  }

  /** Waits until everything has left this process. */
  async flush(): Promise<void> {
    await new Promise<void>((resolve) => this.#stream.write('', () => resolve()));
  }
}
