import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { emptyScan, type RoomScan, RoomScans } from '../../lib/plan/room-scans.js';

const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const count = fc.nat();

const scan: fc.Arbitrary<RoomScan> = fc
  .record({
    found: count,
    fresh: count,
    present: count,
    clashes: fc.array(int, { maxLength: 3 }),
    unknownAuthors: count,
    fileLinks: count,
    datesOutOfRange: count,
    largestId: int,
  })
  .map((one) => (one.found === 0 ? emptyScan() : one));

test('scans of rooms come back as they were set, and those that were not set are empty', () => {
  fc.assert(
    fc.property(fc.array(fc.option(scan), { maxLength: 20 }), (given) => {
      const scans = new RoomScans(given.length);
      for (const [place, one] of given.entries()) if (one !== null) scans.set(place, one);
      const expected = given.map((one) => one ?? emptyScan());
      expect(given.map((_, place) => scans.at(place))).toEqual(expected);
      expect([...scans]).toEqual(expected);
      expect(scans).toHaveLength(given.length);
    }),
  );
});
