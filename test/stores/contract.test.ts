import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  compareCsPersistentChatData,
  type ExportCsPersistentChatDataOptions,
  exportCsPersistentChatData,
  getCsPersistentChatAddin,
  getCsPersistentChatCategory,
  getCsPersistentChatData,
  getCsPersistentChatRoom,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
  testCsPersistentChatData,
  testCsPersistentChatSetup,
  undoCsPersistentChatData,
} from '../../cmdlets/index.js';
import { generateSample } from '../../lib/sample/sample.js';
import { type DatabaseOptions, openTarget } from '../../lib/stores/open.js';
import { hasParser, parseStatements, recordStatements } from '../sqlserver/dialect.js';
import { Workspace } from '../workspace.js';
import { contentsOf } from './contents.js';
import { EmbeddedStore, SqlServerStore, type TestStore, testStores } from './test-store.js';

/**
 * What every kind of store must do alike. The expected results come from the embedded store, whose own tests say that they are
 * right; the suite therefore also runs on it against itself, on another copy.
 */
const workspace = new Workspace();
const quiet = { onWarning: () => undefined };

const digest = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(workspace.file(name)))
    .digest('hex');

const expectedStore = new EmbeddedStore();

/** What the tests here have sent to a server so far. */
const statements = recordStatements();

const samples = {
  whole: 'whole.db',
  /** Every second message of `whole`, and no invitations and preferences. */
  half: 'half.db',
};

beforeAll(async () => {
  workspace.open();
  await generateSample(workspace.file(samples.whole), { messages: 3_000, wellFormed: true });
  await generateSample(workspace.file(samples.half), { messages: 3_000, wellFormed: true });
  workspace.run(samples.half, 'DELETE FROM tblChat WHERE chatID % 2 = 0');
  workspace.run(samples.half, 'DELETE FROM tblPrincipalInvites WHERE prinID % 2 = 0');
  // Labels and GUIDs that the collations of servers put into other orders than their characters.
  for (const [index, label] of ['a|b', 'a1|b', 'B|b', 'a-b', 'ab', 'a_b', 'é', 'z', 'Z1'].entries()) {
    const values = `'${label}', 1, '${index}', 1`;
    workspace.run(
      samples.whole,
      `INSERT INTO tblPreference (prefLabel, prefSeqID, prefContent, lastModifiedBy) VALUES (${values})`,
    );
    const id = `${String(9 - index).repeat(8)}-0000-0000-0000-00000000000${index}`;
    workspace.run(
      samples.whole,
      `INSERT INTO tblSiopWhiteList (siopID, siopName, siopUrl) VALUES ('${id}', 'x${index}', 'http://x')`,
    );
  }
  for (const name of Object.values(samples)) {
    const fileName = workspace.file(name.replace('.db', '.zip'));
    await exportCsPersistentChatData({ dbInstance: workspace.file(name), fileName, ...quiet });
  }
});
afterAll(async () => {
  workspace.close();
  await expectedStore.dispose();
});

for (const store of testStores()) {
  const suite = store.isSkipped ? describe.skip : describe;
  suite(`contract of the stores: ${store.name}`, () => {
    afterAll(() => store.dispose());

    const whole = () => ({ fileName: workspace.file('whole.zip'), ...quiet });
    const half = () => ({ fileName: workspace.file('half.zip'), ...quiet });
    const contents = (database: DatabaseOptions) => contentsOf(store, database);
    /** The rows that the embedded store has after the same imports. */
    const expected = async (...packages: { fileName: string }[]) => {
      const database = await expectedStore.target();
      for (const options of packages) await importCsPersistentChatData({ ...database, ...quiet, ...options });
      return contentsOf(expectedStore, database);
    };

    test.each([
      ['everything', {}],
      ['messages from a day on', { startDate: '2010-06-01T00:00:00Z' }],
      ['the structure alone', { level: 'RoomDirectory' }],
      ['one category and what is below', { scope: ['Engineering'] }],
    ] as [string, Partial<ExportCsPersistentChatDataOptions>][])(
      'exports %s into the same package, byte by byte',
      async (_, options) => {
        const database = await store.legacy(workspace.file(samples.whole));
        const embedded = workspace.file(samples.whole);
        await exportCsPersistentChatData({ ...database, ...options, fileName: workspace.file('this.zip'), ...quiet });
        await exportCsPersistentChatData({
          dbInstance: embedded,
          ...options,
          fileName: workspace.file('that.zip'),
          ...quiet,
        });
        expect(digest('this.zip')).toBe(digest('that.zip'));
      },
    );

    test('R18 a rehearsal says exactly what the import then does, and changes nothing', async () => {
      const database = await store.target();
      const before = await contents(database);
      const rehearsal = await importCsPersistentChatData({ ...database, ...whole(), whatIf: true });
      expect(await contents(database)).toEqual(before);
      const result = await importCsPersistentChatData({ ...database, ...whole() });
      expect({ ...result, whatIf: true, backup: '', undoFile: '' }).toEqual(rehearsal);
      expect(await contents(database)).toEqual(await expected(whole()));
    });

    test('R20 a second import changes nothing', async () => {
      const database = await store.target();
      await importCsPersistentChatData({ ...database, ...whole() });
      const before = await contents(database);
      const again = await importCsPersistentChatData({ ...database, ...whole() });
      expect(again).toMatchObject({ roomsCreated: 0, messagesCreated: 0, principalsCreated: 0, undoFile: '' });
      expect(await contents(database)).toEqual(before);
    });

    test('a later export brings just what is new', async () => {
      const database = await store.target();
      const first = await importCsPersistentChatData({ ...database, ...half() });
      const second = await importCsPersistentChatData({ ...database, ...whole() });
      expect(second.roomsCreated).toBe(0);
      expect(second.messagesCreated).toBeGreaterThan(0);
      const [summary] = await getCsPersistentChatData({ fileName: workspace.file('whole.zip') });
      expect(first.messagesCreated + second.messagesCreated).toBeLessThanOrEqual(summary!.messages);
      expect(await contents(database)).toEqual(await expected(half(), whole()));
    });

    test('invitations are numbered on for each person alone, also where two people become one', async () => {
      const [pair] = workspace.rows(
        samples.whole,
        `SELECT p.prinUri AS one, q.prinUri AS other FROM tblPrincipalInvites i
         JOIN tblPrincipalInvites j ON j.nodeID = i.nodeID AND j.prinID > i.prinID
         JOIN tblPrincipal p ON p.prinID = i.prinID JOIN tblPrincipal q ON q.prinID = j.prinID`,
      );
      writeFileSync(workspace.file('map.csv'), `old,new\n${pair!.one},${pair!.other}\n`);
      const principalMap = workspace.file('map.csv');
      const imported = async (on: TestStore) => {
        const database = await on.target();
        await importCsPersistentChatData({ ...database, ...half(), principalMap });
        await on.run(database, 'UPDATE tblLastInviteId SET lastInviteID = 0 WHERE prinID % 3 = 0');
        await on.run(database, 'DELETE FROM tblLastInviteId WHERE prinID % 5 = 0');
        const second = await importCsPersistentChatData({ ...database, ...whole(), principalMap });
        expect(second.invitationsCreated).toBeGreaterThan(0);
        const { tblPrincipalInvites, tblLastInviteId } = await contentsOf(on, database);
        return { tblPrincipalInvites, tblLastInviteId };
      };
      expect(await imported(store)).toEqual(await imported(expectedStore));
    });

    test('R24 a comparison finds nothing right after the import, and every later difference', async () => {
      const database = await store.target();
      await importCsPersistentChatData({ ...database, ...whole() });
      const differences = async () =>
        (await compareCsPersistentChatData({ ...database, ...whole() })).filter(({ result }) => result !== 'Same');
      expect(await differences()).toEqual([]);
      const [[room]] = (await store.rows(database, 'SELECT max(channelId) FROM tblChat WHERE chatId = 1')) as [
        [number],
      ];
      await store.run(database, `UPDATE tblChat SET content = 'other' WHERE channelId = ${room} AND chatId = 1`);
      const found = await differences();
      expect(found).toHaveLength(1);
    });

    test('the Get cmdlets show the same', async () => {
      const database = await store.target();
      await importCsPersistentChatData({ ...database, ...whole() });
      const other = await expectedStore.target();
      await importCsPersistentChatData({ ...other, ...whole() });
      const shown = async (options: DatabaseOptions): Promise<unknown> => {
        const rooms = await getCsPersistentChatRoom({ ...options, ...quiet });
        const categories = await getCsPersistentChatCategory({ ...options, ...quiet });
        const addins = await getCsPersistentChatAddin({ ...options, ...quiet });
        const [one] = await getCsPersistentChatRoom({ ...options, filter: "Name -like 'On*'", ...quiet });
        return JSON.parse(
          JSON.stringify({ rooms, categories, addins, one }).replaceAll(/"identity":"[^"]*"/g, '"identity":""'),
        );
      };
      expect(await shown(database)).toEqual(await shown(other));
    });

    test('Test-CsPersistentChatData finds the same in the source', async () => {
      const database = await store.legacy(workspace.file(samples.whole));
      const found = async (options: DatabaseOptions) =>
        (await testCsPersistentChatData({ ...options, ...quiet }))
          .filter(({ code }) => code !== 'SourceBackup')
          // Some are about the source as a whole, and bear its address.
          .map(({ severity, code, name, message }) => [
            severity,
            code,
            name.startsWith(options.dbInstance) ? 'source' : name,
            message,
          ]);
      expect(await found(database)).toEqual(await found({ dbInstance: workspace.file(samples.whole) }));
    });

    test('Undo-CsPersistentChatData puts back what was overwritten and takes away what was added', async () => {
      const database = await store.target();
      await importCsPersistentChatData({ ...database, ...half() });
      await store.run(
        database,
        "UPDATE tblNode SET nodeDesc = 'changed here', visibility = 2 WHERE nodeID % 3 = 0 AND nodeType = 0",
      );
      await store.run(database, 'DELETE FROM tblPrincipalRole WHERE prinRoleNodeID % 5 = 0');
      const before = await contents(database);
      const { undoFile } = await importCsPersistentChatData({ ...database, ...whole() });
      expect(await contents(database)).not.toEqual(before);
      const { dbInstance, dbName, ...login } = database;
      await undoCsPersistentChatData({ ...login, undoFile, ...quiet });
      expect(await contents(database)).toEqual(before);
      await expect(undoCsPersistentChatData({ ...login, undoFile, ...quiet })).rejects.toMatchObject({
        code: 'TargetChanged',
      });
    });

    test('messages of rooms that do not exist any more come into no new room, and are not undone', async () => {
      const database = await store.target();
      await store.run(
        database,
        `INSERT INTO tblChat (channelId, chatId, chatDate, userId, isAlert, content) VALUES (9, 1, 634000000000000000, 1, 0, 'left')`,
      );
      const before = await contents(database);
      const { undoFile } = await importCsPersistentChatData({ ...database, ...whole() });
      expect(await store.rows(database, 'SELECT content FROM tblChat WHERE channelId = 9')).toEqual([['left']]);
      expect(await store.rows(database, 'SELECT nodeID FROM tblNode WHERE nodeID > 1 AND nodeID < 10')).toEqual([]);
      const { dbInstance, dbName, ...login } = database;
      await undoCsPersistentChatData({ ...login, undoFile, ...quiet });
      expect(await contents(database)).toEqual(before);
    });

    test('Undo-CsPersistentChatData refuses when a room was changed since', async () => {
      const database = await store.target();
      const { undoFile } = await importCsPersistentChatData({ ...database, ...whole() });
      await store.run(database, 'UPDATE tblLastChatId SET lastChatID = lastChatID + 1 WHERE lastChatID > 3');
      const before = await contents(database);
      const { dbInstance, dbName, ...login } = database;
      await expect(undoCsPersistentChatData({ ...login, undoFile, ...quiet })).rejects.toMatchObject({
        code: 'TargetChanged',
      });
      expect(await contents(database)).toEqual(before);
    });

    test('DisableExportedNodes disables the rooms that were exported, and no others', async () => {
      const disabled = async (on: TestStore) => {
        const database = await on.legacy(workspace.file(samples.whole));
        const rooms = () => on.rows(database, 'SELECT nodeID FROM tblNode WHERE disabled = 1 ORDER BY nodeID');
        const before = await rooms();
        const fileName = workspace.file('disabled.zip');
        const options = { scope: ['Engineering'], disableExportedNodes: true, ...quiet };
        await exportCsPersistentChatData({ ...database, fileName, ...options });
        const [summary] = await getCsPersistentChatData({ fileName });
        const after = await rooms();
        expect(after.length).toBeGreaterThan(before.length);
        expect(after.length - before.length).toBeLessThanOrEqual(summary!.rooms);
        return after;
      };
      expect(await disabled(store)).toEqual(await disabled(expectedStore));
    });

    test('two imports at once: the second is refused, and the first goes on', async () => {
      const database = await store.target();
      const first = await openTarget(database, 'write');
      try {
        await expect(importCsPersistentChatData({ ...database, ...whole() })).rejects.toMatchObject({
          code: 'DatabaseLocked',
        });
      } finally {
        await first.close();
      }
      expect((await importCsPersistentChatData({ ...database, ...whole() })).roomsCreated).toBeGreaterThan(0);
    });

    test('R14 a server that has given a sign of life stops the import', async () => {
      const database = await store.target();
      const now = new Date().toISOString().slice(0, 19);
      await store.run(database, `INSERT INTO tblServerIdentity VALUES (7, 'pchat7.contoso.com', '${now}')`);
      await expect(importCsPersistentChatData({ ...database, ...whole() })).rejects.toMatchObject({
        code: 'TargetServiceRunning',
      });
    });

    test('a database that is not there, is there already, or is another one: one clear error each', async () => {
      const target = await store.target();
      const legacy = await store.legacy(workspace.file(samples.whole));
      await expect(newCsPersistentChatDatabase({ ...target, ...quiet })).rejects.toMatchObject({
        code: 'DatabaseExists',
      });
      await expect(importCsPersistentChatData({ ...legacy, ...whole() })).rejects.toMatchObject({
        code: 'TargetNotRecognized',
      });
      const nowhere =
        store.name === 'embedded' ? { dbInstance: workspace.file('none.db') } : { ...target, dbName: 'cspchat_none' };
      await expect(
        exportCsPersistentChatData({ ...nowhere, fileName: workspace.file('none.zip'), ...quiet }),
      ).rejects.toMatchObject({ code: 'DatabaseNotFound' });
    });

    if (!(store instanceof SqlServerStore)) return;
    (hasParser ? test : test.skip)(
      'SQL Server 2005 and every later version understands what was sent (needs .NET)',
      async () => {
        await testCsPersistentChatSetup({ ...(await store.target()), ...quiet });
        expect(statements.size).toBeGreaterThan(100);
        const { versions, problems } = await parseStatements(statements);
        expect(versions).toEqual(expect.arrayContaining(['90', '100', '110', '120', '130', '140', '150', '160']));
        expect(problems).toEqual([]);
      },
      180_000,
    );
  });
}
