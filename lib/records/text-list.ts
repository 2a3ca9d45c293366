import { growth, WordList } from './word-list.js';

const wide = /[^\0-\xff]/;

/** The first byte of what is kept of a text says what follows. */
const Form = { none: 0, narrow: 1, wide: 2 } as const;

/**
 * A list of texts that grows, kept as bytes: hundreds of thousands of texts take half the memory that way, and nothing of the
 * text they were cut out of stays alive.
 */
export class TextList {
  #bytes = Buffer.alloc(1024);
  #length = 0;
  readonly #starts = new WordList();

  get length(): number {
    return this.#starts.length;
  }

  add(text: string | null): void {
    const form = text === null ? Form.none : wide.test(text) ? Form.wide : Form.narrow;
    const needed = this.#length + 1 + (text?.length ?? 0) * form;
    if (needed > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(needed, Math.ceil(this.#bytes.length * growth)));
      this.#bytes.copy(larger);
      this.#bytes = larger;
    }
    this.#starts.add([this.#length]);
    this.#bytes[this.#length] = form;
    if (text !== null) this.#bytes.write(text, this.#length + 1, form === Form.wide ? 'utf16le' : 'latin1');
    this.#length = needed;
  }

  at(index: number): string | null {
    const start = this.#starts.at(index);
    const form = this.#bytes[start];
    if (form === Form.none) return null;
    const end = index + 1 < this.#starts.length ? this.#starts.at(index + 1) : this.#length;
    return this.#bytes.toString(form === Form.wide ? 'utf16le' : 'latin1', start + 1, end);
  }
}
