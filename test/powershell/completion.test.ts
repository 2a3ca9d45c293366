import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createSampleDirectory } from '../../lib/sample/sample-directory.js';
import { ContentDatabase } from '../cmdlets/content-database.js';
import { Workspace } from '../workspace.js';
import { describePowerShell, linesOf, literal, modulePath } from './pwsh.js';

describePowerShell('Tab', () => {
  const workspace = new Workspace();
  beforeAll(async () => {
    workspace.open();
    for (const folder of ['a folder', 'kept', 'hanging/dist/powershell']) {
      mkdirSync(workspace.file(folder), { recursive: true });
    }
    for (const file of ['one.zip', 'two.txt', "it's.zip", 'kept/inner.zip']) writeFileSync(workspace.file(file), '');
    await ContentDatabase.make(workspace.file('target.db'), (content) => {
      for (const name of ["O'Brien & Co", 'Sales', 'Sales abroad']) content.category(name);
    });
    await createSampleDirectory(workspace.file('directory.db'));
    // A Node that says nothing and does not end.
    writeFileSync(
      workspace.file('hanging/dist/powershell/serve.cjs'),
      "require('node:fs').writeFileSync('pid', String(process.pid)); setInterval(() => {}, 1000);",
    );
  });
  afterAll(() => workspace.close());

  /** What is proposed at the end of each line, in the folder of the workspace; errors would be lines too. */
  const tab = async (lines: string[], env: Record<string, string> = {}, longest = 40_000): Promise<string[]> =>
    linesOf(
      `Import-Module ${literal(modulePath)}
      $null = $ExecutionContext.SessionState.Path.SetLocation(${literal(workspace.folder)})
      & (Get-Module CsPersistentChat) { $script:LongestCompletion = ${longest} }
      foreach ($line in ${lines.map(literal).join(', ')}) {
        $found = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)
        $texts = foreach ($match in $found.CompletionMatches) { $match.CompletionText }
        '> ' + ($texts -join ' | ')
      }
      foreach ($record in $Error) { if ("$record" -notmatch 'Microsoft.PowerShell.Management') { "$record" } }`,
      { env },
    );

  test('names are quoted when they must be, and completed inside quotes too', async () => {
    const command = 'Get-CsPersistentChatCategory -DBInstance target.db -Identity';
    expect(await tab([`${command} S`, `${command} 'sales a`, `${command} "o`, `${command} 'O''B`])).toEqual([
      "> Sales | 'Sales abroad'",
      "> 'Sales abroad'",
      "> 'O''Brien & Co'",
      "> 'O''Brien & Co'",
    ]);
  });

  test('a list is completed at its last element; values of a fixed set need no Node', async () => {
    const lines = await tab([
      'Export-CsPersistentChatData -DBInstance ./target.db -Scope O, sales',
      'Export-CsPersistentChatData -Level ro',
    ]);
    expect(lines).toEqual(["> Sales | 'Sales abroad'", '> RoomDirectory']);
  });

  test('packages and folders, in the folder that is typed', async () => {
    const command = 'Get-CsPersistentChatData -FileName';
    const [here, inner, apostrophe] = await tab([`${command} `, `${command} kept/`, `${command} it`]);
    expect(here!.slice(2).split(' | ').sort()).toEqual(["'a folder'", "'it''s.zip'", 'hanging', 'kept', 'one.zip']);
    expect([inner, apostrophe]).toEqual(['> kept/inner.zip', "> 'it''s.zip'"]);
  });

  test('silent where there is nothing to find, and where nothing can be found', async () => {
    const lines = await tab(
      [
        'Get-CsPersistentChatCategory -DBInstance target.db -Identity zzz',
        'Get-CsPersistentChatCategory -DBInstance none.db -Identity zzz',
        'Get-CsPersistentChatCategory -DBInstance ($undefined) -Identity zzz',
        'Remove-CsPersistentChatEndpoint -Identity zzz',
        'Get-CsPersistentChatData -FileName none/zzz',
      ],
      { CS_PCHAT_SETTINGS: workspace.file('none.json') },
    );
    expect(lines).toEqual(['> ', '> ', '> ', '> ', '> ']);
    expect(workspace.list()).not.toContain('none.db');
  });

  test('a Node that does not answer is given up and ended', async () => {
    const home = workspace.file('hanging');
    const line = 'Remove-CsPersistentChatEndpoint -Identity zzz';
    expect(await tab([line], { CS_PCHAT_HOME: home }, 3000)).toEqual(['> ']);
    const pid = Number(workspace.bytes(path.join('hanging/dist/powershell/pid')).toString());
    expect(() => process.kill(pid, 0)).toThrow();
  });
});
