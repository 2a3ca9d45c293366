import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  exportCsPersistentChatData,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
  newCsPersistentChatEndpoint,
} from '../../cmdlets/index.js';
import { cmdletNames, loadCmdletDefinition } from '../../lib/definitions/load.js';
import { createEmbeddedDirectory } from '../../lib/directory/embedded/create.js';
import { generateSample } from '../../lib/sample/sample.js';
import { ContentDatabase } from '../cmdlets/content-database.js';
import { Workspace } from '../workspace.js';
import { describePowerShell, linesOf, literal, modulePath } from './pwsh.js';

const pool = { persistentChatPoolFqdn: 'pchat.contoso.com' };
const migrationTopic = path.join(path.dirname(modulePath), 'en-US', 'about_CsPersistentChat_Migration.help.txt');

/** What the examples find: a pool with what they ask for, or an empty one, and the old database. */
const makeContent = async (workspace: Workspace): Promise<void> => {
  const file = (name: string): string => workspace.file(name);
  for (const folder of ['empty', 'content', 'imported', 'free', 'held']) mkdirSync(file(folder));
  await newCsPersistentChatDatabase({ dbInstance: file('empty/target.db') });
  await ContentDatabase.make(file('content/target.db'), (content) => {
    const amy = 'sip:amy@contoso.com';
    content.principal(amy);
    content.addin('Board', 'https://board.contoso.com');
    content.category('Sales', { allowed: [amy] });
    content.room('Sales', 'Sales support', { member: [amy] }, { visibility: 2 });
    content.room('Sales', 'Town hall', { presenter: [amy] }, { behavior: 5 });
  });
  await generateSample(file('empty/legacy.db'));
  await exportCsPersistentChatData({ dbInstance: file('empty/legacy.db'), fileName: file('empty/legacy.zip') });
  for (const folder of ['content', 'imported']) {
    for (const name of ['legacy.db', 'legacy.zip']) cpSync(file(`empty/${name}`), file(`${folder}/${name}`));
  }
  cpSync(file('empty/target.db'), file('imported/target.db'));
  const target = { dbInstance: file('imported/target.db'), fileName: file('imported/legacy.zip') };
  await importCsPersistentChatData(target);
  for (const folder of ['free', 'held']) {
    const { persistentChatPoolFqdn: fqdn } = pool;
    await createEmbeddedDirectory(file(`${folder}/directory.db`), { sipDomains: ['contoso.com'], pools: [{ fqdn }] });
  }
  await newCsPersistentChatEndpoint({
    ...pool,
    sipAddress: 'sip:ocschat@contoso.com',
    displayName: 'Persistent Chat',
    directory: file('held/directory.db'),
  });
};

/** The folder whose databases a cmdlet's examples begin with. */
const startOf = (cmdlet: string): string => {
  if (/^(Import|Undo|Export|Test)-/.test(cmdlet)) return 'empty';
  if (cmdlet === 'New-CsPersistentChatDatabase') return 'free';
  return cmdlet.startsWith('Compare-') ? 'imported' : 'content';
};

describePowerShell('the help', () => {
  const workspace = new Workspace();
  beforeAll(async () => {
    workspace.open();
    await makeContent(workspace);
  });
  afterAll(() => workspace.close());

  let folders = 0;
  /** A folder of its own with these databases and this directory. */
  const folderWith = (start: string, directory: string): string => {
    const folder = workspace.file(`run ${folders++}`);
    cpSync(workspace.file(start), folder, { recursive: true });
    cpSync(workspace.file(`${directory}/directory.db`), path.join(folder, 'directory.db'));
    return folder;
  };

  /** Runs pieces of PowerShell, each in its folder. What a rehearsal shows is left out. */
  const run = async (pieces: { text: string; folder: string }[]): Promise<string[]> => {
    const enter = (folder: string): string =>
      `$null = $ExecutionContext.SessionState.Path.SetLocation(${literal(folder)})`;
    const lines = await linesOf(
      `Import-Module ${literal(modulePath)}
      $env:CS_PCHAT_DIRECTORY = 'directory.db'
      $ErrorActionPreference = 'Stop'
      $WarningPreference = 'SilentlyContinue'
      ${pieces.map(({ text, folder }) => `${enter(folder)}\n${text}`).join('\n')}`,
      { env: { CS_PCHAT_SETTINGS: workspace.file('none.json') } },
    );
    return lines.filter((line) => !line.startsWith('What if: '));
  };

  /** Examples that show nothing but what a rehearsal says, or find nothing where all is well. */
  const silent =
    /-WhatIf|^New-|^Remove-|^Export-CsPersistentChatData .*-FileName|^Import-|^Undo-|^\$|^Compare-\S+ \S+ \S+ \S+ \S+$/;

  test.each(cmdletNames())('every example of %s runs', async (name) => {
    const { examples } = loadCmdletDefinition(name).cmdlet;
    expect(examples.length).toBeGreaterThan(0);
    const texts = examples.map(({ code }) => code.join('\n'));
    const results = await run(
      texts.map((text) => ({
        text: `try { "objects $(@(. {\n${text}\n}).Count)" } catch { "$($_.FullyQualifiedErrorId) $_" }`,
        folder: folderWith(startOf(name), name.startsWith('New-') ? 'free' : 'held'),
      })),
    );
    expect(results).toHaveLength(texts.length);
    for (const [index, text] of texts.entries()) {
      const result = { text, result: results[index] };
      expect(result).toEqual({ text, result: expect.stringMatching(/^objects \d+$/) });
      const mayBeEmpty = silent.test(text) || /'(Error|Works)'/.test(text);
      if (!mayBeEmpty) expect(result).toEqual({ text, result: expect.stringMatching(/^objects [1-9]/) });
    }
  });

  test('R14 to R23 the migration topic is a migration: its commands run in their order', async () => {
    const commands = readFileSync(migrationTopic, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('        '))
      .join('\n')
      .replace(/(?:`|(?<=\|))\n\s*/g, ' ')
      .split('\n')
      .map((line) => line.trim());
    const others = [
      ...new Set(commands.flatMap((command) => command.split(' | ').map((part) => part.split(' ')[0]!))),
    ].filter((name) => !cmdletNames().includes(name) && !name.startsWith('$') && !/-Object$/.test(name));
    expect(others.sort()).toEqual([
      'Backup-SqlDatabase',
      'Get-ADUser',
      'Get-CsTrustedApplication',
      'Get-Service',
      'Remove-ADUser',
      'Remove-CsTrustedApplication',
      'Remove-CsTrustedApplicationPool',
      'Set-CsPersistentChatPolicy',
      'Start-CsWindowsService',
      'Stop-CsWindowsService',
      'Stop-Service',
      'robocopy',
    ]);
    const here: Record<string, string> = { old: 'legacy.db', new: 'target.db', directory: 'directory.db' };
    const text = commands.map((command) => {
      const [name] = command.split(' ');
      if (/^(Compare|Get)-CsPersistentChat/.test(name!)) return `'${name} ' + @(${command}).Count`;
      return command.replace(/^\$(\w+) = '.*'$/, (line, key) => (key in here ? `$${key} = '${here[key]}'` : line));
    });
    // What the commands of others do is not seen here.
    const stubs = others.map((name) => `function ${name} { }`);
    const lines = await run([{ text: [...stubs, ...text].join('\n'), folder: folderWith('empty', 'free') }]);
    const counts = lines.filter((line) => /^(Compare|Get)-/.test(line));
    expect(counts).toEqual([
      'Get-CsPersistentChatData 1',
      expect.stringMatching(/^Get-CsPersistentChatData [1-9]\d*$/),
      'Compare-CsPersistentChatData 0',
      expect.stringMatching(/^Get-CsPersistentChatRoom [1-9]\d*$/),
      'Get-CsPersistentChatEndpoint 1',
    ]);
  });
});
