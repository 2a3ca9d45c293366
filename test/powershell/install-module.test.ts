import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { commands } from '../../lib/cli/commands.js';
import { moduleFolders } from '../../lib/install/module-folders.js';
import { Workspace } from '../workspace.js';
import { describePowerShell, linesOf, literal } from './pwsh.js';

const run = (name: string, ...args: string[]): Promise<string[]> => commands.get(name)!.run(args);

describePowerShell('install-module and uninstall-module', () => {
  const workspace = new Workspace();
  beforeEach(() => workspace.open());
  afterEach(() => workspace.close());
  const version = (): string => JSON.parse(readFileSync('package.json', 'utf8')).version;
  const installed = (...names: string[]): string => path.join(workspace.file('Modules'), 'CsPersistentChat', ...names);

  test('the module is found by its name and works without Node on the PATH, until it is taken away', async () => {
    const lines = await run('install-module', '--path', workspace.file('Modules'));
    expect(lines[0]).toBe(`Installed version ${version()} in ${installed(version())}.`);
    expect(lines[1]).toMatch(/^PowerShell \d+\.\d+.* loads it: \d+ cmdlets\.$/);
    expect(readFileSync(installed(version(), 'runtime.txt'), 'utf8')).toBe(`${process.execPath}\n${process.cwd()}\n`);
    const script = `
      $env:PSModulePath = ${literal(workspace.file('Modules'))}
      Import-Module CsPersistentChat
      $null = New-CsPersistentChatDatabase -DBInstance ${literal(workspace.file('target.db'))}
      "rooms $(@(Get-CsPersistentChatRoom -DBInstance ${literal(workspace.file('target.db'))}).Count)"`;
    expect(await linesOf(script, { env: { PATH: '/nowhere' } })).toEqual(['rooms 0']);
    expect(await run('uninstall-module', '--path', workspace.file('Modules'))).toEqual([
      `Removed ${installed(version())}.`,
    ]);
    expect(existsSync(installed())).toBe(false);
    expect(await run('uninstall-module', '--path', workspace.file('Modules'))).toEqual([
      'The module is not installed there.',
    ]);
  });

  test('older versions go on request only, and what is not the module stays', async () => {
    for (const name of ['0.0.1', '0.0.2', 'notes']) mkdirSync(installed(name), { recursive: true });
    for (const name of ['0.0.1', '0.0.2']) writeFileSync(installed(name, 'CsPersistentChat.psd1'), '@{}');
    await run('install-module', '--path', workspace.file('Modules'));
    expect(existsSync(installed('0.0.1'))).toBe(true);
    const lines = await run('install-module', '--path', workspace.file('Modules'), '--remove-older');
    expect(lines).toEqual(expect.arrayContaining(['Removed version 0.0.1.', 'Removed version 0.0.2.']));
    expect(existsSync(installed('0.0.1'))).toBe(false);
    await run('uninstall-module', '--path', workspace.file('Modules'));
    expect(existsSync(installed('notes'))).toBe(true);
  });

  test('a folder that cannot be written to, and words that are none: one clear error', async () => {
    writeFileSync(workspace.file('file'), '');
    await expect(run('install-module', '--path', workspace.file('file'))).rejects.toMatchObject({
      code: 'FileNotWritable',
    });
    await expect(run('install-module', '--scope', 'Galaxy')).rejects.toMatchObject({ code: 'ParameterInvalid' });
    await expect(run('uninstall-module', '--remove-older')).rejects.toMatchObject({ code: 'ParameterInvalid' });
    expect(await run('install-module', '--help')).toEqual([expect.stringContaining('--remove-older')]);
  });

  test('where PowerShell looks', async () => {
    if (process.platform === 'win32') return;
    expect(await moduleFolders('Machine')).toEqual(['/usr/local/share/powershell/Modules']);
    expect(await moduleFolders('User', { XDG_DATA_HOME: '/data' })).toEqual(['/data/powershell/Modules']);
  });
});
