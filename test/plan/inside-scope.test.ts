import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ScopeMembership } from '../../lib/plan/inside-scope.js';
import { PrincipalTable } from '../../lib/records/principal-table.js';
import { guid } from './builder.js';

const people = 1_000;
const groups = 10;

/** Groups of all thousand people, of half of them, a quarter, and so on to one or two. */
const table = (): PrincipalTable => {
  const principals = new PrincipalTable();
  const one = (number: number) => ({
    id: guid(number),
    type: 5,
    uri: `sip:${number}`,
    displayName: null,
    disabled: 0,
    permissions: null,
  });
  for (let place = 0; place < groups + people; place++) principals.add(one(place));
  for (let person = 0; person < people; person++) {
    const of = Array.from({ length: groups }, (_, group) => group).filter((group) => person % 2 ** group === group % 7);
    principals.setGroups(groups + person, of);
  }
  return principals;
};

/** Everything it belongs to, itself included, found from below. */
const above = (principals: PrincipalTable, place: number): Set<number> => {
  const reached = new Set([place]);
  for (const one of reached) for (const group of principals.groups(one)) reached.add(group);
  return reached;
};

test('R24 who is inside a scope, of nobody to everybody, is what walking up from each principal finds', () => {
  const principals = table();
  const membership = new ScopeMembership(principals);
  const places = fc.uniqueArray(fc.nat(groups + people - 1), { maxLength: 6 });
  const groupsOnly = fc.uniqueArray(fc.nat(groups - 1), { maxLength: 4 });
  fc.assert(
    fc.property(
      fc.oneof(places, groupsOnly),
      fc.oneof(places, groupsOnly, fc.constant<number[]>([])),
      (allowed, denied) => {
        const inside = membership.insiders(allowed, denied)();
        const named = (list: number[], place: number): boolean =>
          [...above(principals, place)].some((reached) => list.includes(reached));
        const wanted = [...principals.places()].filter((place) => named(allowed, place) && !named(denied, place));
        expect([...principals.places()].filter(inside)).toEqual(wanted);
        // What is worked out anew after a rest is the same.
        membership.rest();
      },
    ),
    { numRuns: 60 },
  );
});
