/** How much larger a list becomes: half of what is set aside for a long list would be left empty if that were twice. */
export const growth = 1.25;

/** A list of 32-bit numbers that grows: half the memory of an array, and nothing for the garbage collector to walk through. */
export class WordList {
  #words = new Uint32Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    return this.#words[index]!;
  }

  /** Only good until something is added. */
  slice(start: number, end: number): Uint32Array {
    return this.#words.subarray(start, end);
  }

  add(values: readonly number[]): void {
    const start = this.#length;
    this.#reach(start + values.length);
    this.#words.set(values, start);
  }

  /** Also beyond the end; what lies between is 0. */
  set(index: number, value: number): void {
    if (index >= this.#length) this.#reach(index + 1);
    this.#words[index] = value;
  }

  #reach(length: number): void {
    if (length > this.#words.length) {
      const larger = new Uint32Array(Math.max(length, Math.ceil(this.#words.length * growth)));
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#length = length;
  }
}
