import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type DriverBulkLoad, encodeAtOnce } from '../../lib/sqlserver/bulk-rows.js';
import { isTedious19 } from './driver-version.js';

const require = createRequire(import.meta.url);
const BulkLoad = require('tedious/lib/bulk-load.js');
const { typeByName } = require('tedious/lib/data-type.js');
const { Collation } = require('tedious/lib/collation.js');

const text = fc.string({ unit: 'binary', maxLength: 60 });
const kinds: Record<string, { type: string; length?: number; values: fc.Arbitrary<unknown> }> = {
  int: { type: 'Int', values: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }) },
  smallint: { type: 'SmallInt', values: fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 }) },
  bigint: { type: 'BigInt', values: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String) },
  number: { type: 'BigInt', values: fc.maxSafeInteger() },
  bit: { type: 'Bit', values: fc.boolean() },
  nvarchar: { type: 'NVarChar', length: 256, values: text },
  nvarcharMax: { type: 'NVarChar', length: Number.POSITIVE_INFINITY, values: text },
  varchar: { type: 'VarChar', length: 64, values: fc.string({ maxLength: 60 }) },
  varcharMax: { type: 'VarChar', length: Number.POSITIVE_INFINITY, values: fc.string({ maxLength: 60 }) },
  guid: { type: 'UniqueIdentifier', values: fc.uuid() },
  bytes: {
    type: 'VarBinary',
    length: Number.POSITIVE_INFINITY,
    values: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
  },
  datetime: {
    type: 'DateTime',
    values: fc.date({ min: new Date('1753-01-01'), max: new Date('9999-01-01'), noInvalidDate: true }),
  },
};

const newBulkLoad = (names: string[]): DriverBulkLoad => {
  const options = { tdsVersion: '7_4', useUTC: true };
  const collation = Collation.fromBuffer(Buffer.from([9, 4, 0xd0, 0, 0x34]));
  const bulkLoad = new BulkLoad('[stage]', collation, options, { keepNulls: true }, () => undefined);
  for (const [i, name] of names.entries()) {
    const { type, length } = kinds[name]!;
    bulkLoad.addColumn(`c${i}`, typeByName[type], { nullable: true, ...(length === undefined ? {} : { length }) });
  }
  return bulkLoad;
};

const bytesOf = async (bulkLoad: DriverBulkLoad, rows: AsyncIterable<unknown> | Iterable<unknown>): Promise<string> => {
  const chunks: Buffer[] = [];
  const { rowToPacketTransform: transform } = bulkLoad;
  // As the driver does it.
  const stream = Readable.from(rows).on('error', (cause) => transform.destroy(cause));
  for await (const chunk of stream.pipe(transform)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('hex');
};

const table = fc.array(fc.constantFrom(...Object.keys(kinds)), { minLength: 1, maxLength: 8 }).chain((names) =>
  fc.record({
    names: fc.constant(names),
    rows: fc.array(fc.tuple(...names.map((name) => fc.option(kinds[name]!.values))), { minLength: 1, maxLength: 20 }),
  }),
);

describe('a driver that encodes many rows at once itself', () => {
  const load = (batches: AsyncIterable<unknown[][]> | unknown[][][]): AsyncIterator<unknown[]> => {
    const bulkLoad = { ...newBulkLoad(['int']), rowToPacketTransform: undefined } as unknown as DriverBulkLoad;
    return (encodeAtOnce(bulkLoad, batches) as AsyncIterable<unknown[]>)[Symbol.asyncIterator]();
  };

  test('gets row after row, those at hand without a promise', async () => {
    const rows = load([[[1], [2]], [], [[3]]]);
    expect(await rows.next()).toEqual({ done: false, value: [1] });
    expect(rows.next()).toEqual({ done: false, value: [2] });
    expect(await rows.next()).toEqual({ done: false, value: [3] });
    expect(await rows.next()).toEqual({ done: true, value: undefined });
  });

  test('ends the batches when it wants no more', async () => {
    let isEnded = false;
    const batches = async function* () {
      try {
        while (true) yield [[1], [2]];
      } finally {
        isEnded = true;
      }
    };
    const rows = load(batches());
    await rows.next();
    await rows.return!();
    expect(isEnded).toBe(true);
  });
});

(isTedious19 ? describe : describe.skip)(
  'encodeAtOnce (skipped with tedious 20, which encodes many rows at once itself)',
  () => {
    test('gives the bytes that the driver would give', async () => {
      await fc.assert(
        fc.asyncProperty(table, async ({ names, rows }) => {
          const bulkLoad = newBulkLoad(names);
          const encoded = await bytesOf(bulkLoad, encodeAtOnce(bulkLoad, [rows.slice(0, 7), rows.slice(7)]));
          expect(encoded).toBe(await bytesOf(newBulkLoad(names), rows));
        }),
        { numRuns: 200 },
      );
    });

    test('of many rows and long texts as well', async () => {
      const rows = Array.from({ length: 1_203 }, (_, i) => [i, 'ä'.repeat(i * 3), 'x'.repeat(i % 200)]);
      const names = ['int', 'nvarcharMax', 'nvarchar'];
      const bulkLoad = newBulkLoad(names);
      expect(await bytesOf(bulkLoad, encodeAtOnce(bulkLoad, [rows.slice(0, 7), rows.slice(7)]))).toBe(
        await bytesOf(newBulkLoad(names), rows),
      );
    });

    test('a value that its column cannot hold fails the load', async () => {
      const bulkLoad = newBulkLoad(['int']);
      await expect(bytesOf(bulkLoad, encodeAtOnce(bulkLoad, [[[2 ** 31]]]))).rejects.toThrow('out of range');
    });
  },
);
