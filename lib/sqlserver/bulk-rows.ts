import type { Transform, TransformCallback } from 'node:stream';
import { grown } from '../records/grown.js';

/** A column of a bulk load of tedious, as far as it matters here. */
interface DriverColumn {
  type: {
    name: string;
    maximumLength?: number;
    validate(value: unknown, collation: unknown): unknown;
    generateParameterLength(parameter: object, options: object): Uint8Array;
    generateParameterData(parameter: object, options: object): Iterable<Uint8Array>;
  };
  collation: unknown;
  length?: number;
  scale?: number;
  precision?: number;
}

/** A bulk load of tedious, as far as it matters here. */
export interface DriverBulkLoad {
  columns: DriverColumn[];
  options: object;
  rowToPacketTransform: Transform;
  getColMetaData(): Buffer;
}

const rowToken = 0xd1;

/** In place of the length of a text that comes in chunks: the lower half; the upper is all ones. */
const unknownLength = 0xfffffffe;
const nullLength = 0xffffffff;

/** Types with a pointer in front of each value; the chat tables have none that is loaded. */
const oldTypes = ['Text', 'NText', 'Image'];

/** Bytes of the first piece; each of the next begins as large as the last became. */
const firstPiece = 64 * 1024;

const viewOf = ({ buffer, byteOffset, length }: Buffer): DataView => new DataView(buffer, byteOffset, length);

/** Bytes that grow. */
class Piece {
  #buffer: Buffer;
  /** Of the same bytes: it writes numbers in half the time that a buffer takes. */
  #view: DataView;
  #length = 0;

  constructor(size: number) {
    this.#buffer = Buffer.allocUnsafe(size);
    this.#view = viewOf(this.#buffer);
  }

  /** Where the next bytes go. */
  #take(length: number): number {
    const at = this.#length;
    this.#length += length;
    if (this.#length > this.#buffer.length) {
      this.#buffer = grown(this.#buffer, this.#length);
      this.#view = viewOf(this.#buffer);
    }
    return at;
  }

  byte(value: number): void {
    const at = this.#take(1);
    this.#buffer[at] = value;
  }

  /** @throws RangeError: a view would write another number, and the text behind it would be cut elsewhere */
  uint16(value: number): void {
    const at = this.#take(2);
    this.#buffer.writeUInt16LE(value, at);
  }

  uint32(value: number): void {
    const at = this.#take(4);
    this.#view.setUint32(at, value, true);
  }

  /** @throws RangeError: a view would write another number */
  int32(value: number): void {
    if ((value | 0) !== value) throw new RangeError(`${value} is out of range.`);
    const at = this.#take(4);
    this.#view.setInt32(at, value, true);
  }

  longTextLength(lower: number): void {
    this.uint32(lower);
    this.uint32(0xffffffff);
  }

  /** A whole number of at most 53 bits. */
  safeInt64(value: number): void {
    const at = this.#take(8);
    const high = Math.floor(value / 2 ** 32);
    this.#view.setUint32(at, value - high * 2 ** 32, true);
    this.#view.setInt32(at + 4, high, true);
  }

  int64(value: bigint): void {
    const at = this.#take(8);
    this.#view.setBigInt64(at, value, true);
  }

  text(value: string): void {
    const at = this.#take(2 * value.length);
    this.#buffer.write(value, at, 'utf16le');
  }

  bytes(value: Uint8Array): void {
    const at = this.#take(value.length);
    this.#buffer.set(value, at);
  }

  get content(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }
}

type Write = (piece: Piece, value: unknown) => void;

const writeInt: Write = (piece, value) => {
  if (value === null) return piece.byte(0);
  piece.byte(4);
  piece.int32(value as number);
};

const writeBigInt: Write = (piece, value) => {
  if (value === null) return piece.byte(0);
  piece.byte(8);
  if (Number.isSafeInteger(value)) piece.safeInt64(value as number);
  else piece.int64(BigInt(value as string | number));
};

const writeBit: Write = (piece, value) => {
  if (value === null) return piece.byte(0);
  piece.byte(1);
  piece.byte(value ? 1 : 0);
};

const writeText: Write = (piece, value) => {
  if (value === null) return piece.uint16(0xffff);
  const text = value as string;
  piece.uint16(2 * text.length);
  piece.text(text);
};

const writeLongText: Write = (piece, value) => {
  if (value === null) return piece.longTextLength(nullLength);
  const text = value as string;
  piece.longTextLength(unknownLength);
  if (text.length > 0) {
    piece.uint32(2 * text.length);
    piece.text(text);
  }
  piece.uint32(0);
};

/** As the driver writes it. */
const writeOther =
  ({ type, collation, length, scale, precision }: DriverColumn, options: object): Write =>
  (piece, value) => {
    const parameter = { length, scale, precision, value: type.validate(value, collation) };
    piece.bytes(type.generateParameterLength(parameter, options));
    for (const bytes of type.generateParameterData(parameter, options)) piece.bytes(bytes);
  };

const writerOf = (column: DriverColumn, options: object): Write => {
  const { type, length = 0 } = column;
  const writeUnicode = length <= type.maximumLength! ? writeText : writeLongText;
  switch (type.name) {
    case 'Int':
      return writeInt;
    case 'BigInt':
      return writeBigInt;
    case 'Bit':
      return writeBit;
    case 'NVarChar':
      return writeUnicode;
    case 'VarChar': {
      const write = writeOther(column, options);
      // A null is the same in both kinds of text, and most messages have no rich text.
      return (piece, value) => (value === null ? writeUnicode(piece, value) : write(piece, value));
    }
    default:
      return writeOther(column, options);
  }
};

/** Batches of rows, as a bulk load takes them. */
export type Batches = AsyncIterable<unknown[][]> | Iterable<unknown[][]>;

type RowResult = IteratorResult<unknown[], undefined>;

/** The rows of batches, one by one. Those of a batch that is there come at once, where a promise for each took as long as writing it. */
class RowByRow implements AsyncIterable<unknown[]> {
  readonly #batches: AsyncIterator<unknown[][]> | Iterator<unknown[][]>;
  #rows: unknown[][] = [];
  #next = 0;

  constructor(batches: Batches) {
    this.#batches = Symbol.asyncIterator in batches ? batches[Symbol.asyncIterator]() : batches[Symbol.iterator]();
  }

  [Symbol.asyncIterator](): AsyncIterator<unknown[]> {
    return this as unknown as AsyncIterator<unknown[]>;
  }

  next(): RowResult | Promise<RowResult> {
    return this.#next < this.#rows.length ? { done: false, value: this.#rows[this.#next++]! } : this.#nextBatch();
  }

  async #nextBatch(): Promise<RowResult> {
    const { done, value } = await this.#batches.next();
    if (done === true) return { done, value: undefined };
    this.#rows = value;
    this.#next = 0;
    return this.next();
  }

  async return(): Promise<RowResult> {
    await this.#batches.return?.();
    return { done: true, value: undefined };
  }
}

/** Each batch as the bytes of its rows. They are made before they wait for the server: rows would be many small objects. */
const encode = async function* (batches: Batches, columns: Write[], description: Uint8Array): AsyncGenerator<Buffer> {
  let size = firstPiece;
  let isFirst = true;
  for await (const rows of batches) {
    const piece = new Piece(size);
    if (isFirst) piece.bytes(description);
    isFirst = false;
    for (const row of rows) {
      piece.byte(rowToken);
      for (let i = 0; i < columns.length; i++) columns[i]!(piece, row[i] ?? null);
    }
    size = piece.content.length;
    yield piece.content;
  }
};

/**
 * Makes a bulk load of tedious 19 take a batch of rows at once, where it would make a promise for each row and a buffer or two
 * for each value. What goes to the server is the same.
 *
 * @returns what to give to the driver in place of the rows
 */
export const encodeAtOnce = (
  bulkLoad: DriverBulkLoad,
  batches: Batches,
): AsyncIterable<unknown[]> | AsyncIterable<Buffer> => {
  const { columns, options, rowToPacketTransform: transform } = bulkLoad;
  // tedious 20 encodes many rows at once itself; other types are written in another way.
  if (typeof transform?._transform !== 'function' || columns.some(({ type }) => oldTypes.includes(type.name)))
    return new RowByRow(batches);
  transform._transform = (piece: Buffer, _: BufferEncoding, callback: TransformCallback) => callback(null, piece);
  const writers = columns.map((column) => writerOf(column, options));
  return encode(batches, writers, bulkLoad.getColMetaData());
};
