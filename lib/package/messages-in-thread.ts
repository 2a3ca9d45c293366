import { CmdletError } from '../host/cmdlet-error.js';
import { Thread, worthThread } from '../threads/thread.js';
import { EntryName } from './format.js';
import type { PackageReader } from './package-reader.js';
import type { MessagesRequest, ServedPiece } from './serve-messages.js';

/** Whether a thread can read the messages of a package, for which it opens the file once more, and whether they are worth it. */
export const canReadInThread = (reader: PackageReader): boolean =>
  'fileName' in reader.input && reader.size(EntryName.messages) >= worthThread;

/**
 * What a thread makes of the messages of a package. It can be asked before anything else of the package is known.
 *
 * @param module that serves messages
 * @param reader of a package for which {@link canReadInThread}
 * @throws CmdletError PackageDamaged, as when the messages are read here
 */
export const messagesInThread = async function* <Piece>(
  module: 'package/message-thread.js' | 'package/summary-thread.js',
  { input, manifest }: PackageReader,
): AsyncGenerator<Piece> {
  const thread = new Thread<MessagesRequest, ServedPiece<Piece>>(module);
  try {
    await thread.send({ input, check: manifest!.entries[EntryName.messages]! });
    thread.end();
    for await (const served of thread.pieces()) {
      if ('error' in served) {
        const { code, message, target } = served.error;
        throw new CmdletError(code, message, target === undefined ? {} : { target });
      }
      yield served.piece;
    }
  } finally {
    await thread.stop();
  }
};
