import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Workspace } from '../workspace.js';
import { type EchoModule, makeEchoModule } from './echo-module.js';
import { describePowerShell, linesOf, literal, modulePath } from './pwsh.js';

describePowerShell('how parameters are bound', () => {
  const workspace = new Workspace();
  let echo: EchoModule;
  let start: string;
  beforeAll(async () => {
    workspace.open();
    echo = await makeEchoModule();
    start = `Import-Module ${literal(echo.manifest)}\n`;
  });
  afterAll(async () => {
    workspace.close();
    await echo.remove();
  });

  test('parameters of two sets, a value outside the set and an unknown name are refused before Node starts', async () => {
    const script = `Import-Module ${literal(modulePath)}
      $env:CS_PCHAT_NODE = '/nowhere/node'
      foreach ($attempt in
        { Export-CsPersistentChatData -DBInstance a.db -AsBytes -FileName b.zip },
        { Get-CsPersistentChatRoom -Identity Lobby -Filter {Name -like "L*"} },
        { Export-CsPersistentChatData -DBInstance a.db -FileName b.zip -Level Everything },
        { Import-CsPersistentChatData -DBInstance a.db -FileName b.zip -Force },
        { Get-CsPersistentChatRoom -ChatContentExceedsMB many }
      ) { try { & $attempt } catch { $_.FullyQualifiedErrorId } }`;
    expect(await linesOf(script)).toEqual([
      'AmbiguousParameterSet,Export-CsPersistentChatData',
      'AmbiguousParameterSet,Get-CsPersistentChatRoom',
      'ParameterArgumentValidationError,Export-CsPersistentChatData',
      'NamedParameterNotFound,Import-CsPersistentChatData',
      'ParameterArgumentTransformationError,Get-CsPersistentChatRoom',
    ]);
  });

  test('values of a set are read in any case, a position stands for a name, and a name may be cut short', async () => {
    const script = `Import-Module ${literal(modulePath)}
      $null = $ExecutionContext.SessionState.Path.SetLocation(${literal(workspace.file('.'))})
      New-CsPersistentChatDatabase -DBInstance a.db -Kind persistentCHAT
      $exported = Export-CsPersistentChatData -DBI a.db -File a.zip -Level rOOMdIRECTORY -PassThru 3>$null
      $exported.Level
      try { Get-CsPersistentChatCategory Nowhere -DBInstance a.db -ErrorAction Stop } catch { $_.TargetObject }`;
    expect(await linesOf(script)).toEqual(['RoomDirectory', 'Nowhere']);
  });

  test('aliases, splatting of names and of positions, -wi and -cf', async () => {
    const script = `${start}
      $named = @{ Word = 'by alias'; Count = 3; On = $true }
      $placed = @('Options')
      (Invoke-Echo @placed @named -wi -cf:$false).Message`;
    expect(JSON.parse((await linesOf(script))[0]!)).toMatchObject({
      text: 'by alias',
      count: 3,
      on: true,
      whatIf: true,
    });
  });

  test('a parameter bound from one object of the pipeline is not left over for the next', async () => {
    const script = `${start}
      [pscustomobject]@{ Word = 'a'; List = @('x', 'y') }, [pscustomobject]@{ Text = 'b' } |
        Invoke-Echo Options -Count 3 | ForEach-Object { $_.Message }`;
    const [first, second] = (await linesOf(script)).map((line) => JSON.parse(line));
    expect(first).toMatchObject({ text: 'a', list: ['x', 'y'] });
    expect(second).toMatchObject({ text: 'b', count: 3 });
    expect(second).not.toHaveProperty('list');
  });

  test('an object that fits no parameter is an error of PowerShell, and the others get their turn', async () => {
    const script = `${start}
      [pscustomobject]@{ Word = 'a' }, [pscustomobject]@{ Other = 'x' }, [pscustomobject]@{ Word = 'b' } | Invoke-Echo 2>$null |
        ForEach-Object { $_.Message }
      $Error[0].FullyQualifiedErrorId`;
    expect(await linesOf(script)).toEqual(['a', 'b', 'InputObjectNotBound,Invoke-Echo']);
  });

  test('the caller may be as strict as can be', async () => {
    const script = `Set-StrictMode -Version Latest
      $ErrorActionPreference = 'Stop'
      ${start}
      (Invoke-Echo Text -Text a).Message
      'b', 'c' | ForEach-Object { [pscustomobject]@{ Text = $_ } } | Invoke-Echo Messages 3>$null 4>$null | ForEach-Object { $_.Message }
      [byte[]] $bytes = 1, 2
      @($bytes | Invoke-Echo Options).Count
      $Error.Count`;
    expect(await linesOf(script)).toEqual(['a', 'two', 'four', 'two', 'four', '1', '0']);
  });
});
