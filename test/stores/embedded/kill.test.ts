import { copyFileSync, existsSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  exportCsPersistentChatData,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
} from '../../../cmdlets/index.js';
import { Random } from '../../../lib/sample/random.js';
import { generateSample } from '../../../lib/sample/sample.js';
import { Workspace } from '../../workspace.js';
import { databaseDigest } from './digest.js';
import { callAndKill, type KillPoint } from './killed-process.js';

const workspace = new Workspace();
const random = new Random(20);
/** Points in time as parts of the whole, the very beginning among them. */
const points = (count: number): number[] => [
  0,
  ...Array.from({ length: count - 1 }, () => random.below(1_000) / 1_000),
];

beforeAll(async () => {
  workspace.open();
  await generateSample(workspace.file('legacy.db'), { messages: 20_000 });
});
afterAll(() => workspace.close());

describe('R19 an import that is killed', () => {
  const target = () => ({ dbInstance: workspace.file('target.db'), fileName: workspace.file('legacy.zip') });
  const outcomes = { untouched: 0, complete: 0, rolledBack: 0 };
  let before: string;
  let complete: string;
  let duration: number;

  beforeAll(async () => {
    await exportCsPersistentChatData({
      dbInstance: workspace.file('legacy.db'),
      fileName: workspace.file('legacy.zip'),
    });
    // The target has every second message already, so that the import changes pages all over the file.
    await newCsPersistentChatDatabase({ dbInstance: workspace.file('before.db') });
    copyFileSync(workspace.file('legacy.db'), workspace.file('half.db'));
    workspace.run('half.db', 'DELETE FROM tblChat WHERE chatID % 2 = 0');
    const half = workspace.file('half.zip');
    await exportCsPersistentChatData({ dbInstance: workspace.file('half.db'), fileName: half });
    await importCsPersistentChatData({ dbInstance: workspace.file('before.db'), fileName: half });
    workspace.remove((name) => name.startsWith('before.before-import'));
    before = databaseDigest(workspace.file('before.db'));
    copyFileSync(workspace.file('before.db'), workspace.file('target.db'));
    const whole = await callAndKill('importCsPersistentChatData', target());
    expect(whole).toMatchObject({ killed: false, errors: '' });
    duration = whole.duration;
    complete = databaseDigest(workspace.file('target.db'));
    expect(complete).not.toBe(before);
  });

  const killAndCheck = async (point: KillPoint): Promise<void> => {
    workspace.remove((name) => name.startsWith('target'));
    copyFileSync(workspace.file('before.db'), workspace.file('target.db'));
    const { killed, errors } = await callAndKill('importCsPersistentChatData', target(), point);
    expect(errors).toBe('');
    const touched = !workspace.bytes('target.db').equals(workspace.bytes('before.db'));
    const after = databaseDigest(workspace.file('target.db'));
    // What has ended in good order has said so, and must be complete.
    expect(after).toBe(killed && after === before ? before : complete);
    if (after === complete) outcomes.complete++;
    else if (touched) outcomes.rolledBack++;
    else outcomes.untouched++;
    for (const backup of workspace.list().filter((name) => /before-import.*\.db$/.test(name)))
      expect(databaseDigest(workspace.file(backup))).toBe(before);

    const partial = (): string[] => workspace.list().filter((name) => name.endsWith('.partial'));
    const left = partial();
    const result = await importCsPersistentChatData(target());
    expect(result.messagesCreated > 0).toBe(after === before);
    expect(databaseDigest(workspace.file('target.db'))).toBe(complete);
    expect(partial()).toEqual(left);
  };

  test.each(points(8))('after %d of the time it takes: everything or nothing', async (part) =>
    killAndCheck({ delay: part * duration }),
  );

  test.each(points(7))('after %d of the time it takes to write: everything or nothing', async (part) =>
    killAndCheck({ delay: part * 0.5 * duration, after: () => existsSync(workspace.file('target.db-journal')) }),
  );

  test.each(points(10))('after %d of the time it takes to change the file: everything or nothing', async (part) => {
    const changed = (): number => statSync(workspace.file('target.db')).mtimeMs;
    let copied: number | undefined;
    const after = (): boolean => {
      copied ??= changed();
      return changed() > copied;
    };
    await killAndCheck({ delay: part * 0.2 * duration, after });
  });

  test('the points above were spread over reading and writing', () => {
    expect(outcomes.untouched).toBeGreaterThan(0);
    expect(outcomes.rolledBack).toBeGreaterThan(0);
  });
});

describe('an export that is killed', () => {
  const source = () => ({ dbInstance: workspace.file('legacy.db'), fileName: workspace.file('package.zip') });
  let older: Buffer;
  let newer: Buffer;
  let database: Buffer;
  let duration: number;
  let stopped = 0;

  beforeAll(async () => {
    await exportCsPersistentChatData({ ...source(), level: 'RoomDirectory' });
    older = workspace.bytes('package.zip');
    database = workspace.bytes('legacy.db');
    const whole = await callAndKill('exportCsPersistentChatData', source());
    expect(whole).toMatchObject({ killed: false, errors: '' });
    duration = whole.duration;
    newer = workspace.bytes('package.zip');
    expect(newer.equals(older)).toBe(false);
  });

  test.each(points(10))('after %d of the time it takes leaves the older package whole', async (part) => {
    await exportCsPersistentChatData({ ...source(), level: 'RoomDirectory' });
    const { killed, errors } = await callAndKill('exportCsPersistentChatData', source(), { delay: part * duration });
    expect(errors).toBe('');
    if (killed) stopped++;
    const after = workspace.bytes('package.zip');
    expect(after.equals(older) && killed ? true : after.equals(newer)).toBe(true);
    expect(workspace.bytes('legacy.db').equals(database)).toBe(true);
    await exportCsPersistentChatData(source());
    expect(workspace.bytes('package.zip').equals(newer)).toBe(true);
  });

  test('most of the points above came before its end', () => {
    expect(stopped).toBeGreaterThan(2);
  });
});
