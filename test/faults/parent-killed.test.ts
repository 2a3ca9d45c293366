import { copyFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { exportCsPersistentChatData, newCsPersistentChatDatabase } from '../../cmdlets/index.js';
import { generateSample } from '../../lib/sample/sample.js';
import { describePowerShell, literal, modulePath, runPowerShell } from '../powershell/pwsh.js';
import { Workspace } from '../workspace.js';
import { databaseDigest } from './database-digest.js';

const workspace = new Workspace();

describePowerShell('PowerShell is killed or interrupted while Node works for it', () => {
  beforeAll(async () => {
    workspace.open();
    // Enough for seconds of work, so that PowerShell passes a signal on before it ends, on a busy machine too.
    await generateSample(workspace.file('legacy.db'), { messages: 1_000_000 });
    await newCsPersistentChatDatabase({ dbInstance: workspace.file('empty.db') });
    await exportCsPersistentChatData({
      dbInstance: workspace.file('legacy.db'),
      fileName: workspace.file('legacy.zip'),
    });
  }, 300_000);
  afterEach(() => workspace.remove((name) => /^(target|new)\b/.test(name)));
  afterAll(() => workspace.close());

  const script = (cmdlet: string, database: string, file: string): string =>
    `Import-Module ${literal(modulePath)}
     'ready'
     ${cmdlet} -DBInstance ${literal(workspace.file(database))} -FileName ${literal(workspace.file(file))}`;

  /** Sends PowerShell a signal as soon as a file shows that the work has begun. */
  const killWhen = async (signal: NodeJS.Signals, text: string, begun: (name: string) => boolean): Promise<void> => {
    let killed = false;
    await runPowerShell(text, {
      onOutput: (output, kill) => {
        if (killed || !output.includes('ready')) return;
        killed = true;
        const wait = async (): Promise<void> => {
          while (!workspace.list().some(begun)) await sleep(5);
          kill(signal);
        };
        void wait();
      },
    });
  };

  const gone = async (leftover: RegExp): Promise<void> => {
    for (let i = 0; i < 400 && workspace.list().some((name) => leftover.test(name)); i++) await sleep(50);
    expect(workspace.list().filter((name) => leftover.test(name))).toEqual([]);
  };

  test.each(['SIGKILL', 'SIGINT'] as const)(
    'R19 %s: an import is rolled back, the target is free again and nothing lies about',
    async (signal) => {
      copyFileSync(workspace.file('empty.db'), workspace.file('target.db'));
      const text = script('Import-CsPersistentChatData', 'target.db', 'legacy.zip');
      await killWhen(signal, text, (name) => name === 'target.db-journal');
      await gone(/^target\.db-journal$|\.partial/);
      expect(databaseDigest(workspace.file('target.db'))).toBe(databaseDigest(workspace.file('empty.db')));
    },
  );

  test.each(['SIGKILL', 'SIGINT'] as const)('%s: an export leaves no package and nothing else', async (signal) => {
    await killWhen(signal, script('Export-CsPersistentChatData', 'legacy.db', 'new.zip'), (name) =>
      name.endsWith('.partial'),
    );
    await gone(/\.partial/);
    expect(workspace.list()).not.toContain('new.zip');
  });
});
