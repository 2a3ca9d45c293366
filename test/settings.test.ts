import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { CmdletError } from '../lib/host/cmdlet-error.js';
import { loadSettings, type Settings } from '../lib/settings.js';
import { useWorkspace } from './workspace.js';

const workspace = useWorkspace();
const file = (): string => workspace.file('settings.json');

const load = (text: string, environment: NodeJS.ProcessEnv = {}): Settings => {
  writeFileSync(file(), text);
  return loadSettings({ CS_PCHAT_SETTINGS: file(), ...environment });
};

const failure = (step: () => unknown): CmdletError => {
  try {
    step();
  } catch (thrown) {
    if (thrown instanceof CmdletError) return thrown;
    throw thrown;
  }
  throw new Error('was accepted');
};

const complete = {
  pools: [
    { fqdn: 'pchat.contoso.com', dbInstance: 'pchat.db' },
    { fqdn: 'pchat2.contoso.com', dbInstance: 'pchat2.db', dbName: 'mgc' },
  ],
  directory: 'directory.db',
  sipDomain: 'contoso.com',
};

describe('the file', () => {
  test('gives what it says', () => {
    expect(load(JSON.stringify(complete))).toEqual(complete);
  });

  test('need not be there', () => {
    expect(loadSettings({ CS_PCHAT_SETTINGS: file() })).toEqual({ pools: [] });
  });

  test('may begin with a byte order mark', () => {
    expect(load(`\uFEFF${JSON.stringify(complete)}`)).toEqual(complete);
  });

  test.each([
    ['text that is not JSON', '{', 'is not JSON'],
    ['nothing', '', 'is not JSON'],
    ['a list', '[]', 'must hold one JSON object'],
    ['null', 'null', 'must hold one JSON object'],
    ['one pool instead of a list', '{"pools": {"fqdn": "a", "dbInstance": "b"}}', 'pools'],
    ['a pool that is null', '{"pools": [null]}', 'pools'],
    ['a pool without a name', '{"pools": [{"dbInstance": "b"}]}', 'fqdn'],
    ['a pool with an empty address', '{"pools": [{"fqdn": "a", "dbInstance": ""}]}', 'dbInstance'],
    ['a number for dbName', '{"pools": [{"fqdn": "a", "dbInstance": "b", "dbName": 5}]}', 'dbName'],
    ['an empty directory', '{"directory": ""}', 'directory'],
    ['a list for sipDomain', '{"sipDomain": ["contoso.com"]}', 'sipDomain'],
  ])('is refused with %s', (_what, text, reason) => {
    const error = failure(() => load(text));
    expect([error.code, error.target]).toEqual(['SettingsInvalid', file()]);
    expect(error.message).toContain(reason);
  });

  test('is refused when it cannot be read', () => {
    mkdirSync(file());
    const error = failure(() => loadSettings({ CS_PCHAT_SETTINGS: file() }));
    expect([error.code, error.target]).toEqual(['SettingsInvalid', file()]);
  });
});

describe('variables', () => {
  test('win over the file', () => {
    const environment = {
      CS_PCHAT_DBINSTANCE: 'other.db',
      CS_PCHAT_POOL: 'other.contoso.com',
      CS_PCHAT_DIRECTORY: 'other-directory.db',
      CS_PCHAT_SIPDOMAIN: 'fabrikam.com',
    };
    expect(load(JSON.stringify(complete), environment)).toEqual({
      pools: [{ fqdn: 'other.contoso.com', dbInstance: 'other.db' }],
      directory: 'other-directory.db',
      sipDomain: 'fabrikam.com',
    });
  });

  test('may be empty, which is as if they were not set', () => {
    const environment = { CS_PCHAT_DBINSTANCE: '', CS_PCHAT_DIRECTORY: '', CS_PCHAT_SIPDOMAIN: '' };
    expect(load(JSON.stringify(complete), environment)).toEqual(complete);
  });

  test('may name the database without a pool', () => {
    expect(load('{}', { CS_PCHAT_DBINSTANCE: 'other.db' })).toEqual({ pools: [{ fqdn: '', dbInstance: 'other.db' }] });
  });
});
