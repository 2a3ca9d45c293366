import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { collectUsed } from '../host/heap.js';
import { Utf8Writer } from '../text/utf8-writer.js';
import { Thread, worthThread } from '../threads/thread.js';
import { packZip, type ZipPiece } from './pack-zip.js';

/** Once there are so many bytes, the thread is started, so that it is there when there are enough for it. */
const headStart = worthThread / 4;

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
  /** What waits for the thread, or for it to be worth one. */
  #held: ZipPiece[] | undefined = [];
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
    if (this.#held === undefined) return this.#thread!.send(piece);
    this.#held.push(typeof piece === 'string' ? piece : Uint8Array.from(piece));
    this.#heldSize += piece.length;
    if (this.#heldSize >= headStart) this.#thread ??= this.#start();
    if (this.#heldSize >= worthThread) await this.#handOver();
  }

  async #handOver(): Promise<void> {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const piece of held) await this.#thread!.send(piece);
  }

  #start(): Thread<ZipPiece, Uint8Array> {
    const thread = new Thread<ZipPiece, Uint8Array>('package/zip-thread.js');
    this.#written = this.#write(collectUsed(thread.pieces(), 'major'));
    this.#written.catch((cause) => thread.fail(cause));
    return thread;
  }

  #write(chunks: AsyncIterable<Uint8Array>): Promise<void> {
    return pipeline(chunks, this.#output, { end: false });
  }

  /** Writes the directory of the zip and waits until the output has taken everything. */
  async end(): Promise<void> {
    if (this.#thread === undefined) {
      await this.#write(packZip(this.#held ?? []));
      return;
    }
    await this.#handOver();
    this.#thread.end();
    await this.#written;
  }

  /** To be called in any case. What was not ended is of no use. */
  async close(): Promise<void> {
    await this.#thread?.stop();
  }
}
