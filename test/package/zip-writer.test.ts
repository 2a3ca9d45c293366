import { createWriteStream } from 'node:fs';
import { Writable } from 'node:stream';
import { expect, test } from '@jest/globals';
import yauzl from 'yauzl';
import { ZipWriter } from '../../lib/package/zip-writer.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();

test('entries come back as they were written, and their sizes and checksums are told', async () => {
  const file = workspace.file('written.zip');
  const output = createWriteStream(file);
  const zip = new ZipWriter(output);
  const large = 'häufig 😀 '.repeat(200_000);
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
