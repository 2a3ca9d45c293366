import { beforeEach, describe, expect, test } from '@jest/globals';
import { type PrincipalEntry, PrincipalTable } from '../../lib/records/principal-table.js';
import { PrincipalType } from '../../lib/records/records.js';

const person = (id: string, more: Partial<PrincipalEntry> = {}): PrincipalEntry => ({
  id,
  type: PrincipalType.user,
  uri: `sip:${id}@contoso.com`,
  displayName: id,
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
    expect([table.place('A'), table.place('B'), table.place('C'), table.place(null)]).toEqual([
      0,
      1,
      undefined,
      undefined,
    ]);
    expect(table.at(1)).toEqual(person('B'));
    expect([...table.entries()].map(({ id }) => id)).toEqual(['A', 'B']);
  });

  test('a GUID that is taken is refused, and the first stays', () => {
    table.add(person('A'));
    expect(table.add(person('A', { displayName: 'another' }))).toBe(false);
    expect(table.size).toBe(1);
    expect(table.at(0).displayName).toBe('A');
  });

  test('calls a principal by its address, else its name, else its GUID', () => {
    table.add(person('A'));
    table.add(person('B', { uri: '', displayName: 'Team' }));
    table.add(person('C', { uri: '', displayName: null }));
    expect([0, 1, 2].map((place) => table.label(place))).toEqual(['sip:A@contoso.com', 'Team', 'C']);
  });

  test('knows everything that a principal belongs to, through rings too', () => {
    for (const id of 'ABCDE') table.add(person(id));
    table.setGroups(0, [1]);
    table.setGroups(1, [2, 3]);
    table.setGroups(2, [1]);
    expect([...table.groups(1)]).toEqual([2, 3]);
    expect([...table.groups(4)]).toEqual([]);
    expect([...table.closure([0])].sort()).toEqual([0, 1, 2, 3]);
    expect([...table.closure([4, 3])].sort()).toEqual([3, 4]);
    expect(table.closure([]).size).toBe(0);
  });

  test('R13 tells federated and external principals, and the system user', () => {
    for (const [name, type] of Object.entries(PrincipalType)) table.add(person(name, { type }));
    const named = (is: (place: number) => boolean): string[] =>
      [...table.entries()].flatMap(({ id }, place) => (is(place) ? [id] : []));
    expect(named((place) => table.isFederated(place))).toEqual(['externalUser', 'federatedUser', 'federatedGroup']);
    expect(named((place) => table.isSystem(place))).toEqual(['systemUser']);
  });
});
