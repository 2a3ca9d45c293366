import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  getCsPersistentChatAddin,
  getCsPersistentChatCategory,
  getCsPersistentChatEligiblePrincipal,
  getCsPersistentChatRoom,
  newCsPersistentChatDatabase,
} from '../../cmdlets/index.js';
import { useWorkspace } from '../workspace.js';
import { ContentDatabase, guid } from './content-database.js';

const workspace = useWorkspace();
const amber = 'sip:amber@contoso.com';
const basil = 'sip:basil@contoso.com';
const coral = 'sip:coral@emea.contoso.com';
const team = 'ma-grp:team@u.g';
const inner = 'ma-grp:inner@u.g';
const staff = 'ma-grp:staff@u.g';
const domain = 'ma-grp:domain@u.g';
const hostile = `it's "50%" <b> [x] \\ \ud83d \u0000; DROP TABLE tblNode`;

let numbers: Record<string, number>;

const fill = (content: ContentDatabase): void => {
  content.principal(amber, { prinDisplayName: 'Amber Finch' });
  content.principal(basil, { prinDisplayName: 'Basil Heron' });
  content.principal(coral);
  content.principal('sip:retired@contoso.com', { prinDisabled: 2 });
  content.principal(team, { prinADPath: 'CN=Team,OU=Groups,DC=contoso,DC=com' });
  content.principal(inner, { prinADPath: 'CN=Inner,OU=Groups,DC=contoso,DC=com' });
  content.principal(staff, { prinTypeID: 10, prinADPath: 'OU=Staff,DC=contoso,DC=com' });
  content.principal(domain, { prinTypeID: 8, prinADPath: 'DC=contoso,DC=com' });
  content.affiliate(amber, inner);
  content.affiliate('sip:retired@contoso.com', team);
  content.affiliate(inner, team);
  content.affiliate(team, inner);
  content.affiliate(basil, staff, team);
  content.affiliate(staff, domain);
  content.addin('Wiki', 'https://wiki.contoso.com/');
  content.addin('Board', 'https://board.contoso.com/');
  content.category('Sales', { allowed: [team, coral], denied: [staff], creator: [amber, team] });
  content.category('Engineering', { allowed: [domain] }, { invite: 0, logged: 0, filePost: 1, nodeDesc: 'Builders' });
  content.category('Empty');
  content.room('Sales', 'EMEA', { member: [amber, team], manager: [basil], addin: 'Wiki', messages: ['one', 'two'] });
  content.room('Sales', 'Town hall', { manager: [amber], presenter: [basil, coral] }, { behavior: 5, visibility: 6 });
  content.room(
    'Sales',
    'Deals',
    { member: [amber, coral], manager: [amber] },
    { visibility: 2, invite: 0, nodeDesc: 'EMEA deals' },
  );
  content.room('Engineering', 'Builds', { messages: ['x'.repeat(1_048_570), '1234567'] }, { disabled: 1 });
  content.room('Engineering', hostile, {}, { nodeDesc: hostile });
  numbers = Object.fromEntries(
    ['Sales', 'EMEA', 'Town hall', amber, staff].map((name) => [name, content.number(name)]),
  );
};

const at = () => ({ dbInstance: workspace.file('pchat.db') });
const environment = { ...process.env };

beforeEach(async () => {
  await ContentDatabase.make(workspace.file('pchat.db'), fill);
  process.env.CS_PCHAT_SETTINGS = workspace.file('settings.json');
});
afterEach(() => {
  process.env = { ...environment };
});

const setPools = (settings: object): void => writeFileSync(workspace.file('settings.json'), JSON.stringify(settings));

describe('Get-CsPersistentChatRoom', () => {
  const rooms = async (options: Parameters<typeof getCsPersistentChatRoom>[0] = {}) =>
    (await getCsPersistentChatRoom({ ...at(), ...options })).map(({ name }) => name);

  test('shows a room with everything about it', async () => {
    const [room] = await getCsPersistentChatRoom({ ...at(), identity: 'EMEA' });
    expect(room).toEqual({
      identity: 'pchat\\EMEA',
      name: 'EMEA',
      description: '',
      category: 'Sales',
      chatRoomUri: `ma-chan://contoso.com/${guid(numbers.EMEA!)}`,
      categoryUri: `ma-cat://contoso.com/${guid(numbers.Sales!)}`,
      type: 'Normal',
      privacy: 'Closed',
      invitations: 'Inherit',
      addin: 'Wiki',
      disabled: false,
      members: [amber, team],
      managers: [basil],
      presenters: [],
      messageCount: 2,
    });
  });

  test('-AsObject names people and groups', async () => {
    const [emea, hall] = await getCsPersistentChatRoom({ ...at(), asObject: true });
    expect(emea).toMatchObject({ members: ['Amber Finch', 'Team'], managers: ['Basil Heron'] });
    expect(hall).toMatchObject({ presenters: ['Basil Heron', coral] });
  });

  test('lists all rooms, with their texts exactly as they are', async () => {
    const all = await getCsPersistentChatRoom(at());
    expect(all.map(({ name }) => name)).toEqual(['EMEA', 'Town hall', 'Deals', 'Builds', hostile]);
    expect(all.at(-1)).toMatchObject({ identity: `pchat\\${hostile}`, description: hostile });
    expect(await rooms({ identity: `pchat\\${hostile}` })).toEqual([hostile]);
  });

  test.each<[object, string[]]>([
    [{ identity: 'pchat.contoso.com\\emea ' }, ['EMEA']],
    [{ category: 'SALES' }, ['EMEA', 'Town hall', 'Deals']],
    [{ category: 'pchat\\Sales', type: 'Auditorium' }, ['Town hall']],
    [{ category: 'Empty' }, []],
    [{ addin: 'wiki' }, ['EMEA']],
    [{ addin: 'Board' }, []],
    [{ privacy: 'Open' }, ['Town hall']],
    [{ privacy: 'Secret' }, ['Deals']],
    [{ disabled: true }, ['Builds']],
    [{ disabled: false, type: 'Normal' }, ['EMEA', 'Deals', hostile]],
    [{ invitations: 'False' }, ['Deals']],
    [{ member: 'AMBER@contoso.com' }, ['EMEA', 'Deals']],
    [{ member: amber, manager: amber }, ['Deals']],
    [{ manager: basil }, ['EMEA']],
    [{ member: basil }, []],
    [{ member: team }, ['EMEA']],
    [{ member: "' OR 1=1 --" }, []],
    [{ chatContentExceedsMB: 1 }, ['Builds']],
    [{ chatContentExceedsMB: 2 }, []],
    [{ filter: '{Name -like "*EA"}' }, ['EMEA']],
    [{ filter: 'Name -like "emea*"', searchDescription: true }, ['EMEA', 'Deals']],
    [{ filter: '{Name -notlike "*e*"}', searchDescription: true }, ['Town hall', 'Builds']],
    [{ filter: "{Description -like 'EMEA*' -or Name -eq 'Builds'}" }, ['Deals', 'Builds']],
    [{ filter: 'HALL' }, ['Town hall']],
    [{ filter: 'emea', searchDescription: true }, ['EMEA', 'Deals']],
    [{ filter: 'D*' }, ['Deals']],
    [{ filter: '[x' }, [hostile]],
    [{ filter: '[x]' }, []],
    [{ filter: '50%' }, [hostile]],
    [{ resultSize: 2 }, ['EMEA', 'Town hall']],
    [{ resultSize: 0 }, []],
  ])('%j', async (options, expected) => {
    expect(await rooms(options)).toEqual(expected);
  });

  test.each([
    [{ identity: 'Nowhere' }, 'RoomNotFound', 'Nowhere'],
    [{ category: 'Nowhere' }, 'CategoryNotFound', 'Nowhere'],
    [{ addin: 'Nowhere' }, 'AddinNotFound', 'Nowhere'],
    [{ category: 'Sales', filter: 'x' }, 'ParameterSetConflict', 'Category, Filter'],
    [{ category: 'Sales', persistentChatPoolFqdn: 'a' }, 'ParameterSetConflict', 'Category, PersistentChatPoolFqdn'],
    [{ filter: 'x', persistentChatPoolFqdn: 'a' }, 'ParameterSetConflict', 'Filter, PersistentChatPoolFqdn'],
    [{ identity: 'EMEA', filter: 'x' }, 'ParameterSetConflict', 'Filter, Identity'],
    [{ filter: '{Colour -eq 1}' }, 'FilterInvalid', undefined],
    [{ privacy: 'Hidden' }, 'ParameterInvalid', 'Privacy'],
  ])('%j: %s', async (options, code, target) => {
    await expect(rooms(options as never)).rejects.toMatchObject({ code, ...(target === undefined ? {} : { target }) });
  });

  test('leaving the loop early frees the database', async () => {
    for await (const { name } of getCsPersistentChatRoom.stream(at())) {
      expect(name).toBe('EMEA');
      break;
    }
    workspace.run('pchat.db', 'DELETE FROM tblChat');
    expect((await getCsPersistentChatRoom({ ...at(), identity: 'EMEA' }))[0]!.messageCount).toBe(0);
  });

  test('cancelling stops it', async () => {
    const controller = new AbortController();
    const names: string[] = [];
    const read = async () => {
      for await (const { name } of getCsPersistentChatRoom.stream({ ...at(), signal: controller.signal })) {
        names.push(name);
        controller.abort();
      }
    };
    await expect(read()).rejects.toMatchObject({ code: 'Cancelled' });
    expect(names).toEqual(['EMEA']);
  });
});

describe('Get-CsPersistentChatCategory', () => {
  test('lists the categories without the root', async () => {
    const all = await getCsPersistentChatCategory(at());
    expect(all.map(({ name, numberOfChatRooms }) => [name, numberOfChatRooms])).toEqual([
      ['Sales', 3],
      ['Engineering', 2],
      ['Empty', 0],
    ]);
    expect(all[0]).toEqual({
      identity: 'pchat\\Sales',
      name: 'Sales',
      description: '',
      categoryUri: `ma-cat://contoso.com/${guid(numbers.Sales!)}`,
      numberOfChatRooms: 3,
      invites: true,
      fileUpload: false,
      chatHistory: true,
      allowedMembers: [coral, team],
      deniedMembers: [staff],
      creators: [amber, team],
    });
    expect(all[1]).toMatchObject({ description: 'Builders', invites: false, fileUpload: true, chatHistory: false });
  });

  test('-AsObject names people, groups, containers and domains', async () => {
    const [sales, engineering] = await getCsPersistentChatCategory({ ...at(), asObject: true });
    expect(sales).toMatchObject({ allowedMembers: [coral, 'Team'], deniedMembers: ['Staff'] });
    expect(engineering).toMatchObject({ allowedMembers: ['contoso.com'] });
  });

  test('one by its identity', async () => {
    expect(await getCsPersistentChatCategory({ ...at(), identity: 'sales' })).toHaveLength(1);
    for (const identity of ['Root', 'EMEA']) {
      await expect(getCsPersistentChatCategory({ ...at(), identity })).rejects.toMatchObject({
        code: 'CategoryNotFound',
      });
    }
  });
});

test('Get-CsPersistentChatAddin', async () => {
  expect(await getCsPersistentChatAddin(at())).toEqual([
    { identity: 'pchat\\Wiki', name: 'Wiki', url: 'https://wiki.contoso.com/' },
    { identity: 'pchat\\Board', name: 'Board', url: 'https://board.contoso.com/' },
  ]);
  expect(await getCsPersistentChatAddin({ ...at(), identity: 'pchat\\BOARD' })).toHaveLength(1);
  await expect(getCsPersistentChatAddin({ ...at(), identity: 'x' })).rejects.toMatchObject({ code: 'AddinNotFound' });
});

describe('Get-CsPersistentChatEligiblePrincipal', () => {
  const eligible = async (options: Parameters<typeof getCsPersistentChatEligiblePrincipal>[0]) =>
    (await getCsPersistentChatEligiblePrincipal({ ...at(), ...options })).map(({ sipAddress }) => sipAddress);

  test('expands groups in groups, circles too, without the denied and the disabled', async () => {
    expect(await eligible({ category: 'Sales' })).toEqual([amber, coral, team, inner]);
    expect(await eligible({ category: 'Engineering' })).toEqual([basil, staff, domain]);
    expect(await eligible({ category: 'Empty' })).toEqual([]);
  });

  test('shows a principal with everything about it', async () => {
    expect(await getCsPersistentChatEligiblePrincipal({ ...at(), category: 'Sales', filter: '*amber*' })).toEqual([
      {
        persistentChatPrincipalType: 'user',
        sipAddress: amber,
        displayName: 'Amber Finch',
        distinguishedName: '',
        guid: guid(numbers[amber]!),
      },
    ]);
    const types = await getCsPersistentChatEligiblePrincipal({ ...at(), category: 'Engineering' });
    expect(types.map(({ persistentChatPrincipalType }) => persistentChatPrincipalType)).toEqual([
      'user',
      'folder',
      'domain',
    ]);
  });

  test('a room has those of its category', async () => {
    expect(await eligible({ room: 'Builds' })).toEqual(await eligible({ category: 'Engineering' }));
    expect(await eligible({ room: 'pchat\\Town hall', presenters: true })).toEqual(
      await eligible({ category: 'Sales' }),
    );
  });

  test.each<[object, string[]]>([
    [{ filter: '*@contoso.com' }, [amber]],
    [{ filter: 'coral@*' }, [coral]],
    [{ filter: 'SIP:[a-b]*' }, [amber]],
    [{ filter: 'nobody' }, []],
    [{ resultSize: 1 }, [amber]],
    [{ resultSize: 0 }, []],
  ])('%j', async (options, expected) => {
    expect(await eligible({ category: 'Sales', ...options })).toEqual(expected);
  });

  test.each([
    [{ room: 'EMEA', presenters: true }, 'RoomNotAuditorium'],
    [{ room: 'Nowhere' }, 'RoomNotFound'],
    [{ category: 'Nowhere' }, 'CategoryNotFound'],
    [{ category: 'Root' }, 'CategoryNotFound'],
    [{ category: 'Sales', room: 'EMEA' }, 'ParameterSetConflict'],
    [{ category: 'Sales', presenters: true }, 'ParameterSetConflict'],
    [{}, 'ParameterMissing'],
    [{ category: 'Sales', filter: '[a' }, 'FilterInvalid'],
  ])('%j: %s', async (options, code) => {
    await expect(eligible(options)).rejects.toMatchObject({ code });
  });

  test('any web of groups: in when something allowed is reached, out when something denied is', async () => {
    const link = fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 }));
    const web = fc.record({
      links: fc.uniqueArray(link, { maxLength: 25, selector: String }),
      allowed: fc.uniqueArray(fc.nat({ max: 9 }), { minLength: 1, maxLength: 3 }),
      denied: fc.uniqueArray(fc.nat({ max: 9 }), { maxLength: 2 }),
    });
    let run = 0;
    const uri = (number: number): string => `ma-grp:${number}@u.g`;
    await fc.assert(
      fc.asyncProperty(web, async ({ links, allowed, denied }) => {
        const file = workspace.file(`web${run++}.db`);
        const deniedOnly = denied.filter((number) => !allowed.includes(number));
        await ContentDatabase.make(file, (content) => {
          for (let number = 0; number < 10; number++) content.principal(uri(number));
          for (let from = 0; from < 10; from++) {
            const groups = links.filter(([start]) => start === from).map(([, group]) => uri(group));
            content.affiliate(uri(from), ...groups);
          }
          content.category('Web', { allowed: allowed.map(uri), denied: deniedOnly.map(uri) });
        });
        const reaches = (from: number, goals: number[], seen = new Set<number>()): boolean => {
          if (goals.includes(from)) return true;
          if (seen.has(from)) return false;
          seen.add(from);
          return links.some(([start, group]) => start === from && reaches(group, goals, seen));
        };
        const expected = Array.from({ length: 10 }, (_, number) => number)
          .filter((number) => reaches(number, allowed) && !reaches(number, deniedOnly))
          .map(uri);
        const found = await getCsPersistentChatEligiblePrincipal({ dbInstance: file, category: 'Web' });
        expect(found.map(({ sipAddress }) => sipAddress)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});

describe('pools', () => {
  const pools = async (options: Parameters<typeof getCsPersistentChatRoom>[0] = {}) => [
    ...new Set((await getCsPersistentChatRoom(options)).map(({ identity }) => identity.split('\\')[0])),
  ];
  const two = () => ({
    pools: [
      { fqdn: 'one.contoso.com', dbInstance: workspace.file('pchat.db') },
      { fqdn: 'two.contoso.com', dbInstance: workspace.file('two.db') },
    ],
  });
  beforeEach(async () => {
    delete process.env.CS_PCHAT_DBINSTANCE;
    delete process.env.CS_PCHAT_POOL;
    delete process.env.CS_PCHAT_SIPDOMAIN;
    await ContentDatabase.make(workspace.file('two.db'), (content) => {
      content.category('Sales');
      content.room('Sales', 'EMEA');
      content.room('Sales', 'Only here');
    });
  });

  test('without a database all pools of the settings are read', async () => {
    setPools(two());
    expect(await pools()).toEqual(['one.contoso.com', 'two.contoso.com']);
    expect(await pools({ persistentChatPoolFqdn: 'TWO.contoso.com' })).toEqual(['two.contoso.com']);
    expect(await pools({ identity: 'EMEA' })).toEqual(['one.contoso.com', 'two.contoso.com']);
    expect(await pools({ identity: 'two.contoso.com\\EMEA' })).toEqual(['two.contoso.com']);
    expect(await pools({ identity: 'Only here' })).toEqual(['two.contoso.com']);
    expect(await pools({ category: 'one.contoso.com\\Sales' })).toEqual(['one.contoso.com']);
    expect(await getCsPersistentChatRoom({ resultSize: 6 })).toHaveLength(6);
    for (const options of [
      { persistentChatPoolFqdn: 'three.contoso.com' },
      { identity: 'three.contoso.com\\EMEA' },
      { category: 'one.contoso.com\\Sales', addin: 'two.contoso.com\\Wiki' },
    ]) {
      await expect(pools(options)).rejects.toMatchObject({ code: 'PoolNotFound' });
    }
  });

  test('a database that is given is called as the settings, the user or the file call it', async () => {
    expect(await pools(at())).toEqual(['pchat']);
    expect(await pools({ ...at(), persistentChatPoolFqdn: 'pool.contoso.com' })).toEqual(['pool.contoso.com']);
    expect(await pools({ ...at(), identity: 'pool.contoso.com\\EMEA' })).toEqual(['pool.contoso.com']);
    setPools(two());
    expect(await pools(at())).toEqual(['one.contoso.com']);
    await expect(pools({ ...at(), persistentChatPoolFqdn: 'two.contoso.com' })).rejects.toMatchObject({
      code: 'PoolNotFound',
    });
  });

  test('the environment names a pool too', async () => {
    process.env.CS_PCHAT_DBINSTANCE = workspace.file('two.db');
    expect(await pools()).toEqual(['two']);
    process.env.CS_PCHAT_POOL = 'two.contoso.com';
    expect(await pools()).toEqual(['two.contoso.com']);
  });

  test('the SIP domain of addresses: from the settings, from the users, or localhost', async () => {
    const address = async (dbInstance: string) =>
      (await getCsPersistentChatRoom({ dbInstance, identity: 'EMEA' }))[0]!.chatRoomUri;
    expect(await address(workspace.file('pchat.db'))).toMatch(/^ma-chan:\/\/contoso\.com\//);
    expect(await address(workspace.file('two.db'))).toMatch(/^ma-chan:\/\/localhost\//);
    setPools({ pools: [], sipDomain: 'fabrikam.com' });
    expect(await address(workspace.file('two.db'))).toMatch(/^ma-chan:\/\/fabrikam\.com\//);
  });

  test('what cannot be read is told apart', async () => {
    await newCsPersistentChatDatabase({ dbInstance: workspace.file('legacy.db'), kind: 'GroupChat' });
    writeFileSync(workspace.file('text.db'), 'not a database, and long enough to look like one '.repeat(100));
    for (const [dbInstance, code] of [
      [undefined, 'DatabaseInstanceMissing'],
      [workspace.file('legacy.db'), 'TargetNotRecognized'],
      [workspace.file('text.db'), 'DatabaseUnreadable'],
      [workspace.file('missing.db'), 'DatabaseNotFound'],
      ['sql1\\rtc', 'LoginMissing'],
    ] as const) {
      for (const read of [getCsPersistentChatRoom, getCsPersistentChatCategory, getCsPersistentChatAddin]) {
        await expect(read(dbInstance === undefined ? {} : { dbInstance })).rejects.toMatchObject({ code });
      }
    }
  });
});
