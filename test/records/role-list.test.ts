import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Role } from '../../lib/records/records.js';
import { nobody, RoleList, RoleLists } from '../../lib/records/role-list.js';

type Entry = [principal: number, roles: number, by: number];
const entry: fc.Arbitrary<Entry> = fc.tuple(
  fc.oneof(fc.nat(50), fc.nat(0xffff_ffff)),
  fc.integer({ min: 1, max: 15 }),
  fc.constantFrom(0, 7, 127, 128, nobody),
);

describe('RoleList', () => {
  test('joins the roles of one principal and orders by principal', () => {
    const list = RoleList.from([
      [9, Role.member, 1],
      [2, Role.manager, nobody],
      [9, Role.presenter, 4],
    ]);
    expect([...list]).toEqual([
      [2, Role.manager, nobody],
      [9, Role.member | Role.presenter, 1],
    ]);
    expect(list.size).toBe(2);
  });

  test('counts the principals with a role', () => {
    const list = RoleList.from([
      [1, Role.member | Role.manager, 0],
      [2, Role.member, 0],
      [3, Role.creator, 0],
    ]);
    expect([Role.member, Role.manager, Role.presenter, Role.creator].map((role) => list.count(role))).toEqual([
      2, 1, 0, 1,
    ]);
  });

  test('the empty one has nobody', () => {
    expect(RoleList.from([])).toBe(RoleList.empty);
    expect([...RoleList.empty]).toEqual([]);
    expect(RoleList.empty.size).toBe(0);
    expect(RoleList.empty.count(Role.member)).toBe(0);
  });

  test('equality is about principals and roles, not about who gave them or in what order', () => {
    const list = RoleList.from([
      [1, 1, 5],
      [2, 3, 5],
    ]);
    expect(
      list.equals(
        RoleList.from([
          [2, 3, nobody],
          [1, 1, 6],
        ]),
      ),
    ).toBe(true);
    expect(list.equals(RoleList.from([[1, 1, 5]]))).toBe(false);
    expect(
      list.equals(
        RoleList.from([
          [1, 1, 5],
          [2, 1, 5],
        ]),
      ),
    ).toBe(false);
    expect(
      list.equals(
        RoleList.from([
          [1, 1, 5],
          [3, 3, 5],
        ]),
      ),
    ).toBe(false);
  });

  test('holds what a map of bit sets would hold', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), (entries) => {
        const expected = new Map<number, Entry>();
        for (const [principal, roles, by] of entries) {
          const known = expected.get(principal);
          expected.set(principal, [principal, roles | (known?.[1] ?? 0), known?.[2] ?? by]);
        }
        const ordered = [...expected.values()].sort(([a], [b]) => a - b);
        const list = RoleList.from(entries);
        const lists = new RoleLists();
        lists.push(list);
        for (const same of [list, lists.at(0), RoleList.from(list)]) {
          expect([...same]).toEqual(ordered);
          expect(same.size).toBe(ordered.length);
          expect(list.equals(same)).toBe(true);
          for (const role of Object.values(Role)) {
            const having = ordered.filter(([, roles]) => (roles & role) !== 0);
            expect(same.count(role)).toBe(having.length);
            expect([...same.withRole(role)]).toEqual(having.map(([principal, , by]) => [principal, role, by]));
          }
        }
      }),
    );
  });

  test('many of them are kept together, long ones too', () => {
    const sizes = [0, 1, 30_000, 3, 0, 100_000, 2, 40_000, 5];
    const lists = new RoleLists();
    const all = sizes.map((size) =>
      RoleList.from(Array.from({ length: size }, (_, i) => [i * 300, 1 + (i % 15), i % 9])),
    );
    for (const list of all) lists.push(list);
    expect(sizes.map((_, place) => lists.at(place).size)).toEqual(sizes);
    expect(all.every((list, place) => list.equals(lists.at(place)))).toBe(true);
  });
});
