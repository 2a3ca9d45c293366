import { WordList } from './word-list.js';

/**
 * Places by the numbers of a database, which nearly always follow each other: then each takes four bytes, while a map takes
 * forty.
 */
export class NumberIndex {
  /** Places counted from 1 by number; 0 is none. */
  readonly #dense = new WordList();
  /** Those of numbers far from the others. */
  readonly #sparse = new Map<number, number>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Gives the number the next place. @returns false when it has one already */
  add(number: number): boolean {
    if (this.has(number)) return false;
    this.#size++;
    const isNear = Number.isInteger(number) && number >= 0 && number < this.#size * 4 + 1000;
    if (isNear) this.#dense.set(number, this.#size);
    else this.#sparse.set(number, this.#size);
    return true;
  }

  has(number: number): boolean {
    return this.place(number) !== undefined;
  }

  place(number: number): number | undefined {
    const isDense = number >>> 0 === number && number < this.#dense.length;
    const found = (isDense && this.#dense.at(number)) || this.#sparse.get(number);
    return found === undefined ? undefined : found - 1;
  }
}
