import { ScratchFile } from '../files/scratch-file.js';
import { WordList } from './word-list.js';

const blockLength = 2 ** 16;

/** As large as a block, or larger where that is not enough; `used` where that is what is wanted. */
const bufferOf = (length: number, used: Buffer | undefined): Buffer => {
  const wanted = Math.max(length, blockLength);
  return used?.length === wanted ? used : Buffer.alloc(wanted);
};

interface Block {
  /** Undefined for one that lies in the file. */
  bytes: Buffer | undefined;
  /** How much of it is taken. */
  end: number;
  /** Where it begins in the file. */
  start: number;
}

/**
 * Pieces of bytes, one after the other. As in a {@link WordList}, nothing is copied as it grows. All but the last block lie in a
 * temporary file, where there can be one, so that memory does not grow with the database.
 */
export class ByteList {
  /** A piece that no block holds has one of its own. */
  readonly #blocks: Block[] = [];
  /** Where each piece begins: which block, times the length of one, and where in it. */
  readonly #starts = new WordList();
  #scratch: ScratchFile | undefined;
  /** What was read from the file last, and into what: pieces are mostly asked for one after the other. */
  #window: { block: Block; bytes: Buffer } | undefined;

  get length(): number {
    return this.#starts.length;
  }

  /** Adds a piece of that many bytes. @returns its bytes, to be filled in before anything else is asked for */
  add(length: number): Buffer {
    let block = this.#blocks.at(-1);
    // A block is never quite full, so that even a piece of no bytes begins inside it.
    if (block === undefined || block.end + length >= blockLength) {
      const used = block && this.#putAway(block);
      block = { bytes: bufferOf(length, used), end: 0, start: 0 };
      this.#blocks.push(block);
    }
    const start = block.end;
    this.#starts.add((this.#blocks.length - 1) * blockLength + start);
    block.end += length;
    return block.bytes!.subarray(start, start + length);
  }

  /** Adds a copy of the bytes. */
  push(bytes: Uint8Array): void {
    this.add(bytes.length).set(bytes);
  }

  /** The bytes are lent until the next piece is asked for. */
  at(index: number): Buffer {
    const place = this.#starts.at(index);
    const number = Math.floor(place / blockLength);
    const block = this.#blocks[number]!;
    const next = index + 1 < this.length ? this.#starts.at(index + 1) : Number.POSITIVE_INFINITY;
    const end = next < (number + 1) * blockLength ? next % blockLength : block.end;
    return (block.bytes ?? this.#fetch(block)).subarray(place % blockLength, end);
  }

  /** @returns bytes that can be used again */
  #putAway(block: Block): Buffer | undefined {
    const { bytes } = block;
    this.#scratch ??= ScratchFile.open();
    const start = this.#scratch?.append(bytes!.subarray(0, block.end));
    if (start === undefined) return undefined;
    block.start = start;
    block.bytes = undefined;
    return bytes;
  }

  #fetch(block: Block): Buffer {
    if (this.#window?.block === block) return this.#window.bytes;
    const bytes = bufferOf(block.end, this.#window?.bytes);
    this.#scratch!.read(block.start, bytes.subarray(0, block.end));
    this.#window = { block, bytes };
    return bytes;
  }
}
