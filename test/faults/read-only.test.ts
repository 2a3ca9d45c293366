import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  exportCsPersistentChatData,
  getCsPersistentChatRoom,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
} from '../../cmdlets/index.js';
import { generateSample } from '../../lib/sample/sample.js';
import { Workspace } from '../workspace.js';
import { callAndKill } from './killed-process.js';
import { SmallDisk } from './small-disk.js';

const workspace = new Workspace();
const call = () => ({ dbInstance: workspace.file('target.db'), fileName: workspace.file('legacy.zip') });

beforeAll(async () => {
  workspace.open();
  await generateSample(workspace.file('legacy.db'));
  await newCsPersistentChatDatabase({ dbInstance: call().dbInstance });
  await exportCsPersistentChatData({ dbInstance: workspace.file('legacy.db'), fileName: call().fileName });
});
afterAll(() => workspace.close());

const describeWithDisk = SmallDisk.isPossible ? describe : describe.skip;

describeWithDisk('a disk that is read-only (needs root and a system that mounts tmpfs)', () => {
  let disk: SmallDisk;
  beforeEach(() => {
    disk = SmallDisk.mount(8 * 1024)!;
    for (const name of ['legacy.db', 'legacy.zip', 'target.db']) copyFileSync(workspace.file(name), disk.file(name));
  });
  afterEach(() => disk.unmount());

  test('is enough to export from, to rehearse and to look at', async () => {
    disk.makeReadOnly();
    const fileName = workspace.file('from-read-only.zip');
    await exportCsPersistentChatData({ dbInstance: disk.file('legacy.db'), fileName });
    expect(workspace.bytes('from-read-only.zip')).toEqual(workspace.bytes('legacy.zip'));
    const target = { dbInstance: disk.file('target.db') };
    const rehearsal = await importCsPersistentChatData({ ...target, fileName: disk.file('legacy.zip'), whatIf: true });
    expect(rehearsal.errors).toBe(0);
    expect(await getCsPersistentChatRoom(target)).toEqual([]);
  });

  test('is told before anything is done: target, package, report', async () => {
    disk.makeReadOnly();
    const before = readFileSync(disk.file('target.db'));
    const onDisk = { ...call(), dbInstance: disk.file('target.db') };
    await expect(importCsPersistentChatData(onDisk)).rejects.toMatchObject({ code: 'DatabaseReadOnly', exitCode: 12 });
    const exported = { dbInstance: workspace.file('legacy.db'), fileName: disk.file('new.zip') };
    await expect(exportCsPersistentChatData(exported)).rejects.toMatchObject({
      code: 'FileNotWritable',
      message: expect.stringContaining('read-only'),
    });
    const reported = { ...call(), report: disk.file('report.html') };
    await expect(importCsPersistentChatData(reported)).rejects.toMatchObject({ code: 'FileNotWritable' });
    const created = newCsPersistentChatDatabase({ dbInstance: disk.file('new.db') });
    await expect(created).rejects.toMatchObject({ code: 'FileNotWritable' });
    expect(readFileSync(disk.file('target.db'))).toEqual(before);
    expect(readdirSync(disk.folder).sort()).toEqual(['legacy.db', 'legacy.zip', 'target.db']);
  });

  test('and the database on it was left by a writer that was killed: a clear error, no half-written rows', async () => {
    await generateSample(workspace.file('long.db'), { messages: 20_000 });
    const fileName = workspace.file('long.zip');
    await exportCsPersistentChatData({ dbInstance: workspace.file('long.db'), fileName });
    const dbInstance = disk.file('target.db');
    const before = readFileSync(dbInstance);
    const changed = () => !readFileSync(dbInstance).subarray(0, before.length).equals(before);
    // The import may be done before it is killed.
    for (let attempt = 0; attempt < 20 && !readdirSync(disk.folder).includes('target.db-journal'); attempt++) {
      for (const name of readdirSync(disk.folder)) if (name.startsWith('target')) rmSync(disk.file(name));
      writeFileSync(dbInstance, before);
      await callAndKill('importCsPersistentChatData', { dbInstance, fileName }, { delay: 0, after: changed });
    }
    expect(readdirSync(disk.folder)).toContain('target.db-journal');
    disk.makeReadOnly();
    await expect(getCsPersistentChatRoom({ dbInstance })).rejects.toMatchObject({ name: 'CmdletError' });
    await expect(getCsPersistentChatRoom({ dbInstance })).rejects.not.toMatchObject({ code: 'Unexpected' });
    disk.makeWritable();
    expect(await getCsPersistentChatRoom({ dbInstance })).toEqual([]);
  });
});

const asNobody = (script: string): string =>
  execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '--eval', script], {
    uid: 65534,
    gid: 65534,
    encoding: 'utf8',
  });

const describeAsRoot = process.getuid?.() === 0 ? describe : describe.skip;

describeAsRoot('an account that may only read (needs root, to become another account)', () => {
  test.each([
    ['the target', 0o444, 0o777, 'DatabaseReadOnly'],
    ['the folder of the target', 0o666, 0o555, 'FileNotWritable'],
  ])('%s: a clear error, and the target is as it was', (_, fileMode, folderMode, code) => {
    const before = workspace.bytes('target.db');
    chmodSync(call().dbInstance, fileMode);
    chmodSync(call().fileName, 0o444);
    chmodSync(workspace.folder, folderMode);
    const script = `
      import { importCsPersistentChatData } from ${JSON.stringify(`file://${process.cwd()}/dist/cmdlets/index.js`)};
      const done = importCsPersistentChatData(${JSON.stringify(call())});
      process.stdout.write(await done.then(() => 'no error', (error) => error.code));`;
    try {
      expect(asNobody(script)).toBe(code);
    } finally {
      chmodSync(workspace.folder, 0o700);
    }
    expect(workspace.bytes('target.db')).toEqual(before);
    expect(workspace.list().filter((name) => name.includes('target'))).toEqual(['target.db']);
  });
});
