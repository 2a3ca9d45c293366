import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Workspace } from '../workspace.js';
import { type EchoModule, makeEchoModule } from './echo-module.js';
import { describePowerShell, linesOf, literal, modulePath } from './pwsh.js';

const workspace = new Workspace();
let echo: EchoModule;
beforeAll(async () => {
  workspace.open();
  echo = await makeEchoModule();
});
afterAll(async () => {
  workspace.close();
  await echo.remove();
});

describePowerShell('other cultures', () => {
  test.each(['de-DE', 'tr-TR', 'ar-SA'])(
    '%s changes no value',
    async (culture) => {
      const script = `
      [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = ${literal(culture)}
      Import-Module ${literal(echo.manifest)}
      (Invoke-Echo OPTIONS -Count 1234567 -Date '2010-01-02T03:04:05' -Text 'ıİ 1,5').Message
      Remove-Module CsPersistentChat
      Import-Module ${literal(modulePath)}
      $null = $ExecutionContext.SessionState.Path.SetLocation(${literal(workspace.file('.'))})
      New-CsPersistentChatDatabase -DBInstance ${culture}.DB -Kind persistentchat
      $result = Export-CsPersistentChatData -DBInstance ${culture}.DB -FileName ${culture}.zip -Level roomdirectory -PassThru 3>$null
      "$($result.Level) $($result.Messages.GetType().Name) $((Get-CsPersistentChatData -FileName ${culture}.zip).Level)"`;
      const [options, result] = await linesOf(script, { timeout: 110_000 });
      expect(JSON.parse(options!)).toMatchObject({
        act: 'Options',
        count: 1_234_567,
        date: '2010-01-02T03:04:05.0000000',
        text: 'ıİ 1,5',
      });
      expect(result).toBe('RoomDirectory Int64 RoomDirectory');
    },
    120_000,
  );
});

describePowerShell('encodings of the console', () => {
  test('do not touch what goes to Node and comes back', async () => {
    const script = `Import-Module ${literal(echo.manifest)}
      $text = 'Zürich 日本 👩‍👧 ' + [char] 0xd83d
      [byte[]] $bytes = 0, 255, 10
      $kept = [Console]::OutputEncoding
      $found = foreach ($encoding in [Text.Encoding]::Unicode, [Text.Encoding]::ASCII, [Text.Encoding]::Latin1, [Text.UTF8Encoding]::new($true)) {
        [Console]::InputEncoding = [Console]::OutputEncoding = $encoding
        [string]::Equals((Invoke-Echo -Text $text).Message, $text, 'Ordinal')
        (Invoke-Echo Options -Bytes $bytes).Message.Contains('712450d3')
      }
      [Console]::InputEncoding = [Console]::OutputEncoding = $kept
      "$found"`;
    expect(await linesOf(script, { timeout: 110_000 })).toEqual(['True True True True True True True True']);
  }, 120_000);
});
