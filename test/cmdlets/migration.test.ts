import { statSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  compareCsPersistentChatData,
  exportCsPersistentChatData,
  getCsPersistentChatData,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
  type PackageSummary,
} from '../../cmdlets/index.js';
import { generateSample, type SampleOptions } from '../../lib/sample/sample.js';
import { delicateTexts } from '../../lib/sample/words.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();

const sample = async (options: SampleOptions = {}): Promise<void> => {
  await generateSample(workspace.file('legacy.db'), options);
  await newCsPersistentChatDatabase({ dbInstance: workspace.file('target.db') });
};

const source = () => ({ dbInstance: workspace.file('legacy.db'), fileName: workspace.file('legacy.zip') });
const target = () => ({ dbInstance: workspace.file('target.db'), fileName: workspace.file('legacy.zip') });

const messagesOf = (name: string, room: string, channel: string): unknown[] =>
  workspace
    .rows(
      name,
      `SELECT hex(CAST(content AS BLOB)) AS text, CAST(chatDate AS TEXT) AS date, ${channel} AS channel, chatID AS id, isAlert,
       (SELECT prinUri FROM tblPrincipal WHERE prinID = userId) AS author FROM tblChat
       WHERE ${channel} = (SELECT nodeID FROM tblNode WHERE nodeGuid = ?) ORDER BY chatID`,
      room,
    )
    .map(({ text, date, id, isAlert, author }) => [text, date, id, isAlert, author]);

describe('a whole migration of the sample', () => {
  test('R18 the rehearsal changes no byte, and the import does exactly what it said', async () => {
    await sample();
    await exportCsPersistentChatData(source());
    const before = workspace.bytes('target.db');
    const rehearsal = await importCsPersistentChatData({ ...target(), whatIf: true });
    expect(workspace.bytes('target.db')).toEqual(before);
    expect(workspace.list()).toEqual(['legacy.db', 'legacy.zip', 'target.db']);
    const result = await importCsPersistentChatData(target());
    expect({ ...result, whatIf: true, backup: '', undoFile: '' }).toEqual(rehearsal);
    expect(result).toMatchObject({ errors: 0, roomsCreated: 38, roomsLeftBehind: 2 });
    const [{ rooms, messages }] = workspace.rows(
      'target.db',
      'SELECT (SELECT count(*) FROM tblNode WHERE nodeType = 0) AS rooms, (SELECT count(*) FROM tblChat) AS messages',
    ) as [{ rooms: number; messages: number }];
    expect([rooms, messages]).toEqual([result.roomsCreated, result.messagesCreated]);
  });

  test('every message arrives exactly: text, time, number, author, alert', async () => {
    await sample();
    await exportCsPersistentChatData(source());
    await importCsPersistentChatData(target());
    const rooms = workspace.rows('legacy.db', 'SELECT nodeGuid FROM tblNode WHERE nodeType = 0 AND disabled = 0');
    expect(rooms).toHaveLength(38);
    for (const { nodeGuid } of rooms) {
      const room = String(nodeGuid);
      expect(messagesOf('target.db', room, 'channelId')).toEqual(messagesOf('legacy.db', room, 'channelID'));
    }
    const stored = new Set(
      workspace.rows('target.db', 'SELECT hex(CAST(content AS BLOB)) AS text FROM tblChat').map(({ text }) => text),
    );
    const arrived = delicateTexts.filter((text) => stored.has(Buffer.from(text, 'utf8').toString('hex').toUpperCase()));
    // The two with a lone surrogate are not UTF-8, so their bytes are compared above only.
    expect(arrived.length).toBeGreaterThanOrEqual(delicateTexts.length - 1);
  });

  test('R2 importing the same package again changes nothing', async () => {
    await sample();
    await exportCsPersistentChatData(source());
    await importCsPersistentChatData(target());
    const after = workspace.bytes('target.db');
    const again = await importCsPersistentChatData(target());
    expect(again).toMatchObject({
      principalsCreated: 0,
      roomsCreated: 0,
      roomsOverwritten: 0,
      categoriesOverwritten: 0,
      messagesCreated: 0,
      backup: '',
    });
    expect(workspace.bytes('target.db')).toEqual(after);
  });

  test('R2 a later export brings just what is new', async () => {
    await sample();
    await exportCsPersistentChatData(source());
    const first = await importCsPersistentChatData(target());
    const [{ room }] = workspace.rows(
      'legacy.db',
      'SELECT max(channelID) AS room FROM tblChat c JOIN tblNode ON nodeID = channelID WHERE disabled = 0',
    ) as [{ room: number }];
    workspace.run(
      'legacy.db',
      `INSERT INTO tblChat SELECT channelID, 9999999, chatDate, userId, 0, 'new' FROM tblChat WHERE channelID = ? LIMIT 1`,
      room,
    );
    await exportCsPersistentChatData(source());
    const second = await importCsPersistentChatData(target());
    expect(second).toMatchObject({ messagesCreated: 1, messagesPresent: first.messagesCreated, roomsOverwritten: 0 });
    expect(workspace.rows('target.db', `SELECT count(*) AS count FROM tblChat WHERE content = 'new'`)).toEqual([
      { count: 1 },
    ]);
  });

  test('R2 a later export with nothing but a new preference or invitation brings it', async () => {
    await sample();
    await exportCsPersistentChatData(source());
    const first = await importCsPersistentChatData(target());
    expect(first.preferencesCreated).toBeGreaterThan(5);
    expect(first.invitationsCreated).toBeGreaterThan(0);
    workspace.run(
      'legacy.db',
      'UPDATE tblPreference SET prefSeqID = 99 WHERE prefLabel = (SELECT min(prefLabel) FROM tblPreference) AND prefSeqID = (SELECT max(prefSeqID) FROM tblPreference p WHERE p.prefLabel = (SELECT min(prefLabel) FROM tblPreference))',
    );
    workspace.run(
      'target.db',
      'DELETE FROM tblPrincipalInvites WHERE nodeID = (SELECT min(nodeID) FROM tblPrincipalInvites)',
    );
    await exportCsPersistentChatData(source());
    const second = await importCsPersistentChatData(target());
    expect(second).toMatchObject({ messagesCreated: 0, roomsOverwritten: 0, preferencesCreated: 1 });
    expect(second.invitationsCreated).toBeGreaterThan(0);
    const third = await importCsPersistentChatData(target());
    expect(third).toMatchObject({ preferencesCreated: 0, invitationsCreated: 0, backup: '' });
  });

  test('R2 a room of the same name with other messages is an error, and nothing is imported', async () => {
    await sample();
    await exportCsPersistentChatData(source());
    await importCsPersistentChatData(target());
    workspace.run('target.db', "UPDATE tblChat SET content = 'other' WHERE chatId = 1");
    const before = workspace.bytes('target.db');
    const { findings } = await importCsPersistentChatData({ ...target(), whatIf: true });
    expect(
      findings.filter(({ code, severity }) => code === 'MessageClash' && severity === 'Error').length,
    ).toBeGreaterThan(5);
    await expect(importCsPersistentChatData(target())).rejects.toMatchObject({
      code: 'ImportNeedsDecision',
      exitCode: 14,
    });
    expect(workspace.bytes('target.db')).toEqual(before);
  });

  test('R1 a Persistent Chat database can be exported and imported again', async () => {
    await sample();
    await exportCsPersistentChatData(source());
    const first = await importCsPersistentChatData(target());
    await exportCsPersistentChatData({
      dbInstance: workspace.file('target.db'),
      fileName: workspace.file('moved.zip'),
    });
    await newCsPersistentChatDatabase({ dbInstance: workspace.file('other.db') });
    const moved = await importCsPersistentChatData({
      dbInstance: workspace.file('other.db'),
      fileName: workspace.file('moved.zip'),
    });
    expect(moved).toMatchObject({
      roomsCreated: first.roomsCreated,
      messagesCreated: first.messagesCreated,
      errors: 0,
    });
    const content = `SELECT n.nodeGuid, n.nodeName, n.invite, n.visibility, n.behavior, p.prinUri, r.prinRoleTypeID FROM tblNode n
      LEFT JOIN tblPrincipalRole r ON r.prinRoleNodeID = n.nodeID LEFT JOIN tblPrincipal p ON p.prinID = r.prinRolePrinID
      WHERE n.nodeID <> 1 ORDER BY 1, 6, 7`;
    expect(workspace.rows('other.db', content)).toEqual(workspace.rows('target.db', content));
  });

  test('R1 a database of OCS 2007 R2 Group Chat is recognised and migrates', async () => {
    await sample({ product: 'Ocs2007R2' });
    const exported = await exportCsPersistentChatData(source());
    expect(exported.product).toBe('Office Communications Server 2007 R2 Group Chat');
    expect(await importCsPersistentChatData(target())).toMatchObject({ errors: 0, roomsCreated: 38 });
  });

  test('R16 the embedded target is backed up before the first change', async () => {
    await sample();
    await exportCsPersistentChatData(source());
    const before = workspace.bytes('target.db');
    const { backup } = await importCsPersistentChatData(target());
    const name = workspace.list().find((file) => file.includes('before-import'))!;
    expect(backup).toBe(workspace.file(name));
    const count = 'SELECT count(*) AS nodes, (SELECT count(*) FROM tblChat) AS messages FROM tblNode';
    expect(workspace.rows(name, count)).toEqual([{ nodes: 1, messages: 0 }]);
    expect(workspace.bytes(name)).toHaveLength(before.length);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
  });

  test('R12 and R13: messages that mention files, and those of federated users, migrate', async () => {
    await sample();
    await exportCsPersistentChatData(source());
    const result = await importCsPersistentChatData(target());
    const files = result.findings.find(({ code }) => code === 'FilesToCopy');
    expect(files?.message).toContain('\\\\files.contoso.com\\GroupChat');
    const federated = workspace.rows(
      'target.db',
      `SELECT DISTINCT prinDisabled, prinTypeID, (SELECT count(*) FROM tblPrincipalRole WHERE prinRolePrinID = prinID) AS roles
       FROM tblChat JOIN tblPrincipal ON prinID = userId WHERE prinUri LIKE '%fabrikam.com' OR prinUri LIKE '%adatum.com'`,
    );
    expect(federated).toEqual([{ prinDisabled: 1, prinTypeID: 5, roles: 0 }]);
  });
});

test('R18 findings and changes of a result, made when they are looked at, are properties like the others', async () => {
  await sample();
  await exportCsPersistentChatData(source());
  const result = await importCsPersistentChatData({ ...target(), whatIf: true });
  const copy = structuredClone(result);
  expect(copy.findings.length).toBeGreaterThan(10);
  expect(copy.changes.length).toBeGreaterThan(10);
  expect(JSON.parse(JSON.stringify(result))).toEqual(copy);
  expect(result.findings).toBe(result.findings);
  const errorsFirst = ['Error', 'Warning', 'Information'];
  const order = result.findings.map(({ severity }) => errorsFirst.indexOf(severity));
  expect(order).toEqual([...order].sort());
  result.findings = [];
  result.changes.length = 0;
  expect({ ...result }).toEqual({ ...copy, findings: [], changes: [] });
});

describe('R11 the cutoff', () => {
  test('messages before the date stay behind, one exactly at it migrates, the report counts per room', async () => {
    await sample();
    const [{ room, date }] = workspace.rows(
      'legacy.db',
      `SELECT channelID AS room, CAST(chatDate AS TEXT) AS date FROM tblChat JOIN tblNode ON nodeID = channelID
       WHERE disabled = 0 GROUP BY channelID HAVING chatID = max(chatID) ORDER BY count(*) DESC LIMIT 1`,
    ) as [{ room: number; date: string }];
    workspace.run(
      'legacy.db',
      'UPDATE tblChat SET chatDate = ? WHERE channelID = ? AND CAST(chatDate AS TEXT) = ?',
      633979008000000000n,
      room,
      date,
    );
    const exported = await exportCsPersistentChatData({ ...source(), startDate: '2010-01-01T00:00:00' });
    const [{ kept, cut }] = workspace.rows(
      'legacy.db',
      `SELECT sum(chatDate >= 633979008000000000) AS kept, sum(chatDate < 633979008000000000) AS cut FROM tblChat`,
    ) as [{ kept: number; cut: number }];
    expect(exported).toMatchObject({ messages: kept, messagesBeforeStartDate: cut });
    const result = await importCsPersistentChatData(target());
    const [{ oldest }] = workspace.rows('target.db', 'SELECT CAST(min(chatDate) AS TEXT) AS oldest FROM tblChat') as [
      { oldest: string },
    ];
    expect(oldest).toBe('633979008000000000');
    expect(result.findings.filter(({ code }) => code === 'MessagesLeftBehind').length).toBeGreaterThan(5);
  });

  test('a Date object means the same as its text', async () => {
    await sample();
    const byText = await exportCsPersistentChatData({ ...source(), startDate: '2010-06-01' });
    const byDate = await exportCsPersistentChatData({ ...source(), startDate: new Date('2010-06-01T00:00:00Z') });
    expect(byDate).toEqual(byText);
  });

  test('at a level without messages it is accepted with a warning', async () => {
    await sample();
    const warnings: string[] = [];
    await exportCsPersistentChatData({
      ...source(),
      level: 'RoomDirectory',
      startDate: '2010-01-01',
      onWarning: (text) => warnings.push(text),
    });
    expect(warnings).toEqual(['The level RoomDirectory has no messages, so StartDate has no effect.']);
  });
});

describe('levels and scope', () => {
  test.each([
    ['User', { categoriesCreated: 0, roomsCreated: 0, messagesCreated: 0, principalsCreated: 59 }],
    ['Category', { categoriesCreated: 6, roomsCreated: 0, messagesCreated: 0 }],
    ['RoomDirectory', { categoriesCreated: 7, roomsCreated: 38, messagesCreated: 0, addinsCreated: 4 }],
    ['Content', { categoriesCreated: 7, roomsCreated: 38 }],
  ] as const)('level %s', async (level, expected) => {
    await sample();
    await exportCsPersistentChatData({ ...source(), level });
    const result = await importCsPersistentChatData(target());
    expect(result).toMatchObject(expected);
    const [{ preferences }] = workspace.rows('target.db', 'SELECT count(*) AS preferences FROM tblPreference') as [
      { preferences: number },
    ];
    expect(preferences).toBe(0);
  });

  test.each(['RoomDirectory', 'Content', 'All'] as const)('hundreds of rooms, level %s', async (level) => {
    await sample({ rooms: 300, principals: 150, messages: 2_000 });
    const { rooms } = await exportCsPersistentChatData({ ...source(), level });
    expect(rooms).toBe(300);
    expect(await getCsPersistentChatData({ fileName: workspace.file('legacy.zip'), item: 'Room' })).toHaveLength(300);
    const rehearsed = await importCsPersistentChatData({ ...target(), whatIf: true });
    const { whatIf, backup, undoFile, ...imported } = await importCsPersistentChatData(target());
    expect(rehearsed).toMatchObject(imported);
    const again = await importCsPersistentChatData(target());
    expect(again).toMatchObject({ roomsCreated: 0, roomsOverwritten: 0, messagesCreated: 0, errors: 0 });
    expect(again.changes.filter(({ action }) => action === 'Unchanged').length).toBeGreaterThan(imported.roomsCreated);
    expect(await compareCsPersistentChatData(target())).toEqual([]);
    // Other facts of a few rooms, far from each other, are found and put right.
    workspace.run('target.db', "UPDATE tblNode SET nodeDesc = 'changed' WHERE nodeType = 0 AND nodeID % 50 = 0");
    const changed = await compareCsPersistentChatData(target());
    expect(changed.length).toBeGreaterThan(3);
    expect((await importCsPersistentChatData(target())).roomsOverwritten).toBe(changed.length);
    expect(await compareCsPersistentChatData(target())).toEqual([]);
  });

  test('All brings invitations and preferences as well', async () => {
    await sample();
    await exportCsPersistentChatData(source());
    await importCsPersistentChatData(target());
    const [{ preferences, invitations }] = workspace.rows(
      'target.db',
      'SELECT (SELECT count(*) FROM tblPreference) AS preferences, (SELECT count(*) FROM tblPrincipalInvites) AS invitations',
    ) as [{ preferences: number; invitations: number }];
    expect(preferences).toBeGreaterThan(5);
    expect(invitations).toBeGreaterThan(0);
  });

  test('a scope brings the category and everything below it, with what it inherits from its parents', async () => {
    await sample();
    await exportCsPersistentChatData({ ...source(), scope: ['pchat.contoso.com\\sales'] });
    const [summary] = (await getCsPersistentChatData({ fileName: workspace.file('legacy.zip') })) as [PackageSummary];
    expect(summary.scope).toEqual(['Sales']);
    await importCsPersistentChatData(target());
    const names = workspace
      .rows('target.db', 'SELECT nodeName FROM tblNode WHERE nodeType = 1 AND nodeID <> 1')
      .map(({ nodeName }) => String(nodeName));
    expect(names.length).toBeGreaterThan(1);
    expect(names.every((name) => name === 'Sales' || name.startsWith('Sales / '))).toBe(true);
  });

  test('an unknown category is an error that names the known ones, and nothing is written', async () => {
    await sample();
    await expect(exportCsPersistentChatData({ ...source(), scope: ['Nowhere'] })).rejects.toMatchObject({
      code: 'ScopeNotFound',
      target: 'Nowhere',
      message: expect.stringContaining('Sales'),
    });
    expect(workspace.list()).toEqual(['legacy.db', 'target.db']);
  });
});

describe('the package', () => {
  test('the same source gives the same bytes, as a file and as bytes', async () => {
    await sample();
    await exportCsPersistentChatData(source());
    const first = workspace.bytes('legacy.zip');
    const { bytes } = await exportCsPersistentChatData({ dbInstance: workspace.file('legacy.db'), asBytes: true });
    expect(Buffer.from(bytes!)).toEqual(first);
    const result = await importCsPersistentChatData({ dbInstance: workspace.file('target.db'), byteInput: bytes! });
    expect(result).toMatchObject({ roomsCreated: 38, errors: 0 });
  });

  test('R17 it can be inspected: summary, rooms, categories, add-ins, principals, findings', async () => {
    await sample();
    await exportCsPersistentChatData(source());
    const { fileName } = source();
    const [summary] = await getCsPersistentChatData({ fileName });
    expect(summary).toMatchObject({
      product: 'Lync Server 2010 Group Chat',
      level: 'All',
      rooms: 40,
      categories: 6,
      addins: 4,
      messages: 2000,
      disabledRooms: 2,
      forest: 'contoso.com',
    });
    expect(await getCsPersistentChatData({ fileName, item: 'Room' })).toHaveLength(40);
    expect(await getCsPersistentChatData({ fileName, item: 'Category' })).toHaveLength(6);
    expect(await getCsPersistentChatData({ fileName, item: 'Addin' })).toHaveLength(4);
    expect(await getCsPersistentChatData({ fileName, item: 'Principal' })).toHaveLength(60);
    const rehearsal = await importCsPersistentChatData({ ...target(), whatIf: true });
    expect(await getCsPersistentChatData({ fileName, item: 'Finding' })).toEqual(rehearsal.findings);
  });

  test('DisableExportedNodes disables the rooms in the source when the export is complete', async () => {
    await sample();
    await exportCsPersistentChatData({ ...source(), disableExportedNodes: true });
    expect(
      workspace.rows('legacy.db', 'SELECT count(*) AS open FROM tblNode WHERE nodeType = 0 AND disabled = 0'),
    ).toEqual([{ open: 0 }]);
    expect(await importCsPersistentChatData(target())).toMatchObject({ roomsCreated: 38 });
  });

  test('without DisableExportedNodes not one byte of the source changes', async () => {
    await sample();
    const before = workspace.bytes('legacy.db');
    await exportCsPersistentChatData(source());
    expect(workspace.bytes('legacy.db')).toEqual(before);
  });
});
