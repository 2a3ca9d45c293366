import { createCipheriv } from 'node:crypto';
import { existsSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from '@jest/globals';
import yazl from 'yazl';
import { type PackageInput, ZipReader } from '../../lib/package/zip-reader.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();

/** Of the pieces in which entries are unpacked. */
const chunkSize = 64 * 1024;

const bytesOf = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, i) => (i * i) % 251));

/** Bytes that cannot be packed. */
const noise = (length: number): Buffer =>
  createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(length));

const contents: Record<string, Buffer> = {
  noise: noise(2 * chunkSize + 1),
  empty: Buffer.alloc(0),
  short: bytesOf(100),
  'a piece': bytesOf(chunkSize),
  'pieces and a rest': bytesOf(5 * chunkSize + 17),
};

let zip: Buffer;

beforeAll(async () => {
  const file = new yazl.ZipFile();
  for (const [name, content] of Object.entries(contents)) {
    file.addBuffer(content, `packed ${name}`);
    file.addBuffer(content, `stored ${name}`, { compress: false });
  }
  file.end();
  zip = await buffer(file.outputStream);
});

const open = (way: string): Promise<ZipReader> => {
  const input: PackageInput = way === 'bytes' ? { bytes: zip } : { fileName: workspace.file('some.zip') };
  if ('fileName' in input) writeFileSync(input.fileName, zip);
  return ZipReader.open(input);
};

test.each(['bytes', 'file'])('entries are read as often as wanted, to their end or not: %s', async (way) => {
  const before = Buffer.from(zip);
  const reader = await open(way);
  const readAll = async (): Promise<void> => {
    for (const name of reader.names) {
      const found: Buffer[] = [];
      for await (const piece of reader.bytes(name)) found.push(Buffer.from(piece));
      expect(Buffer.concat(found).equals(contents[name.slice('packed '.length)]!)).toBe(true);
    }
  };
  for (let i = 0; i < 5; i++) {
    await readAll();
    for (const name of reader.names) for await (const _ of reader.bytes(name)) break;
  }
  reader.close();
  expect(zip.equals(before)).toBe(true);
});

const descriptors = '/proc/self/fd';

/** Where the system shows which files are open. */
const testOpenFiles = existsSync(descriptors) ? test : test.skip;

testOpenFiles.each([
  ['at once', 0],
  ['when what follows waits', 50],
])('a file is closed although an entry was not read to its end (seen on Linux): %s', async (_, milliseconds) => {
  const large = new yazl.ZipFile();
  large.addBuffer(noise(100 * chunkSize), 'large');
  large.end();
  const fileName = workspace.file('large.zip');
  writeFileSync(fileName, await buffer(large.outputStream));
  const reader = await ZipReader.open({ fileName });
  for await (const _piece of reader.bytes('large')) {
    await sleep(milliseconds);
    break;
  }
  reader.close();
  const isOpen = (): boolean =>
    readdirSync(descriptors).some((number) => {
      try {
        return readlinkSync(`${descriptors}/${number}`) === fileName;
      } catch {
        return false;
      }
    });
  for (let tries = 0; isOpen() && tries < 100; tries++) await sleep(20);
  expect(isOpen()).toBe(false);
});

/** Node 20 cannot free memory by hand. */
const testFreeing = 'transfer' in ArrayBuffer.prototype ? test : test.skip;

testFreeing.each(['bytes', 'file'])(
  'pieces that were unpacked are freed when the next is asked for (Node 22 and later): %s',
  async (way) => {
    const reader = await open(way);
    const lengths: number[] = [];
    let before: Buffer | undefined;
    for await (const piece of reader.bytes('packed pieces and a rest')) {
      expect(before?.length ?? 0).toBe(0);
      before = piece;
      lengths.push(piece.length);
    }
    expect(lengths).toEqual([...Array(5).fill(chunkSize), 17]);
    reader.close();
  },
);
