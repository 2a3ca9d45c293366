import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Utf8Writer } from '../../lib/text/utf8-writer.js';

test('texts follow each other, whatever they take', () => {
  const writer = new Utf8Writer();
  const long = 'häufig 😀 '.repeat(60_000);
  const parts = ['', 'one', 'zwölf', long, '\ud83d', long, 'end'];
  for (const part of parts) writer.add(part);
  expect(writer.length).toBe(Buffer.byteLength(parts.join('')));
  expect(writer.take().equals(Buffer.from(parts.join('')))).toBe(true);
});

test('texts that are bytes already come where they are added', () => {
  const writer = new Utf8Writer();
  const long = Buffer.from('häufig 😀 '.repeat(60_000));
  writer.add('zwölf');
  for (const bytes of [Buffer.alloc(0), long, Buffer.from('ß'), long]) writer.addBytes(bytes);
  writer.addAscii('end');
  const expected = `zwölf${long}ß${long}end`;
  expect(writer.length).toBe(Buffer.byteLength(expected));
  expect(writer.take().equals(Buffer.from(expected))).toBe(true);
});

test('a short text of ASCII comes where the texts before it end, however many there are', () => {
  const writer = new Utf8Writer();
  for (let i = 0; i < 100_000; i++) {
    writer.addAscii(String(i));
    writer.add('ß');
  }
  expect(writer.take().toString()).toBe(Array.from({ length: 100_000 }, (_, i) => `${i}ß`).join(''));
});

test('whole numbers are written as a text of them is', () => {
  const numbers = fc.array(fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.nat(2_000)), { maxLength: 50 });
  const edges = [0, 9, 10, 99, 100, 2 ** 31 - 1, 2 ** 31, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
  fc.assert(
    fc.property(numbers, (some) => {
      const writer = new Utf8Writer();
      for (const number of [...edges, ...some]) {
        writer.addNumber(number);
        writer.addAscii(' ');
      }
      expect(writer.take().toString()).toBe([...edges, ...some].map((number) => `${number} `).join(''));
    }),
  );
});

test('what was taken is gone', () => {
  const writer = new Utf8Writer();
  expect(writer.isFull).toBe(false);
  expect(writer.take()).toHaveLength(0);
  writer.add('x'.repeat(1_000_000));
  expect(writer.isFull).toBe(true);
  expect(writer.take()).toHaveLength(1_000_000);
  expect(writer.isFull).toBe(false);
  expect(writer.length).toBe(0);
  writer.addAscii('next');
  expect(writer.take().toString()).toBe('next');
});
