import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import {
  compareCsPersistentChatData,
  exportCsPersistentChatData,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
  undoCsPersistentChatData,
} from '../../cmdlets/index.js';
import { EntryName } from '../../lib/package/format.js';
import { copyToServer } from '../../lib/sample/copy-to-server.js';
import { Random } from '../../lib/sample/random.js';
import { generateSample } from '../../lib/sample/sample.js';
import type { Value } from '../../lib/sqlserver/server.js';
import type { DatabaseOptions } from '../../lib/stores/open.js';
import { rowsPerLoad } from '../../lib/stores/sqlserver/bulk.js';
import { stagePrefix } from '../../lib/stores/sqlserver/stage.js';
import { callAndKill } from '../faults/killed-process.js';
import { ChangedPackage, replace } from '../package/changed-package.js';
import { Workspace } from '../workspace.js';
import { CuttingProxy, type Fate } from './cutting-proxy.js';
import { serverSuite, TestDatabases, testServer } from './test-server.js';

const workspace = new Workspace();
const databases = new TestDatabases();
const random = new Random(5);
const quiet = { onWarning: () => undefined };
/** Processes to kill; more in a long run. */
const kills = Number(process.env.CS_PCHAT_TEST_KILLS ?? '6');
const whole = () => ({ fileName: workspace.file('whole.zip'), ...quiet });
/** Messages of several bulk loads: some of them can be loaded while others are not. */
const long = () => ({ fileName: workspace.file('long.zip'), ...quiet });

const suite = testServer === undefined ? describe.skip : describe;

suite(`faults on a real server: ${serverSuite}`, () => {
  beforeAll(async () => {
    workspace.open();
    for (const [name, messages] of [
      ['whole', 20_000],
      ['long', 2.5 * rowsPerLoad],
    ] as const) {
      const dbInstance = workspace.file(`${name}.db`);
      await generateSample(dbInstance, { messages, wellFormed: true });
      await exportCsPersistentChatData({ dbInstance, fileName: workspace.file(`${name}.zip`), ...quiet });
    }
  });
  afterEach(() => databases.drop());
  afterAll(() => workspace.close());

  const newTarget = async () => {
    const options = databases.next();
    await newCsPersistentChatDatabase(options);
    return options;
  };
  const facts = async (dbName: string) =>
    databases.rows(
      dbName,
      `SELECT (SELECT count(*) FROM tblNode), (SELECT count(*) FROM tblPrincipal), (SELECT count(*) FROM tblPrincipalRole),
       (SELECT count(*) FROM tblChat), (SELECT count(*) FROM tblPrincipalInvites)`,
    );
  /** What a target has that the package has not, or otherwise, or not at all. */
  const differences = async (target: DatabaseOptions, options: { fileName: string }) =>
    (await compareCsPersistentChatData({ ...target, ...options })).filter(({ result }) => result !== 'Same');
  const staged = async (dbName: string): Promise<string[]> =>
    (await databases.rows(dbName, 'SELECT name FROM sys.tables'))
      .map(([name]) => String(name))
      .filter((name) => name.toLowerCase().startsWith(stagePrefix.toLowerCase()));

  test('an export goes on at the last key when its connection is cut, and the package is the same', async () => {
    const options = databases.next();
    await copyToServer(workspace.file('whole.db'), databases.address, options, { kind: 'GroupChat' });
    const { host, port } = databases.address;
    const proxy = new CuttingProxy(host, port ?? 1433, () => 900_000 + random.below(600_000));
    const dbInstance = await proxy.start();
    try {
      const fileName = workspace.file('cut.zip');
      await exportCsPersistentChatData({ ...options, dbInstance, fileName, ...quiet });
      expect(proxy.cuts).toBeGreaterThan(2);
      expect(workspace.bytes('cut.zip').equals(workspace.bytes('whole.zip'))).toBe(true);
    } finally {
      await proxy.stop();
    }
  });

  test(
    'R19 kill -9 at any point: as before or complete, and the next run takes up what was staged',
    async () => {
      const options = await newTarget();
      const before = await facts(options.dbName);
      const { fileName } = long();
      process.env.CS_PCHAT_SQL_USER = options.credential.userName;
      process.env.CS_PCHAT_SQL_PASSWORD = options.credential.password;
      const { dbInstance, dbName, encryption } = options;
      const call = { dbInstance, dbName, encryption, fileName };
      const spare = await newTarget();
      const first = await callAndKill('importCsPersistentChatData', { ...call, dbName: spare.dbName });
      expect(first).toMatchObject({ killed: false, errors: '' });
      const { duration, activities } = first;
      const complete = await facts(spare.dbName);
      const outcomes = { untouched: 0, staged: 0, complete: 0 };
      let target = await newTarget();
      for (let i = 0; i < kills; i++) {
        // Every second one while rows are written; the others anywhere.
        const isWriting = i % 2 === 0;
        const delay = Math.round(((isWriting ? activities.Importing! : duration) * random.below(1_000)) / 1_000);
        const point = { delay, ...(isWriting ? { after: (said: string) => said.includes('progress Importing') } : {}) };
        await callAndKill('importCsPersistentChatData', { ...call, dbName: target.dbName }, point);
        const after = await facts(target.dbName);
        if (JSON.stringify(after) === JSON.stringify(complete)) outcomes.complete++;
        else {
          expect(after).toEqual(before);
          if ((await staged(target.dbName)).length === 0) {
            outcomes.untouched++;
            continue;
          }
          outcomes.staged++;
        }
        await importCsPersistentChatData({ ...target, ...long() });
        expect(await facts(target.dbName)).toEqual(complete);
        expect(await staged(target.dbName)).toEqual([]);
        expect(await differences(target, long())).toEqual([]);
        await databases.drop();
        target = await newTarget();
      }
      expect(outcomes.untouched + outcomes.staged + outcomes.complete).toBe(kills);
    },
    60_000 * kills,
  );

  test('what was staged before somebody came into the target, whose number it had given out, is staged anew', async () => {
    const target = await newTarget();
    const stop = new AbortController();
    const onProgress = ({ activity }: { activity: string }): void => {
      if (activity.startsWith('Importing')) stop.abort();
    };
    await expect(
      importCsPersistentChatData({ ...target, ...long(), onProgress, signal: stop.signal }),
    ).rejects.toMatchObject({ code: 'Cancelled' });
    expect(await staged(target.dbName)).not.toEqual([]);
    await databases.addPrincipal(target.dbName, 'sip:somebody@contoso.com');
    await importCsPersistentChatData({ ...target, ...long() });
    expect(await differences(target, long())).toEqual([]);
  });

  test('a package that is damaged after it was checked leaves nothing staged for the sound one', async () => {
    const target = await newTarget();
    const { fileName } = long();
    const package_ = new ChangedPackage(workspace);
    const entries = await package_.read('long.zip');
    replace(EntryName.messages, /"text":"[a-z]/i, '"text":"#')(entries);
    await package_.write(entries, {}, 'damaged.zip');
    const sound = workspace.file('sound.zip');
    const confirm = (): boolean => {
      renameSync(fileName, sound);
      renameSync(workspace.file('damaged.zip'), fileName);
      return true;
    };
    await expect(importCsPersistentChatData({ ...target, ...long(), confirm })).rejects.toMatchObject({
      code: 'PackageDamaged',
    });
    renameSync(sound, fileName);
    expect(await staged(target.dbName)).toEqual([]);
    await importCsPersistentChatData({ ...target, ...long() });
    expect(await differences(target, long())).toEqual([]);
  });

  test('an import goes on when its connection is cut while the target is read, and is alone there still', async () => {
    const target = await newTarget();
    await importCsPersistentChatData({ ...target, ...whole() });
    const complete = await facts(target.dbName);
    await databases.run(target.dbName, 'DELETE FROM tblChat WHERE chatId = 1');
    const { host, port } = databases.address;
    // Twice in the messages of the target; what is written is not cut.
    let connections = 0;
    const proxy = new CuttingProxy(host, port ?? 1433, () => (++connections > 2 ? Infinity : 900_000));
    const dbInstance = await proxy.start();
    try {
      // Connected beforehand, so that it asks while the import has the lock.
      await databases.use(target.dbName, async (other) => {
        const lock = `DECLARE @result int; EXEC @result = sp_getapplock @LockMode = 'Exclusive', @LockOwner = 'Session',
          @Resource = 'CsPersistentChat import into ${target.dbName}', @LockTimeout = 100; SELECT @result`;
        let refused: Promise<Value[][]> | undefined;
        await importCsPersistentChatData({
          ...target,
          ...whole(),
          dbInstance,
          onProgress: ({ activity }) => {
            if (activity.startsWith('Importing')) refused ??= other.arrays(lock);
          },
        });
        expect(proxy.cuts).toBeGreaterThan(0);
        expect(await refused).toEqual([[-1]]);
        expect(await other.arrays(lock)).toEqual([[0]]);
      });
    } finally {
      await proxy.stop();
    }
    expect(await facts(target.dbName)).toEqual(complete);
  });

  describe('the connection is cut at the commit', () => {
    /** Makes a call by way of a proxy that does something with the commit. */
    const through = async <T>(
      atCommit: (proxy: CuttingProxy) => Fate,
      call: (dbInstance: string) => Promise<T>,
    ): Promise<T> => {
      const { host, port } = databases.address;
      const fate = (request: Buffer): Fate => {
        const text = request.toString('utf16le', request.length % 2);
        return text.includes('COMMIT TRANSACTION') && !text.includes('TRANCOUNT') ? atCommit(proxy) : 'passed';
      };
      const proxy: CuttingProxy = new CuttingProxy(host, port ?? 1433, () => Infinity, fate);
      try {
        return await call(await proxy.start());
      } finally {
        await proxy.stop();
      }
    };
    const importThrough = (target: DatabaseOptions, atCommit: (proxy: CuttingProxy) => Fate, signal?: AbortSignal) =>
      through(atCommit, (dbInstance) =>
        importCsPersistentChatData({ ...target, dbInstance, ...whole(), ...(signal && { signal }) }),
      );
    const undoFiles = (): string[] => workspace.list().filter((name) => name.endsWith('.undo.json'));

    test('and it arrived: the import has succeeded, and so has its undo', async () => {
      const target = await newTarget();
      const before = await facts(target.dbName);
      const { undoFile } = await importThrough(target, () => 'unanswered');
      expect(await differences(target, whole())).toEqual([]);
      const { dbInstance, dbName, ...login } = target;
      await through(
        () => 'unanswered',
        (proxy) => {
          writeFileSync(undoFile, JSON.stringify({ ...JSON.parse(readFileSync(undoFile, 'utf8')), target: proxy }));
          return undoCsPersistentChatData({ ...login, undoFile, ...quiet });
        },
      );
      expect(await facts(target.dbName)).toEqual(before);
    });

    test('and it was lost: nothing was imported, and the next import takes up what was staged', async () => {
      const target = await newTarget();
      const before = await facts(target.dbName);
      const files = undoFiles();
      await expect(importThrough(target, () => 'lost')).rejects.toMatchObject({ code: 'ConnectionLost' });
      expect(await facts(target.dbName)).toEqual(before);
      expect(undoFiles()).toEqual(files);
      expect(await staged(target.dbName)).not.toEqual([]);
      await importCsPersistentChatData({ ...target, ...whole() });
      expect(await differences(target, whole())).toEqual([]);
    });

    test('and the server is gone: nobody knows, and the undo file stays', async () => {
      const target = await newTarget();
      const files = undoFiles();
      const gone = (proxy: CuttingProxy): Fate => {
        proxy.close();
        return 'unanswered';
      };
      await expect(importThrough(target, gone)).rejects.toMatchObject({ code: 'CommitUnknown' });
      expect(undoFiles()).toHaveLength(files.length + 1);
      expect(await differences(target, whole())).toEqual([]);
    });

    test('or cancelled: what is complete is not called cancelled', async () => {
      const target = await newTarget();
      const cancel = new AbortController();
      const atCommit = (): Fate => {
        cancel.abort();
        return 'passed';
      };
      await importThrough(target, atCommit, cancel.signal);
      expect(await differences(target, whole())).toEqual([]);
    });
  });

  test('a target that is written to while the import is prepared is left alone', async () => {
    const target = await newTarget();
    const before = await facts(target.dbName);
    // Connected beforehand, so that it writes while the messages are on their way, however slow the server is to take a login.
    await databases.use(target.dbName, async (writer) => {
      const write = (where: string): Promise<void> =>
        writer.batch(`UPDATE tblNode SET nodeUpdatedOn = nodeUpdatedOn + 1, nodeDesc = 'other' WHERE ${where}`);
      await write('nodeID < 0');
      let change: Promise<void> | undefined;
      const run = importCsPersistentChatData({
        ...target,
        ...long(),
        onProgress: ({ activity }) => {
          if (activity.startsWith('Importing')) change ??= write('nodeID > 0');
        },
      });
      await expect(run).rejects.toMatchObject({ code: 'TargetBusy' });
      await change;
    });
    expect(await facts(target.dbName)).toEqual(before);
  });
});
