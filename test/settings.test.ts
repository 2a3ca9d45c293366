import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadSettings } from '../lib/settings.js';
import { useWorkspace } from './workspace.js';

const workspace = useWorkspace();
const file = () => workspace.file('settings.json');
const load = (content: unknown, environment: NodeJS.ProcessEnv = {}) => {
  writeFileSync(file(), typeof content === 'string' ? content : JSON.stringify(content));
  return loadSettings({ CS_PCHAT_SETTINGS: file(), ...environment });
};

describe('loadSettings', () => {
  test('without a file there are no pools', () => {
    expect(loadSettings({ CS_PCHAT_SETTINGS: file() })).toEqual({ pools: [] });
  });

  test('reads everything that the file may say, and leaves the rest alone', () => {
    const pools = [
      { fqdn: 'pool1.contoso.com', dbInstance: 'pool1.db' },
      { fqdn: 'pool2.contoso.com', dbInstance: 'server\\rtc', dbName: 'mgc' },
    ];
    const sqlServer = { user: 'CONTOSO\\reader', password: 'x', encryption: 'LegacyTls' };
    const settings = { pools, directory: 'directory.db', sipDomain: 'contoso.com', sqlServer };
    expect(load({ ...settings, colour: 'red', pools: pools.map((pool) => ({ ...pool, note: 1 })) })).toEqual(settings);
    expect(load({})).toEqual({ pools: [] });
  });

  test('environment variables win', () => {
    const settings = { pools: [{ fqdn: 'a', dbInstance: 'a.db' }], directory: 'a.db', sipDomain: 'a.com' };
    const environment = {
      CS_PCHAT_DBINSTANCE: 'b.db',
      CS_PCHAT_POOL: 'b',
      CS_PCHAT_DIRECTORY: 'd.db',
      CS_PCHAT_SIPDOMAIN: 'b.com',
    };
    expect(load(settings, environment)).toEqual({
      pools: [{ fqdn: 'b', dbInstance: 'b.db' }],
      directory: 'd.db',
      sipDomain: 'b.com',
    });
    expect(load(settings, { CS_PCHAT_DBINSTANCE: 'b.db' }).pools).toEqual([{ fqdn: '', dbInstance: 'b.db' }]);
    expect(load(settings, { CS_PCHAT_POOL: 'b', CS_PCHAT_DIRECTORY: '' })).toEqual(settings);
  });

  test.each([
    ['{', 'is not JSON'],
    ['[]', 'must hold one JSON object'],
    ['null', 'must hold one JSON object'],
    ['"text"', 'must hold one JSON object'],
    [{ pools: {} }, 'must list pools'],
    [{ pools: [null] }, 'must list pools'],
    [{ pools: [{ fqdn: 'a' }] }, 'must list pools'],
    [{ pools: [{ fqdn: 'a', dbInstance: '' }] }, 'must list pools'],
    [{ pools: [{ fqdn: 1, dbInstance: 'a' }] }, 'must list pools'],
    [{ directory: 1 }, 'must give directory as text'],
    [{ sipDomain: '' }, 'must give sipDomain as text'],
    [{ sqlServer: 'sql1' }, 'must give sqlServer as an object'],
    [{ sqlServer: { user: 1 } }, 'must give sqlServer.user as text'],
    [{ sqlServer: { encryption: 'None' } }, 'must give sqlServer.encryption as one of'],
  ])('%j is refused: it %s', (content, why) => {
    expect(() => load(content)).toThrow(
      expect.objectContaining({ code: 'SettingsInvalid', target: file(), message: expect.stringContaining(why) }),
    );
  });

  test("the user's own file is read where no other is named", () => {
    const previous = process.env.XDG_CONFIG_HOME;
    process.env.XDG_CONFIG_HOME = workspace.folder;
    try {
      mkdirSync(workspace.file('cs-persistent-chat'));
      writeFileSync(path.join(workspace.folder, 'cs-persistent-chat', 'settings.json'), '{"sipDomain":"contoso.com"}');
      expect(loadSettings({}).sipDomain).toBe(process.platform === 'win32' ? undefined : 'contoso.com');
    } finally {
      if (previous === undefined) delete process.env.XDG_CONFIG_HOME;
      else process.env.XDG_CONFIG_HOME = previous;
    }
  });
});
