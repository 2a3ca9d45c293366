import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NumberIndex } from '../../lib/records/number-index.js';

test('numbers get places in the order in which they come, near each other or not', () => {
  const number = fc.oneof(fc.nat(2_000), fc.integer(), fc.constantFrom(-0, 2 ** 32, 2 ** 40 + 1, 1.5, Number.NaN));
  fc.assert(
    fc.property(fc.array(number), fc.array(number), (numbers, others) => {
      const index = new NumberIndex();
      const places = new Map<number, number>();
      for (const one of numbers) {
        expect(index.add(one)).toBe(!places.has(one));
        if (!places.has(one)) places.set(one, places.size);
      }
      expect(index.size).toBe(places.size);
      for (const one of [...numbers, ...others]) expect(index.place(one)).toBe(places.get(one));
    }),
  );
});
