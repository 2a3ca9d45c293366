import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Thread, worthThread } from '../threads/thread.js';
import { packZip, type ZipPiece } from './pack-zip.js';

const chunkSize = 256 * 1024;

/** Bytes that a UTF-16 unit takes at most. */
const bytesPerUnit = 3;

/**
 * Texts as bytes, many texts at once. Joining them as texts first would copy all of it once more. What it gives is only good
 * until the next is asked for: buffers that nobody needs any more take time to be found.
 */
const encode = async function* (texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(chunkSize);
  let used = 0;
  for await (const text of texts) {
    const most = text.length * bytesPerUnit;
    if (used > 0 && used + most > buffer.length) {
      yield buffer.subarray(0, used);
      used = 0;
    }
    if (most > buffer.length) yield Buffer.from(text, 'utf8');
    else used += buffer.write(text, used, 'utf8');
  }
  if (used > 0) yield buffer.subarray(0, used);
};

/** Writes a zip file as a stream. Another thread compresses a large one while the next text is being made. */
export class ZipWriter {
  readonly entries: Record<string, { size: number; sha256: string }> = {};
  readonly #output: Writable;
  /** What waits for there to be enough for a thread. */
  #held: ZipPiece[] = [];
  #heldSize = 0;
  #thread: Thread<ZipPiece, Uint8Array> | undefined;
  #written: Promise<void> | undefined;

  /** @param output left open at the end */
  constructor(output: Writable) {
    this.#output = output;
  }

  /** Adds an entry and waits until all of its text has been taken. Rejects with what the text's source throws. */
  async add(name: string, text: AsyncIterable<string> | Iterable<string>): Promise<void> {
    const hash = createHash('sha256');
    let size = 0;
    await this.#send(name);
    for await (const chunk of encode(text)) {
      hash.update(chunk);
      size += chunk.length;
      await this.#send(chunk);
    }
    this.entries[name] = { size, sha256: hash.digest('hex') };
  }

  async #send(piece: ZipPiece): Promise<void> {
    if (this.#thread !== undefined) return this.#thread.send(piece);
    this.#held.push(typeof piece === 'string' ? piece : Uint8Array.from(piece));
    this.#heldSize += piece.length;
    if (this.#heldSize < worthThread) return;
    const thread = new Thread<ZipPiece, Uint8Array>('package/zip-thread.js');
    this.#thread = thread;
    this.#written = this.#write(thread.pieces());
    this.#written.catch((cause) => thread.fail(cause));
    for (const held of this.#held) await thread.send(held);
    this.#held = [];
  }

  #write(chunks: AsyncIterable<Uint8Array>): Promise<void> {
    return pipeline(chunks, this.#output, { end: false });
  }

  /** Writes the directory of the zip and waits until the output has taken everything. */
  async end(): Promise<void> {
    this.#thread?.end();
    await (this.#written ?? this.#write(packZip(this.#held)));
  }

  /** To be called in any case. What was not ended is of no use. */
  async close(): Promise<void> {
    await this.#thread?.stop();
  }
}
