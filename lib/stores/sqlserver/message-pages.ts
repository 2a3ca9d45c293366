import type { Value } from '../../sqlserver/server.js';
import type { StoredMessage } from '../connection.js';

/** Messages of a page, which is what is read again after a lost connection. Two pages are in memory: the one in use, and the one that is read meanwhile. */
const messagesPerPage = 2_000;

/** The smallest bigint: every message comes after it. */
const beforeAll = '-9223372036854775808';

/** A place between messages, which are in the order of their rooms and numbers. */
interface Place {
  room: number;
  /** Number of the message before. */
  after: string;
}

/** The messages that follow a place, those of the rooms that come next included, so that a small room costs no request. */
interface Page {
  from: string | null;
  start: Place;
  rooms: Map<number, StoredMessage[]>;
  /** The place after the last message; undefined where there are no more messages. */
  end: Place | undefined;
}

const isBefore = (a: Place, b: Place): boolean =>
  a.room < b.room || (a.room === b.room && BigInt(a.after) < BigInt(b.after));

const covers = (page: Page, place: Place, from: string | null): boolean =>
  page.from === from && !isBefore(place, page.start) && (page.end === undefined || isBefore(place, page.end));

/** The columns of a message and, at last, its room. */
const columns = 'chatID, chatDate, userId, isAlert, content';

/** Reads messages page by page; while one page is used, the next one is on its way. */
export class MessagePages {
  readonly #read: (sql: string, values: Value[]) => Promise<Value[][]>;
  readonly #columnsOf: (table: string) => string[];
  #page: Page | undefined;
  #next: Promise<Page> | undefined;

  constructor(read: (sql: string, values: Value[]) => Promise<Value[][]>, columnsOf: (table: string) => string[]) {
    this.#read = read;
    this.#columnsOf = columnsOf;
  }

  /** Messages of a room; with `from`, only those at or after these ticks. */
  async *of(room: number, from: string | null): AsyncGenerator<StoredMessage[]> {
    let place: Place | undefined = { room, after: beforeAll };
    while (place !== undefined) {
      const page: Page = await this.#find(place, from);
      const messages = page.rooms.get(room);
      if (messages !== undefined) yield messages;
      place = page.end?.room === room ? page.end : undefined;
    }
  }

  async #find(place: Place, from: string | null): Promise<Page> {
    if (this.#page !== undefined && covers(this.#page, place, from)) return this.#page;
    const isFirst = this.#page === undefined;
    const next = await this.#next;
    this.#next = undefined;
    const follows = next !== undefined && covers(next, place, from);
    const page = follows ? next : await this.#load(place, from);
    this.#page = page;
    // Whoever jumps from room to room has no use for what follows.
    if (page.end !== undefined && (isFirst || follows)) {
      this.#next = this.#load(page.end, from);
      // Nobody may come for it.
      this.#next.catch(() => undefined);
    }
    return page;
  }

  async #load(start: Place, from: string | null): Promise<Page> {
    const read = await this.#query(start, from);
    const rooms = new Map<number, StoredMessage[]>();
    let last: Place | undefined;
    for (const row of read as (Value | boolean)[][]) {
      const id = row[0] as string;
      const room = row[6] as number;
      row[0] = Number(id);
      row[3] = row[3] === 1;
      row[4] ??= '';
      // Millions of rows are messages as they are; the room at their end does not matter.
      const message = row as unknown as StoredMessage;
      if (last !== undefined && last.room === room) rooms.get(last.room)!.push(message);
      else rooms.set(room, [message]);
      last = { room, after: id };
    }
    return { from, start, rooms, end: read.length < messagesPerPage ? undefined : last };
  }

  /**
   * The rest of the room and the rooms that follow are two queries, each of which an index answers without reading other rows, in
   * one request: the server works on both while the page before is in use.
   */
  #query({ room, after }: Place, from: string | null): Promise<Value[][]> {
    const hasRtf = this.#columnsOf('tblChat').some((name) => name.toLowerCase() === 'rtf');
    const since = from === null ? '' : 'AND chatDate >= CAST(? AS bigint)';
    const bound = from === null ? [] : [from];
    const select = (top: string, where: string): string =>
      `SELECT TOP ${top} ${columns}, ${hasRtf ? 'CAST(rtf AS nvarchar(max))' : 'NULL'}, channelID FROM tblChat
       WHERE ${where} ${since} ORDER BY channelID, chatID`;
    if (after === beforeAll) return this.#read(select(String(messagesPerPage), 'channelID >= ?'), [room, ...bound]);
    return this.#read(
      `DECLARE @left int;
       ${select(String(messagesPerPage), 'channelID = ? AND chatID > CAST(? AS bigint)')};
       SET @left = ${messagesPerPage} - @@ROWCOUNT;
       ${select('(@left)', 'channelID > ?')}`,
      [room, after, ...bound, room, ...bound],
    );
  }
}
