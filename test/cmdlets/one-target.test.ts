import { describe, expect, test } from '@jest/globals';
import {
  exportCsPersistentChatData,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
} from '../../cmdlets/index.js';
import { generateSample } from '../../lib/sample/sample.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();

const makePackage = async (): Promise<string> => {
  const fileName = workspace.file('legacy.zip');
  await generateSample(workspace.file('legacy.db'), { messages: 10 });
  await exportCsPersistentChatData({ dbInstance: workspace.file('legacy.db'), fileName });
  return fileName;
};

describe('R4 one import has exactly one target', () => {
  test.each([
    ['two instances', (one: string, other: string) => [one, other]],
    ['a list of one', (one: string) => [one]],
    ['a list of none', () => []],
    ['an object', (one: string) => ({ first: one })],
  ])('%s are refused, and nothing is read or written', async (_, instances) => {
    const targets = ['one.db', 'other.db'].map((name) => workspace.file(name)) as [string, string];
    for (const dbInstance of targets) await newCsPersistentChatDatabase({ dbInstance });
    const fileName = await makePackage();
    const before = workspace.list().map((name) => [name, workspace.bytes(name)]);
    const call = importCsPersistentChatData({ dbInstance: instances(...targets) as never, fileName });
    await expect(call).rejects.toMatchObject({ name: 'CmdletError', code: 'ParameterInvalid', target: 'DBInstance' });
    expect(workspace.list().map((name) => [name, workspace.bytes(name)])).toEqual(before);
  });

  test.each(['server1,server2', 'server1;server2', 'server1 server2'])('%s is no address', async (dbInstance) => {
    await makePackage();
    const call = importCsPersistentChatData({ dbInstance, fileName: workspace.file('legacy.zip') });
    await expect(call).rejects.toMatchObject({ code: 'DatabaseAddressInvalid', target: dbInstance });
  });
});
