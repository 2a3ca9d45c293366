import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Utf8Writer } from '../text/utf8-writer.js';
import { Thread, worthThread } from '../threads/thread.js';
import { packZip, type ZipPiece } from './pack-zip.js';

/** Texts as bytes, many texts at once. What it gives is only good until the next is asked for. */
const encode = async function* (
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const writer = new Utf8Writer();
  for await (const piece of pieces) {
    if (typeof piece === 'string') {
      writer.add(piece);
      if (writer.isFull) yield writer.take();
    } else {
      if (writer.length > 0) yield writer.take();
      yield piece;
    }
  }
  if (writer.length > 0) yield writer.take();
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

  /**
   * Adds an entry and waits until all of its text has been taken. Rejects with what the text's source throws.
   *
   * @param text in pieces, as text or as UTF-8; bytes need not stay what they are when the next piece has been asked for
   */
  async add(name: string, text: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>): Promise<void> {
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
