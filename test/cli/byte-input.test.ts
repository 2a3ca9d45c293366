import { writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { useWorkspace } from '../workspace.js';
import { runFake, type Surroundings } from './fake-terminal.js';

const workspace = useWorkspace();

const bytesFrom = async (source: string, surroundings: Surroundings = {}) => {
  let seen: Uint8Array | undefined;
  const done = await runFake(
    ['Import-CsPersistentChatData', '--db-instance', 'a.db', '--byte-input', source],
    async (options: { byteInput: Uint8Array }) => {
      seen = options.byteInput;
    },
    surroundings,
  );
  return { ...done, seen: seen && [...seen] };
};

test('bytes come from a file', async () => {
  writeFileSync(workspace.file('a.zip'), Uint8Array.of(0, 255, 10, 13));
  expect((await bytesFrom(workspace.file('a.zip'))).seen).toEqual([0, 255, 10, 13]);
});

test('bytes come from standard input', async () => {
  expect((await bytesFrom('-', { input: Uint8Array.of(0, 255, 10, 13) })).seen).toEqual([0, 255, 10, 13]);
});

test('a file that is not there', async () => {
  const { seen, exitCode, stderr } = await bytesFrom(workspace.file('none.zip'));
  expect([seen, exitCode]).toEqual([undefined, 1]);
  expect(stderr).toContain('FileNotFound');
});

test('a folder', async () => {
  const { seen, exitCode, stderr } = await bytesFrom(workspace.folder);
  expect([seen, exitCode]).toEqual([undefined, 12]);
  expect(stderr).toContain('FileNotReadable');
});

test('waiting for standard input can be cancelled', async () => {
  const { seen, exitCode } = await bytesFrom('-', { terminals: ['stdin'], signal: AbortSignal.timeout(50) });
  expect([seen, exitCode]).toEqual([undefined, 130]);
});
