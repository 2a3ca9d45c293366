import { copyFileSync, existsSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  exportCsPersistentChatData,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
  undoCsPersistentChatData,
} from '../../cmdlets/index.js';
import { Random } from '../../lib/sample/random.js';
import { generateSample } from '../../lib/sample/sample.js';
import { Workspace } from '../workspace.js';
import { databaseDigest } from './database-digest.js';
import { callAndKill, type KillPoint } from './killed-process.js';

/** Processes to kill with SIGKILL, each at a point in time of its own. */
const kills = Number(process.env.CS_PCHAT_TEST_KILLS ?? '50');
const seed = Number(process.env.CS_PCHAT_TEST_SEED ?? '20');
const share = (part: number): number => Math.max(2, Math.round(kills * part));
const patience = 30_000 * (kills + 10);

const workspace = new Workspace();
const random = new Random(seed);
const source = () => workspace.file('legacy.db');
const partials = (): string[] => workspace.list().filter((name) => /\.partial(-journal)?$/.test(name));

/** Calls a check at points that are parts of the whole, the very beginning among them; a failure names its point. */
const atPoints = async (count: number, check: (part: number) => Promise<void>): Promise<void> => {
  for (let i = 0; i < count; i++) {
    const part = i === 0 ? 0 : random.below(1_000) / 1_000;
    try {
      await check(part);
    } catch (cause) {
      throw new Error(`At ${part} of the time, point ${i} of seed ${seed}: ${(cause as Error).message}`, { cause });
    }
  }
};

beforeAll(async () => {
  workspace.open();
  await generateSample(source(), { messages: 20_000 });
});
afterAll(() => workspace.close());

describe('R19 an import that is killed: everything or nothing, and the next one completes it', () => {
  const target = () => ({ dbInstance: workspace.file('target.db'), fileName: workspace.file('legacy.zip') });
  const outcomes = { untouched: 0, complete: 0, rolledBack: 0 };
  let before: string;
  let complete: string;
  let duration: number;

  beforeAll(async () => {
    await exportCsPersistentChatData({ dbInstance: source(), fileName: workspace.file('legacy.zip') });
    // The target has every second message already, so that the import changes pages all over the file.
    await newCsPersistentChatDatabase({ dbInstance: workspace.file('before.db') });
    copyFileSync(source(), workspace.file('half.db'));
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
    workspace.remove((name) => /^\.?target/.test(name));
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

    const result = await importCsPersistentChatData(target());
    expect(result.messagesCreated > 0).toBe(after === before);
    expect(databaseDigest(workspace.file('target.db'))).toBe(complete);
    // The second import makes a backup only when there is something to do, and clears away then.
    if (after === before) expect(partials()).toEqual([]);
  };

  test('at any time', async () => atPoints(share(0.24), (part) => killAndCheck({ delay: part * duration })), patience);

  test(
    'while it writes',
    async () =>
      atPoints(share(0.2), (part) =>
        killAndCheck({ delay: part * 0.5 * duration, after: () => existsSync(workspace.file('target.db-journal')) }),
      ),
    patience,
  );

  test(
    'while it changes the file',
    async () =>
      atPoints(share(0.26), (part) => {
        const changed = (): number => statSync(workspace.file('target.db')).mtimeMs;
        let copied: number | undefined;
        const after = (): boolean => {
          copied ??= changed();
          return changed() > copied;
        };
        return killAndCheck({ delay: part * 0.2 * duration, after });
      }),
    patience,
  );

  test('the points above were spread over reading and writing', () => {
    expect(outcomes.untouched).toBeGreaterThan(0);
    expect(outcomes.rolledBack).toBeGreaterThan(0);
  });

  test(
    'an undo that is killed: everything or nothing, and the next one completes it',
    async () => {
      workspace.remove((name) => /^\.?target/.test(name));
      copyFileSync(workspace.file('before.db'), workspace.file('target.db'));
      const { undoFile } = await importCsPersistentChatData(target());
      copyFileSync(workspace.file('target.db'), workspace.file('imported.db'));
      const whole = await callAndKill('undoCsPersistentChatData', { undoFile });
      expect(databaseDigest(workspace.file('target.db'))).toBe(before);
      await atPoints(share(0.1), async (part) => {
        workspace.remove((name) => /^target\.db/.test(name));
        copyFileSync(workspace.file('imported.db'), workspace.file('target.db'));
        await callAndKill('undoCsPersistentChatData', { undoFile }, { delay: part * whole.duration });
        const after = databaseDigest(workspace.file('target.db'));
        expect([before, complete]).toContain(after);
        if (after === complete) await undoCsPersistentChatData({ undoFile });
        expect(databaseDigest(workspace.file('target.db'))).toBe(before);
      });
    },
    patience,
  );
});

describe('an export that is killed', () => {
  const call = () => ({ dbInstance: source(), fileName: workspace.file('package.zip') });
  let older: Buffer;
  let newer: Buffer;
  let database: Buffer;
  let duration: number;
  let stopped = 0;

  beforeAll(async () => {
    await exportCsPersistentChatData({ ...call(), level: 'RoomDirectory' });
    older = workspace.bytes('package.zip');
    database = workspace.bytes('legacy.db');
    const whole = await callAndKill('exportCsPersistentChatData', call());
    expect(whole).toMatchObject({ killed: false, errors: '' });
    duration = whole.duration;
    newer = workspace.bytes('package.zip');
    expect(newer.equals(older)).toBe(false);
  });

  test(
    'leaves the older package whole, and the next one clears away what is left',
    async () =>
      atPoints(share(0.2), async (part) => {
        await exportCsPersistentChatData({ ...call(), level: 'RoomDirectory' });
        const { killed, errors } = await callAndKill('exportCsPersistentChatData', call(), { delay: part * duration });
        expect(errors).toBe('');
        if (killed) stopped++;
        const after = workspace.bytes('package.zip');
        expect(after.equals(older) && killed ? true : after.equals(newer)).toBe(true);
        expect(workspace.bytes('legacy.db').equals(database)).toBe(true);
        await exportCsPersistentChatData(call());
        expect(workspace.bytes('package.zip').equals(newer)).toBe(true);
        expect(partials()).toEqual([]);
      }),
    patience,
  );

  test('most of the points above came before its end', () => {
    expect(stopped).toBeGreaterThan(share(0.2) / 4);
  });
});
