import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, expect, test } from '@jest/globals';
import { generateSample } from '../../lib/sample/sample.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();
const program = path.resolve('dist/lib/cli/main.js');

beforeAll(() => {
  if (!existsSync(program)) throw new Error('Run npm run build first.');
});

const start = (...args: string[]): ChildProcess =>
  spawn(process.execPath, [program, ...args], { cwd: workspace.folder });

const finish = async (child: ChildProcess) => {
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close'),
  ]);
  return { stdout, stderr, exitCode };
};

const run = async (...args: string[]) => {
  const child = start(...args);
  child.stdin!.end();
  return finish(child);
};

test('--version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(await run('--version')).toEqual({ stdout: `${version}\n`, stderr: '', exitCode: 0 });
});

test('--help goes to standard output', async () => {
  const { stdout, stderr, exitCode } = await run('new-cspersistentchatdatabase', '--help');
  expect(stdout).toContain('--db-instance');
  expect([stderr, exitCode]).toEqual(['', 0]);
});

test('a usage error is 2 and says where help is', async () => {
  const { stdout, stderr, exitCode } = await run('New-CsPersistentChatDatabase', '--size', '5');
  expect([stdout, exitCode]).toEqual(['', 2]);
  expect(stderr).toMatch(/size.*\(ParameterInvalid\)\n.*New-CsPersistentChatDatabase --help/);
});

test('a migration, step by step', async () => {
  await generateSample(workspace.file('legacy.db'), { rooms: 12, messages: 300 });
  const exported = await run(
    'Export-CsPersistentChatData',
    '--DBInstance',
    'legacy.db',
    '--file-name',
    'a.zip',
    '--json',
  );
  expect([0, 3]).toContain(exported.exitCode);
  expect(JSON.parse(exported.stdout)).toMatchObject([{ fileName: 'a.zip', messages: 300 }]);

  const made = await run('New-CsPersistentChatDatabase', '--db-instance', 'target.db');
  expect(made).toMatchObject({ stdout: expect.stringContaining('PersistentChat'), stderr: '', exitCode: 0 });

  const before = workspace.bytes('target.db');
  const importing = ['Import-CsPersistentChatData', '--db-instance', 'target.db', '--file-name', 'a.zip'];
  const rehearsed = await run(...importing, '--what-if');
  expect(rehearsed.stdout).toMatch(/^What if: Performing the operation "Create room.*" on target ".+"\.$/m);
  expect(workspace.bytes('target.db')).toEqual(before);

  const imported = await run(...importing, '--json');
  expect(imported.exitCode).toBe(rehearsed.exitCode);
  const [{ roomsCreated }] = JSON.parse(imported.stdout);

  const rooms = await run('Get-CsPersistentChatRoom', '--db-instance', 'target.db', '--json');
  expect(rooms.exitCode).toBe(0);
  expect(JSON.parse(rooms.stdout)).toHaveLength(roomsCreated);

  const table = await run('Get-CsPersistentChatRoom', '--db-instance', 'target.db');
  expect(table.stdout.trim().split('\n')).toHaveLength(roomsCreated + 2);
});

test('bytes through a pipe', async () => {
  await generateSample(workspace.file('legacy.db'), { rooms: 5, messages: 20 });
  const from = start('Export-CsPersistentChatData', '--db-instance', 'legacy.db', '--as-bytes');
  const to = start('Get-CsPersistentChatData', '--byte-input', '-', '--json');
  from.stdout!.pipe(to.stdin!);
  expect(JSON.parse((await finish(to)).stdout)).toMatchObject([{ messages: 20 }]);
});

test('a database that is there already is 1', async () => {
  await run('New-CsPersistentChatDatabase', '--db-instance', 'a.db');
  const { stdout, stderr, exitCode } = await run('New-CsPersistentChatDatabase', '--db-instance', 'a.db');
  expect([stdout, exitCode]).toEqual(['', 1]);
  expect(stderr).toContain('(DatabaseExists)');
});

test('a source that is none is 10, a target that is none 11, a package that is none 13', async () => {
  await run('New-CsPersistentChatDatabase', '--db-instance', 'directory.db', '--kind', 'Directory');
  await run('New-CsPersistentChatDatabase', '--db-instance', 'legacy.db', '--kind', 'GroupChat');
  await run('Export-CsPersistentChatData', '--db-instance', 'legacy.db', '--file-name', 'a.zip');
  const from = await run('Export-CsPersistentChatData', '--db-instance', 'directory.db', '--file-name', 'b.zip');
  const to = await run('Import-CsPersistentChatData', '--db-instance', 'directory.db', '--file-name', 'a.zip');
  const what = await run('Get-CsPersistentChatData', '--file-name', 'legacy.db');
  expect([from.exitCode, to.exitCode, what.exitCode]).toEqual([10, 11, 13]);
  expect(workspace.list()).not.toContain('b.zip');
});

const waiting = (): ChildProcess => start('Get-CsPersistentChatData', '--byte-input', '-');

/** On Windows there are no signals to send. */
const onSignals = process.platform === 'win32' ? test.skip : test;

onSignals.each(['SIGINT', 'SIGTERM'] as const)('%s cancels', async (signal) => {
  const child = waiting();
  // It reads standard input only when it listens to signals.
  await new Promise((resolve) => child.stdin!.write(Buffer.alloc(1 << 20), resolve));
  child.kill(signal);
  const { stdout, stderr, exitCode } = await finish(child);
  expect([stdout, exitCode]).toEqual(['', 130]);
  expect(stderr).toMatch(/^Cancelling.*\nERROR: .*\(Cancelled\)\n$/);
});

test('a reader that leaves early ends the program without a word', async () => {
  await generateSample(workspace.file('legacy.db'), { rooms: 2_000, principals: 50, messages: 0 });
  await run('Export-CsPersistentChatData', '--db-instance', 'legacy.db', '--file-name', 'a.zip');
  const child = start('Get-CsPersistentChatData', '--file-name', 'a.zip', '--item', 'Room');
  await once(child.stdout!, 'readable');
  child.stdout!.destroy();
  const [stderr] = await Promise.all([text(child.stderr!), once(child, 'close')]);
  expect(stderr).toBe('');
});

const full = '/dev/full';

/** A device without space, which Linux has. */
const withoutSpace = existsSync(full) ? test : test.skip;

withoutSpace.each([
  ['--help'],
  ['Get-CsPersistentChatData', '--file-name', 'a.zip'],
  ['Get-CsPersistentChatData', '--file-name', 'a.zip', '--json'],
  ['Export-CsPersistentChatData', '--db-instance', 'legacy.db', '--as-bytes'],
])('output that cannot be written is 1: %s', async (...args) => {
  await run('New-CsPersistentChatDatabase', '--db-instance', 'legacy.db', '--kind', 'GroupChat');
  await run('Export-CsPersistentChatData', '--db-instance', 'legacy.db', '--file-name', 'a.zip');
  const device = openSync(full, 'w');
  const child = spawn(process.execPath, [program, ...args], {
    cwd: workspace.folder,
    stdio: ['ignore', device, 'pipe'],
  });
  closeSync(device);
  const [stderr, [exitCode]] = await Promise.all([text(child.stderr!), once(child, 'close')]);
  expect(stderr).toMatch(/^ERROR: Cannot write the output: .*ENOSPC.*\(FileNotWritable\)\n {7}.*\n$/m);
  expect(exitCode).toBe(1);
});
