import { grown } from '../records/grown.js';

const size = 512 * 1024;

/** Bytes that a UTF-16 unit takes at most. */
const bytesPerUnit = 3;

/** Makes UTF-8 of many texts, one after the other in one buffer. Joining them as texts first would copy all of it once more. */
export class Utf8Writer {
  readonly #standard = Buffer.allocUnsafe(size);
  #buffer = this.#standard;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Whether it is time to take what there is. */
  get isFull(): boolean {
    return this.#length >= size / 2;
  }

  /** Adds any text. Lone surrogates become replacement characters. */
  add(text: string): void {
    const most = text.length * bytesPerUnit;
    // Exactly as much for a text that is too long for that, which would be three times what most need.
    this.#makeRoom(this.#length + most <= this.#buffer.length ? most : Buffer.byteLength(text));
    this.#length += this.#buffer.write(text, this.#length, 'utf8');
  }

  /** Adds a text that is UTF-8 already. */
  addBytes(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Adds a short text of ASCII characters only; a call of the platform would take longer than its few characters do. */
  addAscii(text: string): void {
    const { length } = text;
    this.#makeRoom(length);
    const buffer = this.#buffer;
    const start = this.#length;
    for (let i = 0; i < length; i++) buffer[start + i] = text.charCodeAt(i);
    this.#length = start + length;
  }

  /** Adds a whole number. */
  addNumber(value: number): void {
    // A text of it would live no longer than this line.
    if ((value | 0) !== value || value < 0) {
      this.addAscii(String(value));
      return;
    }
    let length = 1;
    for (let rest = value; rest >= 10; rest = (rest / 10) | 0) length++;
    this.#makeRoom(length);
    this.#length += length;
    for (let at = this.#length - 1, rest = value; length > 0; length--, at--) {
      this.#buffer[at] = 48 + (rest % 10);
      rest = (rest / 10) | 0;
    }
  }

  #makeRoom(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed > this.#buffer.length) this.#buffer = grown(this.#buffer, needed);
  }

  /**
   * The bytes of what was added, until something is added again: buffers that nobody needs any more take time to be found. What
   * is added afterwards begins anew.
   */
  take(): Buffer {
    const bytes = this.#buffer.subarray(0, this.#length);
    this.#buffer = this.#standard;
    this.#length = 0;
    return bytes;
  }
}
