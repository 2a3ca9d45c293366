import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Thread } from '../threads/thread.js';
import type { ZipPiece } from './zip-thread.js';

const chunkSize = 256 * 1024;

const encode = async function* (text: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Buffer> {
  let parts: string[] = [];
  let length = 0;
  const flush = (): Buffer => {
    const chunk = Buffer.from(parts.join(''), 'utf8');
    parts = [];
    length = 0;
    return chunk;
  };
  for await (const part of text) {
    parts.push(part);
    length += part.length;
    if (length >= chunkSize) yield flush();
  }
  if (length > 0) yield flush();
};

/** Writes a zip file as a stream. Another thread compresses while the next text is being made. */
export class ZipWriter {
  readonly entries: Record<string, { size: number; sha256: string }> = {};
  readonly #thread = new Thread<ZipPiece, Uint8Array>('package/zip-thread.js');
  readonly #written: Promise<void>;

  /** @param output left open at the end */
  constructor(output: Writable) {
    this.#written = pipeline(this.#thread.pieces(), output, { end: false });
    this.#written.catch((cause) => this.#thread.fail(cause));
  }

  /** Adds an entry and waits until all of its text has been taken. Rejects with what the text's source throws. */
  async add(name: string, text: AsyncIterable<string> | Iterable<string>): Promise<void> {
    const hash = createHash('sha256');
    let size = 0;
    await this.#thread.send(name);
    for await (const chunk of encode(text)) {
      hash.update(chunk);
      size += chunk.length;
      await this.#thread.send(chunk);
    }
    this.entries[name] = { size, sha256: hash.digest('hex') };
  }

  /** Writes the directory of the zip and waits until the output has taken everything. */
  async end(): Promise<void> {
    this.#thread.end();
    await this.#written;
  }

  /** To be called in any case. What was not ended is of no use. */
  async close(): Promise<void> {
    await this.#thread.stop();
  }
}
