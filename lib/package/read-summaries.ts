import { CmdletError } from '../host/cmdlet-error.js';
import { TextList } from '../records/text-list.js';
import { Thread, worthThread } from '../threads/thread.js';
import { EntryName } from './format.js';
import type { PackageReader } from './package-reader.js';
import type { RoomSummary } from './summarize-messages.js';
import type { SummaryPiece, SummaryRequest } from './summary-thread.js';

/** Whether the messages of a package can be read beside the rest of it, for which a thread opens the file once more, and are worth it. */
export const canSummarize = (reader: PackageReader): boolean =>
  'fileName' in reader.input && reader.size(EntryName.messages) >= worthThread;

/** All that a package says of its messages, without them. */
export interface MessageSummaries {
  rooms: RoomSummary[];
  /** GUIDs, in the order in which they are introduced. */
  authors: TextList;
  /** As in a {@link MessageSummary}. */
  authorRooms: Uint32Array;
}

/**
 * Counts the messages of each room. It can be done before anything else of the package is known.
 *
 * @param reader of a package that {@link canSummarize}
 * @param onMessages called with the number of messages that have been read
 * @param signal ends it
 * @throws CmdletError PackageDamaged as when the messages are read, but for rooms that the package does not have
 */
export const readSummaries = async (
  reader: PackageReader,
  onMessages: (messages: number) => void,
  signal: AbortSignal,
): Promise<MessageSummaries> => {
  const { input, manifest } = reader;
  const thread = new Thread<SummaryRequest, SummaryPiece>('package/summary-thread.js');
  const summaries: MessageSummaries = { rooms: [], authors: new TextList(), authorRooms: new Uint32Array() };
  let found = 0;
  try {
    await thread.send({ input, check: manifest!.entries[EntryName.messages]! });
    thread.end();
    for await (const piece of thread.pieces()) {
      signal.throwIfAborted();
      if ('error' in piece) {
        const { code, message, target } = piece.error;
        throw new CmdletError(code, message, target === undefined ? {} : { target });
      }
      const messages = piece.rooms.reduce((sum, room) => sum + room.messages, 0);
      found += messages;
      onMessages(messages);
      for (const room of piece.rooms) summaries.rooms.push(room);
      for (const author of piece.authors) summaries.authors.add(author);
      if (piece.authorRooms !== undefined) summaries.authorRooms = piece.authorRooms;
    }
  } finally {
    await thread.stop();
  }
  reader.ensureCount(EntryName.messages, found, manifest!.counts.messages);
  return summaries;
};
