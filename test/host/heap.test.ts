import { expect, test } from '@jest/globals';
import { collectUsed } from '../../lib/host/heap.js';

const megabyte = 1024 * 1024;

const pieces = async function* (count: number): AsyncGenerator<Buffer> {
  for (let i = 0; i < count; i++) yield Buffer.alloc(megabyte, i);
};

/** The most memory of buffers that there was while pieces were taken and dropped, in MB. */
const mostHeld = async (taken: AsyncIterable<Buffer>): Promise<number> => {
  let most = 0;
  let next = 0;
  for await (const piece of taken) {
    expect(piece[0]).toBe(next++ & 255);
    most = Math.max(most, process.memoryUsage().arrayBuffers);
  }
  expect(next).toBe(100);
  return most / megabyte;
};

test('pieces that were used do not wait to be collected', async () => {
  expect(await mostHeld(collectUsed(pieces(100)))).toBeLessThan(0.8 * (await mostHeld(pieces(100))));
});
