import { WordList } from './word-list.js';

const wide = /[^\0-\xff]/;

/** The first byte of what is kept of a text says what follows. */
const Form = { none: 0, narrow: 1, wide: 2 } as const;

const blockLength = 2 ** 16;

/**
 * A list of texts that grows, kept as bytes: hundreds of thousands of texts take half the memory that way, and nothing of the
 * text they were cut out of stays alive. As in a {@link WordList}, nothing is copied as it grows.
 */
export class TextList {
  /** A text that no block holds has one of its own. */
  readonly #blocks: Buffer[] = [];
  /** How much of each block is taken. */
  readonly #ends: number[] = [];
  /** Where each text begins: which block, times the length of one, and where in it. */
  readonly #starts = new WordList();

  get length(): number {
    return this.#starts.length;
  }

  add(text: string | null): void {
    const form = text === null ? Form.none : wide.test(text) ? Form.wide : Form.narrow;
    const length = 1 + (text?.length ?? 0) * form;
    let last = this.#blocks.length - 1;
    if (last < 0 || this.#ends[last]! + length > blockLength) {
      last = this.#blocks.push(Buffer.alloc(Math.max(length, blockLength))) - 1;
      this.#ends.push(0);
    }
    const block = this.#blocks[last]!;
    const start = this.#ends[last]!;
    this.#ends[last] = start + length;
    this.#starts.add(last * blockLength + start);
    block[start] = form;
    if (text !== null) block.write(text, start + 1, form === Form.wide ? 'utf16le' : 'latin1');
  }

  at(index: number): string | null {
    const place = this.#starts.at(index);
    const number = Math.floor(place / blockLength);
    const block = this.#blocks[number]!;
    const start = place % blockLength;
    const form = block[start];
    if (form === Form.none) return null;
    const next = index + 1 < this.length ? this.#starts.at(index + 1) : Number.POSITIVE_INFINITY;
    const end = next < (number + 1) * blockLength ? next % blockLength : this.#ends[number]!;
    return block.toString(form === Form.wide ? 'utf16le' : 'latin1', start + 1, end);
  }
}
