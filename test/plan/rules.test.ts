import { describe, expect, test } from '@jest/globals';
import { emptyTarget, guid, PackageBuilder, targetCategory, targetRoom } from './builder.js';

describe('R2 merge and overwrite', () => {
  test('what has the same name is overwritten, and the plan says what it is and what it becomes', () => {
    const builder = new PackageBuilder()
      .principal('amy')
      .category('Sales', 'Root', { invite: true })
      .room('Deals', 'Sales', { roles: { member: ['amy'] } });
    const plan = builder.plan({
      categories: [targetCategory(10, 'SALES')],
      rooms: [targetRoom(11, 'deals ', 10, { visibility: 6 })],
    });
    expect(plan.category('Sales')).toMatchObject({ action: 'Overwrite', number: 10 });
    expect(plan.room('Deals')).toMatchObject({ action: 'Overwrite', number: 11 });
    const [, room] = plan.findings('ItemOverwritten');
    expect(room).toMatchObject({ severity: 'Warning', rule: 'R2', name: 'Deals' });
    expect(room!.before).toContain('privacy: Open');
    expect(room!.after).toContain('privacy: Closed');
    expect(plan.errors).toEqual([]);
  });

  test('an item known by its GUID is the same item after a rename in the target', () => {
    const builder = new PackageBuilder().category('Sales', 'Root');
    const plan = builder.plan({ categories: [targetCategory(10, 'Renamed', { id: builder.id('Sales') })] });
    expect(plan.category('Sales')).toMatchObject({ action: 'Overwrite', number: 10 });
  });

  test('an add-in of the same name keeps the GUID of the target, and rooms are pointed at it', () => {
    const builder = new PackageBuilder().category('Sales', 'Root');
    builder.addins.push({ id: guid(50), name: 'Wiki', url: 'https://wiki.contoso.com' });
    builder.room('Deals', 'Sales', { addin: guid(50) });
    const plan = builder.plan({ addins: [{ id: guid(60), name: 'wiki', url: 'https://old.contoso.com' }] });
    expect(plan.structure.addins).toMatchObject([
      { id: guid(60), action: 'Overwrite', url: 'https://wiki.contoso.com' },
    ]);
    expect(plan.room('Deals').addin).toBe(guid(60));
  });

  test('nothing is overwritten that has another name', () => {
    const plan = new PackageBuilder().category('Sales', 'Root').plan({ categories: [targetCategory(10, 'Support')] });
    expect(plan.findings('ItemOverwritten')).toEqual([]);
    expect(plan.category('Sales').action).toBe('Create');
  });

  test('names that collide after flattening are errors: room and category, two rooms, an item of the target', () => {
    const builder = new PackageBuilder()
      .category('Sales', 'Root')
      .category('East', 'Sales')
      .room('East', 'Sales')
      .category('Support', 'Root')
      .category('West', 'Support')
      .room('west', 'Support')
      .room('Twin', 'Sales')
      .room('TWIN', 'Support')
      .room('Used', 'Support');
    const plan = builder.plan({ categories: [targetCategory(7, 'Used')] });
    expect(plan.errors).toEqual(['NameCollision TWIN', 'NameCollision Used']);
    const nested = new PackageBuilder()
      .category('Sales', 'Root')
      .category('EMEA', 'Sales')
      .category('East', 'EMEA')
      .room('East', 'EMEA')
      .plan();
    expect(nested.errors).toEqual(['NameCollision Sales / EMEA / East']);
  });
});

describe('R3 one forest', () => {
  test('a package from another forest is an error', () => {
    const builder = new PackageBuilder();
    builder.forest = 'contoso.com';
    expect(builder.plan({ forest: 'fabrikam.com' }).errors).toEqual(['ForestMismatch test.zip']);
  });

  test.each([
    ['contoso.com', 'contoso.com'],
    ['emea.contoso.com', 'contoso.com'],
    ['contoso.com', ''],
    ['', 'contoso.com'],
  ])('%s and %s may be one forest', (source, target) => {
    const builder = new PackageBuilder();
    builder.forest = source;
    expect(builder.plan({ forest: target }).errors).toEqual([]);
  });

  test('a principal that both sides know proves that it is one forest', () => {
    const builder = new PackageBuilder().principal('amy');
    builder.forest = 'contoso.com';
    const amy = builder.principals.id(builder.place('amy'));
    const principals = {
      ...emptyTarget.principals,
      byId: (id: string) => (id === amy ? 5 : undefined),
      uri: () => 'amy',
    };
    expect(builder.plan({ forest: 'fabrikam.com', principals }).errors).toEqual([]);
  });
});

describe('R5 and R6 one level', () => {
  const builder = (): PackageBuilder =>
    new PackageBuilder()
      .category('Sales', 'Root')
      .category('EMEA', 'Sales')
      .category('North', 'EMEA')
      .room('Lobby', 'Sales')
      .room('Deals', 'EMEA')
      .room('Fjords', 'North');

  test('R5 a subcategory is named with all its parents, without the root', () => {
    const plan = builder().plan();
    expect(Array.from(plan.structure.categories, ({ name }) => name)).toEqual([
      'Sales',
      'Sales / EMEA',
      'Sales / EMEA / North',
    ]);
    expect(plan.findings('CategoryFlattened').map(({ name }) => name)).toEqual([
      'Sales / EMEA',
      'Sales / EMEA / North',
    ]);
  });

  test('R6 a room below a child category is prefixed, one of a top-level category keeps its name', () => {
    const plan = builder().plan();
    expect([...plan.structure.rooms].map(({ name }) => name)).toEqual([
      'Lobby',
      'Sales / EMEA / Deals',
      'Sales / EMEA / North / Fjords',
    ]);
    expect(plan.categoryOf('Sales / EMEA / Deals')).toBe('Sales / EMEA');
    expect(plan.findings('RoomPrefixed')).toHaveLength(2);
  });

  test('the separator can be chosen (O1)', () => {
    const { categories } = builder().plan({}, ' - ').structure;
    expect(Array.from(categories, ({ name }) => name)).toContain('Sales - EMEA - North');
  });

  test('rooms directly under the root get a category of its name, only when there are any (O3)', () => {
    const plan = builder().room('Hallway', 'Root').plan();
    expect(plan.categoryOf('Hallway')).toBe('Root');
    expect(plan.findings('RootRooms')).toHaveLength(1);
    const { categories } = builder().plan().structure;
    expect(Array.from(categories, ({ name }) => name)).not.toContain('Root');
  });
});

describe('R7 256 characters', () => {
  test('256 characters are allowed, 257 are an error that tells the length and how much is too much', () => {
    const fits = new PackageBuilder().category('A'.repeat(100), 'Root').category('B'.repeat(100), 'A'.repeat(100));
    expect(fits.room('C'.repeat(256 - 206), 'B'.repeat(100)).plan().errors).toEqual([]);
    const plan = new PackageBuilder()
      .category('A'.repeat(100), 'Root')
      .category('B'.repeat(100), 'A'.repeat(100))
      .room('C'.repeat(60), 'B'.repeat(100))
      .plan();
    const [finding] = plan.findings('NameTooLong');
    expect(finding).toMatchObject({
      severity: 'Error',
      rule: 'R7',
      before: `${'A'.repeat(100)} / ${'B'.repeat(100)} / ${'C'.repeat(60)}`,
    });
    expect(finding!.message).toContain('266');
    expect(finding!.message).toContain('10 more');
    expect(plan.structure.rooms.at(0)!.name).toHaveLength(266);
  });
});

describe('R8 root managers', () => {
  test('a manager of the root manages every room, even outside its scope, and the plan says how many', () => {
    const rooted = new PackageBuilder().principal('amy', { groups: [] }).principal('bob');
    rooted.categories.length = 0;
    rooted
      .category('Root', undefined, { scope: ['domain'], roles: { manager: ['amy'] } })
      .category('Sales', 'Root')
      .room('One', 'Sales', { roles: { member: ['bob'] } })
      .room('Two', 'Sales', { roles: { member: ['bob'] } });
    const plan = rooted.plan();
    expect(plan.with('manager', plan.room('One').roles)).toEqual(['amy']);
    expect(plan.with('manager', plan.room('Two').roles)).toEqual(['amy']);
    expect(plan.findings('RootManager')).toMatchObject([{ name: 'amy', message: expect.stringContaining('2 rooms') }]);
    expect(plan.findings('OutsideScope')).toEqual([]);
  });
});

describe('R9 invitations', () => {
  test.each([
    [true, null, null, 0],
    [true, true, null, 0],
    [true, false, false, 0],
    [false, null, null, 0],
    [false, false, false, 0],
    [false, true, false, 1],
  ])('category %s, room %s: the room becomes %s with %i warnings', (category, room, expected, warnings) => {
    const plan = new PackageBuilder()
      .category('Sales', 'Root', { invite: category })
      .room('Deals', 'Sales', { invite: room })
      .plan();
    expect(plan.room('Deals').invite).toBe(expected);
    expect(plan.category('Sales').invite).toBe(category);
    expect(plan.findings('InvitationsSwitchedOff')).toHaveLength(warnings);
  });
});

describe('R10 disabled rooms', () => {
  test('they stay behind and are named', () => {
    const plan = new PackageBuilder()
      .category('Sales', 'Root')
      .category('EMEA', 'Sales')
      .room('Old', 'EMEA', { disabled: true })
      .plan();
    expect(plan.structure.rooms).toHaveLength(0);
    expect(plan.structure.leftBehind).toEqual(['Sales / EMEA / Old']);
    expect(plan.findings('RoomLeftBehind')).toMatchObject([{ name: 'Sales / EMEA / Old', rule: 'R10' }]);
  });

  test('a disabled room of a Persistent Chat source stays disabled instead', () => {
    const builder = new PackageBuilder()
      .category('Sales', 'Root')
      .room('Old', 'Sales', { disabled: true, visibility: 6 });
    builder.kind = 'PersistentChat';
    expect(builder.plan().room('Old').disabled).toBe(true);
  });
});

describe('R11 cutoff', () => {
  test('the plan says how many messages of which room stay behind', () => {
    const plan = new PackageBuilder().category('Sales', 'Root').room('Deals', 'Sales', { messagesBefore: 12 }).plan();
    expect(plan.findings('MessagesLeftBehind')).toMatchObject([
      { name: 'Deals', message: expect.stringContaining('12 messages') },
    ]);
  });
});

describe('R13 federated users', () => {
  test('the room migrates, they get no access and no scope, and the plan warns', () => {
    const plan = new PackageBuilder()
      .principal('amy')
      .principal('guest', { type: 7 })
      .principal('guests', { type: 11 })
      .category('Sales', 'Root', { scope: ['domain', 'guests'] })
      .room('Deals', 'Sales', { roles: { member: ['amy', 'guest', 'guests'] } })
      .plan();
    expect(plan.with('member', plan.room('Deals').roles)).toEqual(['amy']);
    expect(plan.scope('Sales')).toEqual(['domain']);
    expect(plan.findings('FederatedMember')).toMatchObject([
      { name: 'Deals', message: expect.stringContaining('guest, guests') },
    ]);
  });
});

describe('R24 inheritance is written out', () => {
  test('settings come from the nearest node that has them, else from the root', () => {
    const plan = new PackageBuilder()
      .category('Sales', 'Root', { logged: false })
      .category('EMEA', 'Sales', { filePost: false })
      .category('North', 'EMEA', { invite: true, logged: true })
      .room('Fjords', 'North')
      .plan();
    expect(plan.category('Sales')).toMatchObject({ invite: false, logged: false, filePost: true });
    expect(plan.category('Sales / EMEA')).toMatchObject({ invite: false, logged: false, filePost: false });
    expect(plan.category('Sales / EMEA / North')).toMatchObject({ invite: true, logged: true, filePost: false });
    expect(plan.room('Sales / EMEA / North / Fjords').visibility).toBe(3);
  });

  test('members are inherited down to a node that starts a new list', () => {
    const plan = new PackageBuilder()
      .principal('amy')
      .principal('bob')
      .principal('cat')
      .category('Sales', 'Root', { roles: { member: ['amy'] } })
      .category('EMEA', 'Sales', { roles: { member: ['bob'] } })
      .category('Closed', 'Sales', { overrideMember: true, roles: { member: ['cat'] } })
      .room('Deals', 'EMEA')
      .room('Quiet', 'Closed')
      .room('Own', 'EMEA', { overrideMember: true, roles: { member: ['cat'] } })
      .plan();
    expect(plan.with('member', plan.room('Sales / EMEA / Deals').roles)).toEqual(['amy', 'bob']);
    expect(plan.with('member', plan.room('Sales / Closed / Quiet').roles)).toEqual(['cat']);
    expect(plan.with('member', plan.room('Sales / EMEA / Own').roles)).toEqual(['cat']);
  });

  test('managers are inherited through every level and cannot be started anew (O5)', () => {
    const plan = new PackageBuilder()
      .principal('amy')
      .principal('bob')
      .category('Sales', 'Root', { roles: { manager: ['amy'] } })
      .category('Closed', 'Sales', { overrideMember: true, roles: { manager: ['bob'] } })
      .room('Quiet', 'Closed')
      .plan();
    expect(plan.with('manager', plan.room('Sales / Closed / Quiet').roles)).toEqual(['amy', 'bob']);
    expect(plan.findings('CategoryManager')).toHaveLength(2);
  });

  test('the scope is that of the node that defines it, and who lies outside gets no role (O8)', () => {
    const plan = new PackageBuilder()
      .principal('team', { type: 9 })
      .principal('inner', { type: 9, groups: ['team', 'domain'] })
      .principal('amy', { groups: ['inner'] })
      .principal('bob')
      .category('Sales', 'Root', { scope: ['team'] })
      .category('EMEA', 'Sales')
      .room('Deals', 'EMEA', { roles: { member: ['amy', 'bob'], manager: ['bob'] } })
      .plan();
    expect(plan.scope('Sales / EMEA')).toEqual(['team']);
    const deals = plan.room('Sales / EMEA / Deals');
    expect(plan.with('member', deals.roles)).toEqual(['amy']);
    expect(plan.with('manager', deals.roles)).toEqual([]);
    expect(plan.findings('OutsideScope')).toMatchObject([{ message: expect.stringContaining('bob') }]);
  });

  test('creators are the members where child creation is on (O7)', () => {
    const plan = new PackageBuilder()
      .principal('amy')
      .category('Sales', 'Root', { roles: { member: ['amy'] } })
      .category('Locked', 'Sales', { childCreation: false })
      .plan();
    expect(plan.with('creator', plan.category('Sales').creators)).toEqual(['amy']);
    expect(plan.with('creator', plan.category('Sales / Locked').creators)).toEqual([]);
  });

  test('presenters stay in auditoriums and leave normal rooms with a warning', () => {
    const plan = new PackageBuilder()
      .principal('amy')
      .category('Sales', 'Root')
      .room('Hall', 'Sales', { behavior: 5, roles: { presenter: ['amy'] } })
      .room('Desk', 'Sales', { roles: { presenter: ['amy'] } })
      .plan();
    expect(plan.with('presenter', plan.room('Hall').roles)).toEqual(['amy']);
    expect(plan.with('presenter', plan.room('Desk').roles)).toEqual([]);
    expect(plan.findings('PresenterOnNormalRoom')).toMatchObject([{ name: 'Desk' }]);
  });

  test('a room nobody can enter is never made silently', () => {
    const plan = new PackageBuilder().category('Sales', 'Root').room('Empty', 'Sales').plan();
    expect(plan.findings('EmptyRoom')).toMatchObject([{ name: 'Empty' }]);
  });

  test('groups in cycles do no harm', () => {
    const builder = new PackageBuilder()
      .principal('a', { type: 9 })
      .principal('b', { type: 9, groups: ['a'] })
      .principal('amy', { groups: ['b'] });
    builder.principals.setGroups(builder.place('a'), [builder.place('b')]);
    const plan = builder
      .category('Sales', 'Root', { scope: ['a'] })
      .room('Deals', 'Sales', { roles: { member: ['amy'] } })
      .plan();
    expect(plan.with('member', plan.room('Deals').roles)).toEqual(['amy']);
  });
});

describe('R25 losses are told', () => {
  test('topics, and settings of rooms against their category', () => {
    const plan = new PackageBuilder()
      .category('Sales', 'Root')
      .room('Deals', 'Sales', { topic: 'numbers', logged: false, filePost: false })
      .room('Bare', 'Sales', { description: '', topic: 'useful' })
      .plan();
    expect(plan.findings('TopicDropped')).toHaveLength(2);
    expect(plan.room('Bare').description).toBe('useful');
    expect(plan.findings('HistorySettingChanged')).toMatchObject([
      { severity: 'Warning', name: 'Deals', before: 'off', after: 'on' },
    ]);
    expect(plan.findings('UploadSettingChanged')).toMatchObject([{ severity: 'Warning', name: 'Deals' }]);
  });

  test('an add-in that the package does not hold', () => {
    const builder = new PackageBuilder().category('Sales', 'Root').room('Deals', 'Sales', { addin: guid(50) });
    const plan = builder.plan();
    expect(plan.room('Deals').addin).toBeNull();
    expect(plan.findings('AddinUnknown')).toMatchObject([
      { severity: 'Warning', name: 'Deals', message: expect.stringContaining(guid(50)) },
    ]);
  });

  test('an add-in whose address or name the target does not take', () => {
    const builder = new PackageBuilder();
    builder.addins.push({ id: guid(50), name: 'Files', url: 'file:///c:/' });
    builder.addins.push({ id: guid(51), name: 'x'.repeat(51), url: 'https://wiki.contoso.com' });
    builder.addins.push({ id: guid(52), name: 'Wiki', url: 'HTTPS://wiki.contoso.com' });
    expect(builder.plan().findings('AddinInvalid')).toMatchObject([{ name: 'Files' }, { name: 'x'.repeat(51) }]);
  });

  test('rights of persons', () => {
    const plan = new PackageBuilder().principal('amy', { permissions: '6' }).plan();
    expect(plan.findings('RightsDropped')).toMatchObject([{ name: 'amy' }]);
  });
});

describe('which principals migrate', () => {
  test('those with a role or in a scope, and the groups they need; nobody else', () => {
    const builder = new PackageBuilder()
      .principal('team', { type: 9 })
      .principal('amy', { groups: ['team', 'domain'] })
      .principal('idle')
      .category('Sales', 'Root')
      .room('Deals', 'Sales', { roles: { member: ['amy'] } });
    const created = [...builder.plan().structure.principals.toCreate()].map((place) => builder.principals.label(place));
    expect(created).toEqual(['domain', 'team', 'amy']);
  });

  test('all of them at the level User', () => {
    const builder = new PackageBuilder().principal('idle');
    builder.level = 'User';
    expect([...builder.plan().structure.principals.toCreate()]).toHaveLength(2);
  });
});
