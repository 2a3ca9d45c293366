import { WordList } from './word-list.js';

const blockLength = 2 ** 16;

/** Pieces of bytes, one after the other. As in a {@link WordList}, nothing is copied as it grows. */
export class ByteList {
  /** A piece that no block holds has one of its own. */
  readonly #blocks: Buffer[] = [];
  /** How much of each block is taken. */
  readonly #ends: number[] = [];
  /** Where each piece begins: which block, times the length of one, and where in it. */
  readonly #starts = new WordList();

  get length(): number {
    return this.#starts.length;
  }

  /** Adds a piece of that many bytes. @returns its bytes, to be filled in */
  add(length: number): Buffer {
    let last = this.#blocks.length - 1;
    // A block is never quite full, so that even a piece of no bytes begins inside it.
    if (last < 0 || this.#ends[last]! + length >= blockLength) {
      last = this.#blocks.push(Buffer.alloc(Math.max(length, blockLength))) - 1;
      this.#ends.push(0);
    }
    const start = this.#ends[last]!;
    this.#starts.add(last * blockLength + start);
    this.#ends[last] = start + length;
    return this.#blocks[last]!.subarray(start, start + length);
  }

  /** Adds a copy of the bytes. */
  push(bytes: Uint8Array): void {
    this.add(bytes.length).set(bytes);
  }

  at(index: number): Buffer {
    const place = this.#starts.at(index);
    const block = Math.floor(place / blockLength);
    const next = index + 1 < this.length ? this.#starts.at(index + 1) : Number.POSITIVE_INFINITY;
    const end = next < (block + 1) * blockLength ? next % blockLength : this.#ends[block]!;
    return this.#blocks[block]!.subarray(place % blockLength, end);
  }
}
