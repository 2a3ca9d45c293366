import { ScratchFile } from '../files/scratch-file.js';

/** Few bytes are read in vain for a piece, and few stay free in a list that is short. */
const blockLength = 2 ** 14;

/** What stands at the end of a block for each piece: where in the block it begins. */
const slotLength = 2;

/** As large as a block, or larger where that is not enough; `used` where that is what is wanted. */
const bufferOf = (length: number, used: Buffer | undefined): Buffer => {
  const wanted = Math.max(length, blockLength);
  return used?.length === wanted ? used : Buffer.alloc(wanted);
};

interface Block {
  /** Undefined for one that lies in the file. */
  bytes: Buffer | undefined;
  readonly length: number;
  /** How much of it the pieces take. */
  end: number;
  /** Where it begins in the file. */
  start: number;
  /** The first piece in it. */
  readonly first: number;
}

const slotOf = (block: Block, index: number): number => block.length - (index - block.first + 1) * slotLength;

/**
 * Pieces of bytes, one after the other. As in a {@link WordList}, nothing is copied as it grows. All but the last block lie in a
 * temporary file, where there can be one, so that memory does not grow with the database.
 */
export class ByteList {
  /** A piece that no block holds has one of its own. */
  readonly #blocks: Block[] = [];
  #length = 0;
  #scratch: ScratchFile | undefined;
  /** What was read from the file last, and into what: pieces are mostly asked for one after the other. */
  #window: { block: Block; bytes: Buffer } | undefined;
  /** The block of the piece that was asked for last. */
  #current = 0;

  get length(): number {
    return this.#length;
  }

  /** Adds a piece of that many bytes. @returns its bytes, to be filled in before anything else is asked for */
  add(length: number): Buffer {
    const index = this.#length++;
    let block = this.#blocks.at(-1);
    if (block === undefined || block.end + length > slotOf(block, index)) {
      const used = block && this.#putAway(block);
      const bytes = bufferOf(length + slotLength, used);
      block = { bytes, length: bytes.length, end: 0, start: 0, first: index };
      this.#blocks.push(block);
    }
    const start = block.end;
    block.bytes!.writeUInt16LE(start, slotOf(block, index));
    block.end += length;
    return block.bytes!.subarray(start, start + length);
  }

  /** Adds a copy of the bytes. */
  push(bytes: Uint8Array): void {
    this.add(bytes.length).set(bytes);
  }

  /** The bytes are lent until the next piece is asked for. */
  at(index: number): Buffer {
    const block = this.#blocks[this.#blockOf(index)]!;
    const bytes = block.bytes ?? this.#fetch(block);
    const isLast = index + 1 === this.#endOf(this.#current);
    const end = isLast ? block.end : bytes.readUInt16LE(slotOf(block, index + 1));
    return bytes.subarray(bytes.readUInt16LE(slotOf(block, index)), end);
  }

  /** The first piece behind a block. */
  #endOf(number: number): number {
    return this.#blocks[number + 1]?.first ?? this.#length;
  }

  #blockOf(index: number): number {
    // Mostly that of the piece before, or the next.
    if (index === this.#endOf(this.#current)) this.#current++;
    const isHere = index >= this.#blocks[this.#current]!.first && index < this.#endOf(this.#current);
    if (!isHere) this.#current = this.#search(index);
    return this.#current;
  }

  #search(index: number): number {
    let [low, high] = [0, this.#blocks.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#blocks[middle]!.first <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** @returns bytes that can be used again */
  #putAway(block: Block): Buffer | undefined {
    const { bytes } = block;
    this.#scratch ??= ScratchFile.open();
    const start = this.#scratch?.append(bytes!);
    if (start === undefined) return undefined;
    block.start = start;
    block.bytes = undefined;
    return bytes;
  }

  #fetch(block: Block): Buffer {
    if (this.#window?.block === block) return this.#window.bytes;
    const bytes = bufferOf(block.length, this.#window?.bytes);
    this.#scratch!.read(block.start, bytes);
    this.#window = { block, bytes };
    return bytes;
  }
}
