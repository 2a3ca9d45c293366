import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GuidIndex } from '../../lib/records/guid-index.js';

const guid = fc.uuid().map((text) => text.toUpperCase());

describe('GuidIndex', () => {
  test('gives places in turn, finds them again and gives back the GUIDs, however many there are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(guid, { maxLength: 500 }), guid, (guids, other) => {
        const index = new GuidIndex();
        expect(guids.every((id) => index.add(id))).toBe(true);
        expect(index.size).toBe(guids.length);
        expect(guids.map((id) => index.place(id))).toEqual([...guids.keys()]);
        expect(guids.map((_, place) => index.at(place))).toEqual(guids);
        expect(guids.some((id) => index.add(id))).toBe(false);
        if (!guids.includes(other)) expect(index.place(other)).toBeUndefined();
      }),
    );
  });

  test('keeps apart GUIDs that differ in any one digit', () => {
    const index = new GuidIndex();
    const zeros = '00000000-0000-0000-0000-000000000000';
    const guids = [...zeros].flatMap((char, i) =>
      char === '-' ? [] : ['1', '8', 'F'].map((digit) => zeros.slice(0, i) + digit + zeros.slice(i + 1)),
    );
    for (const id of guids) expect(index.add(id)).toBe(true);
    expect(guids.map((_, place) => index.at(place))).toEqual(guids);
  });

  test.each(['', 'A', '0000000-0000-0000-0000-0000000000000', '00000000-0000-0000-0000-00000000000g', 'é'.repeat(36)])(
    'takes nothing that is no GUID: %s',
    (text) => {
      const index = new GuidIndex();
      expect(index.add(text)).toBe(false);
      expect(index.place(text)).toBeUndefined();
      expect(index.size).toBe(0);
    },
  );
});
