import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseAddress } from '../../lib/stores/address.js';

describe('parseAddress', () => {
  test.each([
    ['server\\instance', { host: 'server', instance: 'instance' }],
    ['server', { host: 'server' }],
    ['server.contoso.com', { host: 'server.contoso.com' }],
    ['server,1433', { host: 'server', port: 1433 }],
    ['server , 1433', { host: 'server', port: 1433 }],
    ['tcp:server,1433', { host: 'server', port: 1433 }],
    ['TCP:server', { host: 'server' }],
    ['server\\instance,50000', { host: 'server', instance: 'instance', port: 50_000 }],
    ['.', { host: 'localhost' }],
    ['(local)', { host: 'localhost' }],
    ['(LOCAL)\\SQLEXPRESS', { host: 'localhost', instance: 'SQLEXPRESS' }],
    ['.\\RTC', { host: 'localhost', instance: 'RTC' }],
    ['10.0.0.1,1', { host: '10.0.0.1', port: 1 }],
    ['server,65535', { host: 'server', port: 65_535 }],
    ['my.database', { host: 'my.database' }],
  ])('%s is a SQL Server', (text, expected) => {
    expect(parseAddress(text)).toEqual({ kind: 'sqlserver', text, ...expected });
  });

  test.each([
    ['legacy.db', 'legacy.db'],
    ['folder/legacy.sqlite', 'folder/legacy.sqlite'],
    ['LEGACY.DB', 'LEGACY.DB'],
    ['sqlite:legacy', 'legacy'],
    ['SQLite:with a blank.data', 'with a blank.data'],
    ['sqlite:server\\instance', 'server\\instance'],
    ['a name with blanks.db', 'a name with blanks.db'],
  ])('%s is an embedded database', (text, file) => {
    expect(parseAddress(text)).toEqual({ kind: 'embedded', text, path: path.resolve(file) });
  });

  test('blanks around it do not matter', () => {
    expect(parseAddress('  server,1433 ')).toEqual(parseAddress('server,1433'));
    expect(parseAddress(' legacy.db ')).toEqual(parseAddress('legacy.db'));
  });

  test.each([
    '',
    '  ',
    'sqlite:',
    'a b',
    'server,0',
    'server,65536',
    'server,port',
    'server,',
    'a\\b\\c',
    '\\instance',
    'http://server',
    'udp:server',
    'server/share',
    'server1;server2',
  ])('%j is no address', (text) => {
    expect(() => parseAddress(text)).toThrow(
      expect.objectContaining({ name: 'CmdletError', code: 'DatabaseAddressInvalid', target: text }),
    );
  });
});
