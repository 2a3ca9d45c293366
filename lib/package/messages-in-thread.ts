import { CmdletError } from '../host/cmdlet-error.js';
import { Thread, worthThread } from '../threads/thread.js';
import { EntryName } from './format.js';
import type { PackageReader } from './package-reader.js';
import type { MessagesRequest, ServedPiece } from './serve-messages.js';

/** Whether a thread can read the messages of a package, for which it opens the file once more, and whether they are worth it. */
export const canReadInThread = (reader: PackageReader): boolean =>
  'fileName' in reader.input && reader.size(EntryName.messages) >= worthThread;

/** What a thread makes of the messages of a package, from when this is made. To be stopped in any case. */
export class MessagesInThread<Piece> {
  readonly #thread: Thread<MessagesRequest, ServedPiece<Piece>>;

  /**
   * It can be asked before anything else of the package is known.
   *
   * @param module that serves messages
   * @param reader of a package for which {@link canReadInThread}
   */
  constructor(module: 'package/message-thread.js' | 'package/summary-thread.js', { input, manifest }: PackageReader) {
    this.#thread = new Thread(module);
    // One request is taken at once; should the thread fail, the pieces say so.
    this.#thread.send({ input, check: manifest!.entries[EntryName.messages]! }).catch(() => undefined);
    this.#thread.end();
  }

  /** @throws CmdletError PackageDamaged, as when the messages are read here */
  async *pieces(): AsyncGenerator<Piece> {
    for await (const served of this.#thread.pieces()) {
      if ('error' in served) {
        const { code, message, target } = served.error;
        throw new CmdletError(code, message, target === undefined ? {} : { target });
      }
      yield served.piece;
    }
  }

  stop(): Promise<void> {
    return this.#thread.stop();
  }
}
