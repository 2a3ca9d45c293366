import { createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { Writable } from 'node:stream';
import zlib from 'node:zlib';
import { expect, test } from '@jest/globals';
import yauzl from 'yauzl';
import { ZipWriter } from '../../lib/package/zip-writer.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();

test.each([
  ['too little for a thread', 20_000],
  ['enough to start a thread', 100_000],
  ['much', 200_000],
])('entries come back as they were written, and their sizes and checksums are told: %s', async (_, words) => {
  const file = workspace.file('written.zip');
  const output = createWriteStream(file);
  const zip = new ZipWriter(output);
  const large = 'häufig 😀 '.repeat(words);
  await zip.add('small', ['one ', 'two']);
  await zip.add('empty', []);
  await zip.add('large', [large, Buffer.from(large)]);
  await zip.end();
  await zip.close();
  await new Promise((resolve) => output.end(resolve));
  expect(zip.entries.small).toEqual({
    size: 7,
    sha256: '8ab63e29a4ba14e4e1688f9c15e5af90895421358c945b0431f85d66977bd3d2',
  });
  const opened = await yauzl.openPromise(file);
  const found = new Map<string, string>();
  for await (const entry of opened.eachEntry()) {
    let text = '';
    const stream = await opened.openReadStreamPromise(entry);
    stream.setEncoding('utf8');
    for await (const part of stream) text += part;
    found.set(entry.fileName, text);
  }
  expect([...found.keys()]).toEqual(['small', 'empty', 'large']);
  expect(found.get('small')).toBe('one two');
  expect(found.get('large')).toBe(large + large);
  expect(zip.entries.large!.size).toBe(Buffer.byteLength(large) * 2);
});

test('the checksums of the zip file are made by Node, as long as yazl gets them where it does', () => {
  const ofYazl = createRequire(createRequire(import.meta.url).resolve('yazl'));
  expect(ofYazl('buffer-crc32').unsigned).toBe(zlib.crc32);
});

test.each([
  ['before it is worth a thread', 1 << 20],
  ['in a thread', 1 << 23],
])('what the source of a text throws is what adding it throws, %s', async (_, length) => {
  const zip = new ZipWriter(new Writable({ write: (_chunk, _encoding, done) => done() }));
  const texts = function* (): Generator<string> {
    yield 'x'.repeat(length);
    throw new RangeError('no more');
  };
  await expect(zip.add('half', texts())).rejects.toThrow(new RangeError('no more'));
  await zip.close();
});

test('what the output reports is what adding or ending throws, even in the middle of a long text', async () => {
  const output = new Writable({ write: (_chunk, _encoding, done) => done(new Error('the disk is full')) });
  output.on('error', () => {});
  const zip = new ZipWriter(output);
  const random = function* (): Generator<string> {
    for (let part = 0; part < 1_000; part++) yield Array.from({ length: 20_000 }, () => Math.random()).join();
  };
  await expect(zip.add('long', random())).rejects.toThrow('the disk is full');
  await zip.close();
});
