/** How the values of a column come. */
const Form = {
  int1: 0,
  int2: 1,
  int4: 2,
  int8: 3,
  /** A length and then as many bytes of a whole number. */
  intN: 4,
  bit: 5,
  bitN: 6,
  /** Up to 4,000 characters of UTF-16 after their number of bytes. */
  text: 7,
  /** Any number of characters of UTF-16, in chunks. */
  longText: 8,
  /** `ntext`, after a pointer and a time stamp. */
  oldText: 9,
  guid: 10,
  datetime: 11,
  /** A length, and then a `datetime` or a `smalldatetime`. */
  datetimeN: 12,
} as const;

type Form = (typeof Form)[keyof typeof Form];

/** A value of a row: text, GUIDs in upper case, dates and 64-bit integers as text, smaller numbers and bits as numbers. */
export type RowValue = string | number | null;

/** Tokens of TDS ([MS-TDS] 2.2.7). */
const token = {
  colMetadata: 0x81,
  error: 0xaa,
  info: 0xab,
  row: 0xd1,
  nbcRow: 0xd2,
  envChange: 0xe3,
  order: 0xa9,
  returnStatus: 0x79,
  done: 0xfd,
  doneProc: 0xfe,
  doneInProc: 0xff,
} as const;

const isRow = (type: number | undefined): boolean => type === token.row || type === token.nbcRow;

const lengthPrefixed: number[] = [token.error, token.info, token.envChange, token.order];

/** Bytes of the tokens that are always of one length, as of TDS 7.2, which SQL Server 2005 speaks. */
const fixedLengths: Record<number, number> = {
  [token.returnStatus]: 4,
  [token.done]: 12,
  [token.doneProc]: 12,
  [token.doneInProc]: 12,
};

const fixedForms: Record<number, Form> = {
  48: Form.int1,
  52: Form.int2,
  56: Form.int4,
  127: Form.int8,
  50: Form.bit,
  61: Form.datetime,
};
const lengthForms: Record<number, Form> = { 38: Form.intN, 104: Form.bitN, 36: Form.guid, 111: Form.datetimeN };
const nvarchar = [0xe7, 0xef];
const ntext = 0x63;
/** In place of a length: text in chunks, or none. */
const plp = 0xffff;
const null16 = 0xffff;

const millisecondsPerDay = 24 * 60 * 60 * 1000;
/** Dates are counted in days from here. */
const firstDay = Date.UTC(1900, 0, 1);

/** ISO 8601 in UTC, with a fraction only where there is one. */
export const dateText = (date: Date): string => date.toISOString().replace('.000Z', 'Z');

/** Thrown where a value goes on in the next chunk; rows are read anew when it has come. */
const incomplete = new Error('More bytes are needed.');

/** Reads bytes that may end too early. */
class Bytes {
  readonly #buffer: Buffer;
  readonly #view: DataView;
  at: number;

  constructor(buffer: Buffer, at = 0) {
    this.#buffer = buffer;
    this.#view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
    this.at = at;
  }

  /** Where the next bytes begin, which are passed over. */
  take(length: number): number {
    const { at } = this;
    if (at + length > this.#buffer.length) throw incomplete;
    this.at = at + length;
    return at;
  }

  byte(): number {
    return this.#buffer[this.take(1)]!;
  }

  uint16(): number {
    return this.#view.getUint16(this.take(2), true);
  }

  uint32(): number {
    return this.#view.getUint32(this.take(4), true);
  }

  int(length: number): RowValue {
    const at = this.take(length);
    switch (length) {
      case 0:
        return null;
      case 1:
        return this.#buffer[at]!;
      case 2:
        return this.#view.getInt16(at, true);
      case 4:
        return this.#view.getInt32(at, true);
      default:
        return this.#int64(at);
    }
  }

  #int64(at: number): string {
    const high = this.#view.getInt32(at + 4, true);
    // Numbers of messages are small; there are millions of them, for which no BigInt is made.
    return high === 0 ? String(this.#view.getUint32(at, true)) : this.#view.getBigInt64(at, true).toString();
  }

  text(length: number): string {
    const at = this.take(length);
    return this.#buffer.toString('utf16le', at, at + length);
  }

  longText(): string | null {
    const low = this.uint32();
    const high = this.uint32();
    if (low === 0xffffffff && high === 0xffffffff) return null;
    let text = '';
    let rest: Buffer | undefined;
    for (let length = this.uint32(); length !== 0; length = this.uint32()) {
      const at = this.take(length);
      // A chunk may end within a character.
      if (rest === undefined && length % 2 === 0) {
        text += this.#buffer.toString('utf16le', at, at + length);
      } else {
        rest = Buffer.concat([rest ?? Buffer.alloc(0), this.#buffer.subarray(at, at + length)]);
      }
    }
    return rest === undefined ? text : text + rest.toString('utf16le');
  }

  guid(): string {
    const at = this.take(16);
    const bytes = Buffer.from(this.#buffer.subarray(at, at + 16));
    bytes.subarray(0, 4).reverse();
    bytes.subarray(4, 6).reverse();
    bytes.subarray(6, 8).reverse();
    const hex = bytes.toString('hex').toUpperCase();
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  date(length: number): string | null {
    if (length === 0) return null;
    const at = this.take(length);
    const isLong = length === 8;
    const day = isLong ? this.#view.getInt32(at, true) : this.#view.getUint16(at, true);
    // Three hundredths of a second, or minutes.
    const time = isLong
      ? Math.round(this.#view.getUint32(at + 4, true) / 0.3)
      : this.#view.getUint16(at + 2, true) * 60_000;
    return dateText(new Date(firstDay + day * millisecondsPerDay + time));
  }

  value(form: Form): RowValue {
    switch (form) {
      case Form.int1:
        return this.int(1);
      case Form.int2:
        return this.int(2);
      case Form.int4:
        return this.int(4);
      case Form.int8:
        return this.int(8);
      case Form.intN:
        return this.int(this.byte());
      case Form.bit:
        return this.byte();
      case Form.bitN:
        return this.byte() === 0 ? null : this.byte();
      case Form.text: {
        const length = this.uint16();
        return length === null16 ? null : this.text(length);
      }
      case Form.longText:
        return this.longText();
      case Form.oldText: {
        const pointer = this.byte();
        if (pointer === 0) return null;
        this.take(pointer + 8);
        return this.text(this.uint32());
      }
      case Form.guid:
        return this.byte() === 0 ? null : this.guid();
      case Form.datetime:
        return this.date(8);
      case Form.datetimeN:
        return this.date(this.byte());
    }
  }

  /** The columns of a result; null when one has a type of which only the driver knows. */
  forms(): Form[] | null {
    const count = this.uint16();
    if (count === 0xffff) return null;
    const forms: Form[] = [];
    for (let i = 0; i < count; i++) {
      this.take(6);
      const type = this.byte();
      const form = fixedForms[type] ?? lengthForms[type];
      if (form !== undefined) {
        if (type in lengthForms) this.take(1);
        forms.push(form);
      } else if (nvarchar.includes(type)) {
        forms.push(this.uint16() === plp ? Form.longText : Form.text);
        this.take(5);
      } else if (type === ntext) {
        this.take(9);
        for (let parts = this.byte(); parts > 0; parts--) this.take(2 * this.uint16());
        forms.push(Form.oldText);
      } else {
        return null;
      }
      this.take(2 * this.byte());
    }
    return forms;
  }

  row(forms: Form[]): RowValue[] {
    const row: RowValue[] = new Array(forms.length);
    for (let i = 0; i < forms.length; i++) row[i] = this.value(forms[i]!);
    return row;
  }

  /** A row whose nulls are told by bits in front of it. */
  nbcRow(forms: Form[]): RowValue[] {
    const bits = this.take(Math.ceil(forms.length / 8));
    return forms.map((form, i) => ((this.#buffer[bits + (i >> 3)]! >> (i & 7)) & 1 ? null : this.value(form)));
  }
}

/** Takes rows; the server waits until what this returns is settled. */
export type RowReceiver<Value> = (rows: Value[][]) => Promise<void> | void;

/** What is left of an answer when its rows are taken out. */
class RowTaker {
  #forms: Form[] | undefined;
  #isForDriver = false;

  /** @returns the rows, the bytes that are for the driver, and those that are not complete yet */
  take(buffer: Buffer): { rows: RowValue[][]; left: Buffer[]; rest: Buffer } {
    const rows: RowValue[][] = [];
    const left: Buffer[] = [];
    /** Begin of what the driver has not been given yet, and end of what has been understood. */
    let begin = 0;
    let end = 0;
    try {
      while (end < buffer.length && !this.#isForDriver) {
        const bytes = new Bytes(buffer, end);
        if (this.#forms !== undefined && isRow(buffer[end])) {
          if (begin < end) left.push(buffer.subarray(begin, end));
          begin = end;
          while (isRow(buffer[end])) {
            rows.push(bytes.byte() === token.row ? bytes.row(this.#forms) : bytes.nbcRow(this.#forms));
            begin = bytes.at;
            end = begin;
          }
        } else {
          this.#pass(bytes);
          end = bytes.at;
        }
      }
    } catch (cause) {
      if (cause !== incomplete) throw cause;
    }
    if (this.#isForDriver) end = buffer.length;
    if (begin < end) left.push(buffer.subarray(begin, end));
    return { rows, left, rest: buffer.subarray(end) };
  }

  #pass(bytes: Bytes): void {
    const type = bytes.byte();
    if (type === token.colMetadata) {
      const forms = bytes.forms();
      if (forms !== null) {
        this.#forms = forms;
        return;
      }
    } else if (lengthPrefixed.includes(type)) {
      bytes.take(bytes.uint16());
      return;
    } else if (type in fixedLengths) {
      bytes.take(fixedLengths[type]!);
      return;
    }
    this.#isForDriver = true;
  }
}

/**
 * Takes the rows out of the server's answer to a query; everything else goes on to the driver, which would make a promise and
 * several objects of each row. Results with columns of types that are not known here are left to the driver, rows and all.
 *
 * @param onRows called with the rows of each piece of the answer
 */
export const takeRows = async function* (
  answer: AsyncIterable<Buffer>,
  onRows: RowReceiver<RowValue>,
): AsyncGenerator<Buffer> {
  const taker = new RowTaker();
  let pieces: Buffer[] = [];
  let length = 0;
  const take = async function* (): AsyncGenerator<Buffer> {
    const { rows, left, rest } = taker.take(pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces, length));
    pieces = rest.length === 0 ? [] : [rest];
    length = rest.length;
    if (rows.length > 0) await onRows(rows);
    yield* left;
  };
  /** A value that goes on for many pieces is not looked at with each of them. */
  let enough = 0;
  for await (const piece of answer) {
    pieces.push(piece);
    length += piece.length;
    if (length < enough) continue;
    yield* take();
    enough = 2 * length;
  }
  if (length > 0) yield* take();
  yield* pieces;
};
