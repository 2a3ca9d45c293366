import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

  test('installed over itself it is whole; when it does not load, what was there comes back', async () => {
    const install = () => run('install-module', '--path', workspace.file('Modules'));
    mkdirSync(installed(version()), { recursive: true });
    writeFileSync(installed(version(), 'CsPersistentChat.psd1'), '# mine');
    const program = process.env.NODE_POWERSHELL;
    process.env.NODE_POWERSHELL = '/nowhere/pwsh';
    try {
      await expect(install()).rejects.toMatchObject({ code: 'PowerShellNotFound' });
    } finally {
      process.env.NODE_POWERSHELL = program;
    }
    expect(readFileSync(installed(version(), 'CsPersistentChat.psd1'), 'utf8')).toBe('# mine');
    await install();
    expect(readFileSync(installed(version(), 'CsPersistentChat.psd1'), 'utf8')).toContain('ModuleVersion');
    expect(readdirSync(installed())).toEqual([version()]);
  });

  test('the manifest is sound, names every file, and nothing reads a signed file as data', async () => {
    await run('install-module', '--path', workspace.file('Modules'));
    const files = readdirSync(installed(version()), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    // What Set-AuthenticodeSignature appends; runtime.txt is written where the module is installed, and is never signed.
    const signature = '\r\n# SIG # Begin signature block\r\n# MIIB\r\n# SIG # End signature block\r\n';
    for (const file of files.filter((name) => /\.(ps1|psm1|psd1)$/.test(name))) appendFileSync(file, signature);
    for (const file of files.filter((name) => /\.ps1xml$/.test(name))) {
      appendFileSync(file, `<!-- ${signature.trim().replaceAll('# ', '')} -->`);
    }
    const script = `
      $env:PSModulePath = ${literal(workspace.file('Modules'))}
      $module = Test-ModuleManifest -Path ${literal(installed(version(), 'CsPersistentChat.psd1'))}
      "$($module.CompatiblePSEditions) $($module.PowerShellVersion) $($module.Tags.Count -gt 3) $($module.ReleaseNotes.Length -gt 20)"
      foreach ($file in $module.FileList) { $file }
      Import-Module CsPersistentChat
      $null = New-CsPersistentChatDatabase -DBInstance ${literal(workspace.file('target.db'))}`;
    const [facts, ...listed] = await linesOf(script, { env: { PATH: '/nowhere' } });
    expect(facts).toBe('Desktop Core 5.1 True True');
    expect(listed.sort()).toEqual(files.filter((file) => path.basename(file) !== 'runtime.txt').sort());
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
