import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type EchoModule, makeEchoModule } from './echo-module.js';
import { describePowerShell, linesOf, literal } from './pwsh.js';

describePowerShell('the common parameters', () => {
  let echo: EchoModule;
  let start: string;
  beforeAll(async () => {
    echo = await makeEchoModule();
    start = `Import-Module ${literal(echo.manifest)}\n`;
  });
  afterAll(() => echo.remove());

  test('-OutVariable, -WarningVariable, -ErrorVariable and -InformationVariable collect what they say', async () => {
    const script = `${start}
      $null = Invoke-Echo Messages -OutVariable out -WarningVariable warnings -InformationVariable information 3>$null
      "$($out.Message) | $warnings | $(@($information).Count)"
      $null = Invoke-Echo Messages -OutVariable +out -WarningVariable +warnings 3>$null
      "$($out.Count) $($warnings.Count)"
      $null = Invoke-Echo Errors -ErrorVariable problems -ErrorAction SilentlyContinue
      "$($problems.FullyQualifiedErrorId)"
      try { Invoke-Echo Fatal -ErrorVariable problems -ErrorAction SilentlyContinue > $null } catch { 'terminating' }
      "$($problems.Count) $($problems[0].ErrorRecord.FullyQualifiedErrorId)"`;
    expect(await linesOf(script)).toEqual([
      'two four | three | 0',
      '4 2',
      'RoomNotFound,Invoke-Echo',
      'terminating',
      '1 CategoryNotFound,Invoke-Echo',
    ]);
  });

  test('-ErrorAction SilentlyContinue keeps the error in $Error, Ignore does not, and $? tells', async () => {
    const script = `${start}
      foreach ($action in 'SilentlyContinue', 'Ignore') {
        $Error.Clear()
        $message = Invoke-Echo Errors -ErrorAction $action
        "$? $($message.Message) $($Error.Count)"
      }
      $Error.Clear()
      $ErrorActionPreference = 'SilentlyContinue'
      $message = Invoke-Echo Errors
      "$? $($message.Message) $($Error.Count)"`;
    const goesOn = 'False after the error';
    expect(await linesOf(script)).toEqual([`${goesOn} 1`, `${goesOn} 0`, `${goesOn} 1`]);
  });

  test('-ErrorAction Inquire asks: go on, or halt', async () => {
    const script = `${start}
      try { (Invoke-Echo Errors -ErrorAction Inquire 2>$null).Message } catch { 'halted' }`;
    expect((await linesOf(script, { input: 'Y\n' })).at(-1)).toBe('after the error');
    expect((await linesOf(script, { input: 'H\n' })).at(-1)).toBe('halted');
  });

  test('-WarningAction Stop ends the cmdlet, and Node with it', async () => {
    const script = `${start}
      try { $null = Invoke-Echo Messages -WarningAction Stop 3>$null } catch { $_.FullyQualifiedErrorId }
      (Invoke-Echo Messages -WarningAction SilentlyContinue -WarningVariable kept).Message
      "kept $kept"`;
    const lines = await linesOf(script);
    expect(lines[0]).toMatch(/^ActionPreferenceStop/);
    expect(lines.slice(1)).toEqual(['two', 'four', 'kept three']);
  });
});
