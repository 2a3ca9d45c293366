import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { newCsPersistentChatDatabase, testCsPersistentChatSetup } from '../../cmdlets/index.js';
import { TestDatabases, testServer } from '../sqlserver/test-server.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();
const databases = new TestDatabases();
afterAll(() => databases.drop());

const probe = async (options: Parameters<typeof testCsPersistentChatSetup>[0] = {}) =>
  Object.fromEntries((await testCsPersistentChatSetup(options)).map(({ check, ...rest }) => [check, rest]));

describe('Test-CsPersistentChatSetup', () => {
  test('tells the versions in play', async () => {
    const { Node, 'cs-persistent-chat': program } = await probe();
    expect(Node).toMatchObject({ result: 'Works', detail: expect.stringContaining(process.version) });
    expect(program).toMatchObject({ result: 'Works' });
  });

  test('a settings file that is wrong is a result, not an error', async () => {
    writeFileSync(workspace.file('settings.json'), 'no JSON');
    process.env.CS_PCHAT_SETTINGS = workspace.file('settings.json');
    try {
      expect(await probe()).toMatchObject({
        Settings: { result: 'Fails', detail: expect.stringContaining('not JSON') },
      });
    } finally {
      delete process.env.CS_PCHAT_SETTINGS;
    }
  });

  test('an embedded database', async () => {
    const dbInstance = workspace.file('target.db');
    await newCsPersistentChatDatabase({ dbInstance });
    expect(await probe({ dbInstance })).toMatchObject({
      Open: { result: 'Works' },
      Content: { result: 'Works', detail: 'It is a Persistent Chat database.' },
      Write: { result: 'Works' },
    });
    expect(await probe({ dbInstance: workspace.file('none.db') })).toMatchObject({ Open: { result: 'Fails' } });
    await newCsPersistentChatDatabase({ dbInstance: workspace.file('directory.db'), kind: 'Directory' });
    expect(await probe({ dbInstance: workspace.file('directory.db') })).toMatchObject({
      Content: { result: 'Warning' },
    });
  });

  test('a directory', async () => {
    const directory = workspace.file('directory.db');
    await newCsPersistentChatDatabase({ dbInstance: directory, kind: 'Directory' });
    expect(await probe({ directory })).toMatchObject({
      Open: { area: 'Directory', result: 'Works' },
      Forest: { detail: expect.stringContaining('contoso.com') },
      Role: { result: 'Unknown' },
    });
    expect(await probe({ directory: workspace.file('none.db') })).toMatchObject({ Open: { result: 'Fails' } });
  });

  test('a server that does not answer, and a login that is missing: what failed and what to do', async () => {
    const credential = { userName: 'reader', password: 'k4ngaroo' };
    expect(await probe({ dbInstance: '127.0.0.1,9', credential })).toMatchObject({
      Connect: {
        result: 'Fails',
        detail: expect.stringContaining('SourceUnreachable'),
        action: expect.stringMatching(/./),
      },
    });
    expect(await probe({ dbInstance: '127.0.0.1,9' })).toMatchObject({
      Connect: { result: 'Fails', detail: expect.stringContaining('LoginMissing') },
    });
  });

  (testServer === undefined ? test.skip : test)(
    'a SQL Server (skipped when CS_PCHAT_TEST_SQLSERVER is not set)',
    async () => {
      const options = databases.next();
      await newCsPersistentChatDatabase(options);
      const found = await probe(options);
      expect(found).toMatchObject({
        Connect: { result: 'Works' },
        Version: { result: 'Works' },
        Content: { result: 'Works', detail: 'It is a Persistent Chat database.' },
        Services: { result: 'Works' },
      });
      expect(JSON.stringify(found)).not.toContain(options.credential.password);
    },
  );
});
