import { writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { newCsPersistentChatDatabase } from '../../cmdlets/index.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();
const address = () => ({ dbInstance: workspace.file('new.db') });

describe('New-CsPersistentChatDatabase', () => {
  test.each([
    [undefined, 'PersistentChat', 'tblNode'],
    ['PersistentChat', 'PersistentChat', 'tblNode'],
    ['GroupChat', 'GroupChat', 'tblVersion'],
    ['groupchat', 'GroupChat', 'tblVersion'],
    ['Directory', 'Directory', undefined],
  ] as const)('-Kind %s makes a %s database', async (kind, expected, table) => {
    const call = { ...address(), ...(kind === undefined ? {} : { kind: kind as 'GroupChat' }) };
    expect(await newCsPersistentChatDatabase(call)).toEqual({ ...address(), kind: expected });
    expect(workspace.list()).toEqual(['new.db']);
    const tables = workspace.sql('new.db', (database) => database.tables());
    if (table === undefined) expect(tables).not.toContain('tblNode');
    else expect(tables).toContain(table);
  });

  test('-WhatIf says what would be made and makes nothing', async () => {
    const changes: unknown[] = [];
    const result = await newCsPersistentChatDatabase({
      ...address(),
      kind: 'GroupChat',
      whatIf: true,
      onWhatIf: (change) => changes.push(change),
    });
    expect(result).toBeUndefined();
    expect(changes).toEqual([{ target: workspace.file('new.db'), action: 'Create Group Chat database' }]);
    expect(workspace.list()).toEqual([]);
  });

  test('nothing is made when the answer is no', async () => {
    expect(await newCsPersistentChatDatabase({ ...address(), confirm: () => false })).toBeUndefined();
    expect(workspace.list()).toEqual([]);
  });

  test.each([
    ['a SQL Server', { dbInstance: 'server\\instance' }, 'LoginMissing'],
    ['no address', { dbInstance: 'a b c' }, 'DatabaseAddressInvalid'],
    ['an unknown kind', { dbInstance: 'new.db', kind: 'Oracle' }, 'ParameterInvalid'],
    ['nothing', {}, 'ParameterMissing'],
  ])('%s is refused', async (_, options, code) => {
    await expect(newCsPersistentChatDatabase(options as never)).rejects.toMatchObject({ name: 'CmdletError', code });
  });

  test.each(['PersistentChat', 'GroupChat', 'Directory'] as const)(
    '-Kind %s replaces no file and needs a folder',
    async (kind) => {
      writeFileSync(workspace.file('new.db'), 'mine');
      await expect(newCsPersistentChatDatabase({ ...address(), kind })).rejects.toMatchObject({
        code: 'DatabaseExists',
      });
      expect(workspace.bytes('new.db').toString()).toBe('mine');
      const nowhere = { dbInstance: workspace.file('nowhere/new.db'), kind };
      await expect(newCsPersistentChatDatabase(nowhere)).rejects.toMatchObject({ code: 'FileNotWritable' });
      expect(workspace.list()).toEqual(['new.db']);
    },
  );
});
