import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyToServer } from '../../lib/sample/copy-to-server.js';
import { generateSample } from '../../lib/sample/sample.js';
import { serverSuite, TestDatabases, testServer } from '../sqlserver/test-server.js';
import { Workspace } from '../workspace.js';
import { describePowerShell, linesOf, literal, modulePath } from './pwsh.js';

(testServer === undefined ? describe.skip : describePowerShell)(
  `a migration typed in PowerShell: ${serverSuite}`,
  () => {
    const workspace = new Workspace();
    const databases = new TestDatabases();
    beforeAll(() => workspace.open());
    afterAll(async () => {
      workspace.close();
      await databases.drop();
    });

    test('new database, export, rehearsal, import, comparison and undo with -Credential', async () => {
      await generateSample(workspace.file('legacy.db'), { wellFormed: true });
      const legacy = databases.next();
      await copyToServer(workspace.file('legacy.db'), databases.address, legacy, { kind: 'GroupChat' });
      const target = databases.next();
      const { userName, password } = legacy.credential;
      const lines = await linesOf(`Import-Module ${literal(modulePath)}
      $secret = [System.Net.NetworkCredential]::new('', ${literal(password)}).SecurePassword
      $at = @{
        DBInstance = ${literal(legacy.dbInstance)}
        Credential = [pscredential]::new(${literal(userName)}, $secret)
        Encryption = ${literal(legacy.encryption)}
        WarningAction = 'SilentlyContinue'
      }
      $file = ${literal(workspace.file('legacy.zip'))}
      New-CsPersistentChatDatabase @at -DBName ${target.dbName}
      Export-CsPersistentChatData @at -DBName ${legacy.dbName} -FileName $file
      $rehearsal = Import-CsPersistentChatData @at -DBName ${target.dbName} -FileName $file -WhatIf -PassThru 6>$null
      $result = Import-CsPersistentChatData @at -DBName ${target.dbName} -FileName $file -PassThru
      "imported $($result.RoomsCreated) $($result.MessagesCreated)"
      "differences $(@(Compare-CsPersistentChatData @at -DBName ${target.dbName} -FileName $file).Count)"
      "rooms $(@(Get-CsPersistentChatRoom @at -DBName ${target.dbName}).Count)"
      $at.Remove('DBInstance')
      $result | Undo-CsPersistentChatData @at -Confirm:$false
      $at.DBInstance = ${literal(legacy.dbInstance)}
      "rooms $(@(Get-CsPersistentChatRoom @at -DBName ${target.dbName}).Count)"`);
      expect(lines.filter((line) => !line.startsWith('What if: '))).toEqual([
        'imported 38 1807',
        'differences 0',
        'rooms 38',
        'rooms 0',
      ]);
    });
  },
);
