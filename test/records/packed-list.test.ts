import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PackedList } from '../../lib/records/packed-list.js';

interface Item {
  name: string;
  number: number | null;
  tags: string[];
  owner: object;
}

const item = fc.record({
  // Any UTF-16, lone surrogates included: a database may hold it.
  name: fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
  number: fc.option(fc.integer()),
  tags: fc.array(fc.string(), { maxLength: 3 }),
  owner: fc.constantFrom({ first: true }, { second: true }),
});

describe('a packed list', () => {
  test('gives back what was added, walked through or by place', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 300, size: 'max' }), (items) => {
        const list = new PackedList<Item, 'owner'>({ owner: [] });
        for (const one of items) list.add(one);
        expect(list.length).toBe(items.length);
        expect([...list]).toEqual(items);
        expect([...list.entries()].map(([place]) => place)).toEqual([...items.keys()]);
        for (let place = items.length - 1; place >= 0; place -= 7) expect(list.at(place)).toEqual(items[place]);
        for (const beyond of [0, 1, 63, 64, 65, 1_000]) expect(list.at(items.length + beyond)).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });

  test('keeps what is set apart as the very object it was', () => {
    const owner = {};
    const list = new PackedList<Item, 'owner'>({ owner: [] });
    for (let number = 0; number < 200; number++) list.add({ name: 'x', number, tags: [], owner });
    expect([...list].every((one) => one.owner === owner)).toBe(true);
    expect(list.at(100)!.owner).toBe(owner);
  });

  test('can be walked through twice at the same time, and while places are asked for', () => {
    const list = new PackedList<{ number: number }>();
    for (let number = 0; number < 200; number++) list.add({ number });
    const pairs = [...list].filter(({ number }) => {
      const other = (number * 31) % 200;
      return list.at(other)!.number === other;
    });
    expect(pairs).toHaveLength(200);
    let sum = 0;
    for (const { number } of list) for (const other of list) sum += number === other.number ? 1 : 0;
    expect(sum).toBe(200);
  });
});
