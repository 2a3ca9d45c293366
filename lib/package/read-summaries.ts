import { NumberReader } from '../records/number-bytes.js';
import { PackedList } from '../records/packed-list.js';
import type { Guid } from '../records/records.js';
import { EntryName } from './format.js';
import { canReadInThread, MessagesInThread } from './messages-in-thread.js';
import type { PackageReader } from './package-reader.js';
import type { MessageSummary, RoomSummary } from './summarize-messages.js';

/** All that a package says of its messages, without them. */
export class MessageSummaries implements Iterable<[summary: RoomSummary, authors: number[]]> {
  readonly #rooms = new PackedList<RoomSummary>();
  readonly #wrote: Uint8Array[] = [];
  /** In the order in which they are introduced. */
  readonly authors = new PackedList<Guid>();

  add({ rooms, authors, wrote }: MessageSummary): void {
    for (const room of rooms) this.#rooms.add(room);
    for (const author of authors) this.authors.add(author);
    this.#wrote.push(wrote);
  }

  get rooms(): Iterable<RoomSummary> {
    return this.#rooms;
  }

  /** Each room with the places of those who wrote in it, as far as a {@link MessageSummary} tells. */
  *[Symbol.iterator](): Generator<[RoomSummary, number[]]> {
    const authors = this.#authorsByRoom();
    for (const room of this.#rooms) yield [room, authors.next().value!];
  }

  *#authorsByRoom(): Generator<number[]> {
    for (const bytes of this.#wrote) {
      const numbers = new NumberReader(bytes, 0, bytes.length);
      while (!numbers.isAtEnd) {
        let last = 0;
        yield Array.from({ length: numbers.next() }, () => {
          last += numbers.next();
          return last;
        });
      }
    }
  }
}

/**
 * Counts the messages of each room in a thread, from when this is made: before anything else of the package is known, and before
 * a target has answered. To be stopped in any case.
 */
export class MessageCount {
  readonly #reader: PackageReader;
  readonly #thread: MessagesInThread<MessageSummary>;

  private constructor(reader: PackageReader) {
    this.#reader = reader;
    this.#thread = new MessagesInThread('package/summary-thread.js', reader);
  }

  /** Undefined where a thread cannot do it, or is not worth it. */
  static begin(reader: PackageReader): MessageCount | undefined {
    return canReadInThread(reader) ? new MessageCount(reader) : undefined;
  }

  /**
   * @param onMessages called with the number of messages that have been read
   * @param signal ends it
   * @throws CmdletError PackageDamaged as when the messages are read, but for rooms that the package does not have
   */
  async summaries(onMessages: (messages: number) => void, signal: AbortSignal): Promise<MessageSummaries> {
    const summaries = new MessageSummaries();
    let found = 0;
    for await (const summary of this.#thread.pieces()) {
      signal.throwIfAborted();
      const messages = summary.rooms.reduce((sum, room) => sum + room.messages, 0);
      found += messages;
      onMessages(messages);
      summaries.add(summary);
    }
    this.#reader.ensureCount(EntryName.messages, found, this.#reader.manifest!.counts.messages);
    return summaries;
  }

  stop(): Promise<void> {
    return this.#thread.stop();
  }
}
