import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exportCsPersistentChatData, newCsPersistentChatDatabase } from '../../cmdlets/index.js';
import { Random } from '../../lib/sample/random.js';
import { generateSample } from '../../lib/sample/sample.js';
import { Workspace } from '../workspace.js';
import { databaseDigest } from './database-digest.js';

const workspace = new Workspace();
const random = new Random(3);
const program = path.resolve('dist/lib/cli/main.js');
/** Signals to send at random points, for each kind of call. */
const signals = Number(process.env.CS_PCHAT_TEST_SIGNALS ?? '6');
const cancelled = 130;

const run = async (args: string[], cancel: (kill: (signal: NodeJS.Signals) => void) => Promise<void>) => {
  const child = spawn(process.execPath, ['--no-warnings', program, ...args, '--verbose'], {
    cwd: workspace.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const end = once(child, 'close');
  const start = performance.now();
  await Promise.race([cancel((signal) => void child.kill(signal)), end]);
  const [exitCode, signal] = await end;
  const [stdout, stderr] = await output;
  return { exitCode, signal, stdout, stderr, duration: performance.now() - start };
};

const importing = ['Import-CsPersistentChatData', '--db-instance', 'target.db', '--file-name', 'legacy.zip'];
const exporting = ['Export-CsPersistentChatData', '--db-instance', 'legacy.db', '--file-name', 'new.zip'];
let empty: string;
let complete: string;
let importTime: number;
let exportTime: number;

const freshTarget = (): void => {
  workspace.remove((name) => /^\.?(target|new)/.test(name));
  copyFileSync(workspace.file('empty.db'), workspace.file('target.db'));
};

beforeAll(async () => {
  workspace.open();
  await generateSample(workspace.file('legacy.db'), { messages: 20_000 });
  await newCsPersistentChatDatabase({ dbInstance: workspace.file('empty.db') });
  await exportCsPersistentChatData({ dbInstance: workspace.file('legacy.db'), fileName: workspace.file('legacy.zip') });
  empty = databaseDigest(workspace.file('empty.db'));
  freshTarget();
  const whole = await run(importing, async () => {});
  importTime = whole.duration;
  complete = databaseDigest(workspace.file('target.db'));
  exportTime = (await run(exporting, async () => {})).duration;
});
afterAll(() => workspace.close());

const leftovers = (): string[] => workspace.list().filter((name) => /\.partial|-journal$/.test(name));

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'R19 %s while an import runs: 130 and the target as it was, or the import complete',
  async (name) => {
    for (let i = 0; i < signals; i++) {
      freshTarget();
      // Until Node has read the program it does what it always does with a signal.
      const delay = Math.max(300, random.next() * importTime);
      const { exitCode, signal, stderr } = await run(importing, async (kill) => {
        await sleep(delay);
        kill(name);
      });
      const digest = databaseDigest(workspace.file('target.db'));
      // At its very end Node no longer listens to signals.
      if (digest === complete) expect([0, 3, cancelled, name]).toContain(exitCode ?? signal);
      else {
        expect({ digest, exit: exitCode ?? signal }).toEqual({
          digest: empty,
          exit: signal === null ? cancelled : name,
        });
        if (signal === null) expect(stderr).toContain('Cancel');
      }
      expect(leftovers()).toEqual([]);
    }
  },
  60_000 + signals * 10_000,
);

test(
  'SIGINT while an export runs: no package, no temporary file, the exit code 130',
  async () => {
    for (let i = 0; i < signals; i++) {
      workspace.remove((name) => name.startsWith('new'));
      const { exitCode, signal } = await run(exporting, async (kill) => {
        await sleep(Math.max(300, random.next() * exportTime));
        kill('SIGINT');
      });
      expect([0, 3, cancelled]).toContain(signal === null ? exitCode : cancelled);
      if (workspace.list().includes('new.zip'))
        expect(workspace.bytes('new.zip')).toEqual(workspace.bytes('legacy.zip'));
      else expect(exitCode === cancelled || signal === 'SIGINT').toBe(true);
      expect(leftovers()).toEqual([]);
    }
  },
  60_000 + signals * 10_000,
);

test('R19 a second SIGINT ends the program at once; the database undoes the import when it is next opened', async () => {
  freshTarget();
  const { exitCode } = await run(importing, async (kill) => {
    while (!workspace.list().includes('target.db-journal')) await sleep(5);
    kill('SIGINT');
    kill('SIGINT');
    await sleep(5);
    kill('SIGINT');
  });
  expect([cancelled, 0, 3]).toContain(exitCode);
  expect([empty, complete]).toContain(databaseDigest(workspace.file('target.db')));
});

test.each([
  ['standard input', '<&-'],
  ['standard output', '>&-'],
  ['standard error', '2>&-'],
  ['all three', '<&- >&- 2>&-'],
])('an import whose %s is closed from the beginning is complete', async (_, redirections) => {
  freshTarget();
  const command = `exec "$0" --no-warnings "$@" ${redirections}`;
  const child = spawn('/bin/sh', ['-c', command, process.execPath, program, ...importing], {
    cwd: workspace.folder,
    stdio: 'ignore',
  });
  const [exitCode] = await once(child, 'close');
  expect([0, 3]).toContain(exitCode);
  expect(databaseDigest(workspace.file('target.db'))).toBe(complete);
});

test('bytes on standard input that end too early: a clear error, and the target as it was', async () => {
  freshTarget();
  const args = [program, 'Import-CsPersistentChatData', '--db-instance', 'target.db', '--byte-input', '-'];
  const child = spawn(process.execPath, ['--no-warnings', ...args], { cwd: workspace.folder });
  const stderr = text(child.stderr);
  child.stdin.end(workspace.bytes('legacy.zip').subarray(0, 10_000));
  const [exitCode] = await once(child, 'close');
  expect({ exitCode, stderr: await stderr }).toEqual({
    exitCode: 13,
    stderr: expect.stringContaining('(PackageNotZip)'),
  });
  expect(databaseDigest(workspace.file('target.db'))).toBe(empty);
});
