import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newCsPersistentChatEndpoint } from '../../cmdlets/index.js';
import { createEmbeddedDirectory } from '../../lib/directory/embedded/create.js';
import { type EchoModule, makeEchoModule } from './echo-module.js';
import { describePowerShell, linesOf, literal, modulePath } from './pwsh.js';

let echo: EchoModule;
let start: string;
beforeAll(async () => {
  echo = await makeEchoModule();
  start = `Import-Module ${literal(echo.manifest)}
    filter Out-Word { [pscustomobject]@{ Word = $_ } }\n`;
});
afterAll(() => echo.remove());

/** Waits until a process has ended. */
const waitForEnd = `
  function Wait-End([int] $Id) {
    for ($i = 0; $i -lt 300; $i++) {
      try { if ([Diagnostics.Process]::GetProcessById($Id).HasExited) { return 'ended' } } catch { return 'ended' }
      [Threading.Thread]::Sleep(100)
    }
    'still there'
  }\n`;

describePowerShell('a cmdlet in a pipeline', () => {
  test('answers each object when it comes', async () => {
    const script = `${start}
      'a', 'b' | ForEach-Object { [Console]::Out.WriteLine("sent $_"); $_ } | Out-Word | Invoke-Echo |
        ForEach-Object { [Console]::Out.WriteLine("got $($_.Message)") }`;
    expect(await linesOf(script)).toEqual(['sent a', 'got a', 'sent b', 'got b']);
  });

  test('-PipelineVariable, of the cmdlet and of the one in front of it, belongs to the object at hand', async () => {
    const script = `${start}
      'a', 'b' | ForEach-Object { $_ } -PipelineVariable front | Out-Word | Invoke-Echo -PipelineVariable own |
        ForEach-Object { "$front $($own.Message)" }
      Invoke-Echo Objects -Count 3 -PipelineVariable one | ForEach-Object { $_ } | ForEach-Object { $one.Message }`;
    expect(await linesOf(script)).toEqual(['a a', 'b b', '0', '1', '2']);
  });

  test('one bad object does not stop the others', async () => {
    const script = `${start}
      'a', 'missing', 'b' | Out-Word | Invoke-Echo Missing -ErrorVariable problems 2>$null | ForEach-Object { $_.Message }
      foreach ($problem in $problems) { "$($problem.FullyQualifiedErrorId) $($problem.TargetObject)" }`;
    expect(await linesOf(script)).toEqual(['a', 'b', 'EndpointNotFound,Invoke-Echo missing']);
  });

  test('unless -ErrorAction is Stop: then what comes behind it is not touched', async () => {
    const script = `${start}
      try {
        'a', 'missing', 'b' | ForEach-Object { [Console]::Out.WriteLine("sent $_"); $_ } | Out-Word |
          Invoke-Echo Missing -ErrorAction Stop | ForEach-Object { $_.Message }
      } catch { $_.FullyQualifiedErrorId }`;
    expect(await linesOf(script)).toEqual(['sent a', 'a', 'sent missing', 'EndpointNotFound,Invoke-Echo']);
  });

  test('an error in front of it ends Node, though nobody tells a function of its pipeline’s end', async () => {
    const script = `${start}${waitForEnd}
      try {
        'a', 'b' | ForEach-Object { if ($_ -eq 'b') { throw 'in front' }; $_ } | Out-Word | Invoke-Echo Options |
          ForEach-Object { $script:seen = $_.Message }
      } catch { "$_" }
      $null = $script:seen -match '"process":(\\d+)'
      Wait-End $Matches[1]`;
    expect(await linesOf(script, { env: { ECHO_PATIENCE: '300' } })).toEqual(['in front', 'ended']);
  });

  test('objects that come after so long that Node has ended are answered too', async () => {
    const script = `${start}
      [byte[]] $bytes = 1, 2
      'a', 'b', 'c' | ForEach-Object { if ($_ -ne 'a') { [Threading.Thread]::Sleep(1500) }; $_ } | Out-Word |
        Invoke-Echo Options -Bytes $bytes | ForEach-Object { $_.Message }`;
    const calls = (await linesOf(script, { env: { ECHO_PATIENCE: '200' } })).map((line) => JSON.parse(line));
    expect(calls.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    expect(new Set(calls.map(({ bytes }) => bytes)).size).toBe(1);
    expect(new Set(calls.map(({ process }) => process)).size).toBe(3);
  });

  test('Get-… | Remove-… while the directory is still being read', async () => {
    const directory = path.join(echo.folder, 'directory.db');
    await createEmbeddedDirectory(directory, { sipDomains: ['contoso.com'], users: [] });
    for (let number = 1; number <= 60; number++) {
      const sipAddress = `sip:room${number}@contoso.com`;
      await newCsPersistentChatEndpoint({ directory, persistentChatPoolFqdn: 'pchat.contoso.com', sipAddress });
    }
    const script = `Import-Module ${literal(modulePath)}
      $at = @{ Directory = ${literal(directory)} }
      'sip:room1@contoso.com', 'sip:nobody@contoso.com', 'room2@contoso.com' |
        Get-CsPersistentChatEndpoint @at -ErrorVariable missing -ErrorAction SilentlyContinue | ForEach-Object { $_.SipAddress }
      $missing.FullyQualifiedErrorId
      Get-CsPersistentChatEndpoint @at | Remove-CsPersistentChatEndpoint @at
      "left $(@(Get-CsPersistentChatEndpoint @at).Count)"`;
    expect(await linesOf(script, { timeout: 110_000 })).toEqual([
      'sip:room1@contoso.com',
      'sip:room2@contoso.com',
      'EndpointNotFound,Get-CsPersistentChatEndpoint',
      'left 0',
    ]);
  }, 120_000);
});

describePowerShell('a cmdlet before Select-Object', () => {
  test('-First stops it and what is in front of it, and Node undoes its work and ends', async () => {
    const log = path.join(echo.folder, 'select');
    const script = `${start}
      Invoke-Echo Slow -Text ${literal(log)} | Select-Object -First 2 | ForEach-Object { $_.Message }
      [IO.File]::ReadAllText(${literal(log)}).Trim()
      'a', 'b', 'c' | ForEach-Object { [Console]::Out.WriteLine("sent $_"); $_ } | Out-Word | Invoke-Echo |
        Select-Object -First 2 | ForEach-Object { $_.Message }
      'goes on'`;
    expect(await linesOf(script)).toEqual([
      'tick',
      'tick',
      'started',
      'cancelled',
      'sent a',
      'a',
      'sent b',
      'b',
      'goes on',
    ]);
  });
});
