const blockBits = 12;
const blockLength = 2 ** blockBits;

/**
 * A list of 32-bit numbers that grows: half the memory of an array, and nothing for the garbage collector to walk through. It
 * is kept in blocks of one size: nothing is copied as it grows, and the place of an ended list serves the next one.
 */
export class WordList {
  readonly #blocks: Uint32Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    return this.#blocks[index >>> blockBits]![index & (blockLength - 1)]!;
  }

  add(value: number): void {
    this.set(this.#length, value);
  }

  /** Also beyond the end; what lies between is 0. */
  set(index: number, value: number): void {
    while (index >= this.#blocks.length * blockLength) this.#blocks.push(new Uint32Array(blockLength));
    this.#blocks[index >>> blockBits]![index & (blockLength - 1)] = value;
    if (index >= this.#length) this.#length = index + 1;
  }
}
