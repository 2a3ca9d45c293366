import { writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { resolveLogin } from '../../lib/sqlserver/login.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();

/** A settings file with these settings for SQL Servers, and these variables. */
const environment = (sqlServer: object = {}, variables: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => {
  writeFileSync(workspace.file('settings.json'), JSON.stringify({ sqlServer }));
  return { CS_PCHAT_SETTINGS: workspace.file('settings.json'), ...variables };
};
const variables = { CS_PCHAT_SQL_USER: 'b', CS_PCHAT_SQL_PASSWORD: '2', CS_PCHAT_SQL_ENCRYPTION: 'legacytls' };
const settings = { user: 'a', password: '1', encryption: 'TrustServerCertificate' };

describe('resolveLogin', () => {
  test('what was given wins over the environment, and that over the settings', () => {
    expect(resolveLogin({}, environment())).toEqual({ encryption: 'Verified' });
    expect(resolveLogin({}, environment(settings))).toEqual(settings);
    expect(resolveLogin({}, environment(settings, variables))).toEqual({
      user: 'b',
      password: '2',
      encryption: 'LegacyTls',
    });
    const credential = { userName: 'c', password: '3' };
    const given = { credential, encryption: 'Unencrypted' } as const;
    expect(resolveLogin(given, environment(settings, variables))).toEqual({
      user: 'c',
      password: '3',
      encryption: 'Unencrypted',
    });
  });

  test('a domain makes it a login of Windows', () => {
    const credential = { userName: 'CONTOSO\\reader', password: 'x' };
    expect(resolveLogin({ credential }, environment())).toMatchObject({ user: 'reader', domain: 'CONTOSO' });
    expect(resolveLogin({ credential: { ...credential, userName: 'reader@contoso.com' } }, environment())).toEqual({
      user: 'reader@contoso.com',
      password: 'x',
      encryption: 'Verified',
    });
  });

  test('an encryption that does not exist is one clear error', () => {
    const wrong = environment({}, { CS_PCHAT_SQL_ENCRYPTION: 'none' });
    expect(() => resolveLogin({}, wrong)).toThrow(expect.objectContaining({ code: 'SettingsInvalid' }));
  });
});
