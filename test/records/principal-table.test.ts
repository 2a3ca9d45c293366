import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type PrincipalEntry, PrincipalTable } from '../../lib/records/principal-table.js';
import { PrincipalType } from '../../lib/records/records.js';

/** A GUID of one digit alone, which can be told at a glance. */
const guid = (digit: string): string => '00000000-0000-0000-0000-000000000000'.replaceAll('0', digit);

const person = (digit: string, more: Partial<PrincipalEntry> = {}): PrincipalEntry => ({
  id: guid(digit),
  type: PrincipalType.user,
  uri: `sip:${digit}@contoso.com`,
  displayName: digit,
  disabled: 0,
  permissions: null,
  ...more,
});

let table: PrincipalTable;
beforeEach(() => {
  table = new PrincipalTable();
});

describe('PrincipalTable', () => {
  test('finds principals by GUID and by place', () => {
    expect([table.add(person('A')), table.add(person('B'))]).toEqual([true, true]);
    expect(table.size).toBe(2);
    const places = [guid('A'), guid('B'), guid('C'), 'no GUID', guid('a'), null].map((id) => table.place(id));
    expect(places).toEqual([0, 1, undefined, undefined, undefined, undefined]);
    expect([...table.places()].map((place) => table.id(place))).toEqual([guid('A'), guid('B')]);
  });

  test('keeps what the rules need, whatever the texts are made of', () => {
    const people = [
      person('A', { type: PrincipalType.group, disabled: 2, permissions: '3' }),
      person('B', { uri: '', displayName: '' }),
      person('C', { displayName: 'Zoë 你好 😀', permissions: '' }),
      person('D', { displayName: '\ud800 half', uri: `sip:${'d'.repeat(5_000)}@contoso.com` }),
      person('E', { displayName: null }),
    ];
    for (const one of people) table.add(one);
    const kept = [...table.places()].map((place) => ({
      id: table.id(place),
      type: table.type(place),
      uri: table.uri(place),
      displayName: table.displayName(place),
      disabled: table.disabled(place),
      permissions: table.permissions(place),
    }));
    expect(kept).toEqual(people);
  });

  test('keeps what hardly two principals have in common', () => {
    const many = Array.from({ length: 600 }, (_, i) =>
      person('A', { id: guid('0').replace(/.{3}$/, String(100 + i)), permissions: String(i % 300) }),
    );
    for (const one of many) table.add(one);
    expect([...table.places()].map((place) => table.permissions(place))).toEqual(many.map((one) => one.permissions));
  });

  test('a GUID that is taken is refused, and the first stays', () => {
    table.add(person('A'));
    expect(table.add(person('A', { displayName: 'another' }))).toBe(false);
    expect(table.size).toBe(1);
    expect(table.displayName(0)).toBe('A');
  });

  test('calls a principal by its address, else its name, else its GUID', () => {
    table.add(person('A'));
    table.add(person('B', { uri: '', displayName: 'Team' }));
    table.add(person('C', { uri: '', displayName: null }));
    expect([0, 1, 2].map((place) => table.label(place))).toEqual(['sip:A@contoso.com', 'Team', guid('C')]);
  });

  test('finds those of an address, whatever its case, and those that come later too', () => {
    for (const id of 'ABC') table.add(person(id, { uri: id === 'B' ? '' : 'sip:Same@contoso.com' }));
    expect([...table.byUri().places('SIP:same@contoso.com')]).toEqual([0, 2]);
    table.add(person('D', { uri: 'sip:same@CONTOSO.com' }));
    expect([...table.byUri().places('sip:same@contoso.com')]).toEqual([0, 2, 3]);
    expect([...table.byUri().places('sip:other@contoso.com')]).toEqual([]);
  });

  test('knows what a principal belongs to, rings too', () => {
    for (const id of 'ABCDE') table.add(person(id));
    table.setGroups(0, [1]);
    table.setGroups(1, [2, 3]);
    table.setGroups(2, [1]);
    expect([0, 1, 2, 3, 4].map((place) => table.groups(place))).toEqual([[1], [2, 3], [1], [], []]);
  });

  test('keeps groups in the order of the source', () => {
    const lists = fc.array(fc.array(fc.nat({ max: 0x0fff_ffff }), { maxLength: 20 }), { maxLength: 10 });
    fc.assert(
      fc.property(lists, (given) => {
        const groups = new PrincipalTable();
        for (const [place, list] of given.entries()) groups.setGroups(place, list);
        expect(given.map((_, place) => [...groups.groups(place)])).toEqual(given);
      }),
    );
  });

  test('R13 tells federated and external principals, and the system user', () => {
    for (const [i, [displayName, type]] of Object.entries(PrincipalType).entries()) {
      table.add(person(i.toString(16).toUpperCase(), { type, displayName }));
    }
    const named = (is: (place: number) => boolean): (string | null)[] =>
      [...table.places()].filter(is).map((place) => table.displayName(place));
    expect(named((place) => table.isFederated(place))).toEqual(['externalUser', 'federatedUser', 'federatedGroup']);
    expect(named((place) => table.isSystem(place))).toEqual(['systemUser']);
  });
});
