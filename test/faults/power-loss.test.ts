import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { exportCsPersistentChatData, newCsPersistentChatDatabase } from '../../cmdlets/index.js';
import { generateSample } from '../../lib/sample/sample.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();

/** A call of the system that writes, flushes or names a file. */
interface FileCall {
  call: 'write' | 'sync' | 'name' | 'remove';
  /** Names without their folder; the folder itself is `.`. */
  file: string;
}

const calls = { fsync: 'sync', fdatasync: 'sync', write: 'write', writev: 'write', pwrite64: 'write' } as const;
const naming = { rename: 'name', link: 'name', unlink: 'remove' } as const;

/** What a cmdlet does to the files of the workspace, in order, as the system sees it. */
const traceCmdlet = (name: string, options: object): FileCall[] => {
  const log = workspace.file('strace.log');
  const wanted = [...Object.keys(calls), ...Object.keys(naming)].join(',');
  execFileSync(
    'strace',
    ['-f', '-y', '-s0', '-o', log, `--trace=${wanted}`, process.execPath, '--no-warnings'].concat(
      path.join(import.meta.dirname, 'call-cmdlet.js'),
      name,
      JSON.stringify(options),
    ),
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const found: FileCall[] = [];
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    // pid, call, and either a file handle with its path in <> or the paths in quotes; the last one is what is named.
    const [, call = '', handle, first, last] =
      /^\d+ +(\w+)\((?:\d+<([^>]*)>|"([^"]*)"(?:, "([^"]*)")?)/.exec(line) ?? [];
    const file = handle ?? last ?? first;
    if (file === undefined || !`${file}/`.startsWith(`${workspace.folder}/`)) continue;
    const kind = { ...calls, ...naming }[call as keyof typeof calls | keyof typeof naming];
    found.push({ call: kind, file: path.relative(workspace.folder, file) || '.' });
  }
  return found;
};

const places = (trace: FileCall[], call: FileCall['call'], file: RegExp): number[] =>
  trace.flatMap((item, i) => (item.call === call && file.test(item.file) ? [i] : []));

const describeWithStrace = spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0 ? describe : describe.skip;

describeWithStrace('power fails: what has a name is on the disk (needs strace)', () => {
  test('a package is flushed before it gets its name, and the folder afterwards', async () => {
    await generateSample(workspace.file('legacy.db'));
    const trace = traceCmdlet('exportCsPersistentChatData', {
      dbInstance: workspace.file('legacy.db'),
      fileName: workspace.file('new.zip'),
    });
    const written = places(trace, 'write', /\.partial$/).at(-1)!;
    const flushed = places(trace, 'sync', /\.partial$/).at(-1)!;
    const [named] = places(trace, 'name', /^new\.zip$/);
    const folder = places(trace, 'sync', /^\.$/).at(-1)!;
    expect([written, flushed, named, folder]).toEqual([written, flushed, named, folder].sort((a, b) => a! - b!));
    expect(written).toBeGreaterThan(0);
  });

  test('R19 an import flushes the journal before it changes the database, and the folder when it has removed it', async () => {
    await generateSample(workspace.file('legacy.db'), { messages: 20_000 });
    const fileName = workspace.file('legacy.zip');
    await exportCsPersistentChatData({ dbInstance: workspace.file('legacy.db'), fileName });
    await newCsPersistentChatDatabase({ dbInstance: workspace.file('target.db') });
    const trace = traceCmdlet('importCsPersistentChatData', { dbInstance: workspace.file('target.db'), fileName });

    const [backupFlushed] = places(trace, 'sync', /^\.target\.db.*\.partial$/).slice(-1);
    const [backupNamed] = places(trace, 'name', /^target\.before-import.*\.db$/);
    const [changed] = places(trace, 'write', /^target\.db$/);
    const journal = places(trace, 'sync', /^target\.db-journal$/);
    const database = places(trace, 'sync', /^target\.db$/);
    const removed = places(trace, 'remove', /^target\.db-journal$/).at(-1)!;
    const folder = places(trace, 'sync', /^\.$/);

    // R16: the backup is safe before anything changes.
    expect(backupFlushed).toBeLessThan(backupNamed!);
    expect(folder.some((place) => place > backupNamed! && place < changed!)).toBe(true);
    expect(journal[0]).toBeLessThan(changed!);
    const lastChange = places(trace, 'write', /^target\.db$/).at(-1)!;
    expect(database.some((place) => place > lastChange && place < removed)).toBe(true);
    // Without it a journal that comes back would take back what was reported as done.
    expect(folder.some((place) => place > removed)).toBe(true);
    const undo = places(trace, 'name', /undo\.json$/)[0]!;
    expect(folder.find((place) => place > removed)).toBeLessThan(undo);
  });

  test('a new database is flushed before it gets its name, and the folder afterwards', async () => {
    const trace = traceCmdlet('newCsPersistentChatDatabase', { dbInstance: workspace.file('target.db') });
    const written = places(trace, 'write', /\.partial$/).at(-1)!;
    const flushed = places(trace, 'sync', /\.partial$/).at(-1)!;
    const [named] = places(trace, 'name', /^target\.db$/);
    const folder = places(trace, 'sync', /^\.$/).at(-1)!;
    expect([written, flushed, named, folder]).toEqual([written, flushed, named, folder].sort((a, b) => a! - b!));
  });
});
