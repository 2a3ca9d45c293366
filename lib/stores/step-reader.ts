import type { Row } from './connection.js';

/**
 * Hands out the rows of a scan that is ordered by a number, number by number. The numbers asked for must ascend; rows between
 * them are passed over.
 */
export class StepReader {
  readonly #batches: AsyncIterator<Row[]>;
  readonly #key: string;
  #batch: Row[] = [];
  #next = 0;

  constructor(batches: AsyncIterable<Row[]>, key: string) {
    this.#batches = batches[Symbol.asyncIterator]();
    this.#key = key;
  }

  async #peek(): Promise<Row | undefined> {
    while (this.#next >= this.#batch.length) {
      const { done, value } = await this.#batches.next();
      if (done === true) return undefined;
      this.#batch = value;
      this.#next = 0;
    }
    return this.#batch[this.#next];
  }

  /** The rows with the number. */
  async take(number: number): Promise<Row[]> {
    const taken: Row[] = [];
    for (let row = await this.#peek(); row !== undefined; row = await this.#peek()) {
      const found = Number(row[this.#key]);
      if (found > number) break;
      if (found === number) taken.push(row);
      this.#next++;
    }
    return taken;
  }

  /** Ends the scan, which may be half-read. */
  async close(): Promise<void> {
    await this.#batches.return?.();
  }
}
