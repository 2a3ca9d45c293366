import type { Readable } from 'node:stream';

/**
 * The lines that PowerShell sends. The end of the stream means that nobody waits for an answer any more; it aborts
 * {@link Input.signal}, whether or not the lines before it have been read.
 */
export class Input {
  readonly #abort = new AbortController();
  readonly #lines: string[] = [];
  #pieces: string[] = [];
  #wake: (() => void) | undefined;

  constructor(stream: Readable) {
    stream.setEncoding('latin1');
    stream.on('data', (text: string) => this.#take(text));
    stream.on('end', () => this.cancel());
    stream.on('error', () => this.cancel());
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  cancel(): void {
    this.#abort.abort();
    this.#wake?.();
  }

  /** @returns the next line, or undefined when there is none and there will be none */
  async next(): Promise<string | undefined> {
    while (this.#lines.length === 0 && !this.signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#lines.shift();
  }

  /** A line may arrive in thousands of pieces; they are joined once. */
  #take(text: string): void {
    const parts = text.split('\n');
    this.#pieces.push(parts[0]!);
    for (const part of parts.slice(1)) {
      this.#lines.push(this.#pieces.join(''));
      this.#pieces = [part];
    }
    this.#wake?.();
  }
}
