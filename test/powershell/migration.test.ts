import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { generateSample } from '../../lib/sample/sample.js';
import { describePowerShell, linesOf, literal, modulePath } from './pwsh.js';

describePowerShell('a migration, typed in PowerShell', () => {
  let folder: string;
  let start: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'pchat-migration-'));
    await generateSample(path.join(folder, 'legacy.db'));
    start = `Import-Module ${literal(modulePath)}
      $null = $ExecutionContext.SessionState.Path.SetLocation(${literal(folder)})\n`;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('export, rehearse, import, look, give the pool the old address', async () => {
    const script = `${start}
      Export-CsPersistentChatData -DBInstance legacy.db -FileName legacy.zip 3>$null
      "exported $([IO.File]::Exists('${folder}/legacy.zip'))"
      $summary = Get-CsPersistentChatData -FileName legacy.zip
      "summary $($summary.PSTypeNames[0]) $($summary.Rooms -gt 0)"
      New-CsPersistentChatDatabase -DBInstance target.db
      New-CsPersistentChatDatabase -DBInstance directory.db -Kind Directory
      $plan = Import-CsPersistentChatData -DBInstance target.db -FileName legacy.zip -WhatIf -PassThru 3>$null 6>$null
      "rehearsed $($plan.RoomsCreated -gt 0) $($plan.Changes[0].PSTypeNames[0])"
      "untouched $(@(Get-CsPersistentChatRoom -DBInstance target.db).Count)"
      $result = Import-CsPersistentChatData -DBInstance target.db -FileName legacy.zip -PassThru 3>$null
      "imported $($result.RoomsCreated -eq $plan.RoomsCreated) $($result.MessagesCreated.GetType().Name)"
      $rooms = @(Get-CsPersistentChatRoom -DBInstance target.db)
      "rooms $($rooms.Count -eq $result.RoomsCreated) $($rooms[0].PSTypeNames[0])"
      New-CsPersistentChatEndpoint -Directory directory.db -PersistentChatPoolFqdn pchat.contoso.com -SipAddress sip:ocschat@contoso.com
      $endpoint = Get-CsPersistentChatEndpoint -Directory directory.db
      "endpoint $($endpoint.SipAddress) $($endpoint.Guid.GetType().Name) $($endpoint.WhenCreated.Kind)"`;
    const lines = await linesOf(script);
    expect(lines.filter((line) => line.startsWith('What if: ')).length).toBeGreaterThan(0);
    expect(lines.filter((line) => !line.startsWith('What if: '))).toEqual([
      'exported True',
      'summary CsPersistentChat.PackageSummary True',
      'rehearsed True CsPersistentChat.PlannedChange',
      'untouched 0',
      'imported True Int64',
      'rooms True Microsoft.Rtc.Management.Chat.Cmdlets.ChatRoom',
      'endpoint sip:ocschat@contoso.com Guid Utc',
    ]);
  });

  test('a package goes from variable to variable, and through the pipeline', async () => {
    const script = `${start}
      $package = Export-CsPersistentChatData -DBInstance legacy.db -AsBytes 3>$null
      $package.GetType().Name
      New-CsPersistentChatDatabase -DBInstance other.db
      $first = $package | Import-CsPersistentChatData -DBInstance other.db -PassThru 3>$null
      $second = , $package | Import-CsPersistentChatData -DBInstance other.db -PassThru 3>$null
      $first.MessagesCreated -gt 0
      $second.MessagesCreated`;
    expect(await linesOf(script)).toEqual(['Byte[]', 'True', '0']);
  });

  test('endpoints are removed through the pipeline', async () => {
    const script = `${start}
      New-CsPersistentChatDatabase -DBInstance endpoints.db -Kind Directory
      foreach ($name in 'a', 'b') {
        New-CsPersistentChatEndpoint -Directory endpoints.db -PersistentChatPoolFqdn pchat.contoso.com -SipAddress "sip:$name@contoso.com"
      }
      Get-CsPersistentChatEndpoint -Directory endpoints.db | Remove-CsPersistentChatEndpoint -Directory endpoints.db -WhatIf
      @(Get-CsPersistentChatEndpoint -Directory endpoints.db).Count
      Get-CsPersistentChatEndpoint -Directory endpoints.db | Remove-CsPersistentChatEndpoint -Directory endpoints.db
      @(Get-CsPersistentChatEndpoint -Directory endpoints.db).Count`;
    const lines = await linesOf(script);
    expect(lines.filter((line) => line.startsWith('What if: '))).toHaveLength(2);
    expect(lines.filter((line) => !line.startsWith('What if: '))).toEqual(['2', '0']);
  });
});
