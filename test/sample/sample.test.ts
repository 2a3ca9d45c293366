import { statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { PrincipalType } from '../../lib/records/records.js';
import { generateSample } from '../../lib/sample/sample.js';
import { delicateTexts } from '../../lib/sample/words.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();
const file = () => workspace.file('legacy.db');

const count = (query: string, ...values: (string | number)[]): number =>
  Number(workspace.rows('legacy.db', `SELECT count(*) AS count FROM ${query}`, ...values)[0]!.count);

describe('the file', () => {
  test('a seed always gives the same bytes, another seed gives others', async () => {
    await generateSample(workspace.file('first.db'), { seed: 7 });
    await generateSample(workspace.file('second.db'), { seed: 7 });
    await generateSample(workspace.file('third.db'), { seed: 8 });
    expect(workspace.bytes('second.db').equals(workspace.bytes('first.db'))).toBe(true);
    expect(workspace.bytes('third.db').equals(workspace.bytes('first.db'))).toBe(false);
  });

  test('an existing file is refused and left alone', async () => {
    writeFileSync(file(), 'mine');
    await expect(generateSample(file())).rejects.toMatchObject({ code: 'DatabaseExists', target: file() });
    expect(workspace.bytes('legacy.db').toString()).toBe('mine');
    expect(workspace.list()).toEqual(['legacy.db']);
  });

  test('only its owner may read it', async () => {
    await generateSample(file());
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test('a stopped generation leaves nothing behind', async () => {
    const stop = new AbortController();
    const generation = generateSample(file(), {
      signal: stop.signal,
      onProgress: (done) => {
        if (done > 500) stop.abort();
      },
    });
    await expect(generation).rejects.toMatchObject({ name: 'AbortError' });
    expect(workspace.list()).toEqual([]);
  });
});

describe('sizes', () => {
  test.each([
    { rooms: 40, principals: 60, messages: 2_000 },
    { rooms: 1, principals: 61, messages: 1 },
    { rooms: 123, principals: 457, messages: 3_001 },
    { rooms: 12, principals: 100, messages: 0 },
  ])('are exactly those asked for: %j', async ({ rooms, principals, messages }) => {
    await generateSample(file(), { rooms, principals, messages });
    expect({
      rooms: count('tblNode WHERE nodeType = 0'),
      principals: count('tblPrincipal'),
      messages: count('tblChat'),
    }).toEqual({ rooms, principals, messages });
  });

  test('progress ends with all messages', async () => {
    const seen: number[] = [];
    await generateSample(file(), { messages: 300, onProgress: (done) => seen.push(done) });
    expect(seen.at(-1)).toBe(300);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });
});

describe('what every sample has', () => {
  test.each([
    ['categories in categories', 'tblNode WHERE nodeType = 1 AND parentID <> 1 AND nodeID <> 1'],
    ['a room right under the root', 'tblNode WHERE nodeType = 0 AND parentID = 1'],
    ['private rooms', 'tblNode WHERE nodeType = 0 AND visibility = 2'],
    ['rooms whose visibility is inherited', 'tblNode WHERE nodeType = 0 AND visibility IS NULL'],
    [
      'auditoriums with presenters',
      'tblNode WHERE behavior = 5 AND nodeID IN (SELECT prinRoleNodeID FROM tblPrincipalRole WHERE prinRoleTypeID = 3)',
    ],
    ['disabled rooms', 'tblNode WHERE nodeType = 0 AND disabled = 1'],
    ['rooms without history', 'tblNode WHERE nodeType = 0 AND logged = 0'],
    ['rooms without messages', 'tblNode WHERE nodeType = 0 AND nodeID NOT IN (SELECT channelID FROM tblChat)'],
    ['rooms with a topic', "tblNode WHERE nodeType = 0 AND topic <> ''"],
    ['member lists of their own', 'tblNode WHERE overrideMember = 1'],
    ['scopes below the root', 'tblScopePrincipal WHERE scopeNodeID <> 1'],
    ['members', 'tblPrincipalRole WHERE prinRoleTypeID = 1'],
    [
      'groups as members',
      `tblPrincipalRole JOIN tblPrincipal ON prinID = prinRolePrinID WHERE prinTypeID = ${PrincipalType.group}`,
    ],
    [
      'federated members',
      `tblPrincipalRole JOIN tblPrincipal ON prinID = prinRolePrinID WHERE prinTypeID = ${PrincipalType.federatedUser}`,
    ],
    ['managers of the root', 'tblPrincipalRole WHERE prinRoleTypeID = 2 AND prinRoleNodeID = 1'],
    ['users', `tblPrincipal WHERE prinTypeID = ${PrincipalType.user}`],
    ['disabled users', `tblPrincipal WHERE prinTypeID = ${PrincipalType.user} AND prinDisabled = 1`],
    ['people with rights of their own', 'tblPrincipal WHERE prinAllowedPermSet <> 0'],
    ['groups', `tblPrincipal WHERE prinTypeID = ${PrincipalType.group}`],
    ['folders', `tblPrincipal WHERE prinTypeID = ${PrincipalType.folder}`],
    ['domains', `tblPrincipal WHERE prinTypeID = ${PrincipalType.domain}`],
    ['federated users', `tblPrincipal WHERE prinTypeID = ${PrincipalType.federatedUser}`],
    ['federated groups', `tblPrincipal WHERE prinTypeID = ${PrincipalType.federatedGroup}`],
    ['external users', `tblPrincipal WHERE prinTypeID = ${PrincipalType.externalUser}`],
    [
      'messages of federated users',
      `tblChat JOIN tblPrincipal ON prinID = userId WHERE prinTypeID = ${PrincipalType.federatedUser}`,
    ],
    ['add-ins in use', 'tblSiopWhiteList WHERE siopId IN (SELECT siopId FROM tblNode)'],
    [
      'add-ins not in use',
      'tblSiopWhiteList WHERE siopId NOT IN (SELECT siopId FROM tblNode WHERE siopId IS NOT NULL)',
    ],
    ['invitations', 'tblPrincipalInvites'],
    ['preferences in several versions', 'tblPreference WHERE prefSeqID = 2'],
    ['alerts', 'tblChat WHERE isAlert = 1'],
    ['links to files', "tblChat WHERE content LIKE '%ma-filelink://%'"],
    [
      'message numbers that were left out',
      'tblChat c WHERE chatID > 1 AND NOT EXISTS (SELECT 1 FROM tblChat WHERE channelID = c.channelID AND chatID = c.chatID - 1)',
    ],
    ['addresses of the file store', "tblConfig WHERE configLabel = 'webpool'"],
    ['an expired lock of the administration', 'tblAdminLock'],
  ])('%s', async (_, query) => {
    await generateSample(file());
    expect(count(query)).toBeGreaterThan(0);
  });

  test('groups in groups, and two that are members of each other', async () => {
    await generateSample(file(), { principals: 1_000 });
    const inGroups = `tblPrincipalAffiliations a JOIN tblPrincipal p ON p.prinID = a.principalID
      JOIN tblPrincipal g ON g.prinID = a.affiliationID WHERE p.prinTypeID = 9 AND g.prinTypeID = 9 AND p.prinID <> g.prinID`;
    expect(count(inGroups)).toBeGreaterThan(2);
    const rings = `tblPrincipalAffiliations a JOIN tblPrincipalAffiliations b
      ON b.principalID = a.affiliationID AND b.affiliationID = a.principalID WHERE a.principalID < a.affiliationID`;
    expect(count(rings)).toBeGreaterThan(0);
  });

  test('every delicate text: Unicode, control characters, NUL, half pairs, markup', async () => {
    await generateSample(file());
    const stored = new Set(
      workspace.rows('legacy.db', 'SELECT hex(CAST(content AS BLOB)) AS text FROM tblChat').map(({ text }) => text),
    );
    // A half pair is stored as the three bytes that UTF-8 would have for it.
    const half = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('hex').toUpperCase();
    const wtf8 = half('half of a pair \xed\xa0\xbd here and \xed\xb0\x80 there');
    const expected = delicateTexts.map((text) =>
      text.startsWith('half of') ? wtf8 : Buffer.from(text, 'utf8').toString('hex').toUpperCase(),
    );
    expect(expected.filter((text) => !stored.has(text))).toEqual([]);
    expect(delicateTexts.some((text) => text.includes('\0'))).toBe(true);
  });

  test('a very long message', async () => {
    await generateSample(file());
    const [{ longest }] = workspace.rows('legacy.db', 'SELECT max(length(content)) AS longest FROM tblChat') as [
      { longest: number },
    ];
    expect(longest).toBeGreaterThan(65_536);
  });
});

describe('it agrees with itself', () => {
  interface Node {
    nodeID: number;
    parentID: number;
    nodeType: number;
    overrideMember: number;
    scopeDefinerId: number;
    roleDefinerId: number;
  }

  test.each([1, 2, 3])('scopes and member lists are inherited from the nearest definer (seed %d)', async (seed) => {
    await generateSample(file(), { seed, rooms: 100, messages: 0 });
    const nodes = new Map(
      (
        workspace.rows(
          'legacy.db',
          'SELECT nodeID, parentID, nodeType, overrideMember, scopeDefinerId, roleDefinerId FROM tblNode',
        ) as unknown as Node[]
      ).map((node) => [node.nodeID, node]),
    );
    const scoped = new Set(
      workspace.rows('legacy.db', 'SELECT DISTINCT scopeNodeID AS id FROM tblScopePrincipal').map(({ id }) => id),
    );
    for (const node of nodes.values()) {
      const parent = nodes.get(node.parentID)!;
      expect(parent.nodeType).toBe(1);
      if (node === parent) continue;
      expect(node.scopeDefinerId).toBe(scoped.has(node.nodeID) ? node.nodeID : parent.scopeDefinerId);
      expect(node.roleDefinerId).toBe(node.overrideMember === 1 ? node.nodeID : parent.roleDefinerId);
    }
    expect([...nodes.values()].some(({ scopeDefinerId }) => scopeDefinerId !== 1)).toBe(true);
  });

  test('every reference to another row holds', async () => {
    await generateSample(file());
    expect(workspace.rows('legacy.db', 'PRAGMA foreign_key_check')).toEqual([]);
    expect(count('tblChat JOIN tblLastChatId ON nodeID = channelID WHERE chatID > lastChatId')).toBe(0);
  });

  test.each([
    ['Lync2010', 'Lync Server 2010', true],
    ['Ocs2007R2', '2007 R2', false],
  ] as const)('%s is %s; its rooms can name add-ins: %s', async (product, name, named) => {
    await generateSample(file(), { product });
    const columns = workspace.sql('legacy.db', (database) => database.columns('tblNode'));
    expect(columns.includes('siopId')).toBe(named);
    const [{ description }] = workspace.rows('legacy.db', 'SELECT description FROM tblVersion') as [
      { description: string },
    ];
    expect(description).toContain(name);
  });
});
