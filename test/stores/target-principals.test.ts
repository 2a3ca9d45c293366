import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GuidIndex } from '../../lib/records/guid-index.js';
import { NumberIndex } from '../../lib/records/number-index.js';
import { TargetPrincipalTable } from '../../lib/stores/target-principals.js';

const guidOf = (number: number): string =>
  `00000000-0000-0000-0000-${number.toString(16).toUpperCase().padStart(12, '0')}`;

test('principals are found by GUID, number and address as a map would find them', () => {
  const addresses = fc.oneof(fc.constantFrom('', 'sip:A@x', 'SIP:a@X', 'sip:é@x'), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 2_000_000_000 })), fc.array(addresses), (numbers, uris) => {
      numbers.sort((a, b) => a - b);
      const guids = new GuidIndex();
      const places = new NumberIndex();
      const table = new TargetPrincipalTable(guids, places);
      const rows = numbers.map((number, i) => ({
        id: guidOf(number),
        number,
        uri: uris[i % (uris.length || 1)] ?? '',
      }));
      for (const { id, number, uri } of rows) {
        guids.add(id);
        places.add(number);
        table.add(number, uri);
      }
      for (const { id, number, uri } of rows) {
        expect(table.byId(id)).toBe(number);
        expect(table.uri(number)).toBe(uri);
        const first = rows.find((row) => row.uri.toLowerCase() === uri.toLowerCase())!.number;
        expect(table.byUri(uri.toUpperCase().toLowerCase() === uri.toLowerCase() ? uri.toUpperCase() : uri)).toBe(
          first,
        );
      }
      expect(table.byId(guidOf(2_000_000_001))).toBeUndefined();
      expect(table.byUri('sip:nobody@nowhere')).toBeUndefined();
      expect(table.uri(2_000_000_001)).toBe('');
      expect(table.uri(0)).toBe('');
    }),
  );
});
