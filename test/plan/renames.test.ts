import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { proposeRenames } from '../../lib/plan/propose-renames.js';
import { type Rename, Renames } from '../../lib/plan/renames.js';
import { defaultChoices, planStructure } from '../../lib/plan/structure.js';
import { foldName } from '../../lib/records/names.js';
import { emptyTarget, guid, PackageBuilder, targetCategory, targetRoom } from './builder.js';

const choices = (renames: Rename[]) => ({ ...defaultChoices(), renames: new Renames(renames) });

describe('R7 a rename file', () => {
  const builder = () =>
    new PackageBuilder()
      .category('Sales', 'Root')
      .category('EMEA', 'Sales')
      .room('Deals', 'EMEA')
      .room('Lobby', 'Sales');

  test('gives a room and a category new names; what lies below the category is prefixed with the new one', () => {
    const plan = planStructure(
      builder().model(),
      emptyTarget,
      choices([
        { kind: 'Category', oldName: 'sales / emea', newName: 'Europe' },
        { kind: 'Room', oldName: 'Lobby', newName: 'unused' },
        { kind: 'Room', oldName: 'Sales / Lobby', newName: 'Reception' },
      ]),
    );
    expect(Array.from(plan.categories, ({ name }) => name)).toEqual(['Sales', 'Europe']);
    expect([...plan.rooms].map(({ name, sourceName }) => [name, sourceName])).toEqual([
      ['Europe / Deals', 'Sales / EMEA / Deals'],
      ['Reception', 'Sales / Lobby'],
    ]);
    expect([...plan.findings].filter(({ code }) => code === 'RenameUnused')).toMatchObject([
      { kind: 'Room', name: 'Lobby' },
    ]);
  });
});

describe('proposed names', () => {
  test('solve names that are too long and that collide, among each other and with the target', () => {
    const long = 'x'.repeat(200);
    const builder = new PackageBuilder()
      .category(long, 'Root')
      .category('y'.repeat(100), long)
      .room('z'.repeat(90), 'y'.repeat(100));
    builder
      .category('Sales', 'Root')
      .category('East', 'Sales')
      .room('East', 'Sales')
      .room('Twin', 'Sales')
      .room('twin ', 'East');
    const room = builder.rooms.at(-1)!;
    room.parent = builder.id('Sales');
    const target = { ...emptyTarget, categories: [targetCategory(5, 'Twin (2)')], rooms: [] };
    const renames = proposeRenames(builder.model(), target, defaultChoices());
    const plan = planStructure(builder.model(), target, choices(renames));
    expect([...plan.findings].filter(({ severity }) => severity === 'Error')).toEqual([]);
    expect([...plan.rooms].every(({ name }) => name.length <= 256)).toBe(true);
    expect([...plan.rooms].map(({ name }) => name)).toContain('twin (3)');
  });

  test('always lead to a plan without an error about a name', () => {
    const name = fc.oneof(
      fc.constantFrom('A', 'a', 'Ａ', 'A ', 'B', ' ', 'A / B', 'A (2)', 'b / a'),
      fc.integer({ min: 120, max: 300 }).map((length) => 'n'.repeat(length)),
      fc.string({ minLength: 1, maxLength: 4 }),
    );
    const tree = fc.record({
      categories: fc.array(fc.record({ name, parent: fc.nat() }), { minLength: 1, maxLength: 8 }),
      rooms: fc.array(fc.record({ name, parent: fc.nat() }), { maxLength: 12 }),
      present: fc.array(fc.record({ name, room: fc.boolean() }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(tree, ({ categories, rooms, present }) => {
        const builder = new PackageBuilder();
        for (const { name, parent } of categories) {
          builder.category(name, 'Root');
          const ids = builder.categories.map(({ id }) => id);
          const last = builder.categories.at(-1)!;
          last.parent = ids[parent % (ids.length - 1)]!;
        }
        for (const { name, parent } of rooms) {
          builder.room(name, 'Root');
          builder.rooms.at(-1)!.parent = builder.categories[parent % builder.categories.length]!.id;
        }
        const target = {
          ...emptyTarget,
          categories: present.flatMap(({ name, room }, i) => (room ? [] : [targetCategory(100 + i, name)])),
          rooms: present.flatMap(({ name, room }, i) => (room ? [targetRoom(100 + i, name, 1)] : [])),
        };
        const taken = new Set<string>();
        fc.pre(
          [...target.categories, ...target.rooms].every(
            ({ name }) => !taken.has(foldName(name)) && taken.add(foldName(name)),
          ),
        );
        const renames = proposeRenames(builder.model(), target, defaultChoices());
        const plan = planStructure(builder.model(), target, choices(renames));
        const problems = [...plan.findings].filter(({ severity }) => severity === 'Error');
        expect(problems.map(({ code, before, after }) => [code, before, after])).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a principal map', () => {
  const withTarget = (id: number, uri: string, number: number) => ({
    ...emptyTarget,
    principals: {
      byId: (wanted: string) => (wanted === guid(id) ? number : undefined),
      byUri: (wanted: string) => (wanted.toLowerCase() === uri ? number : undefined),
      uri: () => uri,
    },
  });

  test('gives the roles of one principal to another of the target, by address or GUID', () => {
    const builder = new PackageBuilder()
      .principal('sip:old@contoso.com')
      .category('Sales', 'Root')
      .room('Deals', 'Sales', { roles: { member: ['sip:old@contoso.com'] } });
    for (const to of ['SIP:new@contoso.com', 'new@contoso.com', guid(500), `{${guid(500).toLowerCase()}}`]) {
      const principalMap = [{ old: 'old@contoso.com', new: to }];
      const { principals, findings } = planStructure(builder.model(), withTarget(500, 'sip:new@contoso.com', 42), {
        ...defaultChoices(),
        principalMap,
      });
      expect(principals.number(builder.place('sip:old@contoso.com'))).toBe(42);
      expect([...principals.toCreate()]).not.toContain(builder.place('sip:old@contoso.com'));
      expect([...findings].map(({ code }) => code)).not.toContain('PrincipalMapUnused');
    }
  });

  test('gives them to another of the package, who is then needed in its place', () => {
    const builder = new PackageBuilder()
      .principal('sip:old')
      .principal('sip:new')
      .category('Sales', 'Root')
      .room('Deals', 'Sales', { roles: { member: ['sip:old'] } });
    const { principals } = planStructure(builder.model(), emptyTarget, {
      ...defaultChoices(),
      principalMap: [{ old: 'sip:old', new: 'sip:new' }],
    });
    const created = [...principals.toCreate()];
    expect(created).toContain(builder.place('sip:new'));
    expect(created).not.toContain(builder.place('sip:old'));
    expect(principals.resolve(builder.place('sip:old'))).toBe(builder.place('sip:new'));
  });

  test('a ring in it does no harm, and an unknown side is told', () => {
    const builder = new PackageBuilder()
      .principal('sip:a')
      .principal('sip:b')
      .category('Sales', 'Root')
      .room('Deals', 'Sales', { roles: { member: ['sip:a', 'sip:b'] } });
    const principalMap = [
      { old: 'sip:a', new: 'sip:b' },
      { old: 'sip:b', new: 'sip:a' },
      { old: 'sip:nobody', new: 'sip:a' },
    ];
    const { principals } = planStructure(builder.model(), emptyTarget, { ...defaultChoices(), principalMap });
    expect([...principals.findings()]).toMatchObject([{ code: 'PrincipalMapUnused', name: 'sip:nobody' }]);
  });
});
