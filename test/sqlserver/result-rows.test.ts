import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateText, type RowValue, takeRows } from '../../lib/sqlserver/result-rows.js';
import { isTedious19 } from './driver-version.js';

const require = createRequire(import.meta.url);

/** A column as the server describes it, and how it writes a value. */
interface Kind {
  type: number[];
  write(value: unknown): Buffer;
  values: fc.Arbitrary<unknown>;
  /** Comes in a row without a mark of its own for null. */
  isFixed?: true;
}

const uint = (value: number, length: number): Buffer => {
  const buffer = Buffer.alloc(length);
  buffer.writeUIntLE(value, 0, length);
  return buffer;
};
const int = (value: number, length: number): Buffer => {
  const buffer = Buffer.alloc(length);
  buffer.writeIntLE(value, 0, length);
  return buffer;
};
const int64 = (value: bigint): Buffer => {
  const buffer = Buffer.alloc(8);
  buffer.writeBigInt64LE(value);
  return buffer;
};
const collation = [9, 4, 0xd0, 0, 0x34];
const utf16 = (text: unknown): Buffer => Buffer.from(String(text), 'utf16le');
const chunked = (bytes: Buffer, size: number): Buffer[] => {
  const chunks: Buffer[] = [];
  for (let i = 0; i < bytes.length; i += size) {
    const chunk = bytes.subarray(i, i + size);
    chunks.push(uint(chunk.length, 4), chunk);
  }
  return chunks;
};
const text = fc.string({ unit: 'binary', maxLength: 200 });
const wholeInt = (bits: number) => fc.integer({ min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 });
const int64s = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

/** Days since 1900, from 1753 to 9999, and three hundredths of a second. */
const dates = fc.tuple(fc.integer({ min: -53_690, max: 2_958_463 }), fc.nat(300 * 24 * 60 * 60 - 1));
const datetime = ([day, time]: [number, number]): Buffer => Buffer.concat([int(day, 4), uint(time, 4)]);

const kinds: Record<string, Kind> = {
  int: { type: [56], values: wholeInt(32), isFixed: true, write: (value) => int(value as number, 4) },
  smallint: { type: [52], values: wholeInt(16), isFixed: true, write: (value) => int(value as number, 2) },
  tinyint: { type: [48], values: fc.nat(255), isFixed: true, write: (value) => uint(value as number, 1) },
  bigint: { type: [127], values: int64s, isFixed: true, write: (value) => int64(value as bigint) },
  bit: { type: [50], values: fc.boolean(), isFixed: true, write: (value) => uint(Number(value), 1) },
  intN: {
    type: [38, 4],
    values: wholeInt(32),
    write: (value) => (value === null ? uint(0, 1) : Buffer.concat([uint(4, 1), int(value as number, 4)])),
  },
  bigintN: {
    type: [38, 8],
    values: int64s,
    write: (value) => (value === null ? uint(0, 1) : Buffer.concat([uint(8, 1), int64(value as bigint)])),
  },
  bitN: {
    type: [104, 1],
    values: fc.boolean(),
    write: (value) => (value === null ? uint(0, 1) : Buffer.from([1, Number(value)])),
  },
  nvarchar: {
    type: [0xe7, 0x40, 0x1f, ...collation],
    values: text,
    write: (value) => {
      if (value === null) return uint(0xffff, 2);
      return Buffer.concat([uint(utf16(value).length, 2), utf16(value)]);
    },
  },
  nvarcharMax: {
    type: [0xe7, 0xff, 0xff, ...collation],
    values: text,
    write: (value) => {
      if (value === null) return Buffer.alloc(8, 0xff);
      const bytes = utf16(value);
      const length = bytes.length % 3 === 0 ? Buffer.from('feffffffffffffff', 'hex') : uint(bytes.length, 6);
      // Chunks of an odd length cut characters.
      const size = [5, 8, 1_000][(bytes.length % 7) % 3]!;
      return Buffer.concat([length, Buffer.alloc(8 - length.length), ...chunked(bytes, size), uint(0, 4)]);
    },
  },
  ntext: {
    type: [0x63, 0xfe, 0xff, 0xff, 0x7f, ...collation, 1, 1, 0, 0x74, 0],
    values: text,
    write: (value) => {
      if (value === null) return uint(0, 1);
      return Buffer.concat([uint(16, 1), Buffer.alloc(24), uint(utf16(value).length, 4), utf16(value)]);
    },
  },
  guid: {
    type: [36, 16],
    values: fc.uint8Array({ minLength: 16, maxLength: 16 }),
    write: (value) => (value === null ? uint(0, 1) : Buffer.concat([uint(16, 1), value as Uint8Array])),
  },
  datetime: { type: [61], values: dates, isFixed: true, write: (value) => datetime(value as [number, number]) },
  datetimeN: {
    type: [111, 8],
    values: dates,
    write: (value) => (value === null ? uint(0, 1) : Buffer.concat([uint(8, 1), datetime(value as [number, number])])),
  },
  smalldatetime: {
    type: [111, 4],
    values: fc.tuple(fc.nat(65_535), fc.nat(1_439)),
    write: (value) => {
      if (value === null) return uint(0, 1);
      const [day, minute] = value as [number, number];
      return Buffer.concat([uint(4, 1), uint(day, 2), uint(minute, 2)]);
    },
  },
};

/** Only the driver knows this one, a float. */
const other: Kind = { type: [62], values: fc.constant(0), isFixed: true, write: () => Buffer.alloc(8) };

const column = ({ type }: Kind): Buffer => Buffer.concat([uint(0, 6), Buffer.from(type), Buffer.from([1, 0x63, 0])]);
const metadata = (columns: Kind[]): Buffer =>
  Buffer.concat([uint(0x81, 1), uint(columns.length, 2), ...columns.map(column)]);
const row = (columns: Kind[], values: unknown[]): Buffer =>
  Buffer.concat([uint(0xd1, 1), ...columns.map(({ write }, i) => write(values[i]))]);
const nbcRow = (columns: Kind[], values: unknown[]): Buffer => {
  const bits = Buffer.alloc(Math.ceil(columns.length / 8));
  for (const [i, value] of values.entries()) if (value === null) bits[i >> 3]! |= 1 << (i & 7);
  const present = columns.map(({ write }, i) => (values[i] === null ? Buffer.alloc(0) : write(values[i])));
  return Buffer.concat([uint(0xd2, 1), bits, ...present]);
};
const order = Buffer.from([0xa9, 2, 0, 1, 0]);
const done = (type: number): Buffer => Buffer.from([type, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
const status = Buffer.from([0x79, 0, 0, 0, 0]);

const cut = async function* (bytes: Buffer, sizes: number[]): AsyncGenerator<Buffer> {
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
  }
};

type Token = { name: string; columns: { value: unknown }[] };

/** What the driver makes of an answer. */
const driverTokens = async (answer: AsyncIterable<Buffer>): Promise<Token[]> => {
  const parser = require('tedious/lib/token/stream-parser.js');
  const options = { tdsVersion: '7_4', useUTC: true, lowerCaseGuids: false };
  const tokens: Token[] = [];
  for await (const token of parser.parseTokens(answer, ...(isTedious19 ? [undefined, options] : [options])))
    tokens.push(token);
  return tokens;
};
const plain = (value: unknown): unknown => {
  if (value instanceof Date) return dateText(value);
  return typeof value === 'boolean' ? Number(value) : value;
};
const rowsOf = (tokens: Token[]): unknown[][] =>
  tokens.filter(({ name }) => /ROW$/.test(name)).map(({ columns }) => columns.map(({ value }) => plain(value)));

const anAnswer = fc
  .array(fc.constantFrom(...Object.values(kinds)), { minLength: 1, maxLength: 10 })
  .chain((columns) => {
    const values = columns.map(({ values: some, isFixed }) => (isFixed ? some : fc.option(some)));
    const rows = fc.array(fc.tuple(fc.tuple(...values), fc.boolean()), { maxLength: 12 });
    return fc.record({ columns: fc.constant(columns), rows });
  });
const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 });

const encode = (columns: Kind[], rows: [unknown[], boolean][]): Buffer =>
  Buffer.concat([
    metadata(columns),
    order,
    ...rows.map(([values, compressed]) => (compressed ? nbcRow : row)(columns, values)),
    done(0xff),
  ]);
const end = Buffer.concat([status, done(0xfe)]);

describe('takeRows', () => {
  test('gives the rows that the driver would give, however the bytes are cut, and leaves the rest to it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anAnswer, { minLength: 1, maxLength: 3 }), sizes, async (results, pieces) => {
        const bytes = Buffer.concat([...results.map(({ columns, rows }) => encode(columns, rows)), end]);
        const expected = await driverTokens(cut(bytes, [bytes.length]));
        const taken: RowValue[][] = [];
        const left = await driverTokens(takeRows(cut(bytes, pieces), (rows) => void taken.push(...rows)));
        expect(taken).toEqual(rowsOf(expected));
        expect(taken).toHaveLength(results.flatMap(({ rows }) => rows).length);
        expect(left.map(({ name }) => name)).toEqual(
          expected.map(({ name }) => name).filter((name) => !/ROW$/.test(name)),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('leaves results with types that it does not know to the driver', async () => {
    const columns = [kinds.int!, other];
    const bytes = encode(columns, [[[1, 0], false]]);
    const taken: RowValue[][] = [];
    const left = await driverTokens(takeRows(cut(bytes, [7]), (rows) => void taken.push(...rows)));
    expect(taken).toEqual([]);
    expect(rowsOf(left)).toHaveLength(1);
  });

  test('an answer that ends within a row is for the driver to complain about', async () => {
    const columns = [kinds.nvarcharMax!];
    const bytes = encode(columns, [[['text'], false]]);
    const broken = takeRows(cut(bytes.subarray(0, -20), [9]), () => undefined);
    await expect(driverTokens(broken)).rejects.toThrow('end of data');
  });
});
