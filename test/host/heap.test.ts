import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { packageRoot } from '../../lib/package-root.js';

/** Takes and drops 100 pieces of 1 MB, in each of several ways; prints the most memory of buffers that there was, in MB. */
const program = `
  const { collectUsed, keepHeapSmall } = await import(process.argv[1]);
  const megabyte = 1024 * 1024;
  const pieces = async function* () {
    for (let i = 0; i < 100; i++) yield Buffer.alloc(megabyte, i);
  };
  const small = (all) => {
    keepHeapSmall();
    return collectUsed(all, 'major');
  };
  for (const pass of [(all) => all, (all) => collectUsed(all, 'minor'), (all) => collectUsed(all, 'major'), small]) {
    let most = 0;
    let next = 0;
    for await (const piece of pass(pieces())) {
      if (piece[0] !== next++) throw new Error('A piece is not the one that was given.');
      most = Math.max(most, process.memoryUsage().arrayBuffers);
    }
    if (next !== 100) throw new Error('Pieces were lost.');
    console.log(most / megabyte);
  }`;

test('pieces that were used do not wait to be collected, of the whole heap only where the process is ours', () => {
  // A process of its own: buffers of other tests would wait to be collected as well.
  const heap = pathToFileURL(path.join(packageRoot, 'dist/lib/host/heap.js')).href;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', program, heap], { encoding: 'utf8' });
  const [waiting, minor, others, major] = output.trim().split('\n').map(Number) as [number, number, number, number];
  expect(minor).toBeLessThan(0.8 * waiting);
  expect(others).toBeGreaterThan(0.8 * waiting);
  expect(major).toBeLessThan(0.8 * waiting);
});
