import type { Value } from '../../sqlserver/server.js';
import type { StoredMessage } from '../connection.js';
import { type BoundQuery, ReadAhead, type StreamRows } from './read-ahead.js';

/** Messages of a request. */
const smallestPage = 500;
const largestPage = 16_000;

/** The columns of a message; its text as the client formatted it and its room follow. */
const columns = 'chatID, chatDate, userId, isAlert, content';

/** Messages that follow each other in one room. */
interface Batch {
  room: number;
  messages: StoredMessage[];
}

/** Messages that are read ahead, with `from` those at or after these ticks. */
interface Flow {
  from: string | null;
  /** The room of the last batch that was taken; there is no way back to it. */
  room: number;
  batches: ReadAhead<Batch>;
}

/** Reads messages room by room; while those of one are used, the next are on their way. */
export class MessageStream {
  readonly #read: StreamRows;
  readonly #columnsOf: (table: string) => string[];
  #flow: Flow | undefined;

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
      const next = await this.#peek(flow);
      if (next === null || next.room > room) return;
      flow.batches.take();
      flow.room = next.room;
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
    this.#flow?.batches.stop();
    this.#flow = undefined;
  }

  async #peek({ batches }: Flow): Promise<Batch | null> {
    try {
      return await batches.peek();
    } catch (cause) {
      this.close();
      throw cause;
    }
  }

  #begin(room: number, from: string | null): Flow {
    this.close();
    const batches = new ReadAhead<Batch>(this.#read, {
      smallest: smallestPage,
      largest: largestPage,
      query: (after, size) => this.#query(after ?? [room], size, from),
      keyOf: (row) => [row[6]!, row[0]!],
      batches: toBatches,
    });
    this.#flow = { from, room: room - 1, batches };
    return this.#flow;
  }

  /**
   * The rest of the room and the rooms that follow are two queries, each of which an index answers without reading other rows, in
   * one request.
   *
   * @param after room and number of the message before; at the beginning only the room
   */
  #query([room, after]: Value[], size: number, from: string | null): BoundQuery {
    const hasRtf = this.#columnsOf('tblChat').some((name) => name.toLowerCase() === 'rtf');
    const since = from === null ? '' : 'AND chatDate >= CAST(? AS bigint)';
    const bound = from === null ? [] : [from];
    const select = (top: string, where: string): string =>
      `SELECT TOP ${top} ${columns}, ${hasRtf ? 'CAST(rtf AS nvarchar(max))' : 'NULL'}, channelID FROM tblChat
       WHERE ${where} ${since} ORDER BY channelID, chatID`;
    if (after === undefined) return { sql: select(String(size), 'channelID >= ?'), values: [room!, ...bound] };
    return {
      sql: `DECLARE @left int;
       ${select(String(size), 'channelID = ? AND chatID > CAST(? AS bigint)')};
       SET @left = ${size} - @@ROWCOUNT;
       ${select('(@left)', 'channelID > ?')}`,
      values: [room!, after, ...bound, room!, ...bound],
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
