import { grown } from './grown.js';

/** Whole numbers from 0 on, packed: seven bits a byte, the lowest first, so that small ones take one byte. */
export class NumberWriter {
  #bytes = Buffer.allocUnsafe(1024);
  #length = 0;

  add(value: number): void {
    // A number of 53 bits takes 8 bytes.
    const needed = this.#length + 8;
    if (needed > this.#bytes.length) this.#bytes = grown(this.#bytes, needed);
    let rest = value;
    for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
    this.#bytes[this.#length++] = rest;
  }

  /** The bytes of what was added; what is added afterwards begins anew. */
  take(): Uint8Array {
    const bytes = new Uint8Array(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return bytes;
  }
}

/** Gives back in order what a {@link NumberWriter} took. */
export class NumberReader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at: number;

  constructor(bytes: Uint8Array, start: number, end: number) {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#end;
  }

  next(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.#bytes[this.#at++]!;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }
}
