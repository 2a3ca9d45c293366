import type { MessageBatch, PackageMessage } from '../package/read-messages.js';
import type { MessageSummaries } from '../package/read-summaries.js';
import { roomsOfAuthor } from '../package/summarize-messages.js';
import { mentionsFile } from '../package/write-jsonl.js';
import type { PrincipalTable } from '../records/principal-table.js';
import { isDate } from '../records/ticks.js';
import type { PlannedRoom, PlannedRooms } from './planned.js';
import type { PrincipalMapping } from './principal-mapping.js';
import type { TargetMessage } from './target.js';

/** What an import will do with the messages of one room. Lists of them are in the order of the rooms. */
export interface RoomScan {
  /** Messages in the package. */
  found: number;
  /** Messages that the target does not have. */
  fresh: number;
  /** Messages that the target has already, the same in every respect. */
  present: number;
  /** The first numbers under which the target has another message. */
  clashes: readonly number[];
  unknownAuthors: number;
  fileLinks: number;
  datesOutOfRange: number;
  largestId: number | null;
}

/** Of nearly all rooms. */
const none: readonly number[] = [];

const scan = (): RoomScan => ({
  found: 0,
  fresh: 0,
  present: 0,
  clashes: none,
  unknownAuthors: 0,
  fileLinks: 0,
  datesOutOfRange: 0,
  largestId: null,
});

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
export const scanMessages = async (batches: AsyncIterable<MessageBatch>, context: ScanContext): Promise<RoomScan[]> => {
  const { rooms } = context;
  const scans = Array.from({ length: rooms.length }, scan);
  let current: PlannedRoom | undefined;
  let cursor: TargetCursor | undefined;
  for await (const { room: id, messages } of batches) {
    context.signal.throwIfAborted();
    const place = rooms.place(id);
    context.onMessages(messages.length);
    if (place === undefined) continue;
    if (id !== current?.id) {
      await cursor?.close();
      current = rooms.at(place)!;
      const existing = context.targetMessages(current);
      cursor = existing === undefined ? undefined : new TargetCursor(existing);
    }
    await scanBatch(current, messages, scans[place]!, cursor, context);
  }
  await cursor?.close();
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
): RoomScan[] | undefined => {
  const scans = Array.from({ length: rooms.length }, scan);
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
    const result = scans[place]!;
    if (withoutAuthor > 0) mapping.need(unknownAuthor);
    result.found = messages;
    result.fresh = messages;
    result.unknownAuthors = withoutAuthor;
    result.fileLinks = fileLinks;
    result.datesOutOfRange = datesOutOfRange;
    result.largestId = largestId;
  }
  for (let author = 0; author < authors.length; author++) {
    const place = principals.place(authors.at(author));
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
