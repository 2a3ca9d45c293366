import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TextIndex } from '../../lib/records/text-index.js';

const lower = (text: string): string => text.toLowerCase();
const indexOf = (texts: string[]): TextIndex => new TextIndex(texts, lower);

describe('TextIndex', () => {
  test('gives the places of a text in order, whatever its case', () => {
    const index = indexOf(['b', 'A', '', 'a', 'c', '', 'A']);
    expect([...index.places('a')]).toEqual([1, 3, 6]);
    expect([...index.places('')]).toEqual([2, 5]);
    expect([...index.places('d')]).toEqual([]);
    expect([index.place('A'), index.place('C'), index.place('d')]).toEqual([1, 4, undefined]);
  });

  test('finds what a map of texts would find', () => {
    const text = fc.oneof(fc.constantFrom('', 'a', 'A', 'ab', 'ba'), fc.string());
    fc.assert(
      fc.property(fc.array(text, { maxLength: 100 }), text, (texts, other) => {
        const expected = new Map<string, number[]>();
        for (const [place, one] of texts.entries()) {
          const key = lower(one);
          expected.set(key, [...(expected.get(key) ?? []), place]);
        }
        const index = indexOf(texts);
        for (const one of [...texts, other]) {
          expect([...index.places(one)]).toEqual(expected.get(lower(one)) ?? []);
          expect(index.place(one)).toBe(expected.get(lower(one))?.[0]);
        }
      }),
    );
  });
});
