import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Role } from '../../lib/records/records.js';
import { nobody, RoleList } from '../../lib/records/role-list.js';

type Entry = [principal: number, roles: number, by: number];
const entry: fc.Arbitrary<Entry> = fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 15 }), fc.constantFrom(0, 7, nobody));

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
        const expected = new Map<number, number>();
        for (const [principal, roles] of entries) expected.set(principal, (expected.get(principal) ?? 0) | roles);
        const list = RoleList.from(entries);
        expect([...list].map(([principal, roles]) => [principal, roles])).toEqual(
          [...expected].sort(([a], [b]) => a - b),
        );
        expect(list.equals(RoleList.from([...list]))).toBe(true);
      }),
    );
  });
});
