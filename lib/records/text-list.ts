import { ByteList } from './byte-list.js';

const wide = /[^\0-\xff]/;

/** The first byte of what is kept of a text says what follows. */
const Form = { none: 0, narrow: 1, wide: 2 } as const;

/**
 * A list of texts that grows, kept as bytes: hundreds of thousands of texts take half the memory that way, and nothing of the
 * text they were cut out of stays alive.
 */
export class TextList {
  readonly #bytes = new ByteList();

  get length(): number {
    return this.#bytes.length;
  }

  add(text: string | null): void {
    const form = text === null ? Form.none : wide.test(text) ? Form.wide : Form.narrow;
    const bytes = this.#bytes.add(1 + (text?.length ?? 0) * form);
    bytes[0] = form;
    if (text !== null) bytes.write(text, 1, form === Form.wide ? 'utf16le' : 'latin1');
  }

  at(index: number): string | null {
    const bytes = this.#bytes.at(index);
    const form = bytes[0];
    return form === Form.none ? null : bytes.toString(form === Form.wide ? 'utf16le' : 'latin1', 1);
  }
}
