import { copyFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compareCsPersistentChatData, importCsPersistentChatData } from '../../cmdlets/index.js';
import { CmdletError } from '../../lib/host/cmdlet-error.js';
import { Workspace } from '../workspace.js';
import { casesOf, putIn, sampleOf } from './cases.js';
import { makeLaxDatabases } from './lax-database.js';

const refusal = async <T>(run: () => Promise<T>): Promise<CmdletError | undefined> => {
  try {
    await run();
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof CmdletError)) throw new Error('not a CmdletError', { cause: thrown });
    if (thrown.code === 'Unexpected') throw new Error(thrown.message, { cause: thrown.cause });
    return thrown;
  }
};

describe('a value that is not what it says in a target that holds the package already', () => {
  const workspace = new Workspace();
  beforeAll(async () => {
    workspace.open();
    await makeLaxDatabases(workspace);
    workspace.run('PersistentChat.db', 'CREATE UNIQUE INDEX messages ON tblChat (channelId, chatId)');
  });
  afterAll(() => workspace.close());

  test.each(sampleOf(casesOf('PersistentChat')).map((item) => [item.name, item] as const))('%s', async (_, item) => {
    copyFileSync(workspace.file('PersistentChat.db'), workspace.file('hostile.db'));
    try {
      if (!workspace.sql('hostile.db', (database) => putIn(database, item))) return;
    } catch (cause) {
      // The one key that is left lets some values not in.
      expect(cause).toMatchObject({ code: 'DatabaseRefused' });
      return;
    }
    const before = workspace.bytes('hostile.db');
    const target = { dbInstance: workspace.file('hostile.db'), fileName: workspace.file('sound.zip') };
    const rehearsed = await refusal(() => importCsPersistentChatData({ ...target, whatIf: true }));
    const refused = await refusal(() => importCsPersistentChatData(target));
    workspace.remove((name) => name.startsWith('hostile.before'));
    if (refused !== undefined) {
      expect([rehearsed?.code ?? 'ImportNeedsDecision']).toContain(refused.code);
      expect(workspace.bytes('hostile.db').equals(before)).toBe(true);
      return;
    }
    expect(rehearsed).toBeUndefined();
    expect(await compareCsPersistentChatData(target)).toEqual([]);
  });
});
