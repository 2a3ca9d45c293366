import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { packageRoot } from '../../lib/package-root.js';

const heap = pathToFileURL(path.join(packageRoot, 'dist/lib/host/heap.js')).href;

/** In a process of its own: what it sets holds for all of a process, and buffers of other tests would wait to be collected as well. */
const run = (program: string): string =>
  execFileSync(process.execPath, ['--input-type=module', '-e', program, heap], { encoding: 'utf8' });

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
  const [waiting, minor, others, major] = run(program).trim().split('\n').map(Number) as [
    number,
    number,
    number,
    number,
  ];
  expect(minor).toBeLessThan(0.8 * waiting);
  expect(others).toBeGreaterThan(0.8 * waiting);
  expect(major).toBeLessThan(0.8 * waiting);
});

const steps = `
  const { collectOften, keepHeapSmall } = await import(process.argv[1]);
  for (const prepare of [() => undefined, keepHeapSmall]) {
    prepare();
    console.log(await collectOften(async () => 'done'));
    await collectOften(() => Promise.reject(new Error('failed'))).catch(({ message }) => console.log(message));
  }`;

test('a step gives what it gives, and throws what it throws, however often is collected meanwhile', () => {
  expect(run(steps).trim().split('\n')).toEqual(['done', 'failed', 'done', 'failed']);
});
