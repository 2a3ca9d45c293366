import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  exportCsPersistentChatData,
  getCsPersistentChatData,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
} from '../../cmdlets/index.js';
import { generateSample } from '../../lib/sample/sample.js';
import { EmbeddedDatabase } from '../../lib/stores/embedded/connection.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();
const source = () => ({ dbInstance: workspace.file('legacy.db'), fileName: workspace.file('legacy.zip') });
const target = () => ({ dbInstance: workspace.file('target.db'), fileName: workspace.file('legacy.zip') });

const prepare = async (): Promise<void> => {
  await generateSample(workspace.file('legacy.db'), { messages: 200 });
  await newCsPersistentChatDatabase({ dbInstance: workspace.file('target.db') });
  await exportCsPersistentChatData(source());
};

/** A test as root cannot be refused access to a file. */
const asUser = process.getuid?.() === 0 ? test.skip : test;

describe('parameters', () => {
  test.each([
    ['a missing instance', {}, 'ParameterMissing', 'DBInstance'],
    ['an unknown parameter', { dbInstance: 'a.db', fileName: 'a.zip', colour: 'red' }, 'ParameterInvalid', 'colour'],
    ['a wrong level', { dbInstance: 'a.db', fileName: 'a.zip', level: 'Everything' }, 'ParameterInvalid', 'Level'],
    [
      'a wrong date',
      { dbInstance: 'a.db', fileName: 'a.zip', startDate: 'yesterday' },
      'ParameterInvalid',
      'StartDate',
    ],
    ['an empty file name', { dbInstance: 'a.db', fileName: '' }, 'ParameterInvalid', 'FileName'],
    ['two parameter sets', { dbInstance: 'a.db', fileName: 'a.zip', asBytes: true }, 'ParameterSetConflict', undefined],
    ['neither a file nor bytes', { dbInstance: 'a.db' }, 'ParameterMissing', 'FileName'],
    ['an address that is none', { dbInstance: 'a b c', fileName: 'a.zip' }, 'DatabaseAddressInvalid', 'a b c'],
    ['a SQL Server', { dbInstance: 'server\\instance', fileName: 'a.zip' }, 'LoginMissing', 'server\\instance'],
  ])('%s', async (_, options, code, about) => {
    const error = await exportCsPersistentChatData(options as never).catch((thrown) => thrown);
    expect(error).toMatchObject({ name: 'CmdletError', code });
    if (about !== undefined) expect(error.target).toBe(about);
    expect(error.recommendedAction).not.toBe('');
  });

  test('30 February is no date', async () => {
    await prepare();
    await expect(exportCsPersistentChatData({ ...source(), startDate: '2010-02-30' })).rejects.toMatchObject({
      code: 'ParameterInvalid',
    });
  });

  test('enumerated values are taken in any case', async () => {
    await prepare();
    expect(await exportCsPersistentChatData({ ...source(), level: 'roomdirectory' as never })).toMatchObject({
      level: 'RoomDirectory',
    });
  });
});

describe('databases', () => {
  test('a database that does not exist is not made', async () => {
    await expect(exportCsPersistentChatData(source())).rejects.toMatchObject({
      code: 'DatabaseNotFound',
      target: workspace.file('legacy.db'),
    });
    await prepare();
    await expect(
      importCsPersistentChatData({ ...target(), dbInstance: workspace.file('other.db') }),
    ).rejects.toMatchObject({
      code: 'DatabaseNotFound',
    });
    expect(workspace.list()).not.toContain('other.db');
  });

  test('R1 something that is no database, and a database of something else, are told apart and described', async () => {
    writeFileSync(workspace.file('legacy.db'), 'this is a text file, long enough to be looked at as a database header');
    await expect(exportCsPersistentChatData(source())).rejects.toMatchObject({ code: 'DatabaseUnreadable' });
    const other = EmbeddedDatabase.create(workspace.file('other.db'));
    other.execute('CREATE TABLE invoices (id INTEGER)');
    other.close();
    await expect(
      exportCsPersistentChatData({ ...source(), dbInstance: workspace.file('other.db') }),
    ).rejects.toMatchObject({
      code: 'SourceNotRecognized',
      message: expect.stringContaining('invoices'),
    });
    expect(workspace.list()).toEqual(['legacy.db', 'other.db']);
  });

  test('a Group Chat database is no target', async () => {
    await prepare();
    await expect(
      importCsPersistentChatData({ ...target(), dbInstance: workspace.file('legacy.db') }),
    ).rejects.toMatchObject({
      code: 'TargetNotRecognized',
      message: expect.stringContaining('Group Chat'),
    });
  });

  test('a target that another program writes to is an error, and stays as it is', async () => {
    await prepare();
    const other = EmbeddedDatabase.open(workspace.file('target.db'), 'write');
    other.execute('BEGIN EXCLUSIVE');
    await expect(importCsPersistentChatData(target())).rejects.toMatchObject({
      code: 'DatabaseLocked',
      category: 'ResourceBusy',
    });
    other.close();
    expect(await importCsPersistentChatData(target())).toMatchObject({ errors: 0, roomsCreated: 38 });
  });

  test('two imports at once: one of them is refused', async () => {
    await prepare();
    const results = await Promise.allSettled([
      importCsPersistentChatData(target()),
      importCsPersistentChatData(target()),
    ]);
    const codes = results.map((result) => (result.status === 'fulfilled' ? 'ok' : result.reason.code)).sort();
    expect(codes).toEqual(['DatabaseLocked', 'ok']);
  });

  asUser('a target that may not be written (skipped as root, whom no file refuses)', async () => {
    await prepare();
    chmodSync(workspace.file('target.db'), 0o400);
    await expect(importCsPersistentChatData(target())).rejects.toMatchObject({ category: 'PermissionDenied' });
  });

  test.each([
    [
      'a message of nobody',
      'UPDATE tblChat SET userId = 99999 WHERE chatID = (SELECT min(chatID) FROM tblChat)',
      'AuthorUnknown',
    ],
    ['an orphaned message', "INSERT INTO tblChat VALUES (99999, 1, 1, 1, 0, 'lost')", 'MessagesWithoutRoom'],
    ['an orphaned role', 'INSERT INTO tblPrincipalRole VALUES (99999, 1, 1, 1, 0, 0)', 'RolesWithoutOwner'],
    ['a date that is none', 'UPDATE tblChat SET chatDate = 9223372036854775807', 'DateOutOfRange'],
    [
      'undelivered compliance events',
      "INSERT INTO tblComplianceData VALUES (1, '2010-01-01', 1, 1, 'x', 1, 1, 'x', NULL)",
      'ComplianceEventsWaiting',
    ],
    ['a name that is too long', "UPDATE tblNode SET nodeName = printf('%.300c', 'x') WHERE nodeID = 30", 'NameTooLong'],
    ['a name that is empty', "UPDATE tblNode SET nodeName = ' ' WHERE nodeID = 30", 'NameEmpty'],
    [
      'names that differ in case only',
      "UPDATE tblNode SET nodeName = CASE nodeID WHEN 11 THEN 'same' ELSE 'SAME' END, parentID = 1 WHERE nodeID IN (11, 12)",
      'NameCollision',
    ],
  ])('%s is a finding', async (_, statement, code) => {
    await prepare();
    workspace.run('legacy.db', statement);
    await exportCsPersistentChatData(source());
    const before = workspace.bytes('target.db');
    const errors: string[] = [];
    const { findings } = await importCsPersistentChatData({
      ...target(),
      whatIf: true,
      onError: ({ code }) => errors.push(code),
    });
    const found = findings.filter((finding) => finding.code === code);
    expect(found.length).toBeGreaterThan(0);
    if (found[0]!.severity !== 'Error') return;
    expect(errors).toContain('ImportFinding');
    await expect(importCsPersistentChatData(target())).rejects.toMatchObject({
      code: 'ImportNeedsDecision',
      exitCode: 14,
    });
    expect(workspace.bytes('target.db')).toEqual(before);
  });

  test.each([
    [
      'a ring of categories',
      'UPDATE tblNode SET parentID = (SELECT max(nodeID) FROM tblNode WHERE nodeType = 1) WHERE nodeID = 2',
    ],
    ['no root', 'UPDATE tblNode SET parentID = 2 WHERE nodeID = 1'],
    ['a parent that does not exist', 'UPDATE tblNode SET parentID = 99999 WHERE nodeID = 3'],
    ['a GUID that is none', "UPDATE tblNode SET nodeGuid = 'x' WHERE nodeID = 3"],
    [
      'a number out of range',
      'UPDATE tblChat SET chatID = 9223372036854775807 WHERE chatID = (SELECT max(chatID) FROM tblChat)',
    ],
  ])('%s in the source is one clear error, and no package is written', async (_, statement) => {
    await prepare();
    const package_ = workspace.bytes('legacy.zip');
    // A ring needs a category below the one that is moved.
    workspace.run('legacy.db', 'UPDATE tblNode SET parentID = 2 WHERE nodeType = 1 AND nodeID > 2');
    workspace.run('legacy.db', statement);
    await expect(exportCsPersistentChatData(source())).rejects.toMatchObject({ code: 'SourceInconsistent' });
    expect(workspace.bytes('legacy.zip')).toEqual(package_);
    expect(workspace.list()).toEqual(['legacy.db', 'legacy.zip', 'target.db']);
  });
});

describe('files', () => {
  test('a folder that does not exist, and a folder instead of a file', async () => {
    await prepare();
    await expect(
      exportCsPersistentChatData({ ...source(), fileName: workspace.file('no/where.zip') }),
    ).rejects.toMatchObject({ code: 'FileNotWritable' });
    mkdirSync(workspace.file('folder.zip'));
    await expect(
      exportCsPersistentChatData({ ...source(), fileName: workspace.file('folder.zip') }),
    ).rejects.toMatchObject({ code: 'FileNotWritable' });
    await expect(getCsPersistentChatData({ fileName: workspace.file('folder.zip') })).rejects.toMatchObject({
      code: 'FileNotReadable',
    });
  });

  test('an existing package is replaced as a whole, or kept with NoClobber', async () => {
    await prepare();
    const before = workspace.bytes('legacy.zip');
    await expect(exportCsPersistentChatData({ ...source(), noClobber: true })).rejects.toMatchObject({
      code: 'FileExists',
    });
    expect(workspace.bytes('legacy.zip')).toEqual(before);
    await exportCsPersistentChatData({ ...source(), level: 'User' });
    expect(workspace.bytes('legacy.zip').length).toBeLessThan(before.length);
  });

  test('a stopped export leaves nothing behind, and the older package stays', async () => {
    await prepare();
    const before = workspace.bytes('legacy.zip');
    const stop = new AbortController();
    const stopped = exportCsPersistentChatData({ ...source(), signal: stop.signal, onProgress: () => stop.abort() });
    await expect(stopped).rejects.toMatchObject({ code: 'Cancelled', exitCode: 130 });
    expect(workspace.list()).toEqual(['legacy.db', 'legacy.zip', 'target.db']);
    expect(workspace.bytes('legacy.zip')).toEqual(before);
  });

  test('R19 a stopped import leaves the target as it was', async () => {
    await prepare();
    const before = workspace.bytes('target.db');
    const stop = new AbortController();
    const stopped = importCsPersistentChatData({
      ...target(),
      signal: stop.signal,
      onProgress: ({ activity }) => {
        if (activity.startsWith('Importing')) stop.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({ code: 'Cancelled' });
    expect(workspace.bytes('target.db')).toEqual(before);
  });

  test('a confirmation that is refused changes nothing', async () => {
    await prepare();
    const before = workspace.bytes('target.db');
    const asked: string[] = [];
    await importCsPersistentChatData({
      ...target(),
      confirm: ({ action }) => {
        asked.push(action);
        return false;
      },
    });
    expect(asked).toHaveLength(1);
    expect(workspace.bytes('target.db')).toEqual(before);
  });
});
