import type { ObjectName } from '../definitions/object-definition.js';
import type { Output } from './output.js';
import { type Terminal, writeAll } from './terminal.js';

/** A multiple of 3, so that the Base64 of a chunk has no padding. */
const chunkLength = 48 * 1024;

/** JSON leaves some characters as they are that a terminal would obey. */
const harmless = (json: string): string =>
  json.replace(
    /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** One JSON array on standard output, an object a line; bytes are a Base64 string in it. */
export class JsonOutput implements Output {
  readonly #terminal: Terminal;
  readonly #signal: AbortSignal;
  #empty = true;

  constructor(terminal: Terminal, signal: AbortSignal) {
    this.#terminal = terminal;
    this.#signal = signal;
  }

  async writeObject(_name: ObjectName, value: object): Promise<void> {
    await this.#write(this.#separator() + harmless(JSON.stringify(value)));
  }

  async writeBytes(bytes: Uint8Array): Promise<void> {
    await this.#write(`${this.#separator()}"`);
    for (let start = 0; start < bytes.length; start += chunkLength) {
      const length = Math.min(chunkLength, bytes.length - start);
      await this.#write(Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString('base64'));
    }
    await this.#write('"');
  }

  async writeResult(name: ObjectName, value: object): Promise<void> {
    await this.writeObject(name, value);
  }

  writeWhatIf(line: string): void {
    this.#terminal.stderr.write(`${line}\n`);
  }

  async end(): Promise<void> {
    this.#terminal.stdout.write(this.#empty ? '[]\n' : '\n]\n');
  }

  #separator(): string {
    const separator = this.#empty ? '[\n' : ',\n';
    this.#empty = false;
    return separator;
  }

  async #write(text: string): Promise<void> {
    await writeAll(this.#terminal.stdout, text, this.#signal);
  }
}
