import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { packageRoot } from '../../lib/package-root.js';

/** Takes and drops 100 pieces of 1 MB, as they are and by collectUsed; prints the most memory of buffers that there was, in MB. */
const program = `
  const { collectUsed } = await import(process.argv[1]);
  const megabyte = 1024 * 1024;
  const pieces = async function* () {
    for (let i = 0; i < 100; i++) yield Buffer.alloc(megabyte, i);
  };
  for (const pass of [(all) => all, collectUsed]) {
    let most = 0;
    let next = 0;
    for await (const piece of pass(pieces())) {
      if (piece[0] !== next++) throw new Error('A piece is not the one that was given.');
      most = Math.max(most, process.memoryUsage().arrayBuffers);
    }
    console.log(next, most / megabyte);
  }`;

test('pieces that were used do not wait to be collected', () => {
  // A process of its own: buffers of other tests would wait to be collected as well.
  const heap = pathToFileURL(path.join(packageRoot, 'dist/lib/host/heap.js')).href;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', program, heap], { encoding: 'utf8' });
  const [[all, waiting], [passed, collected]] = output
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number)) as [[number, number], [number, number]];
  expect([all, passed]).toEqual([100, 100]);
  expect(collected).toBeLessThan(0.8 * waiting);
});
