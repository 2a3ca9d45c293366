import type { MessageBatch, PackageMessage } from '../package/read-messages.js';
import type { MessageSummaries } from '../package/read-summaries.js';
import { roomsOfAuthor } from '../package/summarize-messages.js';
import { mentionsFile } from '../package/write-jsonl.js';
import type { PrincipalTable } from '../records/principal-table.js';
import { isDate } from '../records/ticks.js';
import type { PlannedRoom, PlannedRooms } from './planned.js';
import type { PrincipalMapping } from './principal-mapping.js';
import { emptyScan, type RoomScan, RoomScans } from './room-scans.js';
import type { TargetMessage } from './target.js';

const clashesKept = 10;

/** Walks the target's messages beside the package's; both come in the order of their numbers. */
class TargetCursor {
  readonly #batches: AsyncIterator<TargetMessage[]>;
  #batch: TargetMessage[] = [];
  #next = 0;
  #ended = false;

  constructor(messages: AsyncIterable<TargetMessage[]>) {
    this.#batches = messages[Symbol.asyncIterator]();
  }

  /** The target's message of that number, if it has one. Numbers must be asked for in rising order. */
  async find(id: number): Promise<TargetMessage | undefined> {
    while (!this.#ended) {
      while (this.#next < this.#batch.length && this.#batch[this.#next]!.id < id) this.#next++;
      if (this.#next < this.#batch.length) {
        const message = this.#batch[this.#next]!;
        return message.id === id ? message : undefined;
      }
      const { done, value } = await this.#batches.next();
      this.#ended = done === true;
      this.#batch = value ?? [];
      this.#next = 0;
    }
    return undefined;
  }

  async close(): Promise<void> {
    await this.#batches.return?.(undefined);
  }
}

export interface ScanContext {
  /** Place that stands for authors whom nobody knows; undefined when there is none. */
  unknownAuthor: number | undefined;
  mapping: PrincipalMapping;
  rooms: PlannedRooms;
  /** The messages of a room of the target, for rooms that exist and have some. */
  targetMessages(room: PlannedRoom): AsyncIterable<TargetMessage[]> | undefined;
  onMessages(count: number): void;
  /** Called for each message of a room that migrates, with the target's own of the same number. Authors are numbers of the target. */
  observe?(room: PlannedRoom, message: TargetMessage, existing: TargetMessage | undefined): void;
  signal: AbortSignal;
}

/**
 * Reads every message of the package once, checks it, and compares it with the target's (O4: messages are merged by number,
 * never deleted; other content under the same number is a clash). Memory does not grow with the messages.
 */
export const scanMessages = async (batches: AsyncIterable<MessageBatch>, context: ScanContext): Promise<RoomScans> => {
  const { rooms } = context;
  const scans = new RoomScans(rooms.length);
  let current: { room: PlannedRoom; place: number; scan: RoomScan } | undefined;
  let cursor: TargetCursor | undefined;
  const endRoom = async (): Promise<void> => {
    if (current !== undefined) scans.set(current.place, current.scan);
    await cursor?.close();
  };
  for await (const { room: id, messages } of batches) {
    context.signal.throwIfAborted();
    const place = rooms.place(id);
    context.onMessages(messages.length);
    if (place === undefined) continue;
    if (place !== current?.place) {
      await endRoom();
      current = { room: rooms.at(place)!, place, scan: emptyScan() };
      const existing = context.targetMessages(current.room);
      cursor = existing === undefined ? undefined : new TargetCursor(existing);
    }
    await scanBatch(current.room, messages, current.scan, cursor, context);
  }
  await endRoom();
  return scans;
};

/**
 * The same for a target without messages, from summaries that may have been made before it was known which rooms migrate.
 *
 * @returns undefined where they do not tell enough: of authors whom the package does not hold it matters how many messages they
 *   wrote in which room; and of an author more than {@link roomsOfAuthor} rooms of whom may stay behind, all rooms matter
 */
export const scanSummaries = (
  summaries: MessageSummaries,
  principals: PrincipalTable,
  { unknownAuthor, mapping, rooms }: Pick<ScanContext, 'unknownAuthor' | 'mapping' | 'rooms'>,
): RoomScans | undefined => {
  const scans = new RoomScans(rooms.length);
  const { authors } = summaries;
  /** For each author how many rooms are known, and 1 where one of them migrates. */
  const known = new Uint8Array(authors.length);
  const migrates = new Uint8Array(authors.length);
  for (const [summary, wrote] of summaries) {
    const place = rooms.place(summary.room);
    for (const author of wrote) {
      known[author]!++;
      if (place !== undefined) migrates[author] = 1;
    }
    if (place === undefined) continue;
    const { messages, largestId, withoutAuthor, fileLinks, datesOutOfRange } = summary;
    if (withoutAuthor > 0) mapping.need(unknownAuthor);
    const counts = { found: messages, fresh: messages, unknownAuthors: withoutAuthor, fileLinks, datesOutOfRange };
    scans.set(place, { ...emptyScan(), ...counts, largestId });
  }
  for (const [author, id] of authors.entries()) {
    const place = principals.place(id);
    if (place === undefined || place === unknownAuthor) return undefined;
    if (migrates[author] === 1) mapping.need(place);
    else if (known[author] === roomsOfAuthor) return undefined;
  }
  return scans;
};

const scanBatch = async (
  room: PlannedRoom,
  messages: PackageMessage[],
  result: RoomScan,
  cursor: TargetCursor | undefined,
  { unknownAuthor, mapping, observe }: ScanContext,
): Promise<void> => {
  for (const message of messages) {
    result.found++;
    result.largestId = message.id;
    const { author } = message;
    if (author === unknownAuthor) result.unknownAuthors++;
    mapping.need(author);
    if (mentionsFile(message.text)) result.fileLinks++;
    if (!isDate(message.date)) result.datesOutOfRange++;
    const existing = cursor === undefined ? undefined : await cursor.find(message.id);
    const number = author === undefined ? 0 : (mapping.number(author) ?? 0);
    observe?.(room, { ...message, author: number }, existing);
    if (existing === undefined) result.fresh++;
    else if (sameMessage(message, existing, number)) result.present++;
    else if (result.clashes.length < clashesKept) result.clashes = [...result.clashes, message.id];
  }
};

const sameMessage = (message: PackageMessage, existing: TargetMessage, author: number): boolean =>
  message.text === existing.text &&
  message.date === existing.date &&
  message.alert === existing.alert &&
  message.rtf === existing.rtf &&
  author === existing.author;
