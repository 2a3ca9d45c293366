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

  /**
   * @param patience how long to wait for the line to begin, in milliseconds
   * @returns the next line, or undefined when there is none: there will be none, or patience has ended
   */
  async next(patience?: number): Promise<string | undefined> {
    let isPatient = true;
    const lose = (): void => {
      isPatient = this.#pieces.length > 0;
      this.#wake?.();
    };
    const timer = patience === undefined ? undefined : setTimeout(lose, patience);
    while (this.#lines.length === 0 && isPatient && !this.signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    clearTimeout(timer);
    return this.#lines.shift();
  }

  /** A line may arrive in thousands of pieces; they are joined once. */
  #take(text: string): void {
    const parts = text.split('\n');
    if (parts[0] !== '') this.#pieces.push(parts[0]!);
    for (const part of parts.slice(1)) {
      this.#lines.push(this.#pieces.join(''));
      this.#pieces = part === '' ? [] : [part];
    }
    this.#wake?.();
  }
}
