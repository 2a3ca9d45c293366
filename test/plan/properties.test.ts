import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foldName } from '../../lib/records/names.js';
import { Role } from '../../lib/records/records.js';
import { emptyTarget, PackageBuilder } from './builder.js';

const numRuns = 1_000;

const name = fc.oneof(
  fc.constantFrom('A', 'a', 'B', 'C', 'Sales', 'sales ', 'Ｓales', 'A / B', 'é', 'É'),
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.integer({ min: 200, max: 260 }).map((length) => 'n'.repeat(length)),
);
const setting = fc.constantFrom(null, true, false);
const people = ['amy', 'bob', 'cat', 'guest'];
const somePeople = fc.subarray(people);

const tree = fc.record({
  categories: fc.array(
    fc.record({
      name,
      parent: fc.nat(),
      invite: setting,
      logged: setting,
      filePost: setting,
      childCreation: setting,
      overrideMember: fc.boolean(),
      members: somePeople,
      managers: somePeople,
      scope: fc.option(somePeople),
    }),
    { maxLength: 6 },
  ),
  rooms: fc.array(
    fc.record({
      name,
      parent: fc.nat(),
      invite: setting,
      logged: setting,
      disabled: fc.boolean(),
      behavior: fc.constantFrom(4, 5),
      overrideMember: fc.boolean(),
      members: somePeople,
      managers: somePeople,
      presenters: somePeople,
    }),
    { maxLength: 10 },
  ),
  rootManagers: somePeople,
});

type Tree = typeof tree extends fc.Arbitrary<infer T> ? T : never;

const build = ({ categories, rooms, rootManagers }: Tree): PackageBuilder => {
  const builder = new PackageBuilder();
  for (const person of people) builder.principal(person, { type: person === 'guest' ? 7 : 5 });
  builder.categories.length = 0;
  builder.category('Root', undefined, { scope: ['domain', ...people], roles: { manager: rootManagers } });
  const place = <T extends { parent: string }>(list: T[], parent: number): void => {
    const above = builder.categories.filter((category) => (category as unknown) !== list.at(-1));
    list.at(-1)!.parent = above[parent % above.length]!.id;
  };
  for (const { parent, members, managers, scope, ...category } of categories) {
    const own = scope === null ? {} : { scope };
    builder.category(category.name, 'Root', { ...category, ...own, roles: { member: members, manager: managers } });
    place(builder.categories, parent);
    const last = builder.categories.at(-1)!;
    if (scope === null) last.scopeDefiner = builder.categories.find(({ id }) => id === last.parent)!.scopeDefiner;
  }
  for (const { parent, members, managers, presenters, ...room } of rooms) {
    builder.room(room.name, 'Root', { ...room, roles: { member: members, manager: managers, presenter: presenters } });
    place(builder.rooms, parent);
  }
  return builder;
};

const property = (check: (builder: PackageBuilder, tree: Tree) => void): void => {
  fc.assert(
    fc.property(tree, (value) => check(build(value), value)),
    { numRuns },
  );
};

describe('flattening', () => {
  test('R5 R6 R10 never loses or merges: every category and every enabled room comes out once, disabled rooms are named', () => {
    property((builder) => {
      const { structure } = builder.plan();
      const enabled = builder.rooms.filter(({ disabled }) => !disabled);
      expect([...structure.rooms].map(({ id }) => id)).toEqual(enabled.map(({ id }) => id));
      expect(structure.leftBehind).toHaveLength(builder.rooms.length - enabled.length);
      const rootNeeded = enabled.some(({ parent }) => parent === builder.id('Root'));
      const expected = builder.categories.filter(({ isRoot }) => !isRoot || rootNeeded).map(({ id }) => id);
      expect(Array.from(structure.categories, ({ id }) => id)).toEqual(expected);
    });
  });

  test('R7 never cuts: a name ends in its own name, has its parents in front, and is an error when it is too long', () => {
    property((builder) => {
      const plan = builder.plan();
      const sources = new Map([...builder.categories, ...builder.rooms].map((node) => [node.id, node]));
      for (const item of [...plan.structure.categories, ...plan.structure.rooms]) {
        expect(item.name.endsWith(sources.get(item.id)!.name)).toBe(true);
        const tooLong = plan.findings('NameTooLong').some(({ after }) => after === item.name);
        expect(tooLong).toBe(item.name.length > 256 && item.name.trim() !== '');
      }
    });
  });

  test('R2 two items of one name, in whatever case or width, never pass without an error', () => {
    property((builder) => {
      const plan = builder.plan();
      const names = [...plan.structure.categories, ...plan.structure.rooms].map(({ name }) => foldName(name));
      const doubled = names.length - new Set(names).size;
      expect(plan.findings('NameCollision')).toHaveLength(doubled);
    });
  });
});

describe('roles', () => {
  test('R8 R13 R24: root managers are everywhere, federated users nowhere, and nobody outside the scope but root managers', () => {
    property((builder, { rootManagers }) => {
      const plan = builder.plan();
      const inScope = (category: number): string[] =>
        plan.structure.categories.at(category)!.scope.map(({ principal }) => builder.principals.label(principal));
      for (const room of plan.structure.rooms) {
        const managers = plan.with('manager', room.roles);
        for (const person of rootManagers) expect(managers.includes(person)).toBe(person !== 'guest');
        const allowed = inScope(room.category);
        for (const [place, bits] of room.roles) {
          const person = builder.principals.label(place);
          expect(person).not.toBe('guest');
          const inside = allowed.includes(person) || (allowed.includes('domain') && person !== 'guest');
          expect(inside || (bits === Role.manager && rootManagers.includes(person))).toBe(true);
          if ((bits & Role.presenter) !== 0) expect(room.behavior).toBe(5);
        }
      }
    });
  });

  test('R9 a room has invitations off, or inherits; it is warned exactly where it loses them', () => {
    property((builder) => {
      const plan = builder.plan();
      const invites = (category: number): boolean => plan.structure.categories.at(category)!.invite;
      for (const room of plan.structure.rooms) {
        const source = builder.rooms.find(({ id }) => id === room.id)!;
        expect(room.invite).toBe(
          source.invite === false || (source.invite === true && !invites(room.category)) ? false : null,
        );
      }
      const losing = [...plan.structure.rooms].filter(
        (room) => builder.rooms.find(({ id }) => id === room.id)!.invite === true && !invites(room.category),
      );
      expect(plan.findings('InvitationsSwitchedOff')).toHaveLength(losing.length);
    });
  });

  test('the plan is a pure function: the same package and target give the same plan', () => {
    property((builder) => {
      const facts = (): unknown => {
        const { categories, rooms, findings } = builder.plan(emptyTarget).structure;
        return {
          findings: [...findings],
          rooms: [...rooms].map((room) => ({ ...room, roles: [...room.roles] })),
          categories: Array.from(categories, (category) => ({ ...category, creators: [...category.creators] })),
        };
      };
      expect(facts()).toEqual(facts());
    });
  });
});
