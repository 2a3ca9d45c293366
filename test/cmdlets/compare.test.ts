import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  compareCsPersistentChatData,
  exportCsPersistentChatData,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
  testCsPersistentChatData,
} from '../../cmdlets/index.js';
import { generateSample } from '../../lib/sample/sample.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();
const both = () => ({ dbInstance: workspace.file('target.db'), fileName: workspace.file('legacy.zip') });

beforeEach(async () => {
  await generateSample(workspace.file('legacy.db'), { messages: 500 });
  await newCsPersistentChatDatabase({ dbInstance: workspace.file('target.db') });
});

describe('R20 Compare-CsPersistentChatData', () => {
  beforeEach(async () => {
    await exportCsPersistentChatData({
      dbInstance: workspace.file('legacy.db'),
      fileName: workspace.file('legacy.zip'),
    });
  });

  test('before the import everything is missing; after it nothing differs, and not a byte has changed', async () => {
    const before = await compareCsPersistentChatData(both());
    expect(before.filter(({ kind }) => kind === 'Room')).toHaveLength(38);
    expect(before.every(({ result }) => result === 'Missing')).toBe(true);
    await importCsPersistentChatData(both());
    const bytes = workspace.bytes('target.db');
    expect(await compareCsPersistentChatData(both())).toEqual([]);
    const all = await compareCsPersistentChatData({ ...both(), all: true });
    expect(
      all.every(({ result, sourceDigest, targetDigest }) => result === 'Same' && sourceDigest === targetDigest),
    ).toBe(true);
    expect(
      all.filter(({ sourceMessages, lastMessage }) => sourceMessages > 0 && lastMessage !== null).length,
    ).toBeGreaterThan(10);
    expect(workspace.bytes('target.db')).toEqual(bytes);
  });

  const room = () =>
    workspace.rows(
      'target.db',
      'SELECT channelId AS id FROM tblChat GROUP BY channelId ORDER BY count(*) DESC LIMIT 1',
    )[0]!.id;

  test.each([
    [
      'a changed text',
      "UPDATE tblChat SET content = content || '!' WHERE channelId = ? AND chatId = (SELECT min(chatId) FROM tblChat WHERE channelId = ?1)",
      'another one',
    ],
    [
      'a changed time',
      'UPDATE tblChat SET chatDate = chatDate + 1 WHERE channelId = ? AND chatId = (SELECT max(chatId) FROM tblChat WHERE channelId = ?1)',
      'another one',
    ],
    [
      'another author',
      'UPDATE tblChat SET userId = 1 WHERE channelId = ? AND chatId = (SELECT max(chatId) FROM tblChat WHERE channelId = ?1)',
      'another one',
    ],
    [
      'a lost message',
      'DELETE FROM tblChat WHERE channelId = ? AND chatId = (SELECT max(chatId) FROM tblChat WHERE channelId = ?1)',
      '1 message is missing',
    ],
    ['a lost role', 'DELETE FROM tblPrincipalRole WHERE prinRoleNodeID = ? AND prinRoleTypeID = 2', 'roles'],
    ['a changed setting', 'UPDATE tblNode SET visibility = 6 WHERE nodeID = ?', 'privacy: Open'],
    ['a changed description', "UPDATE tblNode SET nodeDesc = 'other' WHERE nodeID = ?", 'description: other'],
  ])('%s is found and explained', async (_, statement, explanation) => {
    await importCsPersistentChatData(both());
    workspace.run('target.db', statement, room()!);
    const differences = await compareCsPersistentChatData(both());
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatchObject({ kind: 'Room', result: 'Different' });
    expect(differences[0]!.difference).toContain(explanation);
  });

  test('messages written after the import are no difference', async () => {
    await importCsPersistentChatData(both());
    workspace.run(
      'target.db',
      "INSERT INTO tblChat SELECT channelId, chatId + 1000000, chatDate, userId, 0, 'later', NULL FROM tblChat WHERE channelId = ? LIMIT 1",
      room()!,
    );
    expect(await compareCsPersistentChatData(both())).toEqual([]);
  });
});

describe('Test-CsPersistentChatData', () => {
  const temporary = (): string[] => readdirSync(os.tmpdir()).filter((name) => name.startsWith('cs-persistent-chat-'));

  test('finds what the rehearsal finds, changes nothing and leaves nothing', async () => {
    const before = [workspace.bytes('legacy.db'), workspace.bytes('target.db')];
    const left = temporary();
    const findings = await testCsPersistentChatData({
      dbInstance: workspace.file('legacy.db'),
      targetDBInstance: workspace.file('target.db'),
    });
    expect([workspace.bytes('legacy.db'), workspace.bytes('target.db')]).toEqual(before);
    expect(temporary()).toEqual(left);
    await exportCsPersistentChatData({
      dbInstance: workspace.file('legacy.db'),
      fileName: workspace.file('legacy.zip'),
    });
    const rehearsal = await importCsPersistentChatData({ ...both(), whatIf: true });
    expect(findings).toEqual(rehearsal.findings);
  });

  test('R14 a server that pinged a minute ago is told first', async () => {
    workspace.run(
      'legacy.db',
      'UPDATE tblServerIdentity SET serverLastPingTime = ? WHERE serverID = 2',
      new Date(Date.now() - 60_000).toISOString(),
    );
    const [first] = await testCsPersistentChatData({ dbInstance: workspace.file('legacy.db') });
    expect(first).toMatchObject({
      severity: 'Warning',
      code: 'SourceServiceRunning',
      rule: 'R14',
      name: 'net.tcp://gc1.contoso.com:8041/Channel',
    });
  });

  test('writes a report and a proposed rename file', async () => {
    workspace.run('legacy.db', "UPDATE tblNode SET nodeName = printf('%.300c', 'n') WHERE nodeID = 20");
    await testCsPersistentChatData({
      dbInstance: workspace.file('legacy.db'),
      report: workspace.file('readiness.json'),
      proposedRenameFile: workspace.file('renames.csv'),
    });
    expect(JSON.parse(readFileSync(workspace.file('readiness.json'), 'utf8'))).toMatchObject({
      whatIf: true,
      errors: 1,
    });
    expect(readFileSync(workspace.file('renames.csv'), 'utf8').split('\r\n')).toHaveLength(3);
  });
});

describe('R14 services of the source', () => {
  test('are told before the export begins', async () => {
    workspace.run(
      'legacy.db',
      'UPDATE tblServerIdentity SET serverLastPingTime = ? WHERE serverID = 2',
      new Date().toISOString(),
    );
    const said: string[] = [];
    const { warnings } = await exportCsPersistentChatData({
      dbInstance: workspace.file('legacy.db'),
      fileName: workspace.file('legacy.zip'),
      onWarning: (text) => said.push(text),
      onProgress: () => said.push('progress'),
    });
    expect(said[0]).toContain('net.tcp://gc1.contoso.com:8041/Channel');
    expect(warnings[0]).toMatchObject({ code: 'SourceServiceRunning' });
  });
});

describe('R14 services of the target', () => {
  test('stop an import, with a switch to go on, and only warn in a rehearsal', async () => {
    await exportCsPersistentChatData({
      dbInstance: workspace.file('legacy.db'),
      fileName: workspace.file('legacy.zip'),
    });
    workspace.run(
      'target.db',
      'INSERT INTO tblServerIdentity VALUES (1, ?, ?)',
      'pchat1.contoso.com',
      new Date().toISOString(),
    );
    const before = workspace.bytes('target.db');
    await expect(importCsPersistentChatData(both())).rejects.toMatchObject({
      code: 'TargetServiceRunning',
      target: 'pchat1.contoso.com',
    });
    expect(workspace.bytes('target.db')).toEqual(before);
    const warnings: string[] = [];
    await importCsPersistentChatData({ ...both(), whatIf: true, onWarning: (text) => warnings.push(text) });
    expect(warnings.join()).toContain('pchat1.contoso.com');
    expect(await importCsPersistentChatData({ ...both(), ignoreRunningServices: true })).toMatchObject({
      errors: 0,
      roomsCreated: 38,
    });
  });
});
