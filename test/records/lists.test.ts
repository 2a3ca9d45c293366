import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ByteList } from '../../lib/records/byte-list.js';
import { GuidList } from '../../lib/records/guid-list.js';
import { PackedList } from '../../lib/records/packed-list.js';
import { TextList } from '../../lib/records/text-list.js';
import { WordList } from '../../lib/records/word-list.js';

/** More than a block of any of the lists holds. */
const many = 40_000;

describe('lists of numbers, GUIDs and texts give back what was added', () => {
  test('numbers, over many blocks', () => {
    const list = new WordList();
    for (let i = 0; i < many; i++) list.add((i * 0x9e3779b1) >>> 0);
    expect(list.length).toBe(many);
    for (let i = 0; i < many; i += 97) expect(list.at(i)).toBe((i * 0x9e3779b1) >>> 0);
  });

  test('a number may be set beyond the end', () => {
    const list = new WordList();
    list.set(many, 7);
    expect([list.length, list.at(0), list.at(many - 1), list.at(many)]).toEqual([many + 1, 0, 0, 7]);
  });

  test('texts of any characters and length', () => {
    const character = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    const long = fc
      .tuple(character, fc.integer({ min: 60_000, max: 140_000 }))
      .map(([one, length]) => one.repeat(length));
    const text = fc.oneof({ weight: 20, arbitrary: fc.string({ unit: character }) }, fc.constant(null), long);
    fc.assert(
      fc.property(fc.array(text, { maxLength: 200, size: 'max' }), (texts) => {
        for (const list of [new TextList(), new PackedList<string | null>()]) {
          for (const one of texts) list.add(one);
          expect(texts.map((_, i) => list.at(i))).toEqual(texts);
          expect(list.length).toBe(texts.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('texts that fill blocks to the last byte', () => {
    const list = new TextList();
    const texts = Array.from({ length: 300 }, (_, i) => 'x'.repeat(i % 3 === 0 ? 2 ** 14 - 1 : i));
    for (const one of texts) list.add(one);
    expect(texts.every((one, i) => list.at(i) === one)).toBe(true);
  });

  test('pieces of bytes, those of no bytes where a block ends too', () => {
    const list = new ByteList();
    const block = 2 ** 14;
    const near = [0, 1, 2, 3, 4, 5, 6].flatMap((less) => [block + 1 - less, 0, block / 2 - less, block / 2, 1]);
    const lengths = [2 ** 16 - 1, 0, 1, 0, 2 ** 16, 0, 2 ** 17, 0, ...near, 1, 0, 0, 5];
    for (const [i, length] of lengths.entries()) list.add(length).fill(i + 1);
    expect(list.length).toBe(lengths.length);
    expect(lengths.map((_, i) => list.at(i).length)).toEqual(lengths);
    expect(lengths.every((_, i) => list.at(i).every((byte) => byte === i + 1))).toBe(true);
  });

  test('more pieces of nothing than a block has places for', () => {
    const list = new ByteList();
    for (let i = 0; i < many; i++) list.add(0);
    list.add(1).fill(7);
    expect([list.length, list.at(0).length, list.at(many - 1).length]).toEqual([many + 1, 0, 0]);
    expect([...list.at(many)]).toEqual([7]);
  });

  test('pieces of more than stays in memory, in any order and while others are added', () => {
    const list = new ByteList();
    const lengthOf = (i: number): number => (i % 500 === 7 ? 70_000 + i : (i * 7919) % 300);
    const isRight = (i: number): boolean => {
      const piece = list.at(i);
      return piece.length === lengthOf(i) && piece.every((byte) => byte === i % 251);
    };
    const wrong: number[] = [];
    for (let i = 0; i < many; i++) {
      list.add(lengthOf(i)).fill(i % 251);
      const before = (i * 0x9e3779b1) % (i + 1);
      if (i % 5 === 0 && !(isRight(before) && isRight(i))) wrong.push(i);
    }
    for (let i = 0; i < many; i++) if (!isRight(i)) wrong.push(i);
    expect(wrong).toEqual([]);
  });

  test('GUIDs, and nothing else', () => {
    const list = new GuidList();
    const guid = (number: number): string =>
      `00000000-0000-0000-ABCD-${number.toString(16).toUpperCase().padStart(12, '0')}`;
    for (let i = 0; i < many; i++) expect(list.add(guid(i * 7919))).toBe(true);
    expect(list.add('no GUID')).toBe(false);
    expect(list.length).toBe(many);
    for (let i = 0; i < many; i += 97) expect(list.at(i)).toBe(guid(i * 7919));
  });
});
