import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type EchoModule, makeEchoModule } from './echo-module.js';
import { describePowerShell, linesOf, literal, modulePath } from './pwsh.js';

describePowerShell('paths', () => {
  let echo: EchoModule;
  let start: string;
  beforeAll(async () => {
    echo = await makeEchoModule();
    mkdirSync(path.join(echo.folder, 'sub'));
    start = `Import-Module ${literal(echo.manifest)}
      $state = $ExecutionContext.SessionState
      $null = $state.Path.SetLocation(${literal(echo.folder)})
      $provider = $state.Provider.GetOne('FileSystem')
      $drive = [System.Management.Automation.PSDriveInfo]::new('Chat', $provider, ${literal(path.join(echo.folder, 'sub'))}, '', $null)
      $null = $state.Drive.New($drive, 'Global')
      function Get-Seen([string] $Path) { (Invoke-Echo Options -Path $Path).Message }\n`;
  });
  afterAll(() => echo.remove());

  const seen = async (paths: string[]): Promise<string[]> => {
    const lines = await linesOf(start + paths.map((one) => `Get-Seen ${literal(one)}`).join('\n'));
    return lines.map((line) => JSON.parse(line).path);
  };

  test('count from the current location, which is not that of the process; drives and ~ are known', async () => {
    const at = (...names: string[]): string => path.join(echo.folder, ...names);
    expect(await seen(['a.zip', './sub/../b.zip', 'Chat:\\c.zip', 'chat:d/e.zip', '~/f.zip', at('g.zip')])).toEqual([
      at('a.zip'),
      at('b.zip'),
      at('sub', 'c.zip'),
      at('sub', 'd', 'e.zip'),
      path.join(os.homedir(), 'f.zip'),
      at('g.zip'),
    ]);
  });

  test('keep every character: wildcards, quotes, blanks, other scripts', async () => {
    const names = [
      'a[1].zip',
      '*?.zip',
      "it's.zip",
      '`x` $(1).zip',
      '  a  b .zip',
      'Zürich 日本 👩‍👧.zip',
      '‘x’.zip',
      '-Name',
    ];
    expect(await seen(names)).toEqual(names.map((name) => path.join(echo.folder, name)));
  });

  test('of a share stay as they are', async () => {
    const [share] = await seen(['\\\\server\\share\\a b.zip']);
    expect(share).toBe('\\\\server\\share\\a b.zip');
  });

  test('a location that is not of the file system has no files, and does not disturb full paths', async () => {
    const script = `${start}
      $null = $state.Path.SetLocation('Env:')
      try { Get-Seen 'a.zip' } catch { $_.FullyQualifiedErrorId }
      Get-Seen 'Chat:\\b.zip'`;
    const [id, full] = await linesOf(script);
    expect(id).toMatch(/^ParameterInvalid,/);
    expect(JSON.parse(full!)).toMatchObject({ path: path.join(echo.folder, 'sub', 'b.zip'), folder: echo.folder });
  });

  test('are files in the end: a database and a package whose names are full of everything', async () => {
    const script = `Import-Module ${literal(modulePath)}
      $null = $ExecutionContext.SessionState.Path.SetLocation(${literal(path.join(echo.folder, 'sub'))})
      New-CsPersistentChatDatabase -DBInstance "it's [a] Zürich.db"
      Export-CsPersistentChatData -DBInstance "it's [a] Zürich.db" -FileName '日本 $(1) *.zip' 3>$null
      (Get-CsPersistentChatData -FileName '日本 $(1) *.zip').Product
      [IO.File]::Exists(${literal(path.join(echo.folder, 'sub', '日本 $(1) *.zip'))})`;
    const lines = await linesOf(script);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toBe('True');
  });
});
