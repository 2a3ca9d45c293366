import { copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  exportCsPersistentChatData,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
} from '../../cmdlets/index.js';
import { CmdletError } from '../../lib/host/cmdlet-error.js';
import { generateSample } from '../../lib/sample/sample.js';
import { Workspace } from '../workspace.js';
import { databaseDigest } from './database-digest.js';
import { SmallDisk } from './small-disk.js';

const kilobyte = 1024;
const diskSize = 1024 * kilobyte;
const workspace = new Workspace();
let disk: SmallDisk;

beforeAll(async () => {
  workspace.open();
  await generateSample(workspace.file('legacy.db'), { messages: 20_000 });
  await newCsPersistentChatDatabase({ dbInstance: workspace.file('empty.db') });
  await exportCsPersistentChatData({ dbInstance: workspace.file('legacy.db'), fileName: workspace.file('legacy.zip') });
});
afterAll(() => workspace.close());

/** Takes all of the disk but so many bytes. */
const leaveFree = (bytes: number): void => {
  const used = readdirSync(disk.folder).reduce((sum, name) => sum + statSync(disk.file(name)).size, 0);
  writeFileSync(disk.file('ballast'), Buffer.alloc(diskSize - used - bytes));
};

const failure = async (call: Promise<unknown>): Promise<CmdletError> => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(CmdletError);
  return error as CmdletError;
};

const onDisk = (): string[] => readdirSync(disk.folder).sort();

const describeWithDisk = SmallDisk.isPossible ? describe : describe.skip;

describeWithDisk('a full disk (needs root and a system that mounts tmpfs)', () => {
  beforeEach(() => {
    disk = SmallDisk.mount(diskSize / kilobyte)!;
  });
  afterEach(() => disk.unmount());

  describe('export', () => {
    const source = () => ({ dbInstance: workspace.file('legacy.db'), fileName: disk.file('package.zip') });

    test('says so and leaves nothing behind', async () => {
      leaveFree(300 * kilobyte);
      const error = await failure(exportCsPersistentChatData(source()));
      expect(error).toMatchObject({ code: 'DiskFull', category: 'WriteError', target: source().fileName });
      expect(error.message).toContain('disk is full');
      expect(onDisk()).toEqual(['ballast']);
    });

    test('an older package stays whole', async () => {
      await exportCsPersistentChatData({ ...source(), level: 'User' });
      const older = readFileSync(source().fileName);
      leaveFree(300 * kilobyte);
      expect(await failure(exportCsPersistentChatData(source()))).toMatchObject({ code: 'DiskFull' });
      expect(readFileSync(source().fileName)).toEqual(older);
      expect(onDisk()).toEqual(['ballast', 'package.zip']);
    });

    test('a report that does not fit is told, and the package is there', async () => {
      leaveFree(4 * kilobyte);
      const call = { ...source(), fileName: workspace.file('again.zip'), report: disk.file('report.html') };
      const error = await failure(exportCsPersistentChatData(call));
      expect(error).toMatchObject({ code: 'DiskFull', target: call.report });
      expect(onDisk()).toEqual(['ballast']);
      expect(workspace.bytes('again.zip')).toEqual(workspace.bytes('legacy.zip'));
    });
  });

  describe('R19 import', () => {
    const target = () => ({ dbInstance: disk.file('target.db'), fileName: workspace.file('legacy.zip') });

    test.each([
      ['the backup does not fit', 64],
      ['the backup fits, but no journal', 140],
      ['the backup fits, but not the messages', 600],
    ])('when %s the target is unchanged', async (_, free) => {
      copyFileSync(workspace.file('empty.db'), target().dbInstance);
      const before = databaseDigest(target().dbInstance);
      leaveFree(free * kilobyte);
      const error = await failure(importCsPersistentChatData(target()));
      expect(error).toMatchObject({ code: 'DiskFull', category: 'WriteError' });
      expect(error.message).toContain('full');
      expect(databaseDigest(target().dbInstance)).toBe(before);
      expect(onDisk().filter((name) => name.endsWith('.partial') || name.endsWith('-journal'))).toEqual([]);
    });

    test('a second attempt succeeds once there is room', async () => {
      const roomy = SmallDisk.mount(8 * 1024)!;
      try {
        copyFileSync(workspace.file('empty.db'), roomy.file('target.db'));
        writeFileSync(roomy.file('ballast'), Buffer.alloc(7 * 1024 * kilobyte));
        const call = { ...target(), dbInstance: roomy.file('target.db') };
        expect(await failure(importCsPersistentChatData(call))).toMatchObject({ code: 'DiskFull' });
        rmSync(roomy.file('ballast'));
        expect(await importCsPersistentChatData(call)).toMatchObject({ errors: 0, roomsCreated: 38 });
      } finally {
        roomy.unmount();
      }
    });

    test('when only the report does not fit, the import is complete and the error names the report', async () => {
      copyFileSync(workspace.file('empty.db'), workspace.file('target.db'));
      leaveFree(4 * kilobyte);
      const call = { ...target(), dbInstance: workspace.file('target.db'), report: disk.file('report.html') };
      expect(await failure(importCsPersistentChatData(call))).toMatchObject({ code: 'DiskFull', target: call.report });
      expect(onDisk()).toEqual(['ballast']);
      const again = await importCsPersistentChatData({ ...call, report: workspace.file('report.html') });
      expect(again).toMatchObject({ messagesCreated: 0, roomsCreated: 0 });
    });

    test('a rehearsal needs no room', async () => {
      copyFileSync(workspace.file('empty.db'), target().dbInstance);
      leaveFree(0);
      expect(await importCsPersistentChatData({ ...target(), whatIf: true })).toMatchObject({ errors: 0 });
    });
  });

  test('an empty database that does not fit leaves nothing behind', async () => {
    leaveFree(8 * kilobyte);
    const error = await failure(newCsPersistentChatDatabase({ dbInstance: disk.file('target.db') }));
    expect(error).toMatchObject({ code: 'DiskFull' });
    expect(onDisk()).toEqual(['ballast']);
  });
});
