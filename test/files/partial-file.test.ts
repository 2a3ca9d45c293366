import { spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { exportCsPersistentChatData, newCsPersistentChatDatabase } from '../../cmdlets/index.js';
import { writeText } from '../../lib/files/atomic-file.js';
import { partialFile } from '../../lib/files/partial-file.js';
import { generateSample } from '../../lib/sample/sample.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();
const deadProcess = (): number => spawnSync(process.execPath, ['--eval', '']).pid;

/** What a process would have left beside a file. */
const leave = (file: string, pid: number): string => {
  const left = partialFile(file).replace(`-${process.pid}-`, `-${pid}-`);
  writeFileSync(left, 'half');
  return path.basename(left);
};

test('what a dead process left goes away when the file is written again', async () => {
  leave(workspace.file('report.html'), deadProcess());
  await writeText(workspace.file('report.html'), 'text');
  expect(workspace.list()).toEqual(['report.html']);
});

test('what a living process writes stays, and what belongs to another file, another computer or another program', async () => {
  const living = spawn(process.execPath, ['--eval', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' });
  try {
    const dead = deadProcess();
    const own = leave(workspace.file('report.html'), living.pid!);
    const other = leave(workspace.file('other.html'), dead);
    const elsewhere = leave(workspace.file('report.html'), dead).replace(/html\.[0-9a-f]{6}/, 'html.zzzzzz');
    const foreign = '.report.html.swp';
    for (const name of [elsewhere, foreign]) writeFileSync(workspace.file(name), '');
    await writeText(workspace.file('report.html'), 'text');
    expect(workspace.list()).toEqual([own, other, elsewhere, foreign, 'report.html'].sort());
  } finally {
    living.kill();
  }
});

test('a database and its journal that a dead process was making go away too', async () => {
  const left = leave(workspace.file('target.db'), deadProcess());
  writeFileSync(workspace.file(`${left}-journal`), '');
  await newCsPersistentChatDatabase({ dbInstance: workspace.file('target.db') });
  expect(workspace.list()).toEqual(['target.db']);
});

test('so do the messages that a dead process left in the folder for temporary files', async () => {
  await generateSample(workspace.file('legacy.db'), { rooms: 3, messages: 10 });
  const left = leave(path.join(os.tmpdir(), 'cs-persistent-chat.zip'), deadProcess());
  await exportCsPersistentChatData({ dbInstance: workspace.file('legacy.db'), asBytes: true });
  expect(existsSync(path.join(os.tmpdir(), left))).toBe(false);
});
