import { on } from 'node:events';
import type { MessagePort } from 'node:worker_threads';

/** Pieces under way at once: enough that neither thread waits for each answer, few enough to stay small. */
const usualWindow = 8;

/** The one that took a piece says so, and the next may come. */
const taken = 'taken';

/** Sends pieces (bytes, texts, plain objects) to another thread no faster than it takes them. */
export class PieceSender<Piece> {
  readonly #port: MessagePort;
  readonly #answers: AsyncIterator<unknown>;
  #free: number;

  /**
   * @param signal ends all waiting when the other thread is gone
   * @param window pieces under way at once
   */
  constructor(port: MessagePort, { signal, window = usualWindow }: { signal?: AbortSignal; window?: number } = {}) {
    this.#port = port;
    this.#free = window;
    this.#answers = on(port, 'message', signal === undefined ? {} : { signal });
  }

  async send(piece: Piece): Promise<void> {
    if (this.#free > 0) this.#free--;
    else await this.#answers.next();
    if (piece instanceof Uint8Array) {
      // A view would be sent together with the whole of the memory it looks at.
      const own = new Uint8Array(piece);
      this.#port.postMessage({ piece: own }, [own.buffer]);
    } else {
      this.#port.postMessage({ piece });
    }
  }

  end(): void {
    this.#port.postMessage({});
  }
}

/** The pieces that the other thread sends. */
export const receivePieces = async function* <Piece>(port: MessagePort, signal?: AbortSignal): AsyncGenerator<Piece> {
  for await (const [message] of on(port, 'message', signal === undefined ? {} : { signal })) {
    const { piece } = message as { piece?: Piece };
    if (piece === undefined) return;
    port.postMessage(taken);
    yield piece;
  }
};
