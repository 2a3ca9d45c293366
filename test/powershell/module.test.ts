import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { cmdletNames } from '../../lib/definitions/load.js';
import { generateFiles } from '../../lib/generate/files.js';
import { describePowerShell, linesOf, literal, modulePath, runPowerShell } from './pwsh.js';

describe('the generated module', () => {
  test('is what the definitions give', async () => {
    for (const [name, text] of await generateFiles()) {
      if (name.startsWith('module/')) expect({ name, text: readFileSync(name, 'utf8') }).toEqual({ name, text });
    }
  });

  test('is made of the scripts in module/private, each named like a function in it', () => {
    const text = readFileSync(modulePath.replace(/psd1$/, 'psm1'), 'utf8');
    for (const name of readdirSync('module/private')) {
      expect(text).toContain(`\nfunction ${name.replace('.ps1', '')} {`);
      expect(text).toContain(readFileSync(`module/private/${name}`, 'utf8'));
    }
  });
});

describePowerShell('the generated module in PowerShell', () => {
  test('exports the cmdlets and nothing else, and leaves nothing behind', async () => {
    const script = `
      Import-Module ${literal(modulePath)}
      foreach ($name in (Get-Module CsPersistentChat).ExportedCommands.Keys) { $name }
      Remove-Module CsPersistentChat
      if (Get-Command Invoke-Node -ErrorAction Ignore) { 'left behind' }`;
    expect((await linesOf(script)).sort()).toEqual(cmdletNames());
  });

  test('is sound under the strictest mode of its caller', async () => {
    const script = `Set-StrictMode -Version Latest\nImport-Module ${literal(modulePath)}
      try { Get-CsPersistentChatData -FileName ./nothing.zip -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }`;
    expect(await linesOf(script)).toEqual(['FileNotFound,Get-CsPersistentChatData']);
  });

  test('has help for every cmdlet and parameter', async () => {
    const script = `
      Import-Module ${literal(modulePath)}
      foreach ($command in Get-Command -Module CsPersistentChat) {
        $help = Get-Help $command.Name -Full
        if ($help.Synopsis -notmatch '\\.$' -or -not $help.examples.example) { "no help: $command" }
        if (-not $help.description) { "no description: $command" }
        if (@($help.syntax.syntaxItem).Count -ne $command.ParameterSets.Count) { "syntax: $command" }
        foreach ($name in $command.Parameters.Keys) {
          if ([System.Management.Automation.Cmdlet]::CommonParameters -contains $name) { continue }
          $parameter = Get-Help $command.Name -Parameter $name
          if (-not $parameter.description[0].Text) { "no description: $command -$name" }
        }
      }
      (Get-Help Get-CsPersistentChatEndpoint -Parameter Identity).pipelineInput
      (Get-Help about_CsPersistentChat).Length -gt 1000`;
    expect(await linesOf(script)).toEqual(['true (ByValue, ByPropertyName)', 'True']);
  });

  test('shows its objects as tables, here and after a journey through a remote session', async () => {
    const script = `Import-Module ${literal(modulePath)}
      $room = [pscustomobject]@{ Name = 'Lobby'; Category = 'Halls'; Type = 'Normal'; Privacy = 'Open'; Disabled = $false; MessageCount = 7; Members = @('sip:a@b') }
      $room.PSTypeNames.Insert(0, 'Microsoft.Rtc.Management.Chat.Cmdlets.ChatRoom')
      $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($room))
      $room, $copy | Out-String -Width 120`;
    const { stdout } = await runPowerShell(script);
    const lines = stdout.split('\n').map((line) => line.trim());
    expect(lines.filter((line) => /^Name\s+Category\s+Type\s+Privacy\s+Disabled\s+Messages$/.test(line))).toHaveLength(
      1,
    );
    expect(lines.filter((line) => /^Lobby\s+Halls\s+Normal\s+Open\s+False\s+7$/.test(line))).toHaveLength(2);
  });

  test('quotes strings so that PowerShell reads them back', async () => {
    const texts = ["it's", '‘a’ ‚b‛', '$(x) `n "y"', ''];
    const lines = await linesOf(`foreach ($text in ${texts.map(literal).join(', ')}) { "<$text>" }`);
    expect(lines).toEqual(texts.map((text) => `<${text}>`));
  });
});
