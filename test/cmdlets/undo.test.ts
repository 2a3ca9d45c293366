import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  exportCsPersistentChatData,
  type ImportResult,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
  undoCsPersistentChatData,
} from '../../cmdlets/index.js';
import { generateSample } from '../../lib/sample/sample.js';
import { EmbeddedDatabase } from '../../lib/stores/embedded/connection.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();
let result: ImportResult;

/** Every row of every table. */
const contents = (): [string, string[]][] =>
  workspace.sql('target.db', (database) =>
    database.tables().map((table) => [
      table,
      database
        .rows(`SELECT * FROM "${table}"`)
        .map((row) => JSON.stringify(row))
        .sort(),
    ]),
  );

let before: unknown;

beforeEach(async () => {
  await generateSample(workspace.file('legacy.db'), { messages: 300 });
  await newCsPersistentChatDatabase({ dbInstance: workspace.file('target.db') });
  // Times of our own have more digits than a number holds.
  workspace.run('target.db', 'UPDATE tblPrincipal SET prinAddedOn = 1, prinUpdatedOn = 1');
  workspace.run('target.db', 'UPDATE tblNode SET nodeAddedOn = 1, nodeUpdatedOn = 1');
  before = contents();
  await exportCsPersistentChatData({ dbInstance: workspace.file('legacy.db'), fileName: workspace.file('legacy.zip') });
  result = await importCsPersistentChatData({
    dbInstance: workspace.file('target.db'),
    fileName: workspace.file('legacy.zip'),
  });
});

describe('Undo-CsPersistentChatData', () => {
  test('puts the target back as it was, and the import can be made again', async () => {
    await undoCsPersistentChatData({ undoFile: result.undoFile });
    expect(contents()).toEqual(before);
    const again = await importCsPersistentChatData({
      dbInstance: workspace.file('target.db'),
      fileName: workspace.file('legacy.zip'),
    });
    expect(again.messagesCreated).toBe(result.messagesCreated);
  });

  test('an import whose undo file cannot be written is complete, and says so', async () => {
    await undoCsPersistentChatData({ undoFile: result.undoFile });
    const warnings: string[] = [];
    const again = await importCsPersistentChatData({
      dbInstance: workspace.file('target.db'),
      fileName: workspace.file('legacy.zip'),
      // A folder stands where the file should.
      onVerbose: (text) => {
        const [, backup] = /backed up to (.*)\.$/.exec(text) ?? [];
        if (backup !== undefined) mkdirSync(backup.replace(/\.db$/, '.undo.json'));
      },
      onWarning: (text) => warnings.push(text),
    });
    expect(again).toMatchObject({ messagesCreated: result.messagesCreated, undoFile: '' });
    expect(warnings).toContainEqual(
      expect.stringMatching(/^The import is complete, but there is no undo file: .*The backup is .*\.db\.$/),
    );
    expect(workspace.list().filter((name) => name.includes('.partial'))).toEqual([]);
  });

  test('refuses when something was written since, and says what', async () => {
    workspace.run(
      'target.db',
      "INSERT INTO tblChat SELECT channelId, chatId + 1000000, chatDate, userId, 0, 'later', NULL FROM tblChat LIMIT 3",
    );
    const bytes = workspace.bytes('target.db');
    await expect(undoCsPersistentChatData({ undoFile: result.undoFile })).rejects.toMatchObject({
      code: 'TargetChanged',
      message: expect.stringContaining('tblChat has 3 more rows'),
    });
    expect(workspace.bytes('target.db')).toEqual(bytes);
  });

  test('refuses a second time, and after a change in place', async () => {
    workspace.run('target.db', "UPDATE tblNode SET nodeDesc = 'other' WHERE nodeID = 2");
    await expect(undoCsPersistentChatData({ undoFile: result.undoFile })).rejects.toMatchObject({
      code: 'TargetChanged',
      message: expect.stringContaining('in place'),
    });
  });

  test('changes nothing with WhatIf, without its backup, or while another program writes', async () => {
    const bytes = workspace.bytes('target.db');
    const shown: string[] = [];
    await undoCsPersistentChatData({
      undoFile: result.undoFile,
      whatIf: true,
      onWhatIf: ({ target }) => shown.push(target),
    });
    expect(shown).toEqual([workspace.file('target.db')]);
    const other = EmbeddedDatabase.open(workspace.file('target.db'), 'write');
    other.execute('BEGIN IMMEDIATE');
    await expect(undoCsPersistentChatData({ undoFile: result.undoFile })).rejects.toMatchObject({
      code: 'DatabaseLocked',
    });
    other.close();
    rmSync(result.backup);
    await expect(undoCsPersistentChatData({ undoFile: result.undoFile })).rejects.toMatchObject({
      code: 'FileNotFound',
      target: result.backup,
    });
    expect(workspace.bytes('target.db')).toEqual(bytes);
  });

  test('a file that is no undo file, or does not exist, is one clear error', async () => {
    writeFileSync(workspace.file('x.json'), '{}');
    await expect(undoCsPersistentChatData({ undoFile: workspace.file('x.json') })).rejects.toMatchObject({
      code: 'UndoInvalid',
    });
    await expect(undoCsPersistentChatData({ undoFile: workspace.file('none.json') })).rejects.toMatchObject({
      code: 'FileNotFound',
    });
  });
});
