import { Readable } from 'node:stream';
import type { Value } from '../../sqlserver/server.js';
import type { StoredMessage } from '../connection.js';

/** Messages of a request. Those that only a few rooms are wanted from begin small; each of the next is twice as large. */
const smallestPage = 500;
const largestPage = 8_000;

/** Batches that wait for their use: each is what came at once, 16 KB, or a longer message. */
const batchesAhead = 8;

/** The smallest bigint: every message comes after it. */
const beforeAll = '-9223372036854775808';

/** The columns of a message; its text as the client formatted it and its room follow. */
const columns = 'chatID, chatDate, userId, isAlert, content';

/** A place between messages, which are in the order of their rooms and numbers. */
interface Place {
  room: number;
  /** Number of the message before. */
  after: string;
}

/** T-SQL whose `?` stand for the values. */
export interface BoundQuery {
  sql: string;
  values: Value[];
}

/**
 * Reads rows as they come. After a lost connection it asks for the query again, which is to begin behind the last of them.
 *
 * @param onRows the server waits until what it returns is settled, unless somebody else needs the connection
 */
export type StreamRows = (query: () => BoundQuery, onRows: (rows: Value[][]) => Promise<void> | void) => Promise<void>;

/** Messages that follow each other in one room. */
interface Batch {
  room: number;
  messages: StoredMessage[];
}

/** All messages from a room on, read ahead of their use, but not far. */
class MessageFlow {
  readonly from: string | null;
  /** The room of the last batch that was taken; there is no way back to it. */
  room: number;
  readonly #batches: Readable;
  readonly #iterator: AsyncIterator<Batch>;
  /** The batch to be taken next; null at the end. */
  #next: Batch | null | undefined;
  #goOn: (() => void) | undefined;

  constructor(room: number, from: string | null) {
    this.room = room - 1;
    this.from = from;
    const goOn = (): void => this.#goOn?.();
    this.#batches = new Readable({
      objectMode: true,
      highWaterMark: batchesAhead,
      read: goOn,
      destroy: (cause, callback) => {
        goOn();
        callback(cause);
      },
    });
    // Whoever asks for the next batch is told.
    this.#batches.on('error', () => undefined);
    this.#iterator = this.#batches[Symbol.asyncIterator]();
  }

  get isStopped(): boolean {
    return this.#batches.destroyed;
  }

  async peek(): Promise<Batch | null> {
    if (this.#next === undefined) {
      const { done, value } = await this.#iterator.next();
      this.#next = done === true ? null : value;
    }
    return this.#next;
  }

  /** Goes on behind the batch that was looked at. */
  take(): void {
    this.room = this.#next!.room;
    this.#next = undefined;
  }

  /** @returns where there are enough for now, a promise for the time when more are wanted */
  add(batches: Batch[]): Promise<void> | undefined {
    let hasRoom = true;
    for (const batch of batches) if (!this.isStopped) hasRoom = this.#batches.push(batch);
    if (hasRoom || this.isStopped) return undefined;
    return new Promise((resolve) => {
      this.#goOn = resolve;
    });
  }

  end(): void {
    this.#batches.push(null);
  }

  stop(cause?: Error): void {
    this.#batches.destroy(cause);
  }
}

/** Reads messages room by room; while those of one are used, the next are on their way. */
export class MessageStream {
  readonly #read: StreamRows;
  readonly #columnsOf: (table: string) => string[];
  #flow: MessageFlow | undefined;

  constructor(read: StreamRows, columnsOf: (table: string) => string[]) {
    this.#read = read;
    this.#columnsOf = columnsOf;
  }

  /** Messages of a room; with `from`, only those at or after these ticks. */
  async *of(room: number, from: string | null): AsyncGenerator<StoredMessage[]> {
    let flow = this.#flow;
    if (flow === undefined || flow.from !== from || flow.room >= room) flow = this.#begin(room, from);
    let skipped = 0;
    while (true) {
      const next = await flow.peek();
      if (next === null || next.room > room) return;
      flow.take();
      if (next.room === room) {
        yield next.messages;
      } else {
        skipped += next.messages.length;
        // What is under way has to be read in any case.
        if (skipped > largestPage) flow = this.#begin(room, from);
      }
    }
  }

  /** Nobody wants more. */
  close(): void {
    this.#flow?.stop();
    this.#flow = undefined;
  }

  #begin(room: number, from: string | null): MessageFlow {
    this.close();
    const flow = new MessageFlow(room, from);
    this.#flow = flow;
    this.#fill(flow, { room, after: beforeAll }).catch((cause) => {
      flow.stop(cause);
      if (this.#flow === flow) this.#flow = undefined;
    });
    return flow;
  }

  async #fill(flow: MessageFlow, start: Place): Promise<void> {
    let place = start;
    let isLast = false;
    for (let size = smallestPage; !isLast && !flow.isStopped; size = Math.min(2 * size, largestPage)) {
      let found = 0;
      let enough: Promise<void> | undefined;
      await this.#read(
        () => {
          found = 0;
          return this.#query(place, size, flow.from);
        },
        (rows) => {
          found += rows.length;
          const last = rows.at(-1)!;
          place = { room: last[6] as number, after: last[0] as string };
          enough = flow.add(toBatches(rows));
          return enough;
        },
      );
      await enough;
      isLast = found < size;
    }
    flow.end();
  }

  /**
   * The rest of the room and the rooms that follow are two queries, each of which an index answers without reading other rows, in
   * one request.
   */
  #query({ room, after }: Place, size: number, from: string | null): BoundQuery {
    const hasRtf = this.#columnsOf('tblChat').some((name) => name.toLowerCase() === 'rtf');
    const since = from === null ? '' : 'AND chatDate >= CAST(? AS bigint)';
    const bound = from === null ? [] : [from];
    const select = (top: string, where: string): string =>
      `SELECT TOP ${top} ${columns}, ${hasRtf ? 'CAST(rtf AS nvarchar(max))' : 'NULL'}, channelID FROM tblChat
       WHERE ${where} ${since} ORDER BY channelID, chatID`;
    if (after === beforeAll) return { sql: select(String(size), 'channelID >= ?'), values: [room, ...bound] };
    return {
      sql: `DECLARE @left int;
       ${select(String(size), 'channelID = ? AND chatID > CAST(? AS bigint)')};
       SET @left = ${size} - @@ROWCOUNT;
       ${select('(@left)', 'channelID > ?')}`,
      values: [room, after, ...bound, room, ...bound],
    };
  }
}

/** Cuts rows where another room begins. */
const toBatches = (rows: (Value | boolean)[][]): Batch[] => {
  const batches: Batch[] = [];
  let last: Batch | undefined;
  for (const row of rows) {
    const room = row[6] as number;
    row[0] = Number(row[0]);
    row[3] = row[3] === 1;
    row[4] ??= '';
    // Millions of rows are messages as they are; the room at their end does not matter.
    const message = row as unknown as StoredMessage;
    if (last?.room === room) {
      last.messages.push(message);
    } else {
      last = { room, messages: [message] };
      batches.push(last);
    }
  }
  return batches;
};
