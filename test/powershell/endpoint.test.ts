import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createEmbeddedDirectory } from '../../lib/directory/embedded/create.js';
import { describePowerShell, linesOf, literal, modulePath } from './pwsh.js';

describePowerShell('endpoints, typed in PowerShell', () => {
  let folder: string;
  let start: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'pchat-endpoint-'));
    await createEmbeddedDirectory(path.join(folder, 'directory.db'), {
      sipDomains: ['contoso.com'],
      users: [{ name: "O'Lookup", sipAddress: 'sip:ocschat@contoso.com' }],
    });
    start = `Import-Module ${literal(modulePath)}
      $env:CS_PCHAT_DIRECTORY = ${literal(path.join(folder, 'directory.db'))}
      $pool = @{ PersistentChatPoolFqdn = 'pchat.contoso.com' }\n`;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('R21 the account of the Lookup Server is named in the error, with the command that deletes it', async () => {
    const script = `${start}
      try { New-CsPersistentChatEndpoint @pool -SipAddress sip:ocschat@contoso.com -ErrorAction Stop } catch {
        $_.FullyQualifiedErrorId; $_.CategoryInfo.Category; $_.TargetObject; $_.ErrorDetails.RecommendedAction
      }`;
    const [id, category, target, action] = await linesOf(script);
    expect(id).toMatch(/^SipAddressInUse,/);
    expect(category).toBe('ResourceExists');
    expect(target).toBe("CN=O'Lookup,CN=Users,DC=contoso,DC=com");
    expect(action).toContain("Remove-ADUser -Identity 'CN=O''Lookup,CN=Users,DC=contoso,DC=com'");
  });

  test('R22 create, find with a script block, rehearse and delete through the pipeline', async () => {
    const script = `${start}
      "silent $(@(New-CsPersistentChatEndpoint @pool -SipAddress sip:one@contoso.com -DisplayName 'First one').Count)"
      $two = New-CsPersistentChatEndpoint @pool -SipAddress sip:two@contoso.com -PassThru
      "type $($two.PSTypeNames[0]) $($two.Enabled)"
      "filter $((Get-CsPersistentChatEndpoint -Filter {DisplayName -like "First*" -and Enabled -eq $true}).SipAddress)"
      "ldap $((Get-CsPersistentChatEndpoint -LdapFilter '(!(displayName=*))').SipAddress)"
      "string $(('sip:one@contoso.com' | Get-CsPersistentChatEndpoint).DisplayName)"
      Get-CsPersistentChatEndpoint | Remove-CsPersistentChatEndpoint -WhatIf
      "left $(@(Get-CsPersistentChatEndpoint).Count)"
      Get-CsPersistentChatEndpoint | Remove-CsPersistentChatEndpoint
      "left $(@(Get-CsPersistentChatEndpoint).Count)"`;
    const lines = await linesOf(script);
    const shown = lines.filter((line) => line.startsWith('What if: ')).sort();
    expect(shown).toEqual([
      expect.stringMatching(/"Delete the endpoint sip:one@contoso\.com" on target "CN=\{/),
      expect.stringMatching(/"Delete the endpoint sip:two@contoso\.com" on target "CN=\{/),
    ]);
    expect(lines.filter((line) => !line.startsWith('What if: '))).toEqual([
      'silent 0',
      'type Microsoft.Rtc.Management.ADConnect.Schema.OCSPersistentChatContact True',
      'filter sip:one@contoso.com',
      'ldap sip:two@contoso.com',
      'string First one',
      'left 2',
      'left 0',
    ]);
  });
});
