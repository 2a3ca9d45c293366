import { Readable } from 'node:stream';
import type { Value } from '../../sqlserver/server.js';

/** Batches that wait for their use: each is what came at once, 16 KB, or a longer row. */
const batchesAhead = 8;

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

/** How to read a table in pages along its key. */
export interface Pages<Batch> {
  /** Rows of the first page, which may be few if only those are wanted; each of the next takes twice as many. */
  smallest: number;
  largest: number;
  /**
   * The first rows behind a key.
   *
   * @param after undefined for the beginning
   */
  query(after: Value[] | undefined, size: number): BoundQuery;
  keyOf(row: Value[]): Value[];
  /** What is made of rows that came together. */
  batches(rows: Value[][]): Batch[];
}

/** Rows of a table, read ahead of their use, but not far. */
export class ReadAhead<Batch> {
  readonly #waiting: Readable;
  readonly #iterator: AsyncIterator<Batch>;
  /** The batch to be taken next; null at the end. */
  #next: Batch | null | undefined;
  #goOn: (() => void) | undefined;

  constructor(read: StreamRows, pages: Pages<Batch>) {
    const goOn = (): void => this.#goOn?.();
    this.#waiting = new Readable({
      objectMode: true,
      highWaterMark: batchesAhead,
      read: goOn,
      destroy: (cause, callback) => {
        goOn();
        callback(cause);
      },
    });
    // Whoever asks for the next batch is told.
    this.#waiting.on('error', () => undefined);
    this.#iterator = this.#waiting[Symbol.asyncIterator]();
    this.#fill(read, pages).catch((cause) => this.#waiting.destroy(cause));
  }

  async #fill(read: StreamRows, { smallest, largest, query, keyOf, batches }: Pages<Batch>): Promise<void> {
    let after: Value[] | undefined;
    let isLast = false;
    for (let size = smallest; !isLast && !this.#waiting.destroyed; size = Math.min(2 * size, largest)) {
      let found = 0;
      let enough: Promise<void> | undefined;
      await read(
        () => {
          found = 0;
          return query(after, size);
        },
        (rows) => {
          found += rows.length;
          after = keyOf(rows.at(-1)!);
          enough = this.#add(batches(rows));
          return enough;
        },
      );
      await enough;
      isLast = found < size;
    }
    this.#waiting.push(null);
  }

  /** @returns where there are enough for now, a promise for the time when more are wanted */
  #add(batches: Batch[]): Promise<void> | undefined {
    let hasRoom = true;
    for (const batch of batches) if (!this.#waiting.destroyed) hasRoom = this.#waiting.push(batch);
    if (hasRoom || this.#waiting.destroyed) return undefined;
    return new Promise((resolve) => {
      this.#goOn = resolve;
    });
  }

  /** The next batch, which stays the next; null at the end. */
  async peek(): Promise<Batch | null> {
    if (this.#next === undefined) {
      const { done, value } = await this.#iterator.next();
      this.#next = done === true ? null : value;
    }
    return this.#next;
  }

  /** Goes on behind the batch that was looked at. */
  take(): void {
    this.#next = undefined;
  }

  /** Nobody wants more. */
  stop(): void {
    this.#waiting.destroy();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Batch> {
    try {
      for (let next = await this.peek(); next !== null; next = await this.peek()) {
        this.take();
        yield next;
      }
    } finally {
      this.stop();
    }
  }
}
