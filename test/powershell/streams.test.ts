import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type EchoModule, makeEchoModule } from './echo-module.js';
import { describePowerShell, linesOf, literal, runPowerShell } from './pwsh.js';

describePowerShell('the streams of PowerShell', () => {
  let echo: EchoModule;
  let start: string;
  beforeAll(async () => {
    echo = await makeEchoModule();
    start = `Import-Module ${literal(echo.manifest)}\n`;
  });
  afterAll(() => echo.remove());

  test('output, verbose lines and warnings come in the order in which Node says them', async () => {
    const script = `${start}Invoke-Echo Messages -Verbose *>&1 | ForEach-Object { if ($_ -is [psobject] -and $_.PSObject.Properties['Code']) { $_.Message } else { "$_" } }`;
    expect(await linesOf(script)).toEqual(['one', 'two', 'three', 'four']);
  });

  test('verbose lines are shown only when they are wanted', async () => {
    const script = `${start}@(Invoke-Echo Messages 4>&1 3>$null).Count
      $VerbosePreference = 'Continue'
      @(Invoke-Echo Messages 4>&1 3>$null).Count`;
    expect(await linesOf(script)).toEqual(['2', '3']);
  });

  test('progress is thinned out, and its end always arrives', async () => {
    const script = `${start}
      $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
      $null = $shell.AddScript(${literal(`Import-Module ${literal(echo.manifest)}; Invoke-Echo Messages`)})
      $null = $shell.Invoke()
      $records = $shell.Streams.Progress
      $records.Count -gt 1 -and $records.Count -lt 50
      $records[0].Activity
      $records[0].StatusDescription
      $records[-1 + $records.Count].RecordType`;
    expect(await linesOf(script)).toEqual(['True', 'Counting', '0 of many', 'Completed']);
  });

  test('a non-terminating error leaves the cmdlet running', async () => {
    const script = `${start}
      $result = Invoke-Echo Errors -ErrorVariable problems 2>$null
      $result.Message
      $problems.Count
      $problems[0].FullyQualifiedErrorId
      $problems[0].CategoryInfo.Category
      $problems[0].CategoryInfo.Activity
      $problems[0].TargetObject
      $problems[0].Exception.Message
      $problems[0].ErrorDetails.RecommendedAction`;
    expect(await linesOf(script)).toEqual([
      'after the error',
      '1',
      'RoomNotFound,Invoke-Echo',
      'ObjectNotFound',
      'Invoke-Echo',
      'the room',
      'There is no room <a> & "b".',
      'Get-CsPersistentChatRoom lists the rooms.',
    ]);
  });

  test('-ErrorAction Stop makes it a terminating one', async () => {
    const script = `${start}
      try { Invoke-Echo Errors -ErrorAction Stop; 'not reached' } catch { "$($_.FullyQualifiedErrorId)" }`;
    expect(await linesOf(script)).toEqual(['RoomNotFound,Invoke-Echo']);
  });

  test('a terminating error ends the cmdlet and can be caught', async () => {
    const script = `${start}
      try { Invoke-Echo Fatal -Text 'the target' | ForEach-Object { $_.Message }; 'not reached' } catch {
        $_.FullyQualifiedErrorId; $_.TargetObject; $_.CategoryInfo.Activity; $_.ErrorDetails.RecommendedAction
      }
      $Error.Count
      $Error[0].FullyQualifiedErrorId`;
    expect(await linesOf(script)).toEqual([
      'before the error',
      'CategoryNotFound,Invoke-Echo',
      'the target',
      'Invoke-Echo',
      'Get-CsPersistentChatCategory lists the categories.',
      '1',
      'CategoryNotFound,Invoke-Echo',
    ]);
  });

  test('an error that nobody catches is shown once, with the line of the caller', async () => {
    const { stdout, stderr } = await runPowerShell(`${start}Invoke-Echo Fatal > $null\n'goes on'`);
    expect(stdout.trim()).toBe('goes on');
    expect(stderr.match(/There is no such category/g)).toHaveLength(1);
    expect(stderr).not.toMatch(/Invoke-Node|private|\.js\b/);
  });

  test('an error further down the pipeline is that of the other command', async () => {
    const script = `${start}
      try { Invoke-Echo Objects -Count 500 | ForEach-Object { throw 'of the caller' } } catch { $_.FullyQualifiedErrorId }
      $Error.Count
      $Error[0].FullyQualifiedErrorId`;
    expect(await linesOf(script)).toEqual(['of the caller', '1', 'of the caller']);
  });

  test('a value that Node refuses names the parameter as PowerShell does', async () => {
    const script = `${start}
      try { Invoke-Echo -Path "a$([char]0)b" } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
      try { Invoke-Echo -Path 'nodrive:\\x' } catch { $_.FullyQualifiedErrorId; $_.TargetObject }
      try { Invoke-Echo -Path 'Env:\\x' } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }`;
    const lines = await linesOf(script);
    expect(lines[0]).toBe('ParameterInvalid,Invoke-Echo');
    expect(lines[1]).toMatch(/parameter Path/);
    expect(lines.slice(2)).toEqual([
      'ParameterInvalid,Invoke-Echo',
      'nodrive:\\x',
      'ParameterInvalid,Invoke-Echo',
      'The value of the parameter Path must be a path of the file system.',
    ]);
  });

  test('objects go through a pipeline by property name, in one Node process', async () => {
    const script = `${start}
      $processes = [psobject[]]@(foreach ($word in 'a', 'b', 'c') { [pscustomobject]@{ Word = $word } }) |
        Invoke-Echo Options | ForEach-Object { $_.Message }
      $processes`;
    const calls = (await linesOf(script)).map((line) => JSON.parse(line));
    expect(calls.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    expect(new Set(calls.map(({ process }) => process)).size).toBe(1);
  });

  test('an empty pipeline starts nothing', async () => {
    const script = `${start}$env:CS_PCHAT_NODE = '/nowhere/node'; @() | Invoke-Echo; 'quiet'`;
    expect(await linesOf(script)).toEqual(['quiet']);
  });
});
